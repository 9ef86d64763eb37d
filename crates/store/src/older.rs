//! Archives of older programs: which tables they have, and where their rows belong today.

use std::borrow::Cow;

use crate::archive::{PlainTable, plain_tables};

/// The column of an older draft that tells which act has confirmed it.
const CONFIRMED_BY: &str = "confirmed_by";

/// The tables of every kind of archive that was ever written and is not today's, the latest first, each in the order in
/// which [`Filling::add`](crate::Filling::add) wants their rows.
#[must_use]
pub fn older_plain_tables() -> Vec<Vec<PlainTable>> {
    vec![before_confirmed_drafts()]
}

/// Before version 2 of the file, what an act had confirmed lay among the drafts. A column or table that comes after version 3
/// must be taken out of here: what these archives hold stays as it was.
fn before_confirmed_drafts() -> Vec<PlainTable> {
    let mut tables = plain_tables();
    tables.retain(|table| table.name != "confirmed_draft");
    tables.iter_mut().filter(|table| table.name == "draft").for_each(|draft| draft.columns.push(CONFIRMED_BY));
    tables
}

/// Today's table in which a row of `table` belongs, and its cells there.
pub(crate) fn of_today<'c>(
    table: &PlainTable,
    cells: &'c [Option<String>],
) -> (&'static str, Cow<'c, [Option<String>]>) {
    match cells.split_last() {
        Some((act, draft)) if table.columns.last() == Some(&CONFIRMED_BY) => match act {
            None => ("draft", draft.into()),
            Some(_) => ("confirmed_draft", std::iter::once(act).chain(draft).cloned().collect()),
        },
        _ => (table.name, cells.into()),
    }
}
