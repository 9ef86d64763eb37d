//! Rows that wait until the coach says whose they are, and what was read of them.

use std::fmt::Display;
use std::str::FromStr;

use nenrin_domain::{Day, DayTime, InboxItem, InboxKind, InboxState, Money};

use super::plan::Identity;

/// What was read of a row: names and values, kept as one entry `name=value` each.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<String>);

impl Fields {
    /// The same with one more value, if there is one.
    pub fn with(mut self, name: &str, value: Option<impl Display>) -> Self {
        self.0.extend(value.map(|value| format!("{name}={value}")));
        self
    }
}

/// The value that was kept under a name.
pub(super) fn field<T: FromStr>(item: &InboxItem, name: &str) -> Option<T> {
    let value = item.fields.iter().find_map(|entry| entry.split_once('=').filter(|(known, _)| *known == name));
    value.and_then(|(_, value)| value.parse().ok())
}

/// What a row tells of, but for what was read of it besides.
pub(super) struct Waiting {
    pub kind: InboxKind,
    pub day: Day,
    pub time: Option<DayTime>,
    pub summary: String,
    pub amount: Option<Money>,
}

/// Characters of a summary.
const SUMMARY: usize = 200;

impl Waiting {
    /// The row as it waits.
    pub fn item(self, source: &str, identity: &Identity, fields: Fields) -> InboxItem {
        let Self { kind, day, time, summary, amount } = self;
        InboxItem {
            id: identity.waiting(),
            kind,
            source: source.to_owned(),
            key: identity.text.clone(),
            day,
            time,
            summary: summary.chars().take(SUMMARY).collect(),
            amount,
            fields: fields.0,
            state: InboxState::Waiting,
        }
    }
}

/// What a row says of itself, part by part.
pub(super) fn summary(parts: &[Option<&str>]) -> String {
    parts.iter().flatten().copied().collect::<Vec<_>>().join(" · ")
}
