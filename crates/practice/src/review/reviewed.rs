//! Which review is meant: the one of the week before this one, or an earlier one.

use nenrin_domain::{Day, Improvement, Review, ReviewId};
use nenrin_insight::metrics::{Period, PeriodLength};
use nenrin_insight::review::reviewed_week;
use nenrin_store::Store;

use super::decisions::{self, DecisionLine};
use super::present;
use crate::Failure;

/// Days from the first one of a week to the last one on which its review is due: the Sunday after.
const DUE_DAYS: i64 = 13;

/// A review, or the week that waits for one.
pub(super) struct Reviewed {
    /// The week that is looked at.
    pub week: Period,
    /// The review, once it was begun.
    pub review: Option<Review>,
    /// The day up to which things were known in it.
    pub as_of: Day,
}

impl Reviewed {
    /// That of the week before the one of `today`.
    pub fn present(store: &Store, today: Day) -> Result<Self, Failure> {
        Ok(Self { week: reviewed_week(today), review: present(store, today)?, as_of: today })
    }

    /// The one that is named, else that of the week before the one of `today`. What an earlier one looked at was known on the day
    /// it was finished, or on the last one on which it could have been.
    pub fn named(store: &Store, today: Day, review: Option<ReviewId>) -> Result<Self, Failure> {
        let Some(id) = review else { return Self::present(store, today) };
        let review: Review = store.get(id)?;
        let week = Period::around(review.week, PeriodLength::Week);
        let as_of = review.finished_on.unwrap_or(review.week.plus(DUE_DAYS)).min(today);
        Ok(Self { week, as_of, review: Some(review) })
    }

    /// Its identity, once it was begun.
    pub fn id(&self) -> Option<ReviewId> {
        self.review.as_ref().map(|review| review.id)
    }

    /// The first and the last day on which it is held: the week after the one that is looked at.
    pub fn held_within(&self) -> (Day, Day) {
        (self.week.until, self.week.from.plus(DUE_DAYS))
    }

    /// Whether an improvement was decided upon in it.
    pub fn is_of_it(&self, improvement: &Improvement) -> bool {
        improvement.review.is_some() && improvement.review == self.id()
    }

    /// What was decided in it, with what has come of it by `today`.
    pub fn decisions(&self, store: &Store, today: Day) -> Result<Vec<DecisionLine>, Failure> {
        self.id().map(|id| decisions::lines(store, today, id)).transpose().map(Option::unwrap_or_default)
    }
}
