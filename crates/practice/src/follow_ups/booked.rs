//! A new date for a session that the coach had to cancel: what the follow-up was for has come about.

use nenrin_domain::{Day, FollowUpResult, FollowUpState, LearnerId, Trigger};
use nenrin_store::Writer;

use crate::Failure;

/// Closes on `today`, as part of an act in which sessions of a learner were booked, the follow-up in which another date for a
/// cancelled day was to be agreed on, once there is one for every session that was cancelled.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn booked_anew(writer: &mut Writer<'_>, learner: LearnerId, today: Day) -> Result<(), Failure> {
    let Some(open) = writer.open_follow_up(learner, None, Trigger::DayCancelled, None)? else { return Ok(()) };
    if open.is_made_up_for(&writer.sessions_of(learner)?) {
        writer.put(&open.closed(today, FollowUpState::Done, Some(FollowUpResult::Booked)))?;
    }
    Ok(())
}
