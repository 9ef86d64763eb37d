//! A contract that was written down with a mistake is put right, and what hangs on it follows.

use nenrin_stories::{Json, Practice, json, text};

use crate::correcting::{as_one_act, lines, yen};
use crate::{broken_rule, each};

pub fn terms(contract: &str, sessions: u32, starts_on: &str, term_end: Option<&str>) -> Json {
    let (price, name) = (yen(66_000), "回数券");
    json!({ "contract": contract, "plan_name": name, "price": price, "sessions": sessions, "starts_on": starts_on,
        "term_end": term_end, "reason": "書き間違い" })
}

/// Kind, quantity and day of each entry.
fn ledger(practice: &Practice, contract: &str) -> Vec<(String, i64, String)> {
    let lines = practice.ask("entitlement.ledger", json!({ "contract": contract }));
    let entry =
        |line: &Json| (text(&line["kind"]), line["quantity"].as_i64().unwrap(), line["day"].as_str().unwrap().into());
    lines.as_array().unwrap().iter().map(entry).collect()
}

#[test]
fn a_contract_is_corrected_and_its_ledger_says_why() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let contract = practice.package(&learner, 4, "2026-11-10");
    let session = practice.booked(&learner, "2026-11-12", "10:00");
    practice.record(&learner, &session, "はじめ");
    as_one_act(&practice, "contract.correct", &terms(&contract, 6, "2026-11-01", Some("2027-01-31")), || {
        let view = practice.ask("learner.view", json!({ "learner": learner }))["contracts"][0].take();
        assert_eq!((&view["plan_name"], &view["price"]), (&json!("回数券"), &yen(66_000)));
        assert_eq!((&view["starts_on"], &view["term_end"]), (&json!("2026-11-01"), &json!("2027-01-31")));
        assert_eq!((&view["sessions"], &view["balance"]), (&json!(6), &json!(5)));
        let entry = |kind: &str, quantity, day: &str| (kind.to_owned(), quantity, day.to_owned());
        let entries =
            [entry("grant", 4, "2026-11-01"), entry("consume", -1, "2026-11-12"), entry("adjust", 2, "2026-11-20")];
        assert_eq!(ledger(&practice, &contract), entries);
        let lines = practice.ask("entitlement.ledger", json!({ "contract": contract }));
        assert_eq!(each(&lines, "reason")[2], "書き間違い");
    });
    as_one_act(&practice, "contract.correct", &terms(&contract, 1, "2026-11-10", None), || {
        assert_eq!(practice.balance(&learner), 0);
    });
    let second = practice.booked(&learner, "2026-11-14", "10:00");
    practice.record(&learner, &second, "つづき");
    let few = practice.refused("contract.correct", terms(&contract, 1, "2026-11-10", None));
    assert_eq!(broken_rule(&few), ("sessions", "at_least_used"));
    let mut uncounted = terms(&contract, 4, "2026-11-10", None);
    uncounted["sessions"] = json!(null);
    assert_eq!(broken_rule(&practice.refused("contract.correct", uncounted)), ("sessions", "of_a_package"));
}

#[test]
fn what_is_expected_of_a_price_follows_its_correction_and_nothing_else_does() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let package = json!({ "kind": "package", "sessions": 4, "price": yen(60_000) });
    let add = json!({ "learner": learner, "terms": package, "starts_on": "2026-11-01", "due_on": "2026-11-30" });
    let contract = text(&practice.ask("contract.add", add));
    let of_it = |amount: i64| json!({ "learner": learner, "contract": contract, "amount": yen(amount), "due_on": "2026-12-31" });
    practice.ask("payment.expect", of_it(5_000));
    let amounts = || {
        let mut sums: Vec<i64> = lines(&practice, &learner)
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["amount"]["minor"].as_i64().unwrap())
            .collect();
        sums.sort_unstable();
        sums
    };
    let look = |price: i64| {
        let fields = json!({ "contract": contract, "price": yen(price), "starts_on": "2026-11-01" });
        practice.ask("contract.look_correction", fields)["dues"].take()
    };
    assert_eq!(look(60_000), json!([]));
    assert_eq!(look(66_000), json!([{ "due_on": "2026-11-30", "payer": null, "amount": yen(66_000) }]));
    as_one_act(&practice, "contract.correct", &terms(&contract, 4, "2026-11-01", None), || {
        assert_eq!(amounts(), [5_000, 66_000]);
    });

    let due =
        lines(&practice, &learner).as_array().unwrap().iter().find(|it| it["amount"] == yen(60_000)).unwrap()["id"]
            .clone();
    practice.ask("payment.receive", json!({ "payment": due, "amount": yen(20_000) }));
    assert_eq!(look(66_000)[0]["amount"], yen(46_000), "what came in of it stays");
    assert_eq!(look(20_000), json!([]), "nothing would be left due");
    as_one_act(&practice, "contract.correct", &terms(&contract, 4, "2026-11-01", None), || {
        assert_eq!(amounts(), [5_000, 20_000, 46_000]);
    });
    practice.ask("payment.receive", json!({ "payment": due }));
    as_one_act(&practice, "contract.correct", &terms(&contract, 4, "2026-11-01", None), || {
        assert_eq!(amounts(), [5_000, 20_000, 40_000], "what came in is what came in");
    });
}

#[test]
fn what_several_expect_to_pay_of_a_price_follows_its_correction_in_the_shares_it_had() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 空");
    for (name, share) in [("佐藤 恵", 60), ("佐藤 誠", 30)] {
        let payer = practice.ask("payer.save", json!({ "name": name, "payer_kind": "person" }));
        practice.ask("payer.link", json!({ "learner": learner, "payer": payer, "share": share }));
    }
    let package = json!({ "kind": "package", "sessions": 4, "price": yen(1_001) });
    let add = json!({ "learner": learner, "terms": package, "starts_on": "2026-11-01", "due_on": "2026-11-30" });
    let contract = text(&practice.ask("contract.add", add));
    let of_it = json!({ "learner": learner, "contract": contract, "amount": yen(5_000), "due_on": "2026-12-31" });
    practice.ask("payment.expect", of_it);
    let look = |price: i64| {
        let fields = json!({ "contract": contract, "price": yen(price), "starts_on": "2026-11-01" });
        let dues = practice.ask("contract.look_correction", fields)["dues"].take();
        let due = |due: &Json| (due["payer"].as_str().map(ToOwned::to_owned), due["amount"]["minor"].as_i64().unwrap());
        dues.as_array().unwrap().iter().map(due).collect::<Vec<_>>()
    };
    let of = |name: &str, amount| (Some(name.to_owned()), amount);
    assert_eq!(look(2_000), [of("佐藤 恵", 1_200), of("佐藤 誠", 600), (None, 200)], "60, 30 and 10 of a hundred");
    let amounts = || {
        let lines = lines(&practice, &learner);
        let mut sums: Vec<i64> =
            lines.as_array().unwrap().iter().map(|it| it["amount"]["minor"].as_i64().unwrap()).collect();
        sums.sort_unstable();
        sums
    };
    let mut fields = terms(&contract, 4, "2026-11-01", None);
    fields["price"] = yen(2_000);
    as_one_act(&practice, "contract.correct", &fields, || {
        assert_eq!(amounts(), [200, 500, 600, 1_200, 1_500, 3_000], "and another sum stays");
    });

    let due = |amount: i64| {
        let lines = lines(&practice, &learner);
        lines.as_array().unwrap().iter().find(|it| it["amount"] == yen(amount)).unwrap()["id"].clone()
    };
    practice.ask("payment.receive", json!({ "payment": due(600), "amount": yen(100) }));
    practice.ask("payment.receive", json!({ "payment": due(300) }));
    assert_eq!(look(2_000), [of("佐藤 恵", 1_100), (None, 200)], "what came in stays as it came in");
}

#[test]
fn sessions_that_come_to_lie_within_a_contract_use_its_tickets_as_long_as_there_are_some() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    for day in ["2026-11-05", "2026-11-12"] {
        let session = practice.booked(&learner, day, "10:00");
        practice.record(&learner, &session, "はじめ");
    }
    let look = |from: &str| practice.ask("contract.look_taken_in", json!({ "learner": learner, "starts_on": from }));
    assert_eq!((look("2026-11-01"), look("2026-11-10")), (json!(2), json!(1)));
    let package = json!({ "kind": "package", "sessions": 4, "price": yen(66_000) });
    let add = json!({ "learner": learner, "terms": package, "starts_on": "2026-11-10" });
    let contract = text(&practice.ask("contract.add", add));
    assert_eq!(practice.balance(&learner), 3, "what took place on its days already");
    let fields = json!({ "contract": contract, "price": yen(66_000), "starts_on": "2026-11-01" });
    assert_eq!(practice.ask("contract.look_correction", fields)["taken_in"], 1);
    as_one_act(&practice, "contract.correct", &terms(&contract, 4, "2026-11-01", None), || {
        assert_eq!(practice.balance(&learner), 2);
    });
    let one = practice.refused("contract.correct", terms(&contract, 0, "2026-11-01", None));
    assert_eq!(broken_rule(&one).0, "sessions");
}

#[test]
fn sessions_of_a_contract_that_counted_none_use_its_tickets_once_it_counts_them() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let monthly = json!({ "kind": "subscription", "price": yen(22_000) });
    let add = json!({ "learner": learner, "terms": monthly, "starts_on": "2026-11-01" });
    let contract = text(&practice.ask("contract.add", add));
    for day in ["2026-11-05", "2026-11-12", "2026-11-19"] {
        let session = practice.booked(&learner, day, "10:00");
        practice.record(&learner, &session, "はじめ");
    }
    as_one_act(&practice, "contract.correct", &terms(&contract, 12, "2026-11-01", None), || {
        assert_eq!(practice.balance(&learner), 9);
    });
    as_one_act(&practice, "contract.correct", &terms(&contract, 2, "2026-11-01", None), || {
        assert_eq!(practice.balance(&learner), 0, "never below nothing");
    });
}

#[test]
fn what_happened_under_a_contract_stays_within_its_days() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let contract = practice.package(&learner, 4, "2026-11-01");
    let session = practice.booked(&learner, "2026-11-12", "10:00");
    practice.record(&learner, &session, "はじめ");
    let _ = practice.booked(&learner, "2026-12-10", "10:00");
    for (from, until) in [("2026-11-13", None), ("2026-11-01", Some("2026-11-11")), ("2026-11-01", Some("2026-12-09"))]
    {
        let refused = practice.refused("contract.correct", terms(&contract, 4, from, until));
        assert_eq!(broken_rule(&refused), ("starts_on", "sessions_within"), "{from} {until:?}");
    }
    let backwards = practice.refused("contract.correct", terms(&contract, 4, "2026-11-01", Some("2026-10-31")));
    assert_eq!(broken_rule(&backwards), ("term_end", "not_before"));
    as_one_act(&practice, "contract.correct", &terms(&contract, 4, "2026-11-12", Some("2026-12-10")), || ());
}

#[test]
fn days_that_were_added_are_not_taken_back_from_under_a_ticket_that_was_used_on_one() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let package = json!({ "kind": "package", "sessions": 4, "term_end": "2026-11-10", "price": yen(66_000) });
    let add = json!({ "learner": learner, "terms": package, "starts_on": "2026-10-01" });
    let contract = text(&practice.ask("contract.add", add));
    practice.ask("contract.correct", terms(&contract, 4, "2026-10-01", Some("2026-12-31")));
    let corrected = practice.standing_act(0);
    let session = practice.booked(&learner, "2026-11-18", "10:00");
    practice.record(&learner, &session, "はじめ");
    let failure = practice.refused("act.undo", json!({ "seq": corrected }));
    assert_eq!((&failure["code"], &failure["about"]["act"]), (&json!("P-203"), &json!("session.confirm")));
    practice.undo();
    let failure = practice.refused("act.undo", json!({ "seq": corrected }));
    assert_eq!(failure["about"]["act"], "session.book", "nor from under a booking");
    practice.undo();
    practice.ask("act.undo", json!({ "seq": corrected }));
}

#[test]
fn a_contract_does_not_come_to_lie_beside_the_one_it_renews_nor_to_end_otherwise() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let monthly = json!({ "plan_name": "月2回", "kind": "fixed_term", "term_end": "2026-12-31", "price": yen(22_000) });
    let add = json!({ "learner": learner, "terms": monthly, "starts_on": "2026-10-01" });
    let old = text(&practice.ask("contract.add", add));
    let new = text(&practice.ask("contract.renew", json!({ "contract": old })));
    let fields = |contract: &str, from: &str, until: &str| json!({ "contract": contract, "price": yen(22_000), "starts_on": from, "term_end": until });
    for fields in [fields(&old, "2026-10-01", "2027-01-01"), fields(&new, "2026-12-31", "2027-03-31")] {
        assert_eq!(broken_rule(&practice.refused("contract.correct", fields)), ("starts_on", "beside_its_renewal"));
    }
    as_one_act(&practice, "contract.correct", &fields(&new, "2027-01-05", "2027-03-31"), || ());

    practice.ask("contract.end", json!({ "contract": old, "ended_on": "2026-11-15", "end_kind": "completed" }));
    let cut = practice.refused("contract.correct", fields(&old, "2026-10-01", "2026-11-14"));
    assert_eq!(broken_rule(&cut), ("term_end", "not_before"));
    let mut counted = fields(&old, "2026-10-01", "2026-12-31");
    counted["sessions"] = json!(4);
    assert_eq!(broken_rule(&practice.refused("contract.correct", counted)), ("sessions", "ended_already"));
    as_one_act(&practice, "contract.correct", &fields(&old, "2026-10-02", "2026-11-15"), || ());
}

#[test]
fn the_last_day_stays_once_it_is_decided_what_became_of_the_sessions_left() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let package = json!({ "kind": "package", "sessions": 4, "term_end": "2026-11-10", "price": yen(66_000) });
    let add = json!({ "learner": learner, "terms": package, "starts_on": "2026-10-01" });
    let contract = text(&practice.ask("contract.add", add));
    practice.ask("contract.settle", json!({ "contract": contract, "rest": "keep" }));
    as_one_act(&practice, "contract.correct", &terms(&contract, 4, "2026-10-01", Some("2026-11-15")), || {
        let left = practice.ask("learner.view", json!({ "learner": learner }))["contracts"][0]["left_over"].take();
        assert_eq!(left["expired"], 4, "it is asked again");
    });
    practice.ask("contract.settle", json!({ "contract": contract, "rest": "expire" }));
    let refused = practice.refused("contract.correct", terms(&contract, 4, "2026-10-01", None));
    assert_eq!(broken_rule(&refused), ("term_end", "rest_settled"));
}
