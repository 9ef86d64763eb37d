//! Sheets: everything a practice keeps, table by table in a fixed order, for whatever must read or bring all of it.

use std::sync::LazyLock;

use crate::field::{Column, ColumnType};
use crate::record::{TABLES, Table};

/// A table with all its columns.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub name: &'static str,
    pub columns: Vec<Column>,
    /// Reads every row in order.
    pub select: String,
}

/// Every sheet, in an order in which rows may be inserted: the records, then the acts, their changes, the
/// drafts and the snapshots.
pub(crate) static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    use ColumnType::{Day, Id, Moment, Number, Text};
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
        Sheet::new("draft", "session", &[("session", Id), ("learner", Id), ("body", Text), ("saved_at", Moment)]),
        Sheet::new(
            "confirmed_draft",
            "act",
            &[("act", Number), ("session", Id), ("learner", Id), ("body", Text), ("saved_at", Moment)],
        ),
        Sheet::new(
            "snapshot",
            "week",
            &[("id", Id), ("week", Day), ("definition", Id), ("taken_at", Moment), ("figures", Text), ("people", Text)],
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
        Self { name, select: format!("SELECT {} FROM {name} ORDER BY {order}", names.join(", ")), columns }
    }

    /// Adds one row of which these columns are given.
    pub(crate) fn insert_of(&self, columns: &[&str]) -> String {
        let marks: Vec<_> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
        format!("INSERT INTO {} ({}) VALUES ({})", self.name, columns.join(", "), marks.join(", "))
    }
}
