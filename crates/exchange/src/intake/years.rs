//! Days that are written without their year, as people do who keep a table of what was: 9/14.
//!
//! Data catalogue: the sign of a year that begins in April.

use nenrin_domain::{Day, SessionState, fold};

use super::attendance::state_of;
use super::moment::{self, Moment, Yearless};
use super::{Kind, Line, Meaning, Sheet};

/// Of which year days are that are written without one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Years {
    /// Nothing tells: such a day cannot be read.
    #[default]
    Unknown,
    /// The year that stands above the table, or in the name of its file.
    Of(i32),
    /// The year from April on that stands there (年度): January to March are of the next one.
    FromApril(i32),
    /// Each is the latest such day until this one.
    Until(Day),
}

/// A year that is written behind is one of a table of our time.
const LIKELY: std::ops::RangeInclusive<i32> = 1990..=2100;

/// The sign behind a year that begins in April.
const FROM_APRIL: &str = "年度";

impl Years {
    /// The year that stands in the headings of a table or above them.
    pub(super) fn above(sheet: &Sheet, header: usize) -> Self {
        Self::told(sheet.lines.iter().take(header + 1).flat_map(|line| line.cells.iter()))
    }

    /// The year that stands in texts, when there is exactly one. A whole day tells when a table was written.
    #[must_use]
    pub fn told<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let texts = texts.into_iter().filter(|text| moment::read(text).is_none());
        let text = texts.map(fold).collect::<Vec<_>>().join("\u{1f}");
        let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
        let mut years: Vec<i32> =
            numbers.filter_map(|digits| digits.parse().ok()).filter(|year| LIKELY.contains(year)).collect();
        years.sort_unstable();
        years.dedup();
        match years[..] {
            [year] if text.contains(&format!("{year}{FROM_APRIL}")) => Self::FromApril(year),
            [year] => Self::Of(year),
            _ => Self::Unknown,
        }
    }

    /// What is told here, else there.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }

    /// The day of something that was.
    fn latest(self, month: u32, day: u32) -> Option<Day> {
        let Self::Until(today) = self else { return self.only(month, day) };
        all(today, month, day).filter(|day| *day <= today).max()
    }

    /// The day of something that is planned, or was.
    fn nearest(self, month: u32, day: u32) -> Option<Day> {
        let Self::Until(today) = self else { return self.only(month, day) };
        all(today, month, day).min_by_key(|day| day.since(today).abs())
    }

    /// The day in the year that is told.
    fn only(self, month: u32, day: u32) -> Option<Day> {
        match self {
            Self::Unknown | Self::Until(_) => None,
            Self::Of(year) => Day::new(year, month, day),
            Self::FromApril(year) => Day::new(year + i32::from(month < 4), month, day),
        }
    }
}

/// A day of the years around one. The 29th of February comes every fourth year, or every eighth.
fn all(around: Day, month: u32, day: u32) -> impl Iterator<Item = Day> {
    let (year, ..) = around.ymd();
    (-8..=8).filter_map(move |more| Day::new(year + more, month, day))
}

impl Line<'_> {
    /// The moment that a cell of the day of what was tells without its year.
    pub(super) fn yearless(&self, meaning: Meaning, cell: &str) -> Option<Moment> {
        let reader = self.reader();
        if meaning != Meaning::At || !matches!(reader.kind, Kind::Sessions | Kind::Payments) {
            return None;
        }
        let Yearless { month, day, time, until } = moment::without_year(cell)?;
        let is_planned = self.cell(Meaning::SessionState).and_then(state_of) == Some(SessionState::Booked);
        let day = if is_planned { reader.years.nearest(month, day) } else { reader.years.latest(month, day) }?;
        Some(Moment { day, time, until, offset: None })
    }

    /// The day that is written without its year, as it is read.
    #[must_use]
    pub fn assumed_day(&self) -> Option<Day> {
        let cell = self.cell(Meaning::At)?;
        let is_whole = moment::read_as(cell, self.reader().order).is_some();
        self.yearless(Meaning::At, cell).filter(|_| !is_whole).map(|moment| moment.day)
    }
}
