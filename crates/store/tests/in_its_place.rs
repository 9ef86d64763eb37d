//! What lies in the place of the practice's file, or of one beside it, and is not what was left there.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a failing test may stop where it stands")]

mod kit;

use std::fs;

use kit::{Kit, open};
use nenrin_store::StoreError;

#[test]
fn a_file_put_in_its_place_is_seen_before_anything_is_acknowledged() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let copy = kit.folder.path().join("copy.db");
    drop(open(&copy, None).unwrap());
    fs::rename(&copy, kit.path()).unwrap();
    assert!(matches!(kit.try_act(|writer| Ok(kit::learner(writer, "健"))), Err(StoreError::Swapped)));
    let draft = kit::draft_of(nenrin_domain::Id::from_uuid(uuid::Uuid::max()), mei.id, "途中");
    assert!(matches!(kit.store().save_draft(&draft), Err(StoreError::Swapped)));
    assert!(matches!(kit.store().discard_draft(draft.session), Err(StoreError::Swapped)));
    fs::remove_file(kit.path()).unwrap();
    assert!(matches!(kit.try_act(|writer| Ok(kit::learner(writer, "健"))), Err(StoreError::Swapped)));
}

#[test]
fn a_practice_whose_folder_is_gone_can_still_be_read_and_is_written_again_once_it_is_back() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    let (folder, elsewhere) = (kit.folder.path().to_owned(), kit.folder.path().with_extension("moved"));
    fs::rename(&folder, &elsewhere).unwrap();
    for _ in 0..2 {
        assert!(matches!(kit.try_act(|writer| Ok(kit::learner(writer, "健"))), Err(StoreError::Swapped)));
        assert_eq!(kit.store().learners().unwrap().len(), 1);
    }
    fs::rename(&elsewhere, &folder).unwrap();
    kit.learner("健");
    assert_eq!(kit.reopen().learners().unwrap().len(), 2);
}

#[test]
fn a_log_that_was_taken_away_costs_nothing_that_was_acknowledged() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    fs::remove_file(kit.folder.path().join("nenrin.db-wal")).unwrap();
    kit.learner("健");
    // What a crash would leave at this moment.
    let crashed = tempfile::tempdir().unwrap();
    for name in ["nenrin.db", "nenrin.db-wal"] {
        fs::copy(kit.folder.path().join(name), crashed.path().join(name)).unwrap();
    }
    assert_eq!(open(&crashed.path().join("nenrin.db"), None).unwrap().learners().unwrap().len(), 2);
    assert_eq!(kit.reopen().learners().unwrap().len(), 2);
}

#[test]
fn a_file_whose_log_is_gone_is_made_whole_or_left_to_the_byte() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    fs::remove_file(kit.folder.path().join("nenrin.db-wal")).unwrap();
    let before = fs::read(kit.path()).unwrap();
    // No copy can be written here, as on a full disk.
    let in_the_way = kit.folder.path().join("nenrin.db.part");
    fs::create_dir(&in_the_way).unwrap();
    assert!(kit.try_act(|writer| Ok(kit::learner(writer, "健"))).is_err());
    assert_eq!(fs::read(kit.path()).unwrap(), before);
    fs::remove_dir(&in_the_way).unwrap();
    kit.learner("健");
    assert_eq!(kit.reopen().learners().unwrap().len(), 2);
}

#[test]
fn a_log_put_in_the_place_of_the_files_own_is_seen_before_anything_is_acknowledged() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    let log = kit.folder.path().join("nenrin.db-wal");
    fs::rename(&log, kit.folder.path().join("aside")).unwrap();
    fs::write(&log, "another").unwrap();
    assert!(matches!(kit.try_act(|writer| Ok(kit::learner(writer, "健"))), Err(StoreError::Swapped)));
}

#[test]
fn a_log_that_goes_or_changes_in_the_middle_of_an_act_is_not_taken_for_the_files_own() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    let log = kit.folder.path().join("nenrin.db-wal");
    let gone = kit.try_act(|writer| {
        fs::remove_file(&log).unwrap();
        Ok(kit::learner(writer, "健"))
    });
    assert!(matches!(gone, Err(StoreError::Swapped)));
    // What was committed before is put into the file, and the work goes on.
    kit.learner("葵");
    let another = |writer: &mut nenrin_store::Writer<'_>| {
        fs::rename(&log, log.with_extension("aside")).unwrap();
        fs::write(&log, "another").unwrap();
        Ok(kit::learner(writer, "健"))
    };
    assert!(matches!(kit.try_act(another), Err(StoreError::Swapped)));
    assert!(matches!(kit.try_act(|writer| Ok(kit::learner(writer, "健"))), Err(StoreError::Swapped)));
}

#[test]
fn a_file_that_was_written_over_in_its_place_is_seen_before_anything_is_acknowledged() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    let older = fs::read(kit.path()).unwrap();
    kit.reopen();
    kit.learner("健");
    fs::write(kit.path(), older).unwrap();
    assert!(matches!(kit.try_act(|writer| Ok(kit::learner(writer, "葵"))), Err(StoreError::Swapped)));
}

#[test]
fn a_log_that_was_shortened_is_seen_before_anything_is_acknowledged() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    fs::OpenOptions::new().write(true).open(kit.folder.path().join("nenrin.db-wal")).unwrap().set_len(0).unwrap();
    assert!(matches!(kit.try_act(|writer| Ok(kit::learner(writer, "健"))), Err(StoreError::Swapped)));
    let draft = kit::draft_of(nenrin_domain::Id::from_uuid(uuid::Uuid::max()), mei.id, "途中");
    assert!(matches!(kit.store().save_draft(&draft), Err(StoreError::Swapped)));
}

#[test]
fn a_pipe_in_the_place_of_the_file_or_of_one_beside_it_is_refused_instead_of_waited_for() {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let mut kit = Kit::new();
        kit.learner("芽衣");
        kit.close();
        let pipe = kit.folder.path().join(format!("nenrin.db{suffix}"));
        let _ = fs::rename(&pipe, kit.folder.path().join("aside"));
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let path = kit.path();
        let (answer, answered) = std::sync::mpsc::channel();
        // A thread that waits at the pipe ends with the test.
        std::thread::spawn(move || answer.send(open(&path, None).map(drop)));
        let refused = answered.recv_timeout(std::time::Duration::from_secs(20)).expect(suffix);
        assert!(matches!(refused, Err(StoreError::NotAPractice)), "{suffix}: {refused:?}");
        assert!(!fs::metadata(&pipe).unwrap().is_file(), "{suffix} is left as it is");
    }
}
