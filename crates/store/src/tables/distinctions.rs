//! Distinctions: pairs of learners who are two people.

use nenrin_domain::{Distinction, Id, LearnerId};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Distinction, DistinctionId, "distinction", immutable: false, {
    one: LearnerId,
    other: LearnerId,
});

/// The columns that name a learner. None of them is called `learner`: the row is no more one's than the other's.
pub(crate) const SIDES: [&str; 2] = ["one", "other"];

impl Store {
    /// Every pair of learners who were told apart.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn distinctions(&self) -> Result<Vec<Distinction>, StoreError> {
        self.rows("SELECT * FROM distinction ORDER BY id", [])
    }

    /// The pairs one of whom is this learner.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn distinctions_of(&self, learner: LearnerId) -> Result<Vec<Distinction>, StoreError> {
        let sql = "SELECT * FROM distinction WHERE one = ?1 OR other = ?1 ORDER BY id";
        self.rows(sql, params![learner.uuid().as_bytes()])
    }
}
