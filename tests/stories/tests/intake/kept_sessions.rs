//! Past sessions in a table that the coach has kept in a spreadsheet.

use nenrin_domain::{LearnerId, Session};
use nenrin_stories::{Json, Practice, json, text};

use crate::{file, learner, sample, told, with_two_learners};

const SAMPLE: &str = "sessions-cp932.csv";
const HEAD: &str = "日付,開始,終了,お客様名,出欠,内容,メモ\n";

/// Looks at a file, and says of each name that it is the learner of that name.
fn look(practice: &Practice, bytes: impl AsRef<[u8]>) -> Json {
    let (_folder, path) = file("セッション.csv", bytes);
    let (token, looked) = practice.look_at_file(&path);
    let doubts = looked["doubts"].as_array().unwrap();
    let choice = |doubt: &Json| {
        let is = learner(practice, doubt["says"][0].as_str().unwrap());
        json!({ "who": doubt["who"], "is": "learner", "learner": is })
    };
    practice.look_again(token, json!({ "choices": doubts.iter().map(choice).collect::<Vec<_>>() }))
}

/// The same, and brings it in.
fn bring(practice: &Practice, bytes: impl AsRef<[u8]>) -> Json {
    let looked = look(practice, bytes);
    let report = practice.run_import(&looked);
    assert_eq!(report["counts"], looked["counts"], "what was seen is what was done");
    told(&report["counts"])
}

fn rows(practice: &Practice, table: &str) -> Vec<Json> {
    practice.every(table).iter().map(|row| serde_json::from_str(row).unwrap()).collect()
}

/// Of each session where it stands and how long it lasts, in the order of their days.
fn states(practice: &Practice) -> Vec<(String, Option<u64>)> {
    let mut rows = rows(practice, "session");
    rows.sort_by_key(|row| (row["day"].as_i64(), row["time"].as_i64()));
    rows.iter().map(|row| (text(&row["state"]), row["minutes"].as_u64())).collect()
}

/// The words of all notes, as they were ever written.
fn words(practice: &Practice) -> Vec<String> {
    practice.every("note_version")
}

#[test]
fn a_table_of_a_coach_is_taken_for_sessions_by_its_headings() {
    let practice = with_two_learners();
    let (_folder, path) = file(SAMPLE, sample(SAMPLE));
    let (_, looked) = practice.look_at_file(&path);
    assert_eq!((&looked["source"], &looked["kind"]), (&json!("table"), &json!("sessions")));
    let meanings: Vec<_> =
        looked["columns"].as_array().unwrap().iter().map(|column| text(&column["meaning"])).collect();
    assert_eq!(
        meanings,
        ["at", "time", "end_time", "name", "ignored", "session_state", "talked", "next"],
        "the count of the sessions is told not to come in"
    );
    assert_eq!(told(&looked["counts"]), json!({ "rows": 6, "undecided": 6 }), "a name alone decides nothing");
    assert_eq!(looked["doubts"].as_array().unwrap().len(), 2, "one choice for each name");
}

#[test]
fn past_sessions_come_in_with_what_came_of_them_their_length_and_their_words() {
    let practice = with_two_learners();
    let before = practice.rows();
    assert_eq!(bring(&practice, sample(SAMPLE)), json!({ "rows": 6, "new": 6 }));
    let expected = [
        ("held", 60),
        ("no_show", 60),
        ("cancelled_by_learner", 50),
        ("held", 60),
        // Nothing tells what came of it: upkeep asks.
        ("booked", 60),
        ("booked", 60),
    ];
    assert_eq!(states(&practice), expected.map(|(state, minutes)| (state.to_owned(), Some(minutes))));
    let words = words(&practice);
    assert_eq!((words.len(), practice.every("note").len()), (2, 2), "{words:?}");
    for told in ["目標を三つに絞った", "朝の30分を記録する", "記録を振り返った"] {
        assert!(words.iter().any(|note| note.contains(told)), "{told}: {words:?}");
    }
    assert!(practice.every("entitlement").is_empty(), "no contract, no ticket");
    let once = practice.rows();
    assert_eq!(bring(&practice, sample(SAMPLE)), json!({ "rows": 6, "known": 6 }));
    assert_eq!(practice.rows(), once);
    assert_eq!(practice.undo()["kind"], "import.run");
    assert_eq!(practice.rows(), before);
    bring(&practice, sample(SAMPLE));
    assert_eq!(practice.rows(), once);
}

#[test]
fn a_held_session_uses_the_ticket_of_the_contract_that_runs_on_its_day() {
    let practice = with_two_learners();
    let misaki = text(&learner(&practice, "佐藤 美咲"));
    let _ = practice.package(&misaki, 5, "2026-10-10");
    bring(&practice, sample(SAMPLE));
    let view = practice.ask("learner.view", json!({ "learner": misaki }));
    assert_eq!(view["contracts"][0]["balance"], 4, "one session was held before it began");
    let with_contract = rows(&practice, "session").iter().filter(|row| !row["contract"].is_null()).count();
    assert_eq!(with_contract, 4);
}

#[test]
fn a_corrected_word_is_the_same_session_and_what_came_of_a_booking_is_told_later() {
    let practice = with_two_learners();
    let table = |state: &str, word: &str| format!("{HEAD}2026-11-18,10:00,11:00,佐藤 美咲,{state},{word},\n");
    bring(&practice, table("予定", ""));
    assert_eq!(bring(&practice, table("出席", "話した")), json!({ "rows": 1, "updated": 1 }));
    assert_eq!(states(&practice), [("held".to_owned(), Some(60))]);
    assert!(words(&practice)[0].contains("話した"));
    let once = practice.rows();
    assert_eq!(bring(&practice, table("出席", "よく話した")), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.rows(), once);
    practice.undo();
    assert_eq!(states(&practice), [("booked".to_owned(), Some(60))]);
}

#[test]
fn a_session_that_is_here_by_hand_takes_the_words_it_lacks_and_keeps_those_it_has() {
    let practice = with_two_learners();
    let misaki = text(&learner(&practice, "佐藤 美咲"));
    let [recorded, _] = ["2026-11-18", "2026-11-19"].map(|day| practice.booked(&misaki, day, "10:00"));
    practice.record(&misaki, &recorded, "自分で書いた");
    let rows = "2026-11-18,10:00,,佐藤 美咲,出席,表の言葉,\n2026-11-19,10:00,,佐藤 美咲,出席,二回目,\n";
    let looked = look(&practice, format!("{HEAD}{rows}"));
    assert_eq!(told(&looked["counts"]), json!({ "rows": 2, "updated": 1, "known": 1 }));
    assert_eq!((&looked["kept"][0]["meaning"], &looked["kept"][0]["told"]), (&json!("talked"), &json!("表の言葉")));
    practice.run_import(&looked);
    assert_eq!(states(&practice).iter().filter(|(state, _)| state == "held").count(), 2);
    let words = words(&practice);
    assert!(words.iter().any(|note| note.contains("自分で書いた")) && words.iter().any(|note| note.contains("二回目")));
}

#[test]
fn a_booking_that_the_coach_has_moved_is_not_held_by_a_table_that_comes_again() {
    let practice = with_two_learners();
    bring(&practice, format!("{HEAD}2026-11-18,10:00,11:00,佐藤 美咲,予定,,\n"));
    let misaki: LearnerId = text(&learner(&practice, "佐藤 美咲")).parse().unwrap();
    practice.act("session.change", |writer| {
        let here = writer.sessions_of(misaki)?.remove(0);
        Ok(writer.put(&Session { day: "2026-11-27".parse().unwrap(), ..here })?)
    });
    let before = practice.rows();
    let looked = look(&practice, format!("{HEAD}2026-11-18,10:00,11:00,佐藤 美咲,出席,話した,\n"));
    assert_eq!(told(&looked["counts"]), json!({ "rows": 1, "known": 1 }));
    let kept = &looked["kept"][0];
    assert_eq!(
        (&kept["meaning"], &kept["here"], &kept["told"]),
        (&json!("at"), &json!("2026-11-27 10:00"), &json!("2026-11-18 10:00"))
    );
    practice.run_import(&looked);
    assert_eq!(practice.rows(), before);
}

#[test]
fn a_booking_still_ahead_is_not_held_by_a_table_that_comes_again() {
    let practice = with_two_learners();
    bring(&practice, format!("{HEAD}2026-11-25,10:00,11:00,佐藤 美咲,予定,,\n"));
    let counts = bring(&practice, format!("{HEAD}2026-11-25,10:00,11:00,佐藤 美咲,出席,,\n"));
    assert_eq!(counts, json!({ "rows": 1, "faulty": 1 }));
    assert_eq!(states(&practice)[0].0, "booked");
}

#[test]
fn what_cannot_be_is_told_with_its_row_and_nothing_noted_of_a_booking_is_lost_unseen() {
    let practice = with_two_learners();
    let table = "2026-11-10,10:00,11:00,佐藤 美咲,たぶん,,\n2026-11-25,10:00,11:00,佐藤 美咲,出席,,\n\
        2026-11-26,10:00,11:00,佐藤 美咲,予定,,資料を送る\n2026-11-26,15:00,16:00,佐藤 美咲,予定,,\n";
    let looked = look(&practice, format!("{HEAD}{table}"));
    assert_eq!(told(&looked["counts"]), json!({ "rows": 4, "new": 1, "known": 1, "faulty": 2 }));
    let problems: Vec<_> = looked["problems"].as_array().unwrap().iter().map(|it| text(&it["kind"])).collect();
    assert_eq!(problems, ["unknown_code", "not_yet"]);
    assert!(text(&looked["problems"][0]["about"]["known"]).starts_with("出席, "));
    let kept: Vec<_> = looked["kept"].as_array().unwrap().iter().map(|kept| text(&kept["told"])).collect();
    assert_eq!(kept, ["資料を送る", "15:00"], "a learner has one booking a day");
    practice.run_import(&looked);
    assert_eq!(states(&practice), [("booked".to_owned(), Some(60))]);
}

#[test]
fn a_table_in_english_and_bookings_with_a_day_and_a_time_of_their_own_come_in_too() {
    let practice = with_two_learners();
    let table = "Date,Start,End,Client,Attendance,Notes\n10/5/2026,10:00 AM,11:30 AM,佐藤 美咲,Attended,Went well\n";
    assert_eq!(bring(&practice, table), json!({ "rows": 1, "new": 1 }));
    let bookings = "日付,開始,終了,お名前,メニュー\n2026/11/27,14:00,15:00,髙橋 健,60分\n";
    let looked = look(&practice, bookings);
    assert_eq!(looked["kind"], "bookings");
    practice.run_import(&looked);
    assert_eq!(states(&practice), [("held".to_owned(), Some(90)), ("booked".to_owned(), Some(60))]);
    let times: Vec<_> = rows(&practice, "session").iter().map(|row| row["time"].as_u64()).collect();
    assert!(times.contains(&Some(14 * 60)), "{times:?}");
}
