//! Sessions.

use nenrin_domain::{ContractId, Day, DayTime, LearnerId, Mode, Session, SessionId, SessionState, Zone};

use crate::record::record;

record!(Session, SessionId, "session", immutable: false, {
    external_id: Option<String>,
    learner: LearnerId,
    contract: Option<ContractId>,
    day: Day,
    time: Option<DayTime>,
    minutes: Option<u32>,
    zone: Zone,
    mode: Option<Mode>,
    state: SessionState,
    booked_on: Option<Day>,
    resolved_on: Option<Day>,
    moved_to: Option<SessionId>,
});
