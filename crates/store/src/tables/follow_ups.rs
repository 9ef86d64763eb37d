//! Follow-ups.

use nenrin_domain::{
    Arm, Coded, ContractId, Day, FollowUp, FollowUpPurpose, FollowUpResult, FollowUpState, Id, LearnerId, Trigger,
};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(FollowUp, FollowUpId, "follow_up", immutable: false, {
    learner: LearnerId,
    day: Day,
    kind: String,
    trigger: String,
    arm: Option<Arm>,
    contract: Option<ContractId>,
    purpose: Option<FollowUpPurpose>,
    text: Option<String>,
    due_on: Option<Day>,
    state: FollowUpState,
    closed_on: Option<Day>,
    result: Option<FollowUpResult>,
    reason: Option<String>,
});

impl Store {
    /// The open follow-up of a learner and contract that this gave rise to; of those by hand the one with this text.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_follow_up(
        &self,
        learner: LearnerId,
        contract: Option<ContractId>,
        trigger: Trigger,
        text: Option<&str>,
    ) -> Result<Option<FollowUp>, StoreError> {
        let sql = "SELECT * FROM follow_up WHERE learner = ?1 AND coalesce(contract, x'') = ?2 AND trigger = ?3
             AND (trigger <> 'by_hand' OR coalesce(text, '') = ?4) AND (state = 'open' OR state = 'snoozed')";
        let contract = contract.map(|contract| contract.uuid().as_bytes().to_vec()).unwrap_or_default();
        let text = text.unwrap_or_default();
        Ok(self.rows(sql, params![learner.uuid().as_bytes(), contract, trigger.as_code(), text])?.pop())
    }

    /// The follow-ups of a learner, the open ones first as they are due, then the closed ones, the last closed first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn follow_ups_of(&self, learner: LearnerId) -> Result<Vec<FollowUp>, StoreError> {
        let sql = "SELECT * FROM follow_up WHERE learner = ?1
             ORDER BY state NOT IN ('open', 'snoozed'), closed_on DESC, due_on, day DESC, id";
        self.rows(sql, params![learner.uuid().as_bytes()])
    }
}
