//! One metric of a period, group by group.

use nenrin_insight::metrics::{Counted, Metric, SplitBy};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::Asked;
use super::cards::MetricValue;
use super::figure::Figure;
use super::shown::count;
use super::{PeriodWish, brought_up, definitions};
use crate::wire::Word;
use crate::{Answer, Call, Command, Failure};

/// Asks for one metric of a period in each group.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MetricSplit {
    /// The metric.
    pub metric: Word<Metric>,
    /// The period.
    pub within: PeriodWish,
    /// By what it is split.
    pub by: Word<SplitBy>,
}

/// The value of one group.
#[derive(Debug, Serialize, TS)]
pub struct GroupValue {
    /// Its name; of weekdays `1` for Monday to `7`.
    pub group: String,
    /// The value of the metric.
    pub value: MetricValue,
    /// How many cases are not decided yet.
    pub undecided: u32,
    /// How many are left out.
    pub excluded: u32,
}

impl Command for MetricSplit {
    const NAME: &'static str = "metrics.split";
    type Output = Vec<GroupValue>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<GroupValue>>, Failure> {
        let today = call.today();
        let by = definitions::in_force_for(call.store()?, self.within.period(today)?, today)?;
        let definition = by.definition.clone();
        let asked = Asked { as_of: today, periods: vec![by], by: Some(self.by.0) };
        let split = brought_up(call, asked)?.split();
        let told = split.into_iter().filter_map(|(group, metrics)| {
            let metrics = metrics.into_iter().next()?;
            let counted = Counted::from(&metrics);
            let parts = counted.parts(self.metric.0);
            let value = MetricValue::from(&Figure::counted(self.metric.0, &counted, &definition));
            Some(GroupValue { group, value, undecided: count(parts.undecided), excluded: count(parts.excluded) })
        });
        Ok(Answer::read(told.collect()))
    }
}
