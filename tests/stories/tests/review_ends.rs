//! How a weekly review ends: what is left is kept as skipped, three moves at most, a paper, and a week later what came of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a story that cannot go on fails")]

use nenrin_domain::{Session, SessionState};
use nenrin_practice::Failure;
use nenrin_stories::{Json, Practice, json, text};

fn view(practice: &Practice) -> Json {
    practice.ask("review.view", json!({}))
}

fn held(practice: &Practice, learner: &str, day: &str) {
    practice.act("import", |writer| {
        let (id, zone, on) = (writer.mint(), "Asia/Tokyo".parse().unwrap(), day.parse().unwrap());
        let session = Session::on(id, learner.parse().unwrap(), on, zone, SessionState::Held);
        writer.add(&Session { resolved_on: Some(on), ..session })?;
        Ok::<_, Failure>(())
    });
}

/// A Monday on which a note is missing, and somebody has had nothing booked for six weeks.
fn monday() -> (Practice, String) {
    let practice = Practice::on("2026-11-30");
    let sato = practice.learner("佐藤 美咲");
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" }, "cadence_days": 7 });
    practice.ask("contract.add", json!({ "learner": sato, "terms": terms, "starts_on": "2026-08-01" }));
    held(&practice, &sato, "2026-10-19");
    let kato = practice.learner("加藤 学");
    held(&practice, &kato, "2026-11-27");
    (practice, sato)
}

fn move_of(change: &str) -> Json {
    json!({ "fields": { "hypothesis": "終わりに決めると空かない", "change": change, "metric": "unbooked", "review_on": "2026-12-28" } })
}

#[test]
fn what_is_left_is_kept_as_skipped_when_the_review_is_finished() {
    let (practice, _) = monday();
    assert_eq!(practice.ask("review.due", json!({})), true);
    assert_eq!(view(&practice)["notes"], json!({ "left": 1, "skipped": 0 }));
    let before = practice.rows();
    let finished = practice.ask("review.finish", json!({}));
    assert_eq!(finished["skipped"], 2);
    let seen = view(&practice);
    assert_eq!(seen["review"]["finished_on"], "2026-11-30");
    assert_eq!(seen["notes"], json!({ "left": 0, "skipped": 1 }));
    let decisions: Vec<_> = seen["decisions"].as_array().unwrap().iter().map(|it| text(&it["decision"])).collect();
    assert_eq!(decisions, ["skipped", "skipped"]);
    assert_eq!(practice.ask("review.due", json!({})), false);
    assert_eq!(practice.ask("review.finish", json!({}))["skipped"], 0, "nothing is skipped twice");
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_session_is_skipped_with_a_reason_and_is_asked_about_again_next_week() {
    let (practice, _) = monday();
    let session = practice.ask("upkeep.view", json!({}))["notes"]["first"][0]["id"].take();
    let skip = json!({ "step": "notes", "session": session, "decision": "skipped", "text": "録音を聞いてから" });
    practice.ask("review.decide", skip);
    let seen = view(&practice);
    assert_eq!(seen["notes"], json!({ "left": 0, "skipped": 1 }));
    assert_eq!(seen["decisions"][0]["text"], "録音を聞いてから");
    assert_eq!(seen["decisions"][0]["session"]["day"], "2026-11-27");
    practice.it_is("2026-12-07", "09:00");
    assert_eq!(view(&practice)["notes"], json!({ "left": 1, "skipped": 0 }));
}

#[test]
fn a_practice_that_begins_this_week_has_nothing_to_look_back_at() {
    let practice = Practice::on("2026-11-30");
    assert_eq!(practice.ask("review.due", json!({})), false);
    let sato = practice.learner("佐藤 美咲");
    held(&practice, &sato, "2026-11-30");
    practice.it_is("2026-12-02", "09:00");
    assert_eq!(practice.ask("review.due", json!({})), false);
    practice.it_is("2026-12-07", "09:00");
    assert_eq!(practice.ask("review.due", json!({})), true);
}

#[test]
fn a_week_later_it_is_told_what_came_of_a_follow_up() {
    let (practice, sato) = monday();
    let wish = json!({ "step": "signals", "learner": sato, "decision": "follow_up", "text": "電話する", "due_on": "2026-12-02" });
    practice.ask("review.decide", wish);
    practice.ask("review.finish", json!({}));
    practice.it_is("2026-12-02", "09:00");
    let follow_up = view(&practice)["decisions"][0]["follow_up"]["id"].take();
    let contact = json!({ "text": "電話: 来週から" });
    practice.ask("follow_up.finish", json!({ "follow_up": follow_up, "result": "booked", "contact": contact }));
    let _ = practice.booked(&sato, "2026-12-09", "10:00");
    practice.it_is("2026-12-07", "09:00");
    let last = view(&practice)["last"].take();
    assert_eq!(
        (&last["week"], last["decisions"].as_array().unwrap().len()),
        (&json!("2026-11-23"), 1),
        "nothing skipped"
    );
    let line = &last["decisions"][0];
    assert_eq!((&line["follow_up"]["state"], &line["follow_up"]["result"]), (&json!("done"), &json!("booked")));
    assert_eq!(line["came"]["booked_for"], "2026-12-09");
    assert_eq!(line["came"]["held_on"], Json::Null);
}

#[test]
fn the_numbers_stand_against_a_week_earlier_and_a_word_is_kept_on_each() {
    let (practice, _) = monday();
    let numbers = practice.ask("review.numbers", json!({}));
    let metrics: Vec<_> = numbers.as_array().unwrap().iter().map(|it| text(&it["metric"])).collect();
    assert_eq!(metrics, ["renewal", "unbooked", "follow_ups", "revenue"]);
    let unbooked = &numbers[1];
    assert_eq!(unbooked["now"]["days"]["median"], 41.0, "on Sunday");
    assert_eq!(unbooked["before"]["days"]["median"], 34.0);
    assert_eq!(unbooked["is_off"], false, "of one person nothing is said");
    let word = json!({ "step": "numbers", "metric": "unbooked", "decision": "acted", "text": "終わりに次を決める" });
    practice.ask("review.decide", word);
    let again = practice.ask("review.numbers", json!({}));
    assert_eq!(again[1]["decision"]["text"], "終わりに次を決める");
    let follow = json!({ "step": "numbers", "metric": "unbooked", "decision": "follow_up", "text": "電話" });
    assert_eq!(practice.refused("review.decide", follow)["about"]["rule"], "of_people");
    let other = json!({ "step": "numbers", "metric": "comebacks", "decision": "acted" });
    assert_eq!(practice.refused("review.decide", other)["about"]["rule"], "of_the_review", "nobody would see it again");
}

#[test]
fn a_number_that_is_worse_than_a_week_earlier_or_than_its_target_is_off() {
    let practice = Practice::on("2026-11-30");
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" }, "cadence_days": 7 });
    for n in 0..6 {
        let learner = practice.learner(&format!("受講者 {n}"));
        practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-08-01" }));
        held(&practice, &learner, "2026-11-02");
    }
    let unbooked = practice.ask("review.numbers", json!({}))[1].take();
    assert_eq!((&unbooked["now"]["days"]["median"], &unbooked["is_off"]), (&json!(27.0), &json!(true)));
}

#[test]
fn a_review_ends_with_three_moves_at_most_and_asks_what_came_of_them_on_their_day() {
    let (practice, _) = monday();
    let first = practice.ask("improvement.add", move_of("次回を必ず決める"));
    for change in ["月初に更新を話す", "木曜を空ける"] {
        practice.ask("improvement.add", move_of(change));
    }
    let fourth = practice.refused("improvement.add", move_of("もう一つ"));
    assert_eq!(fourth["about"]["rule"], "at_most_3");
    let lines = view(&practice)["improvements"].take();
    assert_eq!(lines.as_array().unwrap().len(), 3);
    assert_eq!((&lines[0]["is_new"], &lines[0]["is_due"]), (&json!(true), &json!(false)));

    practice.it_is("2026-12-28", "09:00");
    let due = view(&practice)["improvements"].take();
    assert_eq!((&due[0]["is_new"], &due[0]["is_due"]), (&json!(false), &json!(true)));
    let before = practice.rows();
    let close = json!({ "improvement": first, "result": "better", "learned": "3人が当日に予約" });
    practice.ask("improvement.close", close.clone());
    let open = |lines: &Json| lines.as_array().unwrap().iter().filter(|it| it["closed_on"] == Json::Null).count();
    assert_eq!(open(&view(&practice)["improvements"]), 2);
    assert_eq!(practice.refused("improvement.close", close)["about"]["rule"], "closed");
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn the_words_about_a_learner_go_with_the_learner() {
    let (practice, sato) = monday();
    let later = json!({ "step": "signals", "learner": sato, "decision": "later", "text": "引っ越しの相談" });
    practice.ask("review.decide", later);
    practice.ask("learner.erase", json!({ "learner": sato }));
    assert_eq!(practice.every("review_decision").len(), 0);
    assert_eq!(view(&practice)["decisions"], json!([]));
    let review = text(&view(&practice)["review"]["id"]);
    assert!(!review.is_empty(), "the review is the practice's own");
}

#[test]
fn the_review_is_written_as_a_paper() {
    let (practice, sato) = monday();
    practice.ask("review.decide", json!({ "step": "signals", "learner": sato, "decision": "later", "text": "出張中" }));
    practice.ask("improvement.add", move_of("次回を必ず決める"));
    let path = practice.folder().join("review.pdf");
    practice.will_pick(&path);
    let saved = practice.ask("review.save", json!({}));
    assert_eq!(saved, json!({ "name": "review.pdf", "pages": 1, "marked": [] }));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_review_in_which_something_was_decided_is_not_taken_back_from_under_it() {
    let (practice, sato) = monday();
    practice.ask("review.open", json!({}));
    practice.ask("review.decide", json!({ "step": "signals", "learner": sato, "decision": "later" }));
    let begun = practice.standing_act(1);
    let refusal = practice.refused("act.undo", json!({ "seq": begun }));
    assert_eq!(refusal["code"], "P-203", "built upon");
    practice.undo();
    practice.undo();
    assert_eq!(practice.every("review").len(), 0);
}

#[test]
fn a_renewal_of_the_review_is_one_act_that_is_kept_in_it() {
    let practice = Practice::on("2026-11-30");
    let sato = practice.learner("佐藤 美咲");
    let terms =
        json!({ "kind": "fixed_term", "term_end": "2026-12-20", "price": { "minor": 66_000, "currency": "JPY" } });
    let old = practice.ask("contract.add", json!({ "learner": sato, "terms": terms, "starts_on": "2026-06-21" }));
    practice.ask("review.open", json!({}));
    let before = practice.rows();
    practice.ask("review.renew", json!({ "contract": old }));
    let seen = view(&practice);
    assert_eq!(seen["renewals"], json!([]));
    let told = |line: &Json| (text(&line["decision"]), text(&line["renewed_from"]), text(&line["learner"]["name"]));
    let renewed = ("acted".to_owned(), "2026-12-21".to_owned(), "佐藤 美咲".to_owned());
    assert_eq!(told(&seen["decisions"][0]), renewed);
    let twice = practice.refused("review.renew", json!({ "contract": old }));
    assert_eq!(twice["about"]["rule"], "not_renewed_yet");
    practice.it_is("2026-12-07", "09:00");
    let past = practice.ask("review.past", json!({ "review": seen["review"]["id"] }));
    assert_eq!(told(&past["decisions"][0]), renewed);
    practice.undo();
    assert_eq!(practice.rows(), before, "the contract and what was kept of it");
}

#[test]
fn a_follow_up_that_was_decided_before_a_renewal_goes_with_that_decision() {
    let practice = Practice::on("2026-11-30");
    let sato = practice.learner("佐藤 美咲");
    let terms =
        json!({ "kind": "fixed_term", "term_end": "2026-12-20", "price": { "minor": 66_000, "currency": "JPY" } });
    let old = practice.ask("contract.add", json!({ "learner": sato, "terms": terms, "starts_on": "2026-06-21" }));
    let follow = json!({ "step": "renewals", "contract": old, "decision": "follow_up", "text": "更新の話", "due_on": "2026-12-02" });
    practice.ask("review.decide", follow);
    assert_eq!(practice.every("follow_up").len(), 1);
    assert_eq!(practice.ask("review.renew", json!({ "contract": old }))["stay"], json!([]));
    assert_eq!(practice.every("follow_up").len(), 0);
    assert_eq!(practice.every("review_decision").len(), 1);
}

#[test]
fn a_move_is_told_in_the_review_in_which_it_was_looked_at_and_in_those_in_which_it_went_on() {
    let (practice, _) = monday();
    let tried = practice.ask("improvement.add", move_of("次回を必ず決める"));
    let id = |seen: &Json| text(&seen["review"]["id"]);
    let first = id(&view(&practice));
    practice.it_is("2026-12-21", "09:00");
    practice.ask("review.open", json!({}));
    let second = id(&view(&practice));
    practice.it_is("2026-12-28", "09:00");
    practice.ask("review.open", json!({}));
    let third = id(&view(&practice));
    practice.ask("improvement.close", json!({ "improvement": tried, "result": "better", "learned": "当日に予約" }));
    let now = view(&practice)["improvements"][0].take();
    assert_eq!((&now["is_looked_at"], &now["is_new"]), (&json!(true), &json!(false)));
    practice.it_is("2027-01-04", "09:00");
    assert_eq!(view(&practice)["improvements"], json!([]));
    let past = |review: &str| practice.ask("review.past", json!({ "review": review }));
    assert_eq!((&past(&first)["moves"][0]["id"], &past(&first)["tried"]), (&tried, &json!([])));
    assert_eq!(past(&second)["tried"][0]["is_looked_at"], false);
    assert_eq!((&past(&third)["tried"][0]["is_looked_at"], &past(&third)["moves"]), (&json!(true), &json!([])));
}

#[test]
fn a_move_is_judged_by_its_number_at_the_start_and_now() {
    let (practice, sato) = monday();
    let tried = practice.ask("improvement.add", move_of("次回を必ず決める"));
    practice.it_is("2026-12-14", "09:00");
    held(&practice, &sato, "2026-12-10");
    let look = practice.ask("improvement.look", json!({ "improvement": tried }));
    assert_eq!((&look["metric"], &look["began_within"]["to"]), (&json!("unbooked"), &json!("2026-11-29")));
    assert_eq!(look["within"]["to"], "2026-12-13");
    assert_ne!(look["began"], look["now"]);
    let none = json!({ "fields": { "hypothesis": "仮説", "change": "変える", "metric": null, "review_on": null } });
    let other = practice.ask("improvement.add", none);
    assert_eq!(practice.ask("improvement.look", json!({ "improvement": other })), Json::Null);
}
