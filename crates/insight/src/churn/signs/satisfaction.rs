//! Signs of what the learner says of the sessions. Who says nothing has said nothing bad.

use super::super::seen::Seen;
use super::shrunk;

/// What is usually said, on a scale from 1 to 5.
const USUAL: f64 = 4.1;
/// What is said below this is low.
const ENOUGH: f64 = 3.9;
/// How many of the latest answers are held against the earlier ones.
const LATEST: usize = 2;

/// The scores of the spell's sessions that were given by the day, the earliest session first: the earlier ones, and the latest.
fn scores(seen: &Seen<'_>) -> (Vec<f64>, Vec<f64>) {
    let given = seen.course.scores.iter().filter(|(session, said, _)| {
        seen.spell.covers(*session)
            && *session <= seen.day
            && *said <= seen.day
            && seen.held.binary_search(session).is_ok()
    });
    let mut earlier: Vec<f64> = given.map(|(.., score)| *score).collect();
    let latest = earlier.split_off(earlier.len().saturating_sub(LATEST));
    (earlier, latest)
}

/// By how much the last two answers lie below the learner's earlier ones, two usual ones added to these and half an earlier one to
/// those.
pub(super) fn drop(seen: &Seen<'_>) -> f64 {
    let (earlier, latest) = scores(seen);
    if latest.is_empty() {
        return 0.0;
    }
    let before = shrunk(earlier.iter().sum(), earlier.len(), USUAL, 2.0);
    (before - shrunk(latest.iter().sum(), latest.len(), before, 0.5)).max(0.0)
}

/// By how much the last two answers, with a usual one, lie below what is enough.
pub(super) fn low(seen: &Seen<'_>) -> f64 {
    let (_, latest) = scores(seen);
    if latest.is_empty() {
        return 0.0;
    }
    (ENOUGH - shrunk(latest.iter().sum(), latest.len(), USUAL, 1.0)).max(0.0)
}
