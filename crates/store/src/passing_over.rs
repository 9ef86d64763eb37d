//! What can never be taken back, and the way past it to what was done before.
//!
//! An erasure is for good, and so is every act about whoever was erased. What such an act was built on is then for good, too: its
//! rows are referred to, or were written again. Nothing newer can be taken back first, so it must not stand in the way either.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use nenrin_domain::{Instant, LearnerId};
use rusqlite::params;
use serde_json::Value as Json;

use crate::stood::TakeBack;
use crate::{Act, ActSummary, Done, Store, StoreError};

/// Of an act `a`: it stands, and can never be taken back, as [`ActSummary::is_erased`] tells it.
macro_rules! never {
    () => {
        "a.undoes IS NULL AND a.seq NOT IN (SELECT seq FROM undone_act)
           AND (a.kind = 'learner.erase' OR json_type(a.about, '$.erased') IS NOT NULL)"
    };
}

/// Of an act `a`: it can never be taken back, or is among ?2, and was done after ?1.
macro_rules! later {
    () => {
        concat!("a.seq > ?1 AND (a.seq IN (SELECT value FROM json_each(?2)) OR ", never!(), ")")
    };
}

/// Whether such a later act wrote what the act ?1 wrote.
const WROTE_AGAIN: &str = concat!(
    "SELECT EXISTS (SELECT 1 FROM change base JOIN change c ON c.row = base.row AND c.entity = base.entity
       JOIN act a ON a.seq = c.act
       WHERE base.act = ?1 AND ",
    later!(),
    " AND (base.kind <> 'updated' OR c.kind <> 'updated' OR EXISTS (
       SELECT 1 FROM json_each(c.fields) f WHERE f.key IN (SELECT key FROM json_each(base.fields)))))"
);

impl Store {
    /// Takes back the latest act that still stands; otherwise as [`Store::undo`]. What can never be taken back is passed over: an
    /// erasure, what concerned whoever was erased, and what is refused because such acts were built on it. It must not stand in
    /// the way of all that was done before. An act that is refused for another reason is not passed over.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`] when there is none; otherwise as [`Store::undo`].
    pub fn undo_last(
        &mut self,
        at: Instant,
        mut watch: impl FnMut(u64) -> ControlFlow<()>,
        within: impl Fn(&Self, &BTreeSet<LearnerId>, TakeBack<'_>) -> Result<(), StoreError>,
    ) -> Result<Done<ActSummary>, StoreError> {
        let mut before = i64::MAX;
        loop {
            let seq = self.last_before(before)?.ok_or(StoreError::NothingToUndo)?;
            match self.undo(seq, at, &mut watch, &within) {
                // Whatever stands after it was passed over, so nothing can ever make room for it.
                Err(StoreError::BuiltUpon) if self.is_followed_for_good(seq)? => before = seq,
                done => return done,
            }
        }
    }

    /// The latest act before `before` that stands and was not erased.
    fn last_before(&self, before: i64) -> Result<Option<i64>, StoreError> {
        // As `ActSummary::is_erased` tells it.
        let sql = "SELECT max(seq) FROM act WHERE seq < ?3 AND undoes IS NULL AND kind <> ?1 AND kind <> ?2
             AND json_type(about, '$.erased') IS NULL AND seq NOT IN (SELECT seq FROM undone_act)";
        let bound = params![Act::FOUNDING, Act::ERASING, before];
        Ok(self.connection().prepare_cached(sql)?.query_row(bound, |row| row.get(0))?)
    }

    /// Whether an act that can never be taken back was done after this one.
    fn is_followed_for_good(&self, seq: i64) -> Result<bool, StoreError> {
        let sql = concat!("SELECT EXISTS (SELECT 1 FROM act a WHERE a.seq > ?1 AND ", never!(), ")");
        Ok(self.connection().prepare_cached(sql)?.query_row(params![seq], |row| row.get(0))?)
    }

    /// Which of these acts, the latest first, can never be taken back: they erased somebody, concerned whoever was erased, or such
    /// acts were built on them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn standing_for_good(&self, acts: &[ActSummary]) -> Result<BTreeSet<i64>, StoreError> {
        let mut for_good = BTreeSet::new();
        for act in acts.iter().filter(|act| !act.undone) {
            if act.is_erased() || self.is_followed_for_good(act.seq)? && self.is_needed_by(act.seq, &for_good)? {
                for_good.insert(act.seq);
            }
        }
        Ok(for_good)
    }

    /// Whether an act that can never be taken back, or one of these, wrote what the act `seq` wrote, or refers to what it added.
    fn is_needed_by(&self, seq: i64, for_good: &BTreeSet<i64>) -> Result<bool, StoreError> {
        let connection = self.connection();
        let these = Json::from(for_good.iter().copied().collect::<Vec<_>>()).to_string();
        if connection.prepare_cached(WROTE_AGAIN)?.query_row(params![seq, these], |row| row.get(0))? {
            return Ok(true);
        }
        for (entity, table, column) in self.references_to_added(seq)? {
            let sql = format!(
                concat!(
                    "SELECT EXISTS (SELECT 1 FROM change base JOIN {table} r ON r.{column} = base.row
                       JOIN change c ON c.row = r.id AND c.entity = '{table}' JOIN act a ON a.seq = c.act
                       WHERE base.act = ?1 AND base.entity = ?3 AND base.kind = 'created' AND ",
                    later!(),
                    ")"
                ),
                table = table,
                column = column
            );
            if connection.prepare_cached(&sql)?.query_row(params![seq, these, entity], |row| row.get(0))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The kinds of rows that an act added, each with the tables and columns that refer to such rows.
    fn references_to_added(&self, seq: i64) -> Result<Vec<(String, String, String)>, StoreError> {
        let sql = "SELECT DISTINCT base.entity, t.name, k.\"from\"
             FROM change base JOIN sqlite_schema t ON t.type = 'table'
             JOIN pragma_foreign_key_list(t.name) k ON k.\"table\" = base.entity
             JOIN pragma_table_info(t.name) i ON i.name = 'id'
             WHERE base.act = ?1 AND base.kind = 'created'";
        let mut select = self.connection().prepare_cached(sql)?;
        let rows = select.query_map(params![seq], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
