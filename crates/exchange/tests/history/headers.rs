//! Headers are matched by name, and say what is amiss with a whole table.

use std::collections::BTreeSet;

use nenrin_exchange::history::{ProblemKind, ProgressRow, Table, missing_tables, write_template};

use crate::{all_told, read};

#[test]
fn columns_stand_anywhere_in_any_spelling() {
    let text = "\u{feff}Value , DAY,goal-ID\n55,2026-01-05,g1\n";
    let read = read::<ProgressRow>(text.as_bytes());
    assert_eq!(read.problems, []);
    assert_eq!((read.rows[0].goal.as_str(), read.rows[0].value.0), ("g1", 5_500));
    let wide = crate::read::<ProgressRow>("ｇｏａｌ＿ｉｄ,Day,value\ng1,2026-01-05,1\n".as_bytes());
    assert_eq!(wide.problems, []);
}

#[test]
fn an_unknown_column_is_reported() {
    let read = read::<ProgressRow>("goal_id,day,Mood,value,\ng1,2026-01-05,fine,1,\n".as_bytes());
    assert_eq!((read.problems.len(), read.rows.len()), (0, 1));
    assert_eq!(read.reading.unknown_columns, ["Mood", ""]);
}

#[test]
fn a_missing_column_is_named() {
    let read = read::<ProgressRow>("goal,day\ng1,2026-01-05\n".as_bytes());
    assert_eq!(
        all_told(&read.problems),
        ["goal_progress:1:goal_id:missing_column", "goal_progress:1:value:missing_column"]
    );
    assert_eq!(read.rows, []);
}

#[test]
fn an_empty_file_lacks_every_column() {
    for text in ["", "\n\n", "\u{feff}", ",,\n"] {
        assert_eq!(read::<ProgressRow>(text.as_bytes()).problems.len(), 3, "{text:?}");
    }
}

#[test]
fn a_column_named_twice_is_an_error() {
    let read = read::<ProgressRow>("goal_id,day,value,Day\ng1,2026-01-05,1,2\n".as_bytes());
    assert_eq!(all_told(&read.problems), ["goal_progress:1:Day:repeated_column"]);
}

#[test]
fn too_many_columns_are_refused() {
    let header = format!("goal_id,day,value{}\n", ",x".repeat(300));
    assert_eq!(read::<ProgressRow>(header.as_bytes()).problems[0].kind, ProblemKind::TooManyColumns { found: 303 });
}

#[test]
fn a_template_is_a_header_with_every_column() {
    let mut bytes = Vec::new();
    write_template(&mut bytes, Table::GoalProgress).unwrap();
    assert_eq!(bytes, b"goal_id,day,value\n");
    let read = read::<ProgressRow>(&bytes);
    assert_eq!((read.problems.len(), read.reading.rows), (0, 0));
}

#[test]
fn files_are_known_by_their_names() {
    assert_eq!(Table::of_file("Sessions.CSV"), Some(Table::Sessions));
    for other in ["sessions.txt", "my_sessions.csv", "._sessions.csv", "sessions", ".csv"] {
        assert_eq!(Table::of_file(other), None, "{other}");
    }
    for table in Table::ALL {
        assert_eq!(Table::of_file(&table.file_name()), Some(table));
    }
}

#[test]
fn only_learners_and_sessions_must_be_there() {
    let (problems, told) = missing_tables(&BTreeSet::from([Table::Learners, Table::Payments]));
    assert_eq!(all_told(&problems), ["sessions:0:*:missing_table"]);
    let expected = ["trials", "contracts", "pauses", "satisfaction", "action_items", "interactions", "follow_ups"];
    assert_eq!(told.into_iter().map(Table::as_code).collect::<Vec<_>>(), expected);
}
