//! Files of every version that was released open for ever, and lose nothing on their way to today's version.
#![allow(clippy::unwrap_used, reason = "a failing test may stop where it stands")]

mod kit;

use std::fs;
use std::path::{Path, PathBuf};

use kit::{Kit, action, draft_of, held, note};
use nenrin_store::{Act, SCHEMA_VERSION, Store, StoreError};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures")
}

/// What every fixture was filled with, by the program of its time.
fn filled() -> Kit {
    let mut kit = Kit::new();
    let at = kit.tick();
    let mei = kit
        .store()
        .act(&Act::new(Act::FOUNDING, at), |writer| Ok::<_, StoreError>(kit::learner(writer, "田中 芽衣")))
        .unwrap()
        .value;
    let session = kit.act(|writer| held(writer, mei.id)).value;
    let first = kit.act(|writer| note(writer, &session, None, "転職の面談")).value;
    kit.act(|writer| note(writer, &session, Some(&first), "副業の面談"));
    kit.act(|writer| action(writer, mei.id, "読書 第2章 金曜まで"));
    kit.act(|writer| action(writer, mei.id, "取り消される"));
    kit.undo().unwrap();
    kit.store().save_draft(&draft_of(session.id, mei.id, "途中")).unwrap();
    kit
}

/// Writes the file of this version: `NENRIN_WRITE_FIXTURE=1 cargo test -p nenrin-store --test released`, once, before a
/// version is released. Afterwards it stays as it is.
fn write_when_asked() {
    if std::env::var_os("NENRIN_WRITE_FIXTURE").is_some() {
        fs::create_dir_all(fixtures()).unwrap();
        filled().store().back_up(&fixtures().join(format!("v{SCHEMA_VERSION}.db"))).unwrap();
    }
}

#[test]
fn files_of_every_version_open_with_everything_in_them() {
    write_when_asked();
    for version in 1..=SCHEMA_VERSION {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nenrin.db");
        fs::copy(fixtures().join(format!("v{version}.db")), &path).unwrap();
        let mut backed_up = false;
        let mut store = Store::open(&path, None, |older| {
            backed_up = true;
            older.back_up(&folder.path().join("backup.db")).map(drop)
        })
        .unwrap();
        assert_eq!(backed_up, version < SCHEMA_VERSION);
        let verdict = store.verify(|_| Ok::<_, StoreError>(())).unwrap();
        assert_eq!((verdict.found, verdict.note_versions, verdict.acts), (0, 2, 7), "version {version}");
        assert_eq!((store.search("副業", 5).unwrap().len(), store.search("転職", 5).unwrap().len()), (1, 0));
        assert_eq!(store.drafts().unwrap().len(), 1);
        let at = nenrin_domain::Instant::from_millis(kit::START + 86_400_000);
        store.redo_last(at, kit::unwatched).unwrap();
        for _ in 0..5 {
            store.undo_last(at, kit::unwatched, kit::unruled).unwrap();
        }
        assert_eq!(store.learners().unwrap().len(), 1);
    }
}
