//! Knowing again who was erased, so that a history that is brought in once more does not bring them back.

use std::collections::BTreeSet;

use nenrin_domain::{Id, LearnerId};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Record, Store, StoreError};

/// The learners who were erased.
#[derive(Debug, Clone, Default)]
pub struct ErasedLearners(BTreeSet<Uuid>);

impl ErasedLearners {
    /// Whether a record would be one of theirs.
    #[must_use]
    pub fn own<R: Record>(&self, record: &R) -> bool {
        // Almost always nobody was erased, and a history has very many rows.
        !self.0.is_empty()
            && R::table().learner_of(record.id().uuid(), &record.values()).is_some_and(|learner| self.contain(learner))
    }

    /// Whether somebody is one of them.
    pub(crate) fn contain(&self, learner: Uuid) -> bool {
        self.0.contains(&learner)
    }
}

impl Store {
    /// The learners who were erased.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn erased_learners(&self) -> Result<ErasedLearners, StoreError> {
        let mut select = self.connection().prepare_cached("SELECT id FROM learner WHERE erased_on IS NOT NULL")?;
        let ids = select.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        let unreadable = |_| StoreError::Unreadable { column: "learner.id".to_owned() };
        ids.map(|id| Uuid::from_slice(&id?).map_err(unreadable)).collect::<Result<_, _>>().map(ErasedLearners)
    }

    /// Whether the file tells of a learner, who need not be there any more: merged, or taken back. It tells nothing of one who
    /// was erased, or had become the same person with them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_told_of(&self, learner: LearnerId) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM change WHERE row = ?1 AND entity = 'learner' AND kind = 'created' AND fields <> '{}'
             AND NOT EXISTS (SELECT 1 FROM learner WHERE id = ?1 AND erased_on IS NOT NULL)";
        Ok(self.connection().prepare_cached(sql)?.exists(params![learner.uuid().as_bytes()])?)
    }

    /// Whether there was a row of this identity that went with a learner who was erased.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn was_erased<R: Record>(&self, id: R::Id) -> Result<bool, StoreError> {
        // Only an erasure leaves nothing of an entry of the log.
        let sql = "SELECT 1 FROM change WHERE row = ?1 AND entity = ?2 AND fields = '{}'";
        Ok(self.connection().prepare_cached(sql)?.exists(params![id.uuid().as_bytes(), R::table().name])?)
    }

    /// The learner with this id in the tables the history came from, if they were erased.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn erased_with_external(&self, external: &str) -> Result<Option<LearnerId>, StoreError> {
        let sql = "SELECT learner FROM erasure WHERE external_key = ?1";
        let mut select = self.connection().prepare_cached(sql)?;
        let found: Option<Vec<u8>> = select.query_row(params![self.veiled(external)?], |row| row.get(0)).optional()?;
        let unreadable = |_| StoreError::Unreadable { column: "erasure.learner".to_owned() };
        found.map(|id| Uuid::from_slice(&id).map(LearnerId::from_uuid).map_err(unreadable)).transpose()
    }

    /// A key from elsewhere as it is kept of somebody who was erased: it can be known again and not be read. Salted with the
    /// practice's own first act, so that two practices cannot be compared.
    pub(crate) fn veiled(&self, key: &str) -> Result<String, StoreError> {
        let salt: Option<Vec<u8>> =
            self.connection().query_row("SELECT id FROM act WHERE seq = 1", [], |row| row.get(0)).optional()?;
        let mut hash = Sha256::new();
        hash.update(salt.unwrap_or_default());
        hash.update(key.as_bytes());
        Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}
