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

/// What is said on refusing, which ends with one.
fn refuses(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &[][..]), "{words:?}: {told}");
    told
}

/// A folder with a small practice, and the id of a learner.
fn practice() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let tables = folder.path().join("tables").display().to_string();
    let size = ["--learners", "6", "--years", "1", "--seed", "2", "--until", "2026-11-20", "--lang", "ja"];
    says(folder.path(), &[&["simulate", &tables], &size[..]].concat());
    says(folder.path(), &["import", "history", &tables]);
    let learners: serde_json::Value = serde_json::from_str(&says(folder.path(), &["learners", "--json"])).unwrap();
    let learner = learners[0]["id"].as_str().unwrap().to_owned();
    (folder, learner)
}

#[test]
fn each_is_written_as_pdf_and_as_a_page() {
    let (folder, learner) = practice();
    let (learner, file) = (learner.as_str(), folder.path().join("paper").display().to_string());
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
}

#[test]
fn a_period_that_is_none_and_a_learner_nobody_knows_are_told_in_both_languages() {
    let (folder, _) = practice();
    let file = folder.path().join("paper.pdf").display().to_string();
    for (asked, code, ja, en) in [
        (&["report", "--month", "2026-13"][..], "P-205", "YYYY-MM で", "A month is written as YYYY-MM"),
        (&["report", "--month", "10/2026"], "P-205", "YYYY-MM で", "A month is written as YYYY-MM"),
        (&["report", "--year", "999999"], "P-205", "YYYY で", "A year is written as YYYY"),
        (&["report", "--year", "2199"], "P-205", "より後は", "It must not be later"),
        (&["progress", "nobody"], "P-202", "見つかりません", "was not found"),
        (&["brief", "nobody"], "P-202", "見つかりません", "was not found"),
    ] {
        for (language, told) in [("ja", ja), ("en", en)] {
            let said = refuses(folder.path(), &[asked, &["--out", &file, "--lang", language]].concat());
            assert!(said.contains(code) && said.contains(told), "{asked:?}: {said}");
        }
    }
    assert!(!Path::new(&file).exists());
}

#[test]
fn where_no_file_can_be_written_none_is_begun_and_one_that_was_there_stays() {
    let (folder, learner) = practice();
    let kept = folder.path().join("kept.txt");
    fs::write(&kept, "kept").unwrap();
    let before = || {
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let names = before();
    let at = |path: &str| folder.path().join(path).display().to_string();
    for asked in [&["report", "--month", "2026-10"][..], &["progress", &learner], &["brief", &learner]] {
        for (out, code) in [
            (at("nowhere/paper.pdf"), "P-208"),
            (at("kept.txt/paper.pdf"), "P-208"),
            (at("tables"), "P-205"),
            (at("data/paper.pdf"), "P-205"),
        ] {
            let said = refuses(folder.path(), &[asked, &["--out", &out]].concat());
            assert!(said.contains(code), "{asked:?} {out}: {said}");
        }
    }
    assert_eq!((before(), fs::read_to_string(&kept).unwrap()), (names, "kept".to_owned()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_no_file_and_a_folder_that_takes_none_is_told_with_the_files_name() {
    let (folder, learner) = practice();
    let device = refuses(folder.path(), &["brief", &learner, "--out", "/dev/full"]);
    assert!(device.contains("Something that is no file has that name"), "{device}");
    let read_only = refuses(folder.path(), &["brief", &learner, "--out", "/sys/brief.pdf"]);
    assert!(read_only.contains("S-102") && read_only.contains("file: brief.pdf"), "{read_only}");
}
