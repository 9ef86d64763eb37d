//! The record as JSON.

use std::collections::BTreeMap;

use nenrin_domain::{HeldChange, HeldDraft, HeldTable, HeldValue};
use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use super::Record;
use super::lists::list;
use crate::Words;

/// The form of the file. It is counted up when something in it is said in another way.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Written<'r> {
    format: &'static str,
    version: u32,
    about: String,
    language: &'static str,
    practice: &'r str,
    made_on: String,
    left_out: String,
    tables: Vec<Table<'r>>,
    drafts: Vec<Draft>,
    changes: Vec<Change<'r>>,
    files: Vec<BTreeMap<&'static str, String>>,
}

#[derive(Serialize)]
struct Table<'r> {
    name: &'r str,
    title: &'static str,
    columns: Vec<Column<'r>>,
    rows: Vec<Row<'r>>,
}

#[derive(Serialize)]
struct Column<'r> {
    name: &'r str,
    title: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    codes: BTreeMap<&'r str, &'static str>,
}

/// The fields of a row in the order of its columns.
struct Row<'r>(Vec<(&'r str, Json)>);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

#[derive(Serialize)]
struct Draft {
    session: String,
    saved_at: String,
    became_a_note: bool,
    body: Json,
}

#[derive(Serialize)]
struct Change<'r> {
    at: String,
    act: &'r str,
    table: &'r str,
    row: String,
    kind: &'r str,
    fields: Row<'r>,
}

pub(super) fn written(record: &Record<'_>, words: Words) -> String {
    let held = record.held;
    let written = Written {
        format: "nenrin-disclosure",
        version: FORMAT,
        about: words.say("json.about", &[]),
        language: nenrin_domain::Coded::as_code(record.language),
        practice: record.practice,
        made_on: record.made_on.to_string(),
        left_out: words.say("record.left_out", &[]),
        tables: held.tables.iter().map(|of| table(of, words)).collect(),
        drafts: held.drafts.iter().map(draft).collect(),
        changes: held.changes.iter().map(change).collect(),
        files: record
            .files
            .iter()
            .map(|file| BTreeMap::from([("material", file.material.to_string()), ("path", file.path.clone())]))
            .collect(),
    };
    serde_json::to_string_pretty(&written).unwrap_or_default() + "\n"
}

fn table<'r>(table: &'r HeldTable, words: Words) -> Table<'r> {
    let column = |(place, name): (usize, &&'r str)| {
        let codes = table.rows.iter().filter_map(|row| match row.values.get(place)? {
            Some(HeldValue::Text(code)) => Some((code.as_str(), words.code(table.name, name, code)?)),
            _ => None,
        });
        Column { name, title: words.column(table.name, name), codes: codes.collect() }
    };
    let row = |row: &'r nenrin_domain::HeldRow| {
        let id = std::iter::once(("id", json!(row.id.to_string())));
        let known = table.columns.iter().zip(&row.values);
        Row(id.chain(known.filter_map(|(name, it)| Some((*name, value(name, it.as_ref()?))))).collect())
    };
    Table {
        name: table.name,
        title: words.table(table.name),
        columns: table.columns.iter().enumerate().map(column).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

fn draft(draft: &HeldDraft) -> Draft {
    Draft {
        session: draft.session.to_string(),
        saved_at: draft.saved_at.to_string(),
        became_a_note: draft.is_confirmed,
        body: serde_json::from_str(&draft.body).unwrap_or_else(|_| json!(draft.body)),
    }
}

fn change(change: &HeldChange) -> Change<'_> {
    let side = |name: &str, side: &Option<HeldValue>| side.as_ref().map_or(Json::Null, |it| value(name, it));
    let field = |field: &nenrin_domain::HeldField| json!({ "old": side(field.column, &field.old), "new": side(field.column, &field.new) });
    Change {
        at: change.at.to_string(),
        act: &change.act,
        table: change.table,
        row: change.row.to_string(),
        kind: change.kind,
        fields: Row(change.fields.iter().map(|it| (it.column, field(it))).collect()),
    }
}

fn value(column: &str, value: &HeldValue) -> Json {
    match value {
        HeldValue::Id(id) => json!(id.to_string()),
        HeldValue::Number(number) => json!(number),
        HeldValue::Hundredths(number) => json!(number.to_string()),
        HeldValue::Flag(flag) => json!(flag),
        HeldValue::Day(day) => json!(day.to_string()),
        HeldValue::Time(time) => json!(time.to_string()),
        HeldValue::Moment(moment) => json!(moment.to_string()),
        HeldValue::Text(text) => list(column, text).map_or_else(|| json!(text), Json::Array),
    }
}
