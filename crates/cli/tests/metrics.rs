//! The metrics at the command line: in words, never in codes.
#![allow(clippy::unwrap_used, reason = "a failing test may stop where it stands")]

use std::process::Command;

use tempfile::TempDir;

/// What the command line prints in the data folder `data`.
fn says(folder: &TempDir, data: &str, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nenrin-cli"));
    let output = command.arg("--data").arg(folder.path().join(data)).args(words).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn reasons_for_leaving_are_said_in_words_and_a_period_without_any_says_so() {
    let folder = TempDir::new().unwrap();
    let tables = folder.path().join("tables").display().to_string();
    let size = ["--learners", "60", "--years", "3", "--seed", "2", "--until", "2026-11-20", "--lang", "ja"];
    says(&folder, "unused", &[&["simulate", &tables], &size[..]].concat());
    says(&folder, "data", &["import", "history", &tables]);
    let line = |from: &str, to: &str| {
        let said = says(&folder, "data", &["metrics", "--from", from, "--to", to, "--lang", "ja"]);
        said.lines().find(|line| line.starts_with("M7")).unwrap().to_owned()
    };
    let told = line("2024-12-01", "2025-12-31");
    let is_code = |it: &str| it.contains('_') || it.chars().any(|it| it.is_ascii_lowercase());
    assert!(told.contains('/') && !is_code(&told), "{told}");
    assert!(line("2020-01-01", "2020-01-31").contains("離脱した受講者はいません"));
}
