//! Groups: several learners at one time, each with a session, note and ticket of their own.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::{Session, SessionState};
use nenrin_stories::{Json, Practice, json, text};

fn three(practice: &Practice) -> [String; 3] {
    ["佐藤 美咲", "鈴木 健太", "高橋 歩"].map(|name| practice.learner(name))
}

fn book(practice: &Practice, people: &[String], day: &str) -> Json {
    let mut wish = json!({ "learners": people, "title": "朝の読書会", "day": day, "time": "10:00" });
    (wish["minutes"], wish["mode"]) = (json!(90), json!("online"));
    practice.ask("gathering.book", wish)
}

/// The one session of the learner in a group.
fn session_of(practice: &Practice, learner: &str) -> Session {
    let learner = learner.parse().unwrap();
    let sessions = practice.with(|call| Ok(call.store()?.sessions_of(learner)?)).unwrap();
    sessions.into_iter().find(|session| session.gathering.is_some()).unwrap()
}

fn names(people: &Json) -> Vec<String> {
    people.as_array().unwrap().iter().map(|one| text(&one["learner"]["name"])).collect()
}

#[test]
fn each_of_a_group_has_a_session_of_their_own_that_names_it_and_one_undo_takes_all_back() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    let package = practice.package(&people[0], 4, "2026-11-01");
    let before = practice.rows();
    let booked = book(&practice, &people, "2026-11-27");
    assert_eq!((&booked["booked"], &booked["left"]), (&json!(3), &json!([])));
    let first = session_of(&practice, &people[0]);
    assert_eq!(first.contract.map(|id| id.to_string()), Some(package));
    assert_eq!(first.gathering.map(|id| id.to_string()).as_deref(), booked["gathering"].as_str());
    assert_eq!(session_of(&practice, &people[1]).contract, None);
    let view = practice.ask("gathering.of_session", json!({ "session": first.id.to_string() }));
    assert_eq!((&view["title"], names(&view["others"]).len()), (&json!("朝の読書会"), 2));
    let week = practice.ask("week.view", json!({ "as_of": "2026-11-27" }));
    let lines = week["sessions"]["first"].as_array().unwrap();
    assert!(lines.len() == 3 && lines.iter().all(|line| line["gathering"]["title"] == "朝の読書会"));
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn the_next_session_of_a_group_is_that_of_all_who_are_still_booked_for_it() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    book(&practice, &people, "2026-11-27");
    let next = || practice.ask("week.view", json!({}))["next_together"].take();
    assert_eq!(names(&next()).len(), 3);
    let first = session_of(&practice, &people[0]).id.to_string();
    practice.ask("session.resolve", json!({ "session": first, "state": "cancelled_by_learner" }));
    assert_eq!(names(&next()), ["鈴木 健太", "高橋 歩"]);
    let _ = practice.booked(&people[0], "2026-11-21", "10:00");
    assert_eq!(next(), json!([]), "the next one is a single one");
}

#[test]
fn who_was_moved_to_another_day_meets_the_group_no_more() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    book(&practice, &people, "2026-11-27");
    let first = session_of(&practice, &people[0]).id.to_string();
    let moved = json!({ "session": first, "day": "2026-11-25", "time": "10:00" });
    let moved = text(&practice.ask("session.reschedule", moved));
    let others = |session: &str| {
        let view = practice.ask("gathering.of_session", json!({ "session": session }));
        names(&view["others"]).len()
    };
    let stayed = session_of(&practice, &people[1]).id.to_string();
    assert_eq!((others(&stayed), others(&moved)), (1, 0));
    let found = practice.ask("gathering.find", json!({ "text": "読書会", "limit": 5 }));
    assert_eq!(found[0]["day"], "2026-11-27", "the day on which most of them meet");
    let both = json!({ "sessions": [moved, stayed], "state": "cancelled_by_coach" });
    assert_eq!(practice.refused("gathering.resolve", both)["about"]["rule"], "of_one_group");
}

#[test]
fn a_group_is_found_by_its_name_and_opened_by_one_of_its_sessions() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    book(&practice, &people, "2026-11-27");
    let found = |text: &str| practice.ask("gathering.find", json!({ "text": text, "limit": 5 }));
    let hits = found("読書 朝");
    assert_eq!((&hits[0]["title"], &hits[0]["day"]), (&json!("朝の読書会"), &json!("2026-11-27")));
    let opened = practice.ask("gathering.of_session", json!({ "session": hits[0]["session"] }));
    assert_eq!(opened["title"], "朝の読書会");
    assert!(people.contains(&text(&hits[0]["learner"])));
    assert_eq!((found("夜"), found(" ")), (json!([]), json!([])));
    practice.undo();
    assert_eq!(found("読書"), json!([]));
}

#[test]
fn whoever_has_a_booking_or_rests_that_day_is_left_out_and_told_of_before_and_after() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    let _ = practice.booked(&people[0], "2026-11-27", "18:00");
    practice.ask("pause.add", json!({ "learner": people[1], "starts_on": "2026-11-25", "ends_on": null }));
    let looked = practice.ask("gathering.look", json!({ "learners": people, "day": "2026-11-27" }));
    assert_eq!(names(&looked), ["佐藤 美咲", "鈴木 健太"]);
    assert_eq!((&looked[0]["why"], &looked[1]["why"]), (&json!("booked"), &json!("paused")));
    let booked = book(&practice, &people, "2026-11-27");
    assert_eq!((&booked["booked"], &booked["left"]), (&json!(1), &looked));

    let refused = |people: &[String]| {
        let wish = json!({ "learners": people, "day": "2026-11-27" });
        text(&practice.refused("gathering.book", wish)["about"]["rule"])
    };
    assert_eq!(refused(&people), "nobody_free");
    assert_eq!(refused(&people[..1]), "2_to_50");
    assert_eq!(refused(&[people[0].clone(), people[0].clone()]), "2_to_50");
}

#[test]
fn a_group_is_held_with_some_and_missed_by_one_each_with_their_own_ticket_and_note() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    let _ = practice.package(&people[0], 4, "2026-11-01");
    let _ = practice.package(&people[1], 4, "2026-11-01");
    book(&practice, &people, "2026-11-27");
    let sessions = people.each_ref().map(|learner| session_of(&practice, learner).id.to_string());
    let wish = |sessions: &[String], state: &str| json!({ "sessions": sessions, "state": state });
    assert_eq!(practice.refused("gathering.resolve", wish(&sessions, "held"))["about"]["rule"], "in_the_future");

    practice.it_is("2026-11-27", "12:00");
    let before = practice.rows();
    assert_eq!(practice.ask("gathering.resolve", wish(&sessions[..2], "held")), 2);
    practice.ask("gathering.resolve", wish(&sessions[2..], "cancelled_by_learner"));
    assert_eq!(session_of(&practice, &people[2]).state, SessionState::CancelledByLearner);
    assert_eq!((practice.balance(&people[0]), practice.balance(&people[1])), (3, 3));
    practice.record(&people[0], &sessions[0], "よく話した。");
    let note = practice.ask("note.of_session", json!({ "session": sessions[0] }));
    assert_eq!(note["sections"][0]["text"], "よく話した。");
    assert!(practice.ask("note.of_session", json!({ "session": sessions[1] }))["state"].is_null());
    assert_eq!(practice.balance(&people[0]), 3, "the note uses no second ticket");
    (0..3).for_each(|_| drop(practice.undo()));
    assert_eq!(practice.rows(), before);
}

#[test]
fn sessions_of_different_groups_are_not_resolved_together() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    book(&practice, &people[..2], "2026-11-20");
    let alone = practice.booked(&people[2], "2026-11-20", "15:00");
    let own = session_of(&practice, &people[0]).id.to_string();
    let rule = |sessions: Json| {
        let refused =
            practice.refused("gathering.resolve", json!({ "sessions": sessions, "state": "cancelled_by_coach" }));
        text(&refused["about"]["rule"])
    };
    assert_eq!(rule(json!([own, alone])), "of_one_group");
    assert_eq!(rule(json!([alone])), "of_one_group");
    assert_eq!(rule(json!([])), "empty");
}

#[test]
fn nothing_that_is_exported_of_one_learner_names_another_one_of_the_group() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    book(&practice, &people, "2026-11-27");
    let path = practice.folder().join("bookings.ics");
    practice.will_pick(&path);
    practice.ask("export.bookings", json!({ "naming": "name", "learner": people[0] }));
    let calendar = std::fs::read_to_string(&path).unwrap();
    assert!(calendar.contains("佐藤") && !calendar.contains("鈴木") && !calendar.contains("高橋"), "{calendar}");
    assert!(!calendar.contains("読書会"), "what a group is called may name people, too");

    let learner = people[0].parse().unwrap();
    let held = practice.with(|call| Ok(call.store()?.held_on(learner)?)).unwrap();
    let told = format!("{held:?}");
    assert!(told.contains("読書会") && !told.contains("鈴木") && !told.contains("高橋"), "{told}");
}

#[test]
fn erasing_one_of_a_group_leaves_it_to_the_others() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    book(&practice, &people, "2026-11-27");
    practice.ask("learner.erase", json!({ "learner": people[0] }));
    assert_eq!(practice.every("gathering").len(), 1);
    let own = session_of(&practice, &people[1]).id.to_string();
    let view = practice.ask("gathering.of_session", json!({ "session": own }));
    assert_eq!(view["others"].as_array().unwrap().len(), 1);
}

#[test]
fn somebody_joins_a_group_later_and_the_group_gets_another_name() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    book(&practice, &people[..2], "2026-11-27");
    let own = session_of(&practice, &people[0]).id.to_string();
    let join = |learner: &str| json!({ "session": own, "learner": learner });
    let rule = |failure: Json| text(&failure["about"]["rule"]);
    assert_eq!(rule(practice.refused("gathering.add", join(&people[1]))), "in_the_group");

    practice.ask("gathering.add", join(&people[2]));
    let (first, joined) = (session_of(&practice, &people[0]), session_of(&practice, &people[2]));
    assert_eq!((joined.gathering, joined.day, joined.time), (first.gathering, first.day, first.time));
    assert_eq!((joined.minutes, joined.mode, joined.state), (first.minutes, first.mode, SessionState::Booked));
    let view = practice.ask("gathering.of_session", json!({ "session": own }));
    assert_eq!((view["open"].as_bool(), names(&view["others"]).len()), (Some(true), 2));

    practice.ask("gathering.rename", json!({ "gathering": view["gathering"], "title": " 夜の読書会 " }));
    let title = || practice.ask("gathering.of_session", json!({ "session": own }))["title"].take();
    assert_eq!(title(), "夜の読書会");
    practice.undo();
    assert_eq!(title(), "朝の読書会");
    practice.undo();
    let view = practice.ask("gathering.of_session", json!({ "session": own }));
    assert_eq!(names(&view["others"]), ["鈴木 健太"]);

    let busy = practice.learner("田中");
    let _ = practice.booked(&busy, "2026-11-27", "15:00");
    assert_eq!(rule(practice.refused("gathering.add", join(&busy))), "booked_that_day");
    practice.ask("session.resolve", json!({ "session": own, "state": "cancelled_by_coach" }));
    assert_eq!(rule(practice.refused("gathering.add", join(&people[2]))), "booked_in_a_group");
}

#[test]
fn whoever_called_off_may_join_the_group_again() {
    let practice = Practice::on("2026-11-20");
    let people = three(&practice);
    book(&practice, &people, "2026-11-27");
    let own = session_of(&practice, &people[0]).id.to_string();
    let off = session_of(&practice, &people[1]).id.to_string();
    practice.ask("session.resolve", json!({ "session": off, "state": "cancelled_by_learner" }));
    practice.ask("gathering.add", json!({ "session": own, "learner": people[1] }));
    let again = practice.refused("gathering.add", json!({ "session": own, "learner": people[1] }));
    assert_eq!(again["about"]["rule"], "in_the_group");
}
