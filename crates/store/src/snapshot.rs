//! Snapshots: what the metrics were at the end of a week, as they were told then.
//!
//! A snapshot is not an act. Nobody does it and nothing of the practice changes by it, so that it cannot be undone, and stands in
//! nobody's way who undoes something else. What was told stays told; what was filled in later may be taken anew, which of them is for
//! the practice to say. It holds figures and the ids of whoever was behind them, and no words: who is erased leaves an id in it that
//! leads to nobody.

use nenrin_domain::{Day, Instant, MetricDefinitionId, SnapshotId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};

use uuid::Uuid;

use crate::field::Field;
use crate::verify::{Finding, FindingKind, Verdict};
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

/// That something was kept of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekKept {
    /// Its first day.
    pub week: Day,
    /// When it was kept.
    pub taken_at: Instant,
}

impl WeekKept {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self { week: Field::read(row, "week")?, taken_at: Field::read(row, "taken_at")? })
    }
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
    /// Keeps a snapshot, in the place of the one that its week has; it is durable when this returns.
    ///
    /// # Errors
    /// When the file cannot be written; what was kept stays then.
    pub fn keep_snapshot(&mut self, snapshot: &Snapshot) -> Result<(), StoreError> {
        self.mend()?;
        self.write_alone(|store| {
            store.at_once(|| {
                let mut keep = store.connection().prepare_cached(
                    "INSERT INTO snapshot (id, week, definition, taken_at, figures, people) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                     ON CONFLICT (week) DO UPDATE SET id = excluded.id, definition = excluded.definition,
                       taken_at = excluded.taken_at, figures = excluded.figures, people = excluded.people",
                )?;
                store.heed(keep.execute(params_from_iter(snapshot.values())))?;
                Ok(())
            })
        })
    }

    /// Lets go of what was kept of these weeks, given by their first days; it is durable when this returns.
    ///
    /// # Errors
    /// When the file cannot be written; all of them stay then.
    pub fn let_go_of_weeks(&mut self, weeks: &[Day]) -> Result<(), StoreError> {
        if weeks.is_empty() {
            return Ok(());
        }
        self.mend()?;
        self.write_alone(|store| {
            store.at_once(|| {
                let mut delete = store.connection().prepare_cached("DELETE FROM snapshot WHERE week = ?1")?;
                for week in weeks {
                    store.heed(delete.execute(params![week.number()]))?;
                }
                Ok(())
            })
        })
    }

    /// The weeks of which a snapshot is kept, the earliest first. A row of which nobody can tell the week is of none: [`Store::verify`]
    /// names it, and the others are kept as before.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn weeks_kept(&self) -> Result<Vec<WeekKept>, StoreError> {
        let mut select = self.connection().prepare_cached("SELECT week, taken_at FROM snapshot ORDER BY week")?;
        let mut rows = select.query([])?;
        let mut weeks = Vec::new();
        while let Some(row) = rows.next()? {
            let kept = WeekKept::from_row(row);
            if !matches!(kept, Err(StoreError::Unreadable { .. })) {
                weeks.push(kept?);
            }
        }
        Ok(weeks)
    }

    /// Checks that every snapshot can be read, and is of a week.
    pub(crate) fn check_snapshots(&self, verdict: &mut Verdict) -> Result<(), StoreError> {
        let mut select = self
            .connection()
            .prepare("SELECT *, json_valid(figures) AND json_valid(people) AS is_read FROM snapshot")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let detail = match Snapshot::from_row(row) {
                Err(StoreError::Unreadable { column }) => Some(column),
                Ok(snapshot) if snapshot.week != snapshot.week.monday() => Some("week".to_owned()),
                Ok(_) => (!row.get::<_, bool>("is_read")?).then(|| "figures".to_owned()),
                Err(other) => return Err(other),
            };
            if let Some(detail) = detail {
                let id = row.get::<_, Vec<u8>>("id").ok().and_then(|bytes| Uuid::from_slice(&bytes).ok());
                verdict.add(Finding::about(FindingKind::Unreadable, "snapshot", id).in_detail(&detail));
            }
        }
        Ok(())
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
