//! Writing tables: UTF-8 without a byte order mark, lines ended by LF, quotes where they are needed.

use std::io::Write;

use super::row::Line;
use super::{Row, Table};
use crate::ExchangeError;

/// Writes the rows of one table with all its columns. Text that a spreadsheet would take for a formula gets an
/// apostrophe before it, which is taken off again on reading.
///
/// # Errors
/// [`ExchangeError::Write`] when the bytes cannot be written.
pub fn write_table<R: Row>(out: impl Write, rows: impl IntoIterator<Item = R>) -> Result<(), ExchangeError> {
    let mut out = csv::Writer::from_writer(out);
    write_header(&mut out, R::TABLE)?;
    let mut line = Line::default();
    for row in rows {
        line.record.clear();
        row.write(&mut line);
        out.write_record(&line.record).map_err(|error| ExchangeError::Write(error.into()))?;
    }
    out.flush().map_err(ExchangeError::Write)
}

/// Writes a table's header alone, to be filled in.
///
/// # Errors
/// [`ExchangeError::Write`] when the bytes cannot be written.
pub fn write_template(out: impl Write, table: Table) -> Result<(), ExchangeError> {
    let mut out = csv::Writer::from_writer(out);
    write_header(&mut out, table)?;
    out.flush().map_err(ExchangeError::Write)
}

fn write_header(out: &mut csv::Writer<impl Write>, table: Table) -> Result<(), ExchangeError> {
    let names = table.columns().iter().map(|column| column.name);
    out.write_record(names).map_err(|error| ExchangeError::Write(error.into()))
}
