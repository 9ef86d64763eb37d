//! The weekly review: it can be gone on with at any time, each thing is decided once, and what came of it is told a week later.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a story that cannot go on fails")]

use nenrin_domain::{FollowUp, FollowUpId, FollowUpPurpose, Id, Session, SessionState};
use nenrin_practice::Failure;
use nenrin_stories::{Json, Practice, json, text};

fn view(practice: &Practice) -> Json {
    practice.ask("review.view", json!({}))
}

fn decide(practice: &Practice, fields: Json) -> String {
    text(&practice.ask("review.decide", fields)["decision"])
}

fn id_of<I: Id + std::str::FromStr>(text: &str) -> I {
    text.parse().ok().unwrap()
}

fn names(lines: &Json) -> Vec<&str> {
    lines.as_array().unwrap().iter().map(|line| line["learner"]["name"].as_str().unwrap()).collect()
}

/// A learner who comes every week, with the last session on `last`.
fn weekly(practice: &Practice, name: &str, last: &str) -> String {
    let learner = practice.learner(name);
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" }, "cadence_days": 7 });
    practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-08-01" }));
    sessions(practice, &learner, SessionState::Held, &[last]);
    learner
}

fn sessions(practice: &Practice, learner: &str, state: SessionState, days: &[&str]) {
    practice.act("import", |writer| {
        for on in days {
            let (id, zone) = (writer.mint(), "Asia/Tokyo".parse().unwrap());
            let day = on.parse().unwrap();
            let session = Session::on(id, learner.parse().unwrap(), day, zone, state);
            writer.add(&Session { resolved_on: Some(day), ..session })?;
        }
        Ok::<_, Failure>(())
    });
}

/// A Monday, with somebody who has had nothing booked for six weeks.
fn monday() -> (Practice, String) {
    let practice = Practice::on("2026-11-30");
    let sato = weekly(&practice, "佐藤 美咲", "2026-10-19");
    (practice, sato)
}

#[test]
fn the_week_before_is_reviewed_and_a_review_that_was_begun_is_gone_on_with_after_a_restart() {
    let (practice, sato) = monday();
    assert_eq!(view(&practice)["week"], json!({ "from": "2026-11-23", "to": "2026-11-29", "is_over": true }));
    assert_eq!(view(&practice)["review"], Json::Null);
    let begun = practice.ask("review.open", json!({}));
    assert_eq!(practice.ask("review.open", json!({})), begun, "opened twice it is one");
    decide(&practice, json!({ "step": "signals", "learner": sato, "decision": "later", "text": "出張中" }));
    let practice = practice.reopened();
    let seen = view(&practice);
    assert_eq!((&seen["review"]["id"], &seen["review"]["finished_on"]), (&begun, &Json::Null));
    assert_eq!(seen["signals"][0]["decision"]["text"], "出張中");
    assert_eq!(practice.ask("review.open", json!({})), begun);
    practice.it_is("2026-12-06", "21:00");
    assert_eq!(view(&practice)["review"]["id"], begun, "until Sunday");
    practice.it_is("2026-12-07", "09:00");
    assert_eq!(view(&practice)["review"], Json::Null, "another week");
}

#[test]
fn of_one_thing_one_decision_is_kept_and_deciding_begins_the_review() {
    let (practice, sato) = monday();
    let first = decide(&practice, json!({ "step": "signals", "learner": sato, "decision": "later" }));
    let again =
        decide(&practice, json!({ "step": "signals", "learner": sato, "decision": "no_need", "text": "休会の相談中" }));
    assert_eq!(first, again);
    assert_eq!(practice.every("review_decision").len(), 1);
    assert_eq!(practice.every("review").len(), 1);
    let seen = view(&practice)["signals"][0]["decision"].take();
    assert_eq!((&seen["decision"], &seen["text"]), (&json!("no_need"), &json!("休会の相談中")));
}

#[test]
fn a_follow_up_is_opened_with_the_decision_and_both_are_taken_back_together() {
    let (practice, sato) = monday();
    practice.ask("review.open", json!({}));
    let before = practice.rows();
    let wish = json!({ "step": "signals", "learner": sato, "decision": "follow_up", "text": "様子をたずねる", "due_on": "2026-12-02" });
    decide(&practice, wish.clone());
    let line = view(&practice)["signals"][0].take();
    let follow_up = text(&line["decision"]["follow_up"]["id"]);
    let opened: FollowUp = practice.stored(id_of::<FollowUpId>(&follow_up)).unwrap();
    assert_eq!((opened.purpose, opened.text.as_deref()), (Some(FollowUpPurpose::Risk), Some("様子をたずねる")));
    assert_eq!(opened.due_on.unwrap().to_string(), "2026-12-02");
    decide(&practice, wish);
    assert_eq!(practice.every("follow_up").len(), 1, "the same is open, and deciding the same changes nothing");
    practice.undo();
    assert_eq!(practice.rows(), before);
    let without = json!({ "step": "signals", "learner": sato, "decision": "follow_up" });
    let about = practice.refused("review.decide", without)["about"].take();
    assert_eq!((&about["field"], &about["rule"]), (&json!("text"), &json!("1_to_500")));
}

#[test]
fn a_follow_up_that_is_open_can_be_meant_and_that_of_another_learner_cannot() {
    let (practice, sato) = monday();
    let other = practice.learner("加藤 学");
    let add = |learner: &str| {
        let fields = json!({ "learner": learner, "purpose": "admin", "text": "お礼", "due_on": "2026-11-30" });
        text(&practice.ask("follow_up.add", fields))
    };
    let (hers, his) = (add(&sato), add(&other));
    let meant = |follow_up: &str| json!({ "step": "signals", "learner": sato, "decision": "follow_up", "follow_up": follow_up });
    decide(&practice, meant(&hers));
    assert_eq!(practice.every("follow_up").len(), 2);
    assert_eq!(practice.refused("review.decide", meant(&his))["about"]["rule"], "of_this_learner");
}

#[test]
fn everybody_is_one_line_with_all_that_speaks_of_them() {
    let (practice, sato) = monday();
    sessions(&practice, &sato, SessionState::NoShow, &["2026-11-09", "2026-11-16"]);
    let _booked = weekly(&practice, "鈴木 花", "2026-11-25");
    let _ = practice.booked(&_booked, "2026-12-02", "10:00");
    practice.it_is("2026-11-27", "09:00");
    let fields = json!({ "learner": sato, "purpose": "admin", "text": "お礼", "due_on": "2026-11-28" });
    practice.ask("follow_up.add", fields);
    practice.it_is("2026-11-30", "09:00");
    let seen = view(&practice);
    assert_eq!(names(&seen["signals"]), ["佐藤 美咲"]);
    let line = &seen["signals"][0];
    assert_eq!((&line["unbooked"]["days"], &line["unbooked"]["usual_days"]), (&json!(42), &json!(7)));
    assert_eq!(line["missed"], json!({ "count": 2, "since": "2026-11-09", "last": "2026-11-16" }));
    assert_eq!((&line["overdue"][0]["text"], &line["overdue"][0]["days"]), (&json!("お礼"), &json!(2)));
}

#[test]
fn a_session_took_place_or_was_missed_as_was_said_of_it_whatever_its_state_counts_as() {
    let (practice, sato) = monday();
    let said = |day: &str, state: SessionState, happened: Option<bool>| {
        practice.act("import", |writer| {
            let (id, zone, on) = (writer.mint(), "Asia/Tokyo".parse().unwrap(), day.parse().unwrap());
            let session = Session::on(id, sato.parse().unwrap(), on, zone, state);
            writer.add(&Session { resolved_on: Some(on), happened, ..session })?;
            Ok::<_, Failure>(())
        });
    };
    let missed = || {
        let signals = view(&practice)["signals"].take();
        signals.as_array().unwrap().iter().map(|line| line["missed"].clone()).collect::<Vec<_>>()
    };
    let row = |since: &str, last: &str| [json!({ "count": 2, "since": since, "last": last })];
    said("2026-11-02", SessionState::NoShow, None);
    said("2026-11-09", SessionState::Held, Some(false));
    said("2026-11-16", SessionState::NoShow, None);
    assert_eq!(missed(), row("2026-11-02", "2026-11-16"), "it did not take place");
    said("2026-11-17", SessionState::LateCancelled, Some(true));
    assert!(missed().is_empty(), "it took place after all");
    said("2026-11-23", SessionState::NoShow, None);
    said("2026-11-24", SessionState::NoShow, None);
    assert_eq!(missed(), row("2026-11-23", "2026-11-24"));
}

#[test]
fn whoever_is_to_be_followed_up_later_is_in_hand() {
    let (practice, sato) = monday();
    let add = json!({ "learner": sato, "purpose": "risk", "text": "電話", "due_on": "2026-12-03" });
    practice.ask("follow_up.add", add);
    assert_eq!(names(&view(&practice)["signals"]), [""; 0]);
    practice.it_is("2026-12-04", "09:00");
    assert_eq!(names(&view(&practice)["signals"]), ["佐藤 美咲"], "overdue");
}

#[test]
fn contracts_that_end_soon_are_looked_at_until_they_go_on() {
    let practice = Practice::on("2026-11-30");
    let agree = |name: &str, until: &str| {
        let learner = practice.learner(name);
        let terms = json!({ "kind": "fixed_term", "term_end": until, "price": { "minor": 66_000, "currency": "JPY" } });
        text(&practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-06-01" })))
    };
    let near = agree("佐藤 美咲", "2026-12-30");
    let _later = agree("加藤 学", "2026-12-31");
    let past = agree("鈴木 花", "2026-11-20");
    let seen = view(&practice)["renewals"].take();
    assert_eq!(names(&seen), ["鈴木 花", "佐藤 美咲"], "by their last day");
    assert_eq!((&seen[0]["days"], &seen[1]["days"]), (&json!(-10), &json!(30)));
    let follow = json!({ "step": "renewals", "contract": near, "decision": "follow_up", "text": "次の半年を話す", "due_on": "2026-12-10" });
    decide(&practice, follow);
    let decided = view(&practice)["renewals"][1]["decision"].take();
    let follow_up: FollowUp =
        practice.stored(id_of::<FollowUpId>(decided["follow_up"]["id"].as_str().unwrap())).unwrap();
    assert_eq!(
        (follow_up.purpose, follow_up.contract.map(|it| it.to_string())),
        (Some(FollowUpPurpose::Renewal), Some(near))
    );
    practice.ask("contract.renew", json!({ "contract": past }));
    assert_eq!(names(&view(&practice)["renewals"]), ["佐藤 美咲"]);
}

#[test]
fn a_package_of_which_one_ticket_is_left_is_looked_at() {
    let practice = Practice::on("2026-11-30");
    let sato = practice.learner("佐藤 美咲");
    let _ = practice.package(&sato, 3, "2026-10-01");
    let held = |day: &str| {
        practice.it_is(day, "09:00");
        let session = practice.booked(&sato, day, "10:00");
        practice.it_is(day, "12:00");
        practice.record(&sato, &session, "話した");
    };
    held("2026-11-02");
    assert_eq!(names(&view(&practice)["renewals"]), [""; 0], "two are left");
    held("2026-11-16");
    let seen = view(&practice)["renewals"].take();
    assert_eq!((names(&seen), &seen[0]["balance"]), (vec!["佐藤 美咲"], &json!(1)));
    practice.it_is("2027-02-01", "09:00");
    assert_eq!(names(&view(&practice)["renewals"]), [""; 0], "none was used for long");
}

#[test]
fn who_has_left_in_silence_is_asked_about_for_a_month_and_not_for_ever() {
    let (practice, _) = monday();
    let asked = |day: &str| {
        practice.it_is(day, "09:00");
        view(&practice)["signals"].as_array().unwrap().len()
    };
    practice.it_is("2026-12-28", "09:00");
    assert_eq!(view(&practice)["signals"][0]["unbooked"]["probably_left"], true, "seventy days");
    assert_eq!((asked("2027-01-17"), asked("2027-01-18")), (1, 0), "ninety days, and one more");
}

#[test]
fn a_contract_that_has_ended_is_looked_at_for_as_long_as_the_grace_that_is_in_force() {
    let practice = Practice::on("2026-11-30");
    let sato = practice.learner("佐藤 美咲");
    let terms =
        json!({ "kind": "fixed_term", "term_end": "2026-10-16", "price": { "minor": 66_000, "currency": "JPY" } });
    practice.ask("contract.add", json!({ "learner": sato, "terms": terms, "starts_on": "2026-06-01" }));
    assert_eq!(names(&view(&practice)["renewals"]), [""; 0], "forty-five days");
    let mut parameters = practice.ask("metrics.definitions", json!({}))["now"].take();
    parameters["grace_days"] = json!(60);
    let wish = json!({ "parameters": parameters, "valid_from": "2026-11-01", "note": "二か月は待つ" });
    practice.ask("metrics.save_definition", wish);
    assert_eq!(names(&view(&practice)["renewals"]), ["佐藤 美咲"]);
}
