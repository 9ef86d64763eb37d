//! The drawing of one metric over periods. Behind each point stand the people of its period.

use nenrin_domain::Day;
use nenrin_insight::metrics::{Metric, PeriodLength};
use serde::Deserialize;
use ts_rs::TS;

use super::chart_words::ChartWords;
use super::drawing::draw;
use super::over_time::{GroupWish, OverTime, PeriodValue};
use super::periods::PERIODS;
use crate::drawn::{Drawn, Ground};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// The most periods that are drawn.
const MOST: u32 = 60;

/// Asks for the drawing of a metric over periods.
#[derive(Debug, Clone, Deserialize, TS)]
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

impl Command for MetricChart {
    const NAME: &'static str = "metrics.chart";
    type Output = Drawn<PeriodValue>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Self::Output>, Failure> {
        self.drawn(call).map(Answer::read)
    }
}

impl MetricChart {
    /// The drawing, and what its points stand for.
    pub(super) fn drawn(&self, call: &mut Call<'_>) -> Result<Drawn<PeriodValue>, Failure> {
        let today = call.today();
        let day = check::plain(self.day).map_or(Ok(today), |day| check::not_after("day", day, today))?;
        let most = self.periods.map_or(Ok(PERIODS), bounded)?;
        let told = OverTime::of(call, self.length.0, (day, most), self.group.as_ref())?;
        let metric = self.metric.0;
        Drawn::of(draw(&told, metric, self.theme.into(), &self.words), told.values(metric))
    }
}

fn bounded(periods: u32) -> Result<usize, Failure> {
    let refused = || Failure::not_allowed("periods", &format!("2_to_{MOST}"));
    let within = Some(periods).filter(|periods| (2..=MOST).contains(periods)).ok_or_else(refused)?;
    Ok(usize::try_from(within).unwrap_or(PERIODS))
}
