//! One file of another program: looked at, brought in as it was seen, and taken back as one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]
#![allow(clippy::needless_pass_by_value, reason = "a story says `json!` where it asks")]

mod banks;
mod bookings;
mod by_hand;
mod calendars;
mod coming_again;
mod dropped;
mod edited;
mod families;
mod inbox;
mod kept_by_hand;
mod kept_sessions;
#[cfg(unix)]
mod links;
mod messages;
mod own;
mod own_contracts;
mod own_fields;
mod own_money;
mod own_sessions;
mod payments;
mod people;
mod plans;
mod round_trips;
mod saved_again;
mod settling;
mod sources;
mod suggesting;
mod taken_up_again;
mod taking;
mod undecided;
mod undone;
mod waiting;
mod whole;
mod workbooks;

use std::fs;
use std::path::{Path, PathBuf};

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

/// A file that a program may have written.
fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/exchange/tests/fixtures/intake").join(name))
        .unwrap()
}

/// A practice with two learners: 佐藤 美咲 and 髙橋 健.
fn with_two_learners() -> Practice {
    let practice = Practice::on(TODAY);
    for (name, kana, mail) in
        [("佐藤 美咲", "さとう みさき", "misaki@example.jp"), ("髙橋 健", "たかはし けん", "ken@example.jp")]
    {
        practice.ask("learner.add", json!({ "name": name, "kana": kana, "mail": mail }));
    }
    practice
}

/// The identity of the learner of this name.
fn learner(practice: &Practice, name: &str) -> Json {
    let all = practice.ask("learners.list", json!({}));
    all.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap()["id"].clone()
}

/// Brings a sample in, then again, which must add nothing; then takes it back and brings it in once more.
fn bring_in_twice(practice: &Practice, name: &str) -> Json {
    let before = practice.rows();
    let counts = bring_in(practice, name, sample(name));
    let once = practice.rows();
    let again = bring_in(practice, name, sample(name));
    assert_eq!((&again["new"], &again["updated"], &again["waiting"]), (&json!(0), &json!(0), &json!(0)), "{name}");
    assert_eq!(practice.rows(), once, "{name} adds nothing when it comes again");
    assert_eq!(practice.undo()["kind"], "import.run");
    assert_eq!(practice.rows(), before, "{name} goes back with one undo");
    bring_in(practice, name, sample(name));
    assert_eq!(practice.rows(), once, "{name} comes again as it was");
    counts
}

/// The counts that are not 0.
fn told(counts: &Json) -> Json {
    let all = counts.as_object().unwrap().iter().filter(|(_, count)| **count != 0);
    Json::Object(all.map(|(key, count)| (key.clone(), count.clone())).collect())
}

fn learner_fields(practice: &Practice, name: &str) -> Json {
    practice.ask("learner.view", json!({ "learner": learner(practice, name) }))["fields"].clone()
}
