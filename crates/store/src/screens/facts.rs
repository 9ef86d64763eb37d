//! Everything recorded of a learner that the metrics read.

use nenrin_domain::{Application, Cancellation, Day, FollowUp, Id, Interaction, LearnerId, Payment, Refund, Trial};
use rusqlite::params;

use super::history::LearnerHistory;
use crate::{Record, Store, StoreError};

/// One learner's facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerFacts {
    /// Contracts, tickets, pauses, sessions and trials.
    pub history: LearnerHistory,
    /// Applications, the first first.
    pub applications: Vec<Application>,
    /// Payments, expected and received.
    pub payments: Vec<Payment>,
    /// What was given back.
    pub refunds: Vec<Refund>,
    /// Follow-ups.
    pub follow_ups: Vec<FollowUp>,
    /// Contacts outside sessions.
    pub interactions: Vec<Interaction>,
    /// Cancellations.
    pub cancellations: Vec<Cancellation>,
}

const FIRST_DAY: &str = "SELECT min(day) FROM (
    SELECT min(starts_on) AS day FROM contract UNION ALL SELECT min(day) FROM session
    UNION ALL SELECT min(day) FROM trial UNION ALL SELECT min(applied_on) FROM application
    UNION ALL SELECT min(paid_on) FROM payment)";

impl Store {
    /// Everything recorded of one learner that the metrics read.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such learner.
    pub fn facts_of(&self, learner: LearnerId) -> Result<LearnerFacts, StoreError> {
        Ok(LearnerFacts {
            history: self.history_of(learner)?,
            applications: self.rows_of(learner)?,
            payments: self.rows_of(learner)?,
            refunds: self.rows_of(learner)?,
            follow_ups: self.rows_of(learner)?,
            interactions: self.rows_of(learner)?,
            cancellations: self.rows_of(learner)?,
        })
    }

    /// The first day of which the metrics tell anything; `None` in an empty practice.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_day(&self) -> Result<Option<Day>, StoreError> {
        let mut select = self.connection().prepare_cached(FIRST_DAY)?;
        let first: Option<i64> = select.query_row([], |row| row.get(0))?;
        Ok(first.and_then(Day::from_number))
    }

    /// The trials of people who are known by name only, in the order of their identities.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn trials_of_nobody(&self) -> Result<Vec<Trial>, StoreError> {
        self.rows("SELECT * FROM trial WHERE learner IS NULL ORDER BY id", [])
    }

    fn rows_of<R: Record>(&self, learner: LearnerId) -> Result<Vec<R>, StoreError> {
        let sql = format!("SELECT * FROM {} WHERE learner = ?1 ORDER BY id", R::table().name);
        self.rows(&sql, params![learner.uuid().as_bytes()])
    }
}
