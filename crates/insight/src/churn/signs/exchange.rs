//! Signs of the exchange outside of sessions.

use super::super::seen::Seen;
use super::shrunk;

/// The logarithm of the hours a reply usually takes, and how many replies that weighs.
const USUAL: f64 = 1.9;
const WEIGHT: f64 = 2.0;
/// For how many days after the last reply they count.
const DAYS: i64 = 60;
/// For how many days a contact counts.
const CONTACT_DAYS: i64 = 42;

/// By how much the last two replies, as ln hours, took longer than the learner's earlier ones with two usual ones. 0 with fewer than
/// two, and when the last is long past.
pub(super) fn slow_reply(seen: &Seen<'_>) -> f64 {
    let replies = &seen.course.replies;
    let known = replies.get(..replies.partition_point(|(day, _)| *day <= seen.day)).unwrap_or_default();
    let Some((earlier, [one, last])) = known.split_last_chunk::<2>() else { return 0.0 };
    if seen.day.since(last.0) >= DAYS {
        return 0.0;
    }
    let before = shrunk(earlier.iter().map(|(_, hours)| hours).sum(), earlier.len(), USUAL, WEIGHT);
    (one.1.midpoint(last.1) - before).max(0.0)
}

/// Whether the learner was followed up within the last 42 days.
pub(super) fn was_contacted(seen: &Seen<'_>) -> bool {
    seen.course.contacts.iter().any(|day| *day <= seen.day && seen.day.since(*day) < CONTACT_DAYS)
}
