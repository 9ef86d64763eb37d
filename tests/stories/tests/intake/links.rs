//! Links where folders of the program should be: they lead to what is not its own.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use nenrin_stories::{Json, Practice, json};
use tempfile::TempDir;

use crate::{TODAY, sample};

/// A practice with a link to a folder of the coach's own in the place of one of its folders, and that folder.
fn with_link_at(place: &str) -> (Practice, TempDir) {
    let practice = Practice::on(TODAY);
    let documents = TempDir::new().unwrap();
    for name in ["letter.csv", "20261120T010203456Z-before-import.db", "20261120T010203456Z-before-import.db.part"] {
        fs::write(documents.path().join(name), "precious").unwrap();
    }
    let link = data(&practice).join(place);
    fs::create_dir_all(link.parent().unwrap()).unwrap();
    let _ = fs::remove_dir(&link);
    symlink(documents.path(), link).unwrap();
    (practice, documents)
}

fn data(practice: &Practice) -> PathBuf {
    practice.folder().join("nenrin")
}

fn files_in(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// What an erasure would leave in the data folder.
fn left_by_an_erasure(practice: &Practice) -> Json {
    let somebody = practice.learner("誰か");
    practice.ask("learner.erasure", json!({ "learner": somebody }))
}

#[test]
fn what_a_link_leads_to_is_neither_removed_nor_added_to() {
    for name in ["done", "aside"] {
        let (practice, documents) = with_link_at(&format!("import/{name}"));
        let before = files_in(documents.path());
        assert_eq!(left_by_an_erasure(&practice)["originals"], 0);
        assert_eq!(practice.refused("originals.remove_all", json!({}))["code"], "S-102");
        assert_eq!(practice.ask("dropped.list_aside", json!({})), json!([]));
        fs::write(data(&practice).join("import/tally.csv"), sample("tally.csv")).unwrap();
        if name == "aside" {
            practice.refused("dropped.set_aside", json!({ "name": "tally.csv" }));
        }
        let token = practice.ask("dropped.choose", json!({ "name": "tally.csv" }))["token"].as_u64().unwrap();
        let report = practice.run_import(&practice.look_again(token, json!({})));
        assert_eq!((&report["counts"]["new"], &report["left"]), (&json!(2), &json!(name == "done")));
        assert_eq!(files_in(documents.path()), before);
    }
}

#[test]
fn a_link_is_no_folder_for_imports() {
    let (practice, documents) = with_link_at("import");
    fs::create_dir(documents.path().join("done")).unwrap();
    fs::write(documents.path().join("done/mine.csv"), "precious").unwrap();
    assert_eq!(practice.ask("dropped.list", json!({})), json!([]));
    assert_eq!(practice.refused("dropped.reveal", json!({}))["code"], "S-102");
    assert_eq!(left_by_an_erasure(&practice)["originals"], 0);
    assert_eq!(practice.refused("originals.remove_all", json!({}))["code"], "S-102");
    assert!(documents.path().join("done/mine.csv").exists());
}

#[test]
fn a_link_is_no_folder_for_backups() {
    let (practice, documents) = with_link_at("backups");
    let before = files_in(documents.path());
    assert_eq!(left_by_an_erasure(&practice)["backups"], json!([]));
    assert_eq!(practice.refused("backup.remove_all", json!({}))["code"], "S-102");
    let (_folder, path) = crate::file("tally.csv", sample("tally.csv"));
    let (_, looked) = practice.look_at_file(&path);
    let plan = json!({ "plan": looked["plan"], "name": "" });
    assert_eq!(practice.refused("import.run", plan)["code"], "S-102");
    let practice = practice.reopened();
    assert_eq!(practice.ask("learners.list", json!({})).as_array().unwrap().len(), 1);
    assert_eq!(files_in(documents.path()), before);
}
