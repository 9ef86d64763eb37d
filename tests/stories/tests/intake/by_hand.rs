//! Bookings and sessions that the coach has entered by hand, and of which a file tells, too.

use nenrin_domain::{Session, SessionId, SessionState};
use nenrin_stories::{Json, Practice, json, text};

use crate::own_contracts::bring;
use crate::round_trips::table;
use crate::{TODAY, bring_in, learner, told, with_two_learners};

/// A session of 佐藤 美咲 on 2026-11-24 as Calendly writes it.
fn calendly(rows: &[(&str, &str, bool)]) -> String {
    let head = "Invitee Name,Invitee Email,Start Date & Time,End Date & Time,Canceled,Event UUID,Invitee UUID\n";
    let row = |(event, until, canceled): &(&str, &str, bool)| {
        format!("佐藤 美咲,misaki@example.jp,2026-11-24 10:00,2026-11-24 {until},{canceled},{event},{event}\n")
    };
    head.to_owned() + &rows.iter().map(row).collect::<String>()
}

fn with_booking() -> (Practice, String) {
    let practice = with_two_learners();
    let booked = practice.booked(&text(&learner(&practice, "佐藤 美咲")), "2026-11-24", "10:00");
    (practice, booked)
}

fn session(practice: &Practice, id: &str) -> Session {
    practice.stored(id.parse::<SessionId>().unwrap()).unwrap()
}

fn states(practice: &Practice) -> Vec<String> {
    let row = |row: &String| serde_json::from_str::<Json>(row).unwrap();
    let mut states: Vec<_> = practice.every("session").iter().map(|it| text(&row(it)["state"])).collect();
    states.sort();
    states
}

fn resolve(practice: &Practice, session: &str, state: &str) {
    practice.ask("session.resolve", json!({ "session": session, "state": state }));
}

#[test]
fn a_file_says_at_once_what_it_says_of_a_booking_and_the_same_file_again_changes_nothing() {
    for (until, canceled) in [("10:40", false), ("10:50", true)] {
        let (practice, booked) = with_booking();
        let before = practice.rows();
        let file = calendly(&[("ev-1", until, canceled)]);
        assert_eq!(told(&bring_in(&practice, "c.csv", &file)), json!({ "rows": 1, "updated": 1 }));
        let here = session(&practice, &booked);
        assert_eq!(here.state == SessionState::CancelledByLearner, canceled);
        assert_eq!(here.minutes, Some(if canceled { 50 } else { 40 }));
        let once = practice.rows();
        assert_eq!(told(&bring_in(&practice, "c.csv", &file)), json!({ "rows": 1, "known": 1 }));
        assert_eq!(practice.rows(), once);
        practice.undo();
        assert_eq!(practice.rows(), before);
    }
}

#[test]
fn what_was_called_off_with_the_program_and_booked_anew_at_the_same_time_is_booked() {
    for rows in
        [[("ev-1", "10:50", true), ("ev-2", "10:50", false)], [("ev-2", "10:50", false), ("ev-1", "10:50", true)]]
    {
        let practice = with_two_learners();
        bring_in(&practice, "c.csv", calendly(&[("ev-1", "10:50", false)]));
        bring_in(&practice, "c.csv", calendly(&[("ev-1", "10:50", true)]));
        assert_eq!(states(&practice), ["cancelled_by_learner"]);
        assert_eq!(told(&bring_in(&practice, "c.csv", calendly(&rows))), json!({ "rows": 2, "new": 1, "known": 1 }));
        assert_eq!(states(&practice), ["booked", "cancelled_by_learner"]);
    }
}

#[test]
fn a_booking_by_hand_that_was_booked_anew_with_the_program_stays() {
    for rows in
        [[("ev-1", "10:50", true), ("ev-2", "10:50", false)], [("ev-2", "10:50", false), ("ev-1", "10:50", true)]]
    {
        let (practice, _) = with_booking();
        bring_in(&practice, "c.csv", calendly(&rows));
        assert_eq!(states(&practice), ["booked", "cancelled_by_learner"], "{rows:?}");
    }
}

#[test]
fn whether_a_booking_called_off_by_hand_takes_place_after_all_only_the_coach_knows() {
    let (practice, booked) = with_booking();
    resolve(&practice, &booked, "cancelled_by_learner");
    let counts = bring_in(&practice, "c.csv", calendly(&[("ev-1", "10:50", false)]));
    assert_eq!(told(&counts), json!({ "rows": 1, "waiting": 1 }));
    let waiting = practice.ask("inbox.list", json!({ "limit": 10 }))["items"][0]["id"].take();
    practice.ask("inbox.give", json!({ "items": [waiting], "learner": learner(&practice, "佐藤 美咲") }));
    assert_eq!(states(&practice), ["booked", "cancelled_by_learner"]);
}

#[test]
fn a_booking_whose_outcome_is_recorded_is_known() {
    for state in ["no_show", "late_cancelled"] {
        let (practice, booked) = with_booking();
        practice.it_is("2026-11-24", "12:00");
        resolve(&practice, &booked, state);
        let counts = bring_in(&practice, "c.csv", calendly(&[("ev-1", "10:50", true)]));
        assert_eq!(told(&counts), json!({ "rows": 1, "known": 1 }));
        assert_eq!(states(&practice), [state]);
    }
}

#[test]
fn what_came_of_a_booking_is_told_by_the_table_of_sessions_and_its_ticket_follows() {
    let (from, to) = (Practice::on("2026-06-01"), Practice::on(TODAY));
    let sato = from.learner("佐藤 美咲");
    let _ = from.package(&sato, 6, "2026-06-01");
    let held = from.booked(&sato, "2026-06-10", "10:00");
    from.it_is("2026-06-10", "11:00");
    from.record(&sato, &held, "話した");
    bring(&from, &to, &["learners", "contracts"], "excel");
    let here = text(&learner(&to, "佐藤 美咲"));
    let booked = to.booked(&here, "2026-06-10", "10:00");
    let before = to.rows();
    let (name, bytes) = table(&from, "sessions", "excel");
    assert_eq!(told(&bring_in(&to, &name, &bytes)), json!({ "rows": 1, "updated": 1 }));
    assert_eq!(session(&to, &booked).state, SessionState::Held);
    assert_eq!(to.balance(&here), 5);
    let once = to.rows();
    assert_eq!(told(&bring_in(&to, &name, &bytes)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(to.rows(), once);
    to.undo();
    assert_eq!(to.rows(), before);
}
