//! Which contract a session belongs to, and whose ticket it uses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::Session;
use nenrin_stories::{Practice, json, of_kind, text};

#[test]
fn tickets_come_from_the_oldest_package_until_none_is_left() {
    let practice = Practice::on("2026-11-02");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 1, "2026-01-01");
    let _ = practice.package(&learner, 1, "2026-10-01");
    let whys: Vec<_> = ["2026-11-02", "2026-11-09", "2026-11-16"]
        .map(|day| {
            practice.it_is(day, "12:00");
            let draft = practice.composer(&learner)["body"].take();
            let told = practice.ask("composer.preview", json!({ "draft": draft }))["consequences"].take();
            practice.ask("composer.confirm", json!({ "draft": draft }));
            (of_kind(&told, "ticket_used").len(), of_kind(&told, "no_ticket").first().map(|no| text(&no["why"])))
        })
        .into();
    assert_eq!(whys, [(1, None), (1, None), (0, Some("none_left".to_owned()))]);
    assert_eq!(practice.balance(&learner), 0);
}

#[test]
fn what_the_composer_shows_is_the_contract_that_gives_the_ticket_and_that_the_session_names() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let early = practice.booked(&learner, "2026-11-19", "10:00");
    let (old, new) = (practice.package(&learner, 1, "2026-10-01"), practice.package(&learner, 3, "2026-11-01"));
    let booked = practice.booked(&learner, "2026-11-20", "10:00");
    let contract_of = |session: &str| {
        let stored: Session = practice.stored(session.parse().unwrap()).unwrap();
        stored.contract.map(|contract| contract.to_string())
    };
    assert_eq!(contract_of(&booked), Some(old.clone()), "the next ticket is the old one's");
    assert_eq!(practice.composer_of(&learner, &early)["contract"]["id"], json!(old));

    practice.record(&learner, &early, "一回目");
    assert_eq!(contract_of(&early), Some(old.clone()));
    assert_eq!(practice.composer_of(&learner, &early)["contract"]["id"], json!(old), "its ticket stays its own");
    let view = practice.composer_of(&learner, &booked);
    assert_eq!((&view["contract"]["id"], &view["contract"]["balance"]), (&json!(new), &json!(3)));
    practice.record(&learner, &booked, "二回目");
    assert_eq!(contract_of(&booked), Some(new.clone()));
    assert_eq!(practice.balance(&learner), 2);

    let missed = practice.booked(&learner, "2026-11-18", "10:00");
    practice.ask("session.resolve", json!({ "session": missed, "state": "no_show" }));
    assert_eq!(contract_of(&missed), Some(new));
}
