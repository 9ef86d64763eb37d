//! The time that a metric looks at: whole local days of the coach's zone.

use nenrin_domain::Day;

nenrin_domain::codes! {
    /// How long a period is. A week begins on Monday.
    PeriodLength {
        /// Monday to Sunday.
        Week = "week",
        /// A calendar month.
        Month = "month",
        /// Three calendar months, from January, April, July or October.
        Quarter = "quarter",
        /// A calendar year.
        Year = "year",
    }
}

/// Whole days from `from` up to the day before `until`: [from, until).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// The day after its last.
    pub until: Day,
}

impl Period {
    /// The days from `from` up to the day before `until`; `None` when there is none.
    #[must_use]
    pub fn new(from: Day, until: Day) -> Option<Self> {
        (from < until).then_some(Self { from, until })
    }

    /// The week, month, quarter or year in which `day` lies.
    #[must_use]
    pub fn around(day: Day, length: PeriodLength) -> Self {
        let (year, month, _) = day.ymd();
        let first = |year, month| Day::new(year, month, 1).unwrap_or(day);
        let months_from = |month, months| {
            let from = first(year, month);
            Self { from, until: from.last_of_term(months).plus(1) }
        };
        match length {
            PeriodLength::Week => Self { from: day.monday(), until: day.monday().plus(7) },
            PeriodLength::Month => months_from(month, 1),
            PeriodLength::Quarter => months_from((month - 1) / 3 * 3 + 1, 3),
            PeriodLength::Year => months_from(1, 12),
        }
    }

    /// The last `count` periods of a length up to the one in which `day` lies, the earliest first.
    #[must_use]
    pub fn up_to(day: Day, length: PeriodLength, count: usize) -> Vec<Self> {
        let before = |period: &Self| Some(Self::around(period.from.plus(-1), length)).filter(|it| it != period);
        let mut periods: Vec<_> = std::iter::successors(Some(Self::around(day, length)), before).take(count).collect();
        periods.reverse();
        periods
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(&self) -> Day {
        self.until.plus(-1)
    }

    /// Whether `day` lies in it.
    #[must_use]
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day < self.until
    }

    /// Whether all of its days have passed on `today`; else it is told "to date" and compared with none that is full.
    #[must_use]
    pub fn is_over(&self, today: Day) -> bool {
        self.until <= today
    }
}

#[cfg(test)]
mod tests {
    use super::{Period, PeriodLength};
    use crate::sample::day;

    fn around(on: &str, length: PeriodLength) -> (String, String) {
        let period = Period::around(day(on), length);
        (period.from.to_string(), period.until.to_string())
    }

    #[test]
    fn a_period_is_whole_days_of_the_calendar() {
        let of = |from: &str, until: &str| (from.to_owned(), until.to_owned());
        assert_eq!(around("2026-11-29", PeriodLength::Week), of("2026-11-23", "2026-11-30"), "Sunday ends the week");
        assert_eq!(around("2026-11-30", PeriodLength::Week), of("2026-11-30", "2026-12-07"));
        assert_eq!(around("2028-02-29", PeriodLength::Month), of("2028-02-01", "2028-03-01"));
        assert_eq!(around("2026-12-31", PeriodLength::Month), of("2026-12-01", "2027-01-01"));
        assert_eq!(around("2026-11-30", PeriodLength::Quarter), of("2026-10-01", "2027-01-01"));
        assert_eq!(around("2026-03-31", PeriodLength::Quarter), of("2026-01-01", "2026-04-01"));
        assert_eq!(around("2026-11-30", PeriodLength::Year), of("2026-01-01", "2027-01-01"));
    }

    #[test]
    fn the_first_day_belongs_to_it_and_the_day_after_the_last_does_not() {
        let period = Period::new(day("2026-11-01"), day("2026-12-01")).unwrap();
        let within = ["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"].map(|on| period.contains(day(on)));
        assert_eq!(within, [false, true, true, false]);
        assert_eq!(period.last_day(), day("2026-11-30"));
        assert_eq!((period.is_over(day("2026-11-30")), period.is_over(day("2026-12-01"))), (false, true));
        assert_eq!(Period::new(day("2026-11-01"), day("2026-11-01")), None);
    }

    #[test]
    fn the_last_periods_follow_one_another() {
        let months = Period::up_to(day("2026-03-15"), PeriodLength::Month, 4);
        let from: Vec<_> = months.iter().map(|month| month.from.to_string()).collect();
        assert_eq!(from, ["2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01"]);
        assert!(months.iter().zip(months.iter().skip(1)).all(|(one, next)| one.until == next.from));
        let at_the_end = Period::up_to(day("1900-02-01"), PeriodLength::Month, 9);
        assert_eq!(at_the_end.len(), 2, "the calendar begins there");
    }
}
