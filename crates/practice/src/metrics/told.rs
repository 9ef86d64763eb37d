//! What was told of past weeks, beside what is known of them today.

use nenrin_domain::{Coded, Day, LearnerId, Metric, Zone};
use nenrin_insight::metrics::{Metrics, Period, PeriodLength};
use nenrin_store::{Snapshot, Store, StoreError, WeekKept};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::{Asked, Reckoned};
use super::brought_up;
use super::cards::MetricValue;
use super::definitions::in_force;
use super::figure::Figure;
use super::kept::{Behind, Kept, unreadable};
use super::people::{self, Part, PartShown, Person};
use super::weeks::{WEEKS, WayKept, last_over};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

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
    /// Whether it was told in its time or filled in later.
    pub kept: Word<WayKept>,
    /// As it was told then; `null` when what was kept cannot be read.
    pub then: Option<MetricValue>,
    /// As it is known today; `null` where that is the same.
    pub now: Option<MetricValue>,
    /// Whether it is reckoned by other parameters today, of those that this metric reads.
    pub reckoned_otherwise: bool,
}

impl Command for MetricSnapshots {
    const NAME: &'static str = "metrics.snapshots";
    type Output = Vec<SnapshotLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<SnapshotLine>>, Failure> {
        let (metric, today, zone) = (self.metric.0, call.today(), call.zone());
        let weeks = told(call.store()?, today)?;
        let periods: Vec<_> = weeks.iter().map(|it| Period::around(it.week, PeriodLength::Week)).collect();
        let reckoned = in_force(call.store()?, &periods, today)?;
        if reckoned.is_empty() {
            return Ok(Answer::read(Vec::new()));
        }
        let metrics = brought_up(call, Asked { as_of: today, periods: reckoned.clone(), by: None })?.metrics();
        let store = call.store()?;
        let line = |((kept, by), metrics)| Week { kept, by, metrics }.line(store, metric, zone);
        let lines = weeks.iter().zip(&reckoned).zip(&metrics).rev().map(line).collect::<Result<Vec<_>, Failure>>()?;
        Ok(Answer::read(lines.into_iter().flatten().collect()))
    }
}

/// A week that is kept, and what is known of it today.
struct Week<'w> {
    kept: &'w WeekKept,
    by: &'w Reckoned,
    metrics: &'w Metrics,
}

impl Week<'_> {
    /// What is said of a metric; `None` of one that was not told then.
    fn line(&self, store: &Store, metric: Metric, zone: Zone) -> Result<Option<SnapshotLine>, Failure> {
        let kept = readable(store, self.kept.week)?;
        let then = match &kept {
            Some(kept) => match kept.figure(metric) {
                None => return Ok(None),
                told => told,
            },
            None => None,
        };
        let now = Figure::of(metric, self.metrics, &self.by.definition).without_words();
        let is_alike = |kept: &Kept| kept.reckoned_by.reckons_alike(&self.by.definition, metric);
        Ok(Some(SnapshotLine {
            week: Plain(self.kept.week),
            kept: Word(WayKept::of(self.kept, zone)),
            then: then.map(MetricValue::from),
            now: (then != Some(&now)).then(|| MetricValue::from(&now)),
            reckoned_otherwise: !kept.as_ref().is_none_or(is_alike),
        }))
    }
}

/// What is kept of a week; `None` when it cannot be read, which takes nothing from the weeks beside it.
fn readable(store: &Store, week: Day) -> Result<Option<Kept>, StoreError> {
    let kept = store.snapshot_of(week).and_then(|kept| kept.as_ref().map(Kept::read).transpose());
    match kept {
        Err(StoreError::Unreadable { .. }) => Ok(None),
        kept => kept,
    }
}

/// The last weeks that are kept and over: one that is not was kept by a clock that was ahead.
fn told(store: &Store, today: Day) -> Result<Vec<WeekKept>, StoreError> {
    let mut weeks = store.weeks_kept()?;
    weeks.retain(|it| it.week <= last_over(today));
    Ok(weeks.split_off(weeks.len().saturating_sub(WEEKS.into())))
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
        let behind = Behind::read(&kept)?;
        let shown = behind.parts(self.metric.0).map(|(part, ids)| {
            let part = Part::from_code(part).map_err(|_| unreadable("people"))?;
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
