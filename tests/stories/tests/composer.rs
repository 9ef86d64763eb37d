//! Recording a session, in full and in one line, and taking it back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::Session;
use nenrin_stories::{Json, Practice, json, of_kind, text};

/// The state of a session as it is stored.
fn state(practice: &Practice, session: &str) -> String {
    let session: Option<Session> = practice.stored(session.parse().unwrap());
    session.map_or_else(|| "gone".to_owned(), |session| nenrin_domain::Coded::as_code(session.state).to_owned())
}

/// A session in progress: a goal, an action from last time, a package of six with one used.
struct Evening {
    practice: Practice,
    learner: String,
    session: String,
    goal: String,
}

fn evening() -> Evening {
    let practice = Practice::on("2026-11-06");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 6, "2026-09-16");
    let goal = practice.goal(&learner, "朝の企画時間", "2026-09-16");
    let last = practice.booked(&learner, "2026-11-06", "10:00");
    let mut draft = practice.composer(&learner)["body"].take();
    assert_eq!(draft["session"], json!(last));
    draft["sections"] = json!([{ "key": "talked", "text": "会議が増え、企画の時間が削られている。" }]);
    draft["new_actions"] = json!([
        { "text": "上司に業務量の相談をする", "due_on": "2026-11-13" },
        { "text": "企画の時間を週3回とる", "due_on": "2026-11-19" },
        { "text": "平日の睡眠を記録する", "due_on": "2026-11-19" },
    ]);
    draft["levels"] = json!([{ "goal": goal, "value": "55" }]);
    draft["satisfaction"] = json!(4);
    draft["next_booking"] = json!({ "day": "2026-11-20", "time": "10:00" });
    practice.ask("composer.confirm", json!({ "draft": draft }));
    practice.it_is("2026-11-20", "10:51");
    let session = text(&practice.composer(&learner)["session"]);
    Evening { practice, learner, session, goal }
}

/// What the coach puts down on that evening.
fn full_draft(evening: &Evening) -> Json {
    let view = evening.practice.composer(&evening.learner);
    let actions = view["actions"].as_array().unwrap();
    let mut draft = view["body"].clone();
    draft["sections"] = json!([
        { "key": "talked", "text": "新チームの会議が増え、朝の企画時間が週2回まで減っていた。" },
        { "key": "insight", "text": "「頼まれる前から引き受けていた」" },
        { "key": "change", "text": "終盤は表情が明るくなった。" },
    ]);
    draft["actions"] = json!([
        { "id": actions[0]["id"], "state": "not_done" },
        { "id": actions[1]["id"], "state": "partly" },
        { "id": actions[2]["id"], "state": "done" },
    ]);
    draft["new_actions"] = json!([
        { "text": "火・木の9時台を予定表で確保する", "due_on": "2026-11-24" },
        { "text": "上司に15分の相談を申し込む", "due_on": "2026-11-27" },
    ]);
    draft["levels"] = json!([{ "goal": evening.goal, "value": "60" }]);
    draft["satisfaction"] = json!(3);
    draft["intent"] = json!("same");
    draft["obstacles_opened"] = json!([{ "text": "会議の増加", "category": null }]);
    draft["next_booking"] =
        json!({ "day": "2026-12-04", "time": "10:00", "minutes": null, "mode": null, "place": null });
    draft
}

#[test]
fn the_composer_shows_everything_at_once() {
    let evening = evening();
    let view = evening.practice.composer(&evening.learner);
    assert_eq!(view["number"], 2);
    assert_eq!(view["recorded"], false);
    assert_eq!(view["learner"]["name"], "佐藤 美咲");
    let keys: Vec<_> = view["sections"].as_array().unwrap().iter().map(|section| text(&section["key"])).collect();
    assert_eq!(keys, ["talked", "insight", "change", "next"]);
    assert_eq!(view["body"]["time"], "10:00");
    assert_eq!(view["body"]["minutes"], 50);
    assert_eq!(view["last_note"]["number"], 1);
    assert_eq!(view["last_note"]["day"], "2026-11-06");
    assert_eq!(view["last_note"]["sections"][0]["text"], "会議が増え、企画の時間が削られている。");
    assert_eq!(view["actions"].as_array().unwrap().len(), 3);
    assert_eq!(view["actions"][0]["text"], "上司に業務量の相談をする");
    assert_eq!(view["goals"][0]["last_value"], "55");
    assert_eq!(view["last_answers"]["satisfaction"], 4);
    assert_eq!(view["contract"]["balance"], 5);
    assert_eq!(view["next_booking"], json!(null));
    assert_eq!(view["suggested"], json!({ "day": "2026-12-04", "time": "10:00" }));
}

#[test]
fn d3_a_full_record_is_told_before_and_done_in_one_act() {
    let evening = evening();
    let practice = &evening.practice;
    let draft = full_draft(&evening);

    let preview = practice.ask("composer.preview", json!({ "draft": draft }));
    assert_eq!(preview["problems"], json!([]));
    let told = &preview["consequences"];
    assert_eq!(of_kind(told, "ticket_used")[0]["balance_before"], 5);
    assert_eq!(of_kind(told, "ticket_used")[0]["contract"], "回数券 6回");
    assert_eq!(of_kind(told, "note_version")[0]["amends"], false);
    let resolved = of_kind(told, "actions_resolved")[0];
    assert_eq!((&resolved["done"], &resolved["partly"], &resolved["not_done"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(of_kind(told, "actions_opened")[0]["count"], 2);
    assert_eq!((&of_kind(told, "level")[0]["from"], &of_kind(told, "level")[0]["to"]), (&json!("55"), &json!("60")));
    assert_eq!(
        of_kind(told, "satisfaction_changed")[0],
        &json!({ "kind": "satisfaction_changed", "from": 4, "to": 3 })
    );
    assert_eq!(of_kind(told, "booked")[0]["day"], "2026-12-04");
    assert!(of_kind(told, "no_next_booking").is_empty());

    let confirmed = practice.ask("composer.confirm", json!({ "draft": draft }));
    assert_eq!(confirmed["number"], 2);
    assert_eq!(confirmed["next"], json!(null));
    assert_eq!(state(practice, &evening.session), "held");
    assert_eq!(practice.balance(&evening.learner), 4);

    let view = practice.composer_of(&evening.learner, &evening.session);
    assert_eq!(view["recorded"], true);
    assert_eq!(view["body"]["sections"], draft["sections"]);
    assert_eq!(view["body"]["satisfaction"], 3);
    assert_eq!(view["body"]["levels"], draft["levels"]);
    assert_eq!(view["next_booking"]["day"], "2026-12-04");
    assert_eq!(view["next_booking"]["minutes"], 50);
    assert_eq!(view["obstacles"][0]["text"], "会議の増加");
    let agreed_here = view["actions"].as_array().unwrap().iter().filter(|action| action["agreed_here"] == true);
    assert_eq!(agreed_here.count(), 2);
    let last = &practice.ask("act.recent", json!({ "limit": 1 }))[0];
    assert_eq!((&last["seq"], &last["kind"]), (&confirmed["act"], &json!("session.confirm")));
}

#[test]
fn d4_held_and_one_line_is_enough() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("田中 陽子");
    let session = practice.booked(&learner, "2026-11-20", "10:00");

    let next = practice.ask("composer.next", json!({}));
    assert_eq!((&next["session"], &next["name"]), (&json!(session), &json!("田中 陽子")));
    let confirmed = practice.record(&learner, &session, "順調。");

    assert_eq!((&confirmed["number"], &confirmed["next"]), (&json!(1), &json!(null)));
    assert_eq!(practice.ask("composer.next", json!({})), json!(null));
    let note = practice.ask("note.of_session", json!({ "session": session }));
    assert_eq!(note["sections"][0]["text"], "順調。");
}

#[test]
fn d7_one_undo_takes_back_note_ticket_actions_and_booking_together() {
    let evening = evening();
    let before = evening.practice.rows();
    let draft = full_draft(&evening);
    evening.practice.ask("draft.save", json!({ "draft": draft }));
    let confirmed = evening.practice.ask("composer.confirm", json!({ "draft": draft }));
    assert_eq!(evening.practice.ask("draft.list", json!({})), json!([]));
    assert_ne!(evening.practice.rows(), before);

    let practice = evening.practice.reopened();
    practice.ask("act.undo", json!({ "seq": confirmed["act"] }));

    assert_eq!(practice.rows(), before);
    let view = practice.composer(&evening.learner);
    assert_eq!(view["session"], json!(evening.session));
    assert_eq!(view["body"], draft, "the draft is there again");
    assert_eq!(view["contract"]["balance"], 5);

    practice.ask("act.redo", json!({}));
    assert_eq!(state(&practice, &evening.session), "held");
    assert_eq!(practice.ask("draft.list", json!({})), json!([]));
}

#[test]
fn d7_a_record_of_the_wrong_learner_leaves_no_trace_but_its_version() {
    let practice = Practice::on("2026-11-20");
    let (right, wrong) = (practice.learner("高橋 玲奈"), practice.learner("髙橋 怜奈"));
    let before = practice.rows();
    let session = text(&practice.composer(&wrong)["unplanned"]);
    practice.record(&wrong, &session, "朝の企画時間について");
    assert_eq!(state(&practice, &session), "held");

    practice.undo();

    assert_eq!(practice.rows(), before);
    assert_eq!(state(&practice, &session), "gone");
    assert_eq!(
        practice.composer(&wrong)["body"]["sections"][0]["text"],
        "朝の企画時間について",
        "nothing typed is lost"
    );
    assert_eq!(practice.composer(&right)["number"], 1);
}

#[test]
fn a_session_that_was_never_booked_begins_like_the_last_one() {
    let practice = Practice::on("2026-11-06");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-06", "10:00");
    practice.record(&learner, &session, "一回目");
    practice.it_is("2026-11-20", "18:00");

    let view = practice.composer(&learner);
    assert_eq!((&view["state"], &view["number"]), (&json!(null), &json!(2)));
    assert_eq!((&view["body"]["day"], &view["body"]["time"]), (&json!("2026-11-20"), &json!("10:00")));
    assert_eq!(view["suggested"], json!({ "day": "2026-12-04", "time": "10:00" }));
    practice.record(&learner, view["session"].as_str().unwrap(), "二回目");

    let stored: Session = practice.stored(view["session"].as_str().unwrap().parse().unwrap()).unwrap();
    assert_eq!(stored.booked_on, stored.resolved_on, "it became known when it was recorded");
}

#[test]
fn no_note_needed_is_a_decision_and_ends_the_asking() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-19", "10:00");
    let draft = practice.composer(&learner)["body"].take();
    let told = practice.ask("composer.preview", json!({ "draft": draft }))["consequences"].take();
    assert_eq!(of_kind(&told, "no_note").len(), 1);
    assert_eq!(of_kind(&told, "no_ticket")[0]["why"], "no_contract");

    practice.ask("composer.confirm", json!({ "draft": draft }));

    assert_eq!(practice.ask("composer.next", json!({})), json!(null));
    assert_eq!(practice.composer_of(&learner, &session)["recorded"], true);
}

#[test]
fn the_next_note_is_the_latest_session_that_has_begun() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let other = practice.learner("田中 陽子");
    let yesterday = practice.booked(&learner, "2026-11-19", "10:00");
    let morning = practice.booked(&other, "2026-11-20", "10:00");
    let evening = practice.booked(&learner, "2026-11-20", "19:00");

    let next = practice.ask("composer.next", json!({}));
    assert_eq!((&next["session"], &next["of_today"]), (&json!(morning), &json!(true)));
    let waiting = practice.ask("composer.waiting", json!({}));
    let waiting: Vec<_> = waiting.as_array().unwrap().iter().map(|one| (&one["session"], &one["of_today"])).collect();
    assert_eq!(waiting, [(&json!(morning), &json!(true)), (&json!(yesterday), &json!(false))], "the latest first");
    let confirmed = practice.record(&other, &morning, "朝");
    assert_eq!(confirmed["next"]["session"], json!(yesterday));
    practice.it_is("2026-11-20", "19:50");
    assert_eq!(practice.ask("composer.next", json!({}))["session"], json!(evening));
}

#[test]
fn amending_keeps_the_first_words_and_uses_no_second_ticket() {
    let evening = evening();
    let practice = &evening.practice;
    let draft = full_draft(&evening);
    practice.ask("composer.confirm", json!({ "draft": draft }));
    let mut again = practice.composer_of(&evening.learner, &evening.session)["body"].take();
    again["sections"][0]["text"] = json!("会議の時間を減らす案を整理した。");
    again["satisfaction"] = json!(null);
    again["intent"] = json!(null);

    let told = practice.ask("composer.preview", json!({ "draft": again }))["consequences"].take();
    assert_eq!(of_kind(&told, "note_version")[0]["amends"], true);
    assert!(of_kind(&told, "ticket_used").is_empty());
    practice.ask("composer.confirm", json!({ "draft": again }));

    assert_eq!(practice.balance(&evening.learner), 4);
    let note = practice.ask("note.of_session", json!({ "session": evening.session }));
    assert_eq!(note["state"], "amended");
    assert_eq!(note["versions"].as_array().unwrap().len(), 2);
    assert_eq!(note["versions"][1]["sections"][0]["text"], draft["sections"][0]["text"]);
    let view = practice.composer_of(&evening.learner, &evening.session);
    assert_eq!(view["body"]["satisfaction"], json!(null), "an answer that is left out is taken back");
    assert_eq!(view["last_answers"]["satisfaction"], 4);
}

#[test]
fn confirming_the_same_draft_twice_adds_nothing_twice() {
    let evening = evening();
    let draft = full_draft(&evening);
    let before = evening.practice.rows();
    let first = evening.practice.ask("composer.confirm", json!({ "draft": draft }));
    let once = evening.practice.rows();
    evening.practice.ask("draft.save", json!({ "draft": draft }));
    let again = evening.practice.ask("composer.confirm", json!({ "draft": draft }));
    assert_eq!(evening.practice.rows(), once);

    assert_eq!(again, first, "it is the same act");
    assert_eq!(evening.practice.ask("act.recent", json!({ "limit": 1 }))[0]["seq"], first["act"]);
    let seen = evening.practice.composer_of(&evening.learner, &evening.session)["body"].take();
    assert_eq!(evening.practice.ask("composer.confirm", json!({ "draft": seen }))["act"], first["act"]);
    assert_eq!(evening.practice.ask("draft.list", json!({})), json!([]));
    evening.practice.undo();
    assert_eq!(evening.practice.rows(), before, "one undo takes all of it back");
}

#[test]
fn a_ticket_follows_the_outcome_and_is_never_used_twice() {
    let evening = evening();
    let (practice, learner) = (&evening.practice, &evening.learner);
    let confirm = |outcome: &str| {
        let mut draft = practice.composer_of(learner, &evening.session)["body"].take();
        draft["outcome"] = json!(outcome);
        let told = practice.ask("composer.preview", json!({ "draft": draft }))["consequences"].take();
        practice.ask("composer.confirm", json!({ "draft": draft }));
        told
    };
    assert_eq!(of_kind(&confirm("no_show"), "ticket_used").len(), 1);
    assert_eq!(practice.balance(learner), 4);
    assert!(of_kind(&confirm("late_cancelled"), "ticket_used").is_empty());
    assert_eq!(practice.balance(learner), 4);
    assert_eq!(of_kind(&confirm("cancelled_by_learner"), "ticket_restored")[0]["balance_before"], 4);
    assert_eq!(practice.balance(learner), 5);
    assert_eq!(of_kind(&confirm("held"), "ticket_used")[0]["balance_before"], 5);
    assert_eq!(practice.balance(learner), 4);
}

#[test]
fn a_booking_that_is_there_is_kept_and_another_one_is_added_beside_it() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-20", "10:00");
    let _ = practice.booked(&learner, "2026-12-04", "10:00");
    let wish = |wish: Json| {
        let mut draft = practice.composer_of(&learner, &session)["body"].take();
        draft["next_booking"] = wish;
        practice.ask("composer.preview", json!({ "draft": draft }))
    };
    let preview = |day: &str, time: &str| wish(json!({ "day": day, "time": time }));
    assert_eq!(of_kind(&preview("2026-12-04", "10:00")["consequences"], "booking_kept").len(), 1);
    for other in [json!({ "day": "2026-12-04", "minutes": 90 }), json!({ "day": "2026-12-04", "mode": "phone" })] {
        assert_eq!(wish(other.clone())["problems"][0]["rule"], "booked_that_day", "{other}");
    }
    assert_eq!(preview("2026-12-04", "14:00")["problems"][0]["rule"], "booked_that_day");
    assert_eq!(of_kind(&preview("2026-12-18", "10:00")["consequences"], "booked").len(), 1);
    assert_eq!(preview("2026-11-19", "10:00")["problems"][0]["rule"], "in_the_past");
    assert_eq!(preview("2026-11-20", "09:00")["problems"][0]["rule"], "not_after_the_session");
}

#[test]
fn what_cannot_be_is_told_by_field_and_nothing_is_written() {
    let evening = evening();
    let practice = &evening.practice;
    let stranger = practice.goal(&practice.learner("田中 陽子"), "英語", "2026-11-01");
    let before = practice.rows();
    let rule = |change: &dyn Fn(&mut Json)| {
        let mut draft = full_draft(&evening);
        change(&mut draft);
        let problem = practice.ask("composer.preview", json!({ "draft": draft }))["problems"][0].take();
        let failure = practice.refused("composer.confirm", json!({ "draft": draft }));
        assert_eq!((&failure["code"], &failure["about"]["rule"]), (&json!("P-205"), &problem["rule"]));
        (text(&problem["field"]), text(&problem["rule"]))
    };
    let told = |field: &str, rule: &str| (field.to_owned(), rule.to_owned());
    assert_eq!(rule(&|d| d["day"] = json!("2026-11-21")), told("day", "in_the_future"));
    assert_eq!(rule(&|d| d["satisfaction"] = json!(6)), told("satisfaction", "out_of_range"));
    assert_eq!(rule(&|d| d["new_actions"][1]["text"] = json!(" ")), told("new_actions", "empty"));
    assert_eq!(rule(&|d| d["new_actions"][0]["text"] = json!("あ".repeat(501))), told("new_actions", "too_long"));
    assert_eq!(rule(&|d| d["levels"][0]["goal"] = json!(stranger)), told("levels", "missing"));
    assert_eq!(rule(&|d| d["actions"][1]["id"] = d["actions"][0]["id"].clone()), told("actions", "twice"));
    assert_eq!(rule(&|d| d["minutes"] = json!(0)), told("minutes", "out_of_range"));
    let (text, opened_on) = ("眠れない", "2026-11-21");
    let later = json!({ "learner": evening.learner, "text": text, "opened_on": opened_on });
    let named = practice.ask("obstacle.add", later);
    assert_eq!(rule(&|d| d["obstacles_cleared"] = json!([named])), told("obstacles_cleared", "not_before"));
    practice.undo();
    let mut long = full_draft(&evening);
    long["sections"][0]["text"] = json!("あ".repeat(70_000));
    assert_eq!(practice.refused("draft.save", json!({ "draft": long }))["about"]["rule"], "at_most_200_kb");
    assert_eq!(practice.rows(), before);
}
