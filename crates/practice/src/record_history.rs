//! What was changed in a learner's records, by which act and when; a single fact is brought back.

use nenrin_domain::{Day, DayTime, LearnerId};
use nenrin_store::{Act, RecordedAct, RecordedChange, RecordedField, RecordedValue, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::act_view::ActView;
use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure};

/// Acts of one answer.
const ACTS: u32 = 30;

/// The facts that are only written down, by kind of record. What others follow from, such as a session's state, its tickets
/// and money, goes back with its act and not by itself.
const RESTORABLE: &[(&str, &[&str])] = &[
    ("action_item", &["text", "due_on"]),
    ("cancellation", &["what_happened", "would_return", "heard_by", "decided_on"]),
    ("consent", &["evidence"]),
    ("goal", &["title", "unit", "due_on"]),
    ("interaction", &["summary", "channel", "way", "day", "time"]),
    (
        "learner",
        &[
            "name",
            "kana",
            "mail",
            "phone",
            "line",
            "concern",
            "tags",
            "source",
            "birthday",
            "language",
            "preferred_channel",
            "risk_notes",
        ],
    ),
    ("obstacle", &["category", "text"]),
    ("pause", &["reason"]),
    ("trial", &["reason", "objection"]),
];

fn is_restorable(entity: &str, field: &str) -> bool {
    RESTORABLE.iter().any(|(known, fields)| *known == entity && fields.contains(&field))
}

/// Asks what was changed in a learner's records.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordHistoryView {
    /// Whose records.
    pub learner: Plain<LearnerId>,
    /// The acts before this one; the latest when absent.
    pub before: Option<i64>,
}

/// What was changed in a learner's records, the latest act first.
#[derive(Debug, Serialize, TS)]
pub struct RecordHistory {
    /// Acts, up to 30.
    pub acts: Vec<ActChanges>,
    /// Whether there are earlier ones.
    pub more: bool,
}

/// An act, and what it changed in the learner's records.
#[derive(Debug, Serialize, TS)]
pub struct ActChanges {
    /// The act; undoing and redoing are acts of their own here.
    pub act: ActView,
    /// Whether it was done on another machine.
    pub elsewhere: bool,
    /// Rows it changed.
    pub total: u32,
    /// The first of these changes.
    pub changes: Vec<ChangeView>,
}

/// What happened to one record.
#[derive(Debug, Serialize, TS)]
pub struct ChangeView {
    /// Its place in the change log.
    pub seq: i64,
    /// The kind of record, such as `action_item`.
    pub entity: String,
    /// `created`, `updated` or `removed`.
    pub kind: String,
    /// The fields that changed.
    pub fields: Vec<FieldView>,
}

/// What happened to one field.
#[derive(Debug, Serialize, TS)]
pub struct FieldView {
    /// Its name, such as `due_on`.
    pub name: String,
    /// The value before.
    pub old: Option<FieldValue>,
    /// The value after.
    pub new: Option<FieldValue>,
    /// Whether the old value can be brought back by itself.
    pub restorable: bool,
}

/// A value, by what kind of value it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum FieldValue {
    /// Words, a code, or a list as JSON.
    Text(String),
    /// A number.
    Number(i64),
    /// A number in hundredths.
    Hundredths(i64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Plain<Day>),
    /// A time of day.
    Time(Plain<DayTime>),
    /// A moment, in milliseconds since 1970 UTC.
    Moment(i64),
    /// A sum of money.
    Money(Sum),
    /// Another record.
    Record,
}

impl Command for RecordHistoryView {
    const NAME: &'static str = "learner.changes";
    type Output = RecordHistory;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<RecordHistory>, Failure> {
        let store = call.store()?;
        let mut acts = store.record_history_of(self.learner.0, self.before, ACTS + 1)?;
        let more = acts.len() > ACTS as usize;
        acts.truncate(ACTS as usize);
        let acts = acts.into_iter().map(|act| ActChanges::of(act, store)).collect::<Result<_, _>>()?;
        Ok(Answer::read(RecordHistory { acts, more }))
    }
}

impl ActChanges {
    fn of(recorded: RecordedAct, store: &Store) -> Result<Self, Failure> {
        Ok(Self {
            act: ActView::of(recorded.act, store)?,
            elsewhere: recorded.elsewhere,
            total: recorded.changes.total,
            changes: recorded.changes.first.into_iter().map(ChangeView::from).collect(),
        })
    }
}

impl From<RecordedChange> for ChangeView {
    fn from(change: RecordedChange) -> Self {
        let field = |field: RecordedField| FieldView {
            restorable: change.kind == "updated" && field.differs_now && is_restorable(change.entity, &field.name),
            name: field.name,
            old: field.old.map(FieldValue::from),
            new: field.new.map(FieldValue::from),
        };
        Self {
            seq: change.seq,
            entity: change.entity.to_owned(),
            kind: change.kind.to_owned(),
            fields: change.fields.into_iter().map(field).collect(),
        }
    }
}

impl From<RecordedValue> for FieldValue {
    fn from(value: RecordedValue) -> Self {
        match value {
            RecordedValue::Text(text) => Self::Text(text),
            RecordedValue::Number(number) => Self::Number(number),
            RecordedValue::Hundredths(number) => Self::Hundredths(number),
            RecordedValue::Flag(flag) => Self::Flag(flag),
            RecordedValue::Day(day) => Self::Day(Plain(day)),
            RecordedValue::Time(time) => Self::Time(Plain(time)),
            RecordedValue::Moment(at) => Self::Moment(at.millis()),
            RecordedValue::Money(minor, currency) => Self::Money(Sum { minor, currency }),
            RecordedValue::Row => Self::Record,
        }
    }
}

/// Brings back what a field held before a change. What was changed since in other fields stays.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreField {
    /// The change.
    pub change: i64,
    /// The field.
    pub field: String,
}

impl Command for RestoreField {
    const NAME: &'static str = "field.restore";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (entity, learner) = call.store()?.row_of_change(self.change)?;
        if !is_restorable(entity, &self.field) {
            return Err(Failure::not_allowed("field", "by_itself"));
        }
        let mut act = Act::new(Self::NAME, call.now()).about("field", self.field.clone());
        act.learner = learner;
        Ok(call.act(&act, |writer| Ok(writer.restore_field(self.change, &self.field)?))?.into())
    }
}
