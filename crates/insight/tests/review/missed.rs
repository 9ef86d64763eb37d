use nenrin_domain::{Session, SessionState::*};
use nenrin_insight::review::{MissedInARow, missed_in_a_row, missed_since, reviewed_week};

use crate::{day, session};

fn missed(sessions: &[Session]) -> Option<MissedInARow> {
    missed_in_a_row(reviewed_week(day("2026-11-30")), day("2026-11-30"), sessions)
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
fn what_was_said_of_a_session_counts_before_its_state() {
    let said = |day, state, happened| Session { happened: Some(happened), ..session(day, state) };
    let came = [session("2026-11-09", NoShow), said("2026-11-16", LateCancelled, true), session("2026-11-23", NoShow)];
    assert_eq!(missed(&came), None);
    let nobody = [session("2026-11-09", NoShow), said("2026-11-16", Held, false), session("2026-11-23", NoShow)];
    assert_eq!(missed(&nobody).map(|it| (it.count, it.since)), Some((2, day("2026-11-09"))));
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
fn a_missed_session_is_news_for_six_weeks_up_to_the_end_of_the_week_that_is_reviewed() {
    assert_eq!(missed_since(reviewed_week(day("2026-11-30"))), day("2026-10-19"));
    let days = |last: &str| missed(&[session("2026-10-01", NoShow), session(last, NoShow)]).is_some();
    assert!(days("2026-10-19"), "the Monday of the first of the six weeks");
    assert!(!days("2026-10-18"), "the Sunday before it");
    assert!(days("2026-11-29") && days("2026-11-30"), "what was missed since the week ended is news, too");
}

#[test]
fn the_six_weeks_are_the_same_on_whatever_day_the_review_is_held() {
    let all = [session("2026-10-01", NoShow), session("2026-10-19", NoShow)];
    for today in ["2026-11-30", "2026-12-02", "2026-12-06"] {
        let today = day(today);
        assert!(missed_in_a_row(reviewed_week(today), today, &all).is_some(), "{today:?}");
    }
    let monday = day("2026-12-07");
    assert_eq!(missed_in_a_row(reviewed_week(monday), monday, &all), None, "another week is reviewed");
}

#[test]
fn the_first_of_a_row_may_be_long_ago() {
    let all = [session("2026-05-18", NoShow), session("2026-11-16", NoShow)];
    assert_eq!(missed(&all).map(|it| it.since), Some(day("2026-05-18")));
}
