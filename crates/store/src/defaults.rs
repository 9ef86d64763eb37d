//! Defaults: what the log means by leaving a field out.
//!
//! Fields without a value are left out of it. A field that must have a value is left out only where the entry is older
//! than its column, and means what the migration gave the row: the column's default.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;
use serde_json::{Map, Value as Json};

use crate::StoreError;
use crate::change::to_json;
use crate::record::TABLES;

/// The defaults of the columns that must have a value, by table.
#[derive(Debug, Default)]
pub(crate) struct Defaults(BTreeMap<&'static str, Map<String, Json>>);

impl Defaults {
    /// The defaults that the file at hand declares.
    pub(crate) fn of(connection: &Connection) -> Result<Self, StoreError> {
        let mut defaults: BTreeMap<_, Map<_, _>> = BTreeMap::new();
        let mut columns = connection.prepare(
            "SELECT name, dflt_value FROM pragma_table_info(?1) WHERE \"notnull\" AND dflt_value IS NOT NULL",
        )?;
        for table in TABLES.iter() {
            for column in columns.query_map([table.name], |row| Ok((row.get(0)?, row.get(1)?)))? {
                let (column, default): (String, String) = column?;
                let default: Value = connection.query_row(&format!("SELECT {default}"), [], |row| row.get(0))?;
                defaults.entry(table.name).or_default().insert(column, to_json(&default));
            }
        }
        Ok(Self(defaults))
    }

    /// Adds what an entry about a whole row left out.
    pub(crate) fn complete(&self, entity: &str, fields: &mut Map<String, Json>) {
        for (column, default) in self.0.get(entity).into_iter().flatten() {
            fields.entry(column.as_str()).or_insert_with(|| default.clone());
        }
    }
}
