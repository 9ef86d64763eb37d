//! Our own tables of payments and refunds: what waits for its payment, bears a number of another one, or was removed since.

use nenrin_stories::{Json, Practice, json};

use crate::own::table;
use crate::round_trips::PRESETS;
use crate::{bring_in, learner, told, with_two_learners};

fn yen(minor: i64) -> Json {
    json!({ "minor": minor, "currency": "JPY" })
}

fn paid(practice: &Practice, (day, minor): (&str, i64), number: Option<&str>) -> Json {
    let payment = json!({
        "learner": learner(practice, "佐藤 美咲"), "amount": yen(minor), "paid_on": day, "reference": number,
    });
    practice.ask("payment.record", payment)
}

/// A practice in which a payment of the 10th was given back in part on the 12th.
fn given_back() -> (Practice, Json) {
    let practice = with_two_learners();
    let payment = paid(&practice, ("2026-11-10", 8_000), None);
    let back = json!({ "payment": payment, "day": "2026-11-12", "amount": yen(500), "reason": "一回分" });
    let refund = practice.ask("refund.add", back);
    (practice, refund)
}

/// Removes something of which our tables of this subject tell: none of them brings it again, and its undo leaves nothing.
fn stays_removed(practice: &Practice, subject: &str, removal: (&str, Json)) {
    let tables = PRESETS.map(|preset| table(practice, subject, preset));
    let before = practice.rows();
    practice.ask(removal.0, removal.1);
    let without = practice.rows();
    for (name, bytes) in tables {
        assert_eq!(told(&bring_in(practice, &name, bytes)), json!({ "rows": 1, "known": 1 }), "{name}");
        assert_eq!(practice.rows(), without);
    }
    assert_eq!(practice.undo()["kind"], removal.0);
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_refund_that_was_removed_does_not_come_back_with_a_table_of_ours() {
    let (practice, refund) = given_back();
    stays_removed(&practice, "refunds", ("refund.remove", json!({ "refund": refund })));
}

#[test]
fn a_payment_that_is_no_longer_due_after_its_contract_does_not_come_back_with_a_table_of_ours() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    let contract = practice.package(misaki.as_str().unwrap(), 4, "2026-08-01");
    let due = json!({ "learner": misaki, "amount": yen(30_000), "due_on": "2026-10-31", "contract": contract });
    let due = practice.ask("payment.expect", due);
    let end = json!({ "contract": contract, "ended_on": "2026-11-10", "end_kind": "lapsed", "withdraw": [due] });
    stays_removed(&practice, "payments", ("contract.end", end));
}
