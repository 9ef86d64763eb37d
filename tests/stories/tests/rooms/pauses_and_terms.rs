//! Pauses that change or go, and the terms that they did or did not lengthen.

use nenrin_domain::{Contract, ContractId};
use nenrin_stories::{Json, Practice, json, text};

use crate::{broken_rule, id_of};

/// A learner with a contract from 2026-09-01 to 2026-11-30.
pub fn with_a_term(today: &str) -> (Practice, String, String) {
    let practice = Practice::on(today);
    let sato = practice.learner("佐藤 美咲");
    let terms = json!({ "kind": "fixed_term", "price": { "minor": 90_000, "currency": "JPY" },
        "term_end": "2026-11-30", "cadence_days": 14 });
    let contract = practice.ask("contract.add", json!({ "learner": sato, "terms": terms, "starts_on": "2026-09-01" }));
    (practice, sato, text(&contract))
}

/// The last day of the term.
pub fn last(practice: &Practice, contract: &str) -> String {
    practice.stored::<Contract>(id_of::<ContractId>(contract)).unwrap().term_end.unwrap().to_string()
}

/// Adds a pause that lengthens the term. Answers its id.
pub fn rest(practice: &Practice, learner: &str, from: &str, to: &str) -> String {
    text(&practice.ask("pause.add", longer(learner, from, to)))
}

fn longer(learner: &str, from: &str, to: &str) -> Json {
    json!({ "learner": learner, "starts_on": from, "ends_on": to, "extends_term": true })
}

fn correction(pause: &str, from: &str, to: &str) -> Json {
    json!({ "pause": pause, "starts_on": from, "ends_on": to })
}

#[test]
fn a_pause_that_was_noted_before_a_contract_was_agreed_never_moves_its_term() {
    let (practice, sato, old) = with_a_term("2026-11-01");
    let pause = rest(&practice, &sato, "2026-12-20", "2026-12-29");
    assert_eq!(last(&practice, &old), "2026-11-30", "it begins after the term");
    let new = text(&practice.ask("contract.renew", json!({ "contract": old })));
    assert_eq!(last(&practice, &new), "2027-02-28");
    practice.ask("pause.correct", correction(&pause, "2026-12-22", "2026-12-29"));
    assert_eq!(last(&practice, &new), "2027-02-28", "whoever agreed on it knew the pause");
    practice.it_is("2026-12-23", "09:00");
    practice.ask("pause.end", json!({ "pause": pause, "ends_on": "2026-12-24" }));
    assert_eq!(last(&practice, &new), "2027-02-28");
    for _ in 0..2 {
        practice.undo();
    }
    practice.it_is("2026-11-01", "11:00");
    practice.ask("pause.remove", json!({ "pause": pause }));
    assert_eq!(last(&practice, &new), "2027-02-28");
}

#[test]
fn a_contract_is_corrected_and_renewed_by_what_pauses_gave_to_it() {
    let (practice, sato, old) = with_a_term("2026-11-01");
    rest(&practice, &sato, "2026-12-20", "2026-12-29");
    let new = text(&practice.ask("contract.renew", json!({ "contract": old })));
    let look = practice.ask("contract.look_renewal", json!({ "contract": new, "starts_on": "2027-03-01" }));
    assert_eq!(look["term_end"], "2027-05-31", "three months, as agreed");
    let third = text(&practice.ask("contract.renew", json!({ "contract": new })));
    assert_eq!(last(&practice, &third), "2027-05-31");
    practice.undo();
    let days = json!({ "contract": new, "price": { "minor": 90_000, "currency": "JPY" }, "starts_on": "2026-12-01",
        "term_end": "2026-12-15" });
    practice.ask("contract.correct", days);
    assert_eq!(last(&practice, &new), "2026-12-15", "no day of it came from the pause");
}

#[test]
fn a_pause_does_not_change_while_another_one_begins_in_the_days_it_gave() {
    let (practice, sato, contract) = with_a_term("2026-11-01");
    let first = rest(&practice, &sato, "2026-11-25", "2026-12-04");
    let second = rest(&practice, &sato, "2026-12-06", "2026-12-08");
    assert_eq!(last(&practice, &contract), "2026-12-13");
    let rows = practice.rows();
    for (name, said) in [
        ("pause.remove", json!({ "pause": first })),
        ("pause.correct", correction(&first, "2026-11-25", "2026-11-26")),
        ("pause.end", json!({ "pause": first, "ends_on": "2026-11-26" })),
    ] {
        assert_eq!(broken_rule(&practice.refused(name, said)), ("pause", "another_pause_moves"), "{name}");
    }
    assert_eq!(practice.rows(), rows);
    practice.ask("pause.correct", correction(&first, "2026-11-26", "2026-12-04"));
    assert_eq!(last(&practice, &contract), "2026-12-12", "the other one still begins in the term");
    practice.ask("pause.remove", json!({ "pause": second }));
    practice.ask("pause.remove", json!({ "pause": first }));
    assert_eq!(last(&practice, &contract), "2026-11-30");
}

#[test]
fn no_pause_stays_in_a_term_by_its_own_days_alone() {
    let (practice, sato, contract) = with_a_term("2026-11-01");
    let first = rest(&practice, &sato, "2026-11-20", "2026-11-25");
    let second = rest(&practice, &sato, "2026-12-04", "2026-12-08");
    assert_eq!(last(&practice, &contract), "2026-12-11");
    let rows = practice.rows();
    for (name, said) in
        [("pause.remove", json!({ "pause": first })), ("pause.correct", correction(&first, "2026-12-16", "2026-12-17"))]
    {
        assert_eq!(broken_rule(&practice.refused(name, said)), ("pause", "another_pause_moves"), "{name}");
    }
    assert_eq!(practice.rows(), rows);
    practice.ask("pause.remove", json!({ "pause": second }));
    practice.ask("pause.remove", json!({ "pause": first }));
    assert_eq!(last(&practice, &contract), "2026-11-30");
}

#[test]
fn no_term_grows_over_the_first_day_of_another_pause_that_would_lengthen_it() {
    let (practice, sato, contract) = with_a_term("2026-11-01");
    let later = rest(&practice, &sato, "2026-12-06", "2026-12-08");
    let refused = practice.refused("pause.add", longer(&sato, "2026-11-25", "2026-12-04"));
    assert_eq!(broken_rule(&refused), ("pause", "another_pause_moves"));
    practice.ask("pause.remove", json!({ "pause": later }));
    rest(&practice, &sato, "2026-11-25", "2026-12-04");
    rest(&practice, &sato, "2026-12-06", "2026-12-08");
    assert_eq!(last(&practice, &contract), "2026-12-13");
}

#[test]
fn no_term_shrinks_before_what_is_booked_in_it() {
    let (practice, sato, contract) = with_a_term("2026-11-01");
    let pause = rest(&practice, &sato, "2026-11-20", "2026-11-29");
    assert_eq!(last(&practice, &contract), "2026-12-10");
    let booked = practice.booked(&sato, "2026-12-08", "10:00");
    let rows = practice.rows();
    for (name, said) in [
        ("pause.remove", json!({ "pause": pause })),
        ("pause.correct", correction(&pause, "2026-11-20", "2026-11-22")),
        ("pause.end", json!({ "pause": pause, "ends_on": "2026-11-22" })),
    ] {
        assert_eq!(broken_rule(&practice.refused(name, said)), ("pause", "sessions_in_the_term"), "{name}");
    }
    assert_eq!(practice.rows(), rows);
    practice.ask("pause.correct", correction(&pause, "2026-11-20", "2026-11-27"));
    assert_eq!(last(&practice, &contract), "2026-12-08", "it is still within");

    let mut over = correction(&pause, "2026-12-02", "2026-12-09");
    over["call_off"] = json!({ "bookings": [booked] });
    practice.ask("pause.correct", over);
    assert_eq!(last(&practice, &contract), "2026-11-30", "what is called off with it is not in the way");
}

/// A package of two sessions from 2026-09-01 to 2026-11-30, of which none is used, and a pause from 2026-11-20 on of which nobody
/// knows the last day.
pub fn with_tickets_left() -> (Practice, String, String) {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let terms = json!({ "kind": "package", "sessions": 2, "term_end": "2026-11-30",
        "price": { "minor": 22_000, "currency": "JPY" } });
    let contract = practice.ask("contract.add", json!({ "learner": sato, "terms": terms, "starts_on": "2026-09-01" }));
    let open = json!({ "learner": sato, "starts_on": "2026-11-20", "extends_term": true });
    let pause = text(&practice.ask("pause.add", open));
    practice.it_is("2026-12-05", "09:00");
    (practice, text(&contract), pause)
}

#[test]
fn no_pause_moves_a_term_once_it_is_decided_what_became_of_its_sessions() {
    let (practice, contract, pause) = with_tickets_left();
    practice.ask("contract.settle", json!({ "contract": contract, "rest": "expire" }));
    practice.it_is("2026-12-20", "09:00");
    let rows = practice.rows();
    let refused = practice.refused("pause.end", json!({ "pause": pause, "ends_on": "2026-12-20" }));
    assert_eq!(broken_rule(&refused), ("pause", "rest_settled"));
    assert_eq!(practice.rows(), rows);
    practice.undo();
    practice.ask("pause.end", json!({ "pause": pause, "ends_on": "2026-12-20" }));
    assert_eq!(last(&practice, &contract), "2026-12-31");
}

#[test]
fn that_sessions_are_kept_was_decided_for_the_last_day_before_a_pause_moved_it() {
    let (practice, contract, pause) = with_tickets_left();
    practice.ask("contract.settle", json!({ "contract": contract, "rest": "keep" }));
    let kept = || practice.stored::<Contract>(id_of::<ContractId>(&contract)).unwrap().rest_kept_on;
    assert!(kept().is_some());
    practice.it_is("2026-12-20", "09:00");
    practice.ask("pause.end", json!({ "pause": pause, "ends_on": "2026-12-20" }));
    assert_eq!((last(&practice, &contract).as_str(), kept()), ("2026-12-31", None), "it is asked again");
}

#[test]
fn a_ticket_that_was_given_back_does_not_hold_the_term() {
    let practice = Practice::on("2026-11-01");
    let sato = practice.learner("佐藤 美咲");
    let terms = json!({ "kind": "package", "sessions": 2, "term_end": "2026-11-10",
        "price": { "minor": 22_000, "currency": "JPY" } });
    let contract =
        text(&practice.ask("contract.add", json!({ "learner": sato, "terms": terms, "starts_on": "2026-09-01" })));
    let open = json!({ "learner": sato, "starts_on": "2026-11-02", "extends_term": true });
    let pause = practice.ask("pause.add", open);
    practice.it_is("2026-11-15", "09:00");
    practice.ask("pause.end", json!({ "pause": pause, "ends_on": "2026-11-08" }));
    assert_eq!(last(&practice, &contract), "2026-11-17");
    let session = practice.booked(&sato, "2026-11-14", "10:00");
    let end = |on: &str| json!({ "pause": pause, "ends_on": on });
    practice.ask("session.resolve", json!({ "session": session, "state": "no_show" }));
    assert_eq!(broken_rule(&practice.refused("pause.end", end("2026-11-04"))), ("pause", "sessions_in_the_term"));
    practice.ask("session.resolve", json!({ "session": session, "state": "cancelled_by_coach" }));
    let given_back = practice.standing_act(0);
    practice.ask("pause.end", end("2026-11-04"));
    assert_eq!(last(&practice, &contract), "2026-11-13");

    assert_eq!(practice.refused("act.undo", json!({ "seq": given_back }))["code"], "P-203", "it would be used outside");
    let before = practice.every("entitlement");
    practice.ask("session.resolve", json!({ "session": session, "state": "no_show" }));
    assert_eq!(practice.every("entitlement"), before, "nor is it used again there");
}

#[test]
fn of_another_pause_that_has_begun_it_is_not_said_to_remove_it() {
    let (practice, sato, _) = with_a_term("2026-11-20");
    rest(&practice, &sato, "2026-12-06", "2026-12-08");
    let before = |practice: &Practice| practice.refused("pause.add", longer(&sato, "2026-11-25", "2026-12-04"));
    assert_eq!(broken_rule(&before(&practice)), ("pause", "another_pause_moves"));
    practice.it_is("2026-12-06", "09:00");
    assert_eq!(broken_rule(&before(&practice)), ("pause", "begun_pause_moves"));
    practice.ask("pause.add", json!({ "learner": sato, "starts_on": "2026-11-25", "ends_on": "2026-12-04" }));
}
