use nenrin_stories::{Json, Practice, json, text};
use tempfile::TempDir;

use crate::{agree, book, broken_rule, each};

fn field(name: &str, kind: &str) -> Json {
    json!({ "id": null, "name": name, "kind": kind, "choices": [], "offered": true })
}

/// Saves the fields on a subject. Answers their ids.
fn fields(practice: &Practice, subject: &str, fields: &Json) -> Vec<String> {
    practice.ask("custom_field.save", json!({ "subject": subject, "fields": fields }));
    let listed = practice.ask("custom_field.list", json!({ "subject": subject }));
    each(&listed, "id").into_iter().map(text).collect()
}

fn about(learner: &str) -> Json {
    json!({ "learner": learner, "contract": null, "session": null })
}

/// The table of a subject, below its first line.
fn table(practice: &Practice, subject: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("表.csv");
    practice.will_pick(&path);
    let wish = json!({ "subjects": [subject], "from": null, "to": null, "preset": "plain", "substitute": false });
    practice.ask("export.save", wish);
    let mut reader = csv::Reader::from_path(&path).unwrap();
    let row = |row: &csv::StringRecord| row.iter().map(ToOwned::to_owned).collect::<Vec<_>>();
    (row(reader.headers().unwrap()), reader.records().map(|it| row(&it.unwrap())).collect())
}

fn values(practice: &Practice, about: &Json) -> Vec<Json> {
    let listed = practice.ask("custom_value.list", json!({ "about": about }));
    each(&listed, "value").into_iter().cloned().collect()
}

fn save(about: &Json, field: &str, value: &Json) -> Json {
    json!({ "about": about, "values": [{ "field": field, "value": value }] })
}

#[test]
fn what_is_entered_has_the_form_of_its_field() {
    let practice = Practice::on("2026-11-20");
    let sato = about(&practice.learner("佐藤 美咲"));
    let choice = json!({ "id": null, "name": "席", "kind": "choice", "choices": ["窓", "奥"], "offered": true });
    let kinds = json!([
        field("住まい", "text"),
        field("年数", "number"),
        field("更新日", "date"),
        choice,
        field("会員", "yes_no")
    ]);
    let ids = fields(&practice, "learner", &kinds);
    let typed = [json!(" 横浜 "), json!("2.50"), json!("2026-12-01"), json!("窓"), json!("yes")];
    let entries = ids.iter().zip(&typed).map(|(id, value)| json!({ "field": id, "value": value })).collect::<Vec<_>>();
    practice.ask("custom_value.save", json!({ "about": sato, "values": entries }));
    let kept = [json!("横浜"), json!("2.5"), json!("2026-12-01"), json!("窓"), json!("yes")];
    assert_eq!(values(&practice, &sato), kept);

    for (id, wrong, rule) in [
        (&ids[1], "多い", "a_number"),
        (&ids[2], "明日", "a_day"),
        (&ids[3], "外", "one_of_the_choices"),
        (&ids[4], "はい", "yes_or_no"),
    ] {
        let refused = practice.refused("custom_value.save", save(&sato, id, &json!(wrong)));
        assert_eq!(broken_rule(&refused), ("value", rule));
    }
    let one = |value: &str| json!({ "field": ids[0], "value": value });
    let both = json!({ "about": sato, "values": [one("川崎"), one("横須賀")] });
    assert_eq!(broken_rule(&practice.refused("custom_value.save", both)), ("values", "twice"));
    assert_eq!(values(&practice, &sato), kept);
    practice.undo();
    assert_eq!(values(&practice, &sato), vec![Json::Null; 5], "all of it was one act");
}

#[test]
fn a_field_that_is_no_longer_asked_for_keeps_its_values_and_its_kind() {
    let practice = Practice::on("2026-11-20");
    let (sato, tanaka) = (about(&practice.learner("佐藤 美咲")), about(&practice.learner("田中 陽")));
    let ids = fields(&practice, "learner", &json!([field("住まい", "text"), field("会員", "yes_no")]));
    practice.ask("custom_value.save", save(&sato, &ids[0], &json!("横浜")));

    let stopped = json!({ "id": ids[0], "name": "住所", "kind": "text", "choices": [], "offered": false });
    let ids = fields(&practice, "learner", &json!([stopped]));
    assert_eq!(values(&practice, &sato), [json!("横浜")]);
    assert_eq!(values(&practice, &tanaka), Vec::<Json>::new());

    let mut number = stopped.clone();
    number["kind"] = json!("number");
    let refused =
        |fields: Json| practice.refused("custom_field.save", json!({ "subject": "learner", "fields": fields }));
    assert_eq!(broken_rule(&refused(json!([number]))), ("kind", "has_values"));
    assert_eq!(broken_rule(&refused(json!([]))), ("fields", "has_values"));
    practice.ask("custom_value.save", save(&sato, &ids[0], &json!(null)));
    assert_eq!(fields(&practice, "learner", &json!([])), Vec::<String>::new());
}

#[test]
fn contracts_and_sessions_have_fields_of_their_own() {
    let practice = Practice::on("2026-11-20");
    let (sato, tanaka) = (practice.learner("佐藤 美咲"), practice.learner("田中 陽"));
    let contract = agree(&practice, &sato, "2026-09-01", 14);
    let session = book(&practice, &sato, "2026-11-27", "10:00");
    let rate = fields(&practice, "contract", &json!([field("割引", "text")]));
    let room = fields(&practice, "session", &json!([field("部屋", "text")]));
    let on_contract = json!({ "learner": sato, "contract": contract, "session": null });
    let on_session = json!({ "learner": sato, "contract": null, "session": session });
    practice.ask("custom_value.save", save(&on_contract, &rate[0], &json!("紹介割")));
    practice.ask("custom_value.save", save(&on_session, &room[0], &json!("A室")));
    assert_eq!(values(&practice, &on_contract), [json!("紹介割")]);
    assert_eq!(values(&practice, &on_session), [json!("A室")]);
    assert_eq!(values(&practice, &about(&sato)), Vec::<Json>::new());

    for (typed, name, subject, of) in
        [("紹介", "割引", "contract", json!(null)), ("A室", "部屋", "session", json!(session))]
    {
        let hits = practice.ask("search.find", json!({ "text": typed, "limit": null }));
        let [hit] = hits.as_array().unwrap().as_slice() else { panic!("{hits}") };
        assert_eq!(hit["field"], json!({ "name": name, "subject": subject }));
        assert_eq!((&hit["learner"]["id"], &hit["session"]), (&json!(sato), &of));
        assert_eq!(hit["kind"], "custom_value");
    }

    let elsewhere = practice.refused("custom_value.save", save(&on_session, &rate[0], &json!("紹介割")));
    assert_eq!(broken_rule(&elsewhere), ("field", "of_this_subject"));
    let foreign = json!({ "learner": tanaka, "contract": contract, "session": null });
    let refused = practice.refused("custom_value.save", save(&foreign, &rate[0], &json!("紹介割")));
    assert_eq!(broken_rule(&refused), ("contract", "of_this_learner"));
}

#[test]
fn what_is_entered_stands_in_the_tables_after_our_own_columns() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let _ = practice.learner("田中 陽");
    let contract = agree(&practice, &sato, "2026-09-01", 14);
    let session = book(&practice, &sato, "2026-11-27", "10:00");
    let kinds = json!([
        field("住まい", "text"),
        field("年数", "number"),
        field("更新日", "date"),
        field("会員", "yes_no"),
        field("名前", "text"),
        field("もう聞かない", "text")
    ]);
    let ids = fields(&practice, "learner", &kinds);
    for (id, value) in ids.iter().zip(["=横浜", "-2.5", "2026-12-01", "yes", "旧姓"]) {
        practice.ask("custom_value.save", save(&about(&sato), id, &json!(value)));
    }
    let listed = practice.ask("custom_field.list", json!({ "subject": "learner" }));
    let stopped: Vec<Json> = (listed.as_array().unwrap().iter().enumerate())
        .map(|(n, field)| {
            json!({ "id": field["id"], "name": field["name"], "kind": field["kind"], "choices": [], "offered": n == 1 })
        })
        .collect();
    practice.ask("custom_field.save", json!({ "subject": "learner", "fields": stopped }));

    let (heads, rows) = table(&practice, "learners");
    assert_eq!(heads[18..], ["住まい", "年数", "更新日", "会員", "名前（2）"]);
    assert_eq!(rows[0][18..], ["＝横浜", "-2.5", "2026-12-01", "はい", "旧姓"]);
    assert_eq!(rows[1][18..], [""; 5]);

    let rate = fields(&practice, "contract", &json!([field("割引", "text"), field("確認", "yes_no")]));
    let room = fields(&practice, "session", &json!([field("部屋", "text")]));
    let on_contract = json!({ "learner": sato, "contract": contract, "session": null });
    let on_session = json!({ "learner": sato, "contract": null, "session": session });
    practice.ask("custom_value.save", save(&on_contract, &rate[0], &json!("紹介割")));
    practice.ask("custom_value.save", save(&on_session, &room[0], &json!("A室🌳")));
    let (heads, rows) = table(&practice, "contracts");
    assert_eq!(
        (&heads[20..], &rows[0][20..]),
        (&["割引", "確認"].map(String::from)[..], &["紹介割", ""].map(String::from)[..])
    );
    let (heads, rows) = table(&practice, "sessions");
    assert_eq!((heads[15].as_str(), rows[0][15].as_str()), ("部屋", "A室🌳"));
    assert_eq!(table(&practice, "payments").0.len(), 19);

    let wish = json!({ "subjects": ["sessions"], "from": null, "to": null, "preset": "shift_jis" });
    let loss = &practice.ask("export.look", wish)["losses"]["first"][0];
    assert_eq!((&loss["heading"], &loss["character"]), (&json!("部屋"), &json!("🌳")));
    assert_eq!((&loss["name"], &loss["day"]), (&json!("佐藤 美咲"), &json!("2026-11-27")));
}

#[test]
fn values_go_along_when_two_entries_become_one_and_go_with_who_is_erased() {
    let practice = Practice::on("2026-11-20");
    let (sato, twin) = (practice.learner("佐藤 美咲"), practice.learner("佐藤 みさき"));
    let ids = fields(&practice, "learner", &json!([field("住まい", "text"), field("車", "text")]));
    practice.ask("custom_value.save", save(&about(&sato), &ids[0], &json!("横浜")));
    practice.ask("custom_value.save", save(&about(&twin), &ids[0], &json!("川崎")));
    practice.ask("custom_value.save", save(&about(&twin), &ids[1], &json!("なし")));
    practice.ask("learner.merge", json!({ "keep": sato, "other": twin }));
    assert_eq!(values(&practice, &about(&sato)), [json!("横浜"), json!("なし")]);

    let found = |typed: &str| {
        let hits = practice.ask("search.find", json!({ "text": typed, "limit": null }));
        hits.as_array().unwrap().iter().map(|hit| hit["learner"]["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!((found("横浜"), found("川崎")), (vec![json!(sato)], vec![]));
    assert_eq!(found("なし"), [json!(sato)], "what was entered of the other one is found with the one who is kept");

    practice.ask("learner.erase", json!({ "learner": sato }));
    assert_eq!(found("なし"), Vec::<Json>::new());
    let listed = practice.ask("custom_field.list", json!({ "subject": "learner" }));
    assert_eq!(each(&listed, "values"), [0, 0]);
}
