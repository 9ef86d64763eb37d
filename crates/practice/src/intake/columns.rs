//! What a file is taken for: as a person has said now, else as was said of such a file before, else as it looks.

use nenrin_domain::{Coded, ColumnMapping, CustomField};
use nenrin_exchange::intake::{Columns, Kind, Recognised, Sheet, headers_hash, recognise};
use nenrin_store::Store;

use crate::Failure;
use crate::derived::Key;

/// What a file is taken for, and whether that is remembered from another time.
pub(super) struct TakenFor {
    pub recognised: Recognised,
    pub remembered: bool,
    /// Whether it differs from what the program would say by itself.
    pub said: bool,
}

/// Between a meaning and a heading in a remembered mapping.
const IS: char = '=';

pub(super) fn taken_for(
    store: Option<&Store>,
    sheet: &Sheet,
    kind: Option<Kind>,
    said: Option<&[String]>,
    own: &[CustomField],
) -> Result<TakenFor, Failure> {
    let by_itself = taken_by_itself(store, sheet, own)?;
    if kind.is_none() && said.is_none() {
        return Ok(by_itself);
    }
    // Who says what columns mean leaves the kind as it is, also where that was said another time.
    let found = recognise(sheet, Some(kind.unwrap_or(by_itself.recognised.kind)), own);
    let columns = said.map(|codes| Columns::said(found.kind, codes.iter().map(String::as_str), own));
    let recognised = Recognised { columns: columns.unwrap_or_else(|| found.columns.clone()), ..found };
    let said = by_itself.said || recognised != by_itself.recognised;
    Ok(TakenFor { recognised, remembered: false, said })
}

/// What a file is taken for of which nothing is said now.
fn taken_by_itself(store: Option<&Store>, sheet: &Sheet, own: &[CustomField]) -> Result<TakenFor, Failure> {
    let found = recognise(sheet, None, own);
    let kept = store.map(|store| store.column_mapping(&hash_of(sheet, found.header))).transpose()?.flatten();
    let Some(kept) = kept else { return Ok(TakenFor { recognised: found, remembered: false, said: false }) };
    let found = recognise(sheet, Kind::from_code(&kept.source).ok(), own);
    let meaning = |heading: &str| {
        let is_it = |entry: &&String| entry.split_once(IS).is_some_and(|(_, name)| name == heading);
        kept.columns.iter().find(is_it).and_then(|entry| entry.split_once(IS)).map_or("", |(code, _)| code)
    };
    let columns = Columns::said(found.kind, headings(sheet, found.header).map(meaning), own);
    let differs = columns != found.columns;
    Ok(TakenFor { recognised: Recognised { columns, ..found }, remembered: true, said: differs })
}

/// What to remember of a file's columns.
pub(super) fn mapping(sheet: &Sheet, taken_for: &Recognised) -> ColumnMapping {
    let headers = hash_of(sheet, taken_for.header);
    let pairs = taken_for.columns.codes().zip(headings(sheet, taken_for.header));
    ColumnMapping {
        id: Key::of("column_mapping").with(&headers).timeless(),
        source: taken_for.kind.as_code().to_owned(),
        columns: pairs.map(|(code, heading)| format!("{code}{IS}{heading}")).collect(),
        headers,
    }
}

fn hash_of(sheet: &Sheet, header: usize) -> String {
    headers_hash(headings(sheet, header))
}

pub(super) fn headings(sheet: &Sheet, header: usize) -> impl Iterator<Item = &str> {
    sheet.lines.get(header).into_iter().flat_map(|line| line.cells.iter().map(str::trim))
}
