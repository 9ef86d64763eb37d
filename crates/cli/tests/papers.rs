//! Papers from the command line.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nenrin-cli"));
    command.arg("--data").arg(folder.join("data")).args(words).output().unwrap()
}

fn says(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    assert_eq!(output.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_is_written_as_pdf_and_as_a_page_and_a_month_that_is_none_is_refused() {
    let folder = TempDir::new().unwrap();
    let [tables, file] = ["tables", "paper"].map(|name| folder.path().join(name).display().to_string());
    let size = ["--learners", "6", "--years", "1", "--seed", "2", "--until", "2026-11-20", "--lang", "ja"];
    says(folder.path(), &[&["simulate", &tables], &size[..]].concat());
    says(folder.path(), &["import", "history", &tables]);
    let learners: serde_json::Value = serde_json::from_str(&says(folder.path(), &["learners", "--json"])).unwrap();
    let learner = learners[0]["id"].as_str().unwrap();
    for asked in [
        &["report", "--month", "2026-10"][..],
        &["report", "--year", "2026", "--names"],
        &["progress", learner, "--since", "beginning"],
        &["brief", learner],
    ] {
        for (format, begins) in [("pdf", "%pdf"), ("html", "<!doctype html>")] {
            says(folder.path(), &[asked, &["--out", &file, "--format", format]].concat());
            let written = String::from_utf8_lossy(&fs::read(&file).unwrap()).to_lowercase();
            assert!(written.starts_with(begins), "{asked:?} {format}");
        }
    }
    let refused = run(folder.path(), &["report", "--month", "2026-13", "--out", &file]);
    assert_eq!(refused.status.code(), Some(2));
}
