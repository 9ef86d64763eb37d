//! Building the tables' indexes once for very many rows. Row by row, every insert would find its place in each of them anew.

use rusqlite::Connection;

use crate::StoreError;

/// The tables while only their rows' identities are indexed. Lives inside a transaction, which undoes everything of it when
/// it is given up. Building costs time as the practice is large, and memory as what is loaded is: this is for a practice that
/// was empty, and a history of moderate size.
pub(crate) struct Unindexed<'c> {
    connection: &'c Connection,
    statements: Vec<String>,
}

impl<'c> Unindexed<'c> {
    /// Takes the indexes away, but for those by which a row of a history is known again.
    pub(crate) fn begin(connection: &'c Connection) -> Result<Self, StoreError> {
        let indexes = "SELECT name, sql FROM sqlite_schema
             WHERE type = 'index' AND sql IS NOT NULL AND name NOT LIKE '%\\_external' ESCAPE '\\' ORDER BY name";
        let mut indexes = connection.prepare(indexes)?;
        let found = indexes.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let found: Vec<(String, String)> = found.collect::<Result<_, _>>()?;
        let mut statements = Vec::with_capacity(found.len());
        for (name, statement) in found {
            connection.execute_batch(&format!("DROP INDEX {name}"))?;
            statements.push(statement);
        }
        Ok(Self { connection, statements })
    }

    /// Builds the indexes over all rows.
    pub(crate) fn build(self) -> Result<(), StoreError> {
        for statement in &self.statements {
            self.connection.execute_batch(statement)?;
        }
        Ok(())
    }
}
