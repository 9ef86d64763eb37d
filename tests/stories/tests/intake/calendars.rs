//! Bookings of a calendar.

use std::fs;

use nenrin_stories::{Practice, json};
use tempfile::TempDir;

use crate::{bring_in, bring_in_twice, file, learner, sample, told, with_two_learners};

/// Whose sessions there are, when, and where they stand, by their time.
fn sessions(practice: &Practice) -> Vec<String> {
    let names = practice.ask("learners.list", json!({}));
    let name = |id: &str| {
        let all = names.as_array().unwrap();
        let here = all.iter().find(|line| line["id"].as_str().unwrap().replace('-', "") == id.replace('-', ""));
        here.unwrap()["name"].as_str().unwrap().to_owned()
    };
    let rows =
        practice.every("session").into_iter().map(|row| serde_json::from_str::<nenrin_stories::Json>(&row).unwrap());
    let mut told: Vec<_> = rows
        .map(|row| {
            let day = nenrin_domain::Day::from_number(row["day"].as_i64().unwrap()).unwrap();
            let time = row["time"].as_u64().map(|minutes| format!(" {:02}:{:02}", minutes / 60, minutes % 60));
            let state = row["state"].as_str().unwrap();
            format!("{day}{} {} {state}", time.unwrap_or_default(), name(row["learner"].as_str().unwrap()))
        })
        .collect();
    told.sort();
    told
}

#[test]
fn a_calendar_brings_bookings_once_whoever_is_named_in_them() {
    let practice = with_two_learners();
    let counts = bring_in_twice(&practice, "calendar.ics");
    assert_eq!(told(&counts), json!({ "rows": 9, "new": 5, "waiting": 1, "passed": 3 }));
    assert_eq!(
        sessions(&practice),
        [
            "2026-11-25 10:00 髙橋 健 booked",
            "2026-11-26 19:00 佐藤 美咲 booked",
            "2026-12-02 10:00 髙橋 健 booked",
            "2026-12-04 20:00 佐藤 美咲 booked",
            "2026-12-17 19:00 佐藤 美咲 booked",
        ]
    );
}

#[test]
fn a_later_calendar_moves_and_calls_off_and_an_older_one_changes_nothing() {
    let practice = with_two_learners();
    let first = String::from_utf8(sample("calendar.ics")).unwrap();
    bring_in(&practice, "calendar.ics", &first);
    let later = first
        .replace("SEQUENCE:1", "SEQUENCE:2")
        .replace("20261204T200000", "20261205T090000")
        .replace("20261210T190000", "20261210T190000,20261217T190000")
        .replace("UID:named@example.jp", "UID:named@example.jp\r\nSTATUS:CANCELLED");
    let counts = bring_in(&practice, "calendar.ics", &later);
    assert_eq!(counts["updated"], 3, "{counts}");
    let after = [
        "2026-11-25 10:00 髙橋 健 cancelled_by_learner",
        "2026-11-26 19:00 佐藤 美咲 booked",
        "2026-12-02 10:00 髙橋 健 booked",
        "2026-12-05 09:00 佐藤 美咲 booked",
        "2026-12-17 19:00 佐藤 美咲 cancelled_by_learner",
    ];
    assert_eq!(sessions(&practice), after);
    let counts = bring_in(&practice, "calendar.ics", &first);
    assert_eq!(counts["updated"], 0, "{counts}");
    assert_eq!(sessions(&practice), after);
}

#[test]
fn a_booking_that_waits_is_given_once_and_later_times_of_its_event_follow() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    let event = |count: u32| {
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261124T010000Z\r\nDURATION:PT50M\r\n\
             RRULE:FREQ=WEEKLY;COUNT={count}\r\nSUMMARY:面談\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    assert_eq!(told(&bring_in(&practice, "a.ics", event(1))), json!({ "rows": 1, "waiting": 1 }));
    let items = practice.ask("inbox.list", json!({ "limit": 10 }));
    practice.ask("inbox.give", json!({ "items": [items["items"][0]["id"]], "learner": misaki }));
    assert_eq!(told(&bring_in(&practice, "a.ics", event(3))), json!({ "rows": 3, "new": 2, "known": 1 }));
    assert_eq!(sessions(&practice).len(), 3);
}

#[test]
fn our_own_calendar_that_comes_back_brings_nothing() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    practice.ask("session.book", json!({ "learner": misaki, "day": "2026-11-27", "time": "10:00" }));
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("予約.ics");
    practice.will_pick(&path);
    practice.ask("export.bookings", json!({ "learner": null, "naming": "nobody" }));
    let before = practice.rows();
    assert_eq!(told(&bring_in(&practice, "予約.ics", fs::read(&path).unwrap())), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.rows(), before);
}

#[test]
fn what_a_calendar_says_that_cannot_be_followed_is_told() {
    let practice = with_two_learners();
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=Mars:20261124T100000\nSUMMARY:佐藤 美咲\n\
                RRULE:FREQ=HOURLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nEND:VEVENT\nEND:VCALENDAR\n";
    let (_folder, path) = file("a.ics", text);
    let (_, looked) = practice.look_at_file(&path);
    let problems = looked["problems"].as_array().unwrap();
    let kinds: Vec<_> = problems.iter().map(|problem| problem["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["unknown_zone", "not_repeated", "left_out"]);
    assert_eq!((&looked["source"], &looked["counts"]["new"]), (&json!("calendar"), &json!(1)));
}

/// An event of 佐藤 美咲 that repeats.
fn weekly(uid: &str, sequence: u32, starts: &str, rule: &str) -> String {
    format!(
        "BEGIN:VEVENT\r\nUID:{uid}\r\nSEQUENCE:{sequence}\r\nDTSTART;TZID=Asia/Tokyo:{starts}\r\nDURATION:PT50M\r\n\
         RRULE:FREQ=WEEKLY;{rule}\r\nSUMMARY:面談\r\nATTENDEE:mailto:misaki@example.jp\r\nEND:VEVENT\r\n"
    )
}

fn in_calendar(events: &[String]) -> String {
    format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", events.concat())
}

/// When 佐藤 美咲 is booked.
fn booked(practice: &Practice) -> Vec<String> {
    let all = sessions(practice).into_iter().filter(|session| session.ends_with(" booked"));
    all.map(|session| session.chars().take("2026-12-01 10:00".len()).collect()).collect()
}

#[test]
fn an_event_that_repeats_is_moved_with_all_of_its_times() {
    let moved = [
        (
            vec![weekly("r", 1, "20261202T100000", "COUNT=3")],
            vec!["2026-12-02 10:00", "2026-12-09 10:00", "2026-12-16 10:00"],
        ),
        (
            vec![weekly("r", 1, "20261201T110000", "COUNT=3")],
            vec!["2026-12-01 11:00", "2026-12-08 11:00", "2026-12-15 11:00"],
        ),
        (vec![weekly("r", 1, "20261201T100000", "COUNT=2")], vec!["2026-12-01 10:00", "2026-12-08 10:00"]),
        (
            vec![
                weekly("r", 1, "20261201T100000", "UNTIL=20261205T000000Z"),
                weekly("s", 0, "20261209T100000", "COUNT=2"),
            ],
            vec!["2026-12-01 10:00", "2026-12-09 10:00", "2026-12-16 10:00"],
        ),
    ];
    for (events, expected) in moved {
        let practice = with_two_learners();
        bring_in(&practice, "a.ics", in_calendar(&[weekly("r", 0, "20261201T100000", "COUNT=3")]));
        assert_eq!(booked(&practice).len(), 3);
        let before = practice.rows();
        let later = in_calendar(&events);
        bring_in(&practice, "a.ics", &later);
        assert_eq!(booked(&practice), expected);
        let once = practice.rows();
        let again = bring_in(&practice, "a.ics", &later);
        assert_eq!((&again["new"], &again["updated"], &again["waiting"]), (&json!(0), &json!(0), &json!(0)));
        assert_eq!(practice.rows(), once);
        practice.undo();
        assert_eq!(practice.rows(), before);
    }
}

fn event(uid: &str, starts: &str, title: &str) -> String {
    format!("BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART{starts}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n")
}

#[test]
fn events_that_are_over_or_take_a_whole_day_are_told_with_the_reason() {
    let practice = with_two_learners();
    let before = practice.rows();
    let calendar = in_calendar(&[
        event("a", ";TZID=Asia/Tokyo:20261110T100000", "佐藤 美咲"),
        weekly("b", 0, "20260901T100000", "COUNT=3"),
        event("c", ";VALUE=DATE:20261201", "佐藤 美咲 誕生日"),
    ]);
    let (_folder, path) = file("a.ics", calendar);
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 3, "passed": 3 }));
    let passed =
        json!([{ "why": "over", "rows": 2, "lines": [3, 4] }, { "why": "whole_day", "rows": 1, "lines": [2] }]);
    assert_eq!(looked["passed"], passed);
    practice.run_import(&looked);
    assert_eq!(practice.rows(), before);
}

#[test]
fn what_came_and_is_over_by_now_is_known_and_stays_as_it_is() {
    let practice = with_two_learners();
    let calendar =
        in_calendar(&[weekly("r", 0, "20261201T100000", "COUNT=1"), weekly("s", 0, "20261203T100000", "COUNT=1")]);
    bring_in(&practice, "a.ics", &calendar);
    practice.it_is("2026-12-02", "12:00");
    let before = practice.rows();
    assert_eq!(told(&bring_in(&practice, "a.ics", &calendar))["new"], json!(null));
    assert_eq!(practice.rows(), before);
}

#[test]
fn two_of_one_name_get_their_own_bookings_and_one_of_neither_is_asked_about() {
    let practice = Practice::on(crate::TODAY);
    for _ in 0..2 {
        practice.ask("learner.add", json!({ "name": "佐藤 美咲" }));
    }
    let learners = practice.ask("learners.list", json!({}));
    let titled = |uid: &str, day: &str, title: &str| event(uid, &format!(";TZID=Asia/Tokyo:202612{day}T100000"), title);
    let weekly = |uid: &str, day: &str, count: u32| {
        event(uid, &format!(";TZID=Asia/Tokyo:202612{day}T100000\r\nRRULE:FREQ=WEEKLY;COUNT={count}"), "面談")
    };
    bring_in(&practice, "a.ics", in_calendar(&[weekly("a", "01", 1), weekly("b", "02", 1)]));
    let items = practice.ask("inbox.list", json!({ "limit": 10 }))["items"].clone();
    for (item, place) in items.as_array().unwrap().iter().zip(0..) {
        let learner = &learners[place as usize]["id"];
        practice.ask("inbox.give", json!({ "items": [item["id"]], "learner": learner }));
    }
    let counts = bring_in(
        &practice,
        "a.ics",
        in_calendar(&[weekly("a", "01", 2), weekly("b", "02", 2), titled("c", "03", "佐藤 美咲")]),
    );
    assert_eq!((&counts["waiting"], &counts["new"]), (&json!(1), &json!(2)), "{counts}");
    let rows =
        practice.every("session").into_iter().map(|row| serde_json::from_str::<nenrin_stories::Json>(&row).unwrap());
    let mut of: Vec<_> = rows.map(|row| (row["day"].as_i64().unwrap(), row["learner"].clone())).collect();
    of.sort_by_key(|(day, _)| *day);
    assert_eq!(of.len(), 4);
    assert_eq!((&of[0].1, &of[1].1), (&of[2].1, &of[3].1), "each event stays its learner's");
    assert_ne!(of[0].1, of[1].1);
}

#[test]
fn an_event_that_is_not_in_the_file_stays_as_it_is() {
    let practice = with_two_learners();
    bring_in(&practice, "a.ics", in_calendar(&[weekly("r", 0, "20261201T100000", "COUNT=3")]));
    bring_in(&practice, "b.ics", in_calendar(&[weekly("s", 0, "20261203T100000", "COUNT=2")]));
    assert_eq!(booked(&practice).len(), 5);
}

#[test]
fn an_event_with_two_learners_waits_for_the_coach_to_say_whose_it_is() {
    let practice = with_two_learners();
    let both =
        weekly("g", 0, "20261201T100000", "COUNT=1").replace("SUMMARY", "ATTENDEE:mailto:ken@example.jp\r\nSUMMARY");
    assert_eq!(told(&bring_in(&practice, "a.ics", in_calendar(&[both]))), json!({ "rows": 1, "waiting": 1 }));
    assert_eq!(booked(&practice), Vec::<String>::new());
}

#[test]
fn a_booking_is_where_its_event_says_until_the_coach_says_otherwise() {
    let practice = with_two_learners();
    let event = |place: &str, sequence: u32| {
        let start = "DTSTART;TZID=Asia/Tokyo:20261125T100000\r\nDURATION:PT50M\r\nSUMMARY:佐藤 美咲";
        let lines = format!("UID:a@example.jp\r\nSEQUENCE:{sequence}\r\n{start}\r\nLOCATION:{place}\r\n");
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{lines}END:VEVENT\r\nEND:VCALENDAR\r\n")
    };
    let row = |practice: &Practice| -> nenrin_stories::Json {
        serde_json::from_str(&practice.every("session").pop().unwrap()).unwrap()
    };
    bring_in(&practice, "a.ics", event("公民館\\, 2階", 0));
    let session = row(&practice);
    assert_eq!(session["place"], "公民館, 2階");
    bring_in(&practice, "a.ics", event("図書館", 0));
    assert_eq!(row(&practice)["place"], "図書館");
    let id = practice.ask("week.view", json!({ "as_of": "2026-11-25" }))["sessions"]["first"][0]["id"].take();
    practice.ask("session.set_place", json!({ "session": id, "place": "喫茶店", "reach": "one" }));
    bring_in(&practice, "a.ics", event("体育館", 0));
    assert_eq!(row(&practice)["place"], "喫茶店", "what the coach has said stays");
    bring_in(&practice, "a.ics", event("体育館", 1));
    assert_eq!(row(&practice)["place"], "体育館", "until the event changes");
}
