//! Whether the file declares what a new file of today does: a table that was dropped, or a trigger that nobody here wrote,
//! shows in no row.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{Finding, FindingKind, Verdict};
use crate::{Store, StoreError};

/// By kind and name, the words of each declaration.
type Declared = BTreeMap<(String, String), Option<String>>;

impl Store {
    pub(super) fn check_schema(&self, verdict: &mut Verdict) -> Result<(), StoreError> {
        let (should, is) = (declared(&crate::migrations::in_memory()?)?, declared(self.connection())?);
        let gone_or_altered = should.iter().filter(|(key, words)| is.get(*key) != Some(*words)).map(|(key, _)| key);
        let unknown = is.keys().filter(|key| !should.contains_key(*key));
        for (kind, name) in gone_or_altered.chain(unknown) {
            verdict.add(Finding::about(FindingKind::SchemaAltered, name, None).in_detail(kind));
        }
        Ok(())
    }
}

/// What a file declares, but for what the database engine declares for its own use. A table that has grown step by step
/// is worded otherwise than a new one; its columns are asked for whenever it is read.
fn declared(connection: &Connection) -> Result<Declared, StoreError> {
    let mut select = connection.prepare(
        "SELECT type, name, CASE type WHEN 'table' THEN NULL ELSE sql END AS words FROM sqlite_schema
         WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let mut rows = select.query([])?;
    let mut declared = Declared::new();
    while let Some(row) = rows.next()? {
        declared.insert((row.get("type")?, row.get("name")?), row.get("words")?);
    }
    Ok(declared)
}
