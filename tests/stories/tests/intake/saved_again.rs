//! The same rows once more, written otherwise or told by another hand: they are known again and counted once.

use std::fs;

use nenrin_stories::{Practice, json, text};

use crate::{TODAY, bring_in, file, learner, learner_fields, told, with_two_learners};

const PAID: &str = "支払日,メール,金額,備考\n2026-11-01,misaki@example.jp,5000,\n2026-11-08,misaki@example.jp,5000,\n";

fn received(practice: &Practice) -> i64 {
    let amount = |row: &String| serde_json::from_str::<nenrin_stories::Json>(row).unwrap()["amount"].as_i64().unwrap();
    practice.every("payment").iter().map(amount).sum()
}

#[test]
fn payments_that_a_spreadsheet_has_written_anew_are_the_same() {
    let practice = with_two_learners();
    bring_in(&practice, "a.csv", PAID);
    let once = practice.rows();
    let days = PAID.replace("2026-11-0", "2026/11/");
    let rearranged =
        "状態,金額,支払日,メール\n済,\"5,000\",2026/11/1,MISAKI@example.jp\n済,¥5000,2026/11/8,misaki@example.jp\n";
    let with_words = PAID.replace("5000,", "5000,11月分");
    for (n, again) in [&days, rearranged, &with_words].iter().enumerate() {
        assert_eq!(told(&bring_in(&practice, "a.csv", again)), json!({ "rows": 2, "known": 2 }), "{n}");
        assert_eq!(practice.rows(), once);
    }
    let next = PAID.replace("2026-11-0", "2026/12/").replace("2026/12/", "2026/10/");
    assert_eq!(told(&bring_in(&practice, "b.csv", next)), json!({ "rows": 2, "new": 2 }));
}

#[test]
fn people_and_answers_that_a_spreadsheet_has_written_anew_are_the_same() {
    let practice = Practice::on(TODAY);
    let list = "氏名,メールアドレス,入会日\n佐藤 美咲,m@example.jp,2024-04-01\n";
    let form = "タイムスタンプ,氏名,メールアドレス,ご相談内容\n2026/11/01 7:56:35,佐藤 美咲,m@example.jp,相談\n";
    bring_in(&practice, "a.csv", list);
    bring_in(&practice, "form.csv", form);
    let once = practice.rows();
    bring_in(&practice, "a.csv", list.replace("2024-04-01", "2024/4/1"));
    bring_in(&practice, "form.csv", form.replace("2026/11/01 7:56:35", "2026-11-01 07:56"));
    assert_eq!(practice.every("application").len(), 1);
    assert_eq!(practice.rows(), once);
    practice.ask("learner.erase", json!({ "learner": learner(&practice, "佐藤 美咲") }));
    let counts = bring_in(&practice, "a.csv", list.replace("2024-04-01", "2024/4/1"));
    assert_eq!(told(&counts), json!({ "rows": 1, "known": 1 }), "whoever was erased does not come back");
}

#[test]
fn a_payment_that_was_recorded_by_hand_waits_when_a_file_tells_of_it() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    let paid = json!({ "learner": misaki, "amount": { "minor": 5000, "currency": "JPY" }, "paid_on": "2026-11-01" });
    practice.ask("payment.record", paid);
    assert_eq!(told(&bring_in(&practice, "a.csv", PAID)), json!({ "rows": 2, "new": 1, "waiting": 1 }));
    assert_eq!(received(&practice), 10_000);
    let waiting = practice.ask("inbox.list", json!({ "limit": 10 }))["items"][0].take();
    assert_eq!((&waiting["day"], &waiting["may_be_here"]), (&json!("2026-11-01"), &json!(true)));
    practice.ask("inbox.dismiss", json!({ "items": [waiting["id"]] }));
    assert_eq!(told(&bring_in(&practice, "a.csv", PAID)), json!({ "rows": 2, "known": 2 }));
    assert_eq!(received(&practice), 10_000);
}

#[test]
fn days_of_one_file_are_read_in_one_order() {
    let practice = with_two_learners();
    let row = |day: &str| format!("{day},misaki@example.jp,5000\n");
    let rows = ["13/10/2026", "05/11/2026", "20/10/2026"].map(row).concat();
    bring_in(&practice, "a.csv", "Paid on,Email,Amount\n".to_owned() + &rows);
    let days = practice.ask("timeline.page", json!({ "learner": learner(&practice, "佐藤 美咲"), "limit": 50 }));
    let days: Vec<_> = days["events"].as_array().unwrap().iter().map(|event| text(&event["day"])).collect();
    assert_eq!(days, ["2026-11-05", "2026-10-20", "2026-10-13"]);
}

#[test]
fn what_is_still_to_come_was_not_received() {
    let practice = with_two_learners();
    let counts = bring_in(&practice, "a.csv", "支払日,メール,金額\n2031-01-01,misaki@example.jp,800\n");
    assert_eq!(told(&counts), json!({ "rows": 1, "faulty": 1 }));
}

#[test]
fn a_list_without_headings_is_refused_and_nobody_is_lost() {
    let practice = Practice::on(TODAY);
    let list = "佐藤 美咲,さとう みさき,m@example.jp,0907771234\n髙橋 健,たかはし けん,k@example.jp,0907771235\n";
    let (_folder, path) = file("a.csv", list);
    practice.will_pick(&path);
    let token = practice.ask("import.choose", json!({ "from": "file" }))["token"].take();
    let refused = practice.refused("import.look", json!({ "token": token, "choices": [], "takes": [] }));
    assert_eq!((&refused["code"], &refused["about"]["why"]), (&json!("H-403"), &json!("no_headings")));
}

#[test]
fn a_mobile_number_gets_its_zero_back() {
    let practice = Practice::on(TODAY);
    bring_in(&practice, "a.csv", "氏名,電話番号\n佐藤 美咲,9012345602\n髙橋 健,4155550100\n");
    assert_eq!(learner_fields(&practice, "佐藤 美咲")["phone"], "09012345602");
    assert_eq!(learner_fields(&practice, "髙橋 健")["phone"], "4155550100");
}

#[test]
fn a_fee_in_another_currency_is_no_part_of_the_payment() {
    let practice = with_two_learners();
    let head = "id,Created date (UTC),Amount,Amount Refunded,Currency,Converted Currency,Fee,Status,Customer Email\n";
    let row = "ch_1,2026-11-01 10:00,220.50,0.00,usd,jpy,1188,Paid,misaki@example.jp\n";
    bring_in(&practice, "unified_payments.csv", head.to_owned() + row);
    let payment: nenrin_stories::Json = serde_json::from_str(&practice.every("payment")[0]).unwrap();
    assert_eq!((&payment["amount"], &payment["fee"]), (&json!(22_050), &json!(null)));
}

#[test]
fn a_dropped_file_that_has_grown_since_it_was_looked_at_stays() {
    let practice = Practice::on(TODAY);
    practice.ask("dropped.reveal", json!({}));
    let dropped = practice.folder().join("nenrin").join("import").join("today.csv");
    fs::write(&dropped, "氏名,メール\n佐藤 美咲,m@example.jp\n").unwrap();
    let choose = || practice.ask("dropped.choose", json!({ "name": "today.csv" }))["token"].as_u64().unwrap();
    let looked = practice.look_again(choose(), json!({}));
    fs::write(&dropped, "氏名,メール\n佐藤 美咲,m@example.jp\n髙橋 健,k@example.jp\n").unwrap();
    assert_eq!(practice.run_import(&looked)["left"], true);
    let report = practice.run_import(&practice.look_again(choose(), json!({})));
    assert_eq!(told(&report["counts"]), json!({ "rows": 2, "new": 1, "known": 1 }));
    assert_eq!((&report["left"], dropped.exists()), (&json!(false), false));
}

#[test]
fn what_brings_nothing_takes_no_place_among_the_backups() {
    let practice = with_two_learners();
    bring_in(&practice, "a.csv", PAID);
    let backups = || fs::read_dir(practice.folder().join("nenrin").join("backups")).unwrap().count();
    let before = backups();
    bring_in(&practice, "a.csv", PAID);
    assert_eq!(backups(), before);
}

#[test]
fn what_is_nobodys_is_not_asked_about_again() {
    let practice = with_two_learners();
    let event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:d\r\nDTSTART;TZID=Asia/Tokyo:20261124T100000\r\n\
        DURATION:PT50M\r\nSUMMARY:歯医者\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let (_folder, path) = file("a.ics", event);
    let (token, looked) = practice.look_at_file(&path);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 1, "waiting": 1 }));
    let choices = json!([{ "who": looked["doubts"][0]["who"], "is": "nobody", "learner": null }]);
    practice.run_import(&practice.look_again(token, json!({ "choices": choices })));
    assert_eq!(told(&bring_in(&practice, "a.ics", event)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.ask("inbox.list", json!({ "limit": 10 }))["total"], 0);
}
