//! Notes after they were confirmed, and the template of new ones.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_stories::{Practice, json, text};

#[test]
fn old_words_can_count_again_and_no_version_is_ever_lost() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-20", "10:00");
    let of_session = || practice.ask("note.of_session", json!({ "session": session }));
    practice.record(&learner, &session, "最初の言葉");
    practice.record(&learner, &session, "二番目の言葉");
    let first = of_session()["versions"][1]["id"].take();

    practice.ask("note.restore", json!({ "version": first }));
    assert_eq!(of_session()["sections"][0]["text"], "最初の言葉");
    practice.undo();
    assert_eq!(of_session()["sections"][0]["text"], "二番目の言葉");
    practice.undo();
    practice.undo();

    let note = of_session();
    assert_eq!((&note["state"], &note["sections"]), (&json!(null), &json!([])));
    let words: Vec<_> = note["versions"].as_array().unwrap().iter().map(|v| text(&v["sections"][0]["text"])).collect();
    assert_eq!(words, ["最初の言葉", "二番目の言葉", "最初の言葉"], "undoing keeps every version");
}

#[test]
fn old_words_do_not_count_for_a_session_whose_outcome_is_not_known() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-20", "10:00");
    practice.record(&learner, &session, "最初の言葉");
    let version = practice.ask("note.of_session", json!({ "session": session }))["version"].take();
    let refused = || practice.refused("note.restore", json!({ "version": version }))["about"]["rule"].take();
    practice.undo();

    assert_eq!(refused(), "not_recorded", "it is booked again");
    assert_eq!(practice.ask("week.view", json!({}))["to_write"]["total"], 1);
    practice.ask("session.reschedule", json!({ "session": session, "day": "2026-11-27", "time": "10:00" }));
    assert_eq!(refused(), "not_recorded", "it was moved");
}

#[test]
fn a_template_is_the_coachs_own_and_old_notes_keep_their_headings() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let save = |sections| practice.ask("note_template.save", json!({ "sections": sections }));
    let sections = save(json!([{ "key": "talked", "heading": "" }, { "key": null, "heading": "宿題" }]));
    let homework = text(&sections[1]["key"]);
    assert_eq!(practice.ask("note_template.view", json!({})), sections);

    let session = practice.booked(&learner, "2026-11-20", "10:00");
    let mut draft = practice.composer(&learner)["body"].take();
    draft["sections"] = json!([{ "key": homework, "text": "読書" }]);
    practice.ask("composer.confirm", json!({ "draft": draft }));
    save(json!([{ "key": "talked", "heading": "話" }]));

    let view = practice.composer_of(&learner, &session);
    assert_eq!(view["sections"], json!([{ "key": "talked", "heading": "話" }, { "key": homework, "heading": "宿題" }]));
    let refused = |sections| practice.refused("note_template.save", json!({ "sections": sections }))["about"].take();
    assert_eq!(refused(json!([]))["rule"], "1_to_12");
    assert_eq!(refused(json!([{ "key": null, "heading": " " }]))["field"], "heading");
    assert_eq!(refused(json!([{ "key": "other", "heading": "x" }]))["rule"], "unknown");
}

#[test]
fn a_session_that_was_taken_back_is_not_recorded_again_for_somebody_else() {
    let practice = Practice::on("2026-11-20");
    let (misaki, yoko) = (practice.learner("佐藤 美咲"), practice.learner("田中 陽子"));
    let mut draft = practice.composer(&misaki)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "美咲さんの話" }]);
    practice.ask("composer.confirm", json!({ "draft": draft }));
    practice.undo();
    draft["learner"] = json!(yoko);
    assert_eq!(practice.refused("composer.confirm", json!({ "draft": draft }))["code"], "P-202");
}

/// Says of a session that it was held, and that there is nothing to write.
fn held_without_words(practice: &Practice, learner: &str, session: &str) {
    let draft = practice.composer_of(learner, session)["body"].take();
    practice.ask("composer.confirm", json!({ "draft": draft }));
}

#[test]
fn a_session_of_today_without_words_is_written_about_before_another_begins() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 6, "2026-11-01");
    let session = practice.booked(&learner, "2026-11-20", "09:00");
    held_without_words(&practice, &learner, &session);
    assert_eq!(practice.balance(&learner), 5);
    assert_eq!(practice.ask("composer.next", json!({})), json!(null), "nobody is asked again");

    let view = practice.composer(&learner);
    assert_eq!((&view["session"], &view["state"], &view["number"]), (&json!(session), &json!("held"), &json!(1)));
    practice.record(&learner, &session, "あとから書いたメモ");
    assert_eq!(practice.balance(&learner), 5, "it is the same session");
    assert_eq!(practice.composer(&learner)["state"], json!(null), "with words it is done");
}

#[test]
fn a_trial_of_today_without_words_is_written_about_too() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("高橋 健");
    let trial = json!({ "day": "2026-11-20", "time": "09:00" });
    practice.ask("trial.book", json!({ "learner": learner, "trial": trial }));
    let session = text(&practice.composer(&learner)["session"]);
    held_without_words(&practice, &learner, &session);
    assert_eq!(practice.composer(&learner)["session"], json!(session));
}

#[test]
fn a_day_later_a_session_settled_without_words_is_not_offered_again() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-20", "09:00");
    held_without_words(&practice, &learner, &session);
    practice.it_is("2026-11-21", "09:30");

    let view = practice.composer(&learner);
    assert_eq!((&view["state"], &view["body"]["day"]), (&json!(null), &json!("2026-11-21")));
}
