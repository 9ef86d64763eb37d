//! What was decided in a review and is looked at again: decided anew, of two people who are one, what is tried, and the reviews of
//! earlier weeks.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a story that cannot go on fails")]

use nenrin_domain::{Learner, Session, SessionState, Trial, TrialOutcome};
use nenrin_practice::Failure;
use nenrin_stories::{Json, Practice, json, text};

fn view(practice: &Practice) -> Json {
    practice.ask("review.view", json!({}))
}

fn held(practice: &Practice, learner: &str, days: &[&str]) {
    practice.act("import", |writer| {
        for day in days {
            let (id, zone, on) = (writer.mint(), "Asia/Tokyo".parse().unwrap(), day.parse().unwrap());
            let session = Session::on(id, learner.parse().unwrap(), on, zone, SessionState::Held);
            writer.add(&Session { resolved_on: Some(on), ..session })?;
        }
        Ok::<_, Failure>(())
    });
}

/// A learner under contract who was last here on `last`, with nothing booked since.
fn waiting(practice: &Practice, name: &str, last: &str) -> String {
    let learner = practice.learner(name);
    let terms = json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" }, "cadence_days": 7 });
    practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-08-01" }));
    held(practice, &learner, &[last]);
    learner
}

/// A Monday, with somebody who has had nothing booked for six weeks.
fn monday() -> (Practice, String) {
    let practice = Practice::on("2026-11-30");
    let sato = waiting(&practice, "佐藤 美咲", "2026-10-19");
    (practice, sato)
}

fn decide(practice: &Practice, learner: &str, decision: &str, text: &str) -> Json {
    let fields = json!({ "step": "signals", "learner": learner, "decision": decision, "text": text });
    practice.ask("review.decide", fields)
}

fn follow_up(practice: &Practice, learner: &str, text: &str, due_on: &str) -> Json {
    let about =
        json!({ "step": "signals", "learner": learner, "decision": "follow_up", "text": text, "due_on": due_on });
    practice.ask("review.decide", about)
}

#[test]
fn of_two_who_are_one_the_later_decision_stands_and_the_other_one_is_told_beside_it() {
    let (practice, sato) = monday();
    let twin = waiting(&practice, "さとう 美咲", "2026-10-20");
    decide(&practice, &sato, "later", "出張中");
    practice.it_is("2026-12-02", "09:00");
    decide(&practice, &twin, "no_need", "休会の相談中");
    let before = practice.rows();
    practice.ask("learner.merge", json!({ "keep": sato, "other": twin }));
    let seen = view(&practice);
    let told = seen["decisions"].as_array().unwrap();
    assert_eq!(told.len(), 1, "one person, one decision");
    assert_eq!((&told[0]["decision"], &told[0]["text"]), (&json!("no_need"), &json!("休会の相談中")));
    let earlier = &told[0]["earlier"][0];
    assert_eq!(
        (&earlier["decision"], &earlier["text"], &earlier["decided_on"]),
        (&json!("later"), &json!("出張中"), &json!("2026-11-30"))
    );
    assert_eq!(seen["signals"][0]["decision"]["earlier"][0]["text"], "出張中");
    practice.undo();
    assert_eq!(practice.rows(), before, "both are back");
    let decisions = view(&practice)["decisions"].take();
    let texts: Vec<_> = decisions.as_array().unwrap().iter().map(|it| text(&it["text"])).collect();
    assert_eq!(texts, ["出張中", "休会の相談中"]);
}

#[test]
fn a_decision_outweighs_that_the_other_one_was_only_passed_over() {
    let (practice, sato) = monday();
    let twin = waiting(&practice, "さとう 美咲", "2026-10-20");
    decide(&practice, &sato, "later", "出張中");
    practice.it_is("2026-12-02", "09:00");
    assert_eq!(practice.ask("review.finish", json!({}))["skipped"], 1);
    practice.ask("learner.merge", json!({ "keep": twin, "other": sato }));
    let told = view(&practice)["decisions"][0].take();
    assert_eq!((&told["decision"], &told["earlier"][0]["decision"]), (&json!("later"), &json!("skipped")));
    decide(&practice, &twin, "acted", "電話した");
    let told = view(&practice)["decisions"][0].take();
    assert_eq!((&told["decision"], &told["earlier"]), (&json!("acted"), &json!([])), "decided anew it is one");
}

#[test]
fn whoever_was_to_be_followed_up_twice_for_the_same_is_led_to_the_one_that_is_open() {
    let (practice, sato) = monday();
    let twin = waiting(&practice, "さとう 美咲", "2026-10-20");
    follow_up(&practice, &sato, "電話する", "2026-12-02");
    follow_up(&practice, &twin, "電話する", "2026-12-03");
    practice.ask("learner.merge", json!({ "keep": sato, "other": twin }));
    let told = view(&practice)["decisions"][0].take();
    let open = practice.ask("follow_up.list", json!({}))["this_week"]["first"].take();
    assert_eq!(open.as_array().unwrap().len(), 1);
    for fate in [&told["follow_up"], &told["earlier"][0]["follow_up"]] {
        assert_eq!((&fate["id"], &fate["state"]), (&open[0]["id"], &json!("open")));
    }
}

#[test]
fn a_follow_up_that_nobody_touched_goes_with_the_decision_that_opened_it() {
    let (practice, sato) = monday();
    follow_up(&practice, &sato, "電話する", "2026-12-02");
    let before = practice.rows();
    assert_eq!(decide(&practice, &sato, "no_need", "本人から連絡あり")["stay"], json!([]));
    assert_eq!(practice.every("follow_up").len(), 0, "taken back in the same act");
    practice.undo();
    assert_eq!(practice.rows(), before);

    follow_up(&practice, &sato, "手紙を書く", "2026-12-04");
    let open = practice.ask("follow_up.list", json!({}))["this_week"]["first"].take();
    assert_eq!(open.as_array().unwrap().len(), 1, "the other one went");
    assert_eq!((&open[0]["text"], &open[0]["due_on"]), (&json!("手紙を書く"), &json!("2026-12-04")));
    follow_up(&practice, &sato, "手紙を書く", "2026-12-05");
    let open = practice.ask("follow_up.list", json!({}))["this_week"]["first"].take();
    assert_eq!((open.as_array().unwrap().len(), &open[0]["due_on"]), (1, &json!("2026-12-05")), "another day");
}

#[test]
fn a_follow_up_with_which_something_was_done_stays_and_is_told() {
    let (practice, sato) = monday();
    let open = |what: &str| {
        follow_up(&practice, &sato, what, "2026-12-02");
        text(&view(&practice)["signals"][0]["decision"]["follow_up"]["id"])
    };
    let snoozed = open("電話する");
    let put_off = json!({ "follow_up": snoozed, "until": "2026-12-04", "reason": "出張" });
    practice.ask("follow_up.snooze", put_off);
    let stay = decide(&practice, &sato, "acted", "会った")["stay"].take();
    assert_eq!((stay.as_array().unwrap().len(), &stay[0]["id"]), (1, &json!(snoozed)), "put off by hand");
    assert_eq!(stay[0]["text"], "電話する");

    let done = open("手紙を書く");
    let contact = json!({ "text": "手紙: 送った" });
    practice.ask("follow_up.finish", json!({ "follow_up": done, "result": "no_reply", "contact": contact }));
    let stay = decide(&practice, &sato, "no_need", "")["stay"].take();
    assert_eq!((&stay[0]["id"], &stay[0]["state"]), (&json!(done), &json!("done")), "a contact was logged");
    assert_eq!(practice.every("follow_up").len(), 2);
}

#[test]
fn a_follow_up_that_was_put_off_and_not_after_all_is_untouched() {
    let (practice, sato) = monday();
    follow_up(&practice, &sato, "電話する", "2026-12-02");
    let open = text(&view(&practice)["signals"][0]["decision"]["follow_up"]["id"]);
    practice.ask("follow_up.snooze", json!({ "follow_up": open, "until": "2026-12-04", "reason": "出張" }));
    practice.undo();
    decide(&practice, &sato, "acted", "会った");
    assert_eq!(practice.every("follow_up").len(), 0);
}

#[test]
fn a_follow_up_that_was_only_meant_or_is_meant_elsewhere_stays_without_a_word() {
    let (practice, sato) = monday();
    let fields = json!({ "learner": sato, "purpose": "admin", "text": "お礼", "due_on": "2026-11-30" });
    let own = text(&practice.ask("follow_up.add", fields));
    let meant = json!({ "step": "signals", "learner": sato, "decision": "follow_up", "follow_up": own });
    practice.ask("review.decide", meant);
    assert_eq!(decide(&practice, &sato, "later", "")["stay"], json!([]));
    assert_eq!(practice.every("follow_up").len(), 1);
    follow_up(&practice, &sato, "お礼", "2026-11-30");
    assert_eq!(decide(&practice, &sato, "later", "")["stay"], json!([]), "the same was open");
    assert_eq!(practice.every("follow_up").len(), 1);
}

#[test]
fn seven_hundred_notes_that_wait_are_all_counted_and_all_passed_over() {
    let practice = Practice::on("2026-11-30");
    for n in 0..100 {
        let learner = practice.learner(&format!("受講者 {n}"));
        let days = ["20", "21", "22", "23", "24", "25", "26"].map(|day| format!("2026-11-{day}"));
        held(&practice, &learner, &days.each_ref().map(String::as_str));
    }
    assert_eq!(view(&practice)["notes"]["left"], 700);
    let notes = practice.ask("upkeep.view", json!({ "rows": 700 }))["notes"].take();
    assert_eq!((&notes["total"], notes["first"].as_array().unwrap().len()), (&json!(700), 700), "all can be reached");
    let left = view(&practice)["signals"].as_array().unwrap().len();
    assert_eq!(practice.ask("review.finish", json!({}))["skipped"], 700 + left);
    assert_eq!(view(&practice)["notes"], json!({ "left": 0, "skipped": 700 }));
}

#[test]
fn more_than_five_hundred_people_of_whom_something_speaks_are_all_told() {
    let practice = Practice::on("2026-11-30");
    practice.act("import", |writer| {
        for n in 0..520 {
            let learner = Learner::named(writer.mint(), &format!("体験 {n}"));
            writer.add(&learner)?;
            let trial = Trial::on(writer.mint(), "2026-11-20".parse().unwrap(), TrialOutcome::Undecided);
            writer.add(&Trial { learner: Some(learner.id), ..trial })?;
        }
        Ok::<_, Failure>(())
    });
    let seen = view(&practice)["signals"].take();
    assert_eq!(seen.as_array().unwrap().len(), 520);
    assert_eq!(seen[0]["trial"], json!({ "day": "2026-11-20", "days": 10 }));
}

#[test]
fn a_note_that_is_half_written_and_of_no_session_is_missing_until_it_is_recorded_or_passed_over() {
    let (practice, sato) = monday();
    let mut body = practice.composer(&sato)["body"].take();
    body["sections"] = json!([{ "key": "talked", "text": "途中まで" }]);
    practice.ask("draft.save", json!({ "draft": body }));
    let seen = view(&practice);
    assert_eq!(seen["notes"], json!({ "left": 1, "skipped": 0 }));
    assert_eq!(
        (&seen["drafts"][0]["name"], &seen["drafts"][0]["first_words"]),
        (&json!("佐藤 美咲"), &json!("途中まで"))
    );
    let pass = json!({ "step": "notes", "session": body["session"], "decision": "skipped", "text": "録音を聞く" });
    practice.ask("review.decide", pass);
    let seen = view(&practice);
    assert_eq!((&seen["notes"], &seen["drafts"]), (&json!({ "left": 0, "skipped": 1 }), &json!([])));
    practice.undo();
    practice.ask("review.finish", json!({}));
    assert_eq!(view(&practice)["notes"], json!({ "left": 0, "skipped": 1 }), "what was left is kept");
    practice.it_is("2026-12-07", "09:00");
    practice.ask("composer.confirm", json!({ "draft": body }));
    assert_eq!(view(&practice)["drafts"], json!([]), "recorded");
}

#[test]
fn two_notes_of_no_session_that_are_half_written_of_one_learner_are_one_thing_that_is_passed_over() {
    let (practice, sato) = monday();
    decide(&practice, &sato, "later", "出張中");
    let mut body = practice.composer(&sato)["body"].take();
    for (session, words) in
        [(body["session"].take(), "途中まで"), (json!("018f0000-0000-7000-8000-000000000000"), "別の話")]
    {
        body["session"] = session;
        body["sections"] = json!([{ "key": "talked", "text": words }]);
        practice.ask("draft.save", json!({ "draft": body }));
    }
    assert_eq!(practice.ask("draft.list", json!({})).as_array().unwrap().len(), 2);
    assert_eq!(view(&practice)["drafts"].as_array().unwrap().len(), 1, "the latest");
    let finished = practice.ask("review.finish", json!({}));
    practice.it_is("2026-12-07", "09:00");
    let line = practice.ask("review.list", json!({}))[0].take();
    assert_eq!((&finished["skipped"], &line["passed"]), (&json!(1), &json!(1)));
}

fn tried(practice: &Practice) -> String {
    let fields = json!({ "hypothesis": "終わりに決めると空かない", "change": "次回を必ず決める", "metric": "unbooked", "review_on": "2026-12-28" });
    text(&practice.ask("improvement.add", json!({ "fields": fields })))
}

#[test]
fn what_is_tried_is_said_otherwise_until_somebody_says_what_came_of_it() {
    let (practice, _) = monday();
    let tried = tried(&practice);
    let before = practice.rows();
    let said = |review_on: &str| {
        let fields = json!({ "hypothesis": "帰る前なら決まる", "change": "帰る前に決める", "metric": null, "review_on": review_on });
        json!({ "improvement": tried, "fields": fields })
    };
    practice.ask("improvement.change", said("2027-01-11"));
    let line = view(&practice)["improvements"][0].take();
    assert_eq!(
        (&line["change"], &line["metric"], &line["review_on"]),
        (&json!("帰る前に決める"), &Json::Null, &json!("2027-01-11"))
    );
    assert_eq!((&line["is_new"], &line["started_on"]), (&json!(true), &json!("2026-11-30")), "the same is tried");
    practice.undo();
    assert_eq!(practice.rows(), before);

    practice.it_is("2026-12-29", "09:00");
    assert_eq!(practice.refused("improvement.change", said("2026-12-29"))["about"]["field"], "review_on");
    practice.ask("improvement.change", said("2026-12-28"));
    assert_eq!(view(&practice)["improvements"][0]["change"], "帰る前に決める", "a day that has come stays");
    practice.ask("improvement.close", json!({ "improvement": tried, "result": "same" }));
    assert_eq!(practice.refused("improvement.change", said("2027-01-11"))["about"]["rule"], "closed");
}

#[test]
fn earlier_reviews_are_listed_and_each_is_read_as_it_was() {
    let (practice, sato) = monday();
    assert_eq!(practice.ask("review.list", json!({})), json!([]), "the one of this week is no earlier one");
    follow_up(&practice, &sato, "電話する", "2026-12-02");
    let tried = tried(&practice);
    let word = json!({ "step": "numbers", "metric": "unbooked", "decision": "acted", "text": "終わりに次を決める" });
    practice.ask("review.decide", word);
    let kato = practice.learner("加藤 学");
    held(&practice, &kato, &["2026-11-27"]);
    practice.ask("review.finish", json!({}));
    assert_eq!(practice.ask("review.list", json!({})), json!([]));
    let numbers = practice.ask("review.numbers", json!({}));

    practice.it_is("2026-12-14", "09:00");
    held(&practice, &sato, &["2026-11-28", "2026-12-10"]);
    practice.ask("improvement.close", json!({ "improvement": tried, "result": "better", "learned": "その場で決まる" }));
    let lines = practice.ask("review.list", json!({}));
    assert_eq!(lines.as_array().unwrap().len(), 1);
    let line = &lines[0];
    assert_eq!((&line["week"]["from"], &line["finished_on"]), (&json!("2026-11-23"), &json!("2026-11-30")));
    assert_eq!(
        (&line["decided"], &line["passed"], &line["moves"]),
        (&json!(2), &json!(1), &json!(["次回を必ず決める"]))
    );

    let past = practice.ask("review.past", json!({ "review": line["id"] }));
    let decisions: Vec<_> = past["decisions"].as_array().unwrap().iter().map(|it| text(&it["decision"])).collect();
    assert_eq!(decisions, ["follow_up", "acted", "skipped"]);
    assert_eq!(past["decisions"][0]["came"]["held_on"], "2026-12-10");
    assert_eq!(
        (&past["moves"][0]["result"], &past["moves"][0]["learned"]),
        (&json!("better"), &json!("その場で決まる"))
    );
    let then = practice.ask("review.numbers", json!({ "review": line["id"] }));
    assert_eq!(then[1]["within"], numbers[1]["within"], "those of its week");
    assert_eq!(then[1]["decision"]["text"], "終わりに次を決める");

    let path = practice.folder().join("again.pdf");
    practice.will_pick(&path);
    assert_eq!(practice.ask("review.save", json!({ "review": line["id"] }))["pages"], 1);
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"), "printed anew");
}

#[test]
fn what_an_earlier_review_looked_at_is_told_as_it_was_known_then() {
    let practice = Practice::on("2026-11-30");
    for n in 0..6 {
        waiting(&practice, &format!("受講者 {n}"), "2026-11-02");
    }
    practice.ask("review.finish", json!({}));
    let numbers = practice.ask("review.numbers", json!({}));
    assert_eq!(numbers[1]["now"]["days"]["median"], 27.0);
    practice.it_is("2027-11-29", "09:00");
    let past = practice.ask("review.list", json!({}))[0]["id"].take();
    assert_eq!(practice.ask("review.numbers", json!({ "review": past })), numbers);
}
