use nenrin_stories::{Json, Practice, json, text};

use crate::{broken_rule, each};

fn of(practice: &Practice, learner: &str) -> Json {
    practice.ask("consent.of_learner", json!({ "learner": learner }))
}

#[test]
fn a_consent_that_was_withdrawn_stays_on_record_and_can_be_given_again() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let fields =
        json!({ "learner": sato, "about": "recording", "given_on": "2026-11-01", "evidence": " 申込書の第3問 " });
    let consent = text(&practice.ask("consent.give", fields.clone()));
    let given = of(&practice, &sato)[0].take();
    assert_eq!((&given["given_on"], &given["evidence"]), (&json!("2026-11-01"), &json!("申込書の第3問")));
    assert_eq!(broken_rule(&practice.refused("consent.give", fields)), ("about", "given_already"));

    practice.ask("consent.withdraw", json!({ "consent": consent }));
    assert_eq!(of(&practice, &sato)[0]["withdrawn_on"], "2026-11-20");
    let again = practice.refused("consent.withdraw", json!({ "consent": consent }));
    assert_eq!(broken_rule(&again), ("consent", "withdrawn_already"));
    practice.ask("consent.give", json!({ "learner": sato, "about": "recording" }));
    assert_eq!(each(&of(&practice, &sato), "withdrawn_on"), [&json!(null), &json!("2026-11-20")]);

    practice.undo();
    practice.undo();
    assert_eq!(each(&of(&practice, &sato), "withdrawn_on"), [&json!(null)]);
    practice.undo();
    assert_eq!(of(&practice, &sato), json!([]));
}

#[test]
fn the_days_of_a_consent_are_in_their_order_and_not_ahead() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let give = |on: &str| json!({ "learner": sato, "about": "privacy", "given_on": on });
    assert_eq!(broken_rule(&practice.refused("consent.give", give("2026-11-21"))), ("given_on", "not_after"));
    let consent = practice.ask("consent.give", give("2026-11-10"));
    let withdraw = |on: &str| practice.refused("consent.withdraw", json!({ "consent": consent, "withdrawn_on": on }));
    assert_eq!(broken_rule(&withdraw("2026-11-09")), ("withdrawn_on", "not_before"));
    assert_eq!(broken_rule(&withdraw("2026-11-21")), ("withdrawn_on", "not_after"));
}

#[test]
fn the_timeline_tells_when_a_consent_was_given_and_withdrawn() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let fields = json!({ "learner": sato, "about": "recording", "given_on": "2026-11-01", "evidence": "申込書" });
    let consent = text(&practice.ask("consent.give", fields));
    practice.ask("consent.withdraw", json!({ "consent": consent }));
    let told = |find: Json| {
        let page = json!({ "learner": sato, "kinds": ["consent"], "find": find, "before": null, "limit": 10 });
        practice.ask("timeline.page", page)["events"].take()
    };
    let events = told(Json::Null);
    assert_eq!(each(&events, "withdrawn"), [true, false]);
    assert_eq!(each(&events, "day"), ["2026-11-20", "2026-11-01"]);
    assert_eq!(told(json!("申込")).as_array().unwrap().len(), 2);
}
