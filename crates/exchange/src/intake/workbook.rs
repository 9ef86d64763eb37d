//! The first sheet of an Excel workbook, as lines of cells.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader as _, Xlsx};
use csv::StringRecord;

use super::sheet::push;
use super::{SheetLine, Unfit};
use crate::Refusal;
use crate::zips::{not_a_zip, open_zip, refusal_of, refuse};

/// Bytes of all parts of a workbook when expanded: calamine holds a sheet in memory.
const MAX_EXPANDED_BYTES: u64 = 256 << 20;

/// Whether a file is packed as a workbook is. No text begins like that.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The lines of the first sheet that has anything in it.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<SheetLine>, Unfit> {
    check(bytes)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unfit::NotATable)?;
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(|_| Unfit::NotATable)?;
        let first = range.start().map_or(0, |(row, _)| u64::from(row));
        let mut lines = Vec::new();
        for (number, row) in (first + 1..).zip(range.rows()) {
            let cells: StringRecord = row.iter().map(text).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                push(&mut lines, SheetLine { number, cells })?;
            }
        }
        if !lines.is_empty() {
            return Ok(lines);
        }
    }
    Ok(Vec::new())
}

/// Looks through the workbook's table of contents for what would be dangerous to unpack.
fn check(bytes: &[u8]) -> Result<(), Unfit> {
    let mut zip = open_zip(Cursor::new(bytes))?;
    let mut expanded = 0_u64;
    for place in 0..zip.len() {
        let part = zip.by_index_raw(place).map_err(not_a_zip)?;
        if let Some(why) = refusal_of(&part) {
            return Err(refuse(Some(&String::from_utf8_lossy(part.name_raw())), why).into());
        }
        expanded = expanded.saturating_add(part.size());
    }
    if expanded > MAX_EXPANDED_BYTES {
        return Err(refuse(None, Refusal::Bomb).into());
    }
    Ok(())
}

/// A cell as a person would have typed it.
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(moment) => moment_text(moment),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return time;
    }
    let day = format!("{year:04}-{month:02}-{day:02}");
    if moment.as_f64().fract() == 0.0 { day } else { format!("{day} {time}") }
}
