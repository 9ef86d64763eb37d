//! Opening the practice's file: key, durability, version, identity of this machine.

use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

use nenrin_domain::Instant;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, params};
use uuid::ContextV7;

use crate::defaults::Defaults;
use crate::door::mint_uuid;
use crate::file::{OpenFile, beside, create_private_file, has_unmerged_log, refuse_pipes, remove_unfinished, settle};
use crate::migrations::{MIGRATIONS, migrate, version_of};
use crate::{StoreError, WriteError, check_place, search};

/// Kibibytes of the file's pages that are held in memory in everyday work.
pub(crate) const WORKING: u32 = 32_768;

/// How long a connection waits for another program that reads or writes the file.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

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
    /// Whether the file was seen to be damaged, see [`Store::note_damage`].
    damaged: Cell<bool>,
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
    /// [`StoreError::NotAPractice`] for another kind of file, a pipe or a device, or a wrong key, [`StoreError::Damaged`] for an empty file,
    /// [`StoreError::SharedFolder`] where a practice must not lie.
    pub fn open(
        path: &Path,
        key: Option<&RawKey>,
        before_migration: impl FnOnce(&Self) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        Self::open_with(path, key, MIGRATIONS, before_migration)
    }

    /// Opens a practice that was seen to be damaged, for what can be read of it: nothing is written to its file, as after
    /// [`Store::note_damage`].
    ///
    /// # Errors
    /// [`StoreError::Damaged`] for an older file, too; otherwise as [`Store::open`].
    pub fn open_damaged(path: &Path, key: Option<&RawKey>) -> Result<Self, StoreError> {
        check_place(path)?;
        let known = newest(MIGRATIONS);
        let (mut store, version) = Self::enter(path, key, known)?;
        store.note_damage();
        if version < known {
            return Err(StoreError::Damaged);
        }
        store.defaults = Defaults::of(&store.connection)?;
        store.file.remember();
        Ok(store)
    }

    pub(crate) fn open_with(
        path: &Path,
        key: Option<&RawKey>,
        migrations: &[&str],
        before_migration: impl FnOnce(&Self) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        check_place(path)?;
        if !path.try_exists()? {
            create(path, key, migrations)?;
        }
        let known = newest(migrations);
        let (mut store, version) = Self::enter(path, key, known)?;
        if version < known {
            before_migration(&store)?;
            migrate(&store.connection, migrations, version)?;
        }
        store.defaults = Defaults::of(&store.connection)?;
        store.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        store.file.remember();
        store.merge_left_over();
        // What was erased is no row any more, whether or not its traces can be removed now.
        let _ = store.tidy_up();
        Ok(store)
    }

    /// Opens the file at `path`, whose version must not be newer than `known`; answers the version as well.
    fn enter(path: &Path, key: Option<&RawKey>, known: i64) -> Result<(Self, i64), StoreError> {
        // The engine would take an empty file for a new one, and throw the log beside it away.
        if std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == 0) {
            return Err(StoreError::Damaged);
        }
        let connection = connect(path, key)?;
        // Closing would merge a log that a newer program left, and a file that is refused or damaged must stay as it is.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_unmerged_log(path))?;
        let version = version_of(&connection)?;
        if version > known {
            return Err(StoreError::Newer { found: version, known });
        }
        configure(&connection)?;
        let (file, key, defaults) = (OpenFile::of(path)?, key.cloned(), Defaults::default());
        let (broken, damaged) = (Cell::new(false), Cell::new(false));
        Ok((Self { connection, broken, damaged, file, key, defaults, mint: ContextV7::new() }, version))
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
            let error = StoreError::from(error);
            if error.is_damage() {
                self.note_damage();
            }
            error
        })
    }

    /// Notes that the file was seen to be damaged: nothing more is written to it through this store, for whatever is written
    /// among what cannot be read may take what is left of it. What the log beside it holds stays there, too.
    pub fn note_damage(&self) {
        self.damaged.set(true);
        // Closing would merge the log into the file. Where that cannot be kept from it, nothing else is lost by it.
        let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    }

    /// Refuses to go on with a file that was seen to be damaged, as one that is written or copied to where good copies are.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] once it was seen to be.
    pub fn refuse_damaged(&self) -> Result<(), StoreError> {
        if self.is_damaged() { Err(StoreError::Damaged) } else { Ok(()) }
    }

    /// Whether the file was seen to be damaged.
    #[must_use]
    pub const fn is_damaged(&self) -> bool {
        self.damaged.get()
    }

    /// Whether nobody knows any more what of the file is on the disk.
    pub(crate) const fn is_broken(&self) -> bool {
        self.broken.get()
    }

    /// Opens the file anew if a write has failed below the engine, and puts what was committed on the disk once more; also
    /// if the log was taken away from beside the file. Whatever writes comes through here first.
    pub(crate) fn mend(&mut self) -> Result<(), StoreError> {
        self.refuse_damaged()?;
        if self.file.has_lost_log() {
            // Without the file there is nothing to open anew: this connection is all that can still be read.
            self.file.check_file()?;
            // This connection still holds it. Merged into the file it could break off half-way, and nothing could mend the
            // file then: a whole copy takes its place instead, or nothing does.
            self.back_up(self.file.path())?;
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
    pub(crate) fn write_alone<T, E: WriteError>(&self, write: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        self.file.check_as_left()?;
        self.make_room();
        let log = self.file.log_length();
        write(self).inspect(|_| self.file.remember()).inspect_err(|error| {
            if error.is_damage() {
                self.note_damage();
            }
            self.file.remember_log();
            self.give_back(log);
        })
    }

    /// Holds as many kibibytes of the file's pages in memory from now on.
    pub(crate) fn keep_pages(&self, kibibytes: u32) -> Result<(), StoreError> {
        keep_pages(&self.connection, kibibytes)
    }
}

/// The version to which these steps bring a file.
fn newest(migrations: &[&str]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
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

/// Opens the file at `path`, which must be there, with its key. Nothing is read yet.
pub(crate) fn connect(path: &Path, key: Option<&RawKey>) -> Result<Connection, StoreError> {
    refuse_pipes(path)?;
    // Without the flag for URIs, so that no path can carry instructions to the database engine.
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
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
    use rusqlite::types::Value;

    use super::Store;

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
}
