//! Rows of imports that wait for the coach.

use nenrin_domain::{Day, DayTime, InboxItem, InboxKind, InboxState, Money};

use crate::record::record;

record!(InboxItem, InboxItemId, "inbox_item", immutable: false, {
    kind: InboxKind,
    source: String,
    key: String,
    day: Day,
    time: Option<DayTime>,
    summary: String,
    amount: Option<Money>,
    fields: Vec<String>,
    state: InboxState,
});
