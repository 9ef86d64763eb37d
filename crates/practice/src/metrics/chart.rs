//! The drawing of one metric over periods. Behind each point stand the people of its period.

use nenrin_charts::{Axis, Certainty, TimeCurve, TimePoint, TimeWords};
use nenrin_domain::Day;
use nenrin_insight::metrics::{LEAST_FOR_A_RATE, LEAST_TO_BE_SURE, Metric, Metrics, Period, PeriodLength, Share};
use serde::Deserialize;
use ts_rs::TS;

use super::over_time::{GroupWish, OverTime, PeriodValue};
use super::periods::{PERIODS, label};
use crate::drawn::{Drawn, Ground};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// The most periods that are drawn.
const MOST: u32 = 60;

/// Asks for the drawing of a metric over periods.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MetricChart {
    /// The metric.
    pub metric: Word<Metric>,
    /// How long the periods are.
    pub length: Word<PeriodLength>,
    /// A day of the last period; today when absent.
    pub day: Option<Plain<Day>>,
    /// How many periods, 2 to 60; 12 when absent.
    pub periods: Option<u32>,
    /// Of which group; of everybody when absent.
    pub group: Option<GroupWish>,
    /// On what it will stand.
    pub theme: Ground,
    /// The words in the drawing.
    pub words: ChartWords,
}

/// The words in the drawings of metrics; only what occurs is written.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChartWords {
    /// The unit of the upright axis; empty for none.
    pub unit: String,
    /// What the band around a curve is.
    pub interval: String,
    /// What rests on fewer than 10 cases.
    pub indicative: String,
    /// What rests on fewer than 5 cases.
    pub too_few: String,
    /// A period that goes on.
    pub to_date: String,
    /// Where the value should be.
    pub target: String,
    /// Where the definition changed.
    pub version: String,
}

impl Command for MetricChart {
    const NAME: &'static str = "metrics.chart";
    type Output = Drawn<PeriodValue>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Self::Output>, Failure> {
        let today = call.today();
        let day = check::plain(self.day).map_or(Ok(today), |day| check::not_after("day", day, today))?;
        let most = self.periods.map_or(Ok(PERIODS), bounded)?;
        let told = OverTime::of(call, self.metric.0, self.length.0, (day, most), self.group.as_ref())?;
        Ok(Answer::read(Drawn::of(draw(&told, self.length.0, self.theme, &self.words), told.values())?))
    }
}

fn bounded(periods: u32) -> Result<usize, Failure> {
    let refused = || Failure::not_allowed("periods", &format!("2_to_{MOST}"));
    let within = Some(periods).filter(|periods| (2..=MOST).contains(periods)).ok_or_else(refused)?;
    Ok(usize::try_from(within).unwrap_or(PERIODS))
}

fn draw(
    told: &OverTime,
    length: PeriodLength,
    theme: Ground,
    words: &ChartWords,
) -> Result<nenrin_charts::Chart, nenrin_charts::ChartError> {
    nenrin_charts::time_curve(&curve(told, length, words), theme.into())
}

fn curve(told: &OverTime, length: PeriodLength, words: &ChartWords) -> TimeCurve {
    let axis = if told.metric == Metric::Unbooked { Axis::Number { unit: words.unit.clone() } } else { Axis::Percent };
    let point = |(period, metrics): (&Period, &Metrics)| TimePoint {
        label: label(*period, length),
        is_over: period.is_over(told.today),
        ..height(told.metric, metrics)
    };
    TimeCurve {
        axis,
        points: told.periods.iter().zip(&told.metrics).map(point).collect(),
        target: None,
        version_changes: Vec::new(),
        words: TimeWords {
            interval: words.interval.clone(),
            indicative: words.indicative.clone(),
            too_few: words.too_few.clone(),
            to_date: words.to_date.clone(),
            target: words.target.clone(),
            version: words.version.clone(),
        },
    }
}

/// A point at the height of the metric's value.
fn height(metric: Metric, metrics: &Metrics) -> TimePoint {
    let share = match metric {
        Metric::Unbooked => {
            let median = metrics.unbooked.twice_the_median().map(super::shown::half);
            return at(median, None, metrics.unbooked.unbooked.len());
        }
        Metric::Conversion => metrics.conversion.cohort.share(),
        Metric::Retention => metrics.retention.share(),
        Metric::Renewal => metrics.renewal.share(),
        Metric::FollowUps => metrics.follow_ups.tally.share(),
        Metric::Comebacks => metrics.comebacks.tally(|_| true).share(),
        Metric::Applications | Metric::Reasons | Metric::Revenue => Share { of: 0, all: 0 },
    };
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
