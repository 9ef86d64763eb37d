//! What is owed, what came in and what was given back.

use nenrin_stories::{Json, Practice, json, text};

use crate::{broken_rule, each};

fn yen(amount: i64) -> Json {
    json!({ "minor": amount, "currency": "JPY" })
}

fn payer(practice: &Practice, name: &str) -> String {
    text(&practice.ask("payer.save", json!({ "name": name, "payer_kind": "person" })))
}

fn expect(practice: &Practice, learner: &str, amount: i64, due_on: &str) -> String {
    let fields = json!({ "learner": learner, "amount": yen(amount), "due_on": due_on });
    text(&practice.ask("payment.expect", fields))
}

/// Expected, received, refunded and open, of the one currency there is.
fn amounts(accounts: &Json) -> [i64; 4] {
    assert_eq!(accounts.as_array().unwrap().len(), 1, "{accounts}");
    ["expected", "received", "refunded", "open"].map(|field| accounts[0][field]["minor"].as_i64().unwrap())
}

#[test]
fn one_payer_pays_for_two_children_in_parts_and_gets_something_back() {
    let practice = Practice::on("2026-11-20");
    let (sora, umi) = (practice.learner("佐藤 空"), practice.learner("佐藤 海"));
    let parent = payer(&practice, "佐藤 恵");
    for child in [&sora, &umi] {
        practice.ask("payer.link", json!({ "learner": child, "payer": parent, "share": 100 }));
    }
    let first = expect(&practice, &sora, 30_000, "2026-10-31");
    let second = expect(&practice, &umi, 24_000, "2026-11-30");
    let account = || practice.ask("money.of_payer", json!({ "payer": parent }));
    assert_eq!(amounts(&account()["accounts"]), [54_000, 0, 0, 54_000], "the one who pays is found by the link");

    let part = practice.ask("payment.receive", json!({ "payment": first, "amount": yen(10_000), "method": "振込" }));
    let money = practice.ask("money.view", json!({}));
    let overdue = &money["overdue"]["first"];
    assert_eq!(
        (&overdue[0]["amount"], &overdue[0]["days"], &overdue[0]["id"]),
        (&yen(20_000), &json!(20), &json!(first))
    );
    assert_eq!(each(&money["coming"]["first"], "id"), [&json!(second)]);
    assert_eq!(money["payers"][0]["learners"].as_array().unwrap().len(), 2);
    practice.undo();
    assert_eq!(amounts(&account()["accounts"]), [54_000, 0, 0, 54_000], "a part is taken back in one");
    practice.ask("act.redo", json!({}));

    let paid = practice.ask("payment.receive", json!({ "payment": second, "paid_on": "2026-11-18", "fee": yen(165) }));
    assert_eq!(paid, json!(second), "what is paid in full needs no second row");
    practice.ask("refund.add", json!({ "payment": second, "amount": yen(6_000), "reason": "1回分を返金" }));
    practice.ask("refund.add", json!({ "payment": part, "amount": yen(10_000), "reason": "振込の重複" }));

    let account = account();
    assert_eq!(amounts(&account["accounts"]), [54_000, 34_000, 16_000, 20_000]);
    let revenue = practice.ask("learner.view", json!({ "learner": umi }))["revenue"].take();
    assert_eq!(revenue, json!([yen(18_000)]), "what was given back is no revenue");
    let of = |child: &str| {
        let all = account["learners"].as_array().unwrap();
        amounts(&all.iter().find(|it| it["learner"]["id"] == json!(child)).unwrap()["accounts"])
    };
    assert_eq!((of(&sora), of(&umi)), ([30_000, 10_000, 10_000, 20_000], [24_000, 24_000, 6_000, 0]));
    let lines = account["payments"].as_array().unwrap();
    let line = |id: &Json| lines.iter().find(|line| line["id"] == *id).unwrap();
    assert_eq!((&line(&part)["part_of"], &line(&part)["refundable"]), (&json!(first), &yen(0)));
    assert_eq!((&line(&paid)["refundable"], &line(&paid)["fee"]), (&yen(18_000), &yen(165)));
    practice.undo();
    let alone = practice.ask("money.of_learner", json!({ "learner": sora }));
    assert_eq!(amounts(&alone["accounts"]), [30_000, 10_000, 0, 20_000], "the refund was taken back");
}

#[test]
fn no_more_comes_in_than_is_due_and_no_more_is_given_back_than_came_in() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let due = expect(&practice, &sato, 22_000, "2026-11-30");
    let refused = |name: &str, fields: Json| practice.refused(name, fields);
    let early = refused("refund.add", json!({ "payment": due, "amount": yen(1), "reason": "誤り" }));
    assert_eq!(broken_rule(&early), ("payment", "received_first"));
    for wrong in [yen(22_001), yen(0), json!({ "minor": 100, "currency": "USD" })] {
        let failure = refused("payment.receive", json!({ "payment": due, "amount": wrong }));
        assert_eq!(broken_rule(&failure), ("amount", "at_most_what_is_due"));
    }
    let ahead = refused("payment.receive", json!({ "payment": due, "paid_on": "2026-11-21" }));
    assert_eq!(broken_rule(&ahead), ("paid_on", "not_after"));
    practice.ask("payment.receive", json!({ "payment": due, "amount": yen(22_000) }));
    let twice = refused("payment.receive", json!({ "payment": due }));
    assert_eq!(broken_rule(&twice), ("payment", "not_received_yet"));
    practice.ask("refund.add", json!({ "payment": due, "amount": yen(20_000), "reason": "解約" }));
    let much = refused("refund.add", json!({ "payment": due, "amount": yen(2_001), "reason": "解約" }));
    assert_eq!(broken_rule(&much), ("amount", "at_most_what_came_in"));
    let unsaid = refused("refund.add", json!({ "payment": due, "amount": yen(2_000), "reason": " " }));
    assert_eq!(broken_rule(&unsaid), ("reason", "1_to_500"));
    let before = json!({ "payment": due, "amount": yen(2_000), "reason": "解約", "day": "2026-11-19" });
    assert_eq!(broken_rule(&refused("refund.add", before)), ("day", "not_before"));
    let nothing = json!({ "learner": sato, "amount": yen(0), "due_on": "2026-11-30" });
    assert_eq!(broken_rule(&refused("payment.expect", nothing)), ("amount", "more_than_0"));
}

#[test]
fn shares_are_at_most_the_whole_and_a_number_that_does_not_fit_is_a_hint() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let fields = json!({ "name": "年輪商事", "payer_kind": "organisation", "registration_number": "Ｔ1234567890123" });
    let company = text(&practice.ask("payer.save", fields));
    let shown = || practice.ask("money.view", json!({}))["payers"][0]["payer"].take();
    assert_eq!(
        (&shown()["registration_number"], &shown()["number_is_doubtful"]),
        (&json!("T1234567890123"), &json!(true))
    );
    let change = json!({ "payer": company, "name": "年輪商事", "payer_kind": "organisation", "registration_number": "T7010705000725" });
    practice.ask("payer.save", change);
    assert_eq!(shown()["number_is_doubtful"], false);
    practice.undo();
    assert_eq!(shown()["number_is_doubtful"], true);
    let short = json!({ "name": "x", "payer_kind": "person", "registration_number": "T123" });
    assert_eq!(broken_rule(&practice.refused("payer.save", short)), ("registration_number", "t_and_13_digits"));

    let aunt = payer(&practice, "田中 恵");
    let link = |payer: &str, share: u32, starts_on: Option<&str>| json!({ "learner": sato, "payer": payer, "share": share, "starts_on": starts_on });
    let first = practice.ask("payer.link", link(&company, 60, None));
    let much = practice.refused("payer.link", link(&aunt, 41, None));
    assert_eq!(broken_rule(&much), ("share", "100_in_all"));
    assert_eq!(broken_rule(&practice.refused("payer.link", link(&aunt, 0, None))), ("share", "1_to_100"));
    practice.ask("payer.unlink", json!({ "link": first, "ends_on": "2026-11-30" }));
    practice.ask("payer.link", link(&aunt, 100, Some("2026-12-01")));
    let again = practice.refused("payer.unlink", json!({ "link": first, "ends_on": "2026-12-01" }));
    assert_eq!(broken_rule(&again), ("ends_on", "100_in_all"));
    let payer_of = |due_on: &str| {
        let payment = expect(&practice, &sato, 1_000, due_on);
        let lines = practice.ask("money.of_learner", json!({ "learner": sato }))["payments"].take();
        let line = lines.as_array().unwrap().iter().find(|line| line["id"] == json!(payment)).unwrap().clone();
        line["payer"]["name"].clone()
    };
    assert_eq!(payer_of("2026-12-01"), "田中 恵", "who alone pays on the day it is due");
    assert_eq!(payer_of("2026-11-30"), "年輪商事", "who pays a share pays so much of it");
    practice.undo();
    practice.undo();
    practice.undo();
    practice.undo();
    let links = practice.ask("money.of_learner", json!({ "learner": sato }))["payers"].take();
    assert_eq!(each(&links, "ends_on"), [&json!(null)], "the link was taken back, and so was the end of the other");
}

#[test]
fn a_fee_is_at_most_the_payment_and_a_currency_is_one_that_exists() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let paid = |amount: Json, fee: Json| json!({ "learner": learner, "amount": amount, "fee": fee });
    let refused = |fields: Json| {
        let failure = practice.refused("payment.record", fields);
        let (field, rule) = broken_rule(&failure);
        (field.to_owned(), rule.to_owned())
    };
    let dollars = json!({ "minor": 10, "currency": "USD" });
    for (fee, rule) in [(yen(5_001), "at_most_the_payment"), (dollars, "currency_of_the_payment")] {
        assert_eq!(refused(paid(yen(5_000), fee)), ("fee".to_owned(), rule.to_owned()));
    }
    for currency in ["XXX", "ZZZ"] {
        let amount = json!({ "minor": 5_000, "currency": currency });
        assert_eq!(refused(paid(amount, Json::Null)), ("amount".to_owned(), "three_letter_currency".to_owned()));
    }
    practice.ask("payment.record", paid(yen(5_000), yen(5_000)));
}
