//! Archives of older programs: which tables and columns they have, and where their rows belong today.

use std::borrow::Cow;

use crate::archive::{PlainTable, plain_tables};

/// The column of an older draft that tells which act has confirmed it.
const CONFIRMED_BY: &str = "confirmed_by";

/// The tables that came with version 4 of the file.
const TABLES_OF_4: [&str; 22] = [
    "application",
    "cancellation",
    "column_mapping",
    "consent",
    "custom_field",
    "custom_value",
    "distinction",
    "erasure",
    "flow_version",
    "gathering",
    "inbox_item",
    "material",
    "message_template",
    "origin",
    "payer",
    "payer_link",
    "reason",
    "refund",
    "saved_filter",
    "series",
    "session_policy",
    "share",
];

/// The columns that came with version 4 of the file to tables that were there before.
const COLUMNS_OF_4: [(&str, &[&str]); 13] = [
    ("profile", &["notice_hours"]),
    ("plan", &["tax", "carry_over", "notice_hours", "auto_renew"]),
    ("learner", &["birthday", "language", "preferred_channel", "risk_notes", "erased_on"]),
    ("contract", &["payer", "tax", "carry_over", "notice_hours", "auto_renew", "rest_kept_on", "flow"]),
    ("pause", &["contract", "billed", "extends_term"]),
    ("session", &["happened", "consumes", "chargeable", "series", "gathering", "place"]),
    ("entitlement", &["reason"]),
    ("action_item", &["goal"]),
    ("goal", &["confirmed_on"]),
    ("interaction", &["follow_up"]),
    ("trial", &["session", "decided_on", "reason", "objection", "next_contact_on", "flow"]),
    ("payment", &["payer", "part_of", "fee", "fee_currency", "reference", "note"]),
    ("follow_up", &["contract", "purpose", "text", "due_on", "state", "closed_on", "result", "reason"]),
];

/// The tables that came with version 5 of the file.
const TABLES_OF_5: [&str; 6] =
    ["improvement", "metric_definition", "metric_target", "review", "review_decision", "snapshot"];

/// The tables of every kind of archive that was ever written and is not today's, the latest first, each in the order in
/// which [`Filling::add`](crate::Filling::add) wants their rows.
#[must_use]
pub fn older_plain_tables() -> Vec<Vec<PlainTable>> {
    vec![before_reviews(), before_the_whole_stock(), before_confirmed_drafts()]
}

/// Before version 5. A column or table that comes after it must be taken out of here: what these archives hold stays as it
/// was.
fn before_reviews() -> Vec<PlainTable> {
    let mut tables = plain_tables();
    tables.retain(|table| !TABLES_OF_5.contains(&table.name));
    tables
}

/// Before version 4.
fn before_the_whole_stock() -> Vec<PlainTable> {
    let mut tables = before_reviews();
    tables.retain(|table| !TABLES_OF_4.contains(&table.name));
    for (name, later) in COLUMNS_OF_4 {
        for table in tables.iter_mut().filter(|table| table.name == name) {
            table.columns.retain(|column| !later.contains(column));
        }
    }
    tables
}

/// Before version 2 of the file, what an act had confirmed lay among the drafts.
fn before_confirmed_drafts() -> Vec<PlainTable> {
    let mut tables = before_the_whole_stock();
    tables.retain(|table| table.name != "confirmed_draft");
    tables.iter_mut().filter(|table| table.name == "draft").for_each(|draft| draft.columns.push(CONFIRMED_BY));
    tables
}

/// A row where it belongs today. What it does not tell has its default.
pub(crate) struct RowOfToday<'c> {
    pub table: &'static str,
    pub columns: Vec<&'static str>,
    pub cells: Cow<'c, [Option<String>]>,
}

/// Where a row of `table` belongs today.
pub(crate) fn of_today<'c>(table: &PlainTable, cells: &'c [Option<String>]) -> RowOfToday<'c> {
    let as_it_is = |columns: &[&'static str], cells: Cow<'c, _>| RowOfToday {
        table: table.name,
        columns: columns.to_vec(),
        cells,
    };
    match (table.columns.split_last(), cells.split_last()) {
        (Some((&CONFIRMED_BY, columns)), Some((None, draft))) => as_it_is(columns, draft.into()),
        (Some((&CONFIRMED_BY, columns)), Some((act, draft))) => RowOfToday {
            table: "confirmed_draft",
            columns: std::iter::once("act").chain(columns.iter().copied()).collect(),
            cells: std::iter::once(act).chain(draft).cloned().collect(),
        },
        _ => as_it_is(&table.columns, cells.into()),
    }
}
