//! What was told of past weeks, beside what is known of them today.

use nenrin_domain::{Coded, Day, LearnerId, Metric};
use nenrin_insight::metrics::{Period, PeriodLength};
use nenrin_store::{Snapshot, Store, StoreError};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::Asked;
use super::brought_up;
use super::cards::MetricValue;
use super::definitions::in_force;
use super::figure::Figure;
use super::people::{self, Part, PartShown, Person};
use super::snapshots::{Behind, Figures};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// How many weeks are listed.
const WEEKS: u32 = 52;

/// Asks what was told of a metric week by week.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MetricSnapshots {
    /// The metric.
    pub metric: Word<Metric>,
}

/// A week that was kept.
#[derive(Debug, Serialize, TS)]
pub struct SnapshotLine {
    /// Its first day.
    pub week: Plain<Day>,
    /// As it was told then.
    pub then: MetricValue,
    /// As it is known today; `null` where that is the same.
    pub now: Option<MetricValue>,
    /// Whether it is reckoned by other parameters today, of those that this metric reads.
    pub reckoned_otherwise: bool,
}

impl Command for MetricSnapshots {
    const NAME: &'static str = "metrics.snapshots";
    type Output = Vec<SnapshotLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<SnapshotLine>>, Failure> {
        let (metric, today, store) = (self.metric.0, call.today(), call.store()?);
        let kept = store.snapshots(WEEKS)?;
        let weeks: Vec<_> = kept.iter().map(|it| Period::around(it.week, PeriodLength::Week)).collect();
        let reckoned = in_force(store, &weeks, today)?;
        if reckoned.is_empty() {
            return Ok(Answer::read(Vec::new()));
        }
        let metrics = brought_up(call, Asked { as_of: today, periods: reckoned.clone(), by: None })?.metrics();
        let mut lines = Vec::new();
        for ((kept, by), metrics) in kept.iter().zip(&reckoned).zip(&metrics) {
            let figures: Figures = read("figures", &kept.figures)?;
            let Some(then) = figures.metrics.get(metric.as_code()) else { continue };
            let now = Figure::of(metric, metrics, &by.definition).without_words();
            lines.push(SnapshotLine {
                week: Plain(kept.week),
                then: MetricValue::from(then),
                now: (now != *then).then(|| MetricValue::from(&now)),
                reckoned_otherwise: !figures.reckoned_by.definition().reckons_alike(&by.definition, metric),
            });
        }
        lines.reverse();
        Ok(Answer::read(lines))
    }
}

/// Asks who was behind a metric as it was told of a week.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SnapshotPeople {
    /// The metric.
    pub metric: Word<Metric>,
    /// The first day of the week.
    pub week: Plain<Day>,
}

impl Command for SnapshotPeople {
    const NAME: &'static str = "metrics.snapshot_people";
    type Output = Vec<PartShown>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<PartShown>>, Failure> {
        let store = call.store()?;
        let missing = || StoreError::Missing { entity: "snapshot" };
        let kept: Snapshot = store.snapshot_of(self.week.0)?.ok_or_else(missing)?;
        let mut behind: Behind = read("people", &kept.people)?;
        let parts = behind.remove(self.metric.0.as_code()).unwrap_or_default();
        let shown = parts.into_iter().map(|(part, ids)| {
            let part = Part::from_code(&part).map_err(|_| unreadable("people"))?;
            let people = ids.iter().map(|id| present(store, id)).collect::<Result<_, Failure>>()?;
            people::shown(store, part, people)
        });
        Ok(Answer::read(shown.collect::<Result<_, Failure>>()?))
    }
}

/// Who a learner of that time is today: whoever they were merged into since; nobody when they were erased.
fn present(store: &Store, id: &str) -> Result<Person, Failure> {
    let learner: LearnerId = id.parse().map_err(|_| unreadable("people"))?;
    let found = crate::merging::found_today(store, learner)?.filter(|it| it.erased_on.is_none());
    Ok(Person::called(found.map(|it| it.id)))
}

fn read<T: DeserializeOwned>(column: &str, json: &str) -> Result<T, Failure> {
    serde_json::from_str(json).map_err(|_| unreadable(column).into())
}

fn unreadable(column: &str) -> StoreError {
    StoreError::Unreadable { column: format!("snapshot.{column}") }
}
