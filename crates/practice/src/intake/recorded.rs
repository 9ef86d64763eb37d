//! Messages that are recorded already, by whichever name the other side went when they came in: somebody who calls themselves
//! otherwise in LINE has written nothing anew.

use std::collections::{BTreeSet, HashMap, HashSet};

use nenrin_domain::{Channel, Day, DayTime, Interaction, InteractionId, LearnerId, Way};
use nenrin_exchange::intake::{Chat, MessageRow, Reader};
use nenrin_store::Store;

use crate::Failure;

/// When what was written, over which channel and in which direction.
type Said = (Day, DayTime, Channel, Way, String);

/// What is recorded of the days of which a file of messages tells.
#[derive(Debug, Default)]
pub(super) struct Recorded {
    /// Whose the talk is, as its messages tell.
    pub partner: Option<LearnerId>,
    messages: HashMap<Said, Vec<(InteractionId, LearnerId)>>,
    /// Those of which a line has told.
    told: HashSet<InteractionId>,
}

impl Recorded {
    /// Looks up what is recorded of the messages of a file.
    pub fn of(store: &Store, reader: &Reader<'_>, chat: &Chat) -> Result<Self, Failure> {
        let rows: Vec<_> = reader.lines().filter_map(|line| said(&chat.read(line).ok()?)).collect();
        let days = || rows.iter().map(|(day, ..)| *day);
        let (Some(first), Some(last)) = (days().min(), days().max()) else { return Ok(Self::default()) };
        let mut recorded = Self::default();
        for interaction in store.interactions_between(first, last)? {
            let Interaction { id, learner, day, time, channel, way, summary, .. } = interaction;
            if let (Some(time), Some(text)) = (time, summary) {
                recorded.messages.entry((day, time, channel, way, text)).or_default().push((id, learner));
            }
        }
        let is_of_two = reader.is_talk() && chat.other_side().is_some();
        recorded.partner = if is_of_two { recorded.partner_in(&rows) } else { None };
        Ok(recorded)
    }

    /// With whom most of a talk is recorded, up to the last message that is. Somebody else may have written the same words in
    /// the same minute, and the coach the same to many: it takes words of the other side, and nobody else who wrote any of them.
    fn partner_in(&self, rows: &[Said]) -> Option<LearnerId> {
        let theirs = rows.iter().filter(|(.., way, _)| *way == Way::In).flat_map(|row| self.of_learners(row));
        let wrote: BTreeSet<LearnerId> = theirs.collect();
        let learner = wrote.first().copied().filter(|_| wrote.len() == 1)?;
        let is_recorded = |row: &&Said| self.of_learners(row).any(|of| of == learner);
        let all = self.messages.keys().filter(is_recorded).filter(|(_, _, channel, ..)| *channel == Channel::Line);
        let last = all.map(|(day, time, ..)| (*day, *time)).max()?;
        let until_then = || rows.iter().filter(|(day, time, ..)| (*day, *time) <= last);
        (until_then().filter(is_recorded).count() * 2 > until_then().count()).then_some(learner)
    }

    /// Of whom a message is recorded.
    fn of_learners(&self, said: &Said) -> impl Iterator<Item = LearnerId> {
        self.messages.get(said).into_iter().flatten().map(|(_, learner)| *learner)
    }

    /// Remembers that a line has told of a message.
    pub fn tell(&mut self, message: InteractionId) {
        self.told.insert(message);
    }

    /// Whether a message is recorded of a learner of which no other line has told: two that are alike are two.
    pub fn knows(&mut self, learner: LearnerId, row: &MessageRow) -> bool {
        let Some(messages) = said(row).and_then(|said| self.messages.get(&said)) else { return false };
        let mut free = messages.iter().filter(|(id, of)| *of == learner && !self.told.contains(id));
        free.next().is_some_and(|(id, _)| self.told.insert(*id))
    }
}

/// `None` where no time is told, or no words: that is too little to know a message by.
fn said(row: &MessageRow) -> Option<Said> {
    Some((row.day, row.time?, row.channel, row.way, row.text.clone()?))
}
