//! The four numbers of a review, each against a week earlier, and against its target when there is one.

use nenrin_domain::{Metric, ReviewId, ReviewStep};
use nenrin_insight::review::{FOUR_NUMBERS, spans_of};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::decisions::DecisionLine;
use super::reviewed::Reviewed;
use crate::metrics::{Compared, MetricValue, PeriodShown, Spans, TargetShown, compared};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Asks for the four numbers of a review.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewNumbers {
    /// An earlier review, of which they are told as they were known then; that of the week before this one when absent.
    pub review: Option<Plain<ReviewId>>,
}

/// One of the four numbers.
#[derive(Debug, Serialize, TS)]
pub struct NumberLine {
    /// Which.
    pub metric: Word<Metric>,
    /// The days it is told of.
    pub within: PeriodShown,
    /// Its value.
    pub now: MetricValue,
    /// The days it is compared with.
    pub before_within: PeriodShown,
    /// Its value then.
    pub before: MetricValue,
    /// How many cases are not decided yet.
    pub undecided: u32,
    /// What it is to reach, when that was said.
    pub target: Option<TargetShown>,
    /// Whether it misses its target; where that cannot be said, whether it is worse than a week earlier. Never said of a few cases.
    pub is_off: bool,
    /// What was decided in this review.
    pub decision: Option<DecisionLine>,
}

impl Command for ReviewNumbers {
    const NAME: &'static str = "review.numbers";
    type Output = Vec<NumberLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<NumberLine>>, Failure> {
        let which = Reviewed::named(call.store()?, call.today(), check::plain(self.review))?;
        let decisions = which.decisions(call.store()?, call.today())?;
        lines(call, &which, &decisions).map(Answer::read)
    }
}

/// The four numbers, as they were known in the review.
pub(super) fn lines(
    call: &mut Call<'_>,
    which: &Reviewed,
    decisions: &[DecisionLine],
) -> Result<Vec<NumberLine>, Failure> {
    let (week, as_of) = (which.week, which.as_of);
    let wished = FOUR_NUMBERS.map(|metric| {
        let nenrin_insight::review::Spans { now, before } = spans_of(metric, week);
        Spans { metric, now, before }
    });
    let told = compared(call, as_of, &wished)?;
    let line = |(spans, told): (&Spans, Compared)| {
        let is_it =
            |it: &&DecisionLine| it.step.0 == ReviewStep::Numbers && it.metric.is_some_and(|of| of.0 == spans.metric);
        NumberLine {
            metric: Word(spans.metric),
            within: PeriodShown::of(spans.now, as_of),
            before_within: PeriodShown::of(spans.before, as_of),
            undecided: told.undecided,
            is_off: told.is_off(spans.metric),
            target: told.target.map(|it| it.target),
            now: told.now,
            before: told.before,
            decision: decisions.iter().find(is_it).cloned(),
        }
    };
    Ok(wished.iter().zip(told).map(line).collect())
}
