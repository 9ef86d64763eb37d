//! Erasures.

use nenrin_domain::{Day, Erasure, LearnerId};

use crate::record::record;
use crate::{Store, StoreError};

record!(Erasure, ErasureId, "erasure", immutable: false, {
    learner: LearnerId,
    day: Day,
    erased_rows: u32,
    kept_rows: u32,
    external_key: Option<String>,
});

impl Store {
    /// What was erased, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn erasures(&self) -> Result<Vec<Erasure>, StoreError> {
        self.rows("SELECT * FROM erasure ORDER BY day DESC, id DESC", [])
    }
}
