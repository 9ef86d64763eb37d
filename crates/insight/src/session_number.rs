//! The running number of a learner's sessions (第n回): only held ones count.

use std::collections::BTreeMap;

use nenrin_domain::{Day, DayTime, Session, SessionId};

use crate::known::is_held;

/// The numbers of the sessions known on `as_of` to have been held, 1 for the first of all.
#[must_use]
pub fn session_numbers(as_of: Day, sessions: &[Session]) -> BTreeMap<SessionId, u32> {
    let mut held: Vec<&Session> = sessions.iter().filter(|session| is_held(session, as_of)).collect();
    held.sort_unstable_by_key(|session| place(session));
    held.into_iter().map(|session| session.id).zip(1..).collect()
}

/// The number that `session` has or would have once it is held: one more than were held before it.
#[must_use]
pub fn number_if_held(as_of: Day, sessions: &[Session], session: &Session) -> u32 {
    let is_before = |other: &&Session| is_held(other, as_of) && place(other) < place(session);
    sessions.iter().filter(is_before).fold(1, |number, _| number + 1)
}

/// Where a session stands among the others of its learner; the id settles what day and time leave open.
fn place(session: &Session) -> (Day, Option<DayTime>, SessionId) {
    (session.day, session.time, session.id)
}

#[cfg(test)]
mod tests {
    use super::{number_if_held, session_numbers};
    use crate::sample::{day, held, session};
    use nenrin_domain::{DayTime, SessionState};

    #[test]
    fn only_held_sessions_are_numbered_in_the_order_of_their_days() {
        let mut morning = held("2026-02-01");
        morning.time = DayTime::new(9, 0);
        let mut evening = held("2026-02-01");
        evening.time = DayTime::new(19, 0);
        let sessions =
            [evening.clone(), session("2026-01-20", SessionState::NoShow), held("2026-01-10"), morning.clone()];
        let numbers = session_numbers(day("2026-03-01"), &sessions);
        assert_eq!(numbers.len(), 3);
        assert_eq!(numbers[&morning.id], 2);
        assert_eq!(numbers[&evening.id], 3);
    }

    #[test]
    fn a_session_still_to_be_held_gets_the_next_number() {
        let next = session("2026-02-10", SessionState::Booked);
        let sessions = [held("2026-01-10"), held("2026-01-20"), next.clone(), held("2026-02-20")];
        assert_eq!(number_if_held(day("2026-02-10"), &sessions, &next), 3);
        assert_eq!(number_if_held(day("2026-02-10"), &sessions, &sessions[1]), 2);
        assert_eq!(number_if_held(day("2026-01-15"), &sessions, &next), 2, "as known then");
    }
}
