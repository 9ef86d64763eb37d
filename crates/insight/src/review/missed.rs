//! Sessions missed in a row: nobody came, or the learner called them off.

use nenrin_domain::{Day, Session, SessionState};

use crate::known::is_held;
use crate::metrics::Period;
use crate::state_on;

/// How many in a row are worth a look.
pub const LEAST_MISSED: u32 = 2;

/// Weeks, up to the end of the one that is reviewed, of which a missed session is news.
pub const MISSED_WEEKS: i64 = 6;

/// The first day of which a missed session is news in the review of `week`: the first of the [`MISSED_WEEKS`] that end with it.
#[must_use]
pub fn missed_since(week: Period) -> Day {
    week.until.plus(-7 * MISSED_WEEKS)
}

/// The sessions that a learner missed since the last one that took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissedInARow {
    /// How many.
    pub count: u32,
    /// The day of the first of them.
    pub since: Day,
    /// The day of the last of them.
    pub last: Day,
}

/// The sessions that a learner missed in a row up to `as_of`, for the review of `week`: not come to, or called off by them in time or late. One that the
/// coach called off or that was moved says nothing of the learner and is passed over. `None` when they are fewer than
/// [`LEAST_MISSED`], or the last of them was before [`missed_since`]; the first of them may have been at any time.
#[must_use]
pub fn missed_in_a_row(week: Period, as_of: Day, sessions: &[Session]) -> Option<MissedInARow> {
    let is_missed = |it: &Session| is_missed(it, as_of);
    let mut past: Vec<_> =
        sessions.iter().filter(|it| it.day <= as_of && (is_missed(it) || is_held(it, as_of))).collect();
    past.sort_unstable_by_key(|it| (it.day, it.time));
    let days: Vec<Day> = past.iter().rev().take_while(|it| is_missed(it)).map(|it| it.day).collect();
    let (last, since) = (*days.first()?, *days.last()?);
    let count = u32::try_from(days.len()).unwrap_or(u32::MAX);
    (count >= LEAST_MISSED && last >= missed_since(week)).then_some(MissedInARow { count, since, last })
}

/// Whether it was known on `as_of` to be missed by the learner. What took place after all was not.
fn is_missed(session: &Session, as_of: Day) -> bool {
    use SessionState::{CancelledByLearner, LateCancelled, NoShow};
    let state = state_on(session, as_of);
    state.is_some_and(|state| matches!(state, NoShow | LateCancelled | CancelledByLearner)) && !session.took_place()
}
