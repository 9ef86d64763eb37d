//! The charts of all metrics over the last months, as papers hold them.

use nenrin_charts::{Chart, ChartError, Theme};
use nenrin_domain::{Day, Metric};
use nenrin_insight::metrics::PeriodLength;

use super::cards::MetricValue;
use super::chart_words::ChartWords;
use super::drawing::draw;
use super::over_time::OverTime;
use super::periods::PERIODS;
use crate::{Call, Failure};

/// The metrics over months.
pub(crate) struct MonthCharts(OverTime);

impl MonthCharts {
    /// The twelve months up to the one of `day`.
    pub fn up_to(call: &mut Call<'_>, day: Day) -> Result<Self, Failure> {
        OverTime::of(call, PeriodLength::Month, (day, PERIODS), None).map(Self)
    }

    /// The same without reasons in the coach's own words.
    pub fn without_words(self) -> Self {
        Self(self.0.without_words())
    }

    /// The drawing of a metric for white paper; `None` with fewer than two values.
    pub fn draw(&self, metric: Metric, words: &ChartWords) -> Option<Result<Chart, ChartError>> {
        let values = self.0.values(metric).into_iter().filter(|it| is_told(&it.value)).count();
        (values > 1).then(|| draw(&self.0, metric, Theme::Print, words))
    }
}

/// Whether there is anything to show of it.
const fn is_told(value: &MetricValue) -> bool {
    match value {
        MetricValue::Share(share) => share.all > 0,
        MetricValue::Days { median, .. } => median.is_some(),
        MetricValue::Amounts { all, .. } => !all.is_empty(),
        MetricValue::Count { .. } | MetricValue::Reason { .. } => true,
    }
}
