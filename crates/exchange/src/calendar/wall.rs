//! Times as calendars write them: what a clock on the wall shows, and where the wall is.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _};
use nenrin_domain::{Day, DayTime, Instant, Zone};

/// Where a clock hangs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// In a zone of the world.
    Zone(Zone),
    /// In a zone whose rules the calendar brings, by its name there.
    Ruled(String),
    /// Wherever the reader is.
    Here,
}

/// A day, or a day and a time, on a clock somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wall {
    /// What the clock shows; midnight for a whole day.
    pub shows: NaiveDateTime,
    /// Whether a whole day is meant.
    pub is_day: bool,
    /// Where it hangs.
    pub place: Place,
}

impl Wall {
    /// Reads `20261008`, `20261008T190000` or `20261008T100000Z`; the last is in UTC wherever `place` is.
    pub(super) fn read(text: &str, place: Place) -> Option<Self> {
        let text = text.trim();
        let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
        let date = NaiveDate::parse_from_str(date, "%Y%m%d").ok().filter(|date| (1601..2200).contains(&date.year()))?;
        let Some(time) = time else {
            return Some(Self { shows: date.and_time(NaiveTime::MIN), is_day: true, place: Place::Here });
        };
        let (time, place) = match time.strip_suffix('Z') {
            Some(time) => (time, Place::Zone(Zone::UTC)),
            None => (time, place),
        };
        let time =
            NaiveTime::parse_from_str(time, "%H%M%S").or_else(|_| NaiveTime::parse_from_str(time, "%H%M")).ok()?;
        Some(Self { shows: date.and_time(time), is_day: false, place })
    }

    /// The same clock at another time.
    pub(super) fn at(&self, shows: NaiveDateTime) -> Self {
        Self { shows, ..self.clone() }
    }

    /// The day that the clock shows.
    pub(super) fn day(&self) -> Option<Day> {
        Day::new(self.shows.year(), self.shows.month(), self.shows.day())
    }
}

/// The moment at which a clock in `zone` shows this, to the minute.
pub(super) fn moment_in(shows: NaiveDateTime, zone: Zone) -> Option<Instant> {
    let day = Day::new(shows.year(), shows.month(), shows.day())?;
    let time = DayTime::new(u16::try_from(shows.hour()).ok()?, u16::try_from(shows.minute()).ok()?)?;
    Some(day.at(time, zone))
}

/// What a clock in `zone` shows at a moment, to the minute.
pub(super) fn shown_in(moment: Instant, zone: Zone) -> Option<NaiveDateTime> {
    let (year, month, day) = moment.day(zone).ymd();
    let minutes = u32::from(moment.day_time(zone).minutes());
    NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(minutes / 60, minutes % 60, 0)
}

/// The moment at which a clock that is `ahead` seconds ahead of UTC shows this.
pub(super) fn moment_ahead(shows: NaiveDateTime, ahead: i64) -> Instant {
    Instant::from_millis((shows.and_utc().timestamp() - ahead) * 1000)
}

/// What a clock that is `ahead` seconds ahead of UTC shows at a moment.
pub(super) fn shown_ahead(moment: Instant, ahead: i64) -> Option<NaiveDateTime> {
    let utc = chrono::DateTime::from_timestamp_millis(moment.millis())?.naive_utc();
    utc.checked_add_signed(TimeDelta::try_seconds(ahead)?)
}

/// The form in which identities name a moment: `20261015T100000Z`.
pub(super) fn compact(moment: Instant) -> String {
    let text = moment.to_string();
    let digits: String = text.chars().take(19).filter(|c| !matches!(c, '-' | ':')).collect();
    digits + "Z"
}
