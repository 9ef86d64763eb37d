//! Charts as papers hold them: those of the page, on white ground and with the words of the paper.

use std::collections::BTreeMap;

use nenrin_charts::{Chart, ChartError, Theme};
use nenrin_domain::{Coded as _, Day, Metric, ReasonKind};
use nenrin_reports::{Curve, Words};

use crate::metrics::{ChartWords, MonthCharts};
use crate::{Call, Failure};

/// The chart of each metric over the months up to the one of `day`; those with fewer than two values have none. Reasons in the coach's
/// own words are told where people are named.
pub(super) fn of_months(
    call: &mut Call<'_>,
    day: Day,
    words: Words,
    names: bool,
) -> Result<BTreeMap<&'static str, Curve>, Failure> {
    let charts = MonthCharts::up_to(call, day)?;
    let charts = if names { charts } else { charts.without_words() };
    let of = |metric: &Metric| Some((metric.as_code(), curve(charts.draw(*metric, &chart_words(*metric, words))?)));
    Ok(Metric::ALL.iter().filter_map(of).collect())
}

/// A drawing on a paper, or that there is none.
pub(super) fn curve(chart: Result<Chart, ChartError>) -> Curve {
    chart.map_or(Curve::NotDrawn, |chart| Curve::Drawn(chart.svg))
}

/// The ground of papers.
pub(super) const PAPER: Theme = Theme::Print;

fn chart_words(metric: Metric, words: Words) -> ChartWords {
    let said = |key: &str| words.say(&format!("report.chart_{key}"), &[]);
    let name = |code: &&str| Some(((*code).to_owned(), words.code("cancellation", "reason", code)?.to_owned()));
    ChartWords {
        unit: words.find(&format!("report.axis.{}", metric.as_code())).unwrap_or_default().to_owned(),
        interval: said("interval"),
        indicative: said("indicative"),
        too_few: said("too_few"),
        to_date: said("to_date"),
        target: said("target"),
        version: said("version"),
        names: ReasonKind::Cancellation.usual().iter().filter_map(name).collect(),
        others: said("others"),
        unasked: words.say("report.unasked", &[]),
        received: said("received"),
        refunded: said("refunded"),
        ..ChartWords::default()
    }
}
