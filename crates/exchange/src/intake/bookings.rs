//! A booking made with another program.

use nenrin_domain::{Day, DayTime, fold};

use super::reach::mail;
use super::{Flaw, Line, Meaning};

/// What a line tells of a booking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookingRow {
    /// Who booked, as it stands there.
    pub name: Option<String>,
    /// Their mail address.
    pub mail: Option<String>,
    /// The day, in the coach's zone.
    pub day: Day,
    /// The beginning.
    pub time: Option<DayTime>,
    /// How many minutes it lasts.
    pub minutes: Option<u32>,
    /// What was booked.
    pub description: Option<String>,
    /// Whether it was called off.
    pub canceled: bool,
    /// How often it has changed at its source, where that is counted.
    pub version: Option<u32>,
}

/// Minutes of a day.
const DAY: i64 = 24 * 60;

impl BookingRow {
    /// The row of a line.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn read(mut line: Line<'_>) -> Result<Self, Vec<Flaw>> {
        line.examine();
        let (starts, ends) = (line.moment(Meaning::StartsAt), line.moment(Meaning::EndsAt));
        if line.cell(Meaning::StartsAt).is_none() {
            line.missing(Meaning::StartsAt);
        }
        let canceled = line
            .cell(Meaning::Canceled)
            .map(fold)
            .is_some_and(|cell| !super::sources::words_for_no().any(|no| fold(no) == cell));
        let minutes = starts.and_then(|starts| lasts(starts, ends)).or_else(|| line.lasts());
        let row = starts.map(|(day, time)| Self {
            name: line.short(Meaning::Name),
            mail: mail(&mut line),
            day,
            time,
            minutes,
            description: line.short(Meaning::Description),
            canceled,
            version: line.cell(Meaning::Version).and_then(|cell| cell.parse().ok()),
        });
        line.finish(row)
    }
}

fn lasts((day, time): (Day, Option<DayTime>), ends: Option<(Day, Option<DayTime>)>) -> Option<u32> {
    let ((last_day, end), start) = (ends?, time?);
    let minutes = last_day.since(day) * DAY + i64::from(end?.minutes()) - i64::from(start.minutes());
    u32::try_from(minutes).ok().filter(|minutes| (1..=1440).contains(minutes))
}
