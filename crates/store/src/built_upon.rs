//! Which later act stands in the way of taking one back.

use rusqlite::{OptionalExtension, params};
use serde_json::Value as Json;

use crate::{ActSummary, Store, StoreError};

/// A later act than ?1 that still stands.
const LATER: &str = "a.seq > ?1 AND a.undoes IS NULL AND a.seq NOT IN (SELECT seq FROM undone_act)";

impl Store {
    /// The latest act that still stands and wrote what the act `seq` wrote; when there is none, the latest that changed rows of
    /// these kinds and concerned the same learner. `None` when nothing of the kind was done since.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn latest_upon(&self, seq: i64, kinds: &[&str]) -> Result<Option<ActSummary>, StoreError> {
        let same_rows = format!(
            "SELECT max(a.seq) FROM change base JOIN change c ON c.row = base.row AND c.entity = base.entity
             JOIN act a ON a.seq = c.act
             WHERE base.act = ?1 AND {LATER} AND (base.kind <> 'updated' OR c.kind <> 'updated' OR EXISTS (
               SELECT 1 FROM json_each(c.fields) f WHERE f.key IN (SELECT key FROM json_each(base.fields))))"
        );
        let same_learner = format!(
            "SELECT max(a.seq) FROM act a JOIN act base ON base.seq = ?1 AND base.learner = a.learner
             WHERE {LATER} AND EXISTS (
               SELECT 1 FROM change c WHERE c.act = a.seq AND c.entity IN (SELECT value FROM json_each(?2)))"
        );
        let connection = self.connection();
        let wrote: Option<i64> = connection.query_row(&same_rows, params![seq], |row| row.get(0))?;
        let kinds = Json::from(kinds).to_string();
        let concerned = || connection.query_row(&same_learner, params![seq, kinds], |row| row.get(0)).optional();
        let latest = if wrote.is_some() { wrote } else { concerned()?.flatten() };
        latest.map(|seq| self.act_at(seq)).transpose()
    }
}
