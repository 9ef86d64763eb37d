//! The sessions to write about next, wherever they are.

use nenrin_domain::{Day, DayTime, Learner, LearnerId, Session, SessionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Sessions that are offered to choose from.
const OFFERED: u32 = 100;

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
    /// Whether it is of today: it is under way, or just over, and no other can be meant.
    pub of_today: bool,
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// The learner's name; the UI names those without one by their external id.
    pub name: Option<String>,
    /// The learner's reading.
    pub kana: Option<String>,
    /// The learner's id in the tables the history came from.
    pub external_id: Option<String>,
}

impl WaitingSession {
    /// The latest one that has begun.
    pub(super) fn latest(call: &Call<'_>) -> Result<Option<Self>, Failure> {
        Ok(Self::all(call, 1)?.into_iter().next())
    }

    /// Those that have begun, the latest first.
    fn all(call: &Call<'_>, limit: u32) -> Result<Vec<Self>, Failure> {
        let (store, (today, time)) = (call.store()?, call.minute());
        let waiting = store.waiting_sessions(today, time, today.plus(-Session::NOTE_ASKED_DAYS), limit)?;
        let told = |session: Session| {
            let learner: Learner = store.get(session.learner)?;
            Ok(Self {
                session: Plain(session.id),
                day: Plain(session.day),
                time: session.time.map(Plain),
                of_today: session.day == today,
                learner: Plain(learner.id),
                name: learner.name,
                kana: learner.kana,
                external_id: learner.external_id,
            })
        };
        waiting.into_iter().map(told).collect()
    }
}

impl Command for NextNote {
    const NAME: &'static str = "composer.next";
    type Output = Option<WaitingSession>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<WaitingSession>>, Failure> {
        Ok(Answer::read(WaitingSession::latest(call)?))
    }
}

/// Asks for the sessions of the practice that have begun and still wait for a note, the latest first, a hundred at most.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListWaiting {}

impl Command for ListWaiting {
    const NAME: &'static str = "composer.waiting";
    type Output = Vec<WaitingSession>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<WaitingSession>>, Failure> {
        Ok(Answer::read(WaitingSession::all(call, OFFERED)?))
    }
}
