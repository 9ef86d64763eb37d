//! A payment that comes with a file and may be one that is open.

use nenrin_stories::{Json, Practice, json};

use crate::{bring_in, learner, told, with_two_learners};

/// An open payment of 佐藤 美咲. Answers its id.
fn expect(practice: &Practice, minor: i64, due_on: &str) -> Json {
    let amount = json!({ "minor": minor, "currency": "JPY" });
    practice
        .ask("payment.expect", json!({ "learner": learner(practice, "佐藤 美咲"), "amount": amount, "due_on": due_on }))
}

/// What of her was paid by card.
fn stripe(rows: &[(&str, &str, i64)]) -> String {
    let row = |(id, day, amount): &(&str, &str, i64)| {
        format!("{id},{day} 03:00:00,{amount},0,jpy,396,Paid,misaki@example.jp\n")
    };
    let head = "id,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer Email\n";
    head.to_owned() + &rows.iter().map(row).collect::<String>()
}

fn proposed(practice: &Practice) -> Vec<(Json, Json)> {
    let listed = practice.ask("upkeep.view", json!({}))["settling"].take();
    assert_eq!(listed["total"], listed["first"].as_array().unwrap().len());
    let pair = |row: &Json| (row["paid_on"].clone(), row["due"].clone());
    listed["first"].as_array().unwrap().iter().map(pair).collect()
}

#[test]
fn an_imported_payment_is_proposed_for_the_first_open_one_and_nothing_is_settled_by_itself() {
    let practice = with_two_learners();
    let october = expect(&practice, 11_000, "2026-10-31");
    let november = expect(&practice, 11_000, "2026-11-30");
    let _ = expect(&practice, 11_000, "2026-05-31");
    let larger = expect(&practice, 22_000, "2026-11-01");
    let file = stripe(&[("ch_1", "2026-11-02", 11_000), ("ch_2", "2026-11-15", 11_000), ("ch_3", "2026-11-15", 9000)]);
    assert_eq!(told(&bring_in(&practice, "stripe.csv", &file)), json!({ "rows": 3, "new": 3 }));
    assert_eq!(practice.every("payment").len(), 7, "nothing is merged by itself");
    assert_eq!(proposed(&practice), [(json!("2026-11-02"), october)]);
    assert_eq!(practice.ask("upkeep.count", json!({})), 1);

    let first = practice.ask("upkeep.view", json!({}))["settling"]["first"][0].take();
    let before = practice.rows();
    practice.ask("payment.settle", json!({ "payment": first["payment"], "due": first["due"] }));
    assert_eq!(practice.every("payment").len(), 6);
    let next = [(json!("2026-11-15"), november), (json!("2026-11-15"), larger)];
    assert_eq!(proposed(&practice), next, "the next is proposed for the next, and what is less as a part");
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn what_was_settled_is_known_when_its_file_comes_again_and_keeps_what_was_given_back() {
    let practice = with_two_learners();
    let due = expect(&practice, 11_000, "2026-10-31");
    let file = stripe(&[("ch_1", "2026-11-02", 11_000)]).replace(",11000,0,", ",11000,4000,");
    bring_in(&practice, "stripe.csv", &file);
    let row = practice.ask("upkeep.view", json!({}))["settling"]["first"][0].take();
    practice.ask("payment.settle", json!({ "payment": row["payment"], "due": due }));
    let payments: Vec<Json> = practice.every("payment").iter().map(|row| serde_json::from_str(row).unwrap()).collect();
    assert_eq!(payments.len(), 1);
    assert_eq!((&payments[0]["reference"], &payments[0]["fee"]), (&json!("ch_1"), &json!(396)));
    let refund: Json = serde_json::from_str(&practice.every("refund")[0]).unwrap();
    assert_eq!(refund["payment"], due.as_str().unwrap().replace('-', ""));
    let once = practice.rows();
    assert_eq!(told(&bring_in(&practice, "stripe.csv", &file)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.rows(), once);
}

#[test]
fn what_is_less_is_proposed_as_a_part_and_what_is_more_is_not() {
    let practice = with_two_learners();
    let less = expect(&practice, 9_000, "2026-10-31");
    let whole = expect(&practice, 55_000, "2026-11-30");
    let file = stripe(&[("ch_1", "2026-11-02", 11_000)]);
    bring_in(&practice, "stripe.csv", &file);
    assert_eq!(proposed(&practice), [(json!("2026-11-02"), whole.clone())]);
    let row = practice.ask("upkeep.view", json!({}))["settling"]["first"][0].take();
    assert_eq!((&row["amount"]["minor"], &row["due_amount"]["minor"]), (&json!(11_000), &json!(55_000)));
    let refused = practice.refused("payment.settle", json!({ "payment": row["payment"], "due": less }));
    assert_eq!(refused["about"]["rule"], "same_and_open");

    let before = practice.rows();
    practice.ask("payment.settle", json!({ "payment": row["payment"], "due": whole }));
    let account = practice.ask("money.of_learner", json!({ "learner": learner(&practice, "佐藤 美咲") }));
    let standing = &account["accounts"][0];
    let minor = |what: &str| standing[what]["minor"].as_i64().unwrap();
    assert_eq!((minor("expected"), minor("received"), minor("open")), (64_000, 11_000, 53_000));
    let part = account["payments"].as_array().unwrap().iter().find(|line| line["id"] == row["payment"]).unwrap();
    assert_eq!((&part["part_of"], &part["reference"]), (&whole, &json!("ch_1")));
    let once = practice.rows();
    assert_eq!(told(&bring_in(&practice, "stripe.csv", &file)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.rows(), once);
    assert_eq!(proposed(&practice), []);
    practice.ask("act.undo", json!({ "seq": practice.standing_act(0) }));
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_payment_that_was_typed_is_joined_with_what_was_expected_at_the_coachs_word() {
    let practice = with_two_learners();
    let (misaki, ken) = (learner(&practice, "佐藤 美咲"), learner(&practice, "髙橋 健"));
    let yen = |minor: i64| json!({ "minor": minor, "currency": "JPY" });
    let came = |minor: i64| practice.ask("payment.record", json!({ "learner": misaki, "amount": yen(minor) }));
    let (part, all, too_much) = (came(11_000), came(44_000), came(60_000));
    let due = expect(&practice, 55_000, "2027-03-31");
    let his = json!({ "learner": ken, "amount": yen(90_000), "due_on": "2026-11-30" });
    let his = practice.ask("payment.expect", his);
    let line = |id: &Json| {
        let account = practice.ask("money.of_learner", json!({ "learner": misaki }));
        account["payments"].as_array().unwrap().iter().find(|line| line["id"] == *id).cloned().unwrap()
    };
    assert_eq!((&line(&part)["joins"], &line(&too_much)["joins"]), (&json!([due]), &json!([])));
    for (payment, due) in [(&too_much, &due), (&part, &his), (&part, &part), (&due, &due)] {
        let refused = practice.refused("payment.join", json!({ "payment": payment, "due": due }));
        assert_eq!(refused["about"]["rule"], "open_and_not_less");
    }
    let before = practice.rows();
    practice.ask("payment.join", json!({ "payment": part, "due": due }));
    assert_eq!((&line(&part)["part_of"], &line(&due)["amount"]), (&due, &yen(44_000)));
    assert_eq!(line(&part)["due_on"], "2027-03-31");
    // As a part that was typed: put right, what is due changes with it.
    practice.ask("payment.correct", json!({ "payment": part, "amount": yen(12_000), "day": "2026-11-20" }));
    assert_eq!(line(&due)["amount"], yen(43_000));
    practice.undo();
    practice.ask("payment.join", json!({ "payment": all, "due": due }));
    assert_eq!((&line(&due)["amount"], &line(&due)["paid_on"].is_null()), (&yen(44_000), &false));
    practice.undo();
    practice.undo();
    assert_eq!(practice.rows(), before);
}

/// Somebody who pays all for 佐藤 美咲.
fn with_payer(practice: &Practice) -> Json {
    let payer = practice.ask("payer.save", json!({ "name": "佐藤商店", "payer_kind": "organisation" }));
    let link = json!({ "learner": learner(practice, "佐藤 美咲"), "payer": payer, "share": 100 });
    practice.ask("payer.link", link);
    payer
}

#[test]
fn an_imported_payment_is_of_whoever_pays_for_the_learner_however_it_came() {
    let practice = with_two_learners();
    let payer = with_payer(&practice);
    let due = expect(&practice, 11_000, "2026-10-31");
    let file = stripe(&[("ch_1", "2026-11-02", 11_000), ("ch_2", "2026-11-03", 9000)]);
    bring_in(&practice, "stripe.csv", file.replace("9000,0,jpy,396,Paid,misaki@", "9000,0,jpy,396,Paid,stranger@"));
    assert_eq!(proposed(&practice), [(json!("2026-11-02"), due)]);
    let waits = practice.ask("inbox.list", json!({ "limit": 10 }))["items"][0]["id"].take();
    practice.ask("inbox.give", json!({ "items": [waits], "learner": learner(&practice, "佐藤 美咲") }));
    let payers: Vec<Json> = practice.every("payment").iter().map(|row| serde_json::from_str(row).unwrap()).collect();
    let payer = payer.as_str().unwrap().replace('-', "");
    assert_eq!(payers.iter().map(|row| &row["payer"]).collect::<Vec<_>>(), [&payer; 3]);
}

#[test]
fn what_is_settled_is_what_is_proposed_and_nothing_else() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    let refused = |payment: &Json, due: &Json| {
        let refused = practice.refused("payment.settle", json!({ "payment": payment, "due": due }));
        assert_eq!(refused["about"]["rule"], "same_and_open");
    };
    let due = expect(&practice, 11_000, "2026-10-31");
    let amount = json!({ "minor": 11_000, "currency": "JPY" });
    let typed = practice.ask("payment.record", json!({ "learner": misaki, "amount": amount, "paid_on": "2026-11-02" }));
    assert_eq!(proposed(&practice), []);
    refused(&typed, &due);

    bring_in(&practice, "stripe.csv", stripe(&[("ch_1", "2026-08-01", 11_000)]));
    assert_eq!(proposed(&practice), [], "too long before");
    let came = practice.with(|call| Ok(call.store()?.payments_by_reference()?["ch_1"].0.to_string())).unwrap();
    refused(&json!(came), &due);
    let august = expect(&practice, 11_000, "2026-08-31");
    practice.ask("payment.settle", json!({ "payment": came, "due": august }));
}

#[test]
fn a_payment_that_is_not_that_one_is_proposed_for_the_next_and_then_no_more() {
    let practice = with_two_learners();
    let october = expect(&practice, 11_000, "2026-10-31");
    let november = expect(&practice, 11_000, "2026-11-30");
    let file = stripe(&[("ch_1", "2026-11-02", 11_000)]);
    bring_in(&practice, "stripe.csv", &file);
    let before = practice.rows();
    for due in [&october, &november] {
        let row = practice.ask("upkeep.view", json!({}))["settling"]["first"][0].take();
        assert_eq!(&row["due"], due);
        practice.ask("payment.not_same", json!({ "payment": row["payment"], "due": due }));
        let again = json!({ "payment": row["payment"], "due": due });
        assert_eq!(practice.refused("payment.settle", again)["about"]["rule"], "same_and_open");
    }
    assert_eq!(proposed(&practice), []);
    assert_eq!(practice.ask("upkeep.count", json!({})), 0);
    assert_eq!(practice.ask("inbox.list", json!({ "limit": 10 }))["total"], 0);
    bring_in(&practice, "stripe.csv", &file);
    assert_eq!(proposed(&practice), [], "it stays away");
    practice.undo();
    practice.undo();
    assert_eq!(practice.rows(), before);
    assert_eq!(proposed(&practice), [(json!("2026-11-02"), october)]);
}

#[test]
fn what_was_removed_is_known_when_its_file_comes_again() {
    let practice = with_two_learners();
    let file = stripe(&[("ch_1", "2026-11-02", 11_000), ("ch_2", "2026-11-03", 9_000)]);
    bring_in(&practice, "stripe.csv", &file);
    let came = practice.with(|call| Ok(call.store()?.payments_by_reference()?["ch_1"].0.to_string())).unwrap();
    let before = practice.rows();
    practice.ask("payment.remove", json!({ "payment": came }));
    let without = practice.rows();
    assert_eq!(told(&bring_in(&practice, "stripe.csv", &file)), json!({ "rows": 2, "known": 2 }));
    // What more was given back of it meanwhile brings nothing either.
    let back = file.replace(",11000,0,", ",11000,4000,");
    assert_eq!(told(&bring_in(&practice, "stripe.csv", back)), json!({ "rows": 2, "known": 2 }));
    assert_eq!(practice.rows(), without, "nothing comes back");
    practice.undo();
    assert_eq!(practice.rows(), before);
}
