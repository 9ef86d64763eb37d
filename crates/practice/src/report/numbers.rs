//! Metrics as papers tell them: whole percents and sums.

use nenrin_domain::Money;
use nenrin_reports::{Fraction, Measured};

use crate::metrics::{MetricValue, ShareShown};
use crate::wire::Sum;

/// A value as a paper tells it.
pub(crate) fn measured(value: &MetricValue) -> Measured {
    match value {
        MetricValue::Count { count, people } => Measured::Count(*count, *people),
        MetricValue::Share(share) => Measured::Share(fraction(share)),
        MetricValue::Days { median, waiting, is_indicative, over, share, .. } => Measured::Days {
            twice_median: median.map(twice),
            waiting: *waiting,
            is_indicative: *is_indicative,
            over: *over,
            share: fraction(share),
        },
        MetricValue::Reason { reason, share } => Measured::Reason(reason.clone(), fraction(share)),
        MetricValue::Amounts { each, all, learners } => Measured::Amounts(sums(each), sums(all), *learners),
    }
}

/// A share as papers tell it.
pub(super) fn fraction(share: &ShareShown) -> Fraction {
    let percent = share.rate.map(percent).zip(share.interval.map(|(low, high)| (percent(low), percent(high))));
    Fraction { of: share.of, all: share.all, percent, is_indicative: share.is_indicative }
}

/// A share from 0 to 1 in whole percent, as the screens round it.
fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}

/// A median of halves as a whole number.
fn twice(days: f64) -> u32 {
    (days * 2.0).round() as u32
}

pub(super) fn sums(sums: &[Sum]) -> Vec<Money> {
    sums.iter().filter_map(Sum::money).collect()
}
