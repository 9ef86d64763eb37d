//! Headers are matched by name, and say what is amiss with a whole table.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use nenrin_exchange::history::{
    ActionItemRow, Archive, Check, ContractRow, FollowUpRow, GoalRow, InteractionRow, LearnerRow, ObstacleRow,
    PauseRow, PaymentRow, ProblemKind, ProgressRow, Row, SatisfactionRow, SessionRow, Table, TrialRow, missing_tables,
    write_templates,
};

use crate::{all_told, read, read_checked};

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
fn the_templates_are_tables_without_rows_that_spreadsheets_know_as_utf8() {
    let zip = write_templates(Cursor::new(Vec::new())).unwrap();
    assert_eq!(zip.get_ref(), write_templates(Cursor::new(Vec::new())).unwrap().get_ref());
    let mut archive = Archive::open(zip).unwrap();
    assert_eq!(archive.tables().collect::<Vec<_>>(), Table::ALL);
    let mut bytes = Vec::new();
    archive.open_table(Table::GoalProgress).unwrap().unwrap().read_to_end(&mut bytes).unwrap();
    assert_eq!(bytes, "\u{feff}goal_id,day,value\n".as_bytes());
    let read = read::<ProgressRow>(&bytes);
    assert_eq!((read.problems.len(), read.reading.rows), (0, 0));
}

/// The table of the examples alone, free text and needed blanks filled with `x`.
fn example<R: Row>() -> String {
    let cells = R::COLUMNS.iter().map(|column| match column.example {
        "" if column.needed => "x",
        example => example,
    });
    let names = R::COLUMNS.iter().map(|column| column.name);
    format!("{}\n{}\n", names.collect::<Vec<_>>().join(","), cells.collect::<Vec<_>>().join(","))
}

#[test]
fn the_examples_are_a_history_with_nothing_wrong() {
    fn told<R: Row>(check: &mut Check) -> Vec<String> {
        let read = read_checked::<R>(example::<R>().as_bytes(), check);
        assert_eq!(read.reading.rows, 1);
        all_told(&read.problems)
    }
    let check = &mut Check::default();
    let told = [
        told::<LearnerRow>(check),
        told::<TrialRow>(check),
        told::<ContractRow>(check),
        told::<PauseRow>(check),
        told::<SessionRow>(check),
        told::<SatisfactionRow>(check),
        told::<ActionItemRow>(check),
        told::<PaymentRow>(check),
        told::<InteractionRow>(check),
        told::<FollowUpRow>(check),
        told::<GoalRow>(check),
        told::<ProgressRow>(check),
        told::<ObstacleRow>(check),
    ];
    assert_eq!(told.concat(), [""; 0]);
}

#[test]
fn a_cell_is_needed_where_a_blank_one_is_a_problem() {
    fn blank<R: Row>() -> Vec<(&'static str, bool)> {
        let header = R::COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>().join(",");
        // A quoted space, because a line of nothing but commas is no row.
        let row = vec!["\" \""; R::COLUMNS.len()].join(",");
        let told = read::<R>(format!("{header}\n{row}\n").as_bytes()).problems;
        let missing = |name: &str| told.iter().any(|problem| problem.column.as_deref() == Some(name));
        R::COLUMNS.iter().map(|column| (column.name, missing(column.name))).collect()
    }
    let needed = |table: Table| table.columns().iter().map(|c| (c.name, c.needed)).collect::<Vec<_>>();
    assert_eq!(blank::<LearnerRow>(), needed(Table::Learners));
    assert_eq!(blank::<ContractRow>(), needed(Table::Contracts));
    assert_eq!(blank::<SessionRow>(), needed(Table::Sessions));
    assert_eq!(blank::<FollowUpRow>(), needed(Table::FollowUps));
    let kind = Table::Contracts.columns().iter().find(|column| column.name == "kind").unwrap();
    assert_eq!(kind.words(), ["subscription", "package", "fixed_term", "one_off", "pro_bono"]);
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
