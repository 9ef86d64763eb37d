//! Filling the indexes once for many rows. Row by row, the engine would write what it has gathered of an index to the
//! file before every statement, and merge it over and over.

use rusqlite::{Connection, params};

use crate::StoreError;

/// An index that follows tables by triggers.
struct Index {
    name: &'static str,
    /// The triggers by which new rows come in.
    adds: &'static [&'static str],
    /// Gives a number to the rows that have none of their own.
    number: Option<&'static str>,
    /// The table by whose numbers the index knows its rows.
    table: &'static str,
    /// The terms of the rows after ?1.
    terms: &'static str,
}

const INDEXES: [Index; 5] = [
    Index {
        name: "learner_search",
        adds: &["learner_search_add"],
        number: None,
        table: "learner",
        terms: "SELECT seq, terms FROM learner_terms WHERE seq > ?1",
    },
    Index {
        name: "note_search",
        adds: &["note_search_add"],
        number: None,
        table: "note",
        terms: "SELECT seq, terms FROM note_terms WHERE seq > ?1",
    },
    Index {
        name: "action_item_search",
        adds: &["action_item_search_add"],
        number: None,
        table: "action_item",
        terms: "SELECT seq, search_terms (text) FROM action_item WHERE seq > ?1 AND text IS NOT NULL",
    },
    Index {
        name: "interaction_search",
        adds: &["interaction_search_add"],
        number: None,
        table: "interaction",
        terms: "SELECT seq, search_terms (summary) FROM interaction WHERE seq > ?1 AND summary IS NOT NULL",
    },
    Index {
        name: "worded_search",
        adds: &[
            "goal_search_add",
            "obstacle_search_add",
            "trial_search_add",
            "application_search_add",
            "cancellation_search_add",
            "payment_search_add",
            "follow_up_search_add",
            "custom_value_search_add",
        ],
        number: Some(
            "INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text
             WHERE row NOT IN (SELECT row FROM worded) ORDER BY day, row",
        ),
        table: "worded",
        terms: "SELECT w.seq, search_terms (t.text) FROM worded w JOIN worded_text t ON t.row = w.row WHERE w.seq > ?1",
    },
];

impl Index {
    /// Takes all rows out.
    fn empty(&self, connection: &Connection) -> Result<(), StoreError> {
        let Self { name, table, number, .. } = self;
        connection.execute(&format!("INSERT INTO {name} ({name}) VALUES ('delete-all')"), [])?;
        if number.is_some() {
            connection.execute(&format!("DELETE FROM {table}"), [])?;
        }
        Ok(())
    }

    /// Takes the rows in that come after `last`.
    fn fill(&self, connection: &Connection, last: i64) -> Result<(), StoreError> {
        if let Some(number) = self.number {
            connection.execute(number, [])?;
        }
        let fill = format!("INSERT INTO {} (rowid, terms) {}", self.name, self.terms);
        connection.execute(&fill, params![last])?;
        Ok(())
    }
}

/// The indexes while they do not follow their tables. Lives inside a transaction, which undoes everything of it when
/// it is given up.
pub(crate) struct Unfilled<'c> {
    connection: &'c Connection,
    /// Of each index, the last row it holds and the statements of its triggers.
    left_at: Vec<(i64, Vec<String>)>,
}

impl<'c> Unfilled<'c> {
    /// Takes the triggers away.
    pub(crate) fn begin(connection: &'c Connection) -> Result<Self, StoreError> {
        let mut left_at = Vec::with_capacity(INDEXES.len());
        for index in &INDEXES {
            let last = format!("SELECT coalesce(max(seq), 0) FROM {}", index.table);
            let last = connection.query_row(&last, [], |row| row.get(0))?;
            let triggers = index.adds.iter().map(|add| take(connection, add)).collect::<Result<_, _>>()?;
            left_at.push((last, triggers));
        }
        Ok(Self { connection, left_at })
    }

    /// Takes the rows in that were added since, and puts the triggers back.
    pub(crate) fn fill(self) -> Result<(), StoreError> {
        for (index, (last, triggers)) in INDEXES.iter().zip(&self.left_at) {
            index.fill(self.connection, *last)?;
            triggers.iter().try_for_each(|trigger| self.connection.execute_batch(trigger))?;
        }
        Ok(())
    }
}

/// Takes a trigger away. Answers its statement.
fn take(connection: &Connection, trigger: &str) -> Result<String, StoreError> {
    let statement = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?1";
    let statement = connection.query_row(statement, [trigger], |row| row.get(0))?;
    connection.execute_batch(&format!("DROP TRIGGER {trigger}"))?;
    Ok(statement)
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
        for index in &INDEXES {
            index.empty(self.connection)?;
            index.fill(self.connection, 0)?;
        }
        self.triggers.iter().try_for_each(|trigger| Ok(self.connection.execute_batch(trigger)?))
    }
}
