//! What outcomes of sessions mean.

use nenrin_domain::{Day, Outcome, Policy, Profile, SessionPolicy};

use crate::record::record;
use crate::{Store, StoreError};

record!(SessionPolicy, SessionPolicyId, "session_policy", immutable: false, {
    outcome: Outcome,
    since: Day,
    consumes: bool,
    chargeable: bool,
});

impl Store {
    /// What the practice has said of what outcomes mean; the usual while it has not begun.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn policy(&self) -> Result<Policy, StoreError> {
        let Some(profile) = self.find::<Profile>(Profile::only())? else { return Ok(Policy::usual()) };
        let rules = self.rows("SELECT * FROM session_policy ORDER BY since, outcome", [])?;
        Ok(Policy::of(rules, profile.notice_hours))
    }
}
