//! A talk as it is shown before it is brought in: who wrote, whose record it goes to, and how it begins.

use std::collections::BTreeMap;

use nenrin_domain::{Day, DayTime, Learner, LearnerId, Way, Zone};
use nenrin_exchange::intake::{Chat, Kind, MessageRow, Reader, Recognised, Sheet};
use nenrin_store::Store;
use serde::Serialize;
use ts_rs::TS;

use super::notes::somebody;
use super::plan::Step;
use super::view::{Somebody, step_code};
use crate::Failure;
use crate::wire::Plain;

/// Messages that are shown.
const FIRST: usize = 20;

/// Somebody other than the coach in a talk.
#[derive(Debug, Serialize, TS)]
pub struct TalkPerson {
    /// The name that stands there; `null` where the coach's own messages name nobody.
    pub name: Option<String>,
    /// To whose record the messages go; `null` while nobody has said whose they are, and when nothing new is among them.
    pub learner: Option<Somebody>,
    /// How many messages they wrote.
    pub received: u64,
    /// How many messages the coach wrote to them.
    pub sent: u64,
}

/// A message of a talk.
#[derive(Debug, Serialize, TS)]
pub struct TalkMessage {
    /// The line of the file.
    pub line: u64,
    /// The day.
    pub day: Plain<Day>,
    /// The time.
    pub time: Option<Plain<DayTime>>,
    /// Who wrote it; `null` of the coach.
    pub by: Option<String>,
    /// The words.
    pub text: String,
    /// What becomes of it, as of any line.
    pub step: &'static str,
}

/// What a talk is, in place of what its columns mean.
#[derive(Debug, Serialize, TS)]
pub struct Talk {
    /// The others in it, those who wrote most first.
    pub people: Vec<TalkPerson>,
    /// The day of the first message.
    pub first: Option<Plain<Day>>,
    /// The day of the last message.
    pub last: Option<Plain<Day>>,
    /// The first messages.
    pub messages: Vec<TalkMessage>,
}

/// The talk that a file is; `None` of one that is something else, or is taken for it.
///
/// # Errors
/// When the file of the practice cannot be read.
pub(super) fn talk(
    store: Option<&Store>,
    zone: Zone,
    sheet: &Sheet,
    taken_for: &Recognised,
    steps: &[Step],
) -> Result<Option<Talk>, Failure> {
    let reader = Reader::new(sheet, taken_for, zone);
    if taken_for.kind != Kind::Messages || !reader.is_talk() {
        return Ok(None);
    }
    let chat = Chat::of(&reader);
    let mut people: BTreeMap<Option<String>, (TalkPerson, Option<LearnerId>)> = BTreeMap::new();
    let (mut days, mut messages): (Option<(Day, Day)>, Vec<TalkMessage>) = (None, Vec::new());
    for (line, step) in reader.lines().zip(steps) {
        let number = line.number();
        let Ok(row) = chat.read(line) else { continue };
        days = Some(days.map_or((row.day, row.day), |(first, last)| (first.min(row.day), last.max(row.day))));
        let nobody = || TalkPerson { name: row.name.clone(), learner: None, received: 0, sent: 0 };
        let (person, learner) = people.entry(row.name.clone()).or_insert_with(|| (nobody(), None));
        *(if row.way == Way::In { &mut person.received } else { &mut person.sent }) += 1;
        if let Step::Brings(whose) = step {
            *learner = Some(*whose);
        }
        if messages.len() < FIRST {
            messages.push(message(number, row, *step));
        }
    }
    let mut people =
        people.into_values().map(|(person, learner)| named(store, person, learner)).collect::<Result<Vec<_>, _>>()?;
    people.sort_by_key(|person| std::cmp::Reverse(person.received));
    let (first, last) = (days.map(|(first, _)| Plain(first)), days.map(|(_, last)| Plain(last)));
    Ok(Some(Talk { people, first, last, messages }))
}

fn message(line: u64, row: MessageRow, step: Step) -> TalkMessage {
    TalkMessage {
        line,
        day: Plain(row.day),
        time: row.time.map(Plain),
        by: row.name.filter(|_| row.way == Way::In),
        text: row.text.unwrap_or_default(),
        step: step_code(step),
    }
}

fn named(store: Option<&Store>, person: TalkPerson, learner: Option<LearnerId>) -> Result<TalkPerson, Failure> {
    let (Some(store), Some(id)) = (store, learner) else { return Ok(person) };
    let learner: Learner = store.get(id)?;
    Ok(TalkPerson { learner: Some(somebody(id, learner.name.as_deref())), ..person })
}
