//! The next session to write about, wherever it is.

use nenrin_domain::{Day, DayTime, LearnerId, SessionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Failure};

/// Asks for the most recent session of the practice that still waits for a note.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NextNote {}

/// A session that waits for a note.
#[derive(Debug, Serialize, TS)]
pub struct WaitingSession {
    /// The session.
    pub session: Plain<SessionId>,
    /// Its day.
    pub day: Plain<Day>,
    /// Its start.
    pub time: Option<Plain<DayTime>>,
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// The learner's name; the UI names those without one by their external id.
    pub name: Option<String>,
    /// The learner's id in the tables the history came from.
    pub external_id: Option<String>,
}

impl Command for NextNote {
    const NAME: &'static str = "composer.next";
    type Output = Option<WaitingSession>;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Option<WaitingSession>>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}
