//! Our own tables of payments and refunds: what waits for its payment, bears a number of another one, or was removed since.

use nenrin_stories::{Json, Practice, json};

use crate::own::{reworded, table};
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

fn items(practice: &Practice) -> Vec<Json> {
    practice.ask("inbox.list", json!({ "limit": 10 }))["items"].as_array().unwrap().clone()
}

fn give(practice: &Practice, name: &str) -> Json {
    json!({ "items": [items(practice)[0]["id"]], "learner": learner(practice, name) })
}

#[test]
fn a_refund_of_ours_that_came_before_its_payment_is_taken_in_once_the_payment_is_here() {
    let ((from, _), to) = (given_back(), with_two_learners());
    let [payments, refunds] = ["payments", "refunds"].map(|subject| table(&from, subject, "plain"));
    assert_eq!(told(&bring_in(&to, &refunds.0, &refunds.1)), json!({ "rows": 1, "waiting": 1 }));
    assert_eq!(items(&to)[0]["why"], "its_payment_first");
    bring_in(&to, &payments.0, &payments.1);
    assert_eq!(items(&to)[0]["why"], json!(null));

    let of_another = to.refused("inbox.give", give(&to, "髙橋 健"));
    assert_eq!(
        (&of_another["about"]["field"], &of_another["about"]["rule"]),
        (&json!("learner"), &json!("number_of_another"))
    );
    let before = to.rows();
    to.ask("inbox.give", give(&to, "佐藤 美咲"));
    let given = to.rows();
    assert_eq!(to.every("refund").len(), 1);
    assert_eq!(told(&bring_in(&to, &refunds.0, &refunds.1)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(to.rows(), given);
    to.undo();
    assert_eq!(to.rows(), before);
}

#[test]
fn a_refund_of_ours_that_waits_follows_its_row_when_that_was_put_right() {
    let ((from, _), to) = (given_back(), with_two_learners());
    let [payments, refunds] = ["payments", "refunds"].map(|subject| table(&from, subject, "plain"));
    bring_in(&to, &payments.0, &payments.1);
    for (before, after, why) in
        [("2026-11-12", "2026-11-09", "not_before_it_came_in"), (",500,", ",8001,", "at_most_what_came_in")]
    {
        let (name, mistaken) = reworded(&refunds, before, after);
        bring_in(&to, &name, &mistaken);
        assert_eq!(items(&to)[0]["why"], why);
        let as_it_is = to.rows();
        assert_eq!(told(&bring_in(&to, &name, mistaken)), json!({ "rows": 1, "known": 1 }));
        assert_eq!(to.rows(), as_it_is);
    }
    let before = to.rows();
    assert_eq!(told(&bring_in(&to, &refunds.0, &refunds.1)), json!({ "rows": 1, "updated": 1 }));
    let item = items(&to)[0].clone();
    assert_eq!(
        [&item["why"], &item["day"], &item["amount"]["minor"]],
        [&json!(null), &json!("2026-11-12"), &json!(-500)]
    );
    to.undo();
    assert_eq!(to.rows(), before);
}

#[test]
fn two_payments_of_one_number_that_come_in_two_tables_of_ours_are_two() {
    let (from, to) = (with_two_learners(), with_two_learners());
    let all = [("2026-03-10", 8_000), ("2026-09-10", 5_000)];
    all.iter().for_each(|told| drop(paid(&from, *told, Some("0012"))));
    let halves = [("2026-01-01", "2026-06-30"), ("2026-07-01", "2026-12-31")];
    for (first, last) in halves {
        let (name, bytes) = within(&from, first, last);
        assert_eq!(told(&bring_in(&to, &name, &bytes)), json!({ "rows": 1, "new": 1 }), "{first}");
        let once = to.rows();
        assert_eq!(told(&bring_in(&to, &name, bytes)), json!({ "rows": 1, "known": 1 }), "{first}");
        assert_eq!(to.rows(), once);
    }
    assert_eq!(to.every("payment").len(), 2);
}

#[test]
fn a_payment_of_ours_is_found_among_all_that_bear_its_number() {
    let (from, to) = (with_two_learners(), with_two_learners());
    let [old, new] = [("2026-11-10", 8_000), ("2026-11-12", 9_000)];
    [old, new].iter().for_each(|told| drop(paid(&to, *told, Some("0012"))));
    paid(&from, old, Some("0012"));
    let (name, bytes) = table(&from, "payments", "plain");
    let before = to.rows();
    assert_eq!(told(&bring_in(&to, &name, bytes)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(to.rows(), before);

    // A second one alike that was typed there is a second one here.
    paid(&from, old, Some("0012"));
    let (name, bytes) = table(&from, "payments", "plain");
    assert_eq!(told(&bring_in(&to, &name, &bytes)), json!({ "rows": 2, "new": 1, "known": 1 }));
    let once = to.rows();
    assert_eq!(told(&bring_in(&to, &name, bytes)), json!({ "rows": 2, "known": 2 }));
    assert_eq!(to.rows(), once);
    to.undo();
    assert_eq!(to.rows(), before);
}

#[test]
fn what_a_list_says_was_given_back_is_of_its_own_payment_also_when_another_bears_the_number() {
    let practice = with_two_learners();
    let list = |back: &str| {
        format!("入金日,金額,返金額,通貨,メール,取引番号\n2026-11-02,11000,{back},JPY,misaki@example.jp,12\n")
    };
    assert_eq!(told(&bring_in(&practice, "a.csv", list("0"))), json!({ "rows": 1, "new": 1 }));
    paid(&practice, ("2026-11-12", 9_000), Some("12"));
    assert_eq!(told(&bring_in(&practice, "a.csv", list("5000"))), json!({ "rows": 1, "updated": 1 }));
    let refund: Json = serde_json::from_str(&practice.every("refund")[0]).unwrap();
    let numbered = practice.with(|call| Ok(call.store()?.payments_by_number("12")?)).unwrap();
    let told = numbered.iter().find(|payment| payment.amount.minor == 11_000).unwrap();
    assert_eq!(refund["payment"], told.id.to_string().replace('-', ""));
}

#[test]
fn a_payment_of_less_than_nothing_in_a_table_of_ours_is_no_refund() {
    let (from, to) = (with_two_learners(), with_two_learners());
    paid(&from, ("2026-11-10", 8_000), None);
    let (name, less) = reworded(&table(&from, "payments", "plain"), ",8000,", ",-8000,");
    for practice in [&from, &to] {
        let before = practice.rows();
        let (_folder, path) = crate::file(&name, &less);
        let (_, looked) = practice.look_at_file(&path);
        assert_eq!(told(&looked["counts"]), json!({ "rows": 1, "faulty": 1 }));
        assert!(looked["problems"].to_string().contains("-8000"), "{}", looked["problems"]);
        practice.run_import(&looked);
        assert_eq!(practice.rows(), before);
    }
}

#[test]
fn that_a_refund_was_set_to_another_payment_in_a_table_of_ours_is_told() {
    let (practice, _) = given_back();
    let other = paid(&practice, ("2026-11-11", 9_000), None);
    let refunds = table(&practice, "refunds", "plain");
    let text = String::from_utf8(refunds.1.clone()).unwrap();
    let before = text.lines().nth(1).unwrap().split(',').nth(1).unwrap();
    let (name, edited) = reworded(&refunds, before, other.as_str().unwrap());
    for (bytes, count) in [(&text, 0), (&edited, 1)] {
        let (_folder, path) = crate::file(&name, bytes);
        let (_, looked) = practice.look_at_file(&path);
        assert_eq!(looked["kept"].as_array().unwrap().len(), count, "{}", looked["kept"]);
    }
}

#[test]
fn a_row_of_ours_that_was_copied_with_its_number_is_told_and_not_lost_unseen() {
    let (from, _) = given_back();
    for (subject, before, after) in
        [("payments", ",8000,", ",5000,"), ("refunds", ",500,", ",300,"), ("refunds", "一回分", "二回分")]
    {
        let (name, bytes) = table(&from, subject, "plain");
        let text = String::from_utf8(bytes).unwrap();
        let row = text.lines().nth(1).unwrap();
        for (copy, counts) in [
            (row.to_owned(), json!({ "rows": 2, "known": 1, "new": 1 })),
            (row.replacen(before, after, 1), json!({ "rows": 2, "faulty": 1, "new": 1 })),
        ] {
            let to = with_two_learners();
            if subject == "refunds" {
                let payments = table(&from, "payments", "plain");
                bring_in(&to, &payments.0, payments.1);
            }
            let (_folder, path) = crate::file(&name, format!("{text}{copy}\n"));
            let (_, looked) = to.look_at_file(&path);
            assert_eq!(told(&looked["counts"]), counts, "{subject}");
            assert_eq!(looked["problems"].to_string().contains("duplicate_id"), copy != row);
            let here = to.every(subject.trim_end_matches('s')).len();
            to.run_import(&looked);
            assert_eq!(to.every(subject.trim_end_matches('s')).len(), here + 1);
        }
    }
}

#[test]
fn a_payment_of_ours_is_the_one_of_its_number_that_another_program_told_unless_it_is_of_another_day() {
    for (day, count) in [("2026-11-02", 1), ("2026-11-03", 2)] {
        let (from, to) = (with_two_learners(), with_two_learners());
        paid(&from, (day, 11_000), Some("ch_9"));
        let stripe = "id,Created date (UTC),Amount,Amount Refunded,Currency,Fee,Status,Customer Email\n\
                      ch_9,2026-11-02 03:00:00,11000,0,jpy,396,Paid,misaki@example.jp\n";
        bring_in(&to, "stripe.csv", stripe);
        let (name, bytes) = table(&from, "payments", "plain");
        bring_in(&to, &name, bytes);
        assert_eq!(to.every("payment").len(), count, "{day}");
    }
}

/// The table of the payments of some days.
fn within(practice: &Practice, first: &str, last: &str) -> (String, Vec<u8>) {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("入金.csv");
    practice.will_pick(&path);
    let wish = json!({ "subjects": ["payments"], "from": first, "to": last, "preset": "plain", "substitute": true });
    practice.ask("export.save", wish);
    ("入金.csv".to_owned(), std::fs::read(&path).unwrap())
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

#[test]
fn a_table_of_payments_is_ours_also_without_the_columns_that_came_later() {
    let (from, to) = (with_two_learners(), with_two_learners());
    paid(&from, ("2026-11-10", 8_000), Some("0012"));
    let (name, bytes) = table(&from, "payments", "plain");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let later = ["入金の状態", "未入金額", "摘要"];
    let kept: Vec<_> = reader.headers().unwrap().iter().map(|head| !later.contains(&head)).collect();
    assert_eq!(kept.iter().filter(|kept| !**kept).count(), later.len());
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(reader.headers().unwrap().clone()).chain(reader.records().map(Result::unwrap)) {
        writer.write_record(row.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(cell, _)| cell)).unwrap();
    }
    let (_folder, path) = crate::file(&name, writer.into_inner().unwrap());
    let (_, looked) = to.look_at_file(&path);
    assert_eq!(looked["source"], "nenrin_payments");
    assert_eq!(told(&looked["counts"]), json!({ "rows": 1, "new": 1 }));
}
