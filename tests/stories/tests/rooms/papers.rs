//! Papers for talks and for looking back: what a learner is handed holds nothing of the coach's own, what is for the coach says so, and
//! the report of the practice names nobody unless it is asked to.

use std::path::PathBuf;

use nenrin_domain::{Application, ApplicationState};
use nenrin_stories::{Json, Practice, json, text};
use tempfile::TempDir;

use crate::agree;
use crate::handouts::lived;

/// Where a paper is written to, and what it says there.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("paper")
    }

    /// The file that a command writes.
    fn written(&self, practice: &Practice, command: &str, wish: Json) -> Vec<u8> {
        practice.will_pick(&self.file());
        practice.ask(command, wish);
        std::fs::read(self.file()).unwrap()
    }

    fn page(&self, practice: &Practice, command: &str, mut wish: Json) -> String {
        wish["kind"] = json!("html");
        String::from_utf8(self.written(practice, command, wish)).unwrap()
    }
}

fn look(practice: &Practice, learner: &str, span: &str) -> Json {
    practice.ask("progress.look", json!({ "learner": learner, "span": span }))
}

fn keys(looked: &Json, part: &str) -> Vec<Json> {
    looked[part].as_array().unwrap().iter().map(|it| it["key"].clone()).collect()
}

/// The wish for a progress report of everything that was looked at.
fn seen(looked: &Json, learner: &str, span: &str) -> Json {
    let parts = keys(looked, "prints");
    json!({ "learner": learner, "span": span, "seen": looked["seen"], "parts": parts, "kind": "pdf" })
}

fn progress(practice: &Practice, learner: &str, span: &str) -> Json {
    seen(&look(practice, learner, span), learner, span)
}

#[test]
fn a_progress_report_holds_what_was_shared_and_never_what_is_the_coachs_own() {
    let (practice, sato) = lived();
    let desk = Desk::new();
    for span in ["contract", "months_3", "months_6", "months_12", "whole"] {
        let page = desk.page(&practice, "progress.save", progress(&practice, &sato, span));
        for told in ["公の目標", "公の課題", "公の資料", "&lt;b&gt;"] {
            assert!(page.contains(told), "{span}: {told}: {page}");
        }
        for hidden in ["秘", "33333", "33,333", "<script", "<b>", "¥"] {
            assert!(!page.contains(hidden), "{span}: {hidden}: {page}");
        }
    }
    let looked = look(&practice, &sato, "contract");
    assert!(!looked.to_string().contains('秘'), "{looked}");
    let pdf = || desk.written(&practice, "progress.save", progress(&practice, &sato, "contract"));
    let first = pdf();
    assert!(first.starts_with(b"%PDF"));
    assert_eq!(first, pdf(), "the same for the same facts");
}

#[test]
fn what_is_not_chosen_for_a_progress_report_is_not_in_it() {
    let (practice, sato) = lived();
    let looked = look(&practice, &sato, "whole");
    let mut wish = seen(&looked, &sato, "whole");
    wish["parts"] = json!(keys(&looked, "shared"));
    let page = Desk::new().page(&practice, "progress.save", wish);
    assert!(!page.contains("公の目標") && !page.contains("公の課題") && page.contains("公の資料"), "{page}");
}

#[test]
fn nothing_gets_into_a_progress_report_that_came_after_it_was_looked_at() {
    let (practice, sato) = lived();
    let desk = Desk::new();
    let added = |text: &str| practice.ask("action_item.add", json!({ "learner": sato, "text": text, "due_on": null }));
    let known = added("公の約束");
    let looked = seen(&look(&practice, &sato, "whole"), &sato, "whole");
    let is_refused = |wish: &Json| {
        practice.will_pick(&desk.file());
        assert_eq!(practice.refused("progress.save", wish.clone())["code"], "E-603");
        assert!(!desk.file().exists());
    };
    added("あとからの秘密");
    is_refused(&looked);
    practice.undo();
    let change = json!({ "action_item": known, "text": "別の言葉", "due_on": null });
    practice.ask("action_item.change", change);
    is_refused(&looked);
    practice.undo();
    let mut more = looked.clone();
    more["parts"].as_array_mut().unwrap().push(json!("018f0000-0000-7000-8000-000000000000"));
    is_refused(&more);
    let mut another = looked.clone();
    another["span"] = json!("months_3");
    is_refused(&another);
    assert!(desk.page(&practice, "progress.save", looked).contains("公の約束"), "as it was looked at");
}

/// The keys of the parts that are new or would be printed otherwise than they were `before`.
fn changed(before: &Json, after: &Json) -> Vec<String> {
    let [before, after] = [before, after].map(|looked| looked["prints"].as_array().unwrap());
    after.iter().filter(|part| !before.contains(part)).map(|part| text(&part["key"])).collect()
}

#[test]
fn each_part_of_a_progress_report_is_made_out_by_all_that_is_printed_of_it() {
    let (practice, sato) = lived();
    let goal = practice.goal(&sato, "もうひとつの目標", "2026-10-01");
    let action = json!({ "learner": sato, "text": "公の約束", "due_on": "2026-11-25" });
    let action = text(&practice.ask("action_item.add", action));
    let look = || look(&practice, &sato, "whole");
    let mut before = look();
    assert_eq!(changed(&before, &look()), [""; 0], "the same for the same facts");
    let mut changes = |act: &str, wish: Json| {
        practice.ask(act, wish);
        let after = look();
        let changed = changed(&before, &after);
        before = after;
        changed
    };
    let reading = |value: &str, day: &str| json!({ "goal": goal, "value": value, "day": day });
    assert_eq!(changes("progress.add", reading("20", "2026-10-10")), [goal.as_str()], "where it stands");
    assert_eq!(changes("progress.add", reading("10", "2026-10-05")), [goal.as_str()], "its curve");
    let put_off = json!({ "action_item": action, "text": "公の約束", "due_on": "2026-12-01" });
    assert_eq!(changes("action_item.change", put_off), [action.as_str()], "the day it is due");
    let sooner = json!({ "learner": sato, "day": "2026-11-24", "time": "10:00" });
    assert_eq!(changes("session.book", sooner), ["next"]);
}

#[test]
fn a_letter_that_paper_lacks_is_told_with_its_part_before_anything_is_written() {
    let (practice, sato) = lived();
    let desk = Desk::new();
    let part = practice.ask("action_item.add", json!({ "learner": sato, "text": "公の𓀀", "due_on": null }));
    let looked = look(&practice, &sato, "whole");
    assert_eq!(looked["lacks"], json!([{ "part": part, "letter": "𓀀", "text": "公の𓀀" }]));
    practice.will_pick(&desk.file());
    let mut wish = seen(&looked, &sato, "whole");
    let refused = practice.refused("progress.save", wish.clone());
    assert_eq!((&refused["code"], desk.file().exists()), (&json!("E-602"), false));
    assert!(desk.page(&practice, "progress.save", wish.clone()).contains("公の𓀀"), "a browser has its own fonts");
    wish["parts"].as_array_mut().unwrap().retain(|key| *key != part);
    assert!(desk.written(&practice, "progress.save", wish).starts_with(b"%PDF"));
}

#[test]
fn a_brief_tells_the_coach_what_is_the_coachs_own_and_says_whom_it_is_for() {
    let (practice, sato) = lived();
    let desk = Desk::new();
    for (language, for_whom) in [("ja", "コーチ専用です"), ("en", "For the coach only")] {
        let preferences = json!({ "language": language, "theme": "system", "text_size": 100 });
        practice.ask("preferences.set", json!({ "preferences": preferences }));
        let page = desk.page(&practice, "brief.save", json!({ "learner": sato }));
        assert!(page.contains(for_whom) && page.contains('秘') && page.contains("公の目標"), "{page}");
        assert!(desk.written(&practice, "brief.save", json!({ "learner": sato, "kind": "pdf" })).starts_with(b"%PDF"));
    }
}

#[test]
fn what_only_the_coach_reads_is_written_with_marks_and_it_is_said_for_which_letters() {
    let (practice, sato) = lived();
    let desk = Desk::new();
    practice.ask("action_item.add", json!({ "learner": sato, "text": "公の𓀀と🎉と𓀀", "due_on": null }));
    practice.will_pick(&desk.file());
    let saved = practice.ask("brief.save", json!({ "learner": sato, "kind": "pdf" }));
    assert_eq!(saved["marked"], json!(["𓀀", "🎉"]));
    practice.will_pick(&desk.file());
    let page = practice.ask("brief.save", json!({ "learner": sato, "kind": "html" }));
    assert_eq!(page["marked"], json!([]), "a browser has its own fonts");
}

#[test]
fn a_report_of_the_practice_names_nobody_unless_it_is_asked_to() {
    let (practice, _) = lived();
    let desk = Desk::new();
    for length in ["month", "year"] {
        let wish = |names: bool| json!({ "length": length, "day": "2026-11-20", "names": names });
        let page = desk.page(&practice, "report.save", wish(false));
        assert!(!page.contains("美咲") && !page.contains('秘') && !page.contains("<script"), "{page}");
        assert!(desk.page(&practice, "report.save", wish(true)).contains("美咲"));
        let mut wish = wish(false);
        wish["kind"] = json!("pdf");
        assert!(desk.written(&practice, "report.save", wish).starts_with(b"%PDF"));
    }
    let ahead = json!({ "length": "month", "day": "2026-12-01", "names": false, "kind": "pdf" });
    practice.will_pick(&desk.file());
    assert_eq!(practice.refused("report.save", ahead)["about"]["field"], "day");
}

#[test]
fn no_paper_is_made_of_who_was_erased() {
    let (practice, sato) = lived();
    let wish = progress(&practice, &sato, "whole");
    practice.ask("learner.erase", json!({ "learner": sato }));
    let brief = json!({ "learner": sato, "kind": "pdf" });
    for (command, wish) in [("progress.save", wish), ("brief.save", brief)] {
        assert_eq!(practice.refused(command, wish)["code"], "P-210");
    }
}

#[test]
fn a_report_marks_from_where_on_it_is_reckoned_otherwise() {
    let (practice, _) = lived();
    let desk = Desk::new();
    let wish = || json!({ "length": "month", "day": "2026-11-20", "names": false });
    let version = "数え方の変更";
    assert!(!desk.page(&practice, "report.save", wish()).contains(version));
    let mut parameters = practice.ask("metrics.definitions", json!({}))["now"].take();
    parameters["grace_days"] = json!(7);
    let changed = json!({ "parameters": parameters, "valid_from": "2026-11-01", "note": "早く知る" });
    practice.ask("metrics.save_definition", changed);
    assert!(desk.page(&practice, "report.save", wish()).contains(version));
}

#[test]
fn a_report_that_names_people_says_how_many_it_does_not_name() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲").parse().unwrap();
    practice.act("import", |writer| {
        for _ in 0..201 {
            let (id, state) = (writer.mint(), ApplicationState::Rejected);
            let applied_on = "2026-11-02".parse().unwrap();
            writer.add(&Application { id, learner, applied_on, channel: None, answers: vec![], state, flow: None })?;
        }
        Ok(())
    });
    let wish = json!({ "length": "month", "day": "2026-11-20", "names": true });
    let page = Desk::new().page(&practice, "report.save", wish);
    assert!(page.contains("ほか1人"), "{page}");
}

#[test]
fn a_report_compares_with_the_period_before_only_what_is_reckoned_alike_and_tells_a_change_only_of_enough() {
    let (practice, _) = lived();
    let early = practice.learner("鈴木 健太");
    agree(&practice, &early, "2026-08-01", 14);
    let desk = Desk::new();
    let page =
        || desk.page(&practice, "report.save", json!({ "length": "month", "day": "2026-10-20", "names": false }));
    let compared = |page: &str| page.matches("<dt>前の期間</dt>").count();
    assert_eq!(compared(&page()), 2, "applications and retention: of the others nothing was counted");
    assert!(page().contains("前の期間 1件") && !page().contains("−1"), "from one to none is no change to speak of");
    let mut parameters = practice.ask("metrics.definitions", json!({}))["now"].take();
    parameters["grace_days"] = json!(7);
    let changed = json!({ "parameters": parameters, "valid_from": "2026-10-01", "note": "早く知る" });
    practice.ask("metrics.save_definition", changed);
    assert_eq!(compared(&page()), 1, "applications read none of it");
}

#[test]
fn a_report_without_names_tells_no_reason_in_the_coachs_own_words() {
    let practice = Practice::on("2026-11-20");
    let desk = Desk::new();
    for (name, reason) in [("佐藤 美咲", "夫の転勤"), ("鈴木 健太", "介護"), ("高橋 風", "money")] {
        let learner = practice.learner(name);
        let price = json!({ "minor": 22_000, "currency": "JPY" });
        let terms = json!({ "kind": "subscription", "price": price });
        let contract =
            practice.ask("contract.add", json!({ "learner": learner, "terms": terms, "starts_on": "2026-05-01" }));
        let end = json!({ "contract": contract, "ended_on": "2026-09-10", "end_kind": "cancelled", "reason": reason });
        practice.ask("contract.end", end);
    }
    let wish = |names: bool| json!({ "length": "month", "day": "2026-09-20", "names": names });
    let page = desk.page(&practice, "report.save", wish(false));
    assert!(!page.contains("転勤") && !page.contains("介護") && page.contains("2/3"), "{page}");
    assert!(desk.page(&practice, "report.save", wish(true)).contains("夫の転勤"));
}

#[test]
fn a_report_draws_the_charts_of_the_page_with_the_target_and_months_in_which_more_was_given_back_than_came_in() {
    let practice = Practice::on("2026-09-20");
    let learner = practice.learner("佐藤 美咲");
    let amount = json!({ "minor": 22_000, "currency": "JPY" });
    let paid = json!({ "learner": learner, "amount": amount, "paid_on": "2026-09-10" });
    let payment = practice.ask("payment.record", paid);
    practice.it_is("2026-11-20", "09:00");
    let back = json!({ "payment": payment, "amount": amount, "day": "2026-10-05", "reason": "体調", "method": null });
    practice.ask("refund.add", back);
    let target = json!({ "metric": "applications", "amount": 3, "currency": null, "valid_from": "2026-09-01" });
    practice.ask("metrics.set_target", target);
    let page =
        Desk::new().page(&practice, "report.save", json!({ "length": "month", "day": "2026-10-20", "names": false }));
    for told in ["受講者あたり売上の推移", "申込数の推移", "\n返金\n", "\n目標\n"] {
        assert!(page.contains(told), "{told}: {page}");
    }
}

#[test]
fn a_way_that_is_longer_than_a_year_has_years() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    agree(&practice, &learner, "2025-08-01", 14);
    let goal = practice.goal(&learner, "話す", "2025-08-01");
    let page = || Desk::new().page(&practice, "progress.save", progress(&practice, &learner, "whole"));
    let read = |day: &str, value: &str| {
        practice.ask("progress.add", json!({ "goal": goal, "value": value, "day": day }));
    };
    read("2025-09-05", "10");
    read("2026-09-04", "40");
    assert!(page().contains("\n9/5\n") && page().contains("\n9/4\n"));
    read("2026-09-05", "50");
    assert!(page().contains("\n2025/9/5\n") && page().contains("\n2026/9/5\n"));
}
