//! Metrics as papers tell them: whole percents, sums, and the curve of each over its periods.

use nenrin_charts::{Axis, Certainty, Theme, TimeCurve, TimePoint, TimeWords};
use nenrin_domain::{Coded as _, Currency, Money};
use nenrin_reports::{Fraction, Measured, Words};

use crate::metrics::{CardsView, MetricCard, MetricValue, PeriodShown, ShareShown};
use crate::wire::Sum;

/// A value as a paper tells it.
pub(super) fn measured(value: &MetricValue) -> Measured {
    match value {
        MetricValue::Count { count, people } => Measured::Count(*count, *people),
        MetricValue::Share(share) => Measured::Share(fraction(share)),
        MetricValue::Days { median, over, share } => Measured::Days(median.map(twice), *over, fraction(share)),
        MetricValue::Reason { reason, share } => Measured::Reason(reason.clone(), fraction(share)),
        MetricValue::Amounts { each, all, learners } => Measured::Amounts(sums(each), sums(all), *learners),
    }
}

/// A share as papers tell it.
pub(crate) fn fraction(share: &ShareShown) -> Fraction {
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
    sums.iter().filter_map(sum).collect()
}

pub(super) fn sum(sum: &Sum) -> Option<Money> {
    Some(Money { minor: sum.minor, currency: Currency::from_code(&sum.currency)? })
}

/// The curve of a metric over the months of `view`; `None` with fewer than two values.
pub(super) fn curve(card: &MetricCard, view: &CardsView, words: Words) -> Option<String> {
    let currency = currency_of(&card.values);
    let point = |(value, period): (&MetricValue, &PeriodShown)| point(value, period, currency, words);
    let points: Vec<TimePoint> = card.values.iter().zip(&view.periods).map(point).collect();
    let is_one = points.iter().filter(|point| point.value.is_some()).count() < 2;
    let unit = || {
        let own = || words.say(&format!("report.axis.{}", card.metric.0.as_code()), &[]);
        currency.filter(|currency| *currency != "JPY").map_or_else(own, ToOwned::to_owned)
    };
    let axis = match card.values.first()? {
        MetricValue::Share(_) => Axis::Percent,
        _ => Axis::Number { unit: unit() },
    };
    let said = |key: &str| words.say(&format!("report.chart_{key}"), &[]);
    let curve = TimeCurve {
        axis,
        points,
        target: None,
        version_changes: (0..).zip(&card.breaks).filter(|(_, breaks)| **breaks).map(|(at, _)| at).collect(),
        words: TimeWords {
            interval: said("interval"),
            indicative: said("indicative"),
            too_few: said("too_few"),
            to_date: said("to_date"),
            target: said("target"),
            version: said("version"),
        },
    };
    // A value below nothing, as of a month with more refunds than payments, has no place on the axis.
    nenrin_charts::time_curve(&curve, Theme::Print).ok().filter(|_| !is_one).map(|chart| chart.svg)
}

/// The one currency that a curve is drawn in: that of the largest sum. Amounts of several on one axis would say nothing.
fn currency_of(values: &[MetricValue]) -> Option<&str> {
    let sums = values.iter().flat_map(|value| match value {
        MetricValue::Amounts { all, .. } => all.as_slice(),
        _ => &[],
    });
    sums.max_by_key(|sum| sum.minor).map(|sum| sum.currency.as_str())
}

fn point(value: &MetricValue, period: &PeriodShown, currency: Option<&str>, words: Words) -> TimePoint {
    let (height, interval, certainty) = match value {
        MetricValue::Count { count, .. } => (Some(f64::from(*count)), None, Certainty::Sure),
        MetricValue::Share(share) => of_share(share),
        MetricValue::Days { median, share, .. } => (*median, None, certainty(share)),
        MetricValue::Reason { share, .. } => (Some(f64::from(share.all)), None, Certainty::Sure),
        MetricValue::Amounts { each, .. } => {
            let its = each.iter().find(|sum| Some(sum.currency.as_str()) == currency);
            (its.and_then(in_units), None, Certainty::Sure)
        }
    };
    let label = words.month_on_chart(period.from.0).to_owned();
    TimePoint { label, value: height, interval, certainty, is_over: period.is_over }
}

fn of_share(share: &ShareShown) -> (Option<f64>, Option<(f64, f64)>, Certainty) {
    let counted = || (share.all > 0).then(|| f64::from(share.of) / f64::from(share.all));
    (share.rate.or_else(counted), share.interval.filter(|_| share.rate.is_some()), certainty(share))
}

/// How sure a value is that rests on so many cases.
fn certainty(share: &ShareShown) -> Certainty {
    match share.rate {
        None => Certainty::TooFew,
        Some(_) if share.is_indicative => Certainty::Indicative,
        Some(_) => Certainty::Sure,
    }
}

/// An amount in whole units of its currency, for a height.
fn in_units(amount: &Sum) -> Option<f64> {
    let decimals = i32::try_from(sum(amount)?.currency.decimals()).ok()?;
    Some(amount.minor as f64 / 10_f64.powi(decimals))
}
