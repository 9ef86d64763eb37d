//! What waits until the coach says whose it is.

use nenrin_stories::{Json, Practice, json};

use crate::{bring_in, learner, sample, told, with_two_learners};

fn waiting(practice: &Practice) -> Vec<Json> {
    practice.ask("inbox.list", json!({ "limit": 100 }))["items"].as_array().unwrap().clone()
}

#[test]
fn what_waits_is_given_to_a_learner_or_dismissed_and_does_not_come_again() {
    let practice = with_two_learners();
    for name in ["rakuten-bank.csv", "line-chat.csv", "calendly.csv", "stripe.csv"] {
        bring_in(&practice, name, sample(name));
    }
    let all = waiting(&practice);
    assert_eq!(all.len(), 9);
    let (misaki, before) = (learner(&practice, "佐藤 美咲"), practice.rows());
    let of = |kind: &str| -> Vec<Json> {
        all.iter().filter(|item| item["kind"] == kind).map(|item| item["id"].clone()).collect()
    };
    let perhaps: Vec<_> = all.iter().filter(|item| item["perhaps"] != json!([])).collect();
    assert_eq!(perhaps.len(), 3, "the names on the statement suggest somebody");

    practice.ask("inbox.give", json!({ "items": of("message"), "learner": misaki }));
    practice.ask("inbox.give", json!({ "items": of("booking"), "learner": misaki }));
    practice.ask("inbox.give", json!({ "items": of("payment")[..2], "learner": misaki }));
    practice.ask("inbox.dismiss", json!({ "items": of("payment")[2..] }));
    assert_eq!(waiting(&practice).len(), 0);
    let counted = ["interaction", "payment", "session"].map(|table| practice.every(table).len());
    assert_eq!(counted, [3, 2 + 2, 2 + 1]);

    let given = practice.rows();
    for name in ["rakuten-bank.csv", "line-chat.csv", "calendly.csv", "stripe.csv"] {
        let counts = bring_in(&practice, name, sample(name));
        assert_eq!((&counts["new"], &counts["waiting"]), (&json!(0), &json!(0)), "{name}: {}", told(&counts));
    }
    assert_eq!(practice.rows(), given);
    for kind in ["inbox.dismiss", "inbox.give", "inbox.give", "inbox.give"] {
        assert_eq!(practice.undo()["kind"], kind);
    }
    assert_eq!(practice.rows(), before);
}

#[test]
fn what_no_longer_waits_cannot_be_given() {
    let practice = with_two_learners();
    bring_in(&practice, "stripe.csv", sample("stripe.csv"));
    let items = json!([waiting(&practice)[0]["id"]]);
    practice.ask("inbox.dismiss", json!({ "items": items }));
    let misaki = learner(&practice, "佐藤 美咲");
    let refused = practice.refused("inbox.give", json!({ "items": items, "learner": misaki }));
    assert_eq!(refused["about"]["rule"], "still_waiting");
    assert_eq!(practice.refused("inbox.dismiss", json!({ "items": [] }))["about"]["field"], "items");
}

#[test]
fn a_payment_that_waits_twice_is_given_once() {
    let practice = with_two_learners();
    let file = "id,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer Email\n\
                ch_9,2026-11-02 03:00:00,11000,0,jpy,396,Paid,stranger@example.jp\n";
    bring_in(&practice, "stripe.csv", file);
    let balance = "balance_transaction_id,created,currency,gross,fee,net,reporting_category,charge_id\n\
                   txn_9,2026-11-02 03:00:00,jpy,11000,396,10604,charge,ch_9\n";
    assert_eq!(told(&bring_in(&practice, "b.csv", balance)), json!({ "rows": 1, "waiting": 1 }));
    let ids: Vec<_> = waiting(&practice).iter().map(|item| item["id"].clone()).collect();
    let before = practice.rows();
    practice.ask("inbox.give", json!({ "items": ids[..1], "learner": learner(&practice, "佐藤 美咲") }));
    let anothers = json!({ "items": ids[1..], "learner": learner(&practice, "髙橋 健") });
    assert_eq!(practice.refused("inbox.give", anothers)["about"]["rule"], "number_of_another");
    practice.ask("inbox.give", json!({ "items": ids[1..], "learner": learner(&practice, "佐藤 美咲") }));
    assert_eq!(practice.every("payment").len(), 1);
    assert_eq!(practice.every("origin").len(), 2, "both rows are known when they come again");
    practice.undo();
    practice.undo();
    assert_eq!(practice.rows(), before);
    practice.ask("inbox.give", json!({ "items": ids, "learner": learner(&practice, "佐藤 美咲") }));
    assert_eq!(practice.every("payment").len(), 1, "also of one act");
}
