//! Which sheet of a workbook is brought in: as the coach says now, else as they said of a workbook with the same sheets.
//!
//! The sheets of a workbook of this program have an order, learners first: what a sheet tells belongs to what the ones before it
//! bring. All of them come in as one act, or one that is chosen.

use nenrin_domain::{Coded as _, ColumnMapping};
use nenrin_exchange::intake::{Reading, Sheet, Unfit, headers_hash};
use nenrin_exchange::sheets::{Subject, code_of};
use nenrin_store::Store;

use super::look::refused;
use crate::Failure;
use crate::derived::Key;

/// The source of what is remembered of the sheets of a workbook.
const SHEET: &str = "sheet";

/// The tables of a workbook of this program, in the order in which they are brought in.
const ORDER: [Subject; 6] = [
    Subject::Learners,
    Subject::Contracts,
    Subject::Sessions,
    Subject::Payments,
    Subject::Refunds,
    Subject::Interactions,
];

/// Reads a file: of a workbook the sheet that is `wanted`, else the one that was chosen of such a workbook before, else of ours
/// the one that comes first, else the first that has anything in it.
///
/// # Errors
/// [`Code::TableRefused`](crate::Code::TableRefused) when there is none.
pub(super) fn read(bytes: &[u8], reading: Reading<'_>, store: Option<&Store>) -> Result<Sheet, Failure> {
    let read = |reading| Sheet::read(bytes, reading).map_err(|unfit| refused(&unfit));
    let first = read(reading)?;
    if reading.sheet.is_some() || first.others.len() < 2 {
        return Ok(first);
    }
    let kept = store.map(|store| store.column_mapping(&hash_of(&first))).transpose()?.flatten();
    let kept = kept.and_then(|kept| kept.columns.into_iter().next());
    let wanted = kept.or_else(|| ours(&first).into_iter().next());
    match wanted.filter(|wanted| first.name.as_ref() != Some(wanted) && first.others.contains(wanted)) {
        Some(wanted) => read(Reading { sheet: Some(&wanted), ..reading }),
        None => Ok(first),
    }
}

/// Reads all sheets of a workbook of this program, in the order in which they are brought in.
///
/// # Errors
/// [`Code::TableRefused`](crate::Code::TableRefused) of any other file.
pub(super) fn read_all(bytes: &[u8]) -> Result<Vec<Sheet>, Failure> {
    let sheets = Sheet::read_several(bytes, in_order).map_err(|unfit| refused(&unfit))?;
    if sheets.is_empty() { Err(refused(&Unfit::NotATable)) } else { Ok(sheets) }
}

/// Whether a file is a workbook of this program with more than one sheet, so that all of them are brought in as one.
pub(super) fn is_ours(bytes: &[u8]) -> bool {
    Sheet::names(bytes).is_ok_and(|names| in_order(&names).len() > 1)
}

/// What to remember of the sheet that was chosen.
pub(super) fn mapping(sheet: &Sheet) -> Option<ColumnMapping> {
    let headers = hash_of(sheet);
    let id = Key::of("column_mapping").with(&headers).timeless();
    let name = sheet.name.clone().filter(|_| ours(sheet).is_empty())?;
    Some(ColumnMapping { id, source: SHEET.to_owned(), columns: vec![name], headers })
}

/// The sheets of a workbook of this program that come after the one that was read.
pub(super) fn rest_of_ours(sheet: &Sheet) -> Vec<String> {
    let after = ours(sheet).into_iter().skip_while(|name| Some(name) != sheet.name.as_ref());
    after.skip(1).collect()
}

/// The sheets of a workbook of this program, in the order in which they are brought in; none of any other workbook.
fn ours(sheet: &Sheet) -> Vec<String> {
    in_order(&sheet.others)
}

/// The names of sheets in the order in which they are brought in, if all are those of a workbook of this program.
fn in_order(names: &[String]) -> Vec<String> {
    let place = |name: &String| {
        let subject = code_of("sheet", name).and_then(|code| Subject::from_code(code).ok())?;
        ORDER.iter().position(|other| *other == subject).map(|place| (place, name.clone()))
    };
    let Some(mut places) = names.iter().map(place).collect::<Option<Vec<_>>>() else { return Vec::new() };
    places.sort();
    places.into_iter().map(|(_, name)| name).collect()
}

/// By which what was said of a workbook is found again: its sheets.
fn hash_of(sheet: &Sheet) -> String {
    format!("{SHEET}:{}", headers_hash(sheet.others.iter().map(String::as_str)))
}
