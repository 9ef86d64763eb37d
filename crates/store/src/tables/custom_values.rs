//! What was entered in fields of the coach's own.

use nenrin_domain::{Coded, ContractId, CustomFieldId, CustomSubject, CustomValue, Id, LearnerId, SessionId};

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
        self.rows(sql, params![learner.uuid().as_bytes()])
    }

    /// What was entered about a contract.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn custom_values_of_contract(&self, contract: ContractId) -> Result<Vec<CustomValue>, StoreError> {
        self.rows("SELECT * FROM custom_value WHERE contract = ?1 ORDER BY id", params![contract.uuid().as_bytes()])
    }

    /// What was entered about a session.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn custom_values_of_session(&self, session: SessionId) -> Result<Vec<CustomValue>, StoreError> {
        self.rows("SELECT * FROM custom_value WHERE session = ?1 ORDER BY id", params![session.uuid().as_bytes()])
    }

    /// Everything that was entered in fields on one subject.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn custom_values_on(&self, subject: CustomSubject) -> Result<Vec<CustomValue>, StoreError> {
        let sql =
            "SELECT v.* FROM custom_value v JOIN custom_field f ON f.id = v.field WHERE f.subject = ?1 ORDER BY v.id";
        self.rows(sql, params![subject.as_code()])
    }

    /// How many values a field has.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn custom_values_in(&self, field: CustomFieldId) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM custom_value WHERE field = ?1";
        Ok(self.connection().query_row(sql, params![field.uuid().as_bytes()], |row| row.get(0))?)
    }
}
