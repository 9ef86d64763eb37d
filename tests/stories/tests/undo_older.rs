//! An older act is taken back by itself, unless later ones count on it: then the accounts and the ticket ledger stay as they are.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_stories::{Json, Practice, json, text};

fn yen(amount: i64) -> Json {
    json!({ "minor": amount, "currency": "JPY" })
}

/// A payment of 100 yen that is due.
fn due(practice: &Practice, learner: &str) -> String {
    let fields = json!({ "learner": learner, "amount": yen(100), "due_on": "2026-11-30" });
    text(&practice.ask("payment.expect", fields))
}

/// What is done answers the act that it was.
fn act(practice: &Practice, command: &str, fields: Json) -> Json {
    practice.ask(command, fields);
    practice.standing_act(0)
}

/// Taking the act back is refused, and nothing has changed.
fn stands(practice: &Practice, act: &Json) {
    let before = practice.rows();
    assert_eq!(practice.refused("act.undo", json!({ "seq": act }))["code"], "P-203");
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_part_that_came_in_stays_as_long_as_the_rest_has_come_in_too() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let payment = due(&practice, &learner);
    let before = practice.rows();
    let part = act(&practice, "payment.receive", json!({ "payment": payment, "amount": yen(40) }));
    let rest = act(&practice, "payment.receive", json!({ "payment": payment }));
    stands(&practice, &part);

    practice.ask("act.undo", json!({ "seq": rest }));
    practice.ask("act.undo", json!({ "seq": part }));
    assert_eq!(practice.rows(), before, "one after the other both are taken back");
}

#[test]
fn what_was_given_back_of_a_payment_has_come_in_before() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let (payment, other) = (due(&practice, &learner), due(&practice, &learner));
    let received = act(&practice, "payment.receive", json!({ "payment": payment }));
    let beside = act(&practice, "payment.receive", json!({ "payment": other }));
    practice.ask("refund.add", json!({ "payment": payment, "amount": yen(30), "reason": "振込の重複" }));
    stands(&practice, &received);
    practice.ask("act.undo", json!({ "seq": beside }));
}

#[test]
fn a_ticket_that_was_given_back_was_used_before() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 2, "2026-11-01");
    let [first, other] = ["2026-11-18", "2026-11-19"].map(|day| practice.booked(&learner, day, "10:00"));
    let missed = act(&practice, "session.resolve", json!({ "session": first, "state": "no_show" }));
    let beside = act(&practice, "session.resolve", json!({ "session": other, "state": "no_show" }));
    practice.ask("session.give_back", json!({ "session": first, "reason": "好意" }));
    stands(&practice, &missed);
    practice.ask("act.undo", json!({ "seq": beside }));
    assert_eq!(practice.balance(&learner), 2);
}

#[test]
fn a_ticket_given_back_and_used_for_another_session_is_not_taken_twice() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 1, "2026-11-01");
    let [first, other] = ["2026-11-18", "2026-11-19"].map(|day| practice.booked(&learner, day, "10:00"));
    practice.ask("session.resolve", json!({ "session": first, "state": "no_show" }));
    let given_back = act(&practice, "session.give_back", json!({ "session": first, "reason": "好意" }));
    let used = act(&practice, "session.resolve", json!({ "session": other, "state": "no_show" }));
    stands(&practice, &given_back);
    practice.ask("act.undo", json!({ "seq": used }));
    practice.ask("act.undo", json!({ "seq": given_back }));
    assert_eq!(practice.balance(&learner), 0);
}

#[test]
fn a_correction_of_the_balance_is_not_taken_back_from_under_a_ticket_that_was_used() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let contract = practice.package(&learner, 1, "2026-11-01");
    let corrected =
        act(&practice, "entitlement.adjust", json!({ "contract": contract, "quantity": 1, "reason": "数え直し" }));
    for day in ["2026-11-18", "2026-11-19"] {
        let session = practice.booked(&learner, day, "10:00");
        practice.ask("session.resolve", json!({ "session": session, "state": "no_show" }));
    }
    stands(&practice, &corrected);
}
