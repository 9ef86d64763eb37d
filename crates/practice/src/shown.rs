//! What several screens show in the same way: a learner's name, the terms of a contract, a session's day, a list that
//! is cut.

use nenrin_domain::{Channel, Contract, ContractKind, Day, DayTime, Learner, LearnerId, Session, SessionId};
use serde::Serialize;
use ts_rs::TS;

use crate::wire::{Plain, Word};

/// A learner as a line names them. The UI names those without a name by their external id.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LearnerName {
    /// Identity.
    pub id: Plain<LearnerId>,
    /// Name.
    pub name: Option<String>,
    /// Id in the tables the history came from.
    pub external_id: Option<String>,
}

/// How a learner can be reached, as far as it is known.
#[derive(Debug, Serialize, TS)]
pub struct Reach {
    /// How they like to be contacted.
    pub preferred: Option<Word<Channel>>,
    /// The name on LINE.
    pub line: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The mail address.
    pub mail: Option<String>,
}

/// What a line says of a contract.
#[derive(Debug, Serialize, TS)]
pub struct PlanTerms {
    /// What the agreement is called.
    pub name: Option<String>,
    /// How it is charged.
    pub kind: Word<ContractKind>,
    /// Sessions included.
    pub sessions: Option<u32>,
    /// Days between two sessions.
    pub cadence_days: Option<u32>,
}

/// A session by its day and time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SessionAt {
    /// Identity.
    pub id: Plain<SessionId>,
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
}

/// The other ends of the moves (振替) of a session.
#[derive(Debug, Default, Serialize, TS)]
pub struct MovesShown {
    /// The session that was moved and is this one now.
    pub from: Option<SessionAt>,
    /// The session that this one was moved to.
    pub to: Option<SessionAt>,
}

/// The first rows of a list, and how many there are in all.
#[derive(Debug, Serialize, TS)]
pub struct Listed<T> {
    /// All rows there are.
    pub total: u32,
    /// The first of them.
    pub first: Vec<T>,
}

impl<T> Listed<T> {
    pub(crate) fn of<R>(rows: nenrin_store::Listed<R>, line: impl Fn(R) -> T) -> Self {
        Self { total: rows.total, first: rows.first.into_iter().map(line).collect() }
    }

    pub(crate) fn try_of<R, E>(rows: nenrin_store::Listed<R>, line: impl FnMut(R) -> Result<T, E>) -> Result<Self, E> {
        Ok(Self { total: rows.total, first: rows.first.into_iter().map(line).collect::<Result<_, _>>()? })
    }
}

impl<T> Listed<T> {
    /// The first `rows` of all there are.
    pub(crate) fn first_of<R: Into<T>>(all: Vec<R>, rows: u32) -> Self {
        let total = u32::try_from(all.len()).unwrap_or(u32::MAX);
        Self { total, first: all.into_iter().take(rows as usize).map(Into::into).collect() }
    }
}

impl From<nenrin_store::LearnerName> for LearnerName {
    fn from(learner: nenrin_store::LearnerName) -> Self {
        Self { id: Plain(learner.id), name: learner.name, external_id: learner.external_id }
    }
}

impl From<nenrin_store::Reach> for Reach {
    fn from(reach: nenrin_store::Reach) -> Self {
        let nenrin_store::Reach { preferred, line, phone, mail } = reach;
        Self { preferred: preferred.map(Word), line, phone, mail }
    }
}

impl From<&Learner> for LearnerName {
    fn from(learner: &Learner) -> Self {
        Self { id: Plain(learner.id), name: learner.name.clone(), external_id: learner.external_id.clone() }
    }
}

impl LearnerName {
    pub(crate) fn of(learner: Learner) -> Self {
        Self { id: Plain(learner.id), name: learner.name, external_id: learner.external_id }
    }
}

impl PlanTerms {
    pub(crate) fn of(contract: &Contract) -> Self {
        let Contract { plan_name, kind, sessions, cadence_days, .. } = contract;
        Self { name: plan_name.clone(), kind: Word(*kind), sessions: *sessions, cadence_days: *cadence_days }
    }
}

impl From<nenrin_store::Moves> for MovesShown {
    fn from(moves: nenrin_store::Moves) -> Self {
        let at = |session: Session| SessionAt::from((session.id, session.day, session.time));
        Self { from: moves.from.map(at), to: moves.to.map(at) }
    }
}

impl From<(SessionId, Day, Option<DayTime>)> for SessionAt {
    fn from((id, day, time): (SessionId, Day, Option<DayTime>)) -> Self {
        Self { id: Plain(id), day: Plain(day), time: time.map(Plain) }
    }
}
