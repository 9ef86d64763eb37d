//! The file format and its versions: numbered, immutable steps from an empty file to today's.

use rusqlite::{Connection, TransactionBehavior};

use crate::{StoreError, search};

/// The version of the file format that this program writes.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// Numbered, immutable steps from an empty file to today's. Step n leads to version n.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_practice.sql"),
    include_str!("migrations/0002_confirmed_drafts.sql"),
    include_str!("migrations/0003_fewer_merges.sql"),
    concat!(include_str!("migrations/0004_whole_stock.sql"), include_str!("migrations/0004_words_of_the_stock.sql")),
    include_str!("migrations/0005_numbers_that_lead_to_acts.sql"),
];

/// Marks a file as a practice of Nenrin: "NENR".
const APPLICATION_ID: i64 = 0x4e45_4e52;

/// A practice that holds nothing and lies nowhere, to compare with.
pub(crate) fn in_memory() -> Result<Connection, StoreError> {
    let connection = Connection::open_in_memory()?;
    search::register(&connection)?;
    migrate(&connection, MIGRATIONS, 0)?;
    Ok(connection)
}

/// Brings an open file from version `from` to that of the last of `migrations`, each step in a transaction of its own.
pub(crate) fn migrate(connection: &Connection, migrations: &[&str], from: i64) -> Result<(), StoreError> {
    for (step, version) in migrations.iter().zip(1..).filter(|(_, version)| *version > from) {
        let transaction = rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.commit()?;
    }
    Ok(())
}

/// The version of an open file.
///
/// # Errors
/// [`StoreError::NotAPractice`] for another kind of file.
pub(crate) fn version_of(connection: &Connection) -> Result<i64, StoreError> {
    let number = |pragma| connection.query_row(pragma, [], |row| row.get(0)).map_err(of_a_first_look);
    let (version, application) = (number("PRAGMA user_version")?, number("PRAGMA application_id")?);
    if application == APPLICATION_ID { Ok(version) } else { Err(StoreError::NotAPractice) }
}

/// What cannot even be begun to be read is another kind of file, or one with another key.
fn of_a_first_look(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotAPractice,
        _ => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use nenrin_domain::{Id, Instant, Plan, PlanId};
    use uuid::Uuid;

    use super::MIGRATIONS;
    use crate::{Store, StoreError};

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
        store.undo(1, at, |_| ControlFlow::Continue(()), |_, _, act| act.take_back()).unwrap();
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
        store.undo(1, Instant::from_millis(0), |_| ControlFlow::Continue(()), |_, _, act| act.take_back()).unwrap();
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
