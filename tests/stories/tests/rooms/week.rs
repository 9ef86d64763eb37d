use nenrin_domain::{ActionItem, ActionState, Session, SessionState};
use nenrin_stories::{Practice, json, text};

use crate::{agree, book, day, each, held, id_of, names, note, sessions};

#[test]
fn the_week_shows_its_sessions_from_monday_to_sunday_and_those_of_today() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    held(&practice, &sato, &["2026-11-02", "2026-11-15"]);
    let kept = held(&practice, &sato, &["2026-11-16"]);
    note(&practice, &kept[0], "朝の時間が増えた");
    sessions(&practice, &sato, SessionState::NoShow, &["2026-11-18"]);
    let today = book(&practice, &sato, "2026-11-20", "15:00");
    book(&practice, &sato, "2026-11-22", "09:00");
    book(&practice, &sato, "2026-11-23", "09:00");

    let week = practice.ask("week.view", json!({}));
    assert_eq!((&week["today"], &week["monday"]), (&json!("2026-11-20"), &json!("2026-11-16")));
    assert_eq!(week["sessions"]["total"], 4);
    let lines = &week["sessions"]["first"];
    assert_eq!(each(lines, "day"), ["2026-11-16", "2026-11-18", "2026-11-20", "2026-11-22"]);
    assert_eq!(each(lines, "number"), [3, 4, 4, 5], "held sessions are counted, and ahead those booked before");
    assert_eq!(each(lines, "has_note"), [true, false, false, false]);
    assert_eq!(each(lines, "state"), ["held", "no_show", "booked", "booked"]);
    assert_eq!(each(&week["sessions_today"]["first"], "id"), [&today]);
    assert_eq!(week["sessions_today"]["first"][0]["time"], "15:00");
    assert_eq!(week["sessions_today"]["first"][0]["has_draft"], false);
}

#[test]
fn a_note_is_to_be_written_once_its_session_is_over_and_for_some_days_after_it_was_held() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let oldest = day("2026-11-20").plus(-Session::NOTE_ASKED_DAYS);
    held(&practice, &sato, &[&oldest.plus(-1).to_string(), &oldest.to_string()]);
    let written = held(&practice, &sato, &["2026-11-10"]);
    note(&practice, &written[0], "済み");
    sessions(&practice, &sato, SessionState::CancelledByLearner, &["2026-11-11"]);
    book(&practice, &sato, "2026-11-20", "09:30");
    book(&practice, &practice.learner("加藤 学"), "2026-11-20", "11:00");
    sessions(&practice, &sato, SessionState::Booked, &["2026-09-01"]);

    let to_write = |practice: &Practice| practice.ask("week.view", json!({}))["to_write"].take();
    let found = to_write(&practice);
    assert_eq!(each(&found["first"], "day"), ["2026-09-01", &oldest.to_string(), "2026-11-20"], "the oldest first");
    assert_eq!(found["total"], 3);
    practice.it_is("2026-11-20", "11:49");
    assert_eq!(to_write(&practice)["total"], 3, "the next one is under way");
    practice.it_is("2026-11-20", "11:50");
    assert_eq!(to_write(&practice)["total"], 4, "the next one is over");
    assert_eq!(practice.ask("week.counts", json!({})), json!({ "to_write": 4 }));
    let later = practice.ask("week.view", json!({ "as_of": "2026-11-21" }));
    assert_eq!(later["to_write"]["total"], 3, "what is longer ago is not asked for");
}

#[test]
fn the_next_session_is_the_one_under_way_or_the_one_that_comes_be_it_beyond_the_week() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let first = book(&practice, &sato, "2026-11-20", "11:00");
    let second = book(&practice, &practice.learner("加藤 学"), "2026-11-20", "13:00");
    let later = book(&practice, &sato, "2027-01-08", "09:00");
    let next = |practice: &Practice| {
        let next = practice.ask("week.view", json!({}))["next"].take();
        (next["id"].clone(), next["under_way"].clone())
    };
    practice.it_is("2026-11-20", "10:59");
    assert_eq!(next(&practice), (json!(first), json!(false)));
    practice.it_is("2026-11-20", "11:00");
    assert_eq!(next(&practice), (json!(first), json!(true)));
    practice.it_is("2026-11-20", "11:50");
    assert_eq!(next(&practice), (json!(second), json!(false)));
    practice.it_is("2026-11-20", "23:00");
    assert_eq!(next(&practice), (json!(later), json!(false)));
}

#[test]
fn a_long_list_shows_its_first_rows_and_how_many_there_are() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    held(&practice, &sato, &["2026-11-19"; 60]);
    let found = practice.ask("week.view", json!({}))["to_write"].take();
    assert_eq!((found["first"].as_array().unwrap().len(), &found["total"]), (50, &json!(60)));
}

#[test]
fn overdue_actions_are_those_of_learners_who_are_here() {
    let practice = Practice::on("2026-11-20");
    let [without, with, ending, left] = ["契約前", "契約中", "満了", "解約"].map(|name| practice.learner(name));
    agree(&practice, &with, "2026-01-01", 14);
    for (learner, last) in [(&ending, "2026-10-21"), (&left, "2026-10-20")] {
        let contract = agree(&practice, learner, "2026-01-01", 14);
        practice.ask("contract.end", json!({ "contract": contract, "ended_on": last, "end_kind": "completed" }));
    }
    for learner in [&without, &with, &ending, &left] {
        practice.ask("action_item.add", json!({ "learner": learner, "text": "日記", "due_on": "2026-11-18" }));
    }
    practice.ask("action_item.add", json!({ "learner": with, "text": "今日まで", "due_on": "2026-11-20" }));
    practice.ask("action_item.add", json!({ "learner": with, "text": "いつか" }));
    let done = text(&practice.ask("action_item.add", json!({ "learner": with, "text": "済", "due_on": "2026-11-01" })));
    practice.ask("action_item.resolve", json!({ "action_item": done, "state": "partly" }));
    practice.act("import", |writer| {
        let (id, learner, text) = (writer.mint(), id_of(&with), Some("昔".to_owned()));
        let (created_on, due_on) = (day("2026-09-01"), Some(day("2026-09-20")));
        let state = ActionState::Open;
        Ok(writer.add(&ActionItem {
            id,
            learner,
            session: None,
            text,
            created_on,
            due_on,
            state,
            resolved_on: None,
            goal: None,
        })?)
    });

    let overdue = practice.ask("week.view", json!({}))["overdue"].take();
    assert_eq!(names(&overdue["first"]), ["契約前", "契約中", "満了"]);
    assert_eq!((&overdue["total"], &overdue["first"][0]["days"]), (&json!(3), &json!(2)));
}
