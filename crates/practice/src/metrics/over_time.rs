//! A metric over periods: the same value for each of them, of everybody or of one group.

use nenrin_domain::Day;
use nenrin_insight::metrics::{Definition, Metric, Metrics, Period, PeriodLength, SplitBy};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::Asked;
use super::brought_up;
use super::cards::{MetricValue, PeriodShown, beside};
use super::periods::history;
use super::shown::count;
use crate::wire::Word;
use crate::{Call, Failure};

/// The groups of learners that a metric can be split into, and one of them.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GroupWish {
    /// By what they are split.
    pub by: Word<SplitBy>,
    /// The name of the group.
    pub group: String,
}

/// The value of a metric in one period.
#[derive(Debug, Serialize, TS)]
pub struct PeriodValue {
    /// The period; its people are those of `metrics.people`.
    pub period: PeriodShown,
    /// The value.
    pub value: MetricValue,
    /// How many cases are not decided yet.
    pub undecided: u32,
    /// How many are left out.
    pub excluded: u32,
}

/// A metric over periods, as known today.
pub(super) struct OverTime {
    pub metric: Metric,
    pub periods: Vec<Period>,
    /// The nine metrics of each.
    pub metrics: Vec<Metrics>,
    pub definition: Definition,
    pub today: Day,
}

impl OverTime {
    /// The metric in the last `most` periods up to the one of `day`.
    pub fn of(
        call: &mut Call<'_>,
        metric: Metric,
        length: PeriodLength,
        (day, most): (Day, usize),
        group: Option<&GroupWish>,
    ) -> Result<Self, Failure> {
        let today = call.today();
        let periods = history(call, day, length, most)?;
        let definition = Definition::default();
        let by = group.map(|group| group.by.0);
        let asked = Asked { as_of: today, periods: periods.clone(), definition: definition.clone(), by };
        let metrics = brought_up(call, asked)?.metrics_of(group.map(|it| it.group.as_str()));
        Ok(Self { metric, periods, metrics, definition, today })
    }

    /// The value of each period.
    pub fn values(&self) -> Vec<PeriodValue> {
        let value = |(period, metrics): (&Period, &Metrics)| {
            let (undecided, excluded) = beside(self.metric, metrics);
            PeriodValue {
                period: PeriodShown::of(*period, self.today),
                value: MetricValue::of(self.metric, metrics, &self.definition),
                undecided: count(undecided),
                excluded: count(excluded),
            }
        };
        self.periods.iter().zip(&self.metrics).map(value).collect()
    }
}
