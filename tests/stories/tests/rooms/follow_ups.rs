use nenrin_domain::{
    FollowUp, FollowUpId, FollowUpPurpose, FollowUpResult, FollowUpState, Interaction, Session, SessionState,
};
use nenrin_stories::{Json, Practice, json, text};

use crate::{book, broken_rule, day, each, id_of, names};

fn stored(practice: &Practice, follow_up: &str) -> FollowUp {
    practice.stored(id_of::<FollowUpId>(follow_up)).unwrap()
}

fn added(practice: &Practice, learner: &str, words: &str, due_on: &str) -> String {
    let fields = json!({ "learner": learner, "purpose": "admin", "text": words, "due_on": due_on });
    text(&practice.ask("follow_up.add", fields))
}

fn list(practice: &Practice) -> Json {
    practice.ask("follow_up.list", json!({}))
}

fn texts(lines: &Json) -> Vec<&str> {
    lines["first"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap()).collect()
}

#[test]
fn what_is_to_be_followed_up_is_listed_by_when_it_is_due() {
    // A Friday.
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    for (words, due) in [("来月", "2026-12-01"), ("日曜", "2026-11-22"), ("今日", "2026-11-20"), ("月曜", "2026-11-23")]
    {
        let _ = added(&practice, &sato, words, due);
    }
    let lists = list(&practice);
    assert_eq!(texts(&lists["due"]), ["今日"]);
    assert_eq!(texts(&lists["this_week"]), ["日曜"]);
    assert_eq!(texts(&lists["later"]), ["月曜", "来月"]);
    assert_eq!(practice.ask("follow_up.count", json!({})), 1);
    practice.it_is("2026-11-24", "09:00");
    assert_eq!(texts(&list(&practice)["due"]), ["今日", "日曜", "月曜"]);
    assert_eq!(list(&practice)["due"]["first"][0]["days"], 4);
}

#[test]
fn one_that_is_open_already_takes_the_day_that_is_given_and_is_not_opened_twice() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let first = added(&practice, &sato, "お礼の連絡", "2026-11-20");
    let again = json!({ "learner": sato, "purpose": "renewal", "text": "お礼の連絡", "due_on": "2026-11-27" });
    assert_eq!(text(&practice.ask("follow_up.add", again)), first);
    let stands = || (stored(&practice, &first).purpose, stored(&practice, &first).due_on);
    assert_eq!(stands(), (Some(FollowUpPurpose::Renewal), Some(day("2026-11-27"))));
    practice.undo();
    assert_eq!(stands(), (Some(FollowUpPurpose::Admin), Some(day("2026-11-20"))));
    assert_ne!(added(&practice, &sato, "教材を送る", "2026-11-20"), first);
    practice.ask("follow_up.finish", json!({ "follow_up": first, "result": "replied" }));
    assert_ne!(added(&practice, &sato, "お礼の連絡", "2026-11-27"), first, "that one is done");
    let late = json!({ "learner": sato, "purpose": "admin", "text": "昨日", "due_on": "2026-11-19" });
    assert_eq!(broken_rule(&practice.refused("follow_up.add", late)), ("due_on", "not_before"));
}

#[test]
fn it_is_done_together_with_the_contact_and_both_are_taken_back_together() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let task = added(&practice, &sato, "お礼の連絡", "2026-11-20");
    let before = practice.rows();
    let contact = json!({ "text": "LINE: ありがとうございました" });
    practice.ask("follow_up.finish", json!({ "follow_up": task, "result": "booked", "contact": contact }));
    let closed = stored(&practice, &task);
    assert_eq!((closed.state, closed.result), (FollowUpState::Done, Some(FollowUpResult::Booked)));
    assert_eq!(closed.closed_on, Some(day("2026-11-20")));
    let timeline = practice.ask("timeline.page", json!({ "learner": sato, "kinds": ["interaction"], "limit": 9 }));
    let logged: Interaction = practice.stored(id_of(timeline["events"][0]["id"].as_str().unwrap())).unwrap();
    assert_eq!(logged.follow_up.map(|id| id.to_string()), Some(task.clone()));
    let again = practice.refused("follow_up.finish", json!({ "follow_up": task, "result": "booked" }));
    assert_eq!(broken_rule(&again), ("follow_up", "followed_up"));

    practice.undo();
    assert_eq!(practice.rows(), before);
    assert_eq!(practice.ask("follow_up.count", json!({})), 1);
}

#[test]
fn one_that_is_put_off_comes_back_on_its_day() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let task = added(&practice, &sato, "お礼の連絡", "2026-11-20");
    let snooze = |until: &str, reason: &str| json!({ "follow_up": task, "until": until, "reason": reason });
    assert_eq!(broken_rule(&practice.refused("follow_up.snooze", snooze("2026-11-27", " "))), ("reason", "1_to_500"));
    let today = practice.refused("follow_up.snooze", snooze("2026-11-20", "出張中"));
    assert_eq!(broken_rule(&today), ("until", "not_before"));
    practice.ask("follow_up.snooze", snooze("2026-11-27", "出張中"));
    assert_eq!(practice.ask("follow_up.count", json!({})), 0);
    assert_eq!(list(&practice)["later"]["first"][0]["reason"], "出張中");
    assert_eq!(added(&practice, &sato, "お礼の連絡", "2026-11-20"), task, "it is open still");
    practice.it_is("2026-11-27", "09:00");
    assert_eq!(practice.ask("follow_up.count", json!({})), 1);

    practice.ask("follow_up.dismiss", json!({ "follow_up": task, "reason": "先方から連絡あり" }));
    let closed = stored(&practice, &task);
    assert_eq!((closed.state, closed.reason.as_deref()), (FollowUpState::Dismissed, Some("先方から連絡あり")));
    let timeline = practice.ask("timeline.page", json!({ "learner": sato, "kinds": ["follow_up"], "limit": 9 }));
    let turns: Vec<_> = timeline["events"].as_array().unwrap().iter().map(|event| &event["closed"]).collect();
    assert_eq!(turns, [&json!(true), &json!(false)]);
}

#[test]
fn a_day_is_cancelled_in_one_act_without_a_ticket_and_everyone_is_to_be_contacted() {
    let practice = Practice::on("2026-11-20");
    let learners = ["佐藤 美咲", "加藤 学", "鈴木 花"].map(|name| practice.learner(name));
    let _ = practice.package(&learners[0], 4, "2026-11-01");
    let sessions: Vec<String> = learners
        .iter()
        .zip(["09:30", "10:30", "15:00"])
        .map(|(learner, time)| text(&book(&practice, learner, "2026-11-20", time)))
        .collect();
    let tomorrow = text(&book(&practice, &learners[0], "2026-11-21", "10:00"));
    let before = practice.rows();
    let concerned = practice.ask("day.bookings", json!({ "day": "2026-11-20" }));
    assert_eq!(names(&concerned), ["佐藤 美咲", "加藤 学", "鈴木 花"]);
    assert_eq!(each(&concerned, "begun"), [true, true, false], "one is over, one is under way");

    let cancelled = practice.ask("day.cancel", json!({ "day": "2026-11-20", "keep": [sessions[2]] }));
    assert_eq!(cancelled, 2);
    let state = |session: &str| practice.stored::<Session>(id_of(session)).unwrap().state;
    let states: Vec<_> = sessions.iter().map(|session| state(session)).collect();
    assert_eq!(states, [SessionState::CancelledByCoach, SessionState::CancelledByCoach, SessionState::Booked]);
    assert_eq!(state(&tomorrow), SessionState::Booked);
    assert_eq!(practice.balance(&learners[0]), 4);
    let due = list(&practice)["due"].take();
    assert_eq!(names(&due["first"]), ["佐藤 美咲", "加藤 学"]);
    assert_eq!((&due["first"][0]["trigger"], &due["first"][0]["purpose"]), (&json!("day_cancelled"), &json!("admin")));

    practice.undo();
    assert_eq!(practice.rows(), before);
    let empty = practice.refused("day.cancel", json!({ "day": "2026-11-25", "keep": [] }));
    assert_eq!(broken_rule(&empty), ("day", "nothing_booked"));
}
