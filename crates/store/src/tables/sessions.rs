//! Sessions.

use nenrin_domain::{ContractId, Day, DayTime, Id, LearnerId, Mode, Session, SessionId, SessionState, Zone};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Session, SessionId, "session", immutable: false, {
    external_id: Option<String>,
    learner: LearnerId,
    contract: Option<ContractId>,
    day: Day,
    time: Option<DayTime>,
    minutes: Option<u32>,
    zone: Zone,
    mode: Option<Mode>,
    state: SessionState,
    booked_on: Option<Day>,
    resolved_on: Option<Day>,
    moved_to: Option<SessionId>,
});

impl Store {
    /// The sessions of a learner in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_of(&self, learner: LearnerId) -> Result<Vec<Session>, StoreError> {
        self.rows("SELECT * FROM session WHERE learner = ?1 ORDER BY day, time, id", params![learner.uuid().as_bytes()])
    }
}
