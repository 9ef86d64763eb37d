//! Tables that a coach has kept by hand, as people write them: both times in one cell, days without their year, names in two
//! columns, and what was paid beside who came.

use nenrin_stories::{Json, Practice, json, text};

use crate::{file, learner, told, with_two_learners};

/// Looks at a file of this name, and says of each name that it is the learner of that name.
fn look(practice: &Practice, name: &str, bytes: &str) -> Json {
    let (_folder, path) = file(name, bytes);
    let (token, looked) = practice.look_at_file(&path);
    let choice = |doubt: &Json| {
        let is = learner(practice, doubt["says"][0].as_str().unwrap());
        json!({ "who": doubt["who"], "is": "learner", "learner": is })
    };
    let choices: Vec<_> = looked["doubts"].as_array().unwrap().iter().map(choice).collect();
    practice.look_again(token, json!({ "choices": choices }))
}

/// Of each session its day, its time and how long it lasts, in the order of their days.
fn sessions(practice: &Practice) -> Vec<(String, String, u64)> {
    let misaki = learner(practice, "佐藤 美咲").as_str().unwrap().parse().unwrap();
    let all = practice.with(|call| Ok(call.store()?.sessions_of(misaki)?)).unwrap();
    let mut all: Vec<_> = all
        .iter()
        .map(|it| {
            (
                it.day.to_string(),
                it.time.map(|time| time.to_string()).unwrap_or_default(),
                u64::from(it.minutes.unwrap_or_default()),
            )
        })
        .collect();
    all.sort();
    all
}

fn one(day: &str, time: &str, minutes: u64) -> (String, String, u64) {
    (day.to_owned(), time.to_owned(), minutes)
}

#[test]
fn both_times_of_a_session_stand_in_one_cell() {
    for (head, rows) in [
        ("日付,時間,氏名,出欠", "2026/9/14,10:00〜11:00,佐藤 美咲,出席\n2026/9/21,10:00-11:30,佐藤 美咲,出席\n"),
        ("日付,時間帯,氏名,内容", "2026/9/14,10:00～11:00,佐藤 美咲,話した\n2026/9/21,10時〜11時半,佐藤 美咲,話した\n"),
        ("日時,氏名,出欠", "2026/9/14 10:00〜11:00,佐藤 美咲,出席\n2026/9/21 10:00-11:30,佐藤 美咲,出席\n"),
        (
            "Date,Time,Client,Attendance",
            "9/14/2026,10:00 AM - 11:00 AM,佐藤 美咲,Attended\n9/21/2026,10:00-11:30 AM,佐藤 美咲,Attended\n",
        ),
    ] {
        let practice = with_two_learners();
        let looked = look(&practice, "記録.csv", &format!("{head}\n{rows}"));
        assert_eq!(
            (&looked["kind"], told(&looked["counts"])),
            (&json!("sessions"), json!({ "rows": 2, "new": 2 })),
            "{head}"
        );
        practice.run_import(&looked);
        assert_eq!(sessions(&practice), [one("2026-09-14", "10:00", 60), one("2026-09-21", "10:00", 90)], "{head}");
    }
}

#[test]
fn a_day_without_its_year_is_the_latest_one_that_is_over_and_the_look_says_so() {
    let practice = with_two_learners();
    let table = "日付,時間,氏名,出欠\n9/14,10:00,佐藤 美咲,出席\n11月21日（金）,10:00,佐藤 美咲,出席\n11/20,10:00,佐藤 美咲,予定\n12/1,10:00,佐藤 美咲,予定\n";
    let looked = look(&practice, "記録.csv", table);
    assert_eq!(told(&looked["counts"]), json!({ "rows": 4, "new": 4 }));
    assert_eq!(looked["assumed"], json!({ "rows": 4, "first": "2025-11-21", "last": "2026-12-01", "by": "today" }));
    practice.run_import(&looked);
    let days: Vec<_> = sessions(&practice).into_iter().map(|(day, ..)| day).collect();
    assert_eq!(
        days,
        ["2025-11-21", "2026-09-14", "2026-11-20", "2026-12-01"],
        "what is planned is near, whichever way"
    );
    assert_eq!(told(&look(&practice, "記録.csv", table)["counts"]), json!({ "rows": 4, "known": 4 }));
}

#[test]
fn the_year_of_a_day_stands_above_the_table_or_in_the_name_of_its_file() {
    let rows = "日付,時間,氏名,出欠\n9/14,10:00,佐藤 美咲,出席\n1/15,10:00,佐藤 美咲,出席\n";
    for (name, table, days) in [
        ("セッション2024.csv", rows.to_owned(), ["2024-01-15", "2024-09-14"]),
        ("記録.csv", rows.replace("日付", "日付（2024年）"), ["2024-01-15", "2024-09-14"]),
        ("記録.csv", format!("2024年度 セッション記録,,,\n{rows}"), ["2024-09-14", "2025-01-15"]),
        ("記録_2026-11-20.csv", rows.to_owned(), ["2026-01-15", "2026-09-14"]),
    ] {
        let practice = with_two_learners();
        let looked = look(&practice, name, &table);
        assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "new": 2 }), "{name} {table}");
        practice.run_import(&looked);
        assert_eq!(sessions(&practice).into_iter().map(|(day, ..)| day).collect::<Vec<_>>(), days, "{name} {table}");
        let by = if name == "記録_2026-11-20.csv" { "today" } else { "written" };
        assert_eq!(looked["assumed"]["by"], by, "{name}");
    }
    let practice = with_two_learners();
    assert_eq!(
        look(&practice, "記録.csv", &rows.replace("9/14", "2026/9/14").replace("1/15", "2026/1/15"))["assumed"],
        Json::Null
    );
}

#[test]
fn a_name_in_two_columns_is_one_name_in_the_order_in_which_it_is_said() {
    for (head, row) in [
        ("日付,時間,姓,名,出欠", "2026/9/14,10:00,佐藤,美咲,出席"),
        ("日付,時間,名,姓,出欠", "2026/9/14,10:00,美咲,佐藤,出席"),
        ("日付,時間,セイ,メイ,出欠", "2026/9/14,10:00,サトウ,ミサキ,出席"),
        ("Date,Time,First name,Last name,Attendance", "2026/9/14,10:00,美咲,佐藤,Attended"),
    ] {
        let practice = with_two_learners();
        let (_folder, path) = file("記録.csv", format!("{head}\n{row}\n"));
        let (_, looked) = practice.look_at_file(&path);
        assert_eq!(
            (&looked["kind"], told(&looked["counts"])),
            (&json!("sessions"), json!({ "rows": 1, "undecided": 1 })),
            "{head}"
        );
        assert_eq!(looked["doubts"][0]["perhaps"][0]["name"], "佐藤 美咲", "{head}");
    }
    let practice = with_two_learners();
    crate::bring_in(&practice, "people.csv", "First name,Last name,Email\nMary,Smith,mary@example.com\n");
    crate::bring_in(&practice, "名簿.csv", "姓,名,セイ,メイ\n田中,葵,タナカ,アオイ\n");
    for name in ["Mary Smith", "田中 葵"] {
        let _ = learner(&practice, name);
    }
    let (_folder, path) = file("入金.csv", "日付,金額,姓,名\n2026/9/14,5000,佐藤,美咲\n");
    assert_eq!(practice.look_at_file(&path).1["doubts"][0]["says"][0], "佐藤 美咲");
}

#[test]
fn a_table_of_who_came_is_one_of_sessions_also_when_it_says_what_was_paid() {
    for (head, state) in
        [("日付,氏名,出欠,金額", "出席"), ("日付,氏名,状態,金額", "欠席"), ("Date,Client,Status,Amount", "attended")]
    {
        let practice = with_two_learners();
        let (_folder, path) =
            file("記録.csv", format!("{head}\n2026/9/14,佐藤 美咲,{state},5000\n2026/9/21,佐藤 美咲,,5000\n"));
        assert_eq!(text(&practice.look_at_file(&path).1["kind"]), "sessions", "{head}");
    }
    let practice = with_two_learners();
    let (_folder, path) = file("入金.csv", "日付,氏名,状態,金額\n2026/9/14,佐藤 美咲,済,5000\n");
    assert_eq!(text(&practice.look_at_file(&path).1["kind"]), "payments");
}
