//! Lines of cells, whatever kind of file they stand in.

use csv::StringRecord;

use crate::ExchangeError;
use crate::limits::MAX_COLUMNS;

/// Lines of a sheet.
pub const MAX_SHEET_ROWS: usize = 250_000;

/// One line of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    /// The line of the file as an editor counts it, or the row of the workbook; 1 is the first.
    pub number: u64,
    /// Its cells. Bytes that mean nothing in the file's encoding are replaced by U+FFFD.
    pub cells: StringRecord,
}

/// Adds a line unless it is one too many or too wide.
pub(super) fn push(lines: &mut Vec<SheetLine>, line: SheetLine) -> Result<(), Unfit> {
    if lines.len() >= MAX_SHEET_ROWS || line.cells.len() > MAX_COLUMNS {
        return Err(Unfit::TooLarge);
    }
    lines.push(line);
    Ok(())
}

/// Why a file cannot be read as a sheet at all.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// It has no cells.
    #[error("nothing in it")]
    Empty,
    /// Where its headings should stand, somebody's mail address or telephone number does.
    #[error("no headings")]
    NoHeadings,
    /// It is larger than a file may be, or has more lines or columns.
    #[error("too much in it")]
    TooLarge,
    /// A quotation mark is never closed.
    #[error("a quotation mark is never closed, from line {line} on")]
    QuoteOpen {
        /// The line on which its row begins.
        line: u64,
    },
    /// It is neither text nor a workbook.
    #[error("not a table")]
    NotATable,
    /// The workbook is not one that is safe to open, or the bytes cannot be read.
    #[error(transparent)]
    Container(#[from] ExchangeError),
}

impl Unfit {
    /// The stable code of the reason.
    #[must_use]
    pub const fn as_code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoHeadings => "no_headings",
            Self::TooLarge => "too_large",
            Self::QuoteOpen { .. } => "quote_open",
            Self::NotATable => "not_a_table",
            Self::Container(ExchangeError::Refused { why, .. }) => why.as_code(),
            Self::Container(_) => "unreadable",
        }
    }
}
