//! What an erasure takes from where another one's records are, and what it tells of what it leaves.

use std::fs;

use nenrin_domain::Payer;
use nenrin_stories::{Json, Practice, json, text};

use crate::id_of;

const TODAY: &str = "2026-11-20";

/// Whether these words lie anywhere in the practice's file or in the log beside it.
pub fn is_told(practice: &Practice, words: &str) -> bool {
    let mut looking = vec![practice.folder().to_owned()];
    while let Some(folder) = looking.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                looking.push(path);
            } else if fs::read(&path).unwrap().windows(words.len()).any(|bytes| bytes == words.as_bytes()) {
                return true;
            }
        }
    }
    false
}

#[test]
fn whoever_was_merged_and_is_two_people_again_is_erased_from_the_records_of_the_other_one() {
    let practice = Practice::on(TODAY);
    let keep = practice.learner("山本 蓮");
    let known = json!({ "name": "面谷 夢子", "kana": "zqxjkana", "mail": "zqxjmail@example.com", "phone": "zqxjphone", "concern": "zqxjconcern", "tags": ["zqxjtag"] });
    let other = text(&practice.ask("learner.add", known));
    let consent = |learner: &str, evidence: Option<&str>| {
        practice.ask(
            "consent.give",
            json!({ "learner": learner, "about": "privacy", "given_on": null, "evidence": evidence }),
        );
    };
    consent(&keep, None);
    consent(&other, Some("zqxjevidence"));
    for (learner, reason) in [(&keep, None), (&other, Some("zqxjreason"))] {
        let days = json!({ "learner": learner, "starts_on": "2026-12-01", "ends_on": "2026-12-20", "reason": reason });
        practice.ask("pause.add", days);
    }
    practice.ask("learner.merge", json!({ "keep": keep, "other": other }));
    practice.undo();
    practice.ask("act.redo", json!({}));
    practice.undo();
    let before = practice.ask("learner.view", json!({ "learner": keep }));
    assert!(is_told(&practice, "zqxj"), "otherwise the end would prove nothing");
    practice.ask("learner.erase", json!({ "learner": other }));
    assert!(!is_told(&practice, "zqxj") && !is_told(&practice, "夢子"));
    assert_eq!(practice.ask("learner.view", json!({ "learner": keep })), before);
    assert_eq!(practice.refused("act.redo", json!({}))["code"], "P-204");
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn who_pays_for_a_child_too_keeps_the_name_and_is_told_of_before() {
    let practice = Practice::on(TODAY);
    let (mei, child) = (practice.learner("田中 芽衣"), practice.learner("田中 蓮"));
    let known =
        json!({ "name": "田中 芽衣", "payer_kind": "person", "mail": "mei@example.com", "phone": "090-1111-2222" });
    let payer = text(&practice.ask("payer.save", known));
    for learner in [&mei, &child] {
        practice.ask("payer.link", json!({ "learner": learner, "payer": payer, "share": 100 }));
    }
    assert_eq!(practice.ask("learner.erasure", json!({ "learner": mei }))["payers"], 1);
    practice.ask("learner.erase", json!({ "learner": mei }));
    let left: Payer = practice.stored(id_of(&payer)).unwrap();
    assert_eq!((left.name.as_str(), left.mail, left.phone), ("田中 芽衣", None, None));
}

#[test]
fn a_learner_pays_under_every_spelling_of_every_name_they_have_had() {
    for (payer, renamed) in [("田中芽衣", None), ("田中　芽衣 様", None), ("田中芽衣", Some("鈴木 芽衣"))]
    {
        let practice = Practice::on(TODAY);
        let (mei, child) = (practice.learner("田中 芽衣"), practice.learner("田中 蓮"));
        let known =
            json!({ "name": payer, "payer_kind": "person", "mail": "zqx@example.com", "address": "魑魅町一丁目" });
        let payer = practice.ask("payer.save", known);
        for learner in [&mei, &child] {
            practice.ask("payer.link", json!({ "learner": learner, "payer": payer, "share": 100 }));
        }
        if let Some(name) = renamed {
            let mut fields = practice.ask("learner.view", json!({ "learner": mei }))["fields"].take();
            fields["name"] = json!(name);
            practice.ask("learner.change", json!({ "learner": mei, "fields": fields }));
        }
        assert_eq!(practice.ask("learner.erasure", json!({ "learner": mei }))["payers"], 1, "{payer} {renamed:?}");
        practice.ask("learner.erase", json!({ "learner": mei }));
        assert!(!is_told(&practice, "zqx@example.com") && !is_told(&practice, "魑魅町"));
    }
}

#[test]
fn files_that_were_brought_in_are_counted_and_removed_and_the_learners_folder_is_named() {
    let practice = Practice::on(TODAY);
    let mei = practice.learner("田中 芽衣");
    let erasure = || practice.ask("learner.erasure", json!({ "learner": mei }));
    assert_eq!((&erasure()["originals"], &erasure()["folder"]), (&json!(0), &json!(null)));
    let import = practice.folder().join("nenrin/import");
    fs::create_dir_all(import.join("done")).unwrap();
    fs::write(import.join("waits.csv"), "waits").unwrap();
    fs::create_dir_all(import.join("aside")).unwrap();
    for name in ["done/people.csv", "done/people-2.csv", "aside/people.csv"] {
        fs::write(import.join(name), "田中 芽衣").unwrap();
    }
    let place = tempfile::tempdir().unwrap();
    practice.will_pick(place.path());
    practice.ask("handout.update", json!({ "learner": mei }));
    assert_eq!(erasure()["originals"], 3);
    assert!(erasure()["folder"].as_str().unwrap().contains("芽衣"));
    let looked = erasure();
    assert_eq!(practice.ask("learner.erase", json!({ "learner": mei })), looked);
    assert_eq!(practice.ask("erasure.list", json!({}))["originals"], 3);
    practice.ask("originals.remove_all", json!({}));
    assert_eq!(practice.ask("erasure.list", json!({}))["originals"], 0);
    assert!(import.join("waits.csv").exists());
}

/// A statement of a bank with two payers, brought in.
fn statement(practice: &Practice) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.csv");
    let rows = "取扱日,摘要,お支払金額,お預り金額,差引残高\n\
                2026/11/02,ｻﾄｳ　ﾐｻｷ,0,11000,211000\n2026/11/05,ﾔﾏﾓﾄ ﾚﾝ,0,8200,219200\n";
    fs::write(&path, rows).unwrap();
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!(looked["counts"]["waiting"], 2, "{looked}");
    practice.run_import(&looked);
}

#[test]
fn rows_that_wait_under_the_reading_of_the_name_are_told_and_go() {
    let practice = Practice::on(TODAY);
    let misaki = text(&practice.ask("learner.add", json!({ "name": "佐藤 美咲", "kana": "さとう みさき" })));
    statement(&practice);
    let looked = practice.ask("learner.erasure", json!({ "learner": misaki }));
    let waiting = looked["waiting"].as_array().unwrap();
    assert_eq!(waiting.len(), 1, "{looked}");
    assert_eq!((&waiting[0]["goes"], &waiting[0]["amount"]["minor"]), (&json!(true), &json!(11_000)));
    assert_eq!(looked["goes"]["inbox_item"], 1);
    let kept = json!({ "learner": misaki, "along": { "materials": [], "waiting": [] } });
    let kept = practice.ask("learner.erasure", kept);
    assert_eq!((&kept["goes"]["inbox_item"], &kept["named"]["history"]), (&Json::Null, &json!(1)), "it would be left");
    assert_eq!(practice.ask("learner.erase", json!({ "learner": misaki })), looked);
    let left = practice.ask("inbox.list", json!({ "limit": 10 }));
    assert_eq!((&left["total"], &left["items"][0]["amount"]["minor"]), (&json!(1), &json!(8_200)));
    assert!(!is_told(&practice, "ﾐｻｷ"));
}

#[test]
fn a_row_that_waits_and_may_be_of_two_stays_unless_it_is_said() {
    let practice = Practice::on(TODAY);
    let [misaki, _] = ["佐藤 美咲", "佐藤 岬"]
        .map(|name| text(&practice.ask("learner.add", json!({ "name": name, "kana": "さとう みさき" }))));
    statement(&practice);
    let looked = practice.ask("learner.erasure", json!({ "learner": misaki }));
    assert_eq!((&looked["waiting"][0]["or_another"], &looked["waiting"][0]["goes"]), (&json!(true), &json!(false)));
    practice.ask("learner.erase", json!({ "learner": misaki }));
    assert_eq!(practice.ask("inbox.list", json!({ "limit": 10 }))["total"], 2);
}

#[test]
fn what_is_needed_by_what_cannot_be_undone_is_passed_over_and_told() {
    let practice = Practice::on(TODAY);
    let ren = practice.learner("山本 蓮");
    let yen = json!({ "minor": 55_000, "currency": "JPY" });
    let course =
        json!({ "name": "5回コース", "kind": "package", "price": yen, "sessions": 5, "months": 3, "offered": true });
    let plan = practice.ask("plan.save", course);
    let mei = practice.learner("田中 芽衣");
    practice.ask("contract.add", json!({ "learner": mei, "plan": plan, "starts_on": "2026-11-01" }));
    practice.ask("learner.erase", json!({ "learner": mei }));
    let recent = practice.ask("act.recent", json!({ "limit": 10 }));
    let told: Vec<_> = recent.as_array().unwrap().iter().map(|act| (&act["kind"], &act["for_good"])).collect();
    let kinds = ["learner.erase", "contract.add", "learner.add", "plan.save", "learner.add"].map(|kind| json!(kind));
    let for_good = [true, true, true, true, false].map(|for_good| json!(for_good));
    assert_eq!(told, kinds.iter().zip(&for_good).collect::<Vec<_>>());

    let undone = practice.undo();
    assert_eq!((&undone["kind"], &undone["learner"]), (&json!("learner.add"), &Json::Null));
    assert!(!practice.learners().contains(&ren));
    assert_eq!(practice.refused("act.undo", json!({}))["code"], "P-204", "nothing else can go back");
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn what_cannot_be_counted_stops_an_erasure_before_it_is_done_and_never_calls_it_failed_after() {
    let practice = Practice::on(TODAY);
    let mei = practice.learner("田中 芽衣");
    let import = practice.folder().join("nenrin/import");
    fs::create_dir_all(&import).unwrap();
    let done = import.join("done");
    let _ = fs::remove_dir_all(&done);
    fs::write(&done, "a file in the place of the folder").unwrap();
    let rows = practice.rows();
    practice.refused("learner.erase", json!({ "learner": mei }));
    assert_eq!(practice.rows(), rows, "nothing was done");
    fs::remove_file(&done).unwrap();
    practice.ask("learner.erase", json!({ "learner": mei }));
}

#[test]
fn whoever_was_merged_into_two_one_after_the_other_goes_with_the_one_they_still_are() {
    let practice = Practice::on(TODAY);
    let (first, second) = (practice.learner("山本 蓮"), practice.learner("鈴木 健太"));
    let other = text(&practice.ask("learner.add", json!({ "name": "面谷 夢子", "mail": "zqxjmail@example.com" })));
    practice.ask("learner.merge", json!({ "keep": first, "other": other }));
    practice.undo();
    let merged = practice.ask("learner.merge", json!({ "keep": second, "other": other }));
    assert_eq!(merged, json!(null));
    practice.ask("learner.erase", json!({ "learner": first }));
    let undone = practice.ask("act.undo", json!({ "seq": practice.standing_act(1) }));
    assert!(undone.to_string().contains("learner.merge"), "{undone}");
    assert_eq!(practice.ask("learner.view", json!({ "learner": other }))["fields"]["mail"], "zqxjmail@example.com");
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn traces_that_could_not_be_removed_are_told_and_tried_again_when_asked() {
    let practice = Practice::on(TODAY);
    let learner = practice.learner("田中 芽衣");
    practice.ask("learner.erase", json!({ "learner": learner }));
    let left = || practice.ask("erasure.list", json!({}))["traces"].clone();
    assert_eq!(left(), Json::Null);
    // As an erasure leaves it that found no room to finish.
    let note = practice.folder().join("nenrin").join("practice").join("nenrin.db-untidy");
    fs::write(&note, "").unwrap();
    assert!(left().as_u64().unwrap() > 100_000, "about as much as the practice takes");
    practice.ask("erasure.remove_traces", json!({}));
    assert_eq!(left(), Json::Null);
    assert!(!note.exists());
}

#[test]
fn what_has_not_come_in_is_no_longer_expected_of_somebody_erased() {
    let practice = Practice::on(TODAY);
    let learner = practice.learner("佐藤 美咲");
    let company = practice.ask("payer.save", json!({ "name": "青空商事", "payer_kind": "organisation" }));
    let yen = |minor: i64| json!({ "minor": minor, "currency": "JPY" });
    let due = json!({ "learner": learner, "payer": company, "amount": yen(30_000), "due_on": "2026-11-01" });
    let whole = practice.ask("payment.expect", due);
    practice.ask("payment.receive", json!({ "payment": whole, "amount": yen(10_000) }));
    let look = practice.ask("learner.erasure", json!({ "learner": learner }));
    assert_eq!((&look["goes"]["payment"], &look["stays"]["payment"]), (&json!(1), &json!(1)), "it is told before");
    practice.ask("learner.erase", json!({ "learner": learner }));
    let money = practice.ask("money.view", json!({}));
    assert!(money.to_string().contains("10000") && !money.to_string().contains("20000"), "{money}");
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}
