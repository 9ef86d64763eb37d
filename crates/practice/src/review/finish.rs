//! Beginning and finishing a review.

use nenrin_domain::{Day, DecisionKind, Review, ReviewId};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::kept::{Decided, Kept};
use super::view::gathered;
use super::{begun, present, waiting};
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Begins the review of the week before this one; one that was begun is gone on with. Answers its identity.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenReview {}

impl Command for OpenReview {
    const NAME: &'static str = "review.open";
    type Output = Plain<ReviewId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ReviewId>>, Failure> {
        let today = call.today();
        if let Some(review) = present(call.store()?, today)? {
            return Ok(Answer::read(Plain(review.id)));
        }
        let act = Act::new(Self::NAME, call.now());
        Ok(call.act(&act, |writer| Ok::<_, Failure>(Plain(begun(writer, today)?.id)))?.into())
    }
}

/// Finishes the review. Whatever was not decided is kept as skipped.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FinishReview {}

/// What a review came to.
#[derive(Debug, Serialize, TS)]
pub struct Finished {
    /// How many things were not decided and are kept as skipped.
    pub skipped: u32,
}

impl Command for FinishReview {
    const NAME: &'static str = "review.finish";
    type Output = Finished;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Finished>, Failure> {
        let (today, moment) = (call.today(), call.minute());
        let seen = gathered(call)?;
        let numbers = super::numbers::lines(call, &seen.present, &seen.decisions)?;
        let mut left = waiting::sessions(call.store()?, moment, &seen.decisions)?;
        left.extend(waiting::drafts(call, &seen.decisions)?.iter().map(waiting::draft));
        left.extend(waiting::signals(&seen.signals));
        left.extend(waiting::renewals(&seen.renewals));
        left.extend(waiting::numbers(&numbers));
        let skipped = u32::try_from(left.len()).unwrap_or(u32::MAX);
        let act = Act::new(Self::NAME, call.now()).about("count", skipped.to_string());
        let done = call.act(&act, |writer| {
            let mut kept = Kept::begun(writer, today)?;
            for thing in left {
                let passed = Decided { thing, decision: DecisionKind::Skipped, text: None, follow_up: None };
                kept.put(writer, today, passed)?;
            }
            let review = kept.review;
            writer.put(&Review { finished_on: Some(review.finished_on.unwrap_or(today)), ..review })?;
            Ok::<_, Failure>(Finished { skipped })
        })?;
        Ok(done.into())
    }
}

/// Asks whether the review of the week is still to be done, for the mark in the menu. In a practice that begins this week there is
/// nothing to look back at.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewIsDue {}

impl Command for ReviewIsDue {
    const NAME: &'static str = "review.due";
    type Output = bool;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<bool>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let monday: Day = today.monday();
        if store.first_day()?.is_none_or(|first| first >= monday) {
            return Ok(Answer::read(false));
        }
        Ok(Answer::read(present(store, today)?.is_none_or(|review| review.finished_on.is_none())))
    }
}
