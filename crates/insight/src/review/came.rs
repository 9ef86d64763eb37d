//! What came of a learner after something was decided about them.

use nenrin_domain::{Contract, Day, Session, SessionState};

use crate::state_on;

/// What happened since a decision, as far as the record tells. It is not said that the decision was the cause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CameOf {
    /// The day of the first session that was booked since and has not taken place yet.
    pub booked_for: Option<Day>,
    /// The first day on which a session took place since.
    pub held_on: Option<Day>,
    /// The first day of a contract that began since, or is agreed to begin.
    pub contract_from: Option<Day>,
    /// The last day of the contract that was ended since as their last one.
    pub ended_on: Option<Day>,
}

impl CameOf {
    /// Whether nothing of it happened.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What came of a learner from `decided_on` to `as_of`. A session of the day of the decision counts as after it; one that was
/// booked before it counts as held only. A contract counts from its first day, because no record keeps when it was signed.
#[must_use]
pub fn came_of(decided_on: Day, as_of: Day, sessions: &[Session], contracts: &[Contract]) -> CameOf {
    let known = |session: &&Session| state_on(session, as_of);
    let stands = |session: &&Session| known(session) == Some(SessionState::Booked);
    let is_new = |session: &&Session| session.booked_on.is_some_and(|day| decided_on <= day && day <= as_of);
    let was_held = |session: &&Session| {
        known(session) == Some(SessionState::Held) && decided_on <= session.day && session.day <= as_of
    };
    let first = |days: &mut dyn Iterator<Item = Day>| days.min();
    let begins = contracts.iter().map(|contract| contract.starts_on).filter(|from| *from >= decided_on);
    let goes_on = contracts.iter().any(|contract| contract.last_day().is_none_or(|last| last > as_of));
    let ends = contracts.iter().filter(|it| it.ended_on.is_some()).filter_map(Contract::last_day);
    let ended = ends.filter(|last| decided_on <= *last && *last <= as_of).max();
    CameOf {
        booked_for: first(&mut sessions.iter().filter(is_new).filter(stands).map(|session| session.day)),
        held_on: first(&mut sessions.iter().filter(was_held).map(|session| session.day)),
        contract_from: first(&mut begins.into_iter()),
        ended_on: ended.filter(|_| !goes_on),
    }
}
