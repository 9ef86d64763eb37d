//! What is to be simulated.

use chrono::{Months, NaiveDate};

use crate::SimulatorError;

/// The language of names and notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

/// A practice to be simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct World {
    learners: u32,
    years: u32,
    seed: u64,
    language: Language,
    until: NaiveDate,
}

impl World {
    /// A practice that has had `learners` learners in the `years` years before `until` = (year, month, day), its today.
    ///
    /// # Errors
    /// [`SimulatorError::NotADay`], [`SimulatorError::LearnersOutOfRange`] and [`SimulatorError::YearsOutOfRange`].
    pub fn new(
        learners: u32,
        years: u32,
        seed: u64,
        language: Language,
        until: (i32, u32, u32),
    ) -> Result<Self, SimulatorError> {
        let (year, month, day) = until;
        let until = NaiveDate::from_ymd_opt(year, month, day)
            .filter(|_| (1950..=2190).contains(&year))
            .ok_or(SimulatorError::NotADay(year, month, day))?;
        if !(1..=100_000).contains(&learners) {
            return Err(SimulatorError::LearnersOutOfRange(learners));
        }
        if !(1..=40).contains(&years) {
            return Err(SimulatorError::YearsOutOfRange(years));
        }
        Ok(Self { learners, years, seed, language, until })
    }

    /// Size S: 40 learners in 2 years, 20 to 25 of them still here.
    ///
    /// # Errors
    /// [`SimulatorError::NotADay`].
    pub fn small(seed: u64, language: Language, until: (i32, u32, u32)) -> Result<Self, SimulatorError> {
        Self::new(40, 2, seed, language, until)
    }

    /// Size M: 300 learners in 10 years, near 30,000 sessions.
    ///
    /// # Errors
    /// [`SimulatorError::NotADay`].
    pub fn medium(seed: u64, language: Language, until: (i32, u32, u32)) -> Result<Self, SimulatorError> {
        Self::new(300, 10, seed, language, until)
    }

    /// Size XL: a school of 10,000 learners in 10 years, near a million sessions.
    ///
    /// # Errors
    /// [`SimulatorError::NotADay`].
    pub fn extra_large(seed: u64, language: Language, until: (i32, u32, u32)) -> Result<Self, SimulatorError> {
        Self::new(10_000, 10, seed, language, until)
    }

    /// The learners the practice has ever had.
    #[must_use]
    pub const fn learners(&self) -> u32 {
        self.learners
    }

    /// The years its history covers.
    #[must_use]
    pub const fn years(&self) -> u32 {
        self.years
    }

    /// The seed all chance comes from.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// The language of names and notes.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The today of the practice: nothing later is known, except bookings and plans made before.
    #[must_use]
    pub const fn until(&self) -> NaiveDate {
        self.until
    }

    /// The day the practice opened.
    #[must_use]
    pub fn first_day(&self) -> NaiveDate {
        self.until.checked_sub_months(Months::new(12 * self.years)).unwrap_or(self.until)
    }
}
