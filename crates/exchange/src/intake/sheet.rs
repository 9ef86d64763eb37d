//! A file as lines of cells, whether it is text or a workbook.

use std::io::Read as _;

use super::lines::{MAX_SHEET_ROWS, SheetLine, Unfit, push};
use super::{Delimiter, talk, workbook};
use crate::ExchangeError;
use crate::text::{Encoding, Next, Records, Stop};

/// Bytes of a file. The answers of a hundred thousand people to a long form have half as many.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// Bytes of the beginning by which the delimiter is told.
const HEAD_BYTES: u64 = 1 << 16;

/// How a file is to be read, as far as a person has said; else it is found out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading<'r> {
    /// The encoding of a text.
    pub encoding: Option<Encoding>,
    /// What stands between the cells of a text.
    pub delimiter: Option<Delimiter>,
    /// The name of a sheet of a workbook.
    pub sheet: Option<&'r str>,
}

/// How a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// As text.
    Text {
        /// In which encoding.
        encoding: Encoding,
        /// What stands between its cells.
        delimiter: Delimiter,
    },
    /// As a sheet of an Excel workbook.
    Workbook,
    /// As the bookings of a calendar.
    Calendar,
}

/// A file as lines of cells.
#[derive(Debug)]
pub struct Sheet {
    /// How it was read.
    pub layout: Layout,
    /// Its lines that have anything in them.
    pub lines: Vec<SheetLine>,
    /// Its name in a workbook.
    pub name: Option<String>,
    /// The names of all sheets of its workbook in which anything stands, its own among them.
    pub others: Vec<String>,
}

impl Sheet {
    /// Reads a file's bytes.
    ///
    /// # Errors
    /// [`Unfit`] when there is no sheet in them.
    pub fn read(bytes: &[u8], reading: Reading<'_>) -> Result<Self, Unfit> {
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(Unfit::TooLarge);
        }
        let sheet = match workbook::is_one(bytes) {
            true => workbook::sheet(bytes, reading.sheet)?,
            false => Self::of_text(bytes, reading)?,
        };
        if sheet.lines.is_empty() { Err(Unfit::Empty) } else { Ok(sheet) }
    }

    /// Reads the sheets of a workbook that `choose` names of those in which anything stands, in its order. The workbook is unpacked
    /// once.
    ///
    /// # Errors
    /// [`Unfit::NotATable`] of any other file; as [`Sheet::read`].
    pub fn read_several(bytes: &[u8], choose: impl FnOnce(&[String]) -> Vec<String>) -> Result<Vec<Self>, Unfit> {
        refuse_others(bytes)?;
        workbook::sheets(bytes, choose)
    }

    /// The names of the sheets of a workbook in which anything stands.
    ///
    /// # Errors
    /// As [`Sheet::read_several`].
    pub fn names(bytes: &[u8]) -> Result<Vec<String>, Unfit> {
        refuse_others(bytes)?;
        workbook::names(bytes)
    }

    /// Lines that are no sheet of a workbook.
    pub(crate) const fn alone(layout: Layout, lines: Vec<SheetLine>) -> Self {
        Self { layout, lines, name: None, others: Vec::new() }
    }

    fn of_text(bytes: &[u8], reading: Reading<'_>) -> Result<Self, Unfit> {
        let encoding = match reading.encoding {
            Some(encoding) => encoding,
            None => Encoding::detect(bytes)?,
        };
        let delimiter = match reading.delimiter {
            Some(delimiter) => delimiter,
            None => Delimiter::sniff(&head(bytes, encoding)?),
        };
        if let Some(lines) = talk_of(bytes, encoding)?.filter(|_| reading.delimiter.is_none()) {
            return Ok(Self::alone(Layout::Text { encoding, delimiter: Delimiter::Tab }, lines));
        }
        let mut records = Records::new(bytes, encoding, delimiter.byte())?;
        let mut lines = Vec::new();
        loop {
            match records.next()? {
                Next::End => break,
                Next::Stopped(line, Stop::QuoteOpen | Stop::RecordTooLong) => return Err(Unfit::QuoteOpen { line }),
                Next::Stopped(_, Stop::Binary) => return Err(Unfit::NotATable),
                Next::Record(number) => {
                    let cells = records.record.iter().map(String::from_utf8_lossy).collect();
                    push(&mut lines, SheetLine { number, cells })?;
                }
            }
        }
        Ok(Self::alone(Layout::Text { encoding, delimiter }, lines))
    }
}

/// Refuses what is no workbook, or larger than a file may be.
fn refuse_others(bytes: &[u8]) -> Result<(), Unfit> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(Unfit::TooLarge);
    }
    if workbook::is_one(bytes) { Ok(()) } else { Err(Unfit::NotATable) }
}

/// The lines of a talk that was saved from the LINE app; `None` when it is none.
fn talk_of(bytes: &[u8], encoding: Encoding) -> Result<Option<Vec<SheetLine>>, Unfit> {
    if !talk::may_be(&decoded(bytes, encoding, talk::TITLE_BYTES)?) {
        return Ok(None);
    }
    let lines = talk::lines(&decoded(bytes, encoding, u64::MAX)?);
    if lines.as_ref().is_some_and(|lines| lines.len() > MAX_SHEET_ROWS) {
        return Err(Unfit::TooLarge);
    }
    Ok(lines)
}

/// The beginning of a text.
fn head(bytes: &[u8], encoding: Encoding) -> Result<String, Unfit> {
    decoded(bytes, encoding, HEAD_BYTES)
}

/// The first so many bytes of a text, all ends of lines alike.
fn decoded(bytes: &[u8], encoding: Encoding, most: u64) -> Result<String, Unfit> {
    let mut text = Vec::new();
    let mut decoded = encoding.decode(bytes).map_err(ExchangeError::Read)?.take(most);
    decoded.read_to_end(&mut text).map_err(ExchangeError::Read)?;
    Ok(String::from_utf8_lossy(&text).replace("\r\n", "\n").replace('\r', "\n"))
}
