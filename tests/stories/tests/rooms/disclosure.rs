//! A learner asks what is held on them: everything is told, and nothing of anybody else.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use nenrin_domain::{Gathering, Language, Payment};
use nenrin_reports::Words;
use nenrin_stories::{Json, Practice, json, text};
use tempfile::TempDir;
use zip::ZipArchive;

use crate::{agree, session};

/// Reads one file of a pack.
fn unpacked(pack: &Path, name: &str) -> Vec<u8> {
    let mut zip = ZipArchive::new(File::open(pack).unwrap()).unwrap();
    let mut bytes = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn record(pack: &Path) -> Json {
    serde_json::from_slice(&unpacked(pack, "record.json")).unwrap()
}

/// Packs what is held on the learner. Answers what was said, and the record.
fn disclosed(practice: &Practice, learner: &str) -> (Json, Json) {
    let folder = TempDir::new().unwrap();
    let pack = folder.path().join("開示.zip");
    practice.will_pick(&pack);
    let said = practice.ask("learner.disclose", json!({ "learner": learner }));
    assert!(unpacked(&pack, "record.pdf").starts_with(b"%PDF-"));
    (said, record(&pack))
}

fn table<'r>(record: &'r Json, name: &str) -> &'r Json {
    record["tables"].as_array().unwrap().iter().find(|table| table["name"] == name).unwrap_or(&Json::Null)
}

/// A practice with 佐藤 美咲, on whom much is known, and her brother, with whom she shares a payer and a session.
fn lived() -> (Practice, String, String) {
    let practice = Practice::on("2026-11-20");
    let known = json!({
        "name": "佐藤 美咲", "kana": "さとう みさき", "mail": "misaki@example.jp", "phone": null, "line": null,
        "concern": "【相談】転職", "tags": ["【札】"],
    });
    let sato = text(&practice.ask("learner.add", known));
    let other = json!({ "name": "佐藤 兄弟の蓮", "kana": null, "mail": null, "phone": null, "line": "ren-line", "concern": null, "tags": [] });
    let brother = text(&practice.ask("learner.add", other));
    let payer = json!({ "name": "佐藤 恵", "payer_kind": "person", "mail": "megumi@example.jp", "address": "東京都【支払者の住所】" });
    let payer = text(&practice.ask("payer.save", payer));
    for child in [&sato, &brother] {
        practice.ask("payer.link", json!({ "learner": child, "payer": payer, "share": 100 }));
        let fields = json!({ "learner": child, "payer": payer, "amount": { "minor": 11000, "currency": "JPY" }, "due_on": "2026-11-30" });
        practice.ask("payment.expect", fields);
    }
    agree(&practice, &sato, "2026-10-01", 14);
    practice.act("gathering", |writer| {
        let gathering = writer.mint();
        writer.add(&Gathering { id: gathering, title: Some("【合同】の回".to_owned()) })?;
        for child in [&sato, &brother] {
            let mut held = session(writer, child.parse().unwrap(), "2026-11-10", nenrin_domain::SessionState::Held);
            held.gathering = Some(gathering);
            writer.add(&held)?;
        }
        Ok(())
    });
    let booked = practice.booked(&sato, "2026-11-18", "10:00");
    practice.record(&sato, &booked, "【初版】今日の面談");
    let theirs = practice.booked(&brother, "2026-11-18", "12:00");
    practice.record(&brother, &theirs, "【弟】だけの面談");
    let _ = practice.goal(&sato, "【目標】内定", "2026-10-01");
    let ask = |command: &str, fields: Json| practice.ask(command, fields);
    ask(
        "obstacle.add",
        json!({ "learner": sato, "text": "【壁】時間", "category": null, "session": null, "opened_on": null }),
    );
    ask("interaction.log", json!({ "learner": sato, "text": "LINE: 【連絡】日程" }));
    ask(
        "material.add_link",
        json!({ "title": "【資料】書き方", "url": "https://example.jp/a", "learners": [sato], "session": null }),
    );
    ask("consent.give", json!({ "learner": sato, "about": "privacy", "given_on": null, "evidence": "【根拠】紙" }));
    (practice, sato, brother)
}

#[test]
fn everything_that_is_known_is_told_and_nothing_of_anybody_else() {
    let (practice, sato, brother) = lived();
    let (said, record) = disclosed(&practice, &sato);
    assert_eq!((said["name"].as_str(), said["files"].as_u64()), (Some("開示.zip"), Some(0)));
    assert!(said["pages"].as_u64().unwrap() >= 2, "{said}");
    let all = record.to_string();
    for told in ["相談", "札", "初版", "目標", "壁", "連絡", "資料", "根拠", "合同"] {
        assert!(all.contains(&format!("【{told}】")), "{told}: {all}");
    }
    assert!(all.contains("佐藤 恵"), "who pays is told");
    for hidden in ["蓮", &brother, "ren-line", "【弟】", "megumi@example.jp", "【支払者の住所】"] {
        assert!(!all.contains(hidden), "{hidden}");
    }
    assert_eq!(table(&record, "payment")["rows"].as_array().unwrap().len(), 1);
    assert_eq!(table(&record, "session")["rows"].as_array().unwrap().len(), 2);
    // It means something to who has never seen the program.
    let state = table(&record, "session")["columns"].as_array().unwrap().iter().find(|it| it["name"] == "state");
    assert_eq!(state.unwrap()["codes"]["held"], "実施");
    assert_eq!(table(&record, "session")["title"], "セッション");
}

#[test]
fn what_the_bank_said_of_a_payment_is_told_too() {
    let (practice, sato, _) = lived();
    practice.act("import", |writer| {
        for payment in writer.payments_of(sato.parse().unwrap())? {
            writer.put(&Payment { note: Some("【摘要】ｻﾄｳ".to_owned()), ..payment })?;
        }
        Ok(())
    });
    let (_, record) = disclosed(&practice, &sato);
    let note = table(&record, "payment")["columns"].as_array().unwrap().iter().find(|it| it["name"] == "note");
    assert_eq!(note.unwrap()["title"], "メモ");
    assert_eq!(table(&record, "payment")["rows"][0]["note"], "【摘要】ｻﾄｳ");
}

#[test]
fn what_was_corrected_or_taken_away_is_told_too() {
    let (practice, sato, brother) = lived();
    let booked = practice.booked(&sato, "2026-11-19", "10:00");
    practice.record(&sato, &booked, "【書き直し前】");
    let mut again = practice.composer_of(&sato, &booked)["body"].clone();
    let sections = json!([{ "key": again["sections"][0]["key"], "text": "【書き直し後】" }]);
    again["sections"] = sections;
    practice.ask("draft.save", json!({ "draft": again }));
    practice.ask("interaction.log", json!({ "learner": sato, "text": "【消した連絡】" }));
    practice.undo();
    let (_, record) = disclosed(&practice, &sato);
    for told in ["【書き直し前】", "【書き直し後】", "【消した連絡】"] {
        assert!(record.to_string().contains(told), "{told}");
    }
    let kinds: Vec<_> = record["changes"].as_array().unwrap().iter().map(|it| it["kind"].clone()).collect();
    assert!(kinds.contains(&json!("removed")) && kinds.contains(&json!("created")));
    // Who was taken for the same person and is not.
    practice.ask("learner.merge", json!({ "keep": sato, "other": brother }));
    practice.undo();
    let (_, record) = disclosed(&practice, &sato);
    for hidden in [&brother, "【弟】", "ren-line", "蓮"] {
        assert!(!record.to_string().contains(hidden), "{hidden}");
    }
}

#[test]
fn a_file_that_was_shared_lies_in_the_pack_and_another_ones_does_not() {
    let (practice, sato, brother) = lived();
    for (name, learner) in [("計画.pdf", &sato), ("弟の計画.pdf", &brother)] {
        let path = practice.folder().join(name);
        std::fs::write(&path, name).unwrap();
        practice.will_pick(&path);
        let token = practice.ask("material.choose_file", json!({}))["token"].take();
        let fields = json!({ "token": token, "title": name, "learners": [learner], "session": null });
        practice.ask("material.add_file", fields);
    }
    let folder = TempDir::new().unwrap();
    let pack = folder.path().join("pack.zip");
    practice.will_pick(&pack);
    assert_eq!(practice.ask("learner.disclose", json!({ "learner": sato }))["files"], 1);
    let path = record(&pack)["files"][0]["path"].as_str().unwrap().to_owned();
    assert_eq!(unpacked(&pack, &path), "計画.pdf".as_bytes());
    assert!(!record(&pack).to_string().contains("弟の計画"));
}

#[test]
fn a_pack_that_was_made_is_no_contact_and_changes_nothing() {
    let (practice, sato, _) = lived();
    let (before, seq) = (practice.rows(), practice.standing_act(0));
    let _ = disclosed(&practice, &sato);
    assert_eq!((practice.rows(), practice.standing_act(0)), (before, seq));
}

#[test]
fn nobody_who_was_erased_is_disclosed_and_nothing_is_written_then() {
    let (practice, sato, _) = lived();
    practice.ask("learner.erase", json!({ "learner": sato }));
    let folder = TempDir::new().unwrap();
    practice.will_pick(&folder.path().join("x.zip"));
    assert_eq!(practice.refused("learner.disclose", json!({ "learner": sato }))["code"], "P-210");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// Whoever adds a table or a column of what is held on a learner says what it is, in both languages.
#[test]
fn every_table_and_column_has_a_name_for_who_reads_the_record() {
    const NOBODYS: [&str; 5] = ["act", "change", "draft", "confirmed_draft", "erasure"];
    const SHARED: [&str; 8] =
        ["learner", "payer", "material", "gathering", "series", "custom_field", "origin", "inbox_item"];
    let mut nameless = Vec::new();
    for table in nenrin_store::plain_tables() {
        let is_held = table.columns.contains(&"learner") || SHARED.contains(&table.name);
        if !is_held || NOBODYS.contains(&table.name) {
            continue;
        }
        for language in [Language::Ja, Language::En] {
            let words = Words::of(language);
            if words.table(table.name).is_empty() {
                nameless.push(format!("table.{}", table.name));
            }
            let columns = table.columns.iter().filter(|column| **column != "id");
            nameless.extend(
                columns
                    .filter(|it| words.column(table.name, it).is_empty())
                    .map(|it| format!("field.{}.{it}", table.name)),
            );
        }
    }
    assert!(nameless.is_empty(), "words are missing in crates/reports/words: {nameless:?}");
}

#[test]
fn from_whom_somebody_was_told_apart_is_not_told() {
    let practice = Practice::on("2026-11-20");
    let [sato, other] = ["佐藤 美咲", "佐藤 みさき"].map(|name| practice.learner(name));
    practice.ask("learner.not_same", json!({ "learner": other, "other": sato }));
    practice.undo();
    practice.ask("learner.not_same", json!({ "learner": sato, "other": other }));
    for (learner, somebody) in [(&sato, &other), (&other, &sato)] {
        let (_, record) = disclosed(&practice, learner);
        assert_eq!(table(&record, "distinction")["rows"].as_array().map(Vec::len), Some(1), "{record}");
        let told = record.to_string();
        assert!(!told.contains(somebody.as_str()) && !told.contains(&somebody.replace('-', "")), "{told}");
    }
}
