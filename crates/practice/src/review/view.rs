//! The review as it stands: what each of its steps asks for, what was decided, and what came of what was decided the week before.

use nenrin_domain::{Day, DecisionKind, Review, ReviewId, ReviewStep};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::decisions::{self, DecisionLine};
use super::improvements::{self, ImprovementLine};
use super::renewals::{self, RenewalLine};
use super::reviewed::Reviewed;
use super::signals::{self, SignalLine};
use super::waiting;
use crate::drafts::DraftLine;
use crate::metrics::{PeriodShown, definition_on};
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Asks how the review of the week before this one stands.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewView {}

/// The review of a week.
#[derive(Debug, Serialize, TS)]
pub struct ReviewViewed {
    /// The day.
    pub today: Plain<Day>,
    /// The week that is looked at.
    pub week: PeriodShown,
    /// The review, once it was begun.
    pub review: Option<ReviewShown>,
    /// What is missing in the record.
    pub notes: NotesLeft,
    /// The notes that are half written and of no session yet, of each learner the latest; they are among what is missing.
    pub drafts: Vec<DraftLine>,
    /// Whom something speaks of.
    pub signals: Vec<SignalLine>,
    /// The contracts that end.
    pub renewals: Vec<RenewalLine>,
    /// What is tried, and what was decided upon in this review.
    pub improvements: Vec<ImprovementLine>,
    /// What was decided in this review.
    pub decisions: Vec<DecisionLine>,
    /// The review before this one, with what has come of it.
    pub last: Option<LastReview>,
}

/// Since when a review is under way.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct ReviewShown {
    /// Identity.
    pub id: Plain<ReviewId>,
    /// The day it was begun.
    pub begun_on: Plain<Day>,
    /// The day it was finished; `null` while it can be gone on with.
    pub finished_on: Option<Plain<Day>>,
}

/// What is missing in the record.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct NotesLeft {
    /// Sessions of which an outcome, an answer or a note is missing, and drafts of no session, of which nothing was decided.
    pub left: u32,
    /// Those that were passed over in this review.
    pub skipped: u32,
}

/// A review of an earlier week.
#[derive(Debug, Serialize, TS)]
pub struct LastReview {
    /// The first day of its week.
    pub week: Plain<Day>,
    /// The day it was finished.
    pub finished_on: Option<Plain<Day>>,
    /// What was decided of people and numbers, with what has come of it; nothing of what was passed over.
    pub decisions: Vec<DecisionLine>,
}

/// What the people of a review are.
pub(super) struct Gathered {
    pub present: Reviewed,
    pub decisions: Vec<DecisionLine>,
    pub signals: Vec<SignalLine>,
    pub renewals: Vec<RenewalLine>,
}

pub(super) fn gathered(call: &Call<'_>) -> Result<Gathered, Failure> {
    let (store, today) = (call.store()?, call.today());
    let present = Reviewed::present(store, today)?;
    let decisions = present.decisions(store, today)?;
    let definition = definition_on(store, today)?;
    let signals = signals::lines(store, today, &definition, &decisions)?;
    let renewals = renewals::lines(store, today, &definition, &decisions)?;
    Ok(Gathered { present, decisions, signals, renewals })
}

impl Command for ReviewView {
    const NAME: &'static str = "review.view";
    type Output = ReviewViewed;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ReviewViewed>, Failure> {
        let (today, moment) = (call.today(), call.minute());
        let Gathered { present, decisions, signals, renewals } = gathered(call)?;
        let store = call.store()?;
        let drafts = waiting::drafts(call, &decisions)?;
        let left = waiting::sessions(store, moment, &decisions)?.len() + drafts.len();
        let skipped = decisions.iter().filter(|it| it.step.0 == ReviewStep::Notes).count();
        let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        Ok(Answer::read(ReviewViewed {
            today: Plain(today),
            week: PeriodShown::of(present.week, today),
            notes: NotesLeft { left: count(left), skipped: count(skipped) },
            drafts,
            improvements: improvements::lines(store, today, &present)?,
            last: last(call, today, present.week.from)?,
            review: present.review.map(ReviewShown::from),
            signals,
            renewals,
            decisions,
        }))
    }
}

/// The review before the one of the week that begins on `week`.
pub(super) fn last(call: &Call<'_>, today: Day, week: Day) -> Result<Option<LastReview>, Failure> {
    let store = call.store()?;
    let Some(review) = store.review_before(week)? else { return Ok(None) };
    let mut decisions = decisions::lines(store, today, review.id)?;
    decisions.retain(|it| it.decision.0 != DecisionKind::Skipped && it.step.0 != ReviewStep::Notes);
    Ok(Some(LastReview { week: Plain(review.week), finished_on: review.finished_on.map(Plain), decisions }))
}

impl From<Review> for ReviewShown {
    fn from(review: Review) -> Self {
        Self { id: Plain(review.id), begun_on: Plain(review.begun_on), finished_on: review.finished_on.map(Plain) }
    }
}
