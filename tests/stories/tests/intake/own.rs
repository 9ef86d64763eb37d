//! The list of learners that this program writes, brought in again.

use std::fs;

use nenrin_domain::{Day, Learner, LearnerId};
use nenrin_stories::{Practice, json};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::{TODAY, bring_in, told, with_two_learners};

/// The list of learners in one of the kinds of file.
pub fn list(practice: &Practice, preset: &str) -> (String, Vec<u8>) {
    table(practice, "learners", preset)
}

/// One table in one of the kinds of file.
pub fn table(practice: &Practice, subject: &str, preset: &str) -> (String, Vec<u8>) {
    let folder = TempDir::new().unwrap();
    let name = if preset == "workbook" { "受講者.xlsx" } else { "受講者.csv" };
    let path = folder.path().join(name);
    practice.will_pick(&path);
    let wish = json!({ "subjects": [subject], "from": null, "to": null, "preset": preset, "substitute": true });
    practice.ask("export.save", wish);
    (name.to_owned(), fs::read(&path).unwrap())
}

/// Everything that the list says, but for the numbers of the rows.
fn said(practice: &Practice) -> Vec<Vec<String>> {
    let (_, bytes) = list(practice, "plain");
    let text = String::from_utf8(bytes).unwrap();
    let mut rows = Vec::new();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for row in reader.records() {
        rows.push(row.unwrap().iter().skip(1).map(ToOwned::to_owned).collect());
    }
    rows
}

#[test]
fn the_list_maps_itself_and_adds_nothing_where_it_comes_from() {
    let practice = with_two_learners();
    let _ = practice.learner("誰か メールなし");
    let before = practice.rows();
    for preset in ["excel", "shift_jis", "plain", "workbook"] {
        let (name, bytes) = list(&practice, preset);
        let (_folder, path) = crate::file(&name, &bytes);
        let (_, looked) = practice.look_at_file(&path);
        assert_eq!((&looked["source"], &looked["kind"]), (&json!("nenrin_learners"), &json!("people")), "{preset}");
        assert_eq!(told(&looked["counts"]), json!({ "rows": 3, "known": 3 }), "{preset}");
    }
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_row_of_the_list_that_was_copied_with_its_number_for_somebody_else_is_told_and_adds_to_nobody() {
    let from = with_two_learners();
    let (name, bytes) = list(&from, "plain");
    let text = String::from_utf8(bytes).unwrap();
    let row = text.lines().find(|line| line.contains("佐藤 美咲")).unwrap();
    let copy = row.replacen("佐藤 美咲", "伊藤 雪", 1);
    let to = Practice::on(TODAY);
    let (_folder, path) = crate::file(&name, format!("{text}{copy}\n"));
    let (_, looked) = to.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 3, "new": 2, "faulty": 1 }));
    assert!(looked["problems"].to_string().contains("duplicate_id"), "{}", looked["problems"]);
    to.run_import(&looked);
    assert_eq!(said(&to), said(&from));
}

#[test]
fn nothing_comes_back_of_somebody_who_was_erased_nor_a_second_time_of_two_who_are_one() {
    let practice = with_two_learners();
    let [erased, merged] = ["山本 さくら", "さくらさん"].map(|name| practice.learner(name));
    let kept = practice.learner("誰か メールなし");
    for learner in [&erased, &merged] {
        practice.ask("interaction.log", json!({ "learner": learner, "text": "LINE: 来週の日程を相談" }));
    }
    let tables = ["learners", "interactions"].map(|subject| table(&practice, subject, "excel"));
    practice.ask("learner.erase", json!({ "learner": erased }));
    practice.ask("learner.merge", json!({ "keep": kept, "other": merged }));
    let told_of = || ["learner", "interaction", "inbox_item"].map(|table| practice.rows().remove(table));
    let before = told_of();
    for ((name, bytes), rows) in tables.into_iter().zip([5, 2]) {
        assert_eq!(told(&bring_in(&practice, &name, bytes)), json!({ "rows": rows, "known": rows }));
    }
    assert_eq!(told_of(), before);
}

#[test]
fn a_payment_that_was_typed_by_hand_and_removed_does_not_come_back_with_a_table_of_ours() {
    let practice = with_two_learners();
    let misaki = crate::learner(&practice, "佐藤 美咲");
    let amount = json!({ "minor": 8000, "currency": "JPY" });
    let record =
        |day: &str| practice.ask("payment.record", json!({ "learner": misaki, "amount": amount, "paid_on": day }));
    let (removed, _kept) = (record("2026-11-10"), record("2026-11-12"));
    let tables = crate::round_trips::PRESETS.map(|preset| table(&practice, "payments", preset));
    let before = practice.rows();
    practice.ask("payment.remove", json!({ "payment": removed }));
    let without = practice.rows();
    for (name, bytes) in tables {
        assert_eq!(told(&bring_in(&practice, &name, bytes)), json!({ "rows": 2, "known": 2 }), "{name}");
        assert_eq!(practice.rows(), without);
    }
    assert_eq!(practice.undo()["kind"], "payment.remove");
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_calendar_of_ours_does_not_bring_back_the_name_of_somebody_who_was_erased() {
    let practice = with_two_learners();
    let erased = practice.learner("山本 さくら");
    let _ = practice.booked(&erased, "2026-12-10", "10:00");
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("予約.ics");
    practice.will_pick(&path);
    practice.ask("export.bookings", json!({ "learner": erased, "naming": "name" }));
    practice.ask("learner.erase", json!({ "learner": erased }));
    let before = practice.rows();
    let bytes = fs::read(&path).unwrap();
    assert!(String::from_utf8_lossy(&bytes).contains("さくら"), "otherwise this proves nothing");
    assert_eq!(told(&bring_in(&practice, "予約.ics", bytes)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.rows().remove("inbox_item"), before.get("inbox_item").cloned());
}

/// A learner with whatever people type.
fn somebody() -> impl Strategy<Value = Learner> {
    let words = || proptest::option::of("[=+＝@あ-ん漢字a-z][ あ-んa-z0-9,\"']{0,12}[あ-んa-z]");
    let name = "[佐藤髙橋﨑a-z]{1,4} [美咲健太郎a-z]{1,4}";
    let phone = proptest::option::of("0[789]0[0-9]{8}");
    let day = proptest::option::of(0_i64..20_000);
    (name, words(), words(), phone, day).prop_map(|(name, concern, risk_notes, phone, day)| Learner {
        concern,
        risk_notes,
        phone,
        joined_on: day.and_then(Day::from_number),
        birthday: "--02-29".parse().ok(),
        tags: vec!["転職".to_owned()],
        ..Learner::named("0198f3c0-1234-7abc-8def-0123456789ab".parse().unwrap(), &name)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn a_list_that_is_brought_into_another_practice_says_the_same_there(
        mut learners in proptest::collection::vec(somebody(), 1..6),
        preset in prop_oneof!["excel", "workbook"],
    ) {
        // Two of one name in one list may be one person: only the coach can say.
        learners.sort_by(|a, b| a.name.cmp(&b.name));
        learners.dedup_by(|a, b| a.name == b.name || a.phone == b.phone && a.phone.is_some());
        let (from, to) = (Practice::on(TODAY), Practice::on(TODAY));
        from.act("import", |writer| {
            learners.iter().try_for_each(|learner| {
                let id: LearnerId = writer.mint();
                Ok(writer.add(&Learner { id, ..learner.clone() })?)
            })
        });
        let (name, bytes) = list(&from, &preset);
        let counts = bring_in(&to, &name, bytes);
        prop_assert_eq!(told(&counts), json!({ "rows": learners.len(), "new": learners.len() }));
        prop_assert_eq!(said(&to), said(&from));
    }
}

#[test]
fn labels_come_back_whole_whatever_stands_in_them() {
    let labels = json!(["\"q\"", "a,b", "c;d", "e; \"f\"", "g\"h", "転職"]);
    let practice = Practice::on(TODAY);
    practice.ask("learner.add", json!({ "name": "佐藤 美咲", "mail": "misaki@example.jp", "tags": labels }));
    let before = practice.every("learner");
    for preset in ["excel", "shift_jis", "plain", "workbook"] {
        let (name, bytes) = list(&practice, preset);
        assert_eq!(told(&bring_in(&practice, &name, &bytes)), json!({ "rows": 1, "known": 1 }), "{preset}");
        assert_eq!(practice.every("learner"), before, "{preset}");
        let other = Practice::on(TODAY);
        bring_in(&other, &name, &bytes);
        assert_eq!(crate::learner_fields(&other, "佐藤 美咲")["tags"], labels, "{preset}");
    }
}

/// A table of ours in which one word stands for another.
pub fn reworded((name, bytes): &(String, Vec<u8>), before: &str, after: &str) -> (String, String) {
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(before), "{before} in {text}");
    (name.clone(), text.replacen(before, after, 1))
}

#[test]
fn what_is_refused_by_hand_does_not_come_in_with_a_table_of_ours() {
    let (from, to) = (with_two_learners(), with_two_learners());
    let yen = |minor: i64| json!({ "minor": minor, "currency": "JPY" });
    let paid = json!({ "learner": crate::learner(&from, "佐藤 美咲"), "amount": yen(8_000), "paid_on": "2026-11-10" });
    let payment = from.ask("payment.record", paid);
    let back = json!({ "payment": payment, "day": "2026-11-12", "amount": yen(500), "reason": "一回分" });
    from.ask("refund.add", back);
    let [payments, refunds] = ["payments", "refunds"].map(|subject| table(&from, subject, "plain"));

    let (name, nothing) = reworded(&payments, ",8000,", ",0,");
    let (_folder, path) = crate::file(&name, nothing);
    let (_, looked) = to.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 1, "faulty": 1 }));
    assert!(looked["problems"].to_string().contains("out_of_range"), "{}", looked["problems"]);

    assert_eq!(told(&bring_in(&to, &payments.0, &payments.1)), json!({ "rows": 1, "new": 1 }));
    let (name, early) = reworded(&refunds, "2026-11-12", "2026-11-09");
    assert_eq!(told(&bring_in(&to, &name, early)), json!({ "rows": 1, "waiting": 1 }));
    let item = to.ask("inbox.list", json!({ "limit": 10 }))["items"][0].clone();
    assert_eq!(item["why"], "not_before_it_came_in");
    let given = json!({ "items": [item["id"]], "learner": crate::learner(&to, "佐藤 美咲") });
    assert_eq!(to.refused("inbox.give", given.clone())["about"]["field"], "day");
    assert_eq!(told(&bring_in(&to, &refunds.0, &refunds.1)), json!({ "rows": 1, "updated": 1 }));
    to.ask("inbox.give", given);
    assert_eq!(to.every("refund").len(), 1);
}
