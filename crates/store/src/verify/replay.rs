//! Replaying: the entries of the log about each row, one after another, against the row as it is.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Row, params};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::{Finding, FindingKind, Verdict};
use crate::change::{ChangeKind, to_json};
use crate::defaults::Defaults;
use crate::record::{TABLES, Table, table_named};
use crate::{Act, Store, StoreError};

/// Entries between two steps.
const STEP: u64 = 10_000;

impl Store {
    /// Plays the whole log, row by row in the order of their identities, and compares.
    pub(super) fn check_log<E: From<StoreError>>(
        &self,
        verdict: &mut Verdict,
        step: &mut impl FnMut(u64) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = |error: rusqlite::Error| E::from(StoreError::from(error));
        let mut standing: BTreeMap<&'static str, u64> = BTreeMap::new();
        let mut log =
            self.connection().prepare("SELECT entity, row, kind, fields, act IN (SELECT seq FROM act WHERE kind = ?1) AS erasing FROM change ORDER BY row, seq").map_err(sql)?;
        let (mut entries, mut row, mut histories, mut played) =
            (log.query([Act::ERASING]).map_err(sql)?, Vec::new(), Histories::new(), 0);
        loop {
            let entry = entries.next().map_err(sql)?.map(|row| Entry::from_row(row, self.defaults())).transpose()?;
            if entry.as_ref().is_none_or(|entry| entry.row != row) {
                self.compare(&row, std::mem::take(&mut histories), &mut standing, verdict)?;
            }
            let Some(entry) = entry else { break };
            played += 1;
            if played % STEP == 0 {
                step(STEP)?;
            }
            row.clone_from(&entry.row);
            histories.entry(entry.entity.clone()).or_default().play(entry);
        }
        step(played % STEP)?;
        Ok(self.find_unlogged(&standing, verdict)?)
    }

    /// Compares what the log says of one identity with the rows that have it.
    fn compare(
        &self,
        id: &[u8],
        histories: Histories,
        standing: &mut BTreeMap<&'static str, u64>,
        verdict: &mut Verdict,
    ) -> Result<(), StoreError> {
        let row = Uuid::from_slice(id).ok();
        for (entity, history) in histories {
            let Some(table) = table_named(&entity) else {
                verdict.add(Finding::about(FindingKind::LogBroken, &entity, row));
                continue;
            };
            if history.broken || (table.immutable && history.rewritten) {
                verdict.add(Finding::about(FindingKind::LogBroken, &entity, row));
            }
            let now = self.read_checked(table, id, verdict)?;
            *standing.entry(table.name).or_default() += u64::from(now.is_some());
            match (history.fields, now) {
                (Some(fields), Some(now)) => {
                    for (field, value) in now {
                        if fields.get(&field).unwrap_or(&Json::Null) != &value {
                            verdict.add(Finding::about(FindingKind::DiffersFromLog, &entity, row).in_detail(&field));
                        }
                    }
                }
                (Some(_), None) if table.immutable => {
                    verdict.add(Finding::about(FindingKind::VersionLost, &entity, row));
                }
                (Some(_), None) => verdict.add(Finding::about(FindingKind::RowLost, &entity, row)),
                (None, Some(_)) => verdict.add(Finding::about(FindingKind::NotInLog, &entity, row)),
                (None, None) => {}
            }
        }
        Ok(())
    }

    /// The fields of a row as the log would keep them, if there is such a row.
    fn read_checked(
        &self,
        table: &Table,
        id: &[u8],
        verdict: &mut Verdict,
    ) -> Result<Option<BTreeMap<String, Json>>, StoreError> {
        let mut select = self.connection().prepare_cached(&format!("SELECT * FROM {} WHERE id = ?1", table.name))?;
        let mut rows = select.query(params![id])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        if let Err(StoreError::Unreadable { column }) = (table.read)(row) {
            let finding = Finding::about(FindingKind::Unreadable, table.name, Uuid::from_slice(id).ok());
            verdict.add(finding.in_detail(&column));
        }
        let field = |column: &crate::field::Column| {
            let value: Value = row.get(column.name.as_str())?;
            Ok((column.name.clone(), to_json(&value)))
        };
        table.columns.iter().map(field).collect::<Result<_, StoreError>>().map(Some)
    }

    /// Looks for rows of which the log has never heard.
    fn find_unlogged(&self, standing: &BTreeMap<&'static str, u64>, verdict: &mut Verdict) -> Result<(), StoreError> {
        for table in TABLES.iter() {
            let rows = self.count(&format!("SELECT count(*) FROM {}", table.name))?;
            verdict.rows += rows;
            if rows == standing.get(table.name).copied().unwrap_or_default() {
                continue;
            }
            let mut select = self.connection().prepare(&format!(
                "SELECT id FROM {name} t WHERE NOT EXISTS (SELECT 1 FROM change WHERE row = t.id AND entity = '{name}')",
                name = table.name
            ))?;
            let mut unlogged = select.query([])?;
            while let Some(row) = unlogged.next()? {
                let id = Uuid::from_slice(row.get_ref(0)?.as_blob().unwrap_or_default()).ok();
                verdict.add(Finding::about(FindingKind::NotInLog, table.name, id));
            }
        }
        Ok(())
    }
}

/// What the log says of one identity, by kind of row.
type Histories = BTreeMap<String, History>;

/// The state of one row after the entries played so far.
#[derive(Default)]
struct History {
    fields: Option<Map<String, Json>>,
    entries: u64,
    broken: bool,
    /// Whether more was written after it came to be than whose it is, and that it was erased.
    rewritten: bool,
}

impl History {
    fn play(&mut self, entry: Entry) {
        self.entries += 1;
        let erases = entry.erasing && entry.kind == Some(ChangeKind::Removed);
        self.rewritten |= self.entries > 1 && !erases && !entry.hands_over();
        let before = self.fields.take();
        let (after, follows) = match (entry.kind, before, entry.fields) {
            (Some(ChangeKind::Created), None, Some(fields)) => (Some(fields), true),
            (Some(ChangeKind::Removed), Some(before), Some(fields)) => (None, before == fields),
            (Some(ChangeKind::Updated), Some(before), Some(fields)) => {
                let (after, follows) = stepped(before, &fields);
                (Some(after), follows)
            }
            (_, before, _) => (before, false),
        };
        self.fields = after;
        self.broken |= !follows;
    }
}

/// The fields after an update, and whether it found the values that it says were there.
fn stepped(mut fields: Map<String, Json>, update: &Map<String, Json>) -> (Map<String, Json>, bool) {
    let mut follows = true;
    for (field, pair) in update {
        let Some([old, new]) = pair.as_array().map(Vec::as_slice) else {
            follows = false;
            continue;
        };
        follows &= fields.get(field).unwrap_or(&Json::Null) == old;
        if new.is_null() {
            fields.remove(field);
        } else {
            fields.insert(field.clone(), new.clone());
        }
    }
    (fields, follows)
}

/// One entry of the log; what cannot be read of it is missing.
struct Entry {
    entity: String,
    row: Vec<u8>,
    kind: Option<ChangeKind>,
    fields: Option<Map<String, Json>>,
    /// Whether an act of erasure made it.
    erasing: bool,
}

impl Entry {
    fn from_row(row: &Row<'_>, defaults: &Defaults) -> Result<Self, StoreError> {
        let (entity, kind, fields): (String, String, String) =
            (row.get("entity")?, row.get("kind")?, row.get("fields")?);
        let kind = ChangeKind::from_code(&kind).ok();
        let mut fields: Option<Map<String, Json>> = serde_json::from_str(&fields).ok();
        if let Some(fields) = fields.as_mut().filter(|_| kind != Some(ChangeKind::Updated)) {
            defaults.complete(&entity, fields);
        }
        Ok(Self { entity, row: row.get("row")?, kind, fields, erasing: row.get("erasing")? })
    }

    /// Whether it says no more than that the row is another learner's from then on.
    fn hands_over(&self) -> bool {
        let only_learner = |fields: &Map<String, Json>| fields.keys().all(|field| field == "learner");
        self.kind == Some(ChangeKind::Updated) && self.fields.as_ref().is_some_and(only_learner)
    }
}
