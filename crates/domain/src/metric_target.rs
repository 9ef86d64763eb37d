//! What a metric is to reach.

use crate::{Currency, Day, Instant, Metric, MetricTargetId};

/// What one metric is to reach from a day on. Never changed: a change makes a new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricTarget {
    /// Identity.
    pub id: MetricTargetId,
    /// The metric.
    pub metric: Metric,
    /// The first day on which it holds: for periods that end on that day or later.
    pub valid_from: Day,
    /// When it was set. Of two that are valid from the same day the newer one holds.
    pub made_at: Instant,
    /// How much; `None` when a target was taken away. Per cent at least (conversion, retention, renewal, follow-ups, comebacks),
    /// applications a month at least, days of the median at most (unbooked), per cent of losses nobody was asked about at most
    /// (reasons), minor units a month for each learner at least (revenue).
    pub amount: Option<u32>,
    /// The currency of the amount, where it is money.
    pub amount_currency: Option<Currency>,
}

impl MetricTarget {
    /// The target of `metric` that holds on `day`; `None` also when it was taken away.
    #[must_use]
    pub fn on(targets: &[Self], metric: Metric, day: Day) -> Option<&Self> {
        let holds = targets.iter().filter(|it| it.metric == metric && it.valid_from <= day);
        holds.max_by_key(|it| (it.valid_from, it.made_at, it.id)).filter(|it| it.amount.is_some())
    }

    /// Whether more than the amount misses it: of days without a booking and of losses nobody was asked about fewer are better.
    #[must_use]
    pub const fn is_at_most(metric: Metric) -> bool {
        matches!(metric, Metric::Unbooked | Metric::Reasons)
    }
}

#[cfg(test)]
mod tests {
    use super::MetricTarget;
    use crate::{Day, Id, Instant, Metric, MetricTargetId};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn renewal(valid_from: &str, made_at: i64, amount: Option<u32>) -> MetricTarget {
        MetricTarget {
            id: MetricTargetId::from_uuid(uuid::Uuid::from_u128(made_at.unsigned_abs().into())),
            metric: Metric::Renewal,
            valid_from: day(valid_from),
            made_at: Instant::from_millis(made_at),
            amount,
            amount_currency: None,
        }
    }

    #[test]
    fn a_target_holds_from_its_day_until_the_next_one_or_until_it_is_taken_away() {
        let targets =
            [renewal("2026-07-01", 1, Some(70)), renewal("2026-07-01", 2, Some(75)), renewal("2026-10-01", 3, None)];
        let on = |metric, text: &str| MetricTarget::on(&targets, metric, day(text)).and_then(|it| it.amount);
        assert_eq!(on(Metric::Renewal, "2026-06-30"), None);
        assert_eq!(on(Metric::Renewal, "2026-09-30"), Some(75));
        assert_eq!(on(Metric::Renewal, "2026-10-01"), None, "taken away");
        assert_eq!(on(Metric::Retention, "2026-09-30"), None, "of another metric");
    }
}
