//! Sheets: everything a practice keeps, table by table in a fixed order, for whatever must read or bring all of it:
//! comparing a backup, and the open archive.

use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::StoreError;
use crate::field::{Column, ColumnType};
use crate::record::{TABLES, Table};

/// A table with all its columns.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub name: &'static str,
    pub columns: Vec<Column>,
    /// Reads every row in order.
    pub select: String,
    /// Adds one row.
    pub insert: String,
}

/// Every sheet, in an order in which rows may be inserted: the records, then the acts, their changes and the drafts.
pub(crate) static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    use ColumnType::{Id, Moment, Number, Text};
    let records = TABLES.iter().map(|table| Sheet::of(table));
    let others = [
        Sheet::new(
            "act",
            "seq",
            &[
                ("seq", Number),
                ("id", Id),
                ("kind", Text),
                ("learner", Id),
                ("about", Text),
                ("at", Moment),
                ("device", Id),
                ("undoes", Number),
            ],
        ),
        Sheet::new(
            "change",
            "seq",
            &[("seq", Number), ("act", Number), ("entity", Text), ("row", Id), ("kind", Text), ("fields", Text)],
        ),
        Sheet::new(
            "draft",
            "session",
            &[("session", Id), ("learner", Id), ("body", Text), ("saved_at", Moment), ("confirmed_by", Number)],
        ),
    ];
    records.chain(others).collect()
});

impl Sheet {
    fn new(name: &'static str, order: &'static str, columns: &[(&str, ColumnType)]) -> Self {
        let column = |(name, kind): &(&str, ColumnType)| Column { name: (*name).to_owned(), kind: *kind };
        Self::ordered(name, order, columns.iter().map(column).collect())
    }

    fn of(table: &Table) -> Self {
        let id = Column { name: "id".to_owned(), kind: ColumnType::Id };
        Self::ordered(table.name, "id", std::iter::once(id).chain(table.columns.iter().cloned()).collect())
    }

    fn ordered(name: &'static str, order: &str, columns: Vec<Column>) -> Self {
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        let marks: Vec<_> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
        Self {
            name,
            select: format!("SELECT {} FROM {name} ORDER BY {order}", names.join(", ")),
            insert: format!("INSERT INTO {name} ({}) VALUES ({})", names.join(", "), marks.join(", ")),
            columns,
        }
    }
}

/// The number of rows in all sheets, and a hash over all their values: equal for equal content only.
pub(crate) fn content(connection: &Connection) -> Result<(u64, [u8; 32]), StoreError> {
    let (mut count, mut hash) = (0, Sha256::new());
    for sheet in SHEETS.iter() {
        hash.update(sheet.name);
        let mut select = connection.prepare(&sheet.select)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            count += 1;
            for column in 0..sheet.columns.len() {
                update(&mut hash, row.get_ref(column)?);
            }
        }
    }
    Ok((count, hash.finalize().into()))
}

/// Kind and length go before the bytes, so that no two different rows look alike.
fn update(hash: &mut Sha256, value: ValueRef<'_>) {
    let mut add = |kind: u8, bytes: &[u8]| {
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    match value {
        ValueRef::Null => add(0, &[]),
        ValueRef::Integer(number) => add(1, &number.to_le_bytes()),
        ValueRef::Real(number) => add(2, &number.to_le_bytes()),
        ValueRef::Text(text) => add(3, text),
        ValueRef::Blob(bytes) => add(4, bytes),
    }
}
