//! All that is held on one person, row by row, in the terms of the file: what is shown to somebody who asks for it.

use uuid::Uuid;

use crate::{Day, DayTime, Hundredths, Instant};

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldValue {
    /// The identity of a row.
    Id(Uuid),
    /// A whole number; an amount in the minor units of its currency.
    Number(i64),
    /// A number with two decimals.
    Hundredths(Hundredths),
    /// Whether something is so.
    Flag(bool),
    /// A day.
    Day(Day),
    /// A time of day.
    Time(DayTime),
    /// A moment.
    Moment(Instant),
    /// Words, a code, or a list as JSON.
    Text(String),
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    /// Identity.
    pub id: Uuid,
    /// Its values in the order of the table's columns; `None` where nothing is known.
    pub values: Vec<Option<HeldValue>>,
}

/// The rows of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldTable {
    /// What the table is called in the file.
    pub name: &'static str,
    /// Its columns besides the identity.
    pub columns: Vec<&'static str>,
    /// Its rows in the order of their identities, and after them those that may be shared with others.
    pub rows: Vec<HeldRow>,
}

/// How one field of a row was written: what was there before, and what came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldField {
    /// Its column.
    pub column: &'static str,
    /// What was there.
    pub old: Option<HeldValue>,
    /// What came.
    pub new: Option<HeldValue>,
}

/// One entry of the history of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldChange {
    /// When.
    pub at: Instant,
    /// By which act.
    pub act: String,
    /// In which table.
    pub table: &'static str,
    /// Which row.
    pub row: Uuid,
    /// Whether it was made, changed or taken away.
    pub kind: &'static str,
    /// Its fields.
    pub fields: Vec<HeldField>,
}

/// Text of a note that was written and is not, or not alone, a version of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldDraft {
    /// Of which session.
    pub session: Uuid,
    /// When it was saved.
    pub saved_at: Instant,
    /// Whether it became a note; it is kept for undoing then.
    pub is_confirmed: bool,
    /// What was typed, as JSON.
    pub body: String,
}

/// All that is held on one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// The tables in which there are rows, in the order of the file.
    pub tables: Vec<HeldTable>,
    /// How these rows, and rows that are gone, came to be as they are: the first change first.
    pub changes: Vec<HeldChange>,
    /// Drafts.
    pub drafts: Vec<HeldDraft>,
}

impl Held {
    /// The table called `name`, when it has rows.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&HeldTable> {
        self.tables.iter().find(|table| table.name == name)
    }
}

impl HeldTable {
    /// A value of one of its rows.
    #[must_use]
    pub fn value<'r>(&self, row: &'r HeldRow, column: &str) -> Option<&'r HeldValue> {
        let place = self.columns.iter().position(|name| *name == column)?;
        row.values.get(place)?.as_ref()
    }

    /// The words of one of its rows in a column.
    #[must_use]
    pub fn text<'r>(&self, row: &'r HeldRow, column: &str) -> Option<&'r str> {
        match self.value(row, column)? {
            HeldValue::Text(text) => Some(text),
            _ => None,
        }
    }
}
