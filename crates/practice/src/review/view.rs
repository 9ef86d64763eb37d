//! The review as it stands: what each of its steps asks for, what was decided, and what came of what was decided the week before.

use nenrin_domain::{Day, DecisionKind, Review, ReviewId, ReviewStep};
use nenrin_insight::review::reviewed_week;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::decisions::{self, DecisionLine};
use super::improvements::{self, ImprovementLine};
use super::renewals::{self, RenewalLine};
use super::signals::{self, SignalLine};
use super::{present, waiting};
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
    /// Sessions of which an outcome, an answer or a note is missing and nothing was decided.
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
    pub review: Option<Review>,
    pub decisions: Vec<DecisionLine>,
    pub signals: Vec<SignalLine>,
    pub renewals: Vec<RenewalLine>,
}

pub(super) fn gathered(call: &Call<'_>) -> Result<Gathered, Failure> {
    let (store, today) = (call.store()?, call.today());
    let review = present(store, today)?;
    let decisions = match &review {
        Some(review) => decisions::lines(store, today, review.id)?,
        None => Vec::new(),
    };
    let definition = definition_on(store, today)?;
    let signals = signals::lines(store, today, &definition, &decisions)?;
    let renewals = renewals::lines(store, today, &definition, &decisions)?;
    Ok(Gathered { review, decisions, signals, renewals })
}

impl Command for ReviewView {
    const NAME: &'static str = "review.view";
    type Output = ReviewViewed;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ReviewViewed>, Failure> {
        let (today, moment, week) = (call.today(), call.minute(), reviewed_week(call.today()));
        let Gathered { review, decisions, signals, renewals } = gathered(call)?;
        let store = call.store()?;
        let left = waiting::sessions(store, moment, &decisions)?.len();
        let skipped = decisions.iter().filter(|it| it.step.0 == ReviewStep::Notes).count();
        let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        Ok(Answer::read(ReviewViewed {
            today: Plain(today),
            week: PeriodShown::of(week, today),
            notes: NotesLeft { left: count(left), skipped: count(skipped) },
            improvements: improvements::lines(store, today, review.as_ref().map(|it| it.id))?,
            review: review.map(ReviewShown::from),
            last: last(call, today, week.from)?,
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
