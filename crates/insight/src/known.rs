//! What was known on a day. Facts are stored with the day they became known; here a later fact is unseen again.

use nenrin_domain::{Day, Session, SessionState};

/// Where the session stood as far as was known on `as_of`; `None` before it was booked.
///
/// Its outcome is known from `resolved_on`, and until then it counts as booked. A history that brings no such day has
/// the outcome known on the session's own day; one that brings no day of booking has a resolved session known from
/// that day or its outcome, whichever came first, and an open session known always.
#[must_use]
pub fn state_on(session: &Session, as_of: Day) -> Option<SessionState> {
    let resolved = (!session.state.is_open()).then(|| session.resolved_on.unwrap_or(session.day));
    let booked = session.booked_on.or(resolved.map(|day| day.min(session.day)));
    if booked.is_some_and(|day| day > as_of) {
        return None;
    }
    Some(if resolved.is_some_and(|day| day > as_of) { SessionState::Booked } else { session.state })
}

/// Whether the session was known on `as_of` to have been held by then.
pub(crate) fn is_held(session: &Session, as_of: Day) -> bool {
    let known = state_on(session, as_of).is_some_and(|state| state.outcome().is_some());
    session.day <= as_of && known && session.took_place()
}

#[cfg(test)]
mod tests {
    use super::state_on;
    use crate::sample::{day, held, session};
    use nenrin_domain::SessionState::{Booked, Held, Proposed};

    #[test]
    fn a_session_is_seen_once_booked_and_its_outcome_once_resolved() {
        let mut late = held("2026-03-10");
        (late.booked_on, late.resolved_on) = (Some(day("2026-03-01")), Some(day("2026-03-12")));
        assert_eq!(state_on(&late, day("2026-02-28")), None);
        assert_eq!(state_on(&late, day("2026-03-01")), Some(Booked));
        assert_eq!(state_on(&late, day("2026-03-11")), Some(Booked));
        assert_eq!(state_on(&late, day("2026-03-12")), Some(Held));
    }

    #[test]
    fn days_that_nobody_recorded_are_taken_from_the_session_itself() {
        let mut bare = held("2026-03-10");
        (bare.booked_on, bare.resolved_on) = (None, None);
        assert_eq!(state_on(&bare, day("2026-03-09")), None);
        assert_eq!(state_on(&bare, day("2026-03-10")), Some(Held));
        let mut open = session("2026-03-10", Proposed);
        open.booked_on = None;
        assert_eq!(state_on(&open, day("2026-01-01")), Some(Proposed));
    }
}
