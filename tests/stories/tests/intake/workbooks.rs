//! Workbooks with several sheets: which of them is brought in, and what is said of the others.

use std::fs;

use nenrin_stories::{Json, Practice, json};
use rust_xlsxwriter::Workbook;

use crate::{TODAY, file, learner, told};

/// A workbook in which each sheet has these lines.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, lines) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*lines) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A workbook of another program.
pub(crate) fn of_others() -> Vec<u8> {
    let money: &[&[&str]] = &[&["日付", "金額", "氏名"], &["2026-11-10", "5000", "佐藤 美咲"]];
    let people: &[&[&str]] = &[&["氏名", "メール"], &["佐藤 美咲", "misaki@example.jp"]];
    workbook(&[("集計", money), ("空", &[]), ("名簿", people)])
}

#[test]
fn another_sheet_of_a_workbook_can_be_chosen_and_the_choice_is_remembered() {
    let practice = Practice::on(TODAY);
    let (_folder, path) = file("帳簿.xlsx", of_others());
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!((&looked["sheet"], &looked["sheets"]), (&json!("集計"), &json!(["集計", "名簿"])));
    assert_eq!((&looked["kind"], &looked["rest"]), (&json!("payments"), &json!([])));
    let chosen = practice.look_again(token, json!({ "sheet": "名簿" }));
    assert_eq!((&chosen["sheet"], &chosen["kind"]), (&json!("名簿"), &json!("people")));
    let report = practice.run_import(&chosen);
    assert_eq!((told(&report["counts"]), &report["rest"]), (json!({ "rows": 1, "new": 1 }), &json!([])));
    let (_, again) = practice.look_at_file(&path);
    assert_eq!((&again["sheet"], told(&again["counts"])), (&json!("名簿"), json!({ "rows": 1, "known": 1 })));
}

/// A practice with something in every table, and its workbook.
pub(crate) fn our_workbook() -> Vec<u8> {
    let from = Practice::on("2026-06-01");
    let sato = from.learner("佐藤 美咲");
    let _ = from.package(&sato, 6, "2026-06-01");
    let held = from.booked(&sato, "2026-06-10", "10:00");
    from.it_is("2026-06-10", "11:00");
    from.record(&sato, &held, "話した");
    let amount = json!({ "minor": 33_000, "currency": "JPY" });
    from.ask("payment.record", json!({ "learner": sato, "amount": amount, "method": "現金" }));
    workbook_of(&from)
}

/// All tables of a practice as one workbook.
pub(crate) fn workbook_of(practice: &Practice) -> Vec<u8> {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("all.xlsx");
    practice.will_pick(&path);
    let subjects = ["learners", "sessions", "payments", "refunds", "contracts", "interactions"];
    let wish = json!({ "subjects": subjects, "from": null, "to": null, "preset": "workbook", "substitute": true });
    practice.ask("export.save", wish);
    fs::read(&path).unwrap()
}

#[test]
fn our_own_workbook_says_which_sheets_are_still_to_come_and_goes_on_with_them_in_their_order() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    let folder = practice.folder().join("nenrin").join("import");
    fs::write(folder.join("all.xlsx"), our_workbook()).unwrap();
    let token = practice.ask("dropped.choose", json!({ "name": "all.xlsx" }))["token"].as_u64().unwrap();
    let mut looked = practice.look_again(token, json!({}));
    let mut brought: Vec<Json> = Vec::new();
    loop {
        brought.push(looked["sheet"].clone());
        let report = practice.run_import(&looked);
        assert_eq!(report["counts"]["faulty"], 0, "{}", looked["problems"]);
        assert_eq!(report["rest"], looked["rest"]);
        let Some(next) = report["rest"].get(0).cloned() else { break };
        assert!(folder.join("all.xlsx").exists(), "it waits until all of it is in");
        looked = practice.look_again(token, json!({ "sheet": next }));
    }
    assert_eq!(brought, ["受講者", "契約", "セッション", "入金", "返金", "対応履歴"]);
    assert!(folder.join("done/all.xlsx").exists());
    let counted = ["learner", "contract", "session", "payment"].map(|table| practice.every(table).len());
    assert_eq!(counted, [1, 1, 1, 1]);
    assert_eq!(practice.balance(learner(&practice, "佐藤 美咲").as_str().unwrap()), 5, "the session used a ticket");
}
