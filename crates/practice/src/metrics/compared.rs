//! Metrics over some days, each beside the days it is compared with.

use nenrin_domain::{Day, Metric, MetricTarget};
use nenrin_insight::metrics::{Counted, Period};

use super::board::{Asked, Reckoned};
use super::cards::MetricValue;
use super::figure::{Direction, Figure};
use super::shown::count;
use super::targets::TargetOnCard;
use super::{brought_up, definitions};
use crate::{Call, Failure};

/// A metric, the days it is told of, and those it is compared with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spans {
    pub metric: Metric,
    pub now: Period,
    pub before: Period,
}

/// How a metric stands.
#[derive(Debug)]
pub(crate) struct Compared {
    pub now: MetricValue,
    pub before: MetricValue,
    /// How many cases are not decided yet.
    pub undecided: u32,
    pub target: Option<TargetOnCard>,
    /// What has become of it; `None` where the two cannot be compared.
    pub change: Option<Direction>,
}

impl Compared {
    /// Whether it misses its target; where that cannot be said, whether it has become worse.
    pub fn is_off(&self, metric: Metric) -> bool {
        let worse = if MetricTarget::is_at_most(metric) { Direction::More } else { Direction::Less };
        let is_met = self.target.as_ref().and_then(TargetOnCard::is_met);
        is_met.map_or(self.change == Some(worse), |is_met| !is_met)
    }
}

/// Each of the metrics over its days, as known on `as_of`.
pub(crate) fn compared(call: &mut Call<'_>, as_of: Day, wished: &[Spans]) -> Result<Vec<Compared>, Failure> {
    let periods: Vec<Period> = wished.iter().flat_map(|spans| [spans.before, spans.now]).collect();
    let reckoned = definitions::in_force(call.store()?, &periods, as_of)?;
    let targets = call.store()?.metric_targets()?;
    let board = brought_up(call, Asked { as_of, periods: reckoned.clone(), by: None })?;
    let told = reckoned.iter().zip(board.counted()).collect::<Vec<_>>();
    let of = |(spans, told): (&Spans, &[_])| {
        let [before, now] = told else { return None };
        let figure = |(by, it): &(&Reckoned, &Counted)| Figure::counted(spans.metric, it, &by.definition);
        let (was, is) = (figure(before), figure(now));
        let are_alike = now.0.definition.reckons_alike(&before.0.definition, spans.metric);
        Some(Compared {
            undecided: count(now.1.parts(spans.metric).undecided),
            target: TargetOnCard::of(&targets, spans.metric, &is, spans.now, as_of),
            change: if are_alike { is.since(&was) } else { None },
            now: MetricValue::from(&is),
            before: MetricValue::from(&was),
        })
    };
    Ok(wished.iter().zip(told.chunks(2)).filter_map(of).collect())
}
