//! Birthdays, of which the year is often not known.

use std::fmt;
use std::str::FromStr;

use crate::{Day, DomainError};

/// The day and month of a birth, and the year if it is known.
///
/// Written as `1990-02-28`, or `--02-28` without the year, as vCard has it (RFC 6350, 4.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Birthday {
    /// A day in the year of birth, or in a leap year when that is not known.
    born: Day,
    has_year: bool,
}

/// A leap year, so that every birthday is a day in it.
const LEAP_YEAR: &str = "2000";

impl Birthday {
    /// The birthday as it is kept on or after `from`. Who was born on 29 February keeps it on the 28th in common years.
    #[must_use]
    pub fn next(self, from: Day) -> Day {
        let this_year = self.in_year(from.ymd().0);
        if this_year >= from { this_year } else { self.in_year(from.ymd().0 + 1) }
    }

    /// How many years old the person is on `day`; `None` when the year of birth is not known or still ahead.
    #[must_use]
    pub fn age(self, day: Day) -> Option<u32> {
        let years = day.ymd().0 - self.born.ymd().0 - i32::from(self.in_year(day.ymd().0) > day);
        u32::try_from(years).ok().filter(|_| self.has_year)
    }

    fn in_year(self, year: i32) -> Day {
        let (_, month, day) = self.born.ymd();
        Day::new(year, month, day).or_else(|| Day::new(year, 2, 28)).unwrap_or(self.born)
    }
}

impl FromStr for Birthday {
    type Err = DomainError;

    fn from_str(text: &str) -> Result<Self, DomainError> {
        let born = match text.strip_prefix("--") {
            Some(rest) => format!("{LEAP_YEAR}-{rest}").parse(),
            None => text.parse(),
        };
        let not_one = |_| DomainError::NotABirthday(text.to_owned());
        born.map(|born| Self { born, has_year: !text.starts_with("--") }).map_err(not_one)
    }
}

impl fmt::Display for Birthday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let born = self.born.to_string();
        if self.has_year { f.write_str(&born) } else { write!(f, "-{}", born.get(4..).unwrap_or_default()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Birthday;
    use crate::Day;

    fn next(birthday: &str, from: &str) -> String {
        birthday.parse::<Birthday>().unwrap().next(from.parse::<Day>().unwrap()).to_string()
    }

    #[test]
    fn it_comes_every_year_and_today_counts() {
        assert_eq!(next("1990-11-28", "2026-11-28"), "2026-11-28");
        assert_eq!(next("--11-27", "2026-11-28"), "2027-11-27");
        assert_eq!(next("1990-01-01", "2026-12-31"), "2027-01-01");
    }

    #[test]
    fn the_29th_of_february_is_kept_on_the_28th_in_common_years() {
        assert_eq!(next("--02-29", "2026-02-01"), "2026-02-28");
        assert_eq!(next("1992-02-29", "2028-02-29"), "2028-02-29");
        assert_eq!(next("1992-02-29", "2027-03-01"), "2028-02-29");
    }

    #[test]
    fn the_age_counts_birthdays_that_were_kept() {
        let age = |birthday: &str, on: &str| birthday.parse::<Birthday>().unwrap().age(on.parse().unwrap());
        assert_eq!(age("1990-11-28", "2026-11-27"), Some(35));
        assert_eq!(age("1990-11-28", "2026-11-28"), Some(36));
        assert_eq!(age("--11-28", "2026-11-28"), None);
        assert_eq!(age("2027-01-01", "2026-11-28"), None);
    }

    #[test]
    fn it_is_written_as_it_is_read() {
        for text in ["1990-11-28", "--02-29", "--12-31"] {
            assert_eq!(text.parse::<Birthday>().unwrap().to_string(), text);
        }
        for text in ["", "--02-30", "1990-02-29", "11-28", "-11-28", "--1-1"] {
            assert!(text.parse::<Birthday>().is_err(), "{text}");
        }
    }
}
