//! The practice's file: who can open it, how it is kept, and what is refused without being touched.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use std::fs;
use std::path::Path;

use kit::{Kit, leaves_traces, open, raw};
use nenrin_domain::{Instant, Learner};
use nenrin_store::{Act, RawKey, SCHEMA_VERSION, Store, StoreError, check_place, create_private_folder};
use rusqlite::Connection;

const MARKER: &str = "zqxj-marker-zqxj";

fn key(byte: u8) -> RawKey {
    RawKey::new([byte; 32])
}

fn add_marked_learner(store: &mut Store) {
    let act = Act::new("learner.add", Instant::from_millis(kit::START));
    store.act(&act, |writer| Ok::<_, StoreError>(kit::learner(writer, MARKER))).unwrap();
}

/// The files in a folder and their bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.unwrap();
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
    };
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(read).collect();
    files.sort();
    files
}

#[test]
fn a_keyed_file_opens_with_its_key_only_and_shows_nothing_to_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nenrin.db");
    let mut store = open(&path, Some(&key(7))).unwrap();
    add_marked_learner(&mut store);
    // While it is open, too: the log beside it is as secret as the file.
    assert!(!leaves_traces(folder.path(), MARKER));
    drop(store);
    assert!(!leaves_traces(folder.path(), MARKER));
    assert!(!leaves_traces(folder.path(), "SQLite format 3"));

    let closed = contents(folder.path());
    assert!(matches!(open(&path, Some(&key(8))), Err(StoreError::NotAPractice)));
    assert!(matches!(open(&path, None), Err(StoreError::NotAPractice)));
    assert_eq!(contents(folder.path()), closed);

    let store = open(&path, Some(&key(7))).unwrap();
    assert_eq!(store.learners().unwrap().first().unwrap().name.as_deref(), Some(MARKER));
}

#[test]
fn a_file_without_a_key_does_not_open_with_one() {
    let mut kit = Kit::new();
    add_marked_learner(kit.store());
    kit.close();
    assert!(leaves_traces(kit.folder.path(), MARKER), "otherwise the test above would prove nothing");
    assert!(matches!(open(&kit.path(), Some(&key(7))), Err(StoreError::NotAPractice)));
    assert_eq!(kit.reopen().learners().unwrap().len(), 1);
}

#[test]
fn a_key_is_not_shown_by_debug_output() {
    assert!(!format!("{:?}", key(0xab)).to_lowercase().contains("ab"));
}

#[test]
fn a_file_of_a_newer_program_is_left_byte_for_byte_as_it_is() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    kit.close();
    raw(&kit.path()).pragma_update(None, "user_version", SCHEMA_VERSION + 1).unwrap();
    let before = contents(kit.folder.path());
    assert_eq!(before.len(), 1);
    let refused = open(&kit.path(), None);
    assert!(
        matches!(refused, Err(StoreError::Newer { found, known }) if (found, known) == (SCHEMA_VERSION + 1, SCHEMA_VERSION))
    );
    assert_eq!(contents(kit.folder.path()), before);
}

#[test]
fn a_newer_file_whose_program_stopped_in_the_middle_keeps_its_log_too() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    let newer = raw(&kit.path());
    newer.pragma_update(None, "user_version", SCHEMA_VERSION + 1).unwrap();
    // A copy of both files while they are in use is what a crash leaves.
    let crashed = tempfile::tempdir().unwrap();
    for name in ["nenrin.db", "nenrin.db-wal"] {
        fs::copy(kit.folder.path().join(name), crashed.path().join(name)).unwrap();
    }
    let before = contents(crashed.path());
    assert!(matches!(open(&crashed.path().join("nenrin.db"), None), Err(StoreError::Newer { .. })));
    let mut after = contents(crashed.path());
    after.retain(|(name, _)| name != "nenrin.db-shm");
    assert_eq!(after, before);
}

#[test]
fn other_files_are_refused_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let (other, words) = (folder.path().join("other.db"), folder.path().join("words.txt"));
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE note (id INTEGER); PRAGMA user_version = 1").unwrap();
    fs::write(&words, "これはデータベースではありません。".repeat(100)).unwrap();
    let before = contents(folder.path());
    assert!(matches!(open(&other, None), Err(StoreError::NotAPractice)));
    assert!(matches!(open(&words, None), Err(StoreError::NotAPractice)));
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn an_empty_file_is_no_new_practice_and_a_log_without_its_file_stays() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    // What is left of a practice in use whose file was emptied, or lost.
    for remains in [&["nenrin.db", "nenrin.db-wal"][..], &["nenrin.db-wal"]] {
        let harmed = tempfile::tempdir().unwrap();
        for name in remains {
            fs::copy(kit.folder.path().join(name), harmed.path().join(name)).unwrap();
        }
        let path = harmed.path().join("nenrin.db");
        if path.exists() {
            fs::write(&path, "").unwrap();
        }
        let before = contents(harmed.path());
        assert!(matches!(open(&path, None), Err(StoreError::Damaged)), "{remains:?}");
        assert_eq!(contents(harmed.path()), before, "{remains:?}");
    }
}

#[test]
fn what_was_left_of_a_practice_that_was_being_made_is_no_hindrance() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nenrin.db");
    fs::write(folder.path().join("nenrin.db.part"), "").unwrap();
    fs::write(folder.path().join("nenrin.db.part-wal"), "half a practice").unwrap();
    let store = open(&path, None).unwrap();
    assert_eq!(store.learners().unwrap(), []);
    drop(store);
    assert_eq!(contents(folder.path()).len(), 1);
}

#[test]
fn a_folder_that_a_cloud_copies_is_refused_and_left_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let cloud = home.path().join("OneDrive - Seminar").join("practice");
    fs::create_dir_all(&cloud).unwrap();
    assert!(matches!(open(&cloud.join("nenrin.db"), None), Err(StoreError::SharedFolder)));
    // Nor is a practice opened that was moved there, by whatever way it is reached.
    let mut kit = Kit::new();
    kit.learner("芽衣");
    kit.close();
    fs::copy(kit.path(), cloud.join("nenrin.db")).unwrap();
    let before = contents(&cloud);
    assert!(matches!(open(&cloud.join("nenrin.db"), None), Err(StoreError::SharedFolder)));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&cloud, home.path().join("practice")).unwrap();
        let link = home.path().join("practice").join("nenrin.db");
        assert!(matches!(open(&link, None), Err(StoreError::SharedFolder)));
    }
    assert_eq!(contents(&cloud), before);
}

#[test]
fn a_place_is_judged_before_anything_is_made_there() {
    let home = tempfile::tempdir().unwrap();
    let refused = |path: &Path| matches!(check_place(path), Err(StoreError::SharedFolder));
    let cloud = home.path().join("Dropbox");
    assert!(refused(&cloud.join("nenrin").join("practice").join("nenrin.db")), "not even the cloud's folder is there");
    fs::create_dir(&cloud).unwrap();
    assert!(refused(&cloud.join("nenrin").join("practice").join("nenrin.db")));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&cloud, home.path().join("data")).unwrap();
        assert!(refused(&home.path().join("data").join("practice").join("nenrin.db")));
    }
    assert!(!refused(&home.path().join("nenrin").join("practice").join("nenrin.db")));
    assert!(!refused(Path::new("nowhere/nenrin.db")) && !refused(Path::new("nenrin.db")));
    assert_eq!(contents(&cloud).len(), 0);
    assert!(!home.path().join("nenrin").exists());
}

#[cfg(unix)]
#[test]
fn only_this_user_may_read_the_file_and_its_folder() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data").join("practice");
    create_private_folder(&folder).unwrap();
    let store = open(&folder.join("nenrin.db"), None).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for name in ["nenrin.db", "nenrin.db-wal", "nenrin.db-shm"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    drop(store);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_says_so_and_can_be_written_again_later() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    kit.close();
    // A directory in its place cannot be opened, whoever asks: root is not stopped by rights.
    let folder = kit.folder.path().join("folder.db");
    fs::create_dir(&folder).unwrap();
    assert!(matches!(open(&folder, None), Err(StoreError::ReadOnly)));
    assert!(matches!(open(&kit.folder.path().join("nowhere/nenrin.db"), None), Err(StoreError::Io(_))));
    assert_eq!(kit.reopen().get::<Learner>(mei.id).unwrap(), mei);
}

#[cfg(target_os = "linux")]
#[test]
fn after_a_write_that_failed_below_the_engine_the_file_is_opened_anew() {
    kit::small_disk::run_with_limits("writes_that_fail_below_the_engine");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "run in a process of its own by the test above"]
fn writes_that_fail_below_the_engine() {
    use kit::small_disk::limit_files;
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let mut draft = kit::draft_of(nenrin_domain::Id::from_uuid(uuid::Uuid::max()), mei.id, "途中");
    let log = |kit: &Kit| fs::metadata(kit.folder.path().join("nenrin.db-wal")).unwrap().len();
    let mut kept = 1;
    for drafting in [false, true] {
        let mut write = |kit: &mut Kit| {
            if drafting {
                draft.saved_at = kit.tick();
                return kit.store().save_draft(&draft);
            }
            kit.try_act(|writer| Ok(kit::learner(writer, "健"))).map(|_| kept += 1)
        };
        (0..20).for_each(|_| write(&mut kit).unwrap());
        let long = log(&kit);
        limit_files(Some(long));
        let refused = (0..9).map(|_| write(&mut kit)).find_map(Result::err).unwrap();
        assert!(matches!(refused, StoreError::DiskFailed), "{refused}");
        limit_files(None);
        write(&mut kit).unwrap();
        assert!(log(&kit) < long, "what was committed is in the file, and the log begins anew");
    }
    assert_eq!(kit.reopen().learners().unwrap().len(), kept);
    assert_eq!(kit.store().drafts().unwrap(), [draft]);
    assert_eq!(kit.store().verify(|_| Ok::<_, StoreError>(())).unwrap().found, 0);
}

#[test]
fn a_damaged_file_says_so() {
    for keyed in [None, Some(key(7))] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nenrin.db");
        let mut store = open(&path, keyed.as_ref()).unwrap();
        for _ in 0..200 {
            add_marked_learner(&mut store);
        }
        drop(store);
        // Every page but the first.
        let mut bytes = fs::read(&path).unwrap();
        bytes.iter_mut().skip(4096).for_each(|byte| *byte ^= 0x55);
        fs::write(&path, bytes).unwrap();
        let answer = open(&path, keyed.as_ref()).and_then(|store| store.learners());
        assert!(matches!(answer, Err(StoreError::Damaged)), "{keyed:?}: {answer:?}");
    }
}

#[test]
fn a_file_opens_while_another_program_reads_it() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    let reader = raw(&kit.path());
    reader.execute_batch("BEGIN; SELECT count(*) FROM learner;").unwrap();
    kit.learner("健");
    kit.reopen();
    assert_eq!(kit.store().learners().unwrap().len(), 2);
}

/// Copies a practice that is open as a program that is killed leaves it, to `to`.
fn copy_as_killed(kit: &Kit, to: &Path) {
    for suffix in ["", "-wal"] {
        let name = format!("nenrin.db{suffix}");
        fs::copy(kit.folder.path().join(&name), to.join(&name)).unwrap();
    }
}

#[test]
fn what_a_killed_program_left_in_the_log_is_in_the_file_as_soon_as_it_is_opened() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    let left = tempfile::tempdir().unwrap();
    copy_as_killed(&kit, left.path());
    let opened = open(&left.path().join("nenrin.db"), None).unwrap();
    let alone = left.path().join("alone.db");
    fs::copy(left.path().join("nenrin.db"), &alone).unwrap();
    assert_eq!(open(&alone, None).unwrap().learners().unwrap().len(), 1);
    drop(opened);
}

#[cfg(target_os = "linux")]
#[test]
fn a_log_that_cannot_be_merged_does_not_keep_the_file_from_being_opened() {
    kit::small_disk::run_with_limits("a_log_on_a_full_disk");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "run in a process of its own by the test above"]
fn a_log_on_a_full_disk() {
    use kit::small_disk::limit_files;
    let mut kit = Kit::new();
    (0..200).for_each(|_| drop(kit.learner(&"芽".repeat(200))));
    let left = tempfile::tempdir().unwrap();
    copy_as_killed(&kit, left.path());
    let file = left.path().join("nenrin.db");
    // The shared memory beside it needs its room.
    limit_files(Some(fs::metadata(&file).unwrap().len().max(32_768)));
    let opened = open(&file, None).unwrap();
    assert_eq!(opened.learners().unwrap().len(), 200);
    drop(opened);
    limit_files(None);
    assert_eq!(open(&file, None).unwrap().learners().unwrap().len(), 200);
}
