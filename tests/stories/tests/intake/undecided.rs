//! Rows of which only the coach can say whether they are of somebody who is here: none of them is lost while that is not said.

use std::fs;

use nenrin_stories::{Json, Practice, json};

use crate::{TODAY, bring_in, learner, learner_fields, told, with_two_learners};

/// The answers of somebody who has the name of a learner, and another mail address.
const FORM: &str = "タイムスタンプ,お名前,メールアドレス,電話番号,相談内容,今の目標は？\n\
    2026/11/19 19:56:35,佐藤 美咲,other@example.jp,090-1234-5678,転職したいです,\"朝、早く=起きる\"\n";

fn waiting(practice: &Practice) -> Vec<Json> {
    practice.ask("inbox.list", json!({ "limit": 10 }))["items"].as_array().unwrap().clone()
}

fn applications(practice: &Practice) -> Json {
    practice.ask("leads.view", json!({}))["applications"]["first"].clone()
}

#[test]
fn an_answer_that_may_be_of_somebody_who_is_here_waits_and_is_theirs_once_that_is_said() {
    let practice = with_two_learners();
    let before = practice.rows();
    assert_eq!(told(&bring_in(&practice, "申込.csv", FORM)), json!({ "rows": 1, "waiting": 1 }));
    let item = waiting(&practice)[0].clone();
    assert_eq!((&item["kind"], &item["day"]), (&json!("person"), &json!("2026-11-19")));
    assert_eq!(item["perhaps"][0]["id"], learner(&practice, "佐藤 美咲"));
    assert_eq!(practice.ask("upkeep.view", json!({}))["unmatched"]["total"], 1, "upkeep asks, too");
    assert_eq!(told(&bring_in(&practice, "申込.csv", FORM)), json!({ "rows": 1, "known": 1 }));

    practice.ask("inbox.give", json!({ "items": [item["id"]], "learner": item["perhaps"][0]["id"] }));
    assert_eq!((practice.learners().len(), waiting(&practice).len()), (2, 0));
    let lead = &applications(&practice)[0];
    assert_eq!((&lead["state"], &lead["concern"]), (&json!("new"), &json!("転職したいです")));
    let answers = json!([["相談内容", "転職したいです"], ["今の目標は？", "朝、早く=起きる"]]);
    assert_eq!(lead["answers"], answers, "whatever stands in them");
    let fields = learner_fields(&practice, "佐藤 美咲");
    assert_eq!((&fields["phone"], &fields["mail"]), (&json!("090-1234-5678"), &json!("misaki@example.jp")));
    assert_eq!(told(&bring_in(&practice, "申込.csv", FORM)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.undo()["kind"], "inbox.give");
    assert_eq!(practice.undo()["kind"], "import.run");
    assert_eq!(practice.rows(), before);
}

#[test]
fn an_answer_that_waits_is_of_somebody_new_or_of_nobody_once_that_is_said() {
    let practice = with_two_learners();
    bring_in(&practice, "申込.csv", FORM);
    let items = json!([waiting(&practice)[0]["id"]]);
    let before = practice.rows();
    practice.ask("inbox.welcome", json!({ "items": items }));
    assert_eq!((practice.learners().len(), waiting(&practice).len()), (3, 0));
    assert_eq!(applications(&practice)[0]["state"], "new");
    assert_eq!(practice.ask("upkeep.view", json!({}))["alike"]["total"], 0, "they were told apart");
    assert_eq!(told(&bring_in(&practice, "申込.csv", FORM)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.undo()["kind"], "inbox.welcome");
    assert_eq!(practice.rows(), before);
    practice.ask("inbox.dismiss", json!({ "items": items }));
    assert_eq!((practice.learners().len(), waiting(&practice).len()), (2, 0));
    assert_eq!(told(&bring_in(&practice, "申込.csv", FORM)), json!({ "rows": 1, "known": 1 }));
}

#[test]
fn only_a_person_that_waits_can_be_somebody_new() {
    let practice = with_two_learners();
    bring_in(&practice, "rakuten-bank.csv", crate::sample("rakuten-bank.csv"));
    let items = json!([waiting(&practice)[0]["id"]]);
    assert!(practice.refused("inbox.welcome", json!({ "items": items }))["code"].is_string());
}

#[test]
fn a_file_of_the_folder_stays_there_while_rows_of_it_are_left_out() {
    let practice = with_two_learners();
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    let table = "日付,開始,終了,お客様名,出欠,内容,メモ\n2026-11-10,10:00,11:00,佐藤 美咲,出席,話した,\n";
    fs::write(folder.join("a.csv"), table).unwrap();
    let token = practice.ask("dropped.choose", json!({ "name": "a.csv" }))["token"].as_u64().unwrap();
    let looked = practice.look_again(token, json!({}));
    assert_eq!(told(&practice.run_import(&looked)["counts"]), json!({ "rows": 1, "undecided": 1 }));
    assert!(folder.join("a.csv").exists());
    let looked = practice.look_again(token, json!({}));
    let doubt = &looked["doubts"][0];
    assert_eq!(doubt["is_namesake"], true);
    let choices = json!([{ "who": doubt["who"], "is": "learner", "learner": doubt["perhaps"][0]["id"] }]);
    let chosen = practice.look_again(token, json!({ "choices": choices }));
    assert_eq!(told(&practice.run_import(&chosen)["counts"]), json!({ "rows": 1, "new": 1 }));
    assert!(!folder.join("a.csv").exists());
}

#[test]
fn only_a_name_that_is_the_same_is_proposed() {
    let practice = Practice::on(TODAY);
    let list = "名前,電話\n山田 花子,03-1234-5678\n鈴木 一郎,03-9999-8888\n";
    bring_in(&practice, "a.csv", list);
    let (_folder, path) = crate::file("b.csv", "名前,電話\n山田 太郎,03-1234-5678\n鈴木　一郎,\n");
    let (_, looked) = practice.look_at_file(&path);
    let proposed: Vec<_> =
        looked["doubts"].as_array().unwrap().iter().map(|doubt| doubt["is_namesake"].clone()).collect();
    assert_eq!(proposed, [false, true], "a family may have one telephone number");
}
