//! A new date for a session that the coach had to cancel: what the follow-up was for has come about.

use nenrin_domain::{Day, FollowUp, LearnerId, Trigger};
use nenrin_store::{Store, Writer};

use crate::Failure;

/// The open follow-up of a learner in which another date for a cancelled day is to be agreed on.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn wanting_a_date(store: &Store, learner: LearnerId) -> Result<Option<FollowUp>, Failure> {
    Ok(store.open_follow_up(learner, None, Trigger::DayCancelled, None)?)
}

/// Closes on `today`, as part of an act in which sessions of a learner were booked, the follow-up in which another date for a
/// cancelled day was to be agreed on, once there is one for every session that was cancelled.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn booked_anew(writer: &mut Writer<'_>, learner: LearnerId, today: Day) -> Result<(), Failure> {
    let Some(open) = wanting_a_date(writer, learner)? else { return Ok(()) };
    if open.is_made_up_for(&writer.sessions_of(learner)?) {
        writer.put(&open.booked(today))?;
    }
    Ok(())
}
