//! A sheet of an Excel workbook, as lines of cells.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxCellReader, XlsxError};
use zip::ZipArchive;

use super::lines::{MAX_SHEET_ROWS, SheetLine, Unfit, push};
use super::{Layout, Sheet};
use crate::Refusal;
use crate::zips::{not_a_zip, open_zip, refusal_of, refuse};

/// Bytes of all parts of a workbook when expanded: calamine holds a sheet in memory.
const MAX_EXPANDED_BYTES: u64 = 256 << 20;

/// Sheets of a workbook that are looked at.
const MOST_SHEETS: usize = 100;

/// Columns from the sheet's first on in which anything may stand. Those that are blank before a table are not counted in a table's.
const MOST_COLUMNS: usize = 1_000;

/// Whether a file is packed as a workbook is. No text begins like that.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The sheet of that name; when there is none, or none is `wanted`, the first that has anything in it.
pub(super) fn sheet(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Unfit> {
    let (mut workbook, others) = opened(bytes)?;
    let named = others.iter().find(|name| Some(name.as_str()) == wanted);
    let Some(name) = named.or(others.first()).cloned() else { return Ok(Sheet::alone(Layout::Workbook, Vec::new())) };
    sheet_of(&mut workbook, name, others)
}

/// The sheets that `choose` names of those in which anything stands, in its order.
pub(super) fn sheets(bytes: &[u8], choose: impl FnOnce(&[String]) -> Vec<String>) -> Result<Vec<Sheet>, Unfit> {
    let (mut workbook, others) = opened(bytes)?;
    choose(&others).into_iter().map(|name| sheet_of(&mut workbook, name, others.clone())).collect()
}

/// The names of the sheets in which anything stands.
pub(super) fn names(bytes: &[u8]) -> Result<Vec<String>, Unfit> {
    opened(bytes).map(|(_, names)| names)
}

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// A workbook, and the names of its sheets in which anything stands.
fn opened(bytes: &[u8]) -> Result<(Workbook<'_>, Vec<String>), Unfit> {
    check(bytes)?;
    let mut workbook = Workbook::new(Cursor::new(bytes)).map_err(|_| Unfit::NotATable)?;
    let mut names = Vec::new();
    for name in workbook.sheet_names().into_iter().take(MOST_SHEETS) {
        let has_anything = match workbook.worksheet_cells_reader(&name) {
            Ok(cells) => has_anything(cells)?,
            // A chart may be a sheet of its own.
            Err(XlsxError::NotAWorksheet(_)) => false,
            Err(_) => return Err(Unfit::NotATable),
        };
        names.extend(has_anything.then_some(name));
    }
    Ok((workbook, names))
}

fn sheet_of(workbook: &mut Workbook<'_>, name: String, others: Vec<String>) -> Result<Sheet, Unfit> {
    let cells = workbook.worksheet_cells_reader(&name).map_err(|_| Unfit::NotATable)?;
    let lines = without_margin(rows(cells)?)?;
    Ok(Sheet { layout: Layout::Workbook, lines, name: Some(name), others })
}

fn has_anything(mut cells: XlsxCellReader<'_, Cursor<&[u8]>>) -> Result<bool, Unfit> {
    while let Some(cell) = cells.next_cell().map_err(|_| Unfit::NotATable)? {
        if !text(cell.get_value()).is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A row's number, and its cells from the first column on to the last that has anything in it.
type Cells = (u32, Vec<String>);

/// The rows that have anything in them. They are taken one cell after the other: two cells in the corners of an empty sheet
/// would else be a table of more cells than any memory holds.
fn rows(mut cells: XlsxCellReader<'_, Cursor<&[u8]>>) -> Result<Vec<Cells>, Unfit> {
    let mut rows: Vec<Cells> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| Unfit::NotATable)? {
        let ((row, column), text) = (cell.get_position(), text(cell.get_value()));
        if text.is_empty() {
            continue;
        }
        match rows.last() {
            Some((last, _)) if *last == row => {}
            Some((last, _)) if *last > row => return Err(Unfit::NotATable),
            _ => rows.push((row, Vec::new())),
        }
        let place = usize::try_from(column).map_err(|_| Unfit::TooLarge)?;
        if place >= MOST_COLUMNS || rows.len() > MAX_SHEET_ROWS {
            return Err(Unfit::TooLarge);
        }
        let Some((_, row)) = rows.last_mut() else { continue };
        row.resize(row.len().max(place + 1), String::new());
        if let Some(cell) = row.get_mut(place) {
            *cell = text;
        }
    }
    Ok(rows)
}

/// The rows as lines, without the columns before the first that has anything in it.
fn without_margin(rows: Vec<Cells>) -> Result<Vec<SheetLine>, Unfit> {
    let blank = |(_, cells): &Cells| cells.iter().take_while(|cell| cell.is_empty()).count();
    let margin = rows.iter().map(blank).min().unwrap_or_default();
    let mut lines = Vec::with_capacity(rows.len());
    for (number, cells) in rows {
        let cells = cells.into_iter().skip(margin).collect();
        push(&mut lines, SheetLine { number: u64::from(number) + 1, cells })?;
    }
    Ok(lines)
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
    if expanded > MAX_EXPANDED_BYTES || promises_too_much(&mut zip)? {
        return Err(refuse(None, Refusal::Bomb).into());
    }
    if has_places_beyond(&mut zip)? { Err(Unfit::NotATable) } else { Ok(()) }
}

/// Whether a sheet names a cell that no sheet has: calamine counts up to any.
fn has_places_beyond(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<bool, Unfit> {
    for place in 0..zip.len() {
        let part = zip.by_index(place).map_err(not_a_zip)?;
        let name = String::from_utf8_lossy(part.name_raw()).to_ascii_lowercase();
        if !name.contains("worksheets") {
            continue;
        }
        let mut bytes = Vec::new();
        part.take(MAX_EXPANDED_BYTES).read_to_end(&mut bytes).map_err(|_| Unfit::NotATable)?;
        if references(&bytes).any(|value| !value.split(|byte| *byte == b':').all(may_be_a_place)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The values of the attributes `r` and `ref`: rows, cells and ranges of them.
fn references(xml: &[u8]) -> impl Iterator<Item = &[u8]> {
    let named = |rest: &'_ [u8]| rest.starts_with(b"r=") || rest.starts_with(b"ref=");
    let begins = move |at: usize| xml.get(at + 1..).is_some_and(named);
    let spaces = xml.iter().enumerate().filter(|(_, byte)| byte.is_ascii_whitespace()).map(|(at, _)| at);
    spaces.filter(move |at| begins(*at)).filter_map(|at| {
        let [quote @ (b'"' | b'\''), value @ ..] = xml.get(at..)?.splitn(2, |byte| *byte == b'=').nth(1)? else {
            return None;
        };
        value.split(|byte| byte == quote).next()
    })
}

/// Whether this is no place in a sheet at all, or one within the sheets of Excel: columns to XFD, rows to 1,048,576.
fn may_be_a_place(text: &[u8]) -> bool {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let digits = text.get(letters..).unwrap_or_default();
    let is_place = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    !is_place || letters <= 3 && digits.len() <= 7
}

/// Whether the part with the workbook's texts says that it has more of them than bytes: calamine makes room for as many as
/// it says.
fn promises_too_much(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<bool, Unfit> {
    for place in 0..zip.len() {
        let mut part = zip.by_index(place).map_err(not_a_zip)?;
        if !String::from_utf8_lossy(part.name_raw()).to_ascii_lowercase().ends_with("sharedstrings.xml") {
            continue;
        }
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|_| Unfit::NotATable)?;
        let text = String::from_utf8_lossy(&bytes);
        let fits = |digits: &str| digits.is_empty() || digits.parse().is_ok_and(|count: usize| count <= bytes.len());
        if !text.split("uniqueCount").skip(1).map(promised).all(fits) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The digits of the value that begins here.
fn promised(rest: &str) -> &str {
    let digits = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\'' | '+'));
    digits.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default()
}

/// A cell as a person would have typed it.
fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::Error(_) | DataRef::Empty => String::new(),
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
