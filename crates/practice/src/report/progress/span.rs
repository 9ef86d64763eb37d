//! How far back a progress report looks.

use nenrin_domain::{Day, current_contract};
use nenrin_store::LearnerHistory;

nenrin_domain::codes! {
    /// How far back a progress report looks.
    Span {
        /// To the first day of the contract that counts, or counted last.
        Contract = "contract",
        /// Three months.
        Months3 = "months_3",
        /// Six months.
        Months6 = "months_6",
        /// A year.
        Months12 = "months_12",
        /// To the beginning.
        Whole = "whole",
    }
}

impl Span {
    /// The first day that is told of; `None` from the beginning.
    pub(super) fn first_day(self, today: Day, history: &LearnerHistory) -> Option<Day> {
        let months = match self {
            Self::Whole => return None,
            Self::Contract => {
                let last = || history.contracts.iter().filter(|it| it.starts_on <= today).max_by_key(|it| it.starts_on);
                return current_contract(today, &history.contracts).or_else(last).map(|it| it.starts_on);
            }
            Self::Months3 => 3,
            Self::Months6 => 6,
            Self::Months12 => 12,
        };
        let (year, month, day) = today.ymd();
        let before = i64::from(year) * 12 + i64::from(month) - 1 - months;
        let (year, month) =
            (i32::try_from(before.div_euclid(12)).ok()?, u32::try_from(before.rem_euclid(12) + 1).ok()?);
        // Where that month is shorter, its last day.
        (1..=day).rev().find_map(|day| Day::new(year, month, day))
    }
}
