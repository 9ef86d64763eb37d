//! Earlier reviews: which there were, and each as it was held, with what has come of it.

use nenrin_domain::{Day, ReviewId};
use nenrin_insight::metrics::{Period, PeriodLength};
use nenrin_insight::review::reviewed_week;
use nenrin_store::CountedReview;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::decisions::DecisionLine;
use super::improvements::{self, ImprovementLine};
use super::reviewed::Reviewed;
use super::view::ReviewShown;
use crate::metrics::PeriodShown;
use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Failure};

/// Asks for the reviews of earlier weeks, the latest first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListReviews {}

/// An earlier review as a line.
#[derive(Debug, Serialize, TS)]
pub struct PastReviewLine {
    /// Identity.
    pub id: Plain<ReviewId>,
    /// The week that was looked at.
    pub week: PeriodShown,
    /// The day it was finished; `null` when it never was.
    pub finished_on: Option<Plain<Day>>,
    /// Of how many things something was decided.
    pub decided: u32,
    /// How many were passed over.
    pub passed: u32,
    /// What was chosen to be tried.
    pub moves: Vec<String>,
}

impl Command for ListReviews {
    const NAME: &'static str = "review.list";
    type Output = Vec<PastReviewLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<PastReviewLine>>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let tried = store.improvements()?;
        let line = |CountedReview { review, decided, passed }| {
            // The first that was chosen stands first.
            let moves = tried.iter().rev().filter(|it| it.review == Some(review.id));
            PastReviewLine {
                id: Plain(review.id),
                week: PeriodShown::of(Period::around(review.week, PeriodLength::Week), today),
                finished_on: review.finished_on.map(Plain),
                decided,
                passed,
                moves: moves.map(|it| it.change.clone()).collect(),
            }
        };
        let past = store.reviews_before(reviewed_week(today).from)?;
        Ok(Answer::read(past.into_iter().map(line).collect()))
    }
}

/// Asks for a review of an earlier week.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PastReviewView {
    /// The review.
    pub review: Plain<ReviewId>,
}

/// An earlier review.
#[derive(Debug, Serialize, TS)]
pub struct PastReview {
    /// The week that was looked at.
    pub week: PeriodShown,
    /// Since when it was held.
    pub review: ReviewShown,
    /// What was decided, with what has come of it since.
    pub decisions: Vec<DecisionLine>,
    /// What was chosen to be tried, with what came of it.
    pub moves: Vec<ImprovementLine>,
    /// What was tried since earlier reviews, with what came of it.
    pub tried: Vec<ImprovementLine>,
}

impl Command for PastReviewView {
    const NAME: &'static str = "review.past";
    type Output = PastReview;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<PastReview>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let which = Reviewed::named(store, today, Some(self.review.0))?;
        let decisions = which.decisions(store, today)?;
        let (moves, tried) = improvements::lines(store, today, &which)?.into_iter().partition(|it| it.is_new);
        let review = which.review.ok_or_else(|| Failure::new(Code::Missing).about("entity", "review"))?;
        Ok(Answer::read(PastReview {
            week: PeriodShown::of(which.week, today),
            review: review.into(),
            decisions,
            moves,
            tried,
        }))
    }
}
