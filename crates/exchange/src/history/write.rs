//! Writing tables: UTF-8, lines ended by LF, quotes where they are needed.

use std::io::{Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime};

use super::row::Line;
use super::{Row, Table};
use crate::ExchangeError;
use crate::packing::Packer;

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

/// By this spreadsheets know the encoding of a file that has nothing but ASCII in it yet.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes a zip archive with every table, each its header alone, to be filled in with a spreadsheet. It can be brought
/// in as it is, and always has the same bytes.
///
/// # Errors
/// [`ExchangeError::Write`] when the bytes cannot be written.
pub fn write_templates<W: Write + Seek>(out: W) -> Result<W, ExchangeError> {
    // Dates would differ from one writing to the next.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut zip = Packer::new(out);
    for table in Table::ALL {
        zip.start_file(table.file_name(), options)?;
        zip.write_all(BYTE_ORDER_MARK).map_err(ExchangeError::Write)?;
        write_header(&mut csv::Writer::from_writer(&mut zip), table)?;
    }
    zip.end()
}

fn write_header(out: &mut csv::Writer<impl Write>, table: Table) -> Result<(), ExchangeError> {
    let names = table.columns().iter().map(|column| column.name);
    out.write_record(names).map_err(|error| ExchangeError::Write(error.into()))?;
    out.flush().map_err(ExchangeError::Write)
}
