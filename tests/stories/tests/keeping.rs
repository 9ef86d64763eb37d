//! Keeping safe: the open archive, backups, a verdict, and finding things again.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::fs;
use std::path::Path;

use nenrin_practice::{Code, archive};
use nenrin_stories::{Json, Practice, json, text};

/// A practice in which a month was lived: sessions, notes, an amended and an undone one, a draft.
fn lived() -> (Practice, String) {
    let practice = Practice::on("2026-11-20");
    let (misaki, yoko) = (practice.learner("佐藤 美咲"), practice.learner("田中 \"陽子\", 改行"));
    let _ = practice.package(&misaki, 3, "2026-11-01");
    let _ = practice.goal(&yoko, "登壇する", "2026-11-01");
    let session = practice.booked(&misaki, "2026-11-20", "10:00");
    practice.record(&misaki, &session, "転職の面談。\n\"不安\", 少し");
    let undone = practice.booked(&yoko, "2026-11-20", "11:00");
    practice.record(&yoko, &undone, "取り消される");
    practice.undo();
    let mut draft = practice.composer(&yoko)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "書きかけ" }]);
    practice.ask("draft.save", json!({ "draft": draft }));
    (practice, misaki)
}

fn export(practice: &Practice, to: &Path) -> Vec<u8> {
    practice.with(|call| archive::export(call, to)).unwrap();
    fs::read(to).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_archive_brought_in_and_written_again_is_the_same_to_the_byte() {
    let (practice, misaki) = lived();
    let files = tempfile::tempdir().unwrap();
    let first = export(&practice, &files.path().join("first.zip"));

    let other = Practice::not_yet("2026-11-21");
    let view = other.with(|call| archive::import(call, &files.path().join("first.zip"))).unwrap();
    let second = export(&other, &files.path().join("second.zip"));

    assert!(view.rows > 30);
    assert_eq!(first, second);
    assert_eq!(names(files.path()), ["first.zip", "second.zip"]);
    assert_eq!(other.rows(), practice.rows());
    assert_eq!(other.balance(&misaki), practice.balance(&misaki));
    assert_eq!(other.ask("draft.list", json!({})), practice.ask("draft.list", json!({})));
    assert_eq!(other.ask("practice.verify", json!({}))["found"], 0);
    // What was undone before can be done again, and what was done can be undone.
    other.ask("act.redo", json!({}));
    other.undo();
    assert_eq!(other.rows(), practice.rows());
}

/// Writes the archive of this version: `NENRIN_WRITE_FIXTURE=1 cargo test -p nenrin-stories --test keeping`, once, before a
/// version is released. Afterwards it stays as it is.
fn write_archive_when_asked(fixtures: &Path) {
    if std::env::var_os("NENRIN_WRITE_FIXTURE").is_some() {
        export(&lived().0, &fixtures.join(format!("v{}.zip", nenrin_store::SCHEMA_VERSION)));
    }
}

#[test]
fn archives_of_every_version_come_back_with_everything_in_them() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    write_archive_when_asked(&fixtures);
    for version in 1..=nenrin_store::SCHEMA_VERSION {
        let practice = Practice::not_yet("2026-11-21");
        practice.with(|call| archive::import(call, &fixtures.join(format!("v{version}.zip")))).unwrap();
        assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0, "version {version}");
        assert_eq!(
            practice.ask("search.find", json!({ "text": "転職", "limit": 5 })).as_array().map(Vec::len),
            Some(1)
        );
        let drafts = || practice.ask("draft.list", json!({})).as_array().unwrap().len();
        assert_eq!(drafts(), 1, "version {version}");
        // Taking back the confirmation and the booking after it gives back what stood in the composer.
        practice.undo();
        assert_eq!(drafts(), 1);
        practice.undo();
        assert_eq!(drafts(), 2, "version {version}");
    }
}

#[test]
fn a_practice_made_by_init_takes_an_archive_and_a_used_one_does_not() {
    let (practice, _) = lived();
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("practice.zip");
    let bytes = export(&practice, &path);

    let empty = Practice::on("2026-11-21");
    empty.with(|call| archive::import(call, &path)).unwrap();
    assert_eq!(export(&empty, &files.path().join("again.zip")), bytes);

    let before = practice.rows();
    let refused = practice.with(|call| archive::import(call, &path)).unwrap_err();
    assert_eq!(refused.code, Code::PracticeExists);
    assert_eq!(practice.rows(), before);
}

#[test]
fn an_archive_that_cannot_be_brought_in_leaves_open_what_was_open() {
    let (practice, _) = lived();
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("practice.zip");
    let _ = export(&practice, &path);
    practice.ask("start.sample", json!({}));
    let refused = practice.with(|call| archive::import(call, &path)).unwrap_err();
    assert_eq!(refused.code, Code::PracticeExists);
    assert_eq!(practice.ask("start.view", json!({}))["open"]["which"], "sample");
}

#[test]
fn an_archive_that_was_touched_leaves_nothing_behind() {
    let (practice, _) = lived();
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("practice.zip");
    let bytes = export(&practice, &path);
    let other = Practice::not_yet("2026-11-21");
    // What the coach has set aside by hand where the practice will be.
    let aside = other.folder().join("nenrin/practice/nenrin.db.bak");
    fs::create_dir_all(aside.parent().unwrap()).unwrap();
    fs::write(&aside, "precious").unwrap();
    for (n, broken) in [bytes[..bytes.len() / 2].to_vec(), b"zip?".to_vec(), flipped(&bytes)].into_iter().enumerate() {
        fs::write(&path, broken).unwrap();
        let refused = other.with(|call| archive::import(call, &path)).unwrap_err();
        assert_eq!(refused.code, Code::ArchiveRefused, "{n}: {refused:?}");
        assert_eq!(other.ask("start.view", json!({}))["own_exists"], false);
        assert_eq!(fs::read_to_string(&aside).unwrap(), "precious");
        let made = |name: &String| name.starts_with("nenrin.db") && name != "nenrin.db.bak";
        assert!(!names(aside.parent().unwrap()).iter().any(made));
    }
}

/// The archive with one bit of its first table's content changed.
fn flipped(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[120] ^= 1;
    bytes
}

#[test]
fn an_archive_that_cannot_be_written_leaves_what_was_there_and_nothing_of_its_own() {
    let (practice, _) = lived();
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("practice.zip");
    // A folder in the way of the name it will have.
    fs::create_dir_all(path.join("kept")).unwrap();
    assert!(practice.with(|call| archive::export(call, &path)).is_err());
    assert!(path.join("kept").exists());
    assert_eq!(fs::read_dir(files.path()).unwrap().count(), 1);
}

#[test]
fn an_archive_never_takes_the_place_of_the_practice() {
    let (practice, learner) = lived();
    let file = practice.with(|call| Ok(call.desk.file_of(nenrin_practice::Which::Own))).unwrap();
    let before = fs::read(&file).unwrap();
    let refused = practice.with(|call| archive::export(call, &file)).unwrap_err();
    assert_eq!(refused.about["rule"], "outside_the_data_folder");
    assert_eq!(fs::read(&file).unwrap(), before);
    practice.ask("learner.view", json!({ "learner": learner }));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_no_archive_and_is_not_waited_for() {
    let other = Practice::not_yet("2026-11-20");
    let [pipe, folder, link, circle] = ["pipe", "folder", "link", "circle"].map(|it| other.folder().join(it));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    fs::create_dir(&folder).unwrap();
    std::os::unix::fs::symlink(&pipe, &link).unwrap();
    std::os::unix::fs::symlink(&circle, &circle).unwrap();
    for path in [pipe, folder, link, circle] {
        other.will_pick(&path);
        let refused = other.refused("archive.import", json!({}));
        assert_eq!((&refused["code"], &refused["about"]["why"]), (&json!("A-501"), &json!("not_a_zip")), "{path:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_taken_for_what_it_leads_to_and_not_for_a_file_of_another_kind() {
    let (practice, _) = lived();
    let other = Practice::not_yet("2026-11-20");
    let [archive, link, broken] = ["archive.zip", "link", "broken"].map(|it| other.folder().join(it));
    practice.with(|call| archive::export(call, &archive)).unwrap();
    // The system refuses to follow this one, whatever it leads to.
    std::os::unix::fs::symlink("x".repeat(300), &broken).unwrap();
    other.will_pick(&broken);
    let refused = other.refused("archive.import", json!({}));
    assert_eq!(refused["about"].get("why"), None, "nobody has seen what it is: {refused}");
    std::os::unix::fs::symlink(&archive, &link).unwrap();
    other.will_pick(&link);
    other.ask("archive.import", json!({}));
}

#[test]
fn asking_where_and_being_cancelled_does_nothing() {
    let (practice, _) = lived();
    assert_eq!(practice.refused("archive.export", json!({}))["code"], "P-207");
    assert_eq!(practice.refused("archive.import", json!({}))["code"], "P-207");
}

#[test]
fn words_are_found_wherever_they_were_written() {
    let (practice, misaki) = lived();
    let found = practice.ask("search.find", json!({ "text": "ふあん 転職", "limit": null }));
    assert_eq!(found, json!([]));
    let found = practice.ask("search.find", json!({ "text": "不安 転職", "limit": null }));
    let hit = &found[0];
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    assert_eq!((&hit["kind"], &hit["day"]), (&json!("note"), &json!("2026-11-20")));
    assert_eq!(hit["learner"], json!({ "id": misaki, "name": "佐藤 美咲", "external_id": null }));
    assert_eq!(hit["passage"], "転職の面談。 \"不安\", 少し");
    assert_eq!(hit["ranges"], json!([[0, 2], [8, 10]]));
    let names: Vec<Json> =
        practice.ask("search.find", json!({ "text": "陽子", "limit": 5 })).as_array().unwrap().clone();
    assert_eq!(names.iter().map(|hit| text(&hit["kind"])).collect::<Vec<_>>(), ["learner"]);
}

#[test]
fn a_history_is_brought_into_a_used_practice_only_after_a_verified_backup() {
    let (practice, _) = lived();
    let backups = practice.folder().join("nenrin").join("backups");
    let history = tempfile::tempdir().unwrap();
    let learners = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source,name\n\
                    L1,2026-01-05,package,14,11000,紹介,山田 太郎\n";
    let sessions = "session_id,learner_id,booked_on,scheduled,status,resolved\n";
    fs::write(history.path().join("learners.csv"), learners).unwrap();
    fs::write(history.path().join("sessions.csv"), sessions).unwrap();
    let source = nenrin_practice::history::Source::at(history.path());
    practice.with(|call| nenrin_practice::history::bring_in(call, &source).map(drop)).unwrap();
    let taken = names(&backups);
    assert_eq!(taken.len(), 1, "{taken:?}");
    assert!(taken[0].starts_with("20261120T") && taken[0].ends_with("Z-before-import.db"), "{taken:?}");

    // A folder that cannot be written stops what needs the backup.
    fs::remove_dir_all(&backups).unwrap();
    fs::write(&backups, "in the way").unwrap();
    let before = practice.rows();
    assert!(practice.with(|call| nenrin_practice::history::bring_in(call, &source).map(drop)).is_err());
    assert_eq!(practice.rows(), before);
}

#[test]
fn half_a_backup_of_a_program_that_was_killed_is_gone_after_the_next_start() {
    let (practice, _) = lived();
    let backups = practice.folder().join("nenrin").join("backups");
    fs::create_dir_all(&backups).unwrap();
    let half = backups.join("20261117T110640000Z-before-import.db.part");
    fs::write(&half, "half a copy").unwrap();
    let practice = practice.reopened();
    assert!(!half.exists() && practice.learners().len() > 1);
}
