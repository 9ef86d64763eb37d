//! The list of learners that this program writes, brought in again.

use std::fs;

use nenrin_domain::{Day, Learner, LearnerId};
use nenrin_stories::{Practice, json};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::{TODAY, bring_in, told, with_two_learners};

/// The list of learners in one of the kinds of file.
fn list(practice: &Practice, preset: &str) -> (String, Vec<u8>) {
    table(practice, "learners", preset)
}

/// One table in one of the kinds of file.
fn table(practice: &Practice, subject: &str, preset: &str) -> (String, Vec<u8>) {
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
fn the_columns_of_the_coachs_own_fields_are_shown_as_not_used_and_keep_no_table_from_being_known() {
    let practice = with_two_learners();
    for (subject, name) in [("learner", "席の希望"), ("session", "部屋")] {
        let field = json!({ "id": null, "name": name, "kind": "text", "choices": [], "offered": true });
        practice.ask("custom_field.save", json!({ "subject": subject, "fields": [field] }));
    }
    let before = practice.rows();
    for preset in ["excel", "workbook"] {
        let (name, bytes) = list(&practice, preset);
        let (_folder, path) = crate::file(&name, &bytes);
        let (_, looked) = practice.look_at_file(&path);
        assert_eq!(looked["source"], "nenrin_learners", "{preset}");
        let last = looked["columns"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["heading"], &last["meaning"]), (&json!("席の希望"), &json!("ignored")));
        assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "known": 2 }), "{preset}");
    }
    assert_eq!(practice.rows(), before);

    let (name, bytes) = table(&practice, "sessions", "plain");
    assert!(String::from_utf8(bytes.clone()).unwrap().contains(",部屋"));
    let (_folder, path) = crate::file(&name, &bytes);
    practice.will_pick(&path);
    let token = practice.ask("import.choose", json!({ "from": "file" }))["token"].clone();
    let refused = practice.refused("import.look", json!({ "token": token, "choices": [] }));
    assert_eq!(refused["about"]["why"], "own_table");
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
