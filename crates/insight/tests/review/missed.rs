use nenrin_domain::{Session, SessionState::*};
use nenrin_insight::review::{MissedInARow, missed_in_a_row};

use crate::{day, session};

fn missed(sessions: &[Session]) -> Option<MissedInARow> {
    missed_in_a_row(day("2026-11-30"), sessions)
}

#[test]
fn one_missed_session_is_none_and_two_in_a_row_are() {
    let all = [session("2026-11-02", Held), session("2026-11-16", NoShow), session("2026-11-23", LateCancelled)];
    let two = MissedInARow { count: 2, since: day("2026-11-16"), last: day("2026-11-23") };
    assert_eq!(missed(&all), Some(two));
    assert_eq!(missed(&[session("2026-11-02", Held), session("2026-11-16", NoShow)]), None);
}

#[test]
fn a_session_that_took_place_ends_the_row() {
    let all = [session("2026-11-09", NoShow), session("2026-11-16", CancelledByLearner), session("2026-11-23", Held)];
    assert_eq!(missed(&all), None);
}

#[test]
fn what_the_coach_called_off_or_moved_is_passed_over() {
    let all = [
        session("2026-11-09", CancelledByLearner),
        session("2026-11-16", CancelledByCoach),
        session("2026-11-20", Rescheduled),
        session("2026-11-23", CancelledByLearner),
        session("2026-12-07", Booked),
    ];
    assert_eq!(missed(&all).map(|it| (it.count, it.since)), Some((2, day("2026-11-09"))));
}

#[test]
fn what_is_long_ago_is_no_news() {
    let days = |last: &str| missed(&[session("2026-10-01", NoShow), session(last, NoShow)]).is_some();
    assert!(days("2026-10-19"), "forty-two days");
    assert!(!days("2026-10-18"));
}
