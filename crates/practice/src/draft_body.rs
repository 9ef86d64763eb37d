//! What stands in the composer: the one shape that is saved while typing, previewed, and confirmed.

use std::collections::BTreeMap;

use nenrin_domain::{
    ActionItemId, ActionState, Day, DayTime, GoalId, Hundredths, Intent, LearnerId, Mode, ObstacleId, Outcome, Session,
    SessionId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Failure;
use crate::check::LIST;
use crate::wire::{Plain, Word};

/// Everything the coach has put down about one session. It is always the whole statement: when a recorded session is
/// confirmed again, an answer or a reading that is no longer in it is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftBody {
    /// The session; for one that was never booked, the identity it will have.
    pub session: Plain<SessionId>,
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// The day it took place or was to take place.
    pub day: Plain<Day>,
    /// Its start.
    pub time: Option<Plain<DayTime>>,
    /// Its length in minutes.
    pub minutes: Option<u32>,
    /// How they met.
    pub mode: Option<Word<Mode>>,
    /// What came of it.
    pub outcome: Word<Outcome>,
    /// The words, by section; sections without words may be left out.
    pub sections: Vec<SectionWords>,
    /// What became of actions agreed before.
    pub actions: Vec<ActionTick>,
    /// Actions agreed in this session.
    pub new_actions: Vec<NewAction>,
    /// Where goals stand.
    pub levels: Vec<LevelReading>,
    /// Satisfaction from 1 to 5; null when not asked.
    pub satisfaction: Option<u8>,
    /// Intent to continue; null when not asked.
    pub intent: Option<Word<Intent>>,
    /// Obstacles named in this session.
    pub obstacles_opened: Vec<NewObstacle>,
    /// Obstacles that are out of the way.
    pub obstacles_cleared: Vec<Plain<ObstacleId>>,
    /// The next booking, when one was agreed.
    pub next_booking: Option<BookingWish>,
    /// Lines that are half typed, by the name the composer gives them. Kept, never acted upon.
    pub typing: BTreeMap<String, String>,
}

/// The words of one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SectionWords {
    /// Key of the section in the template.
    pub key: String,
    /// The words.
    pub text: String,
}

/// What became of one action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ActionTick {
    /// The action.
    pub id: Plain<ActionItemId>,
    /// What became of it.
    pub state: Word<ActionState>,
}

/// An action agreed in the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewAction {
    /// What is to be done.
    pub text: String,
    /// By when.
    pub due_on: Option<Plain<Day>>,
}

/// Where a goal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LevelReading {
    /// The goal.
    pub goal: Plain<GoalId>,
    /// The value in the goal's unit, with at most two decimals.
    pub value: Plain<Hundredths>,
}

/// An obstacle named in the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewObstacle {
    /// In a few words.
    pub text: String,
    /// The coach's category.
    pub category: Option<String>,
}

/// A booking as the coach wishes it. What is null is taken over from the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookingWish {
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// How they will meet.
    pub mode: Option<Word<Mode>>,
    /// Where: a link or a place, none when empty; null as in the learner's last session held in that way.
    pub place: Option<String>,
}

/// Bytes of words a note may have in all, and so may the lines beside it.
const WORDS: usize = 200 * 1024;

impl DraftBody {
    /// The same words about `session`, when and how it is recorded.
    pub(crate) fn of(self, session: &Session) -> Self {
        Self {
            session: Plain(session.id),
            day: Plain(session.day),
            time: session.time.map(Plain),
            minutes: session.minutes,
            mode: session.mode.map(Word),
            ..self
        }
    }

    /// Refuses what is larger than the composer can mean. Lines that are merely too long are kept while typing, and
    /// refused when they are confirmed.
    ///
    /// # Errors
    /// [`Code::NotAllowed`](crate::Code::NotAllowed) with the field and its limit.
    pub(crate) fn check_size(&self) -> Result<(), Failure> {
        let lists = [
            ("sections", self.sections.len()),
            ("actions", self.actions.len()),
            ("new_actions", self.new_actions.len()),
            ("levels", self.levels.len()),
            ("obstacles_opened", self.obstacles_opened.len()),
            ("obstacles_cleared", self.obstacles_cleared.len()),
            ("typing", self.typing.len()),
        ];
        if let Some((field, _)) = lists.into_iter().find(|(_, entries)| *entries > LIST) {
            return Err(Failure::not_allowed(field, &format!("at_most_{LIST}")));
        }
        let note: usize = self.sections.iter().map(|section| section.key.len() + section.text.len()).sum();
        if note > WORDS {
            return Err(Failure::not_allowed("sections", "at_most_200_kb"));
        }
        let actions = self.new_actions.iter().map(|action| action.text.len());
        let category = |obstacle: &NewObstacle| obstacle.category.as_ref().map_or(0, String::len);
        let obstacles = self.obstacles_opened.iter().map(|obstacle| obstacle.text.len() + category(obstacle));
        let typing = self.typing.iter().map(|(line, text)| line.len() + text.len());
        let place = self.next_booking.iter().filter_map(|wish| wish.place.as_ref()).map(String::len);
        if actions.chain(obstacles).chain(typing).chain(place).sum::<usize>() > WORDS {
            return Err(Failure::not_allowed("typing", "at_most_200_kb"));
        }
        Ok(())
    }

    /// The first words that were written anywhere; empty when there are none.
    pub(crate) fn first_words(&self) -> String {
        let sections = self.sections.iter().map(|section| &section.text);
        let actions = self.new_actions.iter().map(|action| &action.text);
        let mut lines = sections.chain(actions).chain(self.typing.values()).flat_map(|text| text.lines());
        let first = lines.find(|line| !line.trim().is_empty()).unwrap_or_default();
        first.trim().chars().take(60).collect()
    }
}
