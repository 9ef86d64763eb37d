//! The baseline of every figure of the core: the database engine alone, through the same driver and with the same
//! promises of durability, without change log, search index, rules or wire.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Params, TransactionBehavior, params_from_iter};

/// Tables that follow from the records: the log, drafts, and the search indexes with all that lies behind them.
const NO_RECORDS: &str =
    "tbl_name NOT IN ('device', 'act', 'change', 'draft', 'confirmed_draft') AND tbl_name NOT LIKE '%_search%'
    AND name NOT LIKE 'sqlite_%'";

/// Opens a practice's file for the engine alone. What keeps the log and the indexes is taken out of it.
pub fn open_without_logs(file: &Path) -> Connection {
    let connection = open(file);
    for (trigger, _) in schema(&connection, "type = 'trigger'") {
        connection.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    connection
}

/// Opens a practice's file for reading only.
pub fn open_for_reading(file: &Path) -> Connection {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    connection.execute_batch("PRAGMA cache_size = -32768").unwrap();
    connection
}

/// Writes every record of the practice in `from` into a new file at `to` with the same tables and indexes, as one
/// transaction.
pub fn copy_records(from: &Connection, to: &Path) {
    let mut to = open(to);
    let tables = schema(from, &format!("type = 'table' AND {NO_RECORDS}"));
    let indexes = schema(from, &format!("type = 'index' AND {NO_RECORDS}"));
    let all = to.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
    tables.iter().chain(&indexes).for_each(|(_, sql)| all.execute_batch(sql).unwrap());
    for (table, _) in &tables {
        let mut select = from.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = select.column_count();
        let marks = vec!["?"; columns].join(", ");
        let mut insert = all.prepare(&format!("INSERT INTO {table} VALUES ({marks})")).unwrap();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values = (0..columns).map(|column| row.get::<_, Value>(column).unwrap());
            insert.execute(params_from_iter(values)).unwrap();
        }
    }
    all.commit().unwrap();
}

/// Reads all columns of all rows that `sql` answers. Answers how many rows there are.
pub fn read(connection: &Connection, sql: &str, bound: impl Params) -> usize {
    let mut select = connection.prepare_cached(sql).unwrap();
    let columns = select.column_count();
    let mut rows = select.query(bound).unwrap();
    let mut count = 0;
    while let Some(row) = rows.next().unwrap() {
        (0..columns).for_each(|column| drop(row.get::<_, Value>(column).unwrap()));
        count += 1;
    }
    count
}

fn open(file: &Path) -> Connection {
    let connection = Connection::open(file).unwrap();
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;")
        .unwrap();
    connection
}

/// Names and statements of the parts of a file.
fn schema(connection: &Connection, which: &str) -> Vec<(String, String)> {
    let sql = format!("SELECT name, sql FROM sqlite_schema WHERE {which}");
    let mut select = connection.prepare(&sql).unwrap();
    let parts = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    parts.map(Result::unwrap).collect()
}
