//! The days on which a practice rests, and reckoning with days.

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use crate::Language;

/// The day `days` after `day` (before, when negative).
pub(crate) fn later(day: NaiveDate, days: i64) -> NaiveDate {
    day + TimeDelta::days(days)
}

/// Days from `from` to `to`, negative when `to` is earlier.
pub(crate) fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// The rest days of a practice.
pub(crate) struct Calendar {
    language: Language,
    today: NaiveDate,
}

impl Calendar {
    pub(crate) const fn new(language: Language, today: NaiveDate) -> Self {
        Self { language, today }
    }

    /// Whether the practice is closed: New Year, Golden Week and Obon, or Christmas and a week in August.
    ///
    /// Never in the days around today, so that a sample practice opened in a holiday still has a week to show.
    pub(crate) fn is_closed(&self, day: NaiveDate) -> bool {
        let season = matches!(
            (self.language, day.month(), day.day()),
            (Language::Ja, 12, 29..)
                | (Language::Ja, 1, ..=3)
                | (Language::Ja, 4, 29..)
                | (Language::Ja, 5, ..=5)
                | (Language::Ja, 8, 13..=16)
                | (Language::En, 12, 24..)
                | (Language::En, 1, 1)
                | (Language::En, 8, 10..=16)
        );
        season && !(-8..=7).contains(&days_between(self.today, day))
    }

    /// Whether `day` is a public holiday on which many do not want a session (Japan, the rules since 2020; moved days left out).
    pub(crate) fn is_holiday(&self, day: NaiveDate) -> bool {
        let monday = |nth: u32| day.weekday() == Weekday::Mon && (day.day() - 1) / 7 + 1 == nth;
        self.language == Language::Ja
            && match (day.month(), day.day()) {
                (2, 11 | 23) | (8, 11) | (11, 3 | 23) => true,
                (1, _) => monday(2),
                (3, date) => date == equinox(day.year(), 20.8431),
                (7, _) => monday(3),
                (9, date) => monday(3) || date == equinox(day.year(), 23.2488),
                (10, _) => monday(2),
                _ => false,
            }
    }
}

/// The day of the month of an equinox between 1980 and 2099, from its date in 1980 (the usual approximation for Japan).
fn equinox(year: i32, in_1980: f64) -> u32 {
    let since = year - 1980;
    (in_1980 + 0.242_194 * f64::from(since) - f64::from(since.div_euclid(4))) as u32
}

/// The same day of the month `months` later, or the last day of that month.
pub(crate) fn months_later(start: NaiveDate, months: u32) -> NaiveDate {
    start.checked_add_months(Months::new(months)).unwrap_or(start)
}

#[cfg(test)]
mod tests {
    use super::Calendar;
    use crate::Language;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn japan_rests_at_new_year_golden_week_and_obon() {
        let calendar = Calendar::new(Language::Ja, day("2026-11-22"));
        for closed in ["2025-12-31", "2026-01-03", "2026-04-29", "2026-05-05", "2026-08-15"] {
            assert!(calendar.is_closed(day(closed)), "{closed}");
        }
        for open in ["2025-12-28", "2026-01-04", "2026-05-06", "2026-08-17"] {
            assert!(!calendar.is_closed(day(open)), "{open}");
        }
        for holiday in ["2026-01-12", "2026-03-20", "2025-03-20", "2026-09-23", "2026-07-20", "2026-10-12"] {
            assert!(calendar.is_holiday(day(holiday)), "{holiday}");
        }
    }

    #[test]
    fn the_week_of_today_is_never_closed() {
        let calendar = Calendar::new(Language::Ja, day("2026-01-02"));
        assert!(!calendar.is_closed(day("2025-12-30")) && !calendar.is_closed(day("2026-01-03")));
    }
}
