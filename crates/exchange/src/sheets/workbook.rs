//! Tables as a workbook of Excel: a sheet for each, with typed cells and without a single formula.

use std::io::{Error, Seek, Write};

use nenrin_domain::{Day, DayTime, Language};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::cell::in_units;
use super::{Cell, Column, Table, word_of};
use crate::ExchangeError;
use crate::packing::pack_by;
use crate::zips::write_error;
use nenrin_domain::Coded as _;

/// Units of UTF-16 that a cell can hold.
pub(super) const CELL: usize = 32_767;

/// Width of a column in characters.
const WIDTH: u32 = 16;

/// Writes `tables` to `out`; `step` is called once for each row.
///
/// # Errors
/// What `step` answers, and [`ExchangeError::Write`].
pub(super) fn write<E: From<ExchangeError>>(
    tables: &[Table],
    language: Language,
    out: impl Write + Seek + Send,
    mut step: impl FnMut() -> Result<(), E>,
) -> Result<(), E> {
    let mut workbook = Workbook::new();
    let forms = Forms::new();
    for table in tables {
        let sheet = workbook.add_worksheet();
        begin(sheet, table, language, &forms).map_err(failed)?;
        for (row, cells) in (1..).zip(&table.rows) {
            step()?;
            for (place, (cell, column)) in (0..).zip(cells.iter().zip(table.columns())) {
                put(sheet, (row, place), cell, column, language, &forms).map_err(failed)?;
            }
        }
    }
    Ok(pack_by(out, |packing| workbook.save_to_writer(packing).map_err(failed))?)
}

/// How cells are shown.
struct Forms {
    heading: Format,
    day: Format,
    time: Format,
    /// For words: whatever is typed into such a cell later stays text.
    words: Format,
    whole: Format,
    hundredths: Format,
}

impl Forms {
    fn new() -> Self {
        Self {
            heading: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            time: Format::new().set_num_format("hh:mm"),
            words: Format::new().set_num_format("@"),
            whole: Format::new().set_num_format("#,##0"),
            hundredths: Format::new().set_num_format("#,##0.00"),
        }
    }
}

fn begin(sheet: &mut Worksheet, table: &Table, language: Language, forms: &Forms) -> Result<(), XlsxError> {
    if let Some(name) = word_of("sheet", table.subject.as_code(), language) {
        sheet.set_name(name)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (place, column) in (0..).zip(table.columns()) {
        sheet.set_column_width(place, WIDTH)?;
        sheet.write_string_with_format(0, place, column.heading(language), &forms.heading)?;
    }
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (row, place): (u32, u16),
    cell: &Cell,
    column: &Column,
    language: Language,
    forms: &Forms,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        Cell::Text(_) | Cell::Code(_) => {
            // A carriage return would be written as an escape that not every program reads.
            let words = cell.shown(column, language).replace("\r\n", "\n").replace('\r', "\n");
            sheet.write_string_with_format(row, place, cut(&words), &forms.words)?;
        }
        Cell::Number(number) => {
            sheet.write_number(row, place, *number as f64)?;
        }
        Cell::Decimal(number) => {
            sheet.write_number(row, place, nearest(&number.to_string()))?;
        }
        Cell::Amount(money) => {
            let form = if money.currency.decimals() == 0 { &forms.whole } else { &forms.hundredths };
            sheet.write_number_with_format(row, place, nearest(&in_units(*money)), form)?;
        }
        Cell::Day(day) => {
            sheet.write_datetime_with_format(row, place, day_of(*day)?, &forms.day)?;
        }
        Cell::Time(time) => {
            sheet.write_datetime_with_format(row, place, time_of(*time)?, &forms.time)?;
        }
    }
    Ok(())
}

/// A workbook has no numbers but floating ones; it shows the fifteen digits that every amount of ours has.
fn nearest(number: &str) -> f64 {
    number.parse().unwrap_or_default()
}

fn day_of(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, date) = day.ymd();
    ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or_default(), month as u8, date as u8)
}

fn time_of(time: DayTime) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_hms(time.minutes() / 60, (time.minutes() % 60) as u8, 0)
}

/// The beginning of the words that a cell can hold.
fn cut(words: &str) -> &str {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= CELL
    };
    let bytes: usize = words.chars().take_while(fits).map(char::len_utf8).sum();
    words.get(..bytes).unwrap_or_default()
}

fn failed(error: XlsxError) -> ExchangeError {
    match error {
        XlsxError::IoError(error) => ExchangeError::Write(error),
        XlsxError::ZipError(error) => write_error(error),
        other => ExchangeError::Write(Error::other(other)),
    }
}
