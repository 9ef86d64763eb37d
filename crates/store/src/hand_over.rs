//! Handing over: the rows of one learner become those of another one, because both are the same person.

use std::collections::BTreeMap;

use nenrin_domain::{Id, LearnerId};
use rusqlite::params;
use rusqlite::types::Value;
use uuid::Uuid;

use crate::record::{TABLES, Table};
use crate::{Store, StoreError, Writer};

impl Store {
    /// How many rows of each kind are a learner's, by table name; kinds without any are left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rows_of_learner(&self, learner: LearnerId) -> Result<BTreeMap<&'static str, usize>, StoreError> {
        let mut counts = BTreeMap::new();
        for (table, _) in of_learners() {
            let rows = self.ids_where(table, "learner", learner)?.len();
            if rows > 0 {
                counts.insert(table.name, rows);
            }
        }
        Ok(counts)
    }

    fn ids_where(&self, table: &Table, column: &str, learner: LearnerId) -> Result<Vec<Uuid>, StoreError> {
        let sql = format!("SELECT id FROM {} WHERE {column} = ?1 ORDER BY id", table.name);
        let mut select = self.connection().prepare_cached(&sql)?;
        let mut rows = select.query(params![learner.uuid().as_bytes()])?;
        let mut ids = Vec::new();
        while let Some(row) = rows.next()? {
            let id = Uuid::from_slice(row.get_ref("id")?.as_blob().unwrap_or_default());
            ids.push(id.map_err(|_| StoreError::Unreadable { column: format!("{}.id", table.name) })?);
        }
        Ok(ids)
    }
}

/// The tables whose rows are a learner's, and where in their columns the learner stands.
fn of_learners() -> impl Iterator<Item = (&'static Table, usize)> {
    TABLES.iter().filter_map(|table| table.learner.map(|place| (*table, place)))
}

impl Writer<'_> {
    /// Makes every row of `from` one of `to`, the versions of notes too, and lets what came from elsewhere as `from` lead to
    /// `to`. The learner's own row stays as it is.
    ///
    /// # Errors
    /// When the file refuses it, such as two values where there may be one.
    pub fn hand_over(&mut self, from: LearnerId, to: LearnerId) -> Result<(), StoreError> {
        for (table, place) in of_learners() {
            self.point_to(table, place, from, to)?;
        }
        let origin = crate::tables::origins::table();
        let target = origin.columns.iter().position(|column| column.name == "target");
        target.map_or(Ok(()), |place| self.point_to(origin, place, from, to))
    }

    fn point_to(
        &mut self,
        table: &'static Table,
        place: usize,
        from: LearnerId,
        to: LearnerId,
    ) -> Result<(), StoreError> {
        let Some(column) = table.columns.get(place) else { return Ok(()) };
        for id in self.ids_where(table, &column.name, from)? {
            let Some(old) = self.current(table, id)? else { continue };
            let mut new = old.clone();
            if let Some(value) = new.get_mut(place) {
                *value = Value::Blob(to.uuid().as_bytes().to_vec());
            }
            self.update(table, id, &old, &new)?;
        }
        Ok(())
    }
}
