//! Bookings that are called off along with what leaves them without a ground: the end of a contract, a pause.

use nenrin_domain::{Day, DayTime, Session, SessionId, Wish};
use nenrin_store::{Store, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::Failure;
use crate::agreed_off::at_no_cost;
use crate::booking::resolve;
use crate::wire::{Plain, Word};

/// Which bookings are called off, and at whose wish.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CallOff {
    /// The bookings.
    pub bookings: Vec<Plain<SessionId>>,
    /// Whose wish it is. When absent the [usual one](Wish): with a pause and where the learner withdraws from the contract the
    /// learner's, with every other end the coach's.
    pub wish: Option<Word<Wish>>,
}

/// The learner's bookings still to come of those in `among`, without trials: those are held without a contract.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn still_to_come(
    store: &Store,
    among: Vec<Session>,
    (today, now): (Day, DayTime),
) -> Result<Vec<Session>, Failure> {
    let mut ahead = Vec::new();
    for session in among {
        if session.is_ahead(today, now) && store.trial_of_session(session.id)?.is_none() {
            ahead.push(session);
        }
    }
    Ok(ahead)
}

/// Calls off those of the bookings `among` which one may that are named in `wanted`; `false`, and none of them, when another
/// one is. It is at the `usual` wish unless something else is said.
///
/// Whoever wishes it, the coach has agreed to it and it costs the learner nothing: it is no late cancellation, however near
/// the day, no ticket is used and nothing is charged. Where the practice counts cancellations by the learner otherwise, that is
/// said of these very sessions, [until one takes place after all](crate::agreed_off::counted_anew).
///
/// # Errors
/// When the file refuses it.
pub(crate) fn call_off(
    writer: &mut Writer<'_>,
    mut among: Vec<Session>,
    wanted: Option<CallOff>,
    (usual, today): (Wish, Day),
) -> Result<bool, Failure> {
    let Some(CallOff { bookings, wish }) = wanted else { return Ok(true) };
    let is_among = |id: &Plain<SessionId>| among.iter().any(|session| session.id == id.0);
    if !bookings.iter().all(is_among) {
        return Ok(false);
    }
    let (policy, outcome) = (writer.policy()?, wish.map_or(usual, |wish| wish.0).outcome());
    among.retain(|session| bookings.iter().any(|id| id.0 == session.id));
    for session in among {
        resolve(writer, &at_no_cost(session, outcome, &policy, today), outcome, today)?;
    }
    Ok(true)
}
