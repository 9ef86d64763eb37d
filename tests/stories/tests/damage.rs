//! A file that was seen to be damaged: what can be read of it is shown, and nothing more is written to it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::fs;
use std::path::{Path, PathBuf};

use nenrin_practice::archive;
use nenrin_stories::{Practice, json};

/// Bytes of a page of the file.
const PAGE: usize = 4096;

/// No kind of page begins like that: it cannot be read.
fn tear(bytes: &mut [u8], at: usize) {
    bytes[at / PAGE * PAGE] = 0xff;
}

/// So many bytes are free between the cells of the page, it says: it can be read all the same.
fn blur(bytes: &mut [u8], at: usize) {
    bytes[at / PAGE * PAGE + 7] ^= 0x11;
}

/// A practice that is harmed again and again.
struct Harmed {
    folder: tempfile::TempDir,
    /// Its one learner.
    learner: String,
    sound: Vec<u8>,
}

impl Harmed {
    /// One with a learner, of whom more is done by `lived`.
    fn of(lived: impl Fn(&Practice, &str)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let practice = Practice::in_folder(folder.path(), "2026-11-20");
        let learner = practice.learner("zqxjname");
        lived(&practice, &learner);
        drop(practice);
        let sound = fs::read(file(folder.path())).unwrap();
        Self { folder, learner, sound }
    }

    /// One with a note that says `zqxjnote`.
    fn with_a_note() -> Self {
        Self::of(|practice, learner| {
            let session = practice.booked(learner, "2026-11-20", "10:00");
            practice.record(learner, &session, "zqxjnote");
        })
    }

    fn file(&self) -> PathBuf {
        file(self.folder.path())
    }

    /// The practice, open, with `harm` done to one of the places where `words` stand: once for each of them. At least one
    /// must lead to what `told` answers with yes to.
    fn at(&self, words: &str, harm: impl Fn(&mut [u8], usize), told: impl Fn(Practice) -> bool) {
        let is_there = |(_, bytes): &(usize, &[u8])| *bytes == words.as_bytes();
        let mut seen = 0;
        for (at, _) in self.sound.windows(words.len()).enumerate().filter(is_there) {
            let mut bytes = self.sound.clone();
            harm(&mut bytes, at);
            fs::write(self.file(), &bytes).unwrap();
            let _ = fs::remove_file(self.folder.path().join("nenrin/practice/nenrin.db-wal"));
            seen += u32::from(told(Practice::in_folder(self.folder.path(), "2026-11-20")));
        }
        assert!(seen > 0, "otherwise this proves nothing");
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("nenrin/practice/nenrin.db")
}

fn refuses_to_write(practice: &Practice) {
    for (command, fields) in [
        ("practice.rename", json!({ "name": "別の名前" })),
        ("learner.add", json!({ "name": "高橋 健" })),
        ("payer.save", json!({ "name": "高橋 健", "payer_kind": "person" })),
        ("act.undo", json!({})),
    ] {
        assert_eq!(practice.refused(command, fields)["code"], "S-103", "{command}");
    }
}

#[test]
fn once_the_file_is_told_to_be_damaged_nothing_more_is_written_to_it_and_what_can_be_read_is_still_there() {
    let harmed = Harmed::with_a_note();
    let fields = json!({ "learner": harmed.learner, "limit": 60 });
    harmed.at("zqxjnote", tear, |practice| {
        if practice.call("timeline.page", &fields)["failure"]["code"] != "S-103" {
            return false;
        }
        refuses_to_write(&practice);
        assert_eq!(practice.ask("learners.list", json!({}))[0]["name"], "zqxjname");
        true
    });
}

#[test]
fn the_damage_is_known_until_the_program_ends_whatever_else_is_opened_meanwhile() {
    let harmed = Harmed::with_a_note();
    let files = tempfile::tempdir().unwrap();
    let archived = files.path().join("practice.zip");
    Practice::on("2026-11-20").with(|call| archive::export(call, &archived)).unwrap();
    harmed.at("zqxjnote", tear, |practice| {
        // Lies in the log beside the file.
        practice.call("practice.rename", &json!({ "name": "前の名前" }));
        let fields = json!({ "learner": harmed.learner, "limit": 60 });
        if practice.call("timeline.page", &fields)["failure"]["code"] != "S-103" {
            return false;
        }
        let left = fs::read(harmed.file()).unwrap();
        practice.ask("start.sample", json!({}));
        practice.ask("practice.rename", json!({ "name": "見本" }));
        practice.ask("start.open", json!({ "which": "own" }));
        refuses_to_write(&practice);
        practice.will_pick(&archived);
        assert!(practice.call("archive.import", &json!({})).get("failure").is_some());
        refuses_to_write(&practice);
        practice.ask("start.sample", json!({}));
        assert!(left == fs::read(harmed.file()).unwrap(), "nothing is merged into it");
        true
    });
}

#[test]
fn nothing_is_merged_into_a_damaged_file_at_the_end_either() {
    let harmed = Harmed::with_a_note();
    harmed.at("zqxjnote", tear, |practice| {
        // Lies in the log beside the file.
        practice.call("practice.rename", &json!({ "name": "前の名前" }));
        let fields = json!({ "learner": harmed.learner, "limit": 60 });
        let told = practice.call("timeline.page", &fields)["failure"]["code"] == "S-103";
        let before = fs::read(harmed.file()).unwrap();
        drop(practice);
        assert!(!told || fs::read(harmed.file()).unwrap() == before);
        told
    });
}

#[test]
fn what_verification_finds_damaged_is_not_written_to_either() {
    let harmed = Harmed::with_a_note();
    harmed.at("zqxjnote", blur, |practice| {
        let verdict = practice.ask("practice.verify", json!({}));
        if !verdict["findings"].as_array().unwrap().iter().any(|it| it["kind"] == "damaged") {
            return false;
        }
        refuses_to_write(&practice);
        true
    });
}

#[test]
fn a_file_that_is_known_to_be_damaged_takes_neither_backups_nor_other_files_with_it() {
    let harmed = Harmed::with_a_note();
    let data = harmed.folder.path().join("nenrin");
    let backup = data.join("backups/20261101T010203456Z-before-import.db");
    let spare = data.join("practice/blobs").join("a".repeat(64));
    let list = data.join("practice/blobs/stranded");
    harmed.at("zqxjnote", blur, |practice| {
        let verdict = practice.ask("practice.verify", json!({}));
        if !verdict["findings"].as_array().unwrap().iter().any(|it| it["kind"] == "damaged") {
            return false;
        }
        for (file, bytes) in [(&backup, "of better days"), (&spare, "a paper"), (&list, &"a".repeat(64))] {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
        assert_eq!(practice.refused("backup.remove_all", json!({}))["code"], "S-103");
        let erased = practice.refused("learner.erase", json!({ "learner": harmed.learner }));
        assert_eq!(erased["code"], "S-103");
        practice.ask("start.open", json!({ "which": "own" }));
        assert!(backup.exists() && spare.exists() && list.exists());
        true
    });
}

#[test]
fn damage_that_is_met_while_a_learners_folder_is_written_again_is_heeded() {
    let place = tempfile::tempdir().unwrap();
    let harmed = Harmed::of(|practice, learner| {
        let _ = practice.goal(learner, "zqxjgoal", "2026-11-01");
        practice.will_pick(place.path());
        practice.ask("handout.update", json!({ "learner": learner }));
    });
    harmed.at("zqxjgoal", tear, |practice| {
        let folder = practice.ask("handout.view", json!({ "learner": harmed.learner }));
        if folder["failure"]["code"] != "S-103" {
            return false;
        }
        refuses_to_write(&practice);
        true
    });
}

#[test]
fn damage_that_is_met_while_a_draft_follows_its_session_is_heeded() {
    let harmed = Harmed::of(|practice, learner| {
        let session = practice.booked(learner, "2026-11-20", "10:00");
        let mut draft = practice.composer_of(learner, &session)["body"].take();
        draft["sections"] = json!([{ "key": "talked", "text": "zqxjdraft" }]);
        practice.ask("draft.save", json!({ "draft": draft }));
        practice.ask("session.reschedule", json!({ "session": session, "day": "2026-11-27", "time": "10:00" }));
    });
    harmed.at("zqxjdraft", tear, |practice| {
        if practice.call("act.undo", &json!({})).get("failure").is_some() {
            return false;
        }
        let heeded = practice.call("practice.rename", &json!({ "name": "別の名前" }));
        heeded["failure"]["code"] == "S-103"
    });
}

#[test]
fn damage_that_is_met_before_the_dialog_of_a_command_is_heeded() {
    let harmed = Harmed::of(|_, _| {});
    harmed.at("zqxjname", tear, |practice| {
        let told = practice.call("learner.disclose", &json!({ "learner": harmed.learner }));
        if told["failure"]["code"] != "S-103" {
            return false;
        }
        refuses_to_write(&practice);
        true
    });
}
