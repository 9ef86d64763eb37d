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

/// The indexes while no row that comes, changes or goes reaches them, to be filled anew. Taking very many rows out one by one
/// takes ten times as long as filling the indexes with all that is left. Lives inside a transaction, which undoes everything
/// of it when it is given up.
pub(crate) struct Anew<'c> {
    connection: &'c Connection,
    /// The statements of the triggers, in the order in which they were declared and fire.
    triggers: Vec<String>,
}

impl<'c> Anew<'c> {
    /// Takes the triggers away.
    pub(crate) fn begin(connection: &'c Connection) -> Result<Self, StoreError> {
        let mut triggers = connection.prepare(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_search\\_%' ESCAPE '\\' ORDER BY rowid",
        )?;
        let found = triggers.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let found: Vec<(String, String)> = found.collect::<Result<_, _>>()?;
        for (name, _) in &found {
            connection.execute_batch(&format!("DROP TRIGGER {name}"))?;
        }
        Ok(Self { connection, triggers: found.into_iter().map(|(_, statement)| statement).collect() })
    }

    /// Empties the indexes, fills them with all rows there are, and puts the triggers back.
    pub(crate) fn fill(self) -> Result<(), StoreError> {
        for Index { name, terms, .. } in &INDEXES {
            self.connection.execute(&format!("INSERT INTO {name} ({name}) VALUES ('delete-all')"), [])?;
            self.connection.execute(&format!("INSERT INTO {name} (rowid, terms) {terms}"), params![0])?;
        }
        self.triggers.iter().try_for_each(|trigger| Ok(self.connection.execute_batch(trigger)?))
    }
}
