//! The change log: one entry for each row an act touched, holding every field old and new.
//!
//! Three readers live on it: the history of a record, undo, and the exchange with other machines.
//! The view `change_field` spells it out as entity, row, field, old, new, act, device and time.

use std::fmt::Write as _;

use rusqlite::types::Value;
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use crate::StoreError;
use crate::field::ColumnType;
use crate::record::Table;

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ChangeKind {
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

/// The fields of a whole row as the log keeps them; fields without a value are left out. Written without a tree of values
/// in between: a history brings hundreds of thousands of rows.
pub(crate) fn whole(table: &Table, values: &[Value]) -> String {
    let mut object = String::with_capacity(512);
    object.push('{');
    for (column, value) in table.columns.iter().zip(values).filter(|(_, value)| !matches!(value, Value::Null)) {
        if object.len() > 1 {
            object.push(',');
        }
        push_text(&column.name, &mut object);
        object.push(':');
        push_value(value, &mut object);
    }
    object.push('}');
    object
}

/// Appends a value as [`to_json`] has it.
fn push_value(value: &Value, json: &mut String) {
    match value {
        Value::Text(text) => push_text(text, json),
        Value::Integer(number) => _ = write!(json, "{number}"),
        Value::Blob(bytes) if let Ok(id) = Uuid::from_slice(bytes) => _ = write!(json, "\"{}\"", id.simple()),
        other => *json += &to_json(other).to_string(),
    }
}

/// Appends a text as JSON has it.
fn push_text(text: &str, json: &mut String) {
    json.push('"');
    let mut rest = text;
    let special = |byte: u8| byte < b' ' || matches!(byte, b'"' | b'\\');
    while let Some((plain, from)) = rest.bytes().position(special).and_then(|at| rest.split_at_checked(at)) {
        *json += plain;
        let mut chars = from.chars();
        match chars.next() {
            Some(c @ ('"' | '\\')) => json.extend(['\\', c]),
            control => *json += &format!("\\u{:04x}", control.map_or(0, u32::from)),
        }
        rest = chars.as_str();
    }
    *json += rest;
    json.push('"');
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
        (ColumnType::Text | ColumnType::Code, json) => {
            json.as_str().map(|text| Value::Text(text.to_owned())).ok_or_else(refuse)
        }
        (ColumnType::Id, json) => {
            let id = json.as_str().and_then(|text| Uuid::try_parse(text).ok()).ok_or_else(refuse)?;
            Ok(Value::Blob(id.as_bytes().to_vec()))
        }
        (_, json) => json.as_i64().map(Value::Integer).ok_or_else(refuse),
    }
}

#[cfg(test)]
mod tests {
    use super::{values_of_whole, whole};
    use crate::Record;
    use nenrin_domain::{ActionItem, ActionState, Id};
    use proptest::prelude::{any, proptest};
    use serde_json::Value as Json;
    use uuid::Uuid;

    proptest! {
        #[test]
        fn a_logged_row_is_read_back_as_it_was(text in any::<Option<String>>(), id in any::<u128>(), due in 0..99_999_i64) {
            let item = ActionItem {
                id: Id::from_uuid(Uuid::nil()),
                learner: Id::from_uuid(Uuid::from_u128(id)),
                session: None,
                text,
                created_on: nenrin_domain::Day::from_number(0).unwrap(),
                due_on: nenrin_domain::Day::from_number(due),
                state: ActionState::Open,
                resolved_on: None, goal: None };
            let Json::Object(logged) = serde_json::from_str(&whole(ActionItem::table(), &item.values())).unwrap() else {
                panic!("not an object");
            };
            assert_eq!(values_of_whole(ActionItem::table(), &logged).unwrap(), item.values());
        }
    }
}
