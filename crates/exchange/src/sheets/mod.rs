//! Sheets: what a practice knows, as tables that other programs read and this one reads back.
//!
//! One [`Subject`] is one table. Its columns are data, `columns.csv`, and so are the words of its codes, `words.csv`: what
//! writes them and what reads them again take both from here. A table is written by [`write`] in a [`Preset`], and
//! [`look`] says beforehand what that preset cannot hold as it is. The format is described in `docs/formats/`.

mod cell;
mod comma;
mod labels;
mod look;
mod safety;
mod shift_jis;
mod subject;
mod words;
mod workbook;

use std::io::{Seek, Write};

use nenrin_domain::{Language, codes};

use crate::ExchangeError;

pub use cell::Cell;
pub use labels::{joined, parted};
pub use look::{Loss, LossKind, look};
pub use safety::{guarded, unguarded};
pub use subject::{Column, FURTHER, Kind, Subject, recognise};
pub use words::{code_of, word_of};

codes! {
    /// For whom a table is written.
    Preset {
        /// Excel in Japan: CSV in UTF-8 with a mark, CR LF, everything between quotes.
        Excel = "excel",
        /// Older programs in Japan: CSV in Shift_JIS (CP932), CR LF, everything between quotes.
        ShiftJis = "shift_jis",
        /// Programs: CSV in UTF-8, LF.
        Plain = "plain",
        /// A workbook of Excel, XLSX.
        Workbook = "workbook",
    }
}

impl Preset {
    /// The end of the file's name, without a dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::Excel | Self::ShiftJis | Self::Plain => "csv",
        }
    }
}

/// A table: its rows have a cell for every column of the subject, and then one for every further column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it tells of.
    pub subject: Subject,
    /// Columns of the coach's own beside those of the subject.
    pub further: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// All columns, in their order.
    pub fn columns(&self) -> impl Iterator<Item = &Column> + Clone {
        self.subject.columns().iter().chain(&self.further)
    }
}

/// Writes `tables` to `out` with the headings and words of `language`. In CSV the first table is written, in a workbook each
/// of them. What the preset cannot hold as it is is written as [`look`] says. `step` is called once for each row.
///
/// # Errors
/// What `step` answers, and [`ExchangeError::Write`] when `out` cannot be written.
pub fn write<E: From<ExchangeError>>(
    tables: &[Table],
    language: Language,
    preset: Preset,
    out: impl Write + Seek + Send,
    step: impl FnMut() -> Result<(), E>,
) -> Result<(), E> {
    match preset {
        Preset::Workbook => workbook::write(tables, language, out, step),
        Preset::Excel | Preset::ShiftJis | Preset::Plain => match tables.first() {
            Some(table) => comma::write(table, language, preset, out, step),
            None => Ok(()),
        },
    }
}
