//! One file of another program: looked at, brought in as it was seen, and taken back as one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]
#![allow(clippy::needless_pass_by_value, reason = "a story says `json!` where it asks")]

mod people;

use std::fs;
use std::path::PathBuf;

use nenrin_stories::{Json, Practice, json};
use tempfile::TempDir;

const TODAY: &str = "2026-11-20";

/// A file of that name with these bytes, in a folder of its own.
fn file(name: &str, bytes: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// Looks at a file and brings it in. Answers how many lines came to what.
fn bring_in(practice: &Practice, name: &str, bytes: impl AsRef<[u8]>) -> Json {
    let (_folder, path) = file(name, bytes);
    let (_, looked) = practice.look_at_file(&path);
    let report = practice.run_import(&looked);
    assert_eq!(report["counts"], looked["counts"], "what was seen is what was done");
    report["counts"].clone()
}

/// The counts that are not 0.
fn told(counts: &Json) -> Json {
    let all = counts.as_object().unwrap().iter().filter(|(_, count)| **count != 0);
    Json::Object(all.map(|(key, count)| (key.clone(), count.clone())).collect())
}

fn learner_fields(practice: &Practice, name: &str) -> Json {
    let all = practice.ask("learners.list", json!({}));
    let id = all.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap()["id"].clone();
    practice.ask("learner.view", json!({ "learner": id }))["fields"].clone()
}
