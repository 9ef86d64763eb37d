use std::fs;

use nenrin_domain::{Money, Payment, Refund};
use nenrin_stories::{Json, Practice, json, text};
use tempfile::TempDir;

use crate::{agree, book, broken_rule, day, each};

/// A practice with 佐藤 美咲, who wrote, paid and got something back, and with 𠮷田 🌳, who joined later.
fn lived() -> Practice {
    let practice = Practice::on("2026-11-20");
    let known = json!({
        "name": "佐藤 美咲", "kana": "さとう みさき", "mail": "misaki@example.jp", "phone": "09012345678", "line": null,
        "concern": "=1+2 の件", "tags": ["転職"],
    });
    let sato = text(&practice.ask("learner.add", known));
    let yoshida = practice.learner("𠮷田 🌳");
    agree(&practice, &sato, "2026-10-01", 14);
    let booking = json!({
        "learner": sato, "day": "2026-11-27", "time": "10:00", "minutes": 50, "mode": "online", "place": "喫茶店, 2階",
    });
    practice.ask("session.book", booking);
    book(&practice, &yoshida, "2026-12-04", "11:00");
    practice.ask("interaction.log", json!({ "learner": sato, "text": "LINE: 来週の日程を相談" }));
    practice.act("import", |writer| {
        let (id, refund) = (writer.mint(), writer.mint());
        let learner = sato.parse().unwrap();
        writer.add(&Payment {
            id,
            learner,
            contract: None,
            due_on: None,
            paid_on: Some(day("2026-11-02")),
            amount: Money::yen(22_000),
            method: Some("銀行振込".to_owned()),
            payer: None,
            part_of: None,
            fee: Some(Money::yen(396)),
            reference: Some("0012".to_owned()),
            note: None,
        })?;
        let (amount, reason) = (Money::yen(11_000), Some("体調".to_owned()));
        writer.add(&Refund {
            id: refund,
            learner,
            payment: id,
            day: day("2026-11-10"),
            amount,
            reason,
            method: None,
        })?;
        Ok(())
    });
    practice
}

fn wish(subject: &str, preset: &str) -> Json {
    json!({ "subjects": [subject], "from": null, "to": null, "preset": preset })
}

/// The export as it is written: what was answered, and the file's bytes.
fn written(practice: &Practice, mut wish: Json, substitute: bool) -> (Json, Vec<u8>) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("書き出し.csv");
    practice.will_pick(&path);
    wish["substitute"] = substitute.into();
    let saved = practice.ask("export.save", wish);
    (saved, fs::read(&path).unwrap())
}

#[test]
fn the_list_of_learners_opens_in_excel() {
    let practice = lived();
    let (saved, bytes) = written(&practice, wish("learners", "excel"), false);
    assert_eq!((&saved["name"], &saved["rows"]), (&json!("書き出し.csv"), &json!(2)));
    let csv = String::from_utf8(bytes).unwrap();
    assert!(csv.starts_with("\u{feff}\"受講者ID\",\"名前\",\"ふりがな\","), "{csv}");
    assert!(csv.contains("\"佐藤 美咲\",\"さとう みさき\",\"misaki@example.jp\",\"090-1234-5678\""), "{csv}");
    assert!(csv.contains("\"'=1+2 の件\"") && csv.contains("𠮷田 🌳"), "{csv}");
    assert_eq!(csv.matches("\r\n").count(), 3);
}

#[test]
fn headings_and_words_are_in_the_coachs_language() {
    let practice = lived();
    practice
        .ask("preferences.set", json!({ "preferences": { "language": "en", "theme": "system", "text_size": 100 } }));
    let (_, bytes) = written(&practice, wish("sessions", "plain"), false);
    let csv = String::from_utf8(bytes).unwrap();
    assert!(csv.starts_with("Session ID,Learner ID,Learner name,"), "{csv}");
    assert!(
        csv.contains("misaki@example.jp,2026-11-27,10:00,50,Asia/Tokyo,Online,\"喫茶店, 2階\",Booked,2026-11-20,,"),
        "{csv}"
    );
}

#[test]
fn money_is_told_by_period_with_what_was_given_back() {
    let practice = lived();
    let mut november = wish("payments", "plain");
    november["from"] = "2026-11-01".into();
    november["to"] = "2026-11-30".into();
    let (_, bytes) = written(&practice, november.clone(), false);
    assert!(String::from_utf8(bytes).unwrap().contains(",入金済,,,2026-11-02,22000,JPY,396,JPY,銀行振込,0012,"));
    november["subjects"] = json!(["refunds"]);
    let (_, bytes) = written(&practice, november.clone(), false);
    assert!(String::from_utf8(bytes).unwrap().contains(",2026-11-10,11000,JPY,体調,"));
    november["from"] = "2026-11-11".into();
    let (saved, _) = written(&practice, november.clone(), false);
    assert_eq!(saved["rows"], 0);
    november["to"] = "2026-11-10".into();
    november["substitute"] = false.into();
    assert_eq!(broken_rule(&practice.refused("export.save", november)), ("to", "not_before"));
}

#[test]
fn what_has_not_come_in_is_in_no_sum_of_what_has() {
    let practice = lived();
    let sato = practice.ask("learners.list", json!({}));
    let sato = sato.as_array().unwrap().iter().find(|line| line["name"] == "佐藤 美咲").unwrap()["id"].clone();
    let due = json!({ "learner": sato, "amount": { "minor": 55_000, "currency": "JPY" }, "due_on": "2026-11-30" });
    let due = practice.ask("payment.expect", due);
    practice.ask("payment.receive", json!({ "payment": due, "amount": { "minor": 10_000, "currency": "JPY" } }));
    let (_, bytes) = written(&practice, wish("payments", "plain"), false);
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headings = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let sum = |heading: &str| -> i64 {
        let place = headings.iter().position(|known| known == heading).unwrap();
        rows.iter().filter_map(|row| row[place].parse::<i64>().ok()).sum()
    };
    assert_eq!((rows.len(), sum("入金額"), sum("未入金額")), (3, 32_000, 45_000), "{rows:?}");
    let place = headings.iter().position(|known| known == "入金の状態").unwrap();
    let mut states: Vec<_> = rows.iter().map(|row| &row[place]).collect();
    states.sort_unstable();
    assert_eq!(states, ["入金済", "入金済", "未入金"]);
}

#[test]
fn what_shift_jis_does_not_have_is_named_first_and_replaced_only_on_request() {
    let practice = lived();
    let looked = practice.ask("export.look", wish("learners", "shift_jis"));
    assert_eq!(looked["tables"], json!([{ "subject": "learners", "rows": 2 }]));
    assert_eq!(looked["losses"]["total"], 1);
    let loss = &looked["losses"]["first"][0];
    assert_eq!((&loss["kind"], &loss["name"]), (&json!("unmappable"), &json!("𠮷田 🌳")));
    assert_eq!((&loss["heading"], &loss["character"]), (&json!("名前"), &json!("𠮷")));

    let mut wished = wish("learners", "shift_jis");
    wished["substitute"] = false.into();
    let refused = practice.refused("export.save", wished);
    assert_eq!(refused["code"], "E-601");
    assert_eq!(refused["about"]["character"], "𠮷");

    let (saved, bytes) = written(&practice, wish("learners", "shift_jis"), true);
    let (csv, _, broken) = encoding_rs::SHIFT_JIS.decode(&bytes);
    assert!(!broken && csv.contains("\"〓田 〓\""), "{csv}");
    assert_eq!(saved["losses"]["total"], 1);
}

#[test]
fn a_program_is_given_no_formula_and_the_coach_is_told_where_one_was() {
    let practice = lived();
    let looked = practice.ask("export.look", wish("learners", "plain"));
    assert_eq!(each(&looked["losses"]["first"], "kind"), [&json!("defused")]);
    assert_eq!(looked["losses"]["first"][0]["heading"], "相談内容");
}

#[test]
fn a_workbook_has_a_sheet_for_each_table_and_csv_only_one() {
    let practice = lived();
    let all = json!(["learners", "sessions", "payments", "refunds", "contracts", "interactions"]);
    let mut wished = wish("learners", "workbook");
    wished["subjects"] = all.clone();
    let (saved, bytes) = written(&practice, wished, false);
    assert_eq!(saved["rows"], 2 + 2 + 1 + 1 + 1 + 1);
    assert!(bytes.starts_with(b"PK"));
    let csv = json!({ "subjects": all, "from": null, "to": null, "preset": "plain", "substitute": false });
    assert_eq!(broken_rule(&practice.refused("export.save", csv)), ("subjects", "one_in_csv"));
}

#[test]
fn a_cancelled_dialog_writes_nothing_and_no_act_is_done() {
    let practice = lived();
    let acts = practice.ask("act.recent", json!({ "limit": 10 }));
    let mut wished = wish("contracts", "excel");
    wished["substitute"] = false.into();
    assert_eq!(practice.refused("export.save", wished)["code"], "P-207");
    written(&practice, wish("contracts", "excel"), false);
    assert_eq!(practice.ask("act.recent", json!({ "limit": 10 })), acts);
}

/// The calendar as it is written.
fn calendar(practice: &Practice, learner: Option<&str>, naming: &str) -> (Json, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("予約.ics");
    practice.will_pick(&path);
    let saved = practice.ask("export.bookings", json!({ "learner": learner, "naming": naming }));
    (saved, fs::read_to_string(&path).unwrap())
}

#[test]
fn bookings_go_to_a_calendar_with_a_version_that_grows_and_are_called_off_there() {
    let practice = lived();
    let learners = practice.learners();
    let (saved, ics) = calendar(&practice, None, "name");
    assert_eq!((&saved["bookings"], &saved["cancelled"]), (&json!(2), &json!(0)));
    assert!(ics.contains("SUMMARY:セッション: 佐藤 美咲\r\n") && ics.contains("DTSTART:20261127T010000Z\r\n"), "{ics}");
    assert_eq!(ics.matches("SEQUENCE:0\r\n").count(), 2);
    assert!(!ics.contains("の件") && !ics.contains("22000"), "neither notes nor amounts");
    assert_eq!(ics.matches("LOCATION:喫茶店\\, 2階\r\n").count(), 1, "{ics}");
    let uid = |ics: &str| ics.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();

    let (saved, only) = calendar(&practice, Some(&learners[0]), "initials");
    assert_eq!(saved["bookings"], 1);
    assert!(only.contains("SUMMARY:セッション: 佐.美.\r\n") && !only.contains("佐藤"), "{only}");
    assert_eq!(uid(&only), uid(&ics));
    let (_, nobody) = calendar(&practice, None, "nobody");
    assert!(nobody.contains("SUMMARY:セッション\r\n") && !nobody.contains('佐'), "{nobody}");

    let session = uid(&ics).strip_prefix("UID:").unwrap().strip_suffix("@nenrin").unwrap().to_owned();
    practice.ask("session.resolve", json!({ "session": session, "state": "cancelled_by_learner" }));
    let (saved, ics) = calendar(&practice, None, "name");
    assert_eq!((&saved["bookings"], &saved["cancelled"]), (&json!(1), &json!(1)));
    assert!(ics.contains("SEQUENCE:1\r\n") && ics.contains("STATUS:CANCELLED\r\n"), "{ics}");
}

#[test]
fn refunds_of_an_erased_learner_stay_for_the_books_without_who_they_were() {
    let practice = lived();
    let (_, before) = written(&practice, wish("refunds", "plain"), false);
    let before = String::from_utf8(before).unwrap();
    assert!(before.contains("佐藤 美咲") && before.contains("体調") && before.contains("11000"), "{before}");
    let sato = practice.ask("learners.list", json!({}));
    let sato = sato.as_array().unwrap().iter().find(|line| line["name"] == "佐藤 美咲").unwrap();
    practice.ask("learner.erase", json!({ "learner": sato["id"] }));
    for (subject, amount) in [("refunds", "11000"), ("payments", "22000")] {
        let (told, bytes) = written(&practice, wish(subject, "plain"), false);
        let after = String::from_utf8(bytes).unwrap();
        assert!(after.contains(amount), "{told} {after}");
        for gone in ["佐藤 美咲", "misaki@example.jp", "体調", "銀行振込"] {
            assert!(!after.contains(gone), "{subject} still says {gone}: {after}");
        }
    }
}

#[test]
fn what_a_killed_program_has_begun_where_files_were_last_chosen_goes_at_the_next_start() {
    let (practice, folder) = (lived(), TempDir::new().unwrap());
    practice.will_pick(&folder.path().join("書き出し.csv"));
    let mut wish = wish("learners", "excel");
    wish["substitute"] = false.into();
    practice.ask("export.save", wish);
    let left = folder.path().join("書き出し.csv.nenrin-0123456789abcdef0123456789abcdef.part");
    let foreign = ["書き出し.csv.part", "a.nenrin-1.part"].map(|name| folder.path().join(name));
    for file in foreign.iter().chain([&left]) {
        fs::write(file, "half").unwrap();
    }
    drop(practice.reopened());
    assert!(!left.exists());
    assert!(foreign.iter().all(|file| file.exists()), "what is not ours stays");
    assert!(folder.path().join("書き出し.csv").exists());
}
