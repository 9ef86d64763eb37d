//! The next session to write about, wherever it is.

use nenrin_domain::{Day, DayTime, Learner, LearnerId, Session, SessionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Asks for the most recent session of the practice that has begun and still waits for a note.
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

impl WaitingSession {
    /// The latest one that has begun.
    pub(super) fn latest(call: &Call<'_>) -> Result<Option<Self>, Failure> {
        let (store, (today, time)) = (call.store()?, call.minute());
        let waiting = store.waiting_session(today, time, today.plus(-Session::NOTE_ASKED_DAYS))?;
        waiting
            .map(|session| {
                let learner: Learner = store.get(session.learner)?;
                Ok(Self {
                    session: Plain(session.id),
                    day: Plain(session.day),
                    time: session.time.map(Plain),
                    learner: Plain(learner.id),
                    name: learner.name,
                    external_id: learner.external_id,
                })
            })
            .transpose()
    }
}

impl Command for NextNote {
    const NAME: &'static str = "composer.next";
    type Output = Option<WaitingSession>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<WaitingSession>>, Failure> {
        Ok(Answer::read(WaitingSession::latest(call)?))
    }
}
