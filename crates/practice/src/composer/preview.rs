//! What confirming will do, said before it is done.

use nenrin_domain::{Day, DayTime, GoalId, Hundredths, Intent};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::body::DraftBody;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Code, Command, Failure};

/// Asks what confirming a draft would do.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewDraft {
    /// What stands in the composer.
    pub draft: DraftBody,
}

/// What confirming would do.
#[derive(Debug, Serialize, TS)]
pub struct Preview {
    /// What would follow, in the order in which it is told.
    pub consequences: Vec<Consequence>,
    /// What forbids confirming; empty when nothing does.
    pub problems: Vec<Problem>,
}

/// One thing that follows from confirming.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Consequence {
    /// A ticket is used.
    TicketUsed {
        /// The plan of the contract; null when the history brought no name.
        contract: Option<String>,
        /// Remaining sessions before.
        balance_before: i64,
    },
    /// The ticket that the session had used is given back.
    TicketRestored {
        /// The plan of the contract.
        contract: Option<String>,
        /// Remaining sessions before.
        balance_before: i64,
    },
    /// No ticket is used.
    NoTicket {
        /// Why not.
        why: NoTicket,
    },
    /// The note gets another version: the first one has number 1.
    NoteVersion {
        /// The number this version will have.
        version: u32,
    },
    /// The session is recorded without a note.
    NoNote,
    /// Actions agreed before are resolved.
    ActionsResolved {
        /// How many are done.
        done: u32,
        /// How many are partly done.
        partly: u32,
        /// How many are not done.
        not_done: u32,
        /// How many are no longer wanted.
        dropped: u32,
    },
    /// Actions that were resolved are open again.
    ActionsReopened {
        /// How many.
        count: u32,
    },
    /// New actions are opened.
    ActionsOpened {
        /// How many.
        count: u32,
    },
    /// A goal gets a reading, another reading, or (`to` null) loses the one this session gave it.
    Level {
        /// The goal.
        goal: Plain<GoalId>,
        /// Its title.
        title: String,
        /// Its unit.
        unit: String,
        /// The value before.
        from: Option<Plain<Hundredths>>,
        /// The value after.
        to: Option<Plain<Hundredths>>,
    },
    /// The satisfaction answer differs from the one before.
    SatisfactionChanged {
        /// The answer before; null when there was none.
        from: Option<u8>,
        /// The answer now.
        to: u8,
    },
    /// The intent to continue differs from the one before.
    IntentChanged {
        /// The answer before; null when there was none.
        from: Option<Word<Intent>>,
        /// The answer now.
        to: Word<Intent>,
    },
    /// Obstacles are noted.
    ObstaclesOpened {
        /// How many.
        count: u32,
    },
    /// Obstacles are out of the way.
    ObstaclesCleared {
        /// How many.
        count: u32,
    },
    /// A session is booked.
    Booked {
        /// Its day.
        day: Plain<Day>,
        /// Its start.
        time: Option<Plain<DayTime>>,
    },
    /// The learner has a booking already, and it stays.
    BookingKept {
        /// Its day.
        day: Plain<Day>,
        /// Its start.
        time: Option<Plain<DayTime>>,
    },
    /// The learner will be without a booking.
    NoNextBooking,
}

/// Why no ticket is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoTicket {
    /// This outcome uses none.
    Outcome,
    /// No contract covers the day.
    NoContract,
    /// The contract does not count sessions.
    NotCounted,
    /// No sessions are left.
    NoneLeft,
}

/// Something that forbids confirming.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    /// Where it stands.
    pub field: ProblemField,
    /// Which entry of a list, from 0; null for a single field.
    pub index: Option<u32>,
    /// What is wrong.
    pub rule: ProblemRule,
}

/// Fields of a draft in which something can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemField {
    /// The session itself.
    Session,
    /// The day.
    Day,
    /// The length.
    Minutes,
    /// A section of the note.
    Sections,
    /// An action agreed before.
    Actions,
    /// A new action.
    NewActions,
    /// A reading of a goal.
    Levels,
    /// The satisfaction answer.
    Satisfaction,
    /// A new obstacle.
    ObstaclesOpened,
    /// An obstacle that is out of the way.
    ObstaclesCleared,
    /// The next booking.
    NextBooking,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemRule {
    /// The session was moved to another date.
    Moved,
    /// This outcome cannot be known before the day has come.
    InTheFuture,
    /// A booking cannot lie in the past.
    InThePast,
    /// The next booking must come after the session.
    NotAfterTheSession,
    /// The learner has a booking at another time of that day.
    BookedThatDay,
    /// There are no words.
    Empty,
    /// More than 500 characters.
    TooLong,
    /// The same thing stands there twice.
    Twice,
    /// It is not there any more, or belongs to another learner.
    Missing,
    /// Outside 1 to 5.
    OutOfRange,
}

impl Command for PreviewDraft {
    const NAME: &'static str = "composer.preview";
    type Output = Preview;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Preview>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}
