//! Tables taken out for other programs: what is wanted, what a program could not hold of it, and the file.

mod bookings;
mod look;
mod own;
pub(crate) mod rows;
mod save;

use nenrin_domain::Language;
use nenrin_exchange::sheets::Table;

use crate::{Call, Failure};

pub use nenrin_exchange::sheets::{Preset, Subject};
pub use nenrin_store::Period;

pub use bookings::{Naming, SaveBookings, SavedBookings, save_bookings};
use own::Own;

pub use look::{LookAtExport, Looked, Loss, SubjectRows, look};
pub use save::{RevealExport, SaveExport, Saved, save};

/// Rows below the headings that a sheet of a workbook can hold.
const MOST_ROWS: usize = 1_048_575;

/// What is to be taken out.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Which tables. In CSV it is one; a workbook has a sheet for each.
    pub subjects: Vec<Subject>,
    /// Of which days: when a learner joined, a session is planned, a payment was received or is due, a refund was given,
    /// a contract begins, a contact was made.
    pub period: Period,
    /// For whom.
    pub preset: Preset,
    /// The language of headings and words.
    pub language: Language,
}

impl Wanted {
    /// Checks that such a file can be written.
    fn check(&self) -> Result<(), Failure> {
        if self.subjects.is_empty() {
            return Err(Failure::not_allowed("subjects", "at_least_one"));
        }
        if self.preset != Preset::Workbook && self.subjects.len() > 1 {
            return Err(Failure::not_allowed("subjects", "one_in_csv"));
        }
        match (self.period.from, self.period.to) {
            (Some(from), Some(to)) if to < from => Err(Failure::not_allowed("to", "not_before").about("first", from)),
            _ => Ok(()),
        }
    }

    /// The tables with their rows.
    fn tables(&self, call: &Call<'_>) -> Result<Vec<Table>, Failure> {
        self.check()?;
        let tables = call.store()?.at_one_moment(|store| {
            let known = rows::Known::of(store)?;
            let table = |subject: &Subject| {
                let own = Own::of(store, *subject)?;
                let rows = rows::of(store, *subject, self.period, &known, &own)?;
                Ok::<_, Failure>(Table { subject: *subject, further: own.columns(), rows })
            };
            self.subjects.iter().map(table).collect::<Result<Vec<_>, Failure>>()
        })?;
        if self.preset == Preset::Workbook && tables.iter().any(|table| table.rows.len() > MOST_ROWS) {
            return Err(Failure::not_allowed("rows", &format!("at_most_{MOST_ROWS}")));
        }
        Ok(tables)
    }
}

impl From<crate::Language> for Language {
    fn from(language: crate::Language) -> Self {
        match language {
            crate::Language::Ja => Self::Ja,
            crate::Language::En => Self::En,
        }
    }
}
