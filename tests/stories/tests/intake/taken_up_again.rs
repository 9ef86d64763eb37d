//! Events of a calendar that take place again after they were called off.

use nenrin_stories::{Json, Practice, json};

use crate::{bring_in, learner, told, with_two_learners};

/// A calendar with one event of 佐藤 美咲.
fn calendar(sequence: u32, starts: &str, more: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:{sequence}\r\nDTSTART;TZID=Asia/Tokyo:{starts}\r\n{more}\
         DURATION:PT50M\r\nSUMMARY:面談\r\nATTENDEE:mailto:misaki@example.jp\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

/// The sessions of 佐藤 美咲: when, and where they stand.
fn sessions(practice: &Practice) -> Vec<String> {
    let rows = practice.every("session").into_iter().map(|row| serde_json::from_str::<Json>(&row).unwrap());
    let told = rows.map(|row| {
        let day = nenrin_domain::Day::from_number(row["day"].as_i64().unwrap()).unwrap();
        format!("{day} {}", row["state"].as_str().unwrap())
    });
    let mut told: Vec<_> = told.collect();
    told.sort();
    told
}

fn waiting(practice: &Practice) -> Json {
    practice.ask("inbox.list", json!({ "limit": 10 }))["items"].clone()
}

/// The identity of the session that is booked.
fn booked(practice: &Practice) -> Json {
    let misaki = learner(practice, "佐藤 美咲");
    practice.ask("learner.view", json!({ "learner": misaki }))["next_booking"]["id"].clone()
}

#[test]
fn what_a_calendar_has_called_off_comes_in_again_with_a_later_version_that_does_not() {
    for (again, expected) in [
        ("20261201T100000", ["2026-12-01 booked", "2026-12-01 cancelled_by_learner"]),
        ("20261208T090000", ["2026-12-01 cancelled_by_learner", "2026-12-08 booked"]),
    ] {
        let practice = with_two_learners();
        bring_in(&practice, "a.ics", calendar(0, "20261201T100000", ""));
        bring_in(&practice, "a.ics", calendar(1, "20261201T100000", "STATUS:CANCELLED\r\n"));
        assert_eq!(sessions(&practice), ["2026-12-01 cancelled_by_learner"]);
        let older = bring_in(&practice, "a.ics", calendar(0, "20261201T100000", ""));
        assert_eq!(told(&older), json!({ "rows": 1, "known": 1 }));
        let before = practice.rows();
        let later = calendar(2, again, "STATUS:CONFIRMED\r\n");
        assert_eq!(bring_in(&practice, "a.ics", &later)["new"], 1);
        assert_eq!(sessions(&practice), expected);
        assert_eq!(told(&bring_in(&practice, "a.ics", &later)), json!({ "rows": 1, "known": 1 }));
        practice.undo();
        assert_eq!(practice.rows(), before);
    }
}

#[test]
fn what_takes_place_again_on_a_day_that_is_taken_waits() {
    let practice = with_two_learners();
    bring_in(&practice, "a.ics", calendar(0, "20261201T100000", ""));
    bring_in(&practice, "a.ics", calendar(1, "20261201T100000", "STATUS:CANCELLED\r\n"));
    let misaki = learner(&practice, "佐藤 美咲");
    let _ = practice.booked(misaki.as_str().unwrap(), "2026-12-01", "15:00");
    let later = calendar(2, "20261201T100000", "");
    assert_eq!(told(&bring_in(&practice, "a.ics", &later)), json!({ "rows": 1, "waiting": 1 }));
    assert_eq!(sessions(&practice), ["2026-12-01 booked", "2026-12-01 cancelled_by_learner"]);
}

#[test]
fn what_the_coach_has_called_off_waits_when_its_calendar_goes_on_with_it() {
    for (again, expected) in [
        ("20261201T100000", ["2026-12-01 booked", "2026-12-01 cancelled_by_coach"]),
        ("20261208T100000", ["2026-12-01 cancelled_by_coach", "2026-12-08 booked"]),
    ] {
        let practice = with_two_learners();
        let misaki = learner(&practice, "佐藤 美咲");
        bring_in(&practice, "a.ics", calendar(0, "20261201T100000", ""));
        let off = json!({ "session": booked(&practice), "state": "cancelled_by_coach" });
        practice.ask("session.resolve", off);
        let same = bring_in(&practice, "a.ics", calendar(0, "20261201T100000", ""));
        assert_eq!(told(&same), json!({ "rows": 1, "known": 1 }), "the calendar does not say anything new");

        let later = calendar(5, again, "");
        assert_eq!(bring_in(&practice, "a.ics", &later)["waiting"], 1);
        let items = waiting(&practice);
        assert_eq!(items.as_array().unwrap().len(), 1);
        assert_eq!(told(&bring_in(&practice, "a.ics", &later)), json!({ "rows": 1, "known": 1 }));
        let before = practice.rows();
        practice.ask("inbox.give", json!({ "items": [items[0]["id"]], "learner": misaki }));
        assert_eq!(sessions(&practice), expected);
        assert_eq!(told(&bring_in(&practice, "a.ics", &later)), json!({ "rows": 1, "known": 1 }));
        practice.undo();
        assert_eq!(practice.rows(), before);

        practice.ask("inbox.dismiss", json!({ "items": [items[0]["id"]] }));
        assert_eq!(told(&bring_in(&practice, "a.ics", &later)), json!({ "rows": 1, "known": 1 }), "it was dismissed");
        bring_in(&practice, "a.ics", calendar(6, again, ""));
        assert_eq!(waiting(&practice).as_array().unwrap().len(), 1, "and goes on once more");
    }
}

#[test]
fn what_the_coach_has_booked_anew_does_not_wait() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    bring_in(&practice, "a.ics", calendar(0, "20261201T100000", ""));
    practice.ask("session.resolve", json!({ "session": booked(&practice), "state": "cancelled_by_coach" }));
    let _ = practice.booked(misaki.as_str().unwrap(), "2026-12-08", "10:00");
    let moved = bring_in(&practice, "a.ics", calendar(1, "20261208T100000", ""));
    assert_eq!(told(&moved), json!({ "rows": 1, "known": 1 }));
}

#[test]
fn what_was_given_to_a_learner_stays_theirs_when_it_takes_place_again() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    let nobodys = |sequence: u32, more: &str| {
        calendar(sequence, "20261201T100000", more).replace("ATTENDEE:mailto:misaki@example.jp\r\n", "")
    };
    assert_eq!(bring_in(&practice, "a.ics", nobodys(0, ""))["waiting"], 1);
    practice.ask("inbox.give", json!({ "items": [waiting(&practice)[0]["id"]], "learner": misaki }));
    bring_in(&practice, "a.ics", nobodys(1, "STATUS:CANCELLED\r\n"));
    assert_eq!(bring_in(&practice, "a.ics", nobodys(2, ""))["new"], 1);
    assert_eq!(sessions(&practice), ["2026-12-01 booked", "2026-12-01 cancelled_by_learner"]);
}

#[test]
fn an_event_that_repeats_and_is_moved_back_is_booked_as_before() {
    let practice = with_two_learners();
    let weekly = |sequence: u32, starts: &str| calendar(sequence, starts, "RRULE:FREQ=WEEKLY;COUNT=2\r\n");
    for (sequence, starts) in [(0, "20261201T100000"), (1, "20261201T110000"), (2, "20261201T100000")] {
        bring_in(&practice, "a.ics", weekly(sequence, starts));
        let booked: Vec<_> = sessions(&practice).into_iter().filter(|session| session.ends_with("booked")).collect();
        assert_eq!(booked, ["2026-12-01 booked", "2026-12-08 booked"], "{starts}");
    }
}
