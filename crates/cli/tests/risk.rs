//! Who may leave, from the command line.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nenrin-cli"));
    command.arg("--data").arg(folder).args(words).output().unwrap()
}

fn says(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    assert_eq!(output.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A public practice of forty learners.
fn world40() -> TempDir {
    let folder = TempDir::new().unwrap();
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("../exchange/tests/fixtures/history/world40");
    says(folder.path(), &["import", "history", &tables.display().to_string()]);
    folder
}

/// The cells of a line after the day and the learner.
fn numbers(line: &str) -> Vec<f64> {
    line.split(',').skip(2).map(|cell| cell.parse().unwrap()).collect()
}

#[test]
fn each_week_is_told_as_if_nothing_later_were_known() {
    let practice = world40();
    let weeks = ["risk", "--every", "week", "--from", "2023-05-30", "--to", "2023-06-13", "--csv"];
    let told = says(practice.path(), &weeks);
    let mut lines = told.lines();
    assert_eq!(lines.next(), Some("date,learner_id,p30,p60,p90,p_gone,hazard30"));
    let lines: Vec<&str> = lines.collect();
    assert!(
        lines.iter().any(|line| line.starts_with("2023-06-05,")) && lines.last().unwrap().starts_with("2023-06-12,")
    );
    for line in &lines {
        let told = numbers(line);
        assert!(told.iter().all(|p| (0.0..=1.0).contains(p)) && told[0] <= told[1] && told[1] <= told[2], "{line}");
    }
    let single = says(practice.path(), &["risk", "--as-of", "2023-06-05", "--csv"]);
    let of_the_week: Vec<&str> = lines.iter().copied().filter(|line| line.starts_with("2023-06-05,")).collect();
    assert_eq!(single.lines().skip(1).collect::<Vec<_>>(), of_the_week);
}

#[test]
fn what_speaks_for_leaving_is_said_in_words_and_told_to_programs() {
    let practice = world40();
    let told = says(practice.path(), &["risk", "--as-of", "2023-06-05", "--lang", "ja"]);
    assert!(told.contains("離脱の兆し") && told.contains("次回予約がない"), "{told}");
    let view: serde_json::Value =
        serde_json::from_str(&says(practice.path(), &["risk", "--as-of", "2023-06-05", "--json"])).unwrap();
    let first = &view["learners"][0];
    let (low, high) = (first["interval"][0].as_f64().unwrap(), first["interval"][1].as_f64().unwrap());
    assert!(low < high && first["signs"][0]["odds"].as_f64().unwrap() > 1.0, "{first}");
}

#[test]
fn a_span_is_told_only_week_by_week_and_to_programs_always_as_a_list() {
    let practice = world40();
    for alone in [["--from", "2023-05-30"], ["--to", "2023-06-13"]] {
        let refused = run(practice.path(), &[&["risk"][..], &alone].concat());
        assert_eq!(refused.status.code(), Some(2), "{alone:?}: {}", String::from_utf8_lossy(&refused.stdout));
    }
    let told = |words: &[&str]| -> serde_json::Value {
        serde_json::from_str(&says(practice.path(), &[words, &["--json"]].concat())).unwrap()
    };
    for (last, weeks) in [("2023-06-04", 0), ("2023-06-05", 1), ("2023-06-12", 2)] {
        let views = told(&["risk", "--every", "week", "--from", "2023-05-30", "--to", last]);
        assert_eq!(views.as_array().map(Vec::len), Some(weeks), "{last}");
    }
    assert!(told(&["risk", "--as-of", "2023-06-05"]).is_object());
}

#[test]
fn who_has_no_name_is_told_by_the_number() {
    let practice = world40();
    let told = says(practice.path(), &["risk", "--as-of", "2023-06-05", "--lang", "en"]);
    let csv = says(practice.path(), &["risk", "--as-of", "2023-06-05", "--csv"]);
    let id = csv.lines().nth(1).unwrap().split(',').nth(1).unwrap();
    let line = told.lines().nth(2).unwrap();
    assert!(line.contains(id) && line.contains("gone by 30 days from now:"), "{id}: {line}");
}

#[test]
fn a_practice_without_anybody_has_nobody_who_may_leave_and_no_day_to_come_is_told() {
    let empty = TempDir::new().unwrap();
    says(empty.path(), &["init"]);
    assert_eq!(says(empty.path(), &["risk", "--csv"]).lines().count(), 1);
    assert_eq!(run(empty.path(), &["risk", "--as-of", "2190-01-01"]).status.code(), Some(1));
}
