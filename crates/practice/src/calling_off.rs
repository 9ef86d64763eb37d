//! Bookings that are called off along with what leaves them without a ground: the end of a contract, a pause.

use nenrin_domain::{Day, DayTime, Outcome, Session, SessionId};
use nenrin_store::{Store, Writer};

use crate::Failure;
use crate::booking::resolve;
use crate::wire::Plain;

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

/// Calls off the `wished` of the bookings `among` which one may; `false`, and none of them, when another one is wished.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn call_off(
    writer: &mut Writer<'_>,
    mut among: Vec<Session>,
    wished: Option<Vec<Plain<SessionId>>>,
    (outcome, today): (Outcome, Day),
) -> Result<bool, Failure> {
    let wished: Vec<_> = wished.into_iter().flatten().map(|session| session.0).collect();
    let is_among = |id: &SessionId| among.iter().any(|session| session.id == *id);
    if !wished.iter().all(is_among) {
        return Ok(false);
    }
    among.retain(|session| wished.contains(&session.id));
    for session in among {
        resolve(writer, &session, outcome, today)?;
    }
    Ok(true)
}
