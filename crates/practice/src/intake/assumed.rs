//! Days that stand in a file without their year, and for which ones they are taken: the coach sees it before they come in.

use nenrin_domain::{Day, Zone};
use nenrin_exchange::intake::{Reader, Recognised, Sheet, Years};
use serde::Serialize;
use ts_rs::TS;

use crate::wire::Plain;

/// The days of a file that are written without their year.
#[derive(Debug, Serialize, TS)]
pub struct AssumedDays {
    /// On how many lines.
    pub rows: u64,
    /// The first day, as it is read.
    pub first: Plain<Day>,
    /// The last day, as it is read.
    pub last: Plain<Day>,
    /// By what the year is told.
    pub by: AssumedBy,
}

/// By what the year of a day is told that is written without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AssumedBy {
    /// By a year above the table or in the name of its file.
    Written,
    /// By today: each is the latest such day that is over.
    Today,
}

/// The days of a sheet that are written without their year; `None` when there are none.
pub(super) fn assumed(zone: Zone, sheet: &Sheet, taken_for: &Recognised) -> Option<AssumedDays> {
    let reader = Reader::new(sheet, taken_for, zone);
    let days: Vec<Day> = reader.lines().filter_map(|line| line.assumed_day()).collect();
    let (first, last) = (*days.iter().min()?, *days.iter().max()?);
    let by = if matches!(taken_for.years, Years::Until(_)) { AssumedBy::Today } else { AssumedBy::Written };
    Some(AssumedDays { rows: days.len() as u64, first: Plain(first), last: Plain(last), by })
}
