//! How the days without a next booking (M5) are spread over the learners.

use nenrin_charts::{DaySpan, Distribution};
use nenrin_domain::Learner;
use nenrin_insight::metrics::{WaitingSpan, waiting_spans};
use nenrin_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::Asked;
use super::chart_words::ChartWords;
use super::people::LISTED;
use super::shown::count;
use super::{PeriodWish, brought_up, definitions};
use crate::drawn::{Drawn, Ground};
use crate::shown::{LearnerName, Listed};
use crate::{Answer, Call, Command, Failure};

/// Asks for the drawing of how long learners have been without a next booking; there is none when nobody waits.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WaitingChart {
    /// The period at whose end it is looked at, or today while it goes on.
    pub within: PeriodWish,
    /// On what the drawing will stand.
    pub theme: Ground,
    /// The words in it.
    pub words: ChartWords,
}

/// Who has been without a next booking for so many days.
#[derive(Debug, Serialize, TS)]
pub struct SpanShown {
    /// The least number of days.
    pub from: u32,
    /// The greatest.
    pub to: u32,
    /// Who, the longest first.
    pub people: Listed<LearnerName>,
}

impl Command for WaitingChart {
    const NAME: &'static str = "metrics.waiting";
    type Output = Option<Drawn<SpanShown>>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Self::Output>, Failure> {
        self.drawn(call).map(Answer::read)
    }
}

impl WaitingChart {
    /// The drawing, and who is behind each of its bars; `None` when nobody waits.
    pub(super) fn drawn(&self, call: &mut Call<'_>) -> Result<Option<Drawn<SpanShown>>, Failure> {
        let today = call.today();
        let by = definitions::in_force_for(call.store()?, self.within.period(today)?, today)?;
        let definition = by.definition.clone();
        let asked = Asked { as_of: today, periods: vec![by], by: None };
        let metrics = brought_up(call, asked)?.metrics().into_iter().next().unwrap_or_default();
        let spans = waiting_spans(&metrics.unbooked, &definition);
        if spans.is_empty() {
            return Ok(None);
        }
        let day_span = |span: &WaitingSpan| DaySpan { from: span.from, to: span.to, count: count(span.learners.len()) };
        let told = Distribution {
            unit: self.words.unit.clone(),
            spans: spans.iter().map(day_span).collect(),
            thresholds: definition.unbooked_over,
            threshold: self.words.threshold.clone(),
        };
        let store = call.store()?;
        let values = spans.into_iter().map(|span| shown(store, span)).collect::<Result<_, Failure>>()?;
        Drawn::of(nenrin_charts::distribution(&told, self.theme.into()), values).map(Some)
    }
}

fn shown(store: &Store, span: WaitingSpan) -> Result<SpanShown, Failure> {
    let total = count(span.learners.len());
    let found = span.learners.into_iter().take(LISTED).map(|learner| store.find::<Learner>(learner));
    let learners = found.collect::<Result<Vec<_>, _>>()?;
    let first = learners.into_iter().flatten().map(LearnerName::of).collect();
    Ok(SpanShown { from: span.from, to: span.to, people: Listed { total, first } })
}
