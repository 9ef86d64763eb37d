//! The interaction log.

use nenrin_domain::{Channel, Day, DayTime, FollowUpId, Hundredths, Id as _, Interaction, LearnerId, Way};

use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Interaction, InteractionId, "interaction", immutable: false, {
    learner: LearnerId,
    day: Day,
    time: Option<DayTime>,
    channel: Channel,
    way: Way,
    summary: Option<String>,
    reply_hours: Option<Hundredths>,
    follow_up: Option<FollowUpId>,
});

impl Store {
    /// The last contacts with a learner, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_interactions_of(&self, learner: LearnerId, limit: u32) -> Result<Vec<Interaction>, StoreError> {
        let sql = "SELECT * FROM interaction WHERE learner = ?1 ORDER BY day DESC, time DESC, id DESC LIMIT ?2";
        self.rows(sql, params![learner.uuid().as_bytes(), limit])
    }

    /// Whether a contact was logged for a follow-up.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn was_contacted_for(&self, follow_up: FollowUpId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM interaction WHERE follow_up = ?1)";
        let mut select = self.connection().prepare_cached(sql)?;
        Ok(select.query_row(params![follow_up.uuid().as_bytes()], |row| row.get(0))?)
    }

    /// The contacts of the days of a span, in the order of their identities.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn interactions_between(&self, first: Day, last: Day) -> Result<Vec<Interaction>, StoreError> {
        let sql = "SELECT * FROM interaction WHERE day BETWEEN ?1 AND ?2 ORDER BY id";
        self.rows(sql, params![first.number(), last.number()])
    }
}
