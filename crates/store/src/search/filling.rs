//! Filling the indexes once for many rows. Row by row, the engine would write what it has gathered of an index to the
//! file before every statement, and merge it over and over.

use rusqlite::{Connection, params};

use crate::StoreError;

/// An index that follows its table by the trigger `INDEX_add`.
struct Index {
    name: &'static str,
    table: &'static str,
    /// The terms of the rows after ?1.
    terms: &'static str,
}

const INDEXES: [Index; 4] = [
    Index { name: "learner_search", table: "learner", terms: "SELECT seq, terms FROM learner_terms WHERE seq > ?1" },
    Index { name: "note_search", table: "note", terms: "SELECT seq, terms FROM note_terms WHERE seq > ?1" },
    Index {
        name: "action_item_search",
        table: "action_item",
        terms: "SELECT seq, search_terms (text) FROM action_item WHERE seq > ?1 AND text IS NOT NULL",
    },
    Index {
        name: "interaction_search",
        table: "interaction",
        terms: "SELECT seq, search_terms (summary) FROM interaction WHERE seq > ?1 AND summary IS NOT NULL",
    },
];

/// The indexes while they do not follow their tables. Lives inside a transaction, which undoes everything of it when
/// it is given up.
pub(crate) struct Unfilled<'c> {
    connection: &'c Connection,
    /// Of each index, the last row it holds and the statement of its trigger.
    left_at: [(i64, String); 4],
}

impl<'c> Unfilled<'c> {
    /// Takes the triggers away.
    pub(crate) fn begin(connection: &'c Connection) -> Result<Self, StoreError> {
        let mut left_at = <[(i64, String); 4]>::default();
        for (index, left_at) in INDEXES.iter().zip(&mut left_at) {
            let last = format!("SELECT coalesce(max(seq), 0) FROM {}", index.table);
            let trigger = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?1";
            *left_at = (
                connection.query_row(&last, [], |row| row.get(0))?,
                connection.query_row(trigger, [format!("{}_add", index.name)], |row| row.get(0))?,
            );
            connection.execute_batch(&format!("DROP TRIGGER {}_add", index.name))?;
        }
        Ok(Self { connection, left_at })
    }

    /// Takes the rows in that were added since, and puts the triggers back.
    pub(crate) fn fill(self) -> Result<(), StoreError> {
        for (index, (last, trigger)) in INDEXES.iter().zip(&self.left_at) {
            let fill = format!("INSERT INTO {} (rowid, terms) {}", index.name, index.terms);
            self.connection.execute(&fill, params![last])?;
            self.connection.execute_batch(trigger)?;
        }
        Ok(())
    }
}
