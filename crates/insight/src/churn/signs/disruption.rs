//! The sign of sessions that are missed, called off and moved.

use nenrin_domain::SessionState;

use super::super::course::Visit;
use super::super::seen::Seen;
use super::shrunk;

/// How many of the latest sessions count, and for how many days.
const LATEST: usize = 6;
const DAYS: i64 = 90;
/// The usual weight of a session, and how many sessions that weighs.
const USUAL: f64 = 0.4 / 3.0;
const WEIGHT: f64 = 3.0;
/// What is usual, as it is taken off.
const TAKEN_OFF: f64 = 0.13;

/// How much a session was disturbed by the learner; `None` where the coach called it off, which says nothing of the learner.
fn weight(state: SessionState) -> Option<f64> {
    match state {
        SessionState::NoShow => Some(1.5),
        SessionState::CancelledByLearner | SessionState::LateCancelled => Some(1.0),
        SessionState::Rescheduled => Some(0.6),
        SessionState::CancelledByCoach => None,
        SessionState::Held | SessionState::Booked | SessionState::Proposed => Some(0.0),
    }
}

/// The mean weight of the last six sessions of ninety days, with three usual ones, less what is usual.
pub(super) fn disruption(seen: &Seen<'_>) -> f64 {
    let mut counted: Vec<(&Visit, f64)> = seen
        .course
        .visits
        .iter()
        .filter(|it| is_counted(it, seen))
        .filter_map(|it| Some((it, weight(it.state)?)))
        .collect();
    counted.sort_by_key(|(visit, _)| (visit.booked, visit.day));
    let latest = counted.iter().rev().take(LATEST).map(|(_, weight)| *weight);
    shrunk(latest.clone().sum(), latest.count(), USUAL, WEIGHT) - TAKEN_OFF
}

/// Whether the session was over, or known to come to nothing, within the last ninety days.
fn is_counted(visit: &Visit, seen: &Seen<'_>) -> bool {
    let lately = |day: nenrin_domain::Day| day <= seen.day && day > seen.day.plus(-DAYS);
    let came_to_nothing = !visit.came && visit.resolved.is_some_and(lately);
    visit.is_known(seen.day) && visit.is_resolved(seen.day) && (lately(visit.day) || came_to_nothing)
}
