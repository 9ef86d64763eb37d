//! Sessions besides their notes: booking, changing, moving, calling off.

use nenrin_domain::{Day, DayTime, LearnerId, Mode, Outcome, SessionId};
use serde::Deserialize;
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Code, Command, Failure};

/// Books a session. Answers its identity.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookSession {
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// How they will meet.
    pub mode: Option<Word<Mode>>,
}

impl Command for BookSession {
    const NAME: &'static str = "session.book";
    type Output = Plain<SessionId>;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Plain<SessionId>>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}

/// Corrects when and how an open session is to take place. The booking stays the same one; see [`RescheduleSession`]
/// for moving it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeSession {
    /// The session.
    pub session: Plain<SessionId>,
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// How they will meet.
    pub mode: Option<Word<Mode>>,
}

impl Command for ChangeSession {
    const NAME: &'static str = "session.change";
    type Output = ();

    fn run(self, _: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}

/// Says that a session did not take place, without a note.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveSession {
    /// The session.
    pub session: Plain<SessionId>,
    /// What came of it; a session that was held is confirmed in the composer.
    pub state: Word<Outcome>,
}

impl Command for ResolveSession {
    const NAME: &'static str = "session.resolve";
    type Output = ();

    fn run(self, _: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}

/// Moves a booked session to another date (振替). The old one keeps the link to the new one. Answers the new one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RescheduleSession {
    /// The session.
    pub session: Plain<SessionId>,
    /// The new day.
    pub day: Plain<Day>,
    /// The new start.
    pub time: Option<Plain<DayTime>>,
}

impl Command for RescheduleSession {
    const NAME: &'static str = "session.reschedule";
    type Output = Plain<SessionId>;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Plain<SessionId>>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}
