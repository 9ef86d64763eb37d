//! A workbook of this program as one: looked at with all its sheets, brought in as one act, and taken back as one.

use std::fs;
use std::path::Path;

use nenrin_stories::{Json, Practice, json, text};

use crate::own_contracts::{said, with_fields};
use crate::own_sessions::lived;
use crate::round_trips::speak;
use crate::workbooks::{of_others, our_workbook, workbook_of};
use crate::{TODAY, file, learner, told};

const SUBJECTS: [&str; 6] = ["learners", "contracts", "sessions", "payments", "refunds", "interactions"];
const SHEETS: [&str; 6] = ["受講者", "契約", "セッション", "入金", "返金", "対応履歴"];

/// A summer with something in every table.
fn full() -> Practice {
    let (practice, sato) = lived();
    let amount = |minor: i64| json!({ "minor": minor, "currency": "JPY" });
    let paid = practice.ask("payment.record", json!({ "learner": sato, "amount": amount(33_000), "method": "現金" }));
    practice.ask("payment.expect", json!({ "learner": sato, "amount": amount(22_000), "due_on": "2026-12-10" }));
    practice.ask("refund.add", json!({ "payment": paid, "amount": amount(3_000), "reason": "お休みの分" }));
    practice.ask("interaction.log", json!({ "learner": sato, "text": "電話: 日程の相談" }));
    practice
}

fn look_at_all(practice: &Practice, path: &Path) -> (u64, Json) {
    let (token, _) = practice.look_at_file(path);
    (token, practice.ask("import.look_whole", json!({ "token": token, "choices": [], "takes": [] })))
}

fn each(looked: &Json, key: &str) -> Vec<Json> {
    looked["sheets"].as_array().unwrap().iter().map(|sheet| sheet[key].clone()).collect()
}

/// Every table without identities and what refers to records that no table brings.
fn tables(practice: &Practice) -> Vec<Vec<Vec<String>>> {
    SUBJECTS.map(|subject| said(practice, subject)).to_vec()
}

#[test]
fn all_sheets_come_in_as_one_act_as_they_were_and_one_undo_takes_all_of_them_back() {
    let from = full();
    for language in ["ja", "en"] {
        speak(&from, language);
        let (_folder, path) = file("all.xlsx", workbook_of(&from));
        let to = Practice::on(TODAY);
        with_fields(&to);
        let before = to.rows();
        let (token, looked) = look_at_all(&to, &path);
        assert_eq!(to.rows(), before, "looking changes nothing");
        assert_eq!(looked["counts"]["new"], looked["counts"]["rows"], "{language}: {looked}");
        assert_eq!(each(&looked, "problem_count"), [0, 0, 0, 0, 0, 0]);
        if language == "ja" {
            assert_eq!(each(&looked, "sheet"), SHEETS);
        }
        let report = to.run_import(&looked);
        assert_eq!((&report["counts"], &report["rest"]), (&looked["counts"], &json!([])));
        assert_eq!(tables(&to), tables(&from), "{language}");
        let once = to.rows();
        assert_eq!(to.undo()["kind"], "import.run");
        assert_eq!(to.rows(), before, "one undo");
        let again = to.ask("import.look_whole", json!({ "token": token, "choices": [], "takes": [] }));
        to.run_import(&again);
        assert_eq!(to.rows(), once);
        let (_, known) = look_at_all(&to, &path);
        assert_eq!(known["counts"]["known"], known["counts"]["rows"], "{language}: nothing comes twice");
        assert_eq!(to.ask("practice.verify", json!({}))["found"], 0, "the search and the log have taken all of it in");
    }
}

#[test]
fn the_first_practice_of_all_is_made_by_it_and_nothing_remains_of_one_that_was_only_looked_at() {
    let (_folder, path) = file("all.xlsx", our_workbook());
    let practice = Practice::not_yet(TODAY);
    let (_, looked) = look_at_all(&practice, &path);
    assert_eq!(practice.ask("start.view", json!({})), json!({ "own_exists": false, "open": null }));
    assert_eq!(told(&looked["sheets"][2]["counts"]), json!({ "rows": 1, "new": 1 }), "its learner comes along");
    practice.run_import(&looked);
    assert_eq!(practice.balance(&text(&learner(&practice, "佐藤 美咲"))), 5, "the session used a ticket");
}

#[test]
fn while_a_workbook_is_looked_at_before_there_is_a_practice_nothing_stands_where_that_will_be() {
    let (_folder, path) = file("all.xlsx", our_workbook());
    let practice = Practice::not_yet(TODAY);
    let data = practice.folder().join("nenrin");
    let _ = look_at_all(&practice, &path);
    assert!(!data.exists(), "not even a lock is left");
    // In a file's place no folder can be made, so that nothing of the look can lie there at any moment.
    fs::create_dir(&data).unwrap();
    fs::write(data.join("practice"), "").unwrap();
    let (_, looked) = look_at_all(&practice, &path);
    assert_eq!(looked["counts"]["new"], looked["counts"]["rows"]);
    assert!(!data.join("rehearsal").exists());
}

#[test]
fn what_a_look_that_was_cut_off_has_left_goes_at_the_next_start_and_nothing_else_beside_it() {
    let practice = Practice::on(TODAY);
    let left = practice.folder().join("nenrin").join("rehearsal");
    fs::create_dir(&left).unwrap();
    ["nenrin.db", "nenrin.db-wal", "nenrin.lock"].iter().for_each(|name| fs::write(left.join(name), "x").unwrap());
    let practice = practice.reopened();
    assert!(!left.exists());
    fs::create_dir(&left).unwrap();
    fs::write(left.join("nenrin.db"), "x").unwrap();
    fs::write(left.join("memo.txt"), "x").unwrap();
    let _practice = practice.reopened();
    assert_eq!((left.join("nenrin.db").exists(), left.join("memo.txt").exists()), (false, true));
}

#[test]
fn a_workbook_of_ours_is_known_once_it_is_chosen() {
    let practice = Practice::on(TODAY);
    let kind_of = |name: &str, bytes: Vec<u8>| {
        let (_folder, path) = file(name, bytes);
        practice.will_pick(&path);
        practice.ask("import.choose", json!({ "from": "file" }))["kind"].clone()
    };
    assert_eq!(kind_of("all.xlsx", our_workbook()), "workbook");
    assert_eq!(kind_of("帳簿.xlsx", of_others()), "table");
    assert_eq!(kind_of("list.csv", "氏名\n佐藤 美咲\n".into()), "table");
}

#[test]
fn whose_the_lines_are_is_said_once_for_all_sheets() {
    let (_folder, path) = file("all.xlsx", our_workbook());
    let practice = Practice::on(TODAY);
    let here = practice.learner("佐藤 美咲");
    let (token, looked) = look_at_all(&practice, &path);
    let counts = each(&looked, "counts");
    assert_eq!(told(&counts[0]), json!({ "rows": 1, "waiting": 1 }), "a name alone decides nothing");
    assert_eq!(told(&counts[2]), json!({ "rows": 1, "undecided": 1 }));
    let who = looked["sheets"][0]["doubts"][0]["who"].clone();
    let choices = json!([{ "who": who, "is": "learner", "learner": here }]);
    let settled = practice.ask("import.look_whole", json!({ "token": token, "choices": choices, "takes": [] }));
    assert_eq!(told(&settled["sheets"][1]["counts"]), json!({ "rows": 1, "new": 1 }));
    practice.run_import(&settled);
    assert_eq!((practice.learners().len(), practice.balance(&here)), (1, 5));
}

#[test]
fn the_workbook_leaves_the_import_folder_once_all_of_it_is_in() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    fs::write(folder.join("all.xlsx"), our_workbook()).unwrap();
    let token = practice.ask("dropped.choose", json!({ "name": "all.xlsx" }))["token"].clone();
    let looked = practice.ask("import.look_whole", json!({ "token": token, "choices": [], "takes": [] }));
    assert_eq!(practice.run_import(&looked)["left"], false);
    assert!(folder.join("done/all.xlsx").exists());
}

#[test]
fn no_other_file_is_taken_for_a_workbook_of_ours() {
    let practice = Practice::on(TODAY);
    let (_folder, path) = file("list.csv", "氏名,メール\n佐藤 美咲,misaki@example.jp\n");
    let (token, _) = practice.look_at_file(&path);
    let refused = practice.refused("import.look_whole", json!({ "token": token, "choices": [], "takes": [] }));
    assert_eq!(refused["code"], "H-403");
}
