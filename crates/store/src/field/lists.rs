//! Lists as JSON arrays in one column.

use nenrin_domain::{FlowStep, FormAnswer, NoteSection, TemplateSection};
use rusqlite::types::{Value, ValueRef};

use super::{ColumnType, Single};

/// A list of words as a JSON array.
impl Single for Vec<String> {
    const KIND: ColumnType = ColumnType::Text;
    fn to_value(&self) -> Value {
        Value::Text(serde_json::Value::from(self.clone()).to_string())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        let parsed: serde_json::Value = serde_json::from_str(value.as_str().ok()?).ok()?;
        parsed.as_array()?.iter().map(|item| item.as_str().map(ToOwned::to_owned)).collect()
    }
}

/// Numbers as a JSON array.
impl Single for Vec<u32> {
    const KIND: ColumnType = ColumnType::Code;
    fn to_value(&self) -> Value {
        Value::Text(serde_json::Value::from(self.clone()).to_string())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        serde_json::from_str(value.as_str().ok()?).ok()
    }
}

/// Note sections as a JSON array of `[key, heading, text]`.
impl Single for Vec<NoteSection> {
    const KIND: ColumnType = ColumnType::Text;
    fn to_value(&self) -> Value {
        let rows: Vec<_> = self.iter().map(|s| serde_json::json!([s.key, s.heading, s.text])).collect();
        Value::Text(serde_json::Value::from(rows).to_string())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        let rows: Vec<(String, String, String)> = serde_json::from_str(value.as_str().ok()?).ok()?;
        Some(rows.into_iter().map(|(key, heading, text)| NoteSection { key, heading, text }).collect())
    }
}

/// Template sections as a JSON array of `[key, heading]`.
impl Single for Vec<TemplateSection> {
    const KIND: ColumnType = ColumnType::Text;
    fn to_value(&self) -> Value {
        let rows: Vec<_> = self.iter().map(|s| serde_json::json!([s.key, s.heading])).collect();
        Value::Text(serde_json::Value::from(rows).to_string())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        let rows: Vec<(String, String)> = serde_json::from_str(value.as_str().ok()?).ok()?;
        Some(rows.into_iter().map(|(key, heading)| TemplateSection { key, heading }).collect())
    }
}

/// Questions and answers of a form as a JSON array of `[question, answer]`.
impl Single for Vec<FormAnswer> {
    const KIND: ColumnType = ColumnType::Text;
    fn to_value(&self) -> Value {
        let rows: Vec<_> = self.iter().map(|a| serde_json::json!([a.question, a.answer])).collect();
        Value::Text(serde_json::Value::from(rows).to_string())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        let rows: Vec<(String, String)> = serde_json::from_str(value.as_str().ok()?).ok()?;
        Some(rows.into_iter().map(|(question, answer)| FormAnswer { question, answer }).collect())
    }
}

/// Steps of the flow as a JSON array of `[key, name, [asks, …]]`.
impl Single for Vec<FlowStep> {
    const KIND: ColumnType = ColumnType::Text;
    fn to_value(&self) -> Value {
        let rows: Vec<_> = self.iter().map(|s| serde_json::json!([s.key, s.name, s.asks])).collect();
        Value::Text(serde_json::Value::from(rows).to_string())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        let rows: Vec<(String, String, Vec<String>)> = serde_json::from_str(value.as_str().ok()?).ok()?;
        Some(rows.into_iter().map(|(key, name, asks)| FlowStep { key, name, asks }).collect())
    }
}
