//! Whose a payment that waits most likely is.

use nenrin_stories::{Json, Practice, json};

use crate::{bring_in, learner, with_two_learners};

/// What is suggested of the one transfer of ¥11,000 that says this.
fn suggested(practice: &Practice, says: &str) -> Json {
    let statement = format!("取引日,摘要,お支払金額,お預り金額,差引残高\n2026/11/02,{says},0,11000,211000\n");
    bring_in(practice, "a.csv", statement);
    let items = practice.ask("inbox.list", json!({ "limit": 10 }))["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 1);
    items[0]["likely"].clone()
}

fn expects(practice: &Practice, name: &str, minor: i64) {
    let amount = json!({ "minor": minor, "currency": "JPY" });
    practice
        .ask("payment.expect", json!({ "learner": learner(practice, name), "amount": amount, "due_on": "2026-10-31" }));
}

/// A payer with a reading, for the learner of this name.
fn pays(practice: &Practice, payer: &str, kana: &str, name: &str) -> Json {
    let payer = practice.ask("payer.save", json!({ "name": payer, "kana": kana, "payer_kind": "person" }));
    practice.ask("payer.link", json!({ "learner": learner(practice, name), "payer": payer, "share": 100 }));
    payer
}

#[test]
fn it_is_the_one_whose_reading_the_bank_wrote_among_other_words() {
    let practice = with_two_learners();
    let likely = suggested(&practice, "ﾌﾘｺﾐ ﾀｶﾊｼ ｹﾝ ｻﾏ");
    assert_eq!((&likely["learner"]["name"], &likely["payer"]), (&json!("髙橋 健"), &json!(null)));
}

#[test]
fn it_is_the_learner_of_the_payer_whom_it_names() {
    let practice = with_two_learners();
    let payer = pays(&practice, "佐藤 一郎", "さとう いちろう", "佐藤 美咲");
    let likely = suggested(&practice, "ｻﾄｳ ｲﾁﾛｳ");
    assert_eq!((&likely["learner"]["name"], &likely["payer"]["id"]), (&json!("佐藤 美咲"), &payer));
}

#[test]
fn it_is_the_one_of_whom_the_amount_is_open_when_it_names_nobody() {
    let practice = with_two_learners();
    expects(&practice, "髙橋 健", 11_000);
    expects(&practice, "佐藤 美咲", 12_000);
    assert_eq!(suggested(&practice, "ﾌﾘｺﾐ")["learner"]["name"], "髙橋 健");
}

#[test]
fn it_is_nobody_when_the_amount_is_open_of_two() {
    let practice = with_two_learners();
    expects(&practice, "髙橋 健", 11_000);
    expects(&practice, "佐藤 美咲", 11_000);
    assert_eq!(suggested(&practice, "ﾌﾘｺﾐ"), json!(null));
}

#[test]
fn of_two_whom_it_names_it_is_the_one_of_whom_the_amount_is_open() {
    for (open, name) in [(11_000, json!("髙橋 健")), (12_000, json!(null))] {
        let practice = with_two_learners();
        pays(&practice, "青空 商事", "あおぞらしょうじ", "佐藤 美咲");
        pays(&practice, "青空 商事", "あおぞらしょうじ", "髙橋 健");
        expects(&practice, "髙橋 健", open);
        assert_eq!(suggested(&practice, "ｱｵｿﾞﾗｼﾖｳｼﾞ")["learner"]["name"], name, "{open}");
    }
}

#[test]
fn nobody_who_was_erased_is_suggested() {
    let practice = with_two_learners();
    expects(&practice, "髙橋 健", 11_000);
    practice.ask("learner.erase", json!({ "learner": learner(&practice, "髙橋 健") }));
    assert_eq!(suggested(&practice, "ﾌﾘｺﾐ ﾀｶﾊｼ ｹﾝ"), json!(null));
}
