//! This week: the sessions, the notes to write, and the actions that are overdue.

use nenrin_domain::{ActionItemId, Day, DayTime, Mode, SessionId, SessionState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::learners::LearnerName;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// Asks for the week around a day.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WeekView {
    /// The day; today when absent.
    pub as_of: Option<Plain<Day>>,
}

/// A week as its day sees it.
#[derive(Debug, Serialize, TS)]
pub struct Week {
    /// The day.
    pub today: Plain<Day>,
    /// Monday of its week.
    pub monday: Plain<Day>,
    /// The sessions of the day, in order.
    pub sessions_today: Listed<SessionLine>,
    /// The sessions from Monday to Sunday, in order.
    pub sessions: Listed<SessionLine>,
    /// Sessions without a note: those whose booked time has passed, and those held in the last 14 days. Oldest first.
    pub to_write: Listed<SessionLine>,
    /// Open actions past their due day, of learners whose contract has not ended. Oldest first.
    pub overdue: Listed<OverdueAction>,
}

/// The first rows of a list, and how many there are in all.
#[derive(Debug, Serialize, TS)]
pub struct Listed<T> {
    /// All rows there are.
    pub total: u32,
    /// The first of them.
    pub first: Vec<T>,
}

/// One session as a line.
#[derive(Debug, Serialize, TS)]
pub struct SessionLine {
    /// Identity.
    pub id: Plain<SessionId>,
    /// With whom.
    pub learner: LearnerName,
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// Planned length in minutes.
    pub minutes: Option<u32>,
    /// How they meet.
    pub mode: Option<Word<Mode>>,
    /// Where it stands.
    pub state: Word<SessionState>,
    /// The number it has among the held sessions of the learner, or would have once it is held.
    pub number: u32,
    /// Whether it has a note.
    pub has_note: bool,
    /// Whether something was typed for it that is not confirmed.
    pub has_draft: bool,
}

/// An open action past its due day.
#[derive(Debug, Serialize, TS)]
pub struct OverdueAction {
    /// Identity.
    pub id: Plain<ActionItemId>,
    /// Who set out to do it.
    pub learner: LearnerName,
    /// What is to be done; `null` when the history brought no words.
    pub text: Option<String>,
    /// The day by which it should have been done.
    pub due_on: Plain<Day>,
    /// Days since then.
    pub days: i64,
}

/// Asks for the figures that stand beside the places of the sidebar.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountWeek {}

/// The figures of the sidebar.
#[derive(Debug, Serialize, TS)]
pub struct WeekCounts {
    /// Sessions without a note, as in [`Week::to_write`].
    pub to_write: u32,
}

impl Command for WeekView {
    const NAME: &'static str = "week.view";
    type Output = Week;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Week>, Failure> {
        Err(Failure::new(crate::Code::Internal))
    }
}

impl Command for CountWeek {
    const NAME: &'static str = "week.counts";
    type Output = WeekCounts;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<WeekCounts>, Failure> {
        Err(Failure::new(crate::Code::Internal))
    }
}
