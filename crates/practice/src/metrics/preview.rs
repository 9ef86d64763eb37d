//! What a changed definition would have told of the practice's own past, before it is saved.

use nenrin_domain::{Coded, Metric};
use nenrin_insight::metrics::{Metrics, Period, PeriodLength};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::{Asked, Board, Reckoned};
use super::cards::{MetricValue, PeriodShown};
use super::definitions::{Parameters, in_force};
use super::figure::Figure;
use super::moment;
use crate::wire::Word;
use crate::{Answer, Call, Command, Failure};

/// How many full months are looked at.
const MONTHS: usize = 12;

/// Asks what other parameters would have told of the last twelve full months.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewMetricDefinition {
    /// The parameters, not saved.
    pub parameters: Parameters,
}

/// What they would have told.
#[derive(Debug, Serialize, TS)]
pub struct DefinitionPreview {
    /// The months that were compared, the earliest first: full ones of which there is history.
    pub periods: Vec<PeriodShown>,
    /// Every value that differs, metric by metric, the earliest month first.
    pub changed: Vec<ValueChanged>,
}

/// A value that differs.
#[derive(Debug, Serialize, TS)]
pub struct ValueChanged {
    /// The metric.
    pub metric: Word<Metric>,
    /// The month.
    pub period: PeriodShown,
    /// As it is told.
    pub old: MetricValue,
    /// As it would be.
    pub new: MetricValue,
}

impl Command for PreviewMetricDefinition {
    const NAME: &'static str = "metrics.preview_definition";
    type Output = DefinitionPreview;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<DefinitionPreview>, Failure> {
        self.parameters.check()?;
        let (today, moment) = (call.today(), moment(call)?);
        let store = call.store()?;
        let Some(first) = store.first_day()? else {
            return Ok(Answer::read(DefinitionPreview { periods: Vec::new(), changed: Vec::new() }));
        };
        let this_month = Period::around(today, PeriodLength::Month);
        let mut months = Period::up_to(this_month.from.plus(-1), PeriodLength::Month, MONTHS);
        months.retain(|month| month.until > first);
        let old = in_force(store, &months, today)?;
        let new = months.iter().map(|month| self.reckoned(*month)).collect::<Vec<_>>();
        let asked = Asked { as_of: today, periods: [old.as_slice(), &new].concat(), by: None };
        let metrics = Board::once(asked, moment, store)?.metrics();
        let (was, would_be) = metrics.split_at(old.len().min(metrics.len()));
        let pairs: Vec<_> = old.iter().zip(was).zip(new.iter().zip(would_be)).collect();
        let shown = |month: &Period| PeriodShown::of(*month, today);
        let differs = |metric: &Metric, ((old, was), (new, would_be)): &(Told<'_>, Told<'_>)| {
            let was = Figure::of(*metric, was, &old.definition);
            let would_be = Figure::of(*metric, would_be, &new.definition);
            (was != would_be).then(|| ValueChanged {
                metric: Word(*metric),
                period: shown(&old.period),
                old: MetricValue::from(&was),
                new: MetricValue::from(&would_be),
            })
        };
        let changed = Metric::ALL.iter().flat_map(|metric| pairs.iter().filter_map(|pair| differs(metric, pair)));
        Ok(Answer::read(DefinitionPreview { periods: months.iter().map(shown).collect(), changed: changed.collect() }))
    }
}

/// A period and what was told of it.
type Told<'t> = (&'t Reckoned, &'t Metrics);

impl PreviewMetricDefinition {
    fn reckoned(&self, period: Period) -> Reckoned {
        Reckoned { period, definition: self.parameters.definition(), version: None }
    }
}
