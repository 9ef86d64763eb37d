//! Each of the nine metrics over periods as the drawing that suits it: shares and days as a curve, counts as bars, reasons as the
//! parts of bars, money as what came in and what was given back.

use nenrin_charts::{
    Axis, Bar, BarSeries, Bars, Certainty, Chart, ChartError, Moved, Revenue, Theme, TimeCurve, TimePoint,
};
use nenrin_domain::Currency;
use nenrin_insight::metrics::{LEAST_FOR_A_RATE, LEAST_TO_BE_SURE, Loss, Metric, Metrics, Share, leading_reasons};

use super::board::Reckoned;
use super::chart_words::ChartWords;
use super::over_time::{OverTime, moved};
use super::periods::label;
use super::shown::{count, half};

/// How many reasons have a series of their own: with all others and those who were not asked there are four.
const LEADING: usize = 2;

/// Draws a metric over its periods.
pub(super) fn draw(told: &OverTime, metric: Metric, theme: Theme, words: &ChartWords) -> Result<Chart, ChartError> {
    match metric {
        Metric::Applications => nenrin_charts::bars(&applications(told, words), theme),
        Metric::Reasons => nenrin_charts::bars(&reasons(told, words), theme),
        Metric::Revenue => nenrin_charts::revenue(&revenue(told, words), theme),
        _ => nenrin_charts::time_curve(&curve(told, metric, words), theme),
    }
}

/// One for each period.
fn each<T>(told: &OverTime, make: impl Fn(String, bool, &Metrics) -> T) -> Vec<T> {
    let of = |(by, metrics): (&Reckoned, &Metrics)| {
        make(label(by.period, told.length), by.period.is_over(told.today), metrics)
    };
    told.periods.iter().zip(&told.metrics).map(of).collect()
}

fn curve(told: &OverTime, metric: Metric, words: &ChartWords) -> TimeCurve {
    let axis = match metric {
        Metric::Unbooked => Axis::Number { unit: words.unit.clone() },
        _ => Axis::Percent,
    };
    let point = |label, is_over, metrics: &Metrics| TimePoint { label, is_over, ..height(metric, metrics) };
    TimeCurve {
        axis,
        points: each(told, point),
        target: told.target(metric),
        version_changes: told.version_changes(metric),
        words: words.of_time(),
    }
}

/// A point at the height of the metric's value.
fn height(metric: Metric, metrics: &Metrics) -> TimePoint {
    let share = match metric {
        Metric::Unbooked => {
            return at(metrics.unbooked.twice_the_median().map(half), None, metrics.unbooked.unbooked.len());
        }
        Metric::Conversion => metrics.conversion.cohort.share(),
        Metric::Retention => metrics.retention.share(),
        Metric::Renewal => metrics.renewal.share(),
        Metric::FollowUps => metrics.follow_ups.tally.share(),
        Metric::Comebacks => metrics.comebacks.tally(|_| true).share(),
        Metric::Applications | Metric::Reasons | Metric::Revenue => Share { of: 0, all: 0 },
    };
    at_share(share)
}

/// A point at the height of a share, as sure as its cases are many.
pub(super) fn at_share(share: Share) -> TimePoint {
    let interval = share.interval().filter(|_| share.rate().is_some()).map(|it| (it.low, it.high));
    at(share.height(), interval, share.all)
}

fn at(value: Option<f64>, interval: Option<(f64, f64)>, cases: usize) -> TimePoint {
    let certainty = match cases {
        0..LEAST_FOR_A_RATE => Certainty::TooFew,
        LEAST_FOR_A_RATE..LEAST_TO_BE_SURE => Certainty::Indicative,
        _ => Certainty::Sure,
    };
    TimePoint { label: String::new(), value, interval, certainty, is_over: true }
}

fn applications(told: &OverTime, words: &ChartWords) -> Bars {
    let bar = |label, is_over, metrics: &Metrics| {
        let parts = vec![count(metrics.applications.tally.counts.len())];
        Bar { label, parts, is_over }
    };
    let series = vec![BarSeries { name: String::new(), is_unknown: false }];
    bars(told, Metric::Applications, words, (series, each(told, bar)))
}

fn reasons(told: &OverTime, words: &ChartWords) -> Bars {
    let losses = || told.metrics.iter().flat_map(|metrics| &metrics.losses);
    let leading = leading_reasons(losses(), LEADING);
    let is_other = |loss: &&Loss| loss.primary.as_deref().is_some_and(|reason| !leading.contains(&reason));
    let named = |name: String| BarSeries { name, is_unknown: false };
    let mut series: Vec<BarSeries> = leading.iter().map(|reason| named(words.name(reason))).collect();
    let (others, unasked) = (losses().any(|loss| is_other(&loss)), losses().any(|loss| loss.primary.is_none()));
    series.extend(others.then(|| named(words.others.clone())));
    series.extend(unasked.then(|| BarSeries { name: words.unasked.clone(), is_unknown: true }));
    let bar = |label, is_over, metrics: &Metrics| {
        let of = |belongs: &dyn Fn(&&Loss) -> bool| count(metrics.losses.iter().filter(|loss| belongs(loss)).count());
        let mut parts: Vec<u32> =
            leading.iter().map(|reason| of(&|loss| loss.primary.as_deref() == Some(*reason))).collect();
        parts.extend(others.then(|| of(&is_other)));
        parts.extend(unasked.then(|| of(&|loss| loss.primary.is_none())));
        Bar { label, parts, is_over }
    };
    bars(told, Metric::Reasons, words, (series, each(told, bar)))
}

fn bars(told: &OverTime, metric: Metric, words: &ChartWords, (series, bars): (Vec<BarSeries>, Vec<Bar>)) -> Bars {
    Bars {
        unit: words.unit.clone(),
        series,
        bars,
        target: told.target(metric),
        version_changes: told.version_changes(metric),
        words: words.of_bars(),
    }
}

/// What moved in the currency in which most came in; the table has all of them.
fn revenue(told: &OverTime, words: &ChartWords) -> Revenue {
    let all = told.metrics.iter().flat_map(moved);
    let currency =
        all.max_by_key(|(received, _)| received.minor).map_or(Currency::JPY, |(received, _)| received.currency);
    let of = |label, is_over, metrics: &Metrics| {
        let its = moved(metrics).into_iter().find(|(received, _)| received.currency == currency);
        let (received, refunded) = its.map_or((0, 0), |(received, refunded)| (received.minor, refunded.minor));
        Moved { label, received, refunded, is_over }
    };
    Revenue {
        unit: currency.as_code().to_owned(),
        decimals: u8::try_from(currency.decimals()).unwrap_or(0),
        periods: each(told, of),
        words: words.of_revenue(),
    }
}
