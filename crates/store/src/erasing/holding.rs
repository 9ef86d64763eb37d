//! All that is held on one learner: what an erasure would take or strip of its name, read instead of taken.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{
    Day, DayTime, Distinction, Held, HeldChange, HeldDraft, HeldField, HeldRow, HeldTable, HeldValue, Hundredths, Id,
    Instant, LearnerId, name_key,
};
use rusqlite::params;
use rusqlite::types::Value;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::Along;
use super::scope::{Scope, fields_of};
use crate::change::{ChangeKind, from_json};
use crate::field::ColumnType;
use crate::record::{TABLES, Table, table_named};
use crate::tables::distinctions::SIDES;
use crate::{Act, Record, Store, StoreError};

/// Columns that refer to rows which may be shared with others, and the tables of these rows. They are shown as they are now;
/// their histories may tell of other people.
const SHARED: [(&str, &str); 5] = [
    ("payer", "payer"),
    ("gathering", "gathering"),
    ("series", "series"),
    ("material", "material"),
    ("field", "custom_field"),
];

/// What is told of a payer who is somebody else: enough to know who it is, and not how to reach them.
const OF_PAYER: [&str; 2] = ["name", "kind"];

/// The entries about the row ?1 of the table ?2. For as long as two learners were taken for one person (?3), by an act that was
/// undone, one of them had what is the other's.
const CHANGES: &str = "SELECT c.seq, c.kind, c.fields, a.kind, a.at FROM change c JOIN act a ON a.seq = c.act
    WHERE c.row = ?1 AND c.entity = ?2
      AND coalesce (a.undoes, a.seq) NOT IN (SELECT u.seq FROM undone_act u JOIN act m ON m.seq = u.seq WHERE m.kind = ?3)
    ORDER BY c.seq";

impl Store {
    /// Everything that is held on a learner, and nothing that is held on anybody else.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such learner, [`StoreError::Erased`] when it was erased.
    pub fn held_on(&self, learner: LearnerId) -> Result<Held, StoreError> {
        self.refuse_erased(learner)?;
        let scope = Scope::of(self, learner, &Along::default())?;
        let mut tables = Vec::new();
        let mut referred: BTreeMap<&str, BTreeSet<Uuid>> = BTreeMap::new();
        for table in TABLES.iter() {
            let rows = self.own_rows(table, &scope)?;
            note_references(table, &rows, &mut referred);
            tables.push((*table, rows));
        }
        for (table, rows) in &mut tables {
            let Some(ids) = referred.get(table.name) else { continue };
            for id in ids {
                rows.extend(self.held_row(table, *id)?);
            }
            if table.name == "payer" {
                let names = scope.names(self)?;
                rows.iter_mut().filter(|row| !is_same_person(table, row, &names)).for_each(|row| strip(table, row));
            }
        }
        let tables = tables.into_iter().filter(|(_, rows)| !rows.is_empty());
        let named = |(table, rows): (&'static Table, _)| HeldTable {
            name: table.name,
            columns: table.columns.iter().map(|column| column.name.as_str()).collect(),
            rows,
        };
        Ok(Held {
            tables: tables.map(named).collect(),
            changes: self.held_changes(&scope)?,
            drafts: self.held_drafts(&scope)?,
        })
    }

    fn own_rows(&self, table: &'static Table, scope: &Scope) -> Result<Vec<HeldRow>, StoreError> {
        let of = match table.name {
            "learner" => "id",
            _ if table.learner.is_some() => "learner",
            _ => {
                let found = scope.all().filter(|(name, _)| *name == table.name && !is_shared(name));
                let rows = found.map(|(_, id)| self.held_row(table, id)).filter_map(Result::transpose);
                let of_learner =
                    |row| if table.name == Distinction::table().name { without_others(row, scope) } else { row };
                return rows.map(|row| row.map(of_learner)).collect();
            }
        };
        let sql = format!("SELECT id FROM {} WHERE {of} = ?1 ORDER BY id", table.name);
        let mut select = self.connection().prepare(&sql)?;
        let ids = select.query_map(params![scope.learner.uuid().as_bytes()], |row| row.get::<_, [u8; 16]>(0))?;
        ids.map(|id| self.held_row(table, Uuid::from_bytes(id?))).filter_map(Result::transpose).collect()
    }

    fn held_row(&self, table: &Table, id: Uuid) -> Result<Option<HeldRow>, StoreError> {
        let mut select = self.connection().prepare_cached(&table.select)?;
        let mut rows = select.query(params![id.as_bytes()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let value = |(place, column): (usize, &crate::field::Column)| held(column.kind, row.get::<_, Value>(place)?);
        let values = table.columns.iter().enumerate().map(value).collect::<Result<_, StoreError>>()?;
        Ok(Some(HeldRow { id, values }))
    }

    fn held_changes(&self, scope: &Scope) -> Result<Vec<HeldChange>, StoreError> {
        let mut select = self.connection().prepare(CHANGES)?;
        let mut found = BTreeMap::new();
        for (entity, id) in scope.all() {
            let Some(table) = table_named(entity).filter(|_| !is_shared(entity)) else { continue };
            let mut entries = select.query(params![id.as_bytes(), entity, Act::MERGING])?;
            // Rows that were somebody else's for a time say then what is that person's.
            let mut was_own = true;
            while let Some(entry) = entries.next()? {
                let seq: i64 = entry.get(0)?;
                let kind = ChangeKind::from_code(&entry.get::<_, String>(1)?)?;
                let mut logged = fields_of(&entry.get::<_, String>(2)?)?;
                SIDES.iter().for_each(|side| _ = hide_others(&mut logged, side, scope));
                let is_own = hide_others(&mut logged, "learner", scope).unwrap_or(was_own);
                if is_own || was_own && kind == ChangeKind::Updated {
                    let (act, at) = (entry.get(3)?, Instant::from_millis(entry.get(4)?));
                    let fields = fields(table, kind, &logged)?;
                    found.insert(seq, HeldChange { at, act, table: table.name, row: id, kind: kind.as_code(), fields });
                }
                was_own = is_own;
            }
        }
        Ok(found.into_values().collect())
    }

    fn held_drafts(&self, scope: &Scope) -> Result<Vec<HeldDraft>, StoreError> {
        let mut drafts = Vec::new();
        for (table, is_confirmed) in [("draft", false), ("confirmed_draft", true)] {
            let sql =
                format!("SELECT session, saved_at, body FROM {table} WHERE learner = ?1 ORDER BY saved_at, session");
            let mut select = self.connection().prepare(&sql)?;
            for person in &scope.persons {
                let mut rows = select.query(params![person.as_bytes()])?;
                while let Some(row) = rows.next()? {
                    let session = Uuid::from_bytes(row.get(0)?);
                    let saved_at = Instant::from_millis(row.get(1)?);
                    drafts.push(HeldDraft { session, saved_at, is_confirmed, body: row.get(2)? });
                }
            }
        }
        Ok(drafts)
    }
}

fn is_shared(table: &str) -> bool {
    SHARED.iter().any(|(_, shared)| *shared == table)
}

fn note_references(table: &Table, rows: &[HeldRow], referred: &mut BTreeMap<&str, BTreeSet<Uuid>>) {
    for (place, column) in table.columns.iter().enumerate() {
        let Some((_, to)) = SHARED.iter().find(|(name, _)| *name == column.name) else { continue };
        for row in rows {
            if let Some(Some(HeldValue::Id(id))) = row.values.get(place) {
                referred.entry(to).or_default().insert(*id);
            }
        }
    }
}

/// A payer of a name that the learner has or had is taken for the learner.
fn is_same_person(payer: &Table, row: &HeldRow, names: &BTreeSet<String>) -> bool {
    let place = payer.columns.iter().position(|column| column.name == "name");
    match place.and_then(|place| row.values.get(place)) {
        Some(Some(HeldValue::Text(payer))) => names.contains(&name_key(payer)),
        _ => false,
    }
}

fn strip(payer: &Table, row: &mut HeldRow) {
    for (column, value) in payer.columns.iter().zip(&mut row.values) {
        if !OF_PAYER.contains(&column.name.as_str()) {
            *value = None;
        }
    }
}

/// From whom the learner was told apart is somebody else's data.
fn without_others(mut row: HeldRow, scope: &Scope) -> HeldRow {
    let is_others = |value: &Option<HeldValue>| matches!(value, Some(HeldValue::Id(id)) if !scope.persons.contains(id));
    row.values.iter_mut().filter(|value| is_others(value)).for_each(|value| *value = None);
    row
}

/// Takes the identities of other learners out of a column of an entry. Answers whether it is then this learner's, when the
/// entry has the column.
fn hide_others(fields: &mut Map<String, Json>, column: &str, scope: &Scope) -> Option<bool> {
    let is_own = |json: &Json| {
        json.as_str().and_then(|text| Uuid::try_parse(text).ok()).is_some_and(|id| scope.persons.contains(&id))
    };
    let learner = fields.get_mut(column)?;
    match learner {
        Json::Array(pair) => {
            let owns: Vec<bool> = pair.iter().map(is_own).collect();
            pair.iter_mut().zip(&owns).filter(|(_, own)| !**own).for_each(|(id, _)| *id = Json::Null);
            owns.last().copied()
        }
        whole => {
            let own = is_own(whole);
            if !own {
                *whole = Json::Null;
            }
            Some(own)
        }
    }
}

fn fields(table: &'static Table, kind: ChangeKind, logged: &Map<String, Json>) -> Result<Vec<HeldField>, StoreError> {
    let mut fields = Vec::new();
    for column in &table.columns {
        let Some(json) = logged.get(&column.name) else { continue };
        let read = |json: &Json| held(column.kind, from_json(column.kind, json)?);
        let (old, new) = match (kind, json) {
            (ChangeKind::Updated, Json::Array(pair)) => {
                let at = |place: usize| read(pair.get(place).unwrap_or(&Json::Null));
                (at(0)?, at(1)?)
            }
            (ChangeKind::Removed, json) => (read(json)?, None),
            (_, json) => (None, read(json)?),
        };
        fields.push(HeldField { column: &column.name, old, new });
    }
    Ok(fields)
}

fn held(kind: ColumnType, value: Value) -> Result<Option<HeldValue>, StoreError> {
    let read = match (kind, value) {
        (_, Value::Null) => return Ok(None),
        (ColumnType::Id, Value::Blob(bytes)) => Uuid::from_slice(&bytes).ok().map(HeldValue::Id),
        (ColumnType::Text | ColumnType::Code, Value::Text(text)) => Some(HeldValue::Text(text)),
        (ColumnType::Number, Value::Integer(number)) => Some(HeldValue::Number(number)),
        (ColumnType::Hundredths, Value::Integer(number)) => Some(HeldValue::Hundredths(Hundredths(number))),
        (ColumnType::Flag, Value::Integer(number)) => Some(HeldValue::Flag(number != 0)),
        (ColumnType::Day, Value::Integer(number)) => Day::from_number(number).map(HeldValue::Day),
        (ColumnType::Time, Value::Integer(number)) => {
            u16::try_from(number).ok().and_then(DayTime::from_minutes).map(HeldValue::Time)
        }
        (ColumnType::Moment, Value::Integer(number)) => Some(HeldValue::Moment(Instant::from_millis(number))),
        _ => None,
    };
    read.map(Some).ok_or_else(|| StoreError::Unreadable { column: "held".to_owned() })
}
