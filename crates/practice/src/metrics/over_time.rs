//! A metric over periods: the same value for each of them, of everybody or of one group.

use std::collections::BTreeSet;

use nenrin_domain::{Day, MetricTarget, Money};
use nenrin_insight::metrics::{Counted, Metric, Metrics, PeriodLength, SplitBy, Takings};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::{Asked, Reckoned};
use super::cards::{MetricValue, PeriodShown};
use super::figure::{Figure, unworded};
use super::periods::history;
use super::shown::count;
use super::{brought_up, definitions, targets};
use crate::wire::{Sum, Word};
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
    /// The first reasons of the losses (M7), the most frequent first.
    pub reasons: Vec<ReasonCount>,
    /// What came in and what was given back (M9), in each currency.
    pub moved: Vec<MovedSums>,
}

/// A reason and how many were lost by it.
#[derive(Debug, Serialize, TS)]
pub struct ReasonCount {
    /// The code of a usual reason or the coach's own words; `null` for those who were not asked.
    pub reason: Option<String>,
    /// How many.
    pub count: u32,
}

/// What moved in one currency.
#[derive(Debug, Serialize, TS)]
pub struct MovedSums {
    /// What came in.
    pub received: Sum,
    /// What was given back, in the period in which it was.
    pub refunded: Sum,
}

/// The metrics over periods, as known today.
pub(super) struct OverTime {
    pub length: PeriodLength,
    pub periods: Vec<Reckoned>,
    /// The nine metrics of each.
    pub metrics: Vec<Metrics>,
    pub today: Day,
    targets: Vec<MetricTarget>,
}

impl OverTime {
    /// The metrics in the last `most` periods up to the one of `day`.
    pub fn of(
        call: &mut Call<'_>,
        length: PeriodLength,
        (day, most): (Day, usize),
        group: Option<&GroupWish>,
    ) -> Result<Self, Failure> {
        let today = call.today();
        let periods = history(call, day, length, most)?;
        let periods = definitions::in_force(call.store()?, &periods, today)?;
        let by = group.map(|group| group.by.0);
        let asked = Asked { as_of: today, periods: periods.clone(), by };
        let metrics = brought_up(call, asked)?.metrics_of(group.map(|it| it.group.as_str()));
        let targets = call.store()?.metric_targets()?;
        Ok(Self { length, periods, metrics, today, targets })
    }

    /// The same without reasons in the coach's own words.
    pub fn without_words(mut self) -> Self {
        for loss in self.metrics.iter_mut().flat_map(|metrics| &mut metrics.losses) {
            loss.primary = loss.primary.take().map(unworded);
        }
        self
    }

    /// What a metric is to reach in the last period, as high as it is drawn; `None` without a target for periods of this length.
    pub fn target(&self, metric: Metric) -> Option<f64> {
        let last = self.periods.last()?;
        targets::height(&self.targets, metric, last.period, self.today)
    }

    /// The periods of which a metric is reckoned otherwise than of the one before them, by their place from 0.
    pub fn version_changes(&self, metric: Metric) -> Vec<usize> {
        let is_changed = |pair: &[Reckoned]| match pair {
            [before, now] => !now.definition.reckons_alike(&before.definition, metric),
            _ => false,
        };
        self.periods.windows(2).zip(1..).filter(|(pair, _)| is_changed(pair)).map(|(_, at)| at).collect()
    }

    /// The value of a metric in each period.
    pub fn values(&self, metric: Metric) -> Vec<PeriodValue> {
        let value = |(by, metrics): (&Reckoned, &Metrics)| {
            let counted = Counted::from(metrics);
            let parts = counted.parts(metric);
            PeriodValue {
                period: PeriodShown::of(by.period, self.today),
                value: MetricValue::from(&Figure::counted(metric, &counted, &by.definition)),
                undecided: count(parts.undecided),
                excluded: count(parts.excluded),
                reasons: if metric == Metric::Reasons { reasons(metrics) } else { Vec::new() },
                moved: if metric == Metric::Revenue { moved_sums(metrics) } else { Vec::new() },
            }
        };
        self.periods.iter().zip(&self.metrics).map(value).collect()
    }
}

fn reasons(metrics: &Metrics) -> Vec<ReasonCount> {
    let told = metrics.loss_reasons().into_iter().filter(|it| !it.first.is_empty());
    told.map(|it| ReasonCount { count: count(it.first.len()), reason: it.reason }).collect()
}

fn moved_sums(metrics: &Metrics) -> Vec<MovedSums> {
    let sums =
        |(received, refunded): (Money, Money)| MovedSums { received: received.into(), refunded: refunded.into() };
    moved(metrics).into_iter().map(sums).collect()
}

/// What came in and what was given back, in each currency.
pub(super) fn moved(metrics: &Metrics) -> Vec<(Money, Money)> {
    let all = |of: fn(&Takings) -> &Vec<Money>| Money::sums(metrics.revenue.takings.iter().flat_map(of).copied());
    let (received, refunded) = (all(|it| &it.received), all(|it| &it.refunded));
    let currencies: BTreeSet<_> = received.iter().chain(&refunded).map(|sum| sum.currency).collect();
    let of = |sums: &[Money], currency| {
        sums.iter().find(|sum| sum.currency == currency).copied().unwrap_or(Money { minor: 0, currency })
    };
    currencies.into_iter().map(|currency| (of(&received, currency), of(&refunded, currency))).collect()
}
