//! The coach's own fields on learners, filled by files.

use nenrin_stories::{Json, Practice, json};

use crate::own::{list, table};
use crate::{TODAY, bring_in, file, learner, told, with_two_learners};

/// A field of every kind.
fn every_kind() -> Json {
    let field = |name: &str, kind: &str, choices: &[&str]| json!({ "id": null, "name": name, "kind": kind, "choices": choices, "offered": true });
    json!([
        field("住まい", "text", &[]),
        field("年数", "number", &[]),
        field("更新日", "date", &[]),
        field("席", "choice", &["窓", "奥"]),
        field("会員", "yes_no", &[]),
        field("氏名", "text", &[]),
    ])
}

/// Gives a practice fields of every kind. Answers their ids.
fn with_fields(practice: &Practice) -> Vec<String> {
    practice.ask("custom_field.save", json!({ "subject": "learner", "fields": every_kind() }));
    let listed = practice.ask("custom_field.list", json!({ "subject": "learner" }));
    listed.as_array().unwrap().iter().map(|field| field["id"].as_str().unwrap().to_owned()).collect()
}

fn about(practice: &Practice, name: &str) -> Json {
    json!({ "learner": learner(practice, name), "contract": null, "session": null })
}

fn enter(practice: &Practice, name: &str, fields: &[String], values: &[&str]) {
    let entries: Vec<_> =
        fields.iter().zip(values).map(|(field, value)| json!({ "field": field, "value": value })).collect();
    practice.ask("custom_value.save", json!({ "about": about(practice, name), "values": entries }));
}

/// What is entered about a learner, field by field.
fn values(practice: &Practice, name: &str) -> Vec<Json> {
    let listed = practice.ask("custom_value.list", json!({ "about": about(practice, name) }));
    listed.as_array().unwrap().iter().map(|entry| entry["value"].clone()).collect()
}

/// The lines of the list without the numbers of the rows.
fn said(practice: &Practice) -> Vec<Vec<String>> {
    let (_, bytes) = list(practice, "plain");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    reader.records().map(|row| row.unwrap().iter().skip(1).map(ToOwned::to_owned).collect()).collect()
}

const TYPED: [&str; 6] = ["=横浜", "-2.5", "2026-12-01", "奥", "no", "旧姓 山本"];

fn lived() -> Practice {
    let practice = with_two_learners();
    let fields = with_fields(&practice);
    enter(&practice, "佐藤 美咲", &fields, &TYPED);
    practice
}

#[test]
fn own_fields_go_out_and_come_into_another_practice_as_they_were() {
    for preset in ["excel", "workbook", "shift_jis"] {
        let (from, to) = (lived(), Practice::on(TODAY));
        with_fields(&to);
        let before = to.rows();
        let (name, bytes) = list(&from, preset);
        assert_eq!(told(&bring_in(&to, &name, &bytes)), json!({ "rows": 2, "new": 2 }), "{preset}");
        assert_eq!(values(&to, "佐藤 美咲"), TYPED.map(|value| json!(value)), "{preset}");
        assert_eq!(values(&to, "髙橋 健"), vec![Json::Null; 6]);
        assert_eq!(said(&to), said(&from), "{preset}");
        let once = to.rows();
        assert_eq!(told(&bring_in(&to, &name, &bytes)), json!({ "rows": 2, "known": 2 }), "{preset}");
        assert_eq!(to.rows(), once);
        assert_eq!(to.undo()["kind"], "import.run");
        assert_eq!(to.rows(), before, "{preset}: values go with the batch");
        bring_in(&to, &name, &bytes);
        assert_eq!(to.rows(), once);
    }
}

#[test]
fn the_list_adds_nothing_where_it_comes_from_also_with_a_choice_that_is_gone() {
    let practice = lived();
    let fields = practice.ask("custom_field.list", json!({ "subject": "learner" }));
    let mut fields: Vec<Json> = fields.as_array().unwrap().clone();
    for field in &mut fields {
        field
            .as_object_mut()
            .unwrap()
            .retain(|key, _| ["id", "name", "kind", "choices", "offered"].contains(&key.as_str()));
    }
    fields[3]["choices"] = json!(["窓"]);
    practice.ask("custom_field.save", json!({ "subject": "learner", "fields": fields }));
    let before = practice.rows();
    for preset in ["excel", "shift_jis", "workbook"] {
        let (name, bytes) = list(&practice, preset);
        let (_folder, path) = file(&name, &bytes);
        let (_, looked) = practice.look_at_file(&path);
        assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "known": 2 }), "{preset}: {}", looked["problems"]);
        assert_eq!(looked["kept_count"], 0);
    }
    assert_eq!(practice.rows(), before);
}

#[test]
fn fields_that_the_other_practice_does_not_have_are_left_out_and_can_be_said_to_be_another() {
    let (name, bytes) = list(&lived(), "excel");
    let to = Practice::on(TODAY);
    let (_folder, path) = file(&name, &bytes);
    let (token, looked) = to.look_at_file(&path);
    let columns = looked["columns"].as_array().unwrap();
    assert_eq!((&looked["source"], &columns[18]["heading"]), (&json!("nenrin_learners"), &json!("住まい")));
    assert!(columns[18..].iter().all(|column| column["meaning"] == "ignored"));
    assert_eq!(looked["own_fields"], json!([]));

    let field = json!({ "id": null, "name": "住所", "kind": "text", "choices": [], "offered": true });
    to.ask("custom_field.save", json!({ "subject": "learner", "fields": [field] }));
    let offered = to.look_again(token, json!({}))["own_fields"].clone();
    assert_eq!(offered[0]["name"], "住所");
    let mut codes: Vec<_> = columns.iter().map(|column| column["meaning"].clone()).collect();
    codes[18] = offered[0]["code"].clone();
    to.run_import(&to.look_again(token, json!({ "columns": codes })));
    assert_eq!(values(&to, "佐藤 美咲"), [json!("=横浜")]);
    let (_, again) = to.look_at_file(&path);
    assert_eq!((&again["remembered"], &again["columns"][18]["meaning"]), (&json!(true), &offered[0]["code"]));
}

#[test]
fn what_is_entered_stays_and_blanks_are_filled() {
    let practice = with_two_learners();
    let fields = with_fields(&practice);
    enter(&practice, "佐藤 美咲", &fields, &["横浜"]);
    let before = practice.rows();
    let lines = "メール,住まい,年数,会員\nmisaki@example.jp,川崎,3,はい\nken@example.jp,,2,\nken@example.jp,川口,9,\n";
    let (_folder, path) = file("a.csv", lines);
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 3, "updated": 3 }));
    let kept: Vec<_> = looked["kept"].as_array().unwrap().iter().map(|cell| (&cell["here"], &cell["told"])).collect();
    assert_eq!(kept, [(&json!("横浜"), &json!("川崎")), (&json!("2"), &json!("9"))]);
    assert_eq!(looked["kept"][0]["meaning"], looked["own_fields"][0]["code"]);
    practice.run_import(&looked);
    assert_eq!(values(&practice, "佐藤 美咲")[..2], [json!("横浜"), json!("3")]);
    assert_eq!(values(&practice, "髙橋 健")[..2], [json!("川口"), json!("2")]);
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_value_that_its_field_cannot_hold_is_told_with_row_and_column() {
    let practice = with_two_learners();
    with_fields(&practice);
    let lines =
        "氏名,メール,年数,更新日,席,会員\n葵,aoi@example.jp,多い,明日,外,たぶん\n凛,rin@example.jp,1,2026/1/2,窓,No\n";
    let (_folder, path) = file("a.csv", lines);
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "new": 1, "faulty": 1 }));
    let problems: Vec<_> = looked["problems"].as_array().unwrap().iter().collect();
    let told: Vec<_> =
        problems.iter().map(|it| (it["line"].as_u64(), it["column"].as_str(), it["kind"].as_str())).collect();
    let at = |column, kind| (Some(2), Some(column), Some(kind));
    assert_eq!(
        told,
        [at("年数", "not_a_number"), at("更新日", "not_a_day"), at("席", "not_a_choice"), at("会員", "not_a_choice")]
    );
    assert_eq!(problems[2]["about"]["known"], "窓, 奥");
}

#[test]
fn an_answer_of_a_form_can_be_said_to_be_an_own_field_and_is_kept_as_an_answer_too() {
    let practice = with_two_learners();
    with_fields(&practice);
    let form = "タイムスタンプ,お名前,メールアドレス,住まい,会員ですか\n\
        2026/11/19 19:56:35,佐藤 美咲,misaki@example.jp,横浜,はい\n";
    let (_folder, path) = file("申込.csv", form);
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!(
        (&looked["columns"][3]["meaning"], &looked["columns"][4]["meaning"]),
        (&json!("answer"), &json!("answer"))
    );
    let mut codes: Vec<_> =
        looked["columns"].as_array().unwrap().iter().map(|column| column["meaning"].clone()).collect();
    codes[3] = looked["own_fields"][0]["code"].clone();
    codes[4] = looked["own_fields"][4]["code"].clone();
    practice.run_import(&practice.look_again(token, json!({ "columns": codes })));
    assert_eq!(values(&practice, "佐藤 美咲")[..5], [json!("横浜"), Json::Null, Json::Null, Json::Null, json!("yes")]);
    let line = practice.ask("leads.view", json!({}))["applications"]["first"][0].clone();
    assert_eq!(line["answers"], json!([["住まい", "横浜"], ["会員ですか", "はい"]]));
}

#[test]
fn own_fields_keep_no_table_from_being_known() {
    let practice = with_two_learners();
    let field = json!({ "id": null, "name": "部屋", "kind": "text", "choices": [], "offered": true });
    practice.ask("custom_field.save", json!({ "subject": "session", "fields": [field] }));
    let (name, bytes) = table(&practice, "sessions", "plain");
    assert!(String::from_utf8(bytes.clone()).unwrap().contains(",部屋"));
    let (_folder, path) = file(&name, &bytes);
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(looked["source"], "nenrin_sessions");
    let last = looked["columns"].as_array().unwrap().last().unwrap();
    assert_eq!(last["heading"], "部屋");
    assert!(last["meaning"].as_str().unwrap().starts_with("own_field:"));
}
