//! Backups: a copy of the whole file that counts only when it has been opened again and holds the same.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::file::{beside, create_private_file, remove_unfinished, settle};
use crate::open::connect;
use crate::{Store, StoreError, WriteError as _};

/// Pages copied at a time.
const STEP: i32 = 4096;

/// A backup that was made and found to hold the same as the practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Rows in it, those of the change log included.
    pub rows: u64,
    /// SHA-256 over all its rows.
    pub hash: [u8; 32],
    /// Its size.
    pub bytes: u64,
}

impl Store {
    /// Copies the practice to a new file at `to`, encrypted with the same key if it has one. The copy bears its name only
    /// after it was opened again, checked, compared with the practice row by row, and is safely on the disk.
    ///
    /// # Errors
    /// [`StoreError::BackupMismatch`] when the copy does not hold the same, [`StoreError::DiskFull`] and others when it
    /// cannot be written. There is no file at `to` then, or the one from before.
    pub fn back_up(&self, to: &Path) -> Result<Backup, StoreError> {
        let unfinished = beside(to, ".part");
        let made = self.copy(&unfinished).and_then(|()| {
            let backup = self.check_copy(&unfinished)?;
            settle(&unfinished, to)?;
            Ok(backup)
        });
        if made.is_err() {
            remove_unfinished(&unfinished);
        }
        made
    }

    fn copy(&self, to: &Path) -> Result<(), StoreError> {
        remove_unfinished(to);
        create_private_file(to)?;
        let mut copy = connect(to, self.key())?;
        let copying = Copying::new(self.connection(), &mut copy)?;
        loop {
            match copying.step(STEP)? {
                StepResult::Done => break,
                StepResult::More => {}
                _ => return Err(StoreError::BackupMismatch),
            }
        }
        drop(copying);
        // A backup is one file, without a log beside it.
        Ok(copy.execute_batch("PRAGMA journal_mode = DELETE")?)
    }

    /// Opens a copy again and compares it with the practice.
    fn check_copy(&self, path: &Path) -> Result<Backup, StoreError> {
        let own = content(self.connection())?;
        let copy = connect(path, self.key())?;
        let found = content(&copy).and_then(|found| Ok((is_sound(&copy)?, found)));
        // Damage of the copy is none of the practice.
        let (is_sound, (rows, hash)) =
            found.map_err(|error| if error.is_damage() { StoreError::BackupMismatch } else { error })?;
        if !is_sound || own != (rows, hash) {
            return Err(StoreError::BackupMismatch);
        }
        drop(copy);
        Ok(Backup { rows, hash, bytes: std::fs::metadata(path)?.len() })
    }
}

fn is_sound(connection: &Connection) -> Result<bool, StoreError> {
    let answer: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(answer == "ok")
}

/// The number of rows in all tables, and a hash over all their values: equal for equal content only. The tables are the
/// file's own, which may be those of an older program. What full-text search keeps follows from them.
fn content(connection: &Connection) -> Result<(u64, [u8; 32]), StoreError> {
    let tables = "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    let mut tables = connection.prepare(tables)?;
    let (mut count, mut hash) = (0, Sha256::new());
    for name in tables.query_map([], |row| row.get::<_, String>(0))? {
        let name = name?;
        hash.update(&name);
        // Every table begins with what tells its rows apart.
        let mut select = connection.prepare(&format!("SELECT * FROM \"{name}\" ORDER BY 1"))?;
        let columns = select.column_count();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            count += 1;
            for column in 0..columns {
                update(&mut hash, row.get_ref(column)?);
            }
        }
    }
    Ok((count, hash.finalize().into()))
}

/// Kind and length go before the bytes, so that no two different rows look alike.
fn update(hash: &mut Sha256, value: ValueRef<'_>) {
    let mut add = |kind: u8, bytes: &[u8]| {
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    match value {
        ValueRef::Null => add(0, &[]),
        ValueRef::Integer(number) => add(1, &number.to_le_bytes()),
        ValueRef::Real(number) => add(2, &number.to_le_bytes()),
        ValueRef::Text(text) => add(3, text),
        ValueRef::Blob(bytes) => add(4, bytes),
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Instant, Learner};

    use crate::{Act, Store, StoreError};

    #[test]
    fn a_copy_that_lacks_a_word_or_is_damaged_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
        let act = Act::new("test.act", Instant::from_millis(0));
        let add = |writer: &mut crate::Writer<'_>| writer.add(&Learner::named(writer.mint(), "芽衣"));
        store.act::<_, StoreError>(&act, add).unwrap();
        let copy = folder.path().join("copy.db");

        store.copy(&copy).unwrap();
        let sound = store.check_copy(&copy).unwrap();
        let rusqlite = rusqlite::Connection::open(&copy).unwrap();
        rusqlite.execute("UPDATE change SET fields = '{}'", []).unwrap();
        drop(rusqlite);
        assert!(matches!(store.check_copy(&copy), Err(StoreError::BackupMismatch)));

        store.copy(&copy).unwrap();
        assert_eq!(store.check_copy(&copy).unwrap(), sound);
        let mut bytes = std::fs::read(&copy).unwrap();
        // A page of an index that holds no row: the rows alone would not tell.
        let index =
            store.connection().query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'session_day'", [], |row| {
                row.get::<_, i64>(0)
            });
        let start = usize::try_from(index.unwrap() - 1).unwrap() * 4096;
        bytes[start..start + 100].fill(0xff);
        std::fs::write(&copy, bytes).unwrap();
        assert!(store.check_copy(&copy).is_err());
    }
}
