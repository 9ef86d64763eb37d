//! The people of a group: who they are, and what came of it for all or some of them.

use nenrin_domain::{Coded, Gathering, GatheringId, Outcome, Session, SessionId, SessionState};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::booking::resolve;
use crate::shown::LearnerName;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure};

/// Asks with whom a session is held.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GatheringOfSession {
    /// The session.
    pub session: Plain<SessionId>,
}

/// A group with its people.
#[derive(Debug, Serialize, TS)]
pub struct GatheringView {
    /// The group.
    pub gathering: Plain<GatheringId>,
    /// What it is called.
    pub title: Option<String>,
    /// Whether the session is booked, so that somebody can join it.
    pub open: bool,
    /// The sessions of the others.
    pub others: Vec<Participant>,
}

/// Somebody in a group.
#[derive(Debug, Serialize, TS)]
pub struct Participant {
    /// Their own session.
    pub session: Plain<SessionId>,
    /// Who.
    pub learner: LearnerName,
    /// Where their session stands.
    pub state: Word<SessionState>,
}

impl Command for GatheringOfSession {
    const NAME: &'static str = "gathering.of_session";
    type Output = Option<GatheringView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<GatheringView>>, Failure> {
        let store = call.store()?;
        let session: Session = store.get(self.session.0)?;
        let Some(id) = session.gathering else { return Ok(Answer::read(None)) };
        let gathering: Gathering = store.get(id)?;
        let mut others = store.sessions_of_gathering(id)?;
        others.retain(|other| other.id != session.id && other.day == session.day);
        let others = others.into_iter().map(|other| Participant::of(store, &other)).collect::<Result<_, _>>()?;
        Ok(Answer::read(Some(GatheringView {
            gathering: Plain(id),
            title: gathering.title,
            open: session.state == SessionState::Booked,
            others,
        })))
    }
}

impl Participant {
    fn of(store: &Store, session: &Session) -> Result<Self, Failure> {
        let learner = LearnerName::of(store.get(session.learner)?);
        Ok(Self { session: Plain(session.id), learner, state: Word(session.state) })
    }
}

/// Says what came of the sessions of a group, of all of them or some. The note of each is written by itself.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveGathering {
    /// Sessions of one group.
    pub sessions: Vec<Plain<SessionId>>,
    /// What came of them.
    pub state: Word<Outcome>,
}

impl Command for ResolveGathering {
    const NAME: &'static str = "gathering.resolve";
    type Output = usize;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<usize>, Failure> {
        let (store, today, outcome) = (call.store()?, call.today(), self.state.0);
        let sessions: Vec<Session> = self.sessions.iter().map(|id| store.get(id.0)).collect::<Result<_, _>>()?;
        let Some(first) = sessions.first() else { return Err(Failure::not_allowed("sessions", "empty")) };
        let meets = |session: &Session| (session.gathering, session.day);
        if first.gathering.is_none() || sessions.iter().any(|session| meets(session) != meets(first)) {
            return Err(Failure::not_allowed("sessions", "of_one_group"));
        }
        if sessions.iter().any(|session| !session.state.may_become(outcome.state())) {
            return Err(Failure::not_allowed("session", "moved"));
        }
        if outcome.needs_the_day() && sessions.iter().any(|session| session.day > today) {
            return Err(Failure::not_allowed("day", "in_the_future"));
        }
        let act = Act::new(Self::NAME, call.now())
            .about("day", first.day.to_string())
            .about("count", sessions.len().to_string())
            .about("state", outcome.as_code().to_owned());
        let done = call.act(&act, |writer| {
            for session in &sessions {
                resolve(writer, session, outcome, today)?;
            }
            Ok::<_, Failure>(sessions.len())
        })?;
        Ok(done.into())
    }
}
