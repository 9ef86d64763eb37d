//! Learners.

use nenrin_domain::{Birthday, Channel, ContractKind, Day, Language, Learner, Money};

use crate::record::record;
use crate::{Store, StoreError};

record!(Learner, LearnerId, "learner", immutable: false, {
    external_id: Option<String>,
    name: Option<String>,
    kana: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
    line: Option<String>,
    concern: Option<String>,
    tags: Vec<String>,
    source: Option<String>,
    joined_on: Option<Day>,
    cadence_days: Option<u32>,
    session_price: Option<Money>,
    plan_kind: Option<ContractKind>,
    birthday: Option<Birthday>,
    language: Option<Language>,
    preferred_channel: Option<Channel>,
    risk_notes: Option<String>,
    erased_on: Option<Day>,
});

impl Store {
    /// All learners but those who were erased, in the order they were added.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn learners(&self) -> Result<Vec<Learner>, StoreError> {
        self.rows("SELECT * FROM learner WHERE erased_on IS NULL ORDER BY seq", [])
    }

    /// Every learner whose birthday is known, the erased left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn learners_with_birthday(&self) -> Result<Vec<Learner>, StoreError> {
        self.rows("SELECT * FROM learner WHERE birthday IS NOT NULL AND erased_on IS NULL ORDER BY seq", [])
    }
}
