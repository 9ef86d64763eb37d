//! Opening the practice's file: key, durability, version, identity of this machine.

use std::cell::Cell;
use std::path::Path;

use nenrin_domain::Instant;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior, params};
use uuid::ContextV7;

use crate::defaults::Defaults;
use crate::door::mint_uuid;
use crate::file::{OpenFile, beside, create_private_file, has_unmerged_log, remove_unfinished, settle};
use crate::{StoreError, check_place, search};

/// The version of the file format that this program writes.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// Numbered, immutable steps from an empty file to today's. Step n leads to version n.
const MIGRATIONS: &[&str] =
    &[include_str!("migrations/0001_practice.sql"), include_str!("migrations/0002_confirmed_drafts.sql")];

/// Marks a file as a practice of Nenrin: "NENR".
const APPLICATION_ID: i64 = 0x4e45_4e52;

/// Kibibytes of the file's pages that are held in memory in everyday work.
pub(crate) const WORKING: u32 = 32_768;

/// The raw 256-bit key of an encrypted practice.
#[derive(Clone)]
pub struct RawKey([u8; 32]);

impl RawKey {
    /// A key of these bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn pragma(&self) -> String {
        let hex: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("x'{hex}'")
    }
}

impl std::fmt::Debug for RawKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RawKey(…)")
    }
}

/// An open practice file. One writer at a time; dropping it closes the file.
pub struct Store {
    connection: Connection,
    /// Whether a write has failed below the database engine since the file was opened.
    broken: Cell<bool>,
    file: OpenFile,
    key: Option<RawKey>,
    defaults: Defaults,
    pub(crate) mint: ContextV7,
}

impl Store {
    /// Opens the practice in the file at `path`, made anew when there is none, brought to today's version when it is
    /// older. `before_migration` is called with the open older file before its first step, to back it up.
    ///
    /// # Errors
    /// [`StoreError::Newer`] for a file of a newer program (left byte for byte as it is),
    /// [`StoreError::NotAPractice`] for another kind of file or a wrong key, [`StoreError::Damaged`] for an empty file,
    /// [`StoreError::SharedFolder`] where a practice must not lie.
    pub fn open(
        path: &Path,
        key: Option<&RawKey>,
        before_migration: impl FnOnce(&Self) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        Self::open_with(path, key, MIGRATIONS, before_migration)
    }

    fn open_with(
        path: &Path,
        key: Option<&RawKey>,
        migrations: &[&str],
        before_migration: impl FnOnce(&Self) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        check_place(path)?;
        if !path.try_exists()? {
            create(path, key, migrations)?;
        }
        // The engine would take an empty file for a new one, and throw the log beside it away.
        if std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == 0) {
            return Err(StoreError::Damaged);
        }
        let known = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
        let connection = connect(path, key)?;
        // Closing would merge a log that a newer program left, and a refused file must stay as it is.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_unmerged_log(path))?;
        let version = version_of(&connection)?;
        if version > known {
            return Err(StoreError::Newer { found: version, known });
        }
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        configure(&connection)?;
        let (file, key, defaults) = (OpenFile::of(path)?, key.cloned(), Defaults::default());
        let mut store = Self { connection, broken: Cell::new(false), file, key, defaults, mint: ContextV7::new() };
        if version < known {
            before_migration(&store)?;
            migrate(&store.connection, migrations, version)?;
        }
        store.defaults = Defaults::of(&store.connection)?;
        store.file.remember();
        Ok(store)
    }

    pub(crate) const fn file(&self) -> &OpenFile {
        &self.file
    }

    pub(crate) const fn key(&self) -> Option<&RawKey> {
        self.key.as_ref()
    }

    pub(crate) const fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) const fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    /// What became of a write. When the system failed at it, nobody knows what of the file is on the disk and what only
    /// seems to be: nothing more is written through this connection.
    pub(crate) fn heed<T>(&self, written: rusqlite::Result<T>) -> Result<T, StoreError> {
        written.map_err(|error| {
            self.broken.set(self.broken.get() || error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure));
            error.into()
        })
    }

    /// Opens the file anew if a write has failed below the engine, and puts what was committed on the disk once more; also
    /// if the log was taken away from beside the file. Whatever writes comes through here first.
    pub(crate) fn mend(&mut self) -> Result<(), StoreError> {
        if self.file.has_lost_log() {
            // This connection still holds it: what was committed goes into the file before anything else is written.
            merge_log(&self.connection)?;
            // Closed before the file is opened again, so that the two never write side by side.
            self.broken.set(true);
            self.connection = Connection::open_in_memory()?;
            self.file.remember();
        }
        if !self.broken.get() {
            return Ok(());
        }
        self.file.check()?;
        let connection = connect(self.file.path(), self.key())?;
        configure(&connection)?;
        merge_log(&connection)?;
        self.connection = connection;
        self.broken.set(false);
        self.file.remember();
        Ok(())
    }

    /// Lets `write` change the file, unless somebody else has changed it since this program last did.
    pub(crate) fn write_alone<T, E: From<StoreError>>(
        &self,
        write: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.file.check_as_left()?;
        let written = write(self);
        if written.is_ok() {
            self.file.remember()
        } else {
            self.file.remember_log()
        }
        written
    }

    /// Holds as many kibibytes of the file's pages in memory from now on.
    pub(crate) fn keep_pages(&self, kibibytes: u32) -> Result<(), StoreError> {
        keep_pages(&self.connection, kibibytes)
    }
}

/// Makes an empty practice of today's version. It bears its name only when it is whole and on the disk, so that an empty
/// file of that name is never one that was just begun.
fn create(path: &Path, key: Option<&RawKey>, migrations: &[&str]) -> Result<(), StoreError> {
    if has_unmerged_log(path) {
        // The last writes to a practice whose file is gone: a new file would take them for its own.
        return Err(StoreError::Damaged);
    }
    let unfinished = beside(path, ".part");
    let made = fill_new(&unfinished, key, migrations).and_then(|()| settle(&unfinished, path));
    if made.is_err() {
        remove_unfinished(&unfinished);
    }
    made
}

fn fill_new(path: &Path, key: Option<&RawKey>, migrations: &[&str]) -> Result<(), StoreError> {
    remove_unfinished(path);
    create_private_file(path)?;
    let connection = connect(path, key)?;
    configure(&connection)?;
    migrate(&connection, migrations, 0)?;
    let device = mint_uuid(&ContextV7::new(), Instant::from_millis(0));
    connection.execute("INSERT INTO device (id, here) VALUES (?1, 1)", params![device.as_bytes()])?;
    // Closing moves everything from the log into the file.
    connection.close().map_err(|(_, error)| error.into())
}

/// A practice that holds nothing and lies nowhere, to compare with.
pub(crate) fn in_memory() -> Result<Connection, StoreError> {
    let connection = Connection::open_in_memory()?;
    search::register(&connection)?;
    migrate(&connection, MIGRATIONS, 0)?;
    Ok(connection)
}

fn migrate(connection: &Connection, migrations: &[&str], from: i64) -> Result<(), StoreError> {
    for (step, version) in migrations.iter().zip(1..).filter(|(_, version)| *version > from) {
        let transaction = rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.commit()?;
    }
    Ok(())
}

fn version_of(connection: &Connection) -> Result<i64, StoreError> {
    let version = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application == APPLICATION_ID { Ok(version) } else { Err(StoreError::NotAPractice) }
}

/// Opens the file at `path`, which must be there, with its key. Nothing is read yet.
pub(crate) fn connect(path: &Path, key: Option<&RawKey>) -> Result<Connection, StoreError> {
    // Without the flag for URIs, so that no path can carry instructions to the database engine.
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // Else the engine would write paths and page numbers to the terminal or the system's log.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    if let Some(key) = key {
        connection.pragma_update(None, "key", key.pragma())?;
    }
    Ok(connection)
}

/// Moves everything from the log beside the file into the file, and empties the log.
pub(crate) fn merge_log(connection: &Connection) -> Result<(), StoreError> {
    let hindered = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if hindered { Err(StoreError::Busy) } else { Ok(()) }
}

fn configure(connection: &Connection) -> Result<(), StoreError> {
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::ReadOnly);
    }
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = 1;
         PRAGMA checkpoint_fullfsync = 1;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;",
    )?;
    keep_pages(connection, WORKING)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_prepared_statement_cache_capacity(256);
    search::register(connection)
}

fn keep_pages(connection: &Connection, kibibytes: u32) -> Result<(), StoreError> {
    // The engine takes a negative number for kibibytes, and a positive one for pages.
    Ok(connection.pragma_update(None, "cache_size", -i64::from(kibibytes))?)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use nenrin_domain::{Id, Instant, Plan, PlanId};
    use rusqlite::types::Value;
    use uuid::Uuid;

    use super::{MIGRATIONS, Store};
    use crate::StoreError;

    #[test]
    fn writes_are_durable_and_removed_text_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
        let setting = |name: &str| match store.connection().pragma_query_value(None, name, |row| row.get(0)).unwrap() {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            other => panic!("{other:?}"),
        };
        let promised = [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("fullfsync", "1"),
            ("checkpoint_fullfsync", "1"),
            ("secure_delete", "1"),
            ("foreign_keys", "1"),
            ("trusted_schema", "0"),
            ("temp_store", "2"),
            ("cipher_log_level", "NONE"),
        ];
        for (name, value) in promised {
            assert_eq!(setting(name), value, "{name}");
        }
        for index in ["learner_search", "note_search", "action_item_search", "interaction_search"] {
            let sql = format!("SELECT v FROM {index}_config WHERE k = 'secure-delete'");
            assert_eq!(store.connection().query_row(&sql, [], |row| row.get(0)), Ok(1), "{index}");
        }
    }
    /// What a newer program would bring: one step more.
    fn migrations(step: &str) -> Vec<&str> {
        MIGRATIONS.iter().copied().chain([step]).collect()
    }

    fn version(store: &Store) -> i64 {
        store.connection().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }

    #[test]
    fn an_older_file_is_backed_up_before_its_first_step_and_a_new_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (path, backup) = (folder.path().join("nenrin.db"), folder.path().join("backup.db"));
        drop(Store::open(&path, None, |_| panic!("there is nothing to back up yet")).unwrap());
        let newer = migrations("CREATE TABLE wish (id BLOB NOT NULL PRIMARY KEY) STRICT");
        let store = Store::open_with(&path, None, &newer, |older| {
            assert_eq!(version(older), MIGRATIONS.len() as i64);
            older.back_up(&backup).map(drop)
        });
        assert_eq!(version(&store.unwrap()), newer.len() as i64);
        assert!(Store::open(&backup, None, |_| Ok(())).is_ok());
        assert!(matches!(Store::open(&path, None, |_| Ok(())), Err(StoreError::Newer { .. })));
        drop(Store::open_with(&path, None, &newer, |_| panic!("it is not older any more")).unwrap());
    }

    #[test]
    fn a_step_that_extends_a_logged_table_is_backed_up_before_and_its_older_rows_stay_sound() {
        let folder = tempfile::tempdir().unwrap();
        let (path, backup) = (folder.path().join("nenrin.db"), folder.path().join("backup.db"));
        // As if plans had been kept before it could be said whether they are offered, and for how long they are taken.
        let first = MIGRATIONS[0].replace("  months INTEGER,\n", "").replace(",\n  offered INTEGER NOT NULL\n", "\n");
        let older = Store::open_with(&path, None, &[&first], |_| Ok(())).unwrap();
        let logged = "INSERT INTO act (id, kind, about, at, device) SELECT randomblob(16), 'plan.add', '{}', 0, id FROM device;
            INSERT INTO plan (id, name, kind, price, price_currency) VALUES (zeroblob(16), '10回券', 'package', 9, 'JPY');
            INSERT INTO change (act, entity, row, kind, fields) VALUES (1, 'plan', zeroblob(16), 'created',
              '{\"name\":\"10回券\",\"kind\":\"package\",\"price\":9,\"price_currency\":\"JPY\"}')";
        older.connection().execute_batch(logged).unwrap();
        drop(older);

        let second = "ALTER TABLE plan ADD COLUMN months INTEGER;
            ALTER TABLE plan ADD COLUMN offered INTEGER NOT NULL DEFAULT 1";
        let steps = [&[first.as_str()], MIGRATIONS.get(1..).unwrap(), &[second]].concat();
        let mut store = Store::open_with(&path, None, &steps, |older| older.back_up(&backup).map(drop)).unwrap();
        let found = |store: &Store| store.verify(|_| Ok::<_, StoreError>(())).unwrap().findings;
        assert_eq!(found(&store), []);
        let at = Instant::from_millis(0);
        store.undo(1, at, |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(store.plans().unwrap(), []);
        store.redo_last(at, |_| ControlFlow::Continue(())).unwrap();
        let plan: Plan = store.get(PlanId::from_uuid(Uuid::nil())).unwrap();
        assert_eq!((plan.name.as_str(), plan.months, plan.offered), ("10回券", None, true));
        assert_eq!(found(&store), []);
        assert!(Store::open_with(&backup, None, &[&first], |_| Ok(())).is_ok());
    }

    #[test]
    fn drafts_of_the_first_version_are_kept_by_the_acts_that_confirmed_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nenrin.db");
        let older = Store::open_with(&path, None, &MIGRATIONS[..1], |_| Ok(())).unwrap();
        let rows = "INSERT INTO act (id, kind, about, at, device) SELECT randomblob(16), 'session.confirm', '{}', 0, id FROM device;
            INSERT INTO draft VALUES (zeroblob(16), zeroblob(16), '書いた', 0, 1);
            INSERT INTO draft VALUES (randomblob(16), zeroblob(16), '途中', 0, NULL)";
        older.connection().execute_batch(rows).unwrap();
        drop(older);
        let mut store = Store::open(&path, None, |_| Ok(())).unwrap();
        let words = |store: &Store| {
            let mut words: Vec<_> = store.drafts().unwrap().into_iter().map(|draft| draft.body).collect();
            words.sort();
            words
        };
        assert_eq!(words(&store), ["途中"]);
        store.undo(1, Instant::from_millis(0), |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(words(&store), ["書いた", "途中"]);
    }

    #[test]
    fn a_step_that_fails_and_a_backup_that_fails_leave_the_older_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nenrin.db");
        drop(Store::open(&path, None, |_| Ok(())).unwrap());
        let broken = migrations("CREATE TABLE wish (id BLOB) STRICT; INSERT INTO nowhere VALUES (1)");
        assert!(Store::open_with(&path, None, &broken, |_| Ok(())).is_err());
        let good = migrations("CREATE TABLE wish (id BLOB) STRICT");
        assert!(Store::open_with(&path, None, &good, |_| Err(StoreError::DiskFull)).is_err());
        let store = Store::open(&path, None, |_| Ok(())).unwrap();
        assert_eq!(version(&store), MIGRATIONS.len() as i64);
        assert_eq!(store.count("SELECT count(*) FROM sqlite_schema WHERE name = 'wish'").unwrap(), 0);
    }
}
