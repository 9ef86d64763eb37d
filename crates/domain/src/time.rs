//! All time in one room: instants, calendar days, times of day and zones.
//!
//! A calendar day and an instant are different types, because a practice's rules speak of the coach's local days
//! while the order of acts is a matter of instants. Days are never made by dividing seconds by 86,400.

use std::fmt;
use std::ops::Range;

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

use crate::DomainError;

/// A moment, the same everywhere: milliseconds since 1970-01-01T00:00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The moment `millis` milliseconds after 1970-01-01T00:00:00 UTC.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00:00 UTC.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The local calendar day of this moment in `zone`.
    #[must_use]
    pub fn day(self, zone: Zone) -> Day {
        Day(self.local(zone).date_naive())
    }

    /// The local time of day of this moment in `zone`, to the minute.
    #[must_use]
    pub fn day_time(self, zone: Zone) -> DayTime {
        let local = self.local(zone);
        DayTime { minutes: (local.hour() * 60 + local.minute()) as u16 }
    }

    fn local(self, zone: Zone) -> DateTime<Tz> {
        DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default().with_timezone(&zone.0)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        write!(f, "{}", moment.format("%Y-%m-%dT%H:%M:%S%.3fZ"))
    }
}

impl std::str::FromStr for Instant {
    type Err = DomainError;

    /// Reads the form that is shown, and no other.
    fn from_str(text: &str) -> Result<Self, DomainError> {
        let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.3fZ").ok();
        let moment = moment.map(|moment| Self(moment.and_utc().timestamp_millis()));
        moment.filter(|moment| moment.to_string() == text).ok_or_else(|| DomainError::NotAMoment(text.to_owned()))
    }
}

/// The years of the calendar: enough for every life and contract, and read back by every format.
const YEARS: Range<i32> = 1900..2200;

/// A calendar day in the coach's life, without a zone, from 1900 to 2199.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of a year, month (1–12) and day of month (1–31) between 1900 and 2199.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Self::within)
    }

    /// The day `days` later (earlier when negative); the day itself when that lies beyond the calendar's years.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let moved = TimeDelta::try_days(days).and_then(|delta| self.0.checked_add_signed(delta));
        moved.and_then(Self::within).unwrap_or(self)
    }

    /// The last day of a term of `months` that begins on this day: the day before the one with the same number, and
    /// the last of the month when there is none (Civil Code of Japan, article 143).
    #[must_use]
    pub fn last_of_term(self, months: u32) -> Self {
        match self.0.checked_add_months(Months::new(months)).and_then(Self::within) {
            Some(day) if day.0.day() == self.0.day() => day.plus(-1),
            Some(last_of_month) => last_of_month,
            None => self,
        }
    }

    /// Whole days from `earlier` to this day; negative when `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// The Monday of this day's week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus(-i64::from(self.0.weekday().num_days_from_monday()))
    }

    /// Year, month and day of month.
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// Days since 1970-01-01: the integer under which a day is stored and indexed.
    #[must_use]
    pub fn number(self) -> i64 {
        (self.0 - NaiveDate::default()).num_days()
    }

    /// The day of a stored number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        let delta = TimeDelta::try_days(number)?;
        NaiveDate::default().checked_add_signed(delta).and_then(Self::within)
    }

    fn within(date: NaiveDate) -> Option<Self> {
        YEARS.contains(&date.year()).then_some(Self(date))
    }

    /// The moment at which this day's `time` strikes in `zone`. A time skipped by a clock change is read as the
    /// first moment after the gap; a time that strikes twice as the first of the two.
    #[must_use]
    pub fn at(self, time: DayTime, zone: Zone) -> Instant {
        let naive = self.0.and_time(time.naive());
        let earliest = |wall| zone.0.from_local_datetime(&wall).earliest();
        let mut wall = naive;
        for _ in 0..24 {
            if let Some(moment) = earliest(wall) {
                return Instant(moment.timestamp_millis());
            }
            wall += TimeDelta::minutes(10);
        }
        Instant(naive.and_utc().timestamp_millis())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Day {
    type Err = DomainError;

    fn from_str(text: &str) -> Result<Self, DomainError> {
        let refuse = || DomainError::NotADay(text.to_owned());
        let mut parts = text.split('-');
        let (Some(y), Some(m), Some(d), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(refuse());
        };
        if (y.len(), m.len(), d.len()) != (4, 2, 2) || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(refuse());
        }
        match (y.parse(), m.parse(), d.parse()) {
            (Ok(y), Ok(m), Ok(d)) => Self::new(y, m, d).ok_or_else(refuse),
            _ => Err(refuse()),
        }
    }
}

/// A time of day to the minute, without a day or a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayTime {
    minutes: u16,
}

impl DayTime {
    /// The last minute of a day.
    pub const LAST: Self = Self { minutes: 1439 };

    /// The time `hour`:`minute` on the 24-hour clock.
    #[must_use]
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { minutes: hour * 60 + minute }) } else { None }
    }

    /// Minutes since midnight, 0 to 1,439: how a time of day is stored.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.minutes
    }

    /// The time of stored minutes since midnight.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        Self::new(minutes / 60, minutes % 60)
    }

    fn naive(self) -> NaiveTime {
        NaiveTime::from_hms_opt(u32::from(self.minutes / 60), u32::from(self.minutes % 60), 0).unwrap_or_default()
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl std::str::FromStr for DayTime {
    type Err = DomainError;

    fn from_str(text: &str) -> Result<Self, DomainError> {
        let refuse = || DomainError::NotADayTime(text.to_owned());
        let (hour, minute) = text.split_once(':').ok_or_else(refuse)?;
        if hour.is_empty()
            || hour.len() > 2
            || minute.len() != 2
            || !(hour.bytes().chain(minute.bytes())).all(|b| b.is_ascii_digit())
        {
            return Err(refuse());
        }
        match (hour.parse(), minute.parse()) {
            (Ok(hour), Ok(minute)) => Self::new(hour, minute).ok_or_else(refuse),
            _ => Err(refuse()),
        }
    }
}

/// An IANA time zone such as `Asia/Tokyo`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Zone {
    /// Coordinated Universal Time, for hosts that cannot name their zone.
    pub const UTC: Self = Self(Tz::UTC);

    /// Whether it is the time of no place: what a system shows that was never told where it is, such as a server.
    #[must_use]
    pub fn is_nowhere(self) -> bool {
        let name = self.name();
        let bare = name.strip_prefix("Etc/").unwrap_or(name);
        matches!(bare, "UTC" | "UCT" | "Universal" | "Zulu" | "GMT" | "GMT0" | "GMT+0" | "GMT-0" | "Greenwich")
    }

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl std::str::FromStr for Zone {
    type Err = DomainError;

    fn from_str(text: &str) -> Result<Self, DomainError> {
        text.parse().map(Self).map_err(|_| DomainError::UnknownZone(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, DayTime, Instant, Zone};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_time_of_no_place_is_known_under_each_of_its_names() {
        let is_nowhere = |name: &str| name.parse::<Zone>().unwrap().is_nowhere();
        assert!(["UTC", "Etc/UTC", "Zulu", "Etc/GMT", "GMT0"].into_iter().all(is_nowhere));
        assert!(!["Asia/Tokyo", "Europe/London", "Atlantic/Reykjavik", "Etc/GMT-9"].into_iter().any(is_nowhere));
    }

    #[test]
    fn a_day_is_read_only_from_its_full_form() {
        assert_eq!(day("2026-02-28").plus(1).to_string(), "2026-03-01");
        for bad in ["2026-2-28", "2026-02-30", "26-02-28", "2026/02/28", "+026-02-28", "1850-01-01", "", "2026-02-28-1"]
        {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
    }

    #[test]
    fn stored_numbers_come_back_as_the_same_day() {
        for text in ["1970-01-01", "1969-12-31", "2024-02-29", "2199-12-31"] {
            assert_eq!(Day::from_number(day(text).number()), Some(day(text)));
        }
    }

    #[test]
    fn a_moment_is_read_only_from_the_form_it_is_shown_in() {
        for text in ["2026-11-20T01:02:03.456Z", "1969-12-31T23:59:59.999Z", "2024-02-29T00:00:00.000Z"] {
            assert_eq!(text.parse::<Instant>().map(|moment| moment.to_string()), Ok(text.to_owned()));
        }
        for bad in [
            "2026-11-20T01:02:03Z",
            "2026-11-20 01:02:03.456Z",
            "2026-02-30T01:02:03.456Z",
            "2026-11-20T01:02:03.4567Z",
            "",
        ] {
            assert!(bad.parse::<Instant>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_week_starts_on_monday() {
        assert_eq!(day("2026-11-22").monday(), day("2026-11-16"));
        assert_eq!(day("2026-11-23").monday(), day("2026-11-23"));
    }

    #[test]
    fn no_day_lies_beyond_the_calendar() {
        let last = day("2199-12-31");
        assert_eq!(last.plus(1), last);
        assert_eq!(day("1900-01-01").plus(-1), day("1900-01-01"));
        assert_eq!(day("2026-11-20").last_of_term(9999), day("2026-11-20"));
        assert_eq!(Day::from_number(last.number() + 1), None);
    }

    #[test]
    fn a_term_of_months_ends_before_the_day_of_the_same_number() {
        for (first, months, last) in [
            ("2026-09-16", 3, "2026-12-15"),
            ("2026-01-01", 1, "2026-01-31"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-01-30", 1, "2026-02-28"),
            ("2026-02-28", 12, "2027-02-27"),
            ("2028-02-29", 12, "2029-02-28"),
        ] {
            assert_eq!(day(first).last_of_term(months), day(last), "{first} {months}");
        }
    }

    #[test]
    fn late_evening_in_tokyo_is_the_coachs_own_day() {
        let tokyo: Zone = "Asia/Tokyo".parse().unwrap();
        let moment = day("2026-11-20").at(DayTime::new(23, 30).unwrap(), tokyo);
        assert_eq!(moment.day(tokyo), day("2026-11-20"));
        assert_eq!(moment.day(Zone::UTC), day("2026-11-20"));
        assert_eq!(Instant::from_millis(moment.millis() + 3_600_000).day(tokyo), day("2026-11-21"));
    }

    #[test]
    fn a_time_skipped_by_summer_time_is_read_after_the_gap() {
        let berlin: Zone = "Europe/Berlin".parse().unwrap();
        let skipped = day("2026-03-29").at(DayTime::new(2, 30).unwrap(), berlin);
        assert_eq!(skipped.day_time(berlin).to_string(), "03:00");
    }
}
