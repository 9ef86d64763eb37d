//! Rows of imports that wait for the coach.

use nenrin_domain::{Day, DayTime, InboxItem, InboxKind, InboxState, Money};

use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(InboxItem, InboxItemId, "inbox_item", immutable: false, {
    kind: InboxKind,
    source: String,
    key: String,
    day: Day,
    time: Option<DayTime>,
    summary: String,
    amount: Option<Money>,
    fields: Vec<String>,
    state: InboxState,
});

impl Store {
    /// How many rows wait, and the latest of them, at most `limit`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn inbox_waiting(&self, limit: u32) -> Result<(u64, Vec<InboxItem>), StoreError> {
        let count = "SELECT count(*) FROM inbox_item WHERE state = 'waiting'";
        let total: i64 = self.connection().prepare_cached(count)?.query_row([], |row| row.get(0))?;
        let sql = "SELECT * FROM inbox_item WHERE state = 'waiting' ORDER BY day DESC, id LIMIT ?1";
        Ok((u64::try_from(total).unwrap_or(0), self.rows(sql, params![limit])?))
    }
}
