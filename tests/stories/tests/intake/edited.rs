//! A table that this program wrote, edited in a spreadsheet, and brought in again: what was edited is told.

use nenrin_stories::{Json, Practice, json, text};

use crate::own_contracts::agreed;
use crate::round_trips::{PRESETS, look, speak, table};
use crate::{bring_in, learner, told};

/// A table in which each of these words stands for another, where it stands first.
fn edited(practice: &Practice, subject: &str, words: &[(&str, &str)]) -> (String, Vec<u8>) {
    let (name, bytes) = table(practice, subject, "plain");
    let mut whole = String::from_utf8(bytes).unwrap();
    for (before, after) in words {
        assert!(whole.contains(before), "{before} in {whole}");
        whole = whole.replacen(before, after, 1);
    }
    (name, whole.into_bytes())
}

/// Of each cell that is told its meaning, what is recorded and what the file says.
fn differing(looked: &Json) -> Vec<[String; 3]> {
    let kept = looked["kept"].as_array().unwrap();
    assert!(kept.iter().all(|cell| cell["stands"] == "fixed"), "{kept:?}");
    assert_eq!(looked["kept_count"], kept.len());
    kept.iter().map(|cell| ["meaning", "here", "told"].map(|key| text(&cell[key]))).collect()
}

fn cell(meaning: &str, here: &str, told: &str) -> [String; 3] {
    [meaning, here, told].map(ToOwned::to_owned)
}

/// A practice with a session that was not held, money that came in, was given back and is expected, and contracts.
fn lived() -> Practice {
    let (practice, sato) = agreed();
    let yen = |minor: i64| json!({ "minor": minor, "currency": "JPY" });
    let session = practice.booked(&sato, "2026-07-01", "10:00");
    practice.ask("session.resolve", json!({ "session": session, "state": "cancelled_by_learner" }));
    let paid =
        practice.ask("payment.record", json!({ "learner": sato, "amount": yen(8_000), "paid_on": "2026-06-20" }));
    let back = json!({ "payment": paid, "day": "2026-06-25", "amount": yen(500), "reason": "一回分" });
    practice.ask("refund.add", back);
    let expected = json!({ "learner": sato, "amount": yen(9_000), "due_on": "2026-07-31" });
    practice.ask("payment.expect", expected);
    practice
}

#[test]
fn a_table_that_was_not_edited_tells_of_nothing() {
    let practice = lived();
    for language in ["ja", "en"] {
        speak(&practice, language);
        for (subject, preset) in ["contracts", "sessions", "payments", "refunds"]
            .iter()
            .flat_map(|subject| PRESETS.map(|preset| (subject, preset)))
        {
            let looked = look(&practice, &table(&practice, subject, preset));
            assert_eq!(looked["kept"], json!([]), "{language} {subject} {preset}");
            assert_eq!(looked["counts"]["known"], looked["counts"]["rows"], "{language} {subject} {preset}");
        }
    }
}

#[test]
fn a_contract_that_was_edited_in_a_table_is_told_by_row_and_column_and_stays_as_it_is() {
    let practice = lived();
    speak(&practice, "en");
    let words = [(",44000,", ",45000,"), (",Session package,", ",Fixed term,"), (",48,", ",24,"), (",Yes", ",No")];
    let file = edited(&practice, "contracts", &words);
    let looked = look(&practice, &file);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 4, "known": 4 }));
    let own = text(&looked["own_fields"][0]["code"]);
    let expected = [
        cell("contract_kind", "Session package", "Fixed term"),
        cell("amount", "44000", "45000"),
        cell("notice_hours", "48", "24"),
        cell(&own, "yes", "no"),
    ];
    assert_eq!(differing(&looked), expected);
    let first = &looked["kept"][0];
    assert_eq!((&first["line"], &first["learner"]["name"]), (&json!(2), &json!("佐藤 美咲")));
    let before = practice.rows();
    bring_in(&practice, &file.0, &file.1);
    assert_eq!(practice.rows(), before);
}

#[test]
fn sessions_and_money_that_were_edited_in_a_table_are_told_too() {
    let practice = lived();
    speak(&practice, "en");
    let session = edited(&practice, "sessions", &[(",10:00,", ",11:30,"), (",Cancelled by learner,", ",Held,")]);
    let expected = [cell("time", "10:00", "11:30"), cell("session_state", "Cancelled by learner", "Held")];
    assert_eq!(differing(&look(&practice, &session)), expected);

    let payment = edited(
        &practice,
        "payments",
        &[(",2026-06-20,8000,", ",2026-06-21,8800,"), (",9000,,,", ",,2026-06-30,9000,")],
    );
    let looked = look(&practice, &payment);
    let mut cells = differing(&looked);
    cells.sort();
    let expected = [
        cell("amount", "", "9000"),
        cell("amount", "8000", "8800"),
        cell("at", "", "2026-06-30"),
        cell("at", "2026-06-20", "2026-06-21"),
    ];
    assert_eq!(cells, expected, "also what a spreadsheet says to have come in");

    let refund = edited(&practice, "refunds", &[(",500,", ",600,"), ("一回分", "二回分")]);
    let expected = [cell("amount", "500", "600"), cell("description", "一回分", "二回分")];
    assert_eq!(differing(&look(&practice, &refund)), expected);
}

#[test]
fn what_was_edited_is_told_where_the_table_was_brought_in_too_and_nothing_of_somebody_who_was_erased() {
    let (from, to) = (lived(), Practice::on("2026-07-01"));
    speak(&from, "en");
    speak(&to, "en");
    for subject in ["learners", "contracts", "payments"] {
        let (name, bytes) = table(&from, subject, "plain");
        bring_in(&to, &name, &bytes);
    }
    let contract = edited(&from, "contracts", &[(",44000,", ",45000,")]);
    assert_eq!(differing(&look(&to, &contract)), [cell("amount", "44000", "45000")]);
    to.ask("learner.erase", json!({ "learner": learner(&to, "佐藤 美咲") }));
    assert_eq!(differing(&look(&to, &contract)), Vec::<[String; 3]>::new());
    let removed = edited(&from, "payments", &[(",8000,", ",8800,")]);
    assert_eq!(differing(&look(&to, &removed)), Vec::<[String; 3]>::new());
}
