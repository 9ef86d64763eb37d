//! Keeping what the metrics were at the end of each week, as they were known and reckoned then.

use nenrin_domain::Day;
use nenrin_insight::metrics::{Period, PeriodLength};
use nenrin_store::Snapshot;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::{Asked, Board};
use super::definitions::in_force_for;
use super::kept::{Behind, Kept};
use super::moment;
use super::weeks::Owed;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Keeps a snapshot of one week that is over and not kept yet, or was filled in from a history that is another one now; the latest
/// first, which is asked for most. One week at a time, so that nobody who writes has to wait for more.
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
        let owed = Owed::now(call)?;
        call.change(|store| store.let_go_of_weeks(&owed.let_go))?;
        let Some(week) = owed.take.last().copied() else {
            return Ok(Answer::read(SnapshotTaken { week: None, left: 0 }));
        };
        let snapshot = taken(call, week)?;
        call.change(|store| store.keep_snapshot(&snapshot))?;
        let left = u32::try_from(owed.take.len().saturating_sub(1)).unwrap_or(u32::MAX);
        Ok(Answer::read(SnapshotTaken { week: Some(Plain(week)), left }))
    }
}

fn taken(call: &Call<'_>, week: Day) -> Result<Snapshot, Failure> {
    let (store, moment) = (call.store()?, moment(call)?);
    let period = Period::around(week, PeriodLength::Week);
    let as_of = period.last_day();
    let by = in_force_for(store, period, as_of)?;
    let board = Board::once(Asked { as_of, periods: vec![by.clone()], by: None }, moment, store)?;
    let metrics = board.metrics().into_iter().next().unwrap_or_default();
    Ok(Snapshot {
        id: store.mint(call.now()),
        week,
        definition: by.version,
        taken_at: call.now(),
        figures: Kept::of(&metrics, &by).written()?,
        people: Behind::of(&metrics).written()?,
    })
}
