//! The nine metrics once more, computed by nothing but SQL on the tables of a practice's file: a second opinion that shares no
//! line with `nenrin-insight`. Start at [`second_opinion`].

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags, params};

/// The folder of the questions. They are written so that other databases understand them, too.
pub const SQL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sql");

const KNOWN: &str = include_str!("../sql/known.sql");
const METRICS: &str = include_str!("../sql/metrics.sql");
const UNBOOKED: &str = include_str!("../sql/unbooked.sql");

/// Days after a contract within which another continues it.
const GRACE: i64 = 30;

/// What is asked: the period [`from`, `until`) as known at the end of `as_of`, each as days since 1970-01-01.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// The first day.
    pub from: i64,
    /// The day after the last.
    pub until: i64,
    /// The last day of which anything is known.
    pub as_of: i64,
}

/// The numbers of the metrics by their names in `sql/`; those that are nothing are left out.
///
/// # Errors
/// When the file is no practice.
pub fn second_opinion(file: &Path, asked: Asked) -> rusqlite::Result<BTreeMap<String, i64>> {
    let mut numbers = told(file, asked, METRICS)?;
    let at_the_end = Asked { as_of: asked.as_of.min(asked.until - 1), ..asked };
    numbers.extend(told(file, at_the_end, UNBOOKED)?);
    numbers.retain(|_, number| *number != 0);
    Ok(numbers)
}

fn told(file: &Path, asked: Asked, question: &str) -> rusqlite::Result<BTreeMap<String, i64>> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    for (name, function) in [("ln", f64::ln as fn(f64) -> f64), ("exp", f64::exp)] {
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
        connection.create_scalar_function(name, 1, flags, move |call| Ok(function(call.get(0)?)))?;
    }
    connection.execute_batch("CREATE TEMP TABLE asked (s, e, a, g)")?;
    let Asked { from, until, as_of } = asked;
    connection.execute("INSERT INTO asked VALUES (?1, ?2, ?3, ?4)", params![from, until, as_of, GRACE])?;
    connection.execute_batch(&in_sqlite(KNOWN))?;
    let mut select = connection.prepare(&in_sqlite(question))?;
    let numbers = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    numbers.collect()
}

/// SQLite calls the least of several values as it calls the least of a column.
fn in_sqlite(sql: &str) -> String {
    sql.replace("least(", "min(").replace("greatest(", "max(")
}
