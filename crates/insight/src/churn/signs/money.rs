//! Signs of payment, and of the end of what is paid for.

use super::super::seen::Seen;
use super::super::spell::Term;

/// So many days late is late.
const LATE: i64 = 5;
/// For how many days after it was due a payment counts.
const DAYS: i64 = 45;
/// For how many days after its end a term still counts as one that ends.
const PAST: i64 = 7;

/// Whether a payment due within the last 45 days was, or still is, more than five days late.
pub(super) fn is_late(seen: &Seen<'_>) -> bool {
    seen.course.dues.iter().any(|(due, paid)| {
        let since = seen.day.since(*due);
        (LATE + 1..DAYS).contains(&since) && paid.is_none_or(|paid| paid.since(*due) > LATE)
    })
}

/// Whether what is agreed comes to an end within 30, within 31 to 60 and within 61 to 90 days: by its term, or by the sessions that
/// are left at the expected gap, whichever is first. A package that goes on with a spell counts as ending until something of it
/// is used: it has just been decided upon.
pub(super) fn renewal(seen: &Seen<'_>) -> [bool; 3] {
    let Some(term) = seen.spell.term(seen.day) else { return [false; 3] };
    let used = seen.held.iter().filter(|held| **held >= term.from).count();
    let (by_term, by_sessions) = (days_of_term(seen, term), days_of_sessions(seen, term, used));
    let Some(days) = by_term.into_iter().chain(by_sessions).min_by(f64::total_cmp) else { return [false; 3] };
    let is_fresh = by_sessions.is_some() && used == 0 && term.goes_on;
    [days <= 30.0 || is_fresh, days > 30.0 && days <= 60.0, days > 60.0 && days <= 90.0]
}

fn days_of_term(seen: &Seen<'_>, term: &Term) -> Option<f64> {
    let days = term.until?.since(seen.day);
    (days > -PAST).then_some(days as f64)
}

fn days_of_sessions(seen: &Seen<'_>, term: &Term, used: usize) -> Option<f64> {
    let left = f64::from(term.sessions?) - used as f64;
    Some(left * seen.rhythm.expected_gap_days())
}
