//! Reading one table, row by row.

use std::io::Read;
use std::ops::ControlFlow;

use csv::ByteRecord;
use nenrin_domain::fold;

use super::form::Id;
use super::row::Cells;
use super::{Column, Problem, ProblemKind, Row, Table};
use crate::ExchangeError;
use crate::limits::{MAX_COLUMNS, MAX_ROWS, shown};
use crate::text::{Encoding, Next, Records};

/// What a table held.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Lines that should be a row, whether or not they could be read.
    pub rows: u64,
    /// Columns of the file that the table does not know: their cells are kept nowhere.
    pub unknown_columns: Vec<String>,
}

/// A line that could not be read as a row.
#[derive(Debug, PartialEq, Eq)]
pub struct Unread {
    /// The row's first cell, by which other tables may refer to it; `None` when that cannot be read either.
    pub id: Option<String>,
    /// What is wrong with it, at least one thing.
    pub problems: Vec<Problem>,
}

impl Unread {
    fn whole_line(table: Table, line: u64, kind: ProblemKind) -> Self {
        Self { id: None, problems: vec![Problem { table, line, column: None, kind }] }
    }
}

/// Reads the rows of one table from its bytes, which are in `encoding`, and hands each to `each` with the line it
/// starts on until that says to break off. What is wrong with the header or the file as a whole is handed over in
/// the same way, and ends the reading. Memory does not grow with the table.
///
/// # Errors
/// [`ExchangeError::Read`] when the bytes cannot be read to their end.
pub fn read_table<R: Row>(
    bytes: impl Read,
    encoding: Encoding,
    mut each: impl FnMut(u64, Result<R, Unread>) -> ControlFlow<()>,
) -> Result<Reading, ExchangeError> {
    let mut records = Records::new(bytes, encoding, b',')?;
    let (line, header) = match records.next()? {
        Next::Record(line) => (line, Header::read::<R>(&records.record, line)),
        Next::End => (1, Header::read::<R>(&ByteRecord::new(), 1)),
        Next::Stopped(line, why) => (line, Err(Unread::whole_line(R::TABLE, line, why.into()))),
    };
    let mut reading = Reading::default();
    let header = match header {
        Ok(header) => header,
        Err(unread) => {
            // What is no text at all has no columns either, and is better called by its name.
            let _ =
                each(line, Err(records.refusal().map_or(unread, |why| Unread::whole_line(R::TABLE, line, why.into()))));
            return Ok(reading);
        }
    };
    loop {
        let (line, row, goes_on) = match records.next()? {
            Next::End => break,
            Next::Stopped(line, why) => (line, Err(Unread::whole_line(R::TABLE, line, why.into())), false),
            Next::Record(line) if reading.rows == MAX_ROWS => {
                (line, Err(Unread::whole_line(R::TABLE, line, ProblemKind::TooManyRows)), false)
            }
            Next::Record(line) => (line, read_row(&records.record, line, &header), true),
        };
        reading.rows += u64::from(goes_on);
        if each(line, row).is_break() || !goes_on {
            break;
        }
    }
    reading.unknown_columns = header.unknown;
    Ok(reading)
}

fn read_row<R: Row>(record: &ByteRecord, line: u64, header: &Header) -> Result<R, Unread> {
    let cells = || Cells::new(record, R::COLUMNS, &header.places);
    let id = || cells().take::<Id, _>();
    if record.len() != header.width {
        let kind = ProblemKind::Ragged { expected: header.width, found: record.len() };
        return Err(Unread { id: id(), ..Unread::whole_line(R::TABLE, line, kind) });
    }
    let mut cells = cells();
    R::read(&mut cells).ok_or_else(|| Unread {
        id: id(),
        problems: cells.into_flaws().into_iter().map(|flaw| flaw.at(R::TABLE, line)).collect(),
    })
}

/// Where the columns of a table stand in one file.
struct Header {
    width: usize,
    places: Vec<Option<usize>>,
    unknown: Vec<String>,
}

impl Header {
    /// The header's cells are matched by name, wherever they stand. Width, case, and how words are joined do not matter.
    fn read<R: Row>(record: &ByteRecord, line: u64) -> Result<Self, Unread> {
        let width = record.len();
        if width > MAX_COLUMNS {
            return Err(Unread::whole_line(R::TABLE, line, ProblemKind::TooManyColumns { found: width }));
        }
        let written: Vec<_> = record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
        let names: Vec<_> = written.iter().map(|name| fold(name).replace([' ', '-'], "_")).collect();
        let place_of = |column: &Column| names.iter().position(|name| name == column.name);
        let places: Vec<_> = R::COLUMNS.iter().map(place_of).collect();

        let at = |column: &str, kind| Problem { table: R::TABLE, line, column: Some(column.to_owned()), kind };
        let pairs = || names.iter().zip(&written).enumerate();
        let repeated = pairs()
            .filter(|(place, (name, _))| !name.is_empty() && names.iter().take(*place).any(|other| other == *name))
            .map(|(_, (_, written))| at(&shown(written), ProblemKind::RepeatedColumn));
        let missing = R::COLUMNS.iter().zip(&places).filter(|(column, place)| column.required && place.is_none());
        let missing = missing.map(|(column, _)| at(column.name, ProblemKind::MissingColumn));
        let problems: Vec<_> = repeated.chain(missing).collect();
        if !problems.is_empty() {
            return Err(Unread { id: None, problems });
        }
        let unknown = pairs().filter(|(place, _)| !places.contains(&Some(*place)));
        let unknown = unknown.map(|(_, (_, written))| shown(written)).collect();
        Ok(Self { width, places, unknown })
    }
}
