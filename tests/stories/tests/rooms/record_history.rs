use nenrin_stories::{Json, Practice, json, text};

use crate::broken_rule;

fn history(practice: &Practice, learner: &str) -> Json {
    practice.ask("learner.changes", json!({ "learner": learner, "before": null }))
}

/// The field of the first change of the latest act.
fn field<'h>(history: &'h Json, name: &str) -> &'h Json {
    let fields = history["acts"][0]["changes"][0]["fields"].as_array().unwrap();
    fields.iter().find(|field| field["name"] == name).unwrap()
}

fn learner_with_phone(practice: &Practice, phone: &str) -> String {
    text(&practice.ask("learner.add", json!({ "name": "佐藤 美咲", "phone": phone })))
}

fn change_phone(practice: &Practice, learner: &str, phone: &str) {
    let mut fields = practice.ask("learner.view", json!({ "learner": learner }))["fields"].take();
    fields["phone"] = json!(phone);
    practice.ask("learner.change", json!({ "learner": learner, "fields": fields }));
}

fn phone_of(practice: &Practice, learner: &str) -> Json {
    practice.ask("learner.view", json!({ "learner": learner }))["fields"]["phone"].take()
}

#[test]
fn a_change_shows_its_act_its_moment_and_both_values() {
    let practice = Practice::on("2026-11-20");
    let learner = learner_with_phone(&practice, "090-1111-2222");
    change_phone(&practice, &learner, "080-3333-4444");

    let history = history(&practice, &learner);
    let acts: Vec<_> = history["acts"].as_array().unwrap().iter().map(|act| text(&act["act"]["kind"])).collect();
    assert_eq!(acts, ["learner.change", "learner.add"]);
    assert_eq!(history["acts"][0]["elsewhere"], json!(false));
    let phone = field(&history, "phone");
    assert_eq!(phone["old"], json!({ "kind": "text", "value": "090-1111-2222" }));
    assert_eq!(phone["new"], json!({ "kind": "text", "value": "080-3333-4444" }));
    assert_eq!(phone["restorable"], json!(true));
}

#[test]
fn an_earlier_value_is_brought_back_beside_what_was_changed_since() {
    let practice = Practice::on("2026-11-20");
    let learner = learner_with_phone(&practice, "090-1111-2222");
    change_phone(&practice, &learner, "080-3333-4444");
    let change = history(&practice, &learner)["acts"][0]["changes"][0]["seq"].clone();
    practice.ask("learners.tag", json!({ "learners": [learner], "add": ["火曜"], "remove": [] }));

    practice.ask("field.restore", json!({ "change": change, "field": "phone" }));
    assert_eq!(phone_of(&practice, &learner), "090-1111-2222");
    let page = practice.ask("learner.view", json!({ "learner": learner }));
    assert_eq!(page["fields"]["tags"], json!(["火曜"]));
    let back = history(&practice, &learner);
    assert_eq!(back["acts"][0]["act"]["kind"], "field.restore");
    assert_eq!(field(&back, "phone")["new"]["value"], "090-1111-2222");

    practice.undo();
    assert_eq!(phone_of(&practice, &learner), "080-3333-4444");
    let after = history(&practice, &learner);
    assert_eq!(after["acts"][0]["act"]["kind"], "act.undo");
    assert_eq!(after["acts"][1]["act"]["undone"], json!(true));
}

#[test]
fn an_earlier_value_that_cannot_be_read_is_told_and_everything_else_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let practice = Practice::in_folder(folder.path(), "2026-11-20");
    let learner = learner_with_phone(&practice, "090-1111-2222");
    let change_language = |code: &str| {
        let mut fields = practice.ask("learner.view", json!({ "learner": learner }))["fields"].take();
        fields["language"] = json!(code);
        practice.ask("learner.change", json!({ "learner": learner, "fields": fields }));
    };
    ["en", "ja"].into_iter().for_each(change_language);
    let change = history(&practice, &learner)["acts"][0]["changes"][0]["seq"].clone();
    drop(practice);
    overwrite(&folder.path().join("nenrin/practice/nenrin.db"), r#""language":["en","#, r#""language":["??","#);

    let practice = Practice::in_folder(folder.path(), "2026-11-20");
    let refused = practice.refused("field.restore", json!({ "change": change, "field": "language" }));
    assert_eq!(refused["code"], "S-112");
    change_phone(&practice, &learner, "080-3333-4444");
    assert_eq!(phone_of(&practice, &learner), "080-3333-4444");
}

/// Writes other words of the same length into a file, as a disk that fails does.
fn overwrite(file: &std::path::Path, words: &str, others: &str) {
    let mut bytes = std::fs::read(file).unwrap();
    let places: Vec<_> =
        (0..bytes.len()).filter(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(words.as_bytes()))).collect();
    assert!(!places.is_empty(), "otherwise this proves nothing");
    places.into_iter().for_each(|at| bytes[at..at + words.len()].copy_from_slice(others.as_bytes()));
    std::fs::write(file, bytes).unwrap();
}

#[test]
fn what_others_follow_from_goes_back_with_its_act_only() {
    let practice = Practice::on("2026-11-20");
    let learner = learner_with_phone(&practice, "090-1111-2222");
    let terms = json!({ "kind": "package", "sessions": 4, "price": { "minor": 40000, "currency": "JPY" } });
    let contract =
        practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-11-01" }));
    let end = json!({ "contract": contract, "ended_on": "2026-11-20", "end_kind": "completed", "reason": null });
    practice.ask("contract.end", end);

    let history = history(&practice, &learner);
    assert_eq!(field(&history, "ended_on")["restorable"], json!(false));
    let change = &history["acts"][0]["changes"][0]["seq"];
    let refused = practice.refused("field.restore", json!({ "change": change, "field": "ended_on" }));
    assert_eq!(broken_rule(&refused), ("field", "by_itself"));
    let granted = history["acts"][1]["changes"].as_array().unwrap();
    let kinds: Vec<_> = granted.iter().map(|change| (text(&change["entity"]), text(&change["kind"]))).collect();
    let created = |entity: &str| (entity.to_owned(), "created".to_owned());
    assert_eq!(kinds, [created("contract"), created("entitlement")]);
    let price = granted[0]["fields"].as_array().unwrap().iter().find(|field| field["name"] == "price").unwrap();
    assert_eq!(price["new"], json!({ "kind": "money", "value": { "minor": 40000, "currency": "JPY" } }));
}

#[test]
fn a_long_history_is_told_in_parts() {
    let practice = Practice::on("2026-11-20");
    let learner = learner_with_phone(&practice, "0");
    for n in 1..40 {
        change_phone(&practice, &learner, &n.to_string());
    }
    let latest = history(&practice, &learner);
    assert_eq!((latest["acts"].as_array().unwrap().len(), &latest["more"]), (30, &json!(true)));
    let before = &latest["acts"][29]["act"]["seq"];
    let rest = practice.ask("learner.changes", json!({ "learner": learner, "before": before }));
    assert_eq!((rest["acts"].as_array().unwrap().len(), &rest["more"]), (10, &json!(false)));
    assert_eq!(rest["acts"][9]["act"]["kind"], "learner.add");
}
