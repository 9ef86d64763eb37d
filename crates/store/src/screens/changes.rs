//! What was changed in the records of one learner: the change log, act by act.

use nenrin_domain::{Day, DayTime, Id, Instant, LearnerId};
use rusqlite::{Row, params};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::change::ChangeKind;
use crate::field::{Column, ColumnType};
use crate::record::{TABLES, Table};
use crate::tables::distinctions::SIDES;
use crate::undo::Logged;
use crate::{ActSummary, Store, StoreError, Writer};

/// An act, and what it changed in the records of a learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedAct {
    /// The act; for an undo and a redo, itself.
    pub act: ActSummary,
    /// Whether it was done on another machine.
    pub elsewhere: bool,
    /// The first of its changes, in their order, and how many there are in all.
    pub changes: super::Listed<RecordedChange>,
}

/// What happened to one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedChange {
    /// Its place in the change log.
    pub seq: i64,
    /// The kind of record, called as its table.
    pub entity: &'static str,
    /// What happened to it: `created`, `updated` or `removed`.
    pub kind: &'static str,
    /// The fields that changed; of a row that came or went those that had a value.
    pub fields: Vec<RecordedField>,
}

/// What happened to one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedField {
    /// Its name, called as its column.
    pub name: String,
    /// The value before; `None` when it had none.
    pub old: Option<RecordedValue>,
    /// The value after; `None` when it had none.
    pub new: Option<RecordedValue>,
    /// Whether the row is there and holds another value than the old one.
    pub differs_now: bool,
}

/// A value of the change log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordedValue {
    /// Words, a code, or a list as JSON.
    Text(String),
    /// A number.
    Number(i64),
    /// A number in hundredths.
    Hundredths(i64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Day),
    /// A time of day.
    Time(DayTime),
    /// A moment.
    Moment(Instant),
    /// A sum in minor units, and the code of its currency.
    Money(i64, String),
    /// Another row.
    Row,
}

/// Changes of an act that are told one by one.
const CHANGES: usize = 40;

impl Store {
    /// The acts that changed records of a learner, the latest first: at most `limit`, those before the act `before`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn record_history_of(
        &self,
        learner: LearnerId,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<RecordedAct>, StoreError> {
        let mut select = self.connection().prepare_cached(&changes_sql())?;
        let learner = learner.uuid();
        let mut rows = select.query(params![learner.as_bytes(), before.unwrap_or(i64::MAX), limit])?;
        let mut acts: Vec<RecordedAct> = Vec::new();
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get("act")?;
            if acts.last().is_none_or(|last| last.act.seq != seq) {
                acts.push(self.recorded_act(seq)?);
            }
            let Some(last) = acts.last_mut() else { continue };
            last.changes.total = last.changes.total.saturating_add(1);
            if last.changes.first.len() < CHANGES {
                last.changes.first.push(self.recorded_change(row)?);
            }
        }
        Ok(acts)
    }

    /// The table and the learner of the row that the change `seq` of the log is about.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such change.
    pub fn row_of_change(&self, seq: i64) -> Result<(&'static str, Option<LearnerId>), StoreError> {
        let logged = self.logged_change(seq)?.ok_or(StoreError::Missing { entity: "change" })?;
        let now = self.current(logged.table, logged.row)?;
        let learner = now.and_then(|values| logged.table.learner_of(logged.row, &values));
        Ok((logged.table.name, learner.map(LearnerId::from_uuid)))
    }

    fn recorded_act(&self, seq: i64) -> Result<RecordedAct, StoreError> {
        let sql = "SELECT device IS NOT (SELECT id FROM device WHERE here = 1) AS elsewhere FROM act WHERE seq = ?1";
        let elsewhere = self.connection().prepare_cached(sql)?.query_row(params![seq], |row| row.get("elsewhere"))?;
        let changes = super::Listed { total: 0, first: Vec::new() };
        Ok(RecordedAct { act: self.act_at(seq)?, elsewhere, changes })
    }

    fn recorded_change(&self, row: &Row<'_>) -> Result<RecordedChange, StoreError> {
        let logged = Logged::from_row(row, self.defaults())?;
        let now = self.fields_now(logged.table, logged.row)?;
        let field = |column: &Column| recorded_field(column, &logged, now.as_ref());
        let fields = logged.table.columns.iter().filter_map(field).collect();
        Ok(RecordedChange { seq: logged.seq, entity: logged.table.name, kind: logged.kind.as_code(), fields })
    }

    /// The fields of a row as the log would keep them; `None` when there is no such row.
    fn fields_now(&self, table: &Table, id: Uuid) -> Result<Option<Map<String, Json>>, StoreError> {
        let values = self.current(table, id)?;
        let named = |values: Vec<rusqlite::types::Value>| {
            let named = table.columns.iter().zip(&values);
            named.map(|(column, value)| (column.name.clone(), crate::change::to_json(value))).collect()
        };
        Ok(values.map(named))
    }
}

impl Writer<'_> {
    /// Gives a field of a row the value it had before the change `seq` of the log.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such change of that field or no such row any more,
    /// [`StoreError::Unreadable`] when the row could not be read with that value.
    pub fn restore_field(&mut self, seq: i64, field: &str) -> Result<(), StoreError> {
        let missing = || StoreError::Missing { entity: "change" };
        let logged = self.logged_change(seq)?.filter(|logged| logged.kind == ChangeKind::Updated);
        let logged = logged.ok_or_else(missing)?;
        let old = logged.fields.get(field).and_then(|pair| pair.get(0)).ok_or_else(missing)?;
        let table = logged.table;
        let now = self.current(table, logged.row)?.ok_or(StoreError::Missing { entity: table.name })?;
        let place = table.columns.iter().position(|column| column.name == field).ok_or_else(missing)?;
        let mut then = now.clone();
        if let (Some(value), Some(column)) = (then.get_mut(place), table.columns.get(place)) {
            *value = crate::change::from_json(column.kind, old)?;
        }
        self.update(table, logged.row, &now, &then)?;
        let mut select = self.connection().prepare_cached(&format!("SELECT * FROM {} WHERE id = ?1", table.name))?;
        select.query_row(params![logged.row.as_bytes()], |row| Ok((table.read)(row)))?
    }
}

/// The entries of the change log about the rows that are a learner's (?1), of the latest ?3 acts before ?2. The joins are
/// crossed to keep their order: left to itself the engine reads through the whole log for the acts of one learner.
pub(super) fn changes_sql() -> String {
    let owned = TABLES.iter().filter(|table| table.learner.is_some());
    let owned = owned.map(|table| format!("SELECT id FROM {} WHERE learner = ?1", table.name));
    let told_apart = SIDES.iter().map(|side| format!("SELECT id FROM distinction WHERE {side} = ?1"));
    let owned: Vec<_> = owned.chain(told_apart).collect();
    format!(
        "WITH own (row) AS (SELECT ?1 UNION ALL {}),
         entry (seq, act) AS (
           SELECT change.seq, change.act FROM own CROSS JOIN change ON change.row = own.row
           UNION SELECT change.seq, change.act FROM act CROSS JOIN change ON change.act = act.seq WHERE act.learner = ?1
         ),
         latest (act) AS (SELECT DISTINCT act FROM entry WHERE act < ?2 ORDER BY act DESC LIMIT ?3)
         SELECT change.seq, change.act, change.entity, change.row, change.kind, change.fields
         FROM latest CROSS JOIN entry ON entry.act = latest.act CROSS JOIN change ON change.seq = entry.seq
         ORDER BY change.act DESC, change.seq",
        owned.join(" UNION ALL ")
    )
}

fn recorded_field(column: &Column, logged: &Logged, now: Option<&Map<String, Json>>) -> Option<RecordedField> {
    let entry = logged.fields.get(&column.name)?;
    let (old, new) = match logged.kind {
        ChangeKind::Created => (&Json::Null, entry),
        ChangeKind::Removed => (entry, &Json::Null),
        ChangeKind::Updated => (entry.get(0)?, entry.get(1)?),
    };
    let differs_now = now.and_then(|now| now.get(&column.name)).is_some_and(|now| now != old);
    let value = |json: &Json, side: usize| match currency(column, logged, now, side) {
        Some(code) => json.as_i64().map(|minor| RecordedValue::Money(minor, code)),
        None => recorded_value(column.kind, json),
    };
    Some(RecordedField { name: column.name.clone(), old: value(old, 0), new: value(new, 1), differs_now })
        .filter(|field| field.old.is_some() || field.new.is_some())
}

/// The currency of a sum, which stands in a column of its own, before (0) or after (1) the change.
fn currency(column: &Column, logged: &Logged, now: Option<&Map<String, Json>>, side: usize) -> Option<String> {
    let name = format!("{}_currency", column.name);
    logged.table.columns.iter().find(|column| column.name == name)?;
    let code = match (logged.fields.get(&name), logged.kind) {
        (Some(pair), ChangeKind::Updated) => pair.get(side),
        (Some(code), _) => Some(code),
        (None, _) => now.and_then(|now| now.get(&name)),
    };
    code.and_then(Json::as_str).map(ToOwned::to_owned)
}

fn recorded_value(kind: ColumnType, json: &Json) -> Option<RecordedValue> {
    match (kind, json) {
        (_, Json::Null) => None,
        (ColumnType::Text | ColumnType::Code, json) => json.as_str().map(|text| RecordedValue::Text(text.to_owned())),
        (ColumnType::Id, _) => Some(RecordedValue::Row),
        (kind, json) => {
            let number = json.as_i64()?;
            match kind {
                ColumnType::Flag => Some(RecordedValue::Flag(number != 0)),
                ColumnType::Day => Day::from_number(number).map(RecordedValue::Day),
                ColumnType::Time => u16::try_from(number).ok().and_then(DayTime::from_minutes).map(RecordedValue::Time),
                ColumnType::Moment => Some(RecordedValue::Moment(Instant::from_millis(number))),
                ColumnType::Hundredths => Some(RecordedValue::Hundredths(number)),
                ColumnType::Number | ColumnType::Text | ColumnType::Code | ColumnType::Id => {
                    Some(RecordedValue::Number(number))
                }
            }
        }
    }
}
