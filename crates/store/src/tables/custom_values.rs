//! What was entered in fields of the coach's own.

use nenrin_domain::{ContractId, CustomFieldId, CustomValue, LearnerId, SessionId};

use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(CustomValue, CustomValueId, "custom_value", immutable: false, {
    field: CustomFieldId,
    learner: LearnerId,
    contract: Option<ContractId>,
    session: Option<SessionId>,
    value: String,
});

impl Store {
    /// What was entered about a learner, not about one of their contracts or sessions.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn custom_values_about(&self, learner: LearnerId) -> Result<Vec<CustomValue>, StoreError> {
        let sql = "SELECT * FROM custom_value WHERE learner = ?1 AND contract IS NULL AND session IS NULL ORDER BY id";
        self.rows(sql, params![nenrin_domain::Id::uuid(learner).as_bytes()])
    }
}
