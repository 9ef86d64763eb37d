//! What holds of every session that is agreed on, whoever agrees on it: how long it may last, one a day, and the contract of
//! its day.

use std::ops::RangeInclusive;

use nenrin_domain::{ContractId, Day, LearnerId, Session, SessionId, contract_of_session};
use nenrin_store::Store;

use crate::Failure;

/// Minutes a session may last.
pub(crate) const MINUTES: RangeInclusive<u32> = 1..=1440;

/// The contract a session with a learner on `day` belongs to.
pub(crate) fn contract_on(store: &Store, learner: LearnerId, day: Day) -> Result<Option<ContractId>, Failure> {
    let (contracts, pauses) = (store.contracts_with_balance(learner)?, store.pauses_of(learner)?);
    Ok(contract_of_session(day, &contracts, &pauses).map(|(contract, _)| contract.id))
}

pub(crate) fn check_minutes(minutes: Option<u32>) -> Result<(), Failure> {
    let possible = minutes.is_none_or(|minutes| MINUTES.contains(&minutes));
    if possible { Ok(()) } else { Err(Failure::not_allowed("minutes", "1_to_1440")) }
}

/// A session that is still to take place, as far as the record knows.
pub(crate) fn open_session(store: &Store, id: SessionId) -> Result<Session, Failure> {
    let session: Session = store.get(id)?;
    if session.state.is_open() { Ok(session) } else { Err(Failure::not_allowed("session", "not_open")) }
}

/// Refuses a second booking of a learner on one day: it is nearly always the same one, entered twice.
pub(crate) fn check_free(
    store: &Store,
    learner: LearnerId,
    day: Day,
    except: Option<SessionId>,
) -> Result<(), Failure> {
    let booked = store.bookings_from(learner, day)?;
    let taken = booked.iter().any(|session| session.day == day && Some(session.id) != except);
    if taken { Err(Failure::not_allowed("day", "booked_that_day")) } else { Ok(()) }
}

/// The session and the later ones of its series that are still to take place, in their order.
pub(crate) fn this_and_later(store: &Store, first: &Session) -> Result<Vec<Session>, Failure> {
    let Some(series) = first.series else { return Ok(vec![first.clone()]) };
    let place = |session: &Session| (session.day, session.time, session.id);
    let mut sessions = store.sessions_of_series(series)?;
    sessions.retain(|session| session.state.is_open() && place(session) >= place(first));
    Ok(sessions)
}
