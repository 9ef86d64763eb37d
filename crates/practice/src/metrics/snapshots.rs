//! Keeping what the metrics were at the end of each week, as they were known and reckoned then.

use std::collections::BTreeMap;

use nenrin_domain::{Coded, Day, Metric};
use nenrin_insight::metrics::{Metrics, Period, PeriodLength};
use nenrin_store::{Snapshot, Store, StoreError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::{Asked, Board, Reckoned};
use super::definitions::{Parameters, in_force};
use super::figure::Figure;
use super::moment;
use super::people::parts;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// How many weeks of history are filled before the first snapshot.
const FIRST: i64 = 52;

/// Keeps a snapshot of one week that is over and not kept yet, the earliest first. One week at a time, so that nobody who writes has to
/// wait for more.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeMetricSnapshot {}

/// What was kept.
#[derive(Debug, Serialize, TS)]
pub struct SnapshotTaken {
    /// The first day of the week that was kept; `null` when none was missing.
    pub week: Option<Plain<Day>>,
    /// How many are still missing.
    pub left: u32,
}

impl Command for TakeMetricSnapshot {
    const NAME: &'static str = "metrics.take_snapshot";
    type Output = SnapshotTaken;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<SnapshotTaken>, Failure> {
        let missing = missing(call.store()?, call.today())?;
        let Some(week) = missing.first().copied() else {
            return Ok(Answer::read(SnapshotTaken { week: None, left: 0 }));
        };
        let snapshot = taken(call, week)?;
        call.change(|store| store.keep_snapshot(&snapshot))?;
        let left = u32::try_from(missing.len().saturating_sub(1)).unwrap_or(u32::MAX);
        Ok(Answer::read(SnapshotTaken { week: Some(Plain(week)), left }))
    }
}

/// The weeks that are over and not kept, the earliest first. In a practice of which nothing is kept the last year is looked at, and never
/// a time before its history.
fn missing(store: &Store, today: Day) -> Result<Vec<Day>, StoreError> {
    let Some(first) = store.first_day()? else { return Ok(Vec::new()) };
    let kept = store.weeks_kept()?;
    let last = today.monday().plus(-7);
    let begin = kept.first().copied().unwrap_or_else(|| first.monday().max(last.plus(-7 * (FIRST - 1))));
    let weeks = std::iter::successors(Some(begin), |week| Some(week.plus(7))).take_while(|week| *week <= last);
    Ok(weeks.filter(|week| kept.binary_search(week).is_err()).collect())
}

fn taken(call: &Call<'_>, week: Day) -> Result<Snapshot, Failure> {
    let (store, moment) = (call.store()?, moment(call)?);
    let period = Period::around(week, PeriodLength::Week);
    let as_of = period.last_day();
    let periods = in_force(store, &[period], as_of)?;
    let Some(by) = periods.first().cloned() else { return Err(Failure::new(crate::Code::Internal)) };
    let board = Board::once(Asked { as_of, periods, by: None }, moment, store)?;
    let metrics = board.metrics().into_iter().next().unwrap_or_default();
    let written = |json: serde_json::Result<String>| json.map_err(|_| Failure::new(crate::Code::Internal));
    Ok(Snapshot {
        id: store.mint(call.now()),
        week,
        definition: by.version,
        taken_at: call.now(),
        figures: written(serde_json::to_string(&Figures::of(&metrics, &by)))?,
        people: written(serde_json::to_string(&people(&metrics)))?,
    })
}

/// What is kept of a week, as it lies in the file. No words of anybody are in it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Figures {
    /// What they were reckoned by.
    pub reckoned_by: Parameters,
    /// By the code of each metric.
    pub metrics: BTreeMap<String, Figure>,
}

impl Figures {
    fn of(metrics: &Metrics, by: &Reckoned) -> Self {
        let figure = |metric: &Metric| {
            (metric.as_code().to_owned(), Figure::of(*metric, metrics, &by.definition).without_words())
        };
        Self { reckoned_by: Parameters::from(&by.definition), metrics: Metric::ALL.iter().map(figure).collect() }
    }
}

/// The ids of the learners behind the figures: metric → part → learners.
pub(super) type Behind = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn people(metrics: &Metrics) -> Behind {
    let of = |metric: &Metric| {
        let parts = parts(*metric, metrics).into_iter().map(|(part, people)| {
            let learners = people.iter().filter_map(|person| person.learner).map(|learner| learner.to_string());
            (part.as_code().to_owned(), learners.collect::<Vec<_>>())
        });
        (metric.as_code().to_owned(), parts.filter(|(_, learners)| !learners.is_empty()).collect())
    };
    Metric::ALL.iter().map(of).collect()
}
