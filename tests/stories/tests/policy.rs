//! What outcomes count as: by the practice's policy, by an exception for one session, and by notice given in time.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_stories::{Json, Practice, json, text};

fn counts(practice: &Practice, session: &str, flag: &str) -> (bool, Option<bool>) {
    let counts = practice.ask("session.counts", json!({ "session": session }));
    (counts[flag]["by_policy"].as_bool().unwrap(), counts[flag]["exception"].as_bool())
}

fn resolve(practice: &Practice, session: &str, state: &str) {
    practice.ask("session.resolve", json!({ "session": session, "state": state }));
}

/// From now on an outcome uses a ticket, or does not, and is charged as it uses one.
fn rule(practice: &Practice, outcome: &str, counts: bool) {
    let wish = json!({ "outcome": outcome, "consumes": counts, "chargeable": counts });
    practice.ask("policy.save", json!({ "outcomes": [wish], "notice_hours": 24 }));
}

fn except(practice: &Practice, session: &str, consumes: Option<bool>) {
    let flags = json!({ "session": session, "happened": null, "consumes": consumes, "chargeable": null });
    practice.ask("session.flags", flags);
}

#[test]
fn a_practice_begins_with_the_usual_policy() {
    let practice = Practice::on("2026-11-20");
    let view = practice.ask("policy.view", json!({}));
    assert_eq!(view["notice_hours"], 24);
    let told = view["outcomes"].as_array().unwrap().iter().map(|rule| {
        let flag = |name: &str| rule[name].as_bool().unwrap();
        (text(&rule["outcome"]), flag("happened"), flag("consumes"), flag("chargeable"), rule["since"].is_null())
    });
    let expected = [
        ("held", true, true, true),
        ("late_cancelled", false, true, true),
        ("no_show", false, true, true),
        ("cancelled_by_learner", false, false, false),
        ("cancelled_by_coach", false, false, false),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected.map(|(o, h, c, p)| (o.to_owned(), h, c, p, true)));
}

#[test]
fn a_new_policy_counts_from_its_day_on_and_leaves_the_ledger_and_what_was_known_before() {
    let practice = Practice::on("2026-11-02");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 4, "2026-11-01");
    let earlier = practice.booked(&learner, "2026-11-02", "09:00");
    resolve(&practice, &earlier, "no_show");
    practice.it_is("2026-11-09", "12:00");
    let before = practice.rows();
    rule(&practice, "no_show", false);

    assert_eq!(practice.balance(&learner), 3, "what was used stays used");
    assert_eq!(counts(&practice, &earlier, "consumes"), (true, None));
    assert_eq!(counts(&practice, &earlier, "chargeable"), (true, None));
    let view = practice.ask("policy.view", json!({}));
    assert_eq!(
        (&view["outcomes"][2]["consumes"], &view["outcomes"][2]["since"]),
        (&json!(false), &json!("2026-11-09"))
    );

    let later = practice.booked(&learner, "2026-11-09", "09:00");
    resolve(&practice, &later, "no_show");
    assert_eq!((practice.balance(&learner), counts(&practice, &later, "consumes")), (3, (false, None)));
    resolve(&practice, &earlier, "no_show");
    assert_eq!(practice.balance(&learner), 3, "saying the same again is no new outcome");

    (0..3).for_each(|_| drop(practice.undo()));
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_policy_changed_twice_on_a_day_is_one_rule_and_the_same_policy_again_is_no_act() {
    let practice = Practice::on("2026-11-20");
    rule(&practice, "no_show", false);
    rule(&practice, "no_show", true);
    assert_eq!(practice.every("session_policy").len(), 1);
    let acts = practice.ask("act.recent", json!({ "limit": 10 }));
    rule(&practice, "no_show", true);
    assert_eq!(practice.ask("act.recent", json!({ "limit": 10 })), acts);
}

#[test]
fn a_policy_that_cannot_be_is_refused() {
    let practice = Practice::on("2026-11-20");
    let refused = |outcomes: Json, hours: u32| {
        let refused = practice.refused("policy.save", json!({ "outcomes": outcomes, "notice_hours": hours }));
        text(&refused["about"]["rule"])
    };
    let wish = |outcome: &str| json!({ "outcome": outcome, "consumes": true, "chargeable": false });
    assert_eq!(refused(json!([wish("no_show"), wish("no_show")]), 24), "twice");
    assert_eq!(refused(json!([wish("cancelled_by_coach")]), 24), "never_counts");
    assert_eq!(refused(json!([]), 721), "0_to_720");
}

#[test]
fn an_exception_for_one_session_takes_its_ticket_along_and_undo_both() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 4, "2026-11-01");
    let session = practice.booked(&learner, "2026-11-20", "09:00");
    let open = json!({ "session": session, "happened": null, "consumes": false, "chargeable": null });
    assert_eq!(practice.refused("session.flags", open)["about"]["rule"], "outcome_not_known");
    resolve(&practice, &session, "late_cancelled");
    let before = practice.rows();

    except(&practice, &session, Some(false));
    assert_eq!((practice.balance(&learner), counts(&practice, &session, "consumes")), (4, (true, Some(false))));
    practice.undo();
    assert_eq!((practice.balance(&learner), practice.rows()), (3, before.clone()));

    except(&practice, &session, Some(false));
    except(&practice, &session, None);
    assert_eq!((practice.balance(&learner), counts(&practice, &session, "consumes")), (3, (true, None)));
    assert_eq!(practice.rows(), before);

    resolve(&practice, &session, "cancelled_by_learner");
    assert_eq!(practice.balance(&learner), 4);
    except(&practice, &session, Some(true));
    assert_eq!(practice.balance(&learner), 3, "it counts although it was in time");
    resolve(&practice, &session, "no_show");
    assert_eq!((practice.balance(&learner), counts(&practice, &session, "consumes")), (3, (true, Some(true))));
}

#[test]
fn a_ticket_of_a_session_cancelled_ahead_is_not_given_back_before_the_day_it_was_used() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let contract = practice.package(&learner, 4, "2026-11-01");
    let session = practice.booked(&learner, "2026-11-21", "09:00");
    resolve(&practice, &session, "late_cancelled");
    except(&practice, &session, Some(false));
    let lines = practice.ask("entitlement.ledger", json!({ "contract": contract }));
    let told = lines.as_array().unwrap().iter().map(|line| (text(&line["kind"]), line["balance"].as_i64().unwrap()));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [("grant".to_owned(), 4), ("consume".to_owned(), 3), ("restore".to_owned(), 4)]
    );
}

#[test]
fn a_session_that_is_said_not_to_have_taken_place_is_no_session_of_the_learner() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 4, "2026-11-01");
    let first = practice.booked(&learner, "2026-11-19", "10:00");
    practice.record(&learner, &first, "接続の確認だけで終わった。");
    let seen = || {
        let page = practice.ask("learner.view", json!({ "learner": learner }));
        let next = practice.composer(&learner)["number"].as_i64().unwrap();
        (page["held_sessions"].as_i64().unwrap(), page["last_held"]["day"].as_str().map(str::to_owned), next)
    };
    let held = (1, Some("2026-11-19".to_owned()), 2);
    assert_eq!(seen(), held);
    practice.ask("session.flags", json!({ "session": first, "happened": false, "consumes": null, "chargeable": null }));
    assert_eq!(seen(), (0, None, 1));
    let roster = practice.ask("learners.list", json!({}));
    assert!(!roster.to_string().contains("2026-11-19"), "{roster}");
    assert_eq!(practice.balance(&learner), 3, "its ticket is another matter");
    practice.undo();
    assert_eq!(seen(), held);
}

#[test]
fn a_trial_uses_no_ticket_of_someone_who_has_a_contract() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 4, "2026-11-01");
    practice.ask("trial.book", json!({ "learner": learner, "trial": { "day": "2026-11-20", "time": "09:00" } }));
    let draft = practice.composer(&learner)["body"].take();
    let told = practice.ask("composer.preview", json!({ "draft": draft }))["consequences"].take();
    assert_eq!(nenrin_stories::of_kind(&told, "no_ticket")[0]["why"], "exception");
    practice.ask("composer.confirm", json!({ "draft": draft }));
    assert_eq!(practice.balance(&learner), 4);
}

#[test]
fn a_cancellation_is_proposed_in_time_or_late_by_the_notice_of_the_plan_else_of_the_practice() {
    let practice = Practice::on("2026-11-18");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-20", "10:00");
    let notice = |day: &str, time: &str| {
        practice.it_is(day, time);
        practice.ask("session.notice", json!({ "session": session }))
    };
    let first = notice("2026-11-19", "10:00");
    assert_eq!((&first["proposed"], &first["hours"]), (&json!("cancelled_by_learner"), &json!(24)));
    assert_eq!((&first["last_day"], &first["last_time"]), (&json!("2026-11-19"), &json!("10:00")));
    assert_eq!(notice("2026-11-19", "10:01")["proposed"], "late_cancelled");
    assert!(notice("2026-11-20", "10:00")["proposed"].is_null(), "it has begun");

    practice.ask("policy.save", json!({ "outcomes": [], "notice_hours": 48 }));
    assert_eq!(notice("2026-11-18", "10:30")["proposed"], "late_cancelled");
    let would = notice("2026-11-18", "10:30")["outcomes"].take();
    let late = would.as_array().unwrap().iter().find(|it| it["outcome"] == "late_cancelled").unwrap();
    assert_eq!((&late["consumes"], &late["chargeable"]), (&json!(true), &json!(true)));

    let plan = json!({
        "plan": null, "name": "月4回", "kind": "package", "price": { "minor": 40_000, "currency": "JPY" },
        "sessions": 4, "months": 6, "cadence_days": 7, "offered": true, "notice_hours": 2,
    });
    let plan = practice.ask("plan.save", plan);
    assert_eq!(practice.ask("plan.list", json!({}))[0]["notice_hours"], 2);
    practice.ask("contract.add", json!({ "learner": learner, "plan": plan, "terms": null, "starts_on": "2026-11-01" }));
    let next = practice.booked(&learner, "2026-11-27", "10:00");
    practice.it_is("2026-11-27", "07:59");
    let by_plan = practice.ask("session.notice", json!({ "session": next }));
    assert_eq!((&by_plan["proposed"], &by_plan["by_contract"]), (&json!("cancelled_by_learner"), &json!(true)));
}
