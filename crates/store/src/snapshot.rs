//! Snapshots: what the metrics were at the end of a week, as they were told then.
//!
//! A snapshot is not an act. Nobody does it and nothing of the practice changes by it, so that it cannot be undone, and stands in
//! nobody's way who undoes something else. It is written once and never again: what was told stays told. It holds figures and the
//! ids of whoever was behind them, and no words: who is erased leaves an id in it that leads to nobody.

use nenrin_domain::{Day, Instant, MetricDefinitionId, SnapshotId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};

use crate::field::Field;
use crate::{Store, StoreError};

/// What was kept of one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Identity.
    pub id: SnapshotId,
    /// The first day of the week.
    pub week: Day,
    /// The version the metrics were reckoned by; `None` for the built-in parameters. It may have been taken back since.
    pub definition: Option<MetricDefinitionId>,
    /// When it was kept.
    pub taken_at: Instant,
    /// The figures, in the form of those who reckon them.
    pub figures: String,
    /// The ids of whoever was behind the figures, in the same form.
    pub people: String,
}

impl Snapshot {
    fn values(&self) -> Vec<Value> {
        let mut values = Vec::new();
        self.id.write(&mut values);
        self.week.write(&mut values);
        self.definition.write(&mut values);
        self.taken_at.write(&mut values);
        self.figures.write(&mut values);
        self.people.write(&mut values);
        values
    }

    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: Field::read(row, "id")?,
            week: Field::read(row, "week")?,
            definition: Field::read(row, "definition")?,
            taken_at: Field::read(row, "taken_at")?,
            figures: Field::read(row, "figures")?,
            people: Field::read(row, "people")?,
        })
    }
}

impl Store {
    /// Keeps a snapshot; it is durable when this returns. A week has one: says whether it is this.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is kept then.
    pub fn keep_snapshot(&mut self, snapshot: &Snapshot) -> Result<bool, StoreError> {
        self.mend()?;
        let mut kept = false;
        self.write_alone(|store| {
            store.at_once(|| {
                let mut insert = store.connection().prepare_cached(
                    "INSERT INTO snapshot (id, week, definition, taken_at, figures, people) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                     ON CONFLICT (week) DO NOTHING",
                )?;
                kept = store.heed(insert.execute(params_from_iter(snapshot.values())))? > 0;
                Ok(())
            })
        })?;
        Ok(kept)
    }

    /// The first days of the weeks that are kept, the earliest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn weeks_kept(&self) -> Result<Vec<Day>, StoreError> {
        let mut select = self.connection().prepare_cached("SELECT week FROM snapshot ORDER BY week")?;
        let mut rows = select.query([])?;
        let mut weeks = Vec::new();
        while let Some(row) = rows.next()? {
            weeks.push(Field::read(row, "week")?);
        }
        Ok(weeks)
    }

    /// The latest `limit` snapshots, the earliest of them first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn snapshots(&self, limit: u32) -> Result<Vec<Snapshot>, StoreError> {
        let sql = "SELECT * FROM (SELECT * FROM snapshot ORDER BY week DESC LIMIT ?1) ORDER BY week";
        let mut select = self.connection().prepare_cached(sql)?;
        let mut rows = select.query(params![limit])?;
        let mut snapshots = Vec::new();
        while let Some(row) = rows.next()? {
            snapshots.push(Snapshot::from_row(row)?);
        }
        Ok(snapshots)
    }

    /// What was kept of the week that begins on `week`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn snapshot_of(&self, week: Day) -> Result<Option<Snapshot>, StoreError> {
        let mut select = self.connection().prepare_cached("SELECT * FROM snapshot WHERE week = ?1")?;
        let found = select.query_row(params![week.number()], |row| Ok(Snapshot::from_row(row))).optional()?;
        found.transpose()
    }
}
