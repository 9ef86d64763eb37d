//! A backup counts only when it holds the same, and failing to make one harms nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use std::fs;
use std::path::Path;

use kit::{Kit, action, draft_of, held, note, open, raw, rows, small_disk};
use nenrin_domain::Instant;
use nenrin_store::{Act, RawKey, Store, StoreError};

fn filled() -> Kit {
    let mut kit = Kit::new();
    let mei = kit.learner("田中 芽衣");
    let session = kit.act(|writer| held(writer, mei.id)).value;
    kit.act(|writer| note(writer, &session, None, "転職の面談"));
    kit.act(|writer| (0..500).for_each(|n| drop(action(writer, mei.id, &format!("読書 第{n}章")))));
    kit.undo().unwrap();
    kit.redo().unwrap();
    kit.store().save_draft(&draft_of(session.id, mei.id, "途中")).unwrap();
    kit
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_is_one_file_with_everything_in_it() {
    let mut kit = filled();
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("20261120T010203Z-test.db");
    let backup = kit.store().back_up(&to).unwrap();
    assert_eq!(names(folder.path()), ["20261120T010203Z-test.db"]);
    assert_eq!(backup.bytes, fs::metadata(&to).unwrap().len());
    assert_eq!(rows(&raw(&to)), rows(&raw(&kit.path())));
    // 500 actions, a learner, a session, a note and its version; the acts and their changes; a draft; this machine.
    assert_eq!(backup.rows, 504 + 6 + (4 + 3 * 500) + 1 + 1);

    let mut restored = open(&to, None).unwrap();
    assert_eq!(restored.search("転職", 5).unwrap().len(), 1);
    restored.undo_last(kit.tick(), kit::unwatched, kit::unruled).unwrap();
    assert_eq!(restored.drafts().unwrap().len(), 1);
}

#[test]
fn the_same_practice_gives_the_same_hash_and_any_change_another() {
    let mut kit = filled();
    let folder = tempfile::tempdir().unwrap();
    let back_up = |kit: &mut Kit| kit.store().back_up(&folder.path().join("copy.db")).unwrap().hash;
    let first = back_up(&mut kit);
    assert_eq!(back_up(&mut kit), first);
    kit.reopen();
    assert_eq!(back_up(&mut kit), first);
    kit.learner("健");
    assert_ne!(back_up(&mut kit), first);
}

#[test]
fn the_backup_of_a_keyed_practice_has_the_same_key() {
    let folder = tempfile::tempdir().unwrap();
    let (key, other) = (RawKey::new([7; 32]), RawKey::new([8; 32]));
    let mut store = open(&folder.path().join("nenrin.db"), Some(&key)).unwrap();
    let act = Act::new("learner.add", Instant::from_millis(kit::START));
    store.act(&act, |writer| Ok::<_, StoreError>(kit::learner(writer, "zqxj-marker"))).unwrap();
    let to = folder.path().join("copy.db");
    store.back_up(&to).unwrap();
    drop(store);
    assert!(!kit::leaves_traces(folder.path(), "zqxj-marker"));
    assert!(matches!(open(&to, Some(&other)), Err(StoreError::NotAPractice)));
    assert_eq!(open(&to, Some(&key)).unwrap().learners().unwrap().len(), 1);
}

#[cfg(unix)]
#[test]
fn only_this_user_may_read_a_backup() {
    use std::os::unix::fs::PermissionsExt;
    let mut kit = filled();
    let to = kit.folder.path().join("copy.db");
    kit.store().back_up(&to).unwrap();
    assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn what_an_interrupted_backup_left_does_not_count_and_is_replaced() {
    let mut kit = filled();
    let to = kit.folder.path().join("copy.db");
    fs::write(kit.folder.path().join("copy.db.part"), "half a backup").unwrap();
    fs::write(kit.folder.path().join("copy.db.part-journal"), "and its journal").unwrap();
    kit.store().back_up(&to).unwrap();
    assert_eq!(open(&to, None).unwrap().learners().unwrap().len(), 1);
    assert!(!names(kit.folder.path()).iter().any(|name| name.contains(".part")));
}

/// Asks for a backup that cannot be made, and looks at what is left.
fn fails(store: &Store, to: &Path) -> StoreError {
    let before = names(to.parent().unwrap());
    let error = store.back_up(to).unwrap_err();
    assert_eq!(names(to.parent().unwrap()), before, "nothing half-made is left");
    error
}

#[test]
fn a_backup_into_nowhere_fails_and_the_practice_goes_on() {
    let mut kit = filled();
    let nowhere = kit.folder.path().join("missing").join("copy.db");
    assert!(matches!(kit.store().back_up(&nowhere), Err(StoreError::Io(_))));
    kit.learner("健");
}

#[cfg(target_os = "linux")]
#[test]
fn a_backup_onto_a_full_disk_fails_and_the_practice_goes_on() {
    small_disk::run("on_a_full_disk", "size=100k");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "run on a small disk by the test above"]
fn on_a_full_disk() {
    let mut kit = filled();
    let beside = kit.folder.path().to_owned();
    match small_disk::folder() {
        Some(folder) => assert!(matches!(fails(kit.store(), &folder.join("copy.db")), StoreError::DiskFull)),
        None => drop(fails(kit.store(), &beside.join("copy.db"))),
    }
    kit.learner("健");
    assert_eq!(kit.reopen().learners().unwrap().len(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_backup_into_a_folder_that_cannot_be_written_fails_and_the_practice_goes_on() {
    small_disk::run("in_a_read_only_folder", "ro");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "run on a read-only disk by the test above"]
fn in_a_read_only_folder() {
    let mut kit = filled();
    if let Some(folder) = small_disk::folder() {
        let error = fails(kit.store(), &folder.join("copy.db"));
        assert!(matches!(&error, StoreError::Io(io) if io.kind() == std::io::ErrorKind::ReadOnlyFilesystem), "{error}");
    }
    kit.learner("健");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_stops_an_act_and_nothing_acknowledged_is_lost() {
    small_disk::run("acts_until_the_disk_is_full", "size=3m");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "run on a small disk by the test above"]
fn acts_until_the_disk_is_full() {
    let Some(folder) = small_disk::folder() else { return };
    let path = folder.join("nenrin.db");
    let ballast = folder.join("ballast");
    fs::write(&ballast, vec![1; 200_000]).unwrap();
    let mut store = open(&path, None).unwrap();
    let act = Act::new("learner.add", Instant::from_millis(kit::START));
    let mut kept = 0;
    let error = loop {
        match store.act(&act, |writer| Ok::<_, StoreError>(kit::learner(writer, &"名前".repeat(50)))) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(error, StoreError::DiskFull), "{error}");
    assert!(kept > 10);
    // It still reads, and writes again as soon as there is room.
    assert_eq!(store.learners().unwrap().len(), kept);
    fs::remove_file(ballast).unwrap();
    store.act(&act, |writer| Ok::<_, StoreError>(kit::learner(writer, "健"))).unwrap();
    drop(store);
    assert_eq!(open(&path, None).unwrap().learners().unwrap().len(), kept + 1);
}
