//! The number that should show an improvement, as it was when it was begun and as it is.

use nenrin_domain::{Improvement, ImprovementId, Metric};
use nenrin_insight::review::{reviewed_week, spans_of};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::metrics::{MetricValue, PeriodShown, Spans, compared};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// Asks for the number by which an improvement is judged; nothing where none was chosen.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtImprovement {
    /// The improvement.
    pub improvement: Plain<ImprovementId>,
}

/// A number when an improvement was begun, and now: each as the review of that week tells it.
#[derive(Debug, Serialize, TS)]
pub struct ImprovementLook {
    /// Which.
    pub metric: Word<Metric>,
    /// The days it is told of.
    pub within: PeriodShown,
    /// Its value.
    pub now: MetricValue,
    /// The days it was told of when the improvement was begun.
    pub began_within: PeriodShown,
    /// Its value then.
    pub began: MetricValue,
}

impl Command for LookAtImprovement {
    const NAME: &'static str = "improvement.look";
    type Output = Option<ImprovementLook>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<ImprovementLook>>, Failure> {
        let today = call.today();
        let Improvement { metric, started_on, .. } = call.store()?.get(self.improvement.0)?;
        let Some(metric) = metric else { return Ok(Answer::read(None)) };
        let [now, before] = [today, started_on].map(|day| spans_of(metric, reviewed_week(day)).now);
        let told = compared(call, today, &[Spans { metric, now, before }])?.pop();
        Ok(Answer::read(told.map(|told| ImprovementLook {
            metric: Word(metric),
            within: PeriodShown::of(now, today),
            now: told.now,
            began_within: PeriodShown::of(before, today),
            began: told.before,
        })))
    }
}
