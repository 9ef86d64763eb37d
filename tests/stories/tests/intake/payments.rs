//! Payments of services and banks: whose they are, what they cost, what was given back.

use nenrin_stories::{Json, Practice, json};

use crate::{TODAY, bring_in, bring_in_twice, file, learner, sample, told, with_two_learners};

/// The records of a table whose words contain this.
fn rows_with(practice: &Practice, table: &str, words: &str) -> Vec<Json> {
    let rows = practice.every(table).into_iter().filter(|row| row.contains(words));
    rows.map(|row| serde_json::from_str(&row).unwrap()).collect()
}

#[test]
fn stripe_payments_find_their_learners_by_mail_and_refunds_are_split_off() {
    let practice = with_two_learners();
    let counts = bring_in_twice(&practice, "stripe.csv");
    assert_eq!(told(&counts), json!({ "rows": 4, "new": 2, "waiting": 1, "passed": 1 }));
    let first = &rows_with(&practice, "payment", "ch_1")[0];
    assert_eq!((first["amount"].as_i64(), first["fee"].as_i64()), (Some(11_000), Some(396)));
    // Half past three in the afternoon of 31 October in London is half past midnight of the next day in Tokyo.
    let day = |text: &str| text.parse::<nenrin_domain::Day>().unwrap().number();
    assert_eq!(first["paid_on"].as_i64(), Some(day("2026-11-01")));
    let refunds = practice.every("refund");
    assert_eq!(refunds.len(), 1);
    let refund: Json = serde_json::from_str(&refunds[0]).unwrap();
    assert_eq!((refund["amount"].as_i64(), refund["day"].as_i64()), (Some(11_000), Some(day("2026-11-09"))));
    let waiting = &rows_with(&practice, "inbox_item", "ch_4")[0];
    assert_eq!((waiting["amount"].as_i64(), waiting["amount_currency"].as_str()), (Some(9900), Some("USD")));
}

#[test]
fn one_payment_in_two_files_is_one_payment() {
    let practice = with_two_learners();
    bring_in(&practice, "stripe.csv", sample("stripe.csv"));
    let counts = bring_in(&practice, "stripe-balance.csv", sample("stripe-balance.csv"));
    assert_eq!(told(&counts), json!({ "rows": 3, "new": 1, "known": 1, "passed": 1 }), "the refund is new");
    assert_eq!(rows_with(&practice, "payment", "ch_1").len(), 1);
    let refunds = rows_with(&practice, "refund", "");
    let refund = refunds.iter().find(|refund| refund["amount"] == 5000).unwrap();
    assert_eq!(refund["reason"], Json::Null, "REFUND says only that it is one, in the language of the program");
}

#[test]
fn a_refund_of_a_payment_that_nobody_knows_waits() {
    let practice = with_two_learners();
    let lines = "balance_transaction_id,created,currency,gross,fee,net,reporting_category,charge_id\n\
        txn_9,2026-11-09 02:00:00,jpy,-5000,0,-5000,refund,ch_unknown\n";
    assert_eq!(told(&bring_in(&practice, "b.csv", lines)), json!({ "rows": 1, "waiting": 1 }));
    let item = practice.ask("inbox.list", json!({ "limit": 10 }))["items"][0].clone();
    assert_eq!(item["amount"]["minor"], -5000);
    let given = json!({ "items": [item["id"]], "learner": learner(&practice, "佐藤 美咲") });
    assert_eq!(practice.refused("inbox.give", given)["about"]["rule"], "its_payment_first");
}

#[test]
fn paypal_refunds_are_linked_and_transfers_are_passed_over() {
    let practice = with_two_learners();
    let counts = bring_in_twice(&practice, "paypal.csv");
    assert_eq!(told(&counts), json!({ "rows": 4, "new": 2, "passed": 2 }));
    let payment = &rows_with(&practice, "payment", "PP1")[0];
    let day = |text: &str| text.parse::<nenrin_domain::Day>().unwrap().number();
    assert_eq!(payment["paid_on"].as_i64(), Some(day("2026-11-07")), "evening in Tokyo when it is night in California");
    assert_eq!(payment["fee"].as_i64(), Some(436));
    assert_eq!(practice.every("refund").len(), 1);
}

#[test]
fn names_on_a_bank_statement_only_suggest_and_broken_balances_are_told() {
    let practice = with_two_learners();
    let (_folder, path) = file("meisai.csv", sample("rakuten-bank.csv"));
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!((looked["source"].as_str(), looked["encoding"].as_str()), (Some("rakuten_bank"), Some("shift_jis")));
    assert_eq!(told(&looked["counts"]), json!({ "rows": 5, "waiting": 4, "passed": 1 }));
    assert_eq!(looked["problem_count"], 1);
    assert_eq!((&looked["problems"][0]["kind"], &looked["problems"][0]["line"]), (&json!("broken_chain"), &json!(6)));
    let doubt = |name: &str| {
        let all = looked["doubts"].as_array().unwrap();
        all.iter().find(|doubt| doubt["says"][0] == name).unwrap().clone()
    };
    assert_eq!(doubt("ｻﾄｳ ﾐｻｷ")["rows"], 2, "the same payer is asked for once");
    assert_eq!(doubt("ｻﾄｳ ﾐｻｷ")["perhaps"][0]["name"], "佐藤 美咲");
    assert_eq!(doubt("ﾀﾅｶ ﾊﾅ")["perhaps"], json!([]));

    let choices = json!([
        { "who": doubt("ｻﾄｳ ﾐｻｷ")["who"], "is": "learner", "learner": learner(&practice, "佐藤 美咲") },
        { "who": doubt("ﾀﾅｶ ﾊﾅ")["who"], "is": "nobody", "learner": null },
    ]);
    let said = practice.look_again(token, json!({ "choices": choices }));
    assert_eq!(told(&said["counts"]), json!({ "rows": 5, "new": 2, "waiting": 1, "passed": 2 }));
    practice.run_import(&said);
    assert_eq!(practice.every("payment").len(), 2, "two alike are two");
}

#[test]
fn three_identical_rows_stay_three() {
    let practice = with_two_learners();
    let counts = bring_in_twice(&practice, "payments.csv");
    assert_eq!(told(&counts), json!({ "rows": 5, "new": 4, "faulty": 1 }));
    assert_eq!(rows_with(&practice, "payment", "33000").len(), 3);
}

#[test]
fn two_currencies_never_become_one() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "square.csv", sample("square.csv"));
    let items = practice.ask("inbox.list", json!({ "limit": 10 }));
    assert_eq!(items["total"], 2);
    assert_eq!(items["items"][0]["amount"], json!({ "minor": 124_000, "currency": "USD" }));
    assert_eq!(items["items"][1]["amount"], json!({ "minor": 11_000, "currency": "JPY" }));
}

const BALANCE: &str = "balance_transaction_id,created,currency,gross,fee,net,reporting_category,charge_id\n";

#[test]
fn what_was_given_back_is_one_refund_in_whichever_files_it_stands() {
    let practice = with_two_learners();
    bring_in(&practice, "stripe.csv", sample("stripe.csv"));
    let lines = format!("{BALANCE}txn_8,2026-11-09 02:00:00,jpy,-11000,0,-11000,refund,ch_2\n");
    assert_eq!(told(&bring_in(&practice, "b.csv", &lines)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.every("refund").len(), 1);
    let more = format!("{lines}txn_9,2026-11-09 02:00:00,jpy,-11000,0,-11000,refund,ch_2\n");
    assert_eq!(told(&bring_in(&practice, "b.csv", &more)), json!({ "rows": 2, "new": 1, "known": 1 }));
    assert_eq!(practice.every("refund").len(), 2, "another of the same amount is another");
}

#[test]
fn more_than_came_in_is_not_given_back_but_waits_and_says_why() {
    let practice = with_two_learners();
    bring_in(&practice, "stripe.csv", sample("stripe.csv"));
    let lines = format!(
        "{BALANCE}txn_8,2026-11-12 02:00:00,jpy,-20000,0,-20000,refund,ch_2\n\
         txn_9,2026-11-13 02:00:00,jpy,-5000,0,-5000,refund,ch_2\n"
    );
    let counts = bring_in(&practice, "b.csv", &lines);
    assert_eq!(told(&counts), json!({ "rows": 2, "new": 1, "waiting": 1 }), "2,000 are left of it");
    let items = practice.ask("inbox.list", json!({ "limit": 10 }))["items"].clone();
    let item = items.as_array().unwrap().iter().find(|item| item["amount"]["minor"] == -5000).unwrap();
    assert_eq!(item["why"], "at_most_what_came_in");
    let given = json!({ "items": [item["id"]], "learner": learner(&practice, "髙橋 健") });
    assert_eq!(practice.refused("inbox.give", given)["about"]["rule"], "at_most_what_came_in");
    let again = bring_in(&practice, "b.csv", &lines);
    assert_eq!(told(&again), json!({ "rows": 2, "known": 2 }));
}

#[test]
fn a_refund_that_waited_is_the_one_that_has_come_since() {
    let practice = with_two_learners();
    let lines = format!("{BALANCE}txn_8,2026-11-09 02:00:00,jpy,-11000,0,-11000,refund,ch_2\n");
    assert_eq!(told(&bring_in(&practice, "b.csv", &lines)), json!({ "rows": 1, "waiting": 1 }));
    let item = practice.ask("inbox.list", json!({ "limit": 10 }))["items"][0]["id"].clone();
    bring_in(&practice, "stripe.csv", sample("stripe.csv"));
    practice.ask("inbox.give", json!({ "items": [item], "learner": learner(&practice, "髙橋 健") }));
    assert_eq!(practice.every("refund").len(), 1);
}

/// A charge of 20,000 of 佐藤 美咲, of which so much was given back on a day that the file does not tell.
fn charge(refunded: u32) -> String {
    format!(
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer Email\n\
         ch_9,2026-09-01 03:00:00,20000,{refunded},jpy,720,Paid,misaki@example.jp\n"
    )
}

fn given_back(practice: &Practice) -> Vec<i64> {
    let amount = |row: String| serde_json::from_str::<Json>(&row).unwrap()["amount"].as_i64().unwrap();
    let mut all: Vec<_> = practice.every("refund").into_iter().map(amount).collect();
    all.sort_unstable();
    all
}

#[test]
fn refunds_that_a_charge_tells_in_one_sum_are_the_same_when_the_balance_tells_them_one_by_one() {
    let practice = with_two_learners();
    bring_in(&practice, "stripe.csv", charge(8000));
    let before = practice.rows();
    let first = format!("{BALANCE}txn_1,2026-10-20 02:00:00,jpy,-5000,0,-5000,refund,ch_9\n");
    assert_eq!(told(&bring_in(&practice, "b.csv", &first)), json!({ "rows": 1, "updated": 1 }));
    assert_eq!(given_back(&practice), [3000, 5000], "the sum stays");
    practice.undo();
    assert_eq!(practice.rows(), before);
    bring_in(&practice, "b.csv", &first);
    let second = format!("{first}txn_2,2026-11-02 02:00:00,jpy,-3000,0,-3000,refund,ch_9\n");
    assert_eq!(told(&bring_in(&practice, "b.csv", &second)), json!({ "rows": 2, "known": 2 }));
    assert_eq!(given_back(&practice), [3000, 5000]);
}

#[test]
fn a_charge_that_comes_again_with_more_given_back_brings_what_is_more() {
    let practice = with_two_learners();
    bring_in(&practice, "stripe.csv", charge(0));
    assert_eq!(told(&bring_in(&practice, "stripe.csv", charge(5000))), json!({ "rows": 1, "updated": 1 }));
    assert_eq!(told(&bring_in(&practice, "stripe.csv", charge(5000))), json!({ "rows": 1, "known": 1 }));
    let by_balance = format!("{BALANCE}txn_1,2026-10-20 02:00:00,jpy,-5000,0,-5000,refund,ch_9\n");
    assert_eq!(told(&bring_in(&practice, "b.csv", &by_balance)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(told(&bring_in(&practice, "stripe.csv", charge(8000))), json!({ "rows": 1, "updated": 1 }));
    let by_balance = format!("{by_balance}txn_2,2026-11-02 02:00:00,jpy,-3000,0,-3000,refund,ch_9\n");
    assert_eq!(told(&bring_in(&practice, "b.csv", &by_balance)), json!({ "rows": 2, "known": 2 }));
    assert_eq!(given_back(&practice), [3000, 5000]);
}

#[test]
fn a_balance_that_names_the_charge_as_its_source_alone_tells_of_the_same_payment() {
    let practice = with_two_learners();
    bring_in(&practice, "stripe.csv", charge(5000));
    let lines = "balance_transaction_id,created,currency,gross,fee,net,reporting_category,source_id\n\
        txn_1,2026-09-01 03:00:00,jpy,20000,720,19280,charge,ch_9\n\
        txn_2,2026-10-20 02:00:00,jpy,-5000,0,-5000,refund,ch_9\n";
    assert_eq!(told(&bring_in(&practice, "b.csv", lines)), json!({ "rows": 2, "known": 2 }));
    assert_eq!((practice.every("payment").len(), given_back(&practice)), (1, vec![5000]));
}

#[test]
fn the_words_of_payers_are_no_numbers_of_payments() {
    let practice = with_two_learners();
    let day = |day: u32| format!("2026-10-{day:02},佐藤 美咲,8000,Coaching\n");
    let list = "Date,Name,Amount,Reference\n".to_owned() + &(1..=12).map(day).collect::<String>();
    let counts = bring_in(&practice, "bank.csv", &list);
    assert_eq!(told(&counts), json!({ "rows": 12, "waiting": 12 }));
    assert_eq!(practice.every("inbox_item").len(), 12);
    assert_eq!(told(&bring_in(&practice, "bank.csv", &list)), json!({ "rows": 12, "known": 12 }));
}

#[test]
fn lists_that_each_count_their_rows_from_one_are_lists_of_different_payments() {
    let practice = with_two_learners();
    let list = |month: u32| {
        let row = |n: u32| format!("{n},2026-{month:02}-{n:02},misaki@example.jp,8000\n");
        "ID,入金日,メール,金額\n".to_owned() + &(1..=5).map(row).collect::<String>()
    };
    let all = json!({ "rows": 5, "new": 5 });
    assert_eq!(told(&bring_in(&practice, "9月.csv", list(9))), all);
    assert_eq!(told(&bring_in(&practice, "10月.csv", list(10))), all);
    assert_eq!(practice.every("payment").len(), 10);
    let known = json!({ "rows": 5, "known": 5 });
    assert_eq!(told(&bring_in(&practice, "9月.csv", list(9))), known);
    // The same payments under the same numbers are the same, also in a table of another shape.
    let reshaped = list(10).replace("ID,入金日", "取引ID,支払日");
    assert_eq!(told(&bring_in(&practice, "10月のひかえ.csv", reshaped)), known);
}

#[test]
fn what_brings_nothing_says_why_row_by_row() {
    let practice = with_two_learners();
    for (name, why, line) in [
        ("stripe.csv", "not_received", 4),
        ("stripe-balance.csv", "other_transaction", 4),
        ("line-chat.csv", "no_words", 9),
    ] {
        let (_folder, path) = file(name, sample(name));
        let (_, looked) = practice.look_at_file(&path);
        assert_eq!(looked["passed"], json!([{ "why": why, "rows": 1, "lines": [line] }]), "{name}");
        let told = looked["lines"].as_array().unwrap().iter().find(|told| told["step"] == "passed").unwrap();
        assert_eq!((&told["line"], &told["why"]), (&json!(line), &json!(why)), "{name}");
    }
}

/// A payment of 佐藤 美咲 on a day of November, as Stripe tells it.
fn paid_on(day: &str) -> String {
    format!(
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer Email\n\
         ch_{day},2026-11-{day} 03:00:00,11000,0,jpy,396,Paid,misaki@example.jp\n"
    )
}

#[test]
fn a_payment_by_hand_and_the_row_of_it_some_days_later_do_not_count_twice_unseen() {
    let practice = with_two_learners();
    let amount = json!({ "minor": 11_000, "currency": "JPY" });
    let by_hand = json!({ "learner": learner(&practice, "佐藤 美咲"), "amount": amount, "method": "現金" });
    practice.ask("payment.record", by_hand);
    assert_eq!(told(&bring_in(&practice, "a.csv", paid_on("18"))), json!({ "rows": 1, "waiting": 1 }));
    let item = practice.ask("inbox.list", json!({ "limit": 10 }))["items"][0].clone();
    assert_eq!(item["may_be_here"], true);
    assert_eq!(told(&bring_in(&practice, "b.csv", paid_on("12"))), json!({ "rows": 1, "new": 1 }), "eight days before");
    assert_eq!(told(&bring_in(&practice, "c.csv", paid_on("11"))), json!({ "rows": 1, "new": 1 }), "both by a file");
}
