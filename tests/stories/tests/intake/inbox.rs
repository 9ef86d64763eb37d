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
