//! The first start.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_stories::{Practice, json};

#[test]
fn a_first_start_that_was_cut_off_is_taken_up_again() {
    let folder = tempfile::TempDir::new().unwrap();
    let practice = folder.path().join("nenrin/practice");
    std::fs::create_dir_all(&practice).unwrap();
    std::fs::write(practice.join("nenrin.db"), []).unwrap();

    let practice = Practice::in_folder(folder.path(), "2026-11-20");

    let learner = practice.learner("佐藤 美咲");
    assert_eq!(practice.composer(&learner)["sections"].as_array().unwrap().len(), 4);
    assert_eq!(practice.ask("start.view", json!({}))["open"], json!({ "which": "own", "name": "" }));
}
