//! Statements of accounts: what came in is told from what went out, whichever bank wrote them.

use nenrin_stories::{Json, Practice, json};

use crate::{bring_in, bring_in_twice, file, learner, own, sample, told, with_two_learners};

const BANKS: [(&str, &str); 4] = [
    ("mufg-bank.csv", "mufg_bank"),
    ("smbc-bank.csv", "smbc_bank"),
    ("yucho-bank.csv", "yucho_bank"),
    ("paypay-bank.csv", "paypay_bank"),
];

#[test]
fn every_bank_tells_what_came_in_and_what_went_out_is_passed_over() {
    for (name, source) in BANKS {
        let practice = with_two_learners();
        let (_folder, path) = file(name, sample(name));
        let (_, looked) = practice.look_at_file(&path);
        assert_eq!((&looked["source"], &looked["kind"]), (&json!(source), &json!("payments")));
        assert_eq!(looked["problem_count"], 0, "{name}: {}", looked["problems"]);
        assert_eq!(told(&bring_in_twice(&practice, name)), json!({ "rows": 3, "waiting": 2, "passed": 1 }), "{name}");
        let items = practice.ask("inbox.list", json!({ "limit": 10 }))["items"].clone();
        let mut came: Vec<_> = items
            .as_array()
            .unwrap()
            .iter()
            .map(|item| (item["day"].as_str(), item["amount"]["minor"].as_i64()))
            .collect();
        came.sort();
        assert_eq!(came, [(Some("2026-11-02"), Some(11_000)), (Some("2026-11-06"), Some(33_000))], "{name}");
        let hers = items.as_array().unwrap().iter().find(|item| item["day"] == "2026-11-02").unwrap();
        assert_eq!(hers["perhaps"][0]["name"], "佐藤 美咲", "{name}: {hers}");
    }
}

#[test]
fn a_statement_of_any_bank_is_read_by_the_words_of_its_headings() {
    for (headings, came, went) in [
        (
            "日付,お引出金額,お預入金額,お取引内容,残高",
            "2026.11.02,,11000,ｻﾄｳ ﾐｻｷ,211000",
            "2026.11.05,8200,,電気,202800",
        ),
        (
            "取扱日,摘要,お支払金額,お預り金額,差引残高",
            "2026/11/02,ｻﾄｳ ﾐｻｷ,0,11000,211000",
            "2026/11/05,電気,8200,0,202800",
        ),
        ("お取扱日,出金,入金額,残高,摘要", "20261102,,11000,211000,ｻﾄｳ ﾐｻｷ", "20261105,8200,,202800,電気"),
        (
            "取引日,お支払い金額,お預かり金額,残高,お取引内容",
            "2026/11/02,,\"11,000\",211000,ｻﾄｳ ﾐｻｷ",
            "2026/11/05,\"8,200\",,202800,電気",
        ),
        ("Date,Description,Debit,Credit,Balance", "2026-11-02,ｻﾄｳ ﾐｻｷ,,11000,211000", "2026-11-05,Power,8200,,202800"),
    ] {
        let practice = with_two_learners();
        let (_folder, path) = file("a.csv", format!("{headings}\n{came}\n{went}\n"));
        let (_, looked) = practice.look_at_file(&path);
        assert_eq!(looked["kind"], "payments", "{headings}");
        assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "waiting": 1, "passed": 1 }), "{headings}");
        practice.run_import(&looked);
        let item = practice.ask("inbox.list", json!({ "limit": 10 }))["items"][0].clone();
        assert_eq!((&item["day"], &item["amount"]["minor"]), (&json!("2026-11-02"), &json!(11_000)), "{headings}");
    }
}

#[test]
fn what_a_learner_paid_is_an_amount_where_no_column_beside_it_tells_what_came_in() {
    let practice = with_two_learners();
    let (_folder, path) = file("a.csv", "お支払日,お支払金額,メールアドレス\n2026-11-02,11000,misaki@example.jp\n");
    let (_, looked) = practice.look_at_file(&path);
    let meanings: Vec<Json> = looked["columns"].as_array().unwrap().iter().map(|it| it["meaning"].clone()).collect();
    assert_eq!(meanings, ["at", "amount", "mail"]);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 1, "new": 1 }));
}

#[test]
fn a_remark_beside_the_name_of_who_paid_is_kept_as_one() {
    for (headings, row, meanings) in [
        ("日付,お名前,入金額,摘要", "2026-11-02,佐藤 美咲,11000,三月分", ["at", "name", "amount", "description"]),
        ("日付,摘要,入金額,お名前", "2026-11-02,三月分,11000,佐藤 美咲", ["at", "description", "amount", "name"]),
        ("日付,内容,金額,氏名", "2026-11-02,三月分,11000,佐藤 美咲", ["at", "description", "amount", "name"]),
        ("Date,Name,Amount,Note", "2026-11-02,佐藤 美咲,11000,三月分", ["at", "name", "amount", "description"]),
        ("Date,Name,Amount,Remarks", "2026-11-02,佐藤 美咲,11000,三月分", ["at", "name", "amount", "description"]),
    ] {
        let practice = with_two_learners();
        let (_folder, path) = file("a.csv", format!("{headings}\n{row}\n"));
        let (token, looked) = practice.look_at_file(&path);
        let columns = looked["columns"].as_array().unwrap();
        let proposed: Vec<_> = columns.iter().map(|it| it["meaning"].as_str().unwrap()).collect();
        assert_eq!(proposed, meanings, "{headings}");
        let misaki = learner(&practice, "佐藤 美咲");
        let who = &looked["doubts"][0]["who"];
        let said =
            practice.look_again(token, json!({ "choices": [{ "who": who, "is": "learner", "learner": misaki }] }));
        practice.run_import(&said);
        assert_eq!(notes(&practice), ["三月分"], "{headings}");
    }
}

/// What is said of the payments of 佐藤 美咲, in the account of whom they are.
fn notes(practice: &Practice) -> Vec<Json> {
    let account = practice.ask("money.of_learner", json!({ "learner": learner(practice, "佐藤 美咲") }));
    account["payments"].as_array().unwrap().iter().map(|line| line["note"].clone()).collect()
}

#[test]
fn what_the_bank_says_of_a_payment_is_kept_and_goes_with_it() {
    let practice = with_two_learners();
    let statement = "取引日,摘要,お支払金額,お預り金額,差引残高,メモ\n2026/11/02,振込 ｻﾄｳ ﾐｻｷ,0,11000,211000,三月分\n";
    assert_eq!(told(&bring_in(&practice, "a.csv", statement)), json!({ "rows": 1, "waiting": 1 }));
    let item = practice.ask("inbox.list", json!({ "limit": 10 }))["items"][0]["id"].clone();
    let misaki = learner(&practice, "佐藤 美咲");
    practice.ask("inbox.give", json!({ "items": [item], "learner": misaki }));
    assert_eq!(notes(&practice), ["振込 ｻﾄｳ ﾐｻｷ · 三月分"]);

    let (name, table) = own::table(&practice, "payments", "excel");
    assert_eq!(told(&bring_in(&practice, &name, &table)), json!({ "rows": 1, "known": 1 }));
    let other = with_two_learners();
    bring_in(&other, &name, table);
    assert_eq!(notes(&other), notes(&practice));

    let due = json!({ "learner": misaki, "amount": { "minor": 11_000, "currency": "JPY" }, "due_on": "2026-10-31" });
    let due = practice.ask("payment.expect", due);
    let payments = practice.ask("money.of_learner", json!({ "learner": misaki }))["payments"].clone();
    let came = payments.as_array().unwrap().iter().find(|line| line["paid_on"] != json!(null)).unwrap()["id"].clone();
    practice.ask("payment.settle", json!({ "payment": came, "due": due }));
    assert_eq!(notes(&practice), ["振込 ｻﾄｳ ﾐｻｷ · 三月分"]);
    practice.ask("learner.erase", json!({ "learner": misaki }));
    assert!(!practice.rows().into_values().flatten().any(|row| row.contains("三月分") || row.contains("ﾐｻｷ")));
}

#[test]
fn all_that_a_bank_may_say_of_a_payment_comes_back_with_a_table_of_ours() {
    let (practice, other) = (with_two_learners(), with_two_learners());
    let misaki = learner(&practice, "佐藤 美咲");
    let (payer, memo) = ("ｻ".repeat(200), "三".repeat(2_000));
    let statement =
        format!("取引日,摘要,お支払金額,お預り金額,差引残高,メモ\n2026/11/02,{payer},0,11000,211000,{memo}\n");
    bring_in(&practice, "a.csv", statement);
    let item = practice.ask("inbox.list", json!({ "limit": 10 }))["items"][0]["id"].clone();
    practice.ask("inbox.give", json!({ "items": [item], "learner": misaki }));
    for preset in ["excel", "workbook"] {
        let (name, table) = own::table(&practice, "payments", preset);
        assert_eq!(told(&bring_in(&practice, &name, &table)), json!({ "rows": 1, "known": 1 }));
        bring_in(&other, &name, table);
        assert_eq!(notes(&other), notes(&practice));
    }
}

#[test]
fn what_stripe_says_that_a_payment_was_for_is_kept_with_it() {
    let practice = with_two_learners();
    let file = "id,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer Email,Description\n\
                ch_9,2026-11-02 03:00:00,11000,0,jpy,396,Paid,misaki@example.jp,三か月プラン\n";
    bring_in(&practice, "stripe.csv", file);
    assert_eq!(notes(&practice), ["三か月プラン"]);
}
