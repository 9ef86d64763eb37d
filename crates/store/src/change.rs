//! The change log: one entry for each row an act touched, holding every field old and new.
//!
//! Three readers live on it: the history of a record, undo, and the exchange with other machines.
//! The view `change_field` spells it out as entity, row, field, old, new, act, device and time.

use rusqlite::types::Value;
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use crate::StoreError;
use crate::field::ColumnType;
use crate::record::Table;

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It came to be; its fields are logged as they were then.
    Created,
    /// Some of its fields changed.
    Updated,
    /// It was taken away; its last fields are logged.
    Removed,
}

impl ChangeKind {
    pub(crate) const fn as_code(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Removed => "removed",
        }
    }

    pub(crate) fn from_code(code: &str) -> Result<Self, StoreError> {
        match code {
            "created" => Ok(Self::Created),
            "updated" => Ok(Self::Updated),
            "removed" => Ok(Self::Removed),
            _ => Err(StoreError::Unreadable { column: "change.kind".to_owned() }),
        }
    }
}

/// One field of one row, before and after an act. Values are shown as the log keeps them: text, whole numbers,
/// days as day numbers, ids as hexadecimal text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind of row.
    pub entity: String,
    /// The row.
    pub row: Uuid,
    /// What happened to the row.
    pub kind: ChangeKind,
    /// The field.
    pub field: String,
    /// Its value before; JSON null when it had none.
    pub old: Json,
    /// Its value after; JSON null when it has none.
    pub new: Json,
    /// The act, by its place in the order of acts.
    pub act: i64,
}

/// The fields of a whole row as the log keeps them; fields without a value are left out.
pub(crate) fn whole(table: &Table, values: &[Value]) -> String {
    let present = table.columns.iter().zip(values).filter(|(_, value)| !matches!(value, Value::Null));
    Json::Object(present.map(|(column, value)| (column.name.clone(), to_json(value))).collect()).to_string()
}

/// The fields that differ, as `name: [old, new]`; `None` when nothing does.
pub(crate) fn difference(table: &Table, old: &[Value], new: &[Value]) -> Option<Map<String, Json>> {
    let pairs = table.columns.iter().zip(old.iter().zip(new)).filter(|(_, (old, new))| old != new);
    let changed: Map<_, _> =
        pairs.map(|(column, (old, new))| (column.name.clone(), json!([to_json(old), to_json(new)]))).collect();
    (!changed.is_empty()).then_some(changed)
}

/// The logged values of a whole row, in the order of the table's columns.
pub(crate) fn values_of_whole(table: &Table, fields: &Map<String, Json>) -> Result<Vec<Value>, StoreError> {
    let read = |column: &crate::field::Column| from_json(column.kind, fields.get(&column.name).unwrap_or(&Json::Null));
    table.columns.iter().map(read).collect()
}

pub(crate) fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Integer(number) => json!(number),
        Value::Real(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Blob(bytes) => Uuid::from_slice(bytes).map_or(Json::Null, |id| json!(id.simple().to_string())),
    }
}

pub(crate) fn from_json(kind: ColumnType, json: &Json) -> Result<Value, StoreError> {
    let refuse = || StoreError::Unreadable { column: "change.fields".to_owned() };
    match (kind, json) {
        (_, Json::Null) => Ok(Value::Null),
        (ColumnType::Text, json) => json.as_str().map(|text| Value::Text(text.to_owned())).ok_or_else(refuse),
        (ColumnType::Id, json) => {
            let id = json.as_str().and_then(|text| Uuid::try_parse(text).ok()).ok_or_else(refuse)?;
            Ok(Value::Blob(id.as_bytes().to_vec()))
        }
        (_, json) => json.as_i64().map(Value::Integer).ok_or_else(refuse),
    }
}
