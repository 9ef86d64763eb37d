//! Drafts: on disk while typing, offered again, never mixed up.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::Instant;
use nenrin_store::Draft;
use nenrin_stories::{Json, Practice, json, text};

#[test]
fn d5_a_draft_outlives_the_program_and_is_offered_again() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-20", "10:00");
    let mut draft = practice.composer(&learner)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "\n新チームの会議が" }]);
    draft["typing"] = json!({ "action": "火・木の9", "booking": "2週間" });
    let saved_at = practice.ask("draft.save", json!({ "draft": draft }));

    let practice = practice.reopened();

    let offered = practice.ask("draft.list", json!({}));
    let expected = json!([{ "session": session, "learner": learner, "name": "佐藤 美咲", "external_id": null,
        "day": "2026-11-20", "saved_at": saved_at, "first_words": "新チームの会議が",
        "readable": true }]);
    assert_eq!(offered, expected);
    let view = practice.composer(&learner);
    assert_eq!((&view["body"], &view["saved_at"]), (&draft, &saved_at));
    assert_eq!(practice.ask("composer.next", json!({}))["session"], json!(session));
}

#[test]
fn a_draft_that_comes_late_about_somebody_who_was_erased_is_refused() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.booked(&learner, "2026-11-20", "10:00");
    let mut draft = practice.composer(&learner)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "消した人の言葉" }]);
    practice.ask("learner.erase", json!({ "learner": learner }));
    assert_eq!(practice.refused("draft.save", json!({ "draft": draft }))["code"], "P-210");
    assert_eq!(practice.ask("draft.list", json!({})), json!([]));
}

#[test]
fn each_session_has_its_own_draft_and_discarding_one_leaves_the_other() {
    let practice = Practice::on("2026-11-20");
    let (one, two) = (practice.learner("佐藤 美咲"), practice.learner("田中 陽子"));
    for (learner, words) in [(&one, "一"), (&two, "二")] {
        let mut draft = practice.composer(learner)["body"].take();
        draft["sections"] = json!([{ "key": "talked", "text": words }]);
        practice.ask("draft.save", json!({ "draft": draft }));
    }
    practice.ask("draft.discard", json!({ "session": practice.composer(&one)["session"] }));

    assert_eq!(practice.composer(&one)["saved_at"], json!(null));
    assert_eq!(practice.composer(&two)["body"]["sections"][0]["text"], "二");
}

#[test]
fn an_autosave_that_crosses_the_confirmation_opens_no_draft() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let mut draft = practice.composer(&learner)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "順調。" }]);
    practice.ask("composer.confirm", json!({ "draft": draft }));
    practice.ask("draft.save", json!({ "draft": draft }));
    assert_eq!(practice.ask("draft.list", json!({})), json!([]));

    draft["sections"][0]["text"] = json!("順調。次回は");
    practice.ask("draft.save", json!({ "draft": draft }));
    let offered = practice.ask("draft.list", json!({}));
    assert_eq!(text(&offered[0]["first_words"]), "順調。次回は");
}

#[test]
fn undo_gives_back_what_was_agreed_even_when_the_note_was_amended_since() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-20", "10:00");
    let mut draft = practice.composer(&learner)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "誤字" }]);
    draft["new_actions"] = json!([{ "text": "読書", "due_on": "2026-11-27" }]);
    practice.ask("composer.confirm", json!({ "draft": draft }));
    practice.record(&learner, &session, "訂正");

    practice.undo();
    practice.undo();
    assert_eq!(practice.composer_of(&learner, &session)["body"], draft);
}

#[test]
fn a_draft_that_cannot_be_read_is_kept_and_hides_no_other() {
    let practice = Practice::on("2026-11-20");
    let (one, two) = (practice.learner("佐藤 美咲"), practice.learner("田中 陽子"));
    let torn = practice.booked(&one, "2026-11-20", "10:00");
    let mut draft = practice.composer(&two)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "順調。" }]);
    practice.ask("draft.save", json!({ "draft": draft }));
    let body = "{\"format\":1,\"body\":{\"sections\":[{\"text\":\"途中".to_owned();
    let (session, learner) = (torn.parse().unwrap(), one.parse().unwrap());
    let unreadable = Draft { session, learner, body, saved_at: Instant::from_millis(1_763_600_000_000) };
    practice.with(|call| call.change(|store| store.save_draft(&unreadable))).unwrap();

    let offered = practice.ask("draft.list", json!({}));
    let line = |draft: &Json| (text(&draft["day"]), text(&draft["first_words"]), draft["readable"].as_bool().unwrap());
    let lines: Vec<_> = offered.as_array().unwrap().iter().map(line).collect();
    let told = |words: &str, readable| ("2026-11-20".to_owned(), words.to_owned(), readable);
    assert_eq!(lines, [told("順調。", true), told("", false)]);

    let fields = json!({ "learner": one, "session": torn });
    assert_eq!(practice.refused("composer.open", fields)["code"], "P-211");
    let kept = practice.with(|call| Ok(call.store()?.draft(session)?)).unwrap();
    assert_eq!(kept, Some(unreadable));
    practice.ask("session.resolve", json!({ "session": torn, "state": "no_show" }));
    assert_ne!(practice.composer(&one)["session"], json!(torn), "the learner has other sessions");
}

#[test]
fn a_draft_of_another_practice_is_refused() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let mut draft = practice.composer(&learner)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "順調。" }]);

    practice.ask("start.sample", json!({}));
    let failure = practice.refused("draft.save", json!({ "draft": draft }));
    assert_eq!((&failure["code"], &failure["about"]["entity"]), (&json!("P-202"), &json!("learner")));
    assert_eq!(practice.ask("draft.list", json!({})), json!([]));
    let strangers = practice.learners();
    let session = practice.composer(&strangers[0])["unplanned"].take();
    practice.record(&strangers[0], &text(&session), "見本");
    (draft["learner"], draft["session"]) = (json!(strangers[1]), session);
    let failure = practice.refused("draft.save", json!({ "draft": draft }));
    assert_eq!(failure["about"]["entity"], "session");
}
