//! Accounts of who pays: what is overdue, what a payment without a match becomes, who pays for a contract.

use nenrin_domain::{InboxItem, InboxKind, InboxState, Money};
use nenrin_stories::{Json, Practice, json, of_kind, text};
use proptest::prelude::*;

use crate::{broken_rule, each};

fn yen(amount: i64) -> Json {
    json!({ "minor": amount, "currency": "JPY" })
}

fn parent_of(practice: &Practice, learners: &[&String]) -> String {
    let parent = text(&practice.ask("payer.save", json!({ "name": "佐藤 恵", "payer_kind": "person" })));
    for learner in learners {
        practice.ask("payer.link", json!({ "learner": learner, "payer": parent, "share": 100 }));
    }
    parent
}

#[test]
fn an_account_says_since_when_something_is_overdue_and_keeps_currencies_apart() {
    let practice = Practice::on("2026-11-20");
    let (sora, own) = (practice.learner("佐藤 空"), practice.learner("鈴木 健太"));
    parent_of(&practice, &[&sora]);
    let expect = |learner: &str, amount: Json, due_on: &str| {
        practice.ask("payment.expect", json!({ "learner": learner, "amount": amount, "due_on": due_on }));
    };
    expect(&sora, yen(30_000), "2026-10-31");
    expect(&sora, yen(12_000), "2026-11-15");
    expect(&sora, yen(24_000), "2026-11-20");
    expect(&sora, json!({ "minor": 5_000, "currency": "USD" }), "2026-11-01");
    practice.ask("payment.record", json!({ "learner": own, "amount": yen(8_000), "method": "現金" }));

    let money = practice.ask("money.view", json!({}));
    let accounts = &money["payers"][0]["accounts"];
    assert_eq!(each(accounts, "overdue"), [&yen(42_000), &json!({ "minor": 5_000, "currency": "USD" })]);
    assert_eq!(each(accounts, "overdue_since"), [&json!("2026-10-31"), &json!("2026-11-01")]);
    assert_eq!(each(accounts, "open"), [&yen(66_000), &json!({ "minor": 5_000, "currency": "USD" })]);
    let alone = &money["own"][0];
    assert_eq!((&alone["learner"]["id"], &alone["accounts"][0]["received"]), (&json!(own), &yen(8_000)));
    assert_eq!(alone["accounts"][0]["overdue_since"], json!(null));
    practice.undo();
    let money = practice.ask("money.view", json!({}));
    assert_eq!(money["own"], json!([]), "what was recorded is taken back");
    let ahead = json!({ "learner": own, "amount": yen(8_000), "paid_on": "2026-11-21" });
    assert_eq!(broken_rule(&practice.refused("payment.record", ahead)), ("paid_on", "not_after"));
    let nothing = json!({ "learner": own, "amount": yen(0) });
    assert_eq!(broken_rule(&practice.refused("payment.record", nothing)), ("amount", "more_than_0"));
}

#[test]
fn what_is_expected_is_shared_by_those_who_pay_and_the_rest_is_the_learners() {
    let practice = Practice::on("2026-11-20");
    let sora = practice.learner("佐藤 空");
    for (name, share) in [("佐藤 恵", 60), ("佐藤 誠", 30)] {
        let payer = practice.ask("payer.save", json!({ "name": name, "payer_kind": "person" }));
        practice.ask("payer.link", json!({ "learner": sora, "payer": payer, "share": share }));
    }
    let before = practice.rows();
    let terms = json!({ "kind": "package", "sessions": 4, "price": yen(1_001) });
    practice.ask(
        "contract.add",
        json!({ "learner": sora, "terms": terms, "starts_on": "2026-11-20", "due_on": "2026-11-30" }),
    );
    let money = practice.ask("money.view", json!({}));
    let open = |holder: &Json| holder["accounts"][0]["open"]["minor"].as_i64().unwrap();
    let mut shares: Vec<i64> = money["payers"].as_array().unwrap().iter().map(open).collect();
    shares.sort_unstable();
    assert_eq!((shares, open(&money["own"][0])), (vec![300, 600], 101));
    practice.undo();
    assert_eq!(practice.rows(), before, "one undo takes back all of them");
}

#[test]
fn those_who_pay_and_those_they_pay_for_stand_in_the_order_of_the_list_of_learners() {
    let practice = Practice::on("2026-11-20");
    let add = |name: &str, kana: &str| text(&practice.ask("learner.add", json!({ "name": name, "kana": kana })));
    let (wada, ueda, aoki) =
        (add("和田 空", "わだ そら"), add("上田 花", "うえだ はな"), add("青木 健", "アオキ ケン"));
    for learner in [&wada, &ueda, &aoki] {
        practice.ask("payment.record", json!({ "learner": learner, "amount": yen(8_000) }));
    }
    let own = |money: &Json| {
        money["own"].as_array().unwrap().iter().map(|it| it["learner"]["id"].clone()).collect::<Vec<_>>()
    };
    let money = practice.ask("money.view", json!({}));
    assert_eq!(own(&money), [json!(aoki), json!(ueda), json!(wada)]);
    assert_eq!(money["own"][1]["kana"], "うえだ はな");

    let parent = parent_of(&practice, &[&wada, &aoki]);
    let account = practice.ask("money.of_payer", json!({ "payer": parent }));
    assert_eq!(
        (&account["learners"][0]["learner"]["id"], account["learners"].as_array().unwrap().len()),
        (&json!(aoki), 2)
    );
}

#[test]
fn a_contract_is_made_with_its_payer_and_first_payment_and_another_may_pay_later() {
    let practice = Practice::on("2026-11-20");
    let sora = practice.learner("佐藤 空");
    let company = text(&practice.ask("payer.save", json!({ "name": "年輪商事", "payer_kind": "organisation" })));
    let terms = json!({ "plan_name": "6回", "kind": "package", "price": yen(99_000), "sessions": 6 });
    let made =
        json!({ "learner": sora, "terms": terms, "starts_on": "2026-11-20", "payer": company, "due_on": "2026-11-30" });
    let contract = text(&practice.ask("contract.add", made));
    let account = || practice.ask("money.of_payer", json!({ "payer": company }));
    assert_eq!(account()["payments"][0]["amount"], yen(99_000));
    assert_eq!(account()["learners"][0]["contracts"][0]["id"], json!(contract));

    let due = text(&account()["payments"][0]["id"]);
    practice.ask("payment.receive", json!({ "payment": due, "amount": yen(33_000) }));
    practice.ask("contract.pay_by", json!({ "contract": contract, "payer": null }));
    assert_eq!(account()["accounts"][0]["open"], yen(0), "what is still to come in is the learner's own now");
    assert_eq!(account()["accounts"][0]["received"], yen(33_000), "what the company paid, it paid");
    practice.undo();
    assert_eq!(account()["accounts"][0]["open"], yen(66_000));
    practice.undo();
    practice.undo();
    let page = practice.ask("learner.view", json!({ "learner": sora }));
    assert_eq!(
        (&page["contracts"], &account()["payments"]),
        (&json!([]), &json!([])),
        "contract and payment are one act"
    );
}

fn waiting_payment(practice: &Practice, amount: i64) -> String {
    practice.act("import", |writer| {
        let item = InboxItem {
            id: writer.mint(),
            kind: InboxKind::Payment,
            source: "bank".to_owned(),
            key: "row 1".to_owned(),
            day: "2026-11-12".parse().unwrap(),
            time: None,
            summary: "サトウ メグミ".to_owned(),
            amount: Some(Money::yen(amount)),
            fields: vec!["name=サトウ メグミ".to_owned()],
            state: InboxState::Waiting,
        };
        writer.add(&item)?;
        Ok(item.id.to_string())
    })
}

#[test]
fn a_payment_without_a_match_is_given_to_a_learner_and_who_pays_for_them() {
    let practice = Practice::on("2026-11-20");
    let (sora, umi) = (practice.learner("佐藤 空"), practice.learner("佐藤 海"));
    let parent = parent_of(&practice, &[&sora, &umi]);
    let item = waiting_payment(&practice, 11_000);
    let waits = || practice.ask("upkeep.view", json!({}))["payments"]["total"].clone();
    let received = || practice.ask("money.of_payer", json!({ "payer": parent }))["accounts"].clone();
    assert_eq!(waits(), 1);
    practice.ask("inbox.give", json!({ "items": [item], "learner": umi }));
    assert_eq!((waits(), &received()[0]["received"]), (json!(0), &yen(11_000)));
    practice.undo();
    assert_eq!((waits(), received()), (json!(1), json!([])), "one undo takes all of it back");

    let company = text(&practice.ask("payer.save", json!({ "name": "年輪商事", "payer_kind": "organisation" })));
    practice.ask("inbox.give", json!({ "items": [item], "learner": umi, "payer": company }));
    let account = practice.ask("money.of_payer", json!({ "payer": company }));
    assert_eq!(account["payments"][0]["learner"]["id"], json!(umi), "who is named has paid");
    practice.undo();
    practice.ask("inbox.dismiss", json!({ "items": [item] }));
    assert_eq!(waits(), 0);
    practice.undo();
    assert_eq!(waits(), 1);
}

#[test]
fn what_was_given_back_stands_in_the_timeline() {
    let practice = Practice::on("2026-11-20");
    let sora = practice.learner("佐藤 空");
    let paid =
        practice.ask("payment.record", json!({ "learner": sora, "amount": yen(8_000), "paid_on": "2026-11-01" }));
    practice.ask(
        "refund.add",
        json!({ "payment": paid, "amount": yen(3_000), "reason": "休講のため", "day": "2026-11-10" }),
    );
    let events = |find: Option<&str>| {
        let asked =
            json!({ "learner": sora, "kinds": ["payment", "refund"], "find": find, "before": null, "limit": 10 });
        practice.ask("timeline.page", asked)["events"].clone()
    };
    assert_eq!(each(&events(None), "kind"), [&json!("refund"), &json!("payment")]);
    let all = events(Some("休講"));
    let [refund] = of_kind(&all, "refund")[..] else { panic!("found by its reason: {all}") };
    assert_eq!((&refund["amount"], &refund["day"]), (&yen(3_000), &json!("2026-11-10")));
    practice.undo();
    assert_eq!(each(&events(None), "kind"), [&json!("payment")]);
}

/// One thing a coach does with the account of a payer; amounts and places are taken from what there is then.
#[derive(Debug, Clone)]
enum Deed {
    Expect(i64),
    Record(i64),
    Receive(usize, i64),
    Refund(usize, i64),
    Undo,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let one = prop_oneof![
        3 => (1_i64..50_000).prop_map(Deed::Expect),
        2 => (1_i64..50_000).prop_map(Deed::Record),
        3 => (any::<usize>(), 1_i64..60_000).prop_map(|(at, amount)| Deed::Receive(at, amount)),
        3 => (any::<usize>(), 1_i64..60_000).prop_map(|(at, amount)| Deed::Refund(at, amount)),
        2 => Just(Deed::Undo),
    ];
    prop::collection::vec(one, 1..14)
}

/// What was agreed, what came in and what was given back.
type Balance = [i64; 3];

fn balance(practice: &Practice, payer: &str) -> (Balance, i64, Json) {
    let account = practice.ask("money.of_payer", json!({ "payer": payer }));
    let [told] = &account["accounts"].as_array().unwrap()[..] else { return ([0; 3], 0, account) };
    let minor = |field: &str| told[field]["minor"].as_i64().unwrap();
    (["expected", "received", "refunded"].map(minor), minor("open"), account)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_balance_is_what_is_due_less_what_was_paid_and_more_by_what_was_given_back(deeds in deeds()) {
        let practice = Practice::on("2026-11-20");
        let learner = practice.learner("佐藤 空");
        let payer = parent_of(&practice, &[&learner]);
        let mut past: Vec<Balance> = vec![[0; 3]];
        for deed in deeds {
            let (_, _, account) = balance(&practice, &payer);
            let lines = account["payments"].as_array().unwrap();
            let those = |paid: bool| lines.iter().filter(|it| it["paid_on"].is_null() != paid).collect::<Vec<_>>();
            let [due, paid, back] = *past.last().unwrap();
            let next = match deed {
                Deed::Expect(amount) => {
                    let wish = json!({ "learner": learner, "amount": yen(amount), "due_on": "2026-11-30" });
                    practice.ask("payment.expect", wish);
                    [due + amount, paid, back]
                }
                Deed::Record(amount) => {
                    practice.ask("payment.record", json!({ "learner": learner, "amount": yen(amount) }));
                    [due + amount, paid + amount, back]
                }
                Deed::Receive(at, amount) => {
                    let open = those(false);
                    let Some(line) = open.get(at % open.len().max(1)) else { continue };
                    let amount = amount.min(line["amount"]["minor"].as_i64().unwrap());
                    practice.ask("payment.receive", json!({ "payment": line["id"], "amount": yen(amount) }));
                    [due, paid + amount, back]
                }
                Deed::Refund(at, amount) => {
                    let received = those(true);
                    let Some(line) = received.get(at % received.len().max(1)) else { continue };
                    let wish = json!({ "payment": line["id"], "amount": yen(amount), "reason": "返金" });
                    if amount > line["refundable"]["minor"].as_i64().unwrap() {
                        practice.refused("refund.add", wish);
                        continue;
                    }
                    practice.ask("refund.add", wish);
                    [due, paid, back + amount]
                }
                Deed::Undo if past.len() > 1 => {
                    practice.undo();
                    past.pop();
                    *past.last().unwrap()
                }
                Deed::Undo => continue,
            };
            if past.last() != Some(&next) {
                past.push(next);
            }
            let (told, open, _) = balance(&practice, &payer);
            prop_assert_eq!(told, next);
            prop_assert_eq!(open + told[2], told[0] - told[1] + told[2], "what is open, and what was given back");
            prop_assert!(told[2] <= told[1], "no more was given back than came in");
        }
    }
}
