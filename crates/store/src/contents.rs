//! Everything that is recorded, in a form in which two practices can be compared.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use uuid::Uuid;

use crate::change::whole;
use crate::record::TABLES;
use crate::{Store, StoreError};

impl Store {
    /// Every record, by table and identity, its fields written as the change log writes them. Equal contents are equal
    /// practices, whatever acts have led there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn contents(&self) -> Result<BTreeMap<&'static str, BTreeMap<Uuid, String>>, StoreError> {
        let mut contents = BTreeMap::new();
        for table in TABLES.iter() {
            let columns: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
            let sql = format!("SELECT id, {} FROM {}", columns.join(", "), table.name);
            let mut select = self.connection().prepare(&sql)?;
            let mut rows = select.query([])?;
            let records: &mut BTreeMap<_, _> = contents.entry(table.name).or_default();
            while let Some(row) = rows.next()? {
                let values = (1..=table.columns.len()).map(|n| row.get(n)).collect::<Result<Vec<Value>, _>>()?;
                let id = Uuid::from_slice(&row.get::<_, Vec<u8>>(0)?);
                let id = id.map_err(|_| StoreError::Unreadable { column: format!("{}.id", table.name) })?;
                records.insert(id, whole(table, &values));
            }
        }
        Ok(contents)
    }
}
