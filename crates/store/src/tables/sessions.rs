//! Sessions.

use nenrin_domain::{
    ContractId, Day, DayTime, GatheringId, Id, LearnerId, Mode, SeriesId, Session, SessionId, SessionState, Zone,
};
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};

use crate::field::Field;
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
    happened: Option<bool>,
    consumes: Option<bool>,
    chargeable: Option<bool>,
    series: Option<SeriesId>,
    gathering: Option<GatheringId>,
    place: Option<String>,
});

/// A session's learner ?1 and its place among that learner's sessions: day ?2, time ?3 with those without one first,
/// identity ?4.
pub(super) fn place(session: &Session) -> Vec<Value> {
    let mut bound = Vec::new();
    session.learner.write(&mut bound);
    session.day.write(&mut bound);
    bound.push(Value::Integer(session.time.map_or(-1, |time| i64::from(time.minutes()))));
    session.id.write(&mut bound);
    bound
}

/// The other ends of the moves (振替) of a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moves {
    /// The session that was moved and is this one now.
    pub from: Option<Session>,
    /// The session that this one was moved to.
    pub to: Option<Session>,
}

impl Store {
    /// The number that this session has among the held ones of its learner, or would have once it is held. One that lies ahead
    /// counts those booked before it as well: they come first. A trial has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn session_number(&self, session: &Session) -> Result<Option<u32>, StoreError> {
        if self.trial_of_session(session.id)?.is_some() {
            return Ok(None);
        }
        let booked = if session.state.is_open() { self.booked_before(session)? } else { 0 };
        Ok(Some(self.held_before(session)? + booked + 1))
    }

    /// How many sessions are booked with the learner before this one, and are not known to have taken place. Trials do not
    /// count, nor what is only offered.
    fn booked_before(&self, session: &Session) -> Result<u32, StoreError> {
        let mut count = self.connection().prepare_cached(
            "SELECT count(*) FROM session s
             WHERE s.learner = ?1 AND s.day <= ?2 AND s.state = 'booked' AND NOT coalesce(s.happened, FALSE)
               AND (s.day, coalesce(s.time, -1), s.id) < (?2, ?3, ?4)
               AND NOT EXISTS (SELECT 1 FROM trial t WHERE t.session = s.id)",
        )?;
        Ok(count.query_row(params_from_iter(place(session)), |row| row.get(0))?)
    }

    /// How many sessions were held with the learner before this one, which need not be stored. Trials do not count.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn held_before(&self, session: &Session) -> Result<u32, StoreError> {
        // The first count needs nothing but its index.
        let mut count = self.connection().prepare_cached(
            "SELECT (SELECT count(*) FROM session
                  WHERE learner = ?1 AND day < ?2 AND coalesce(happened, state = 'held'))
               + (SELECT count(*) FROM session
                  WHERE learner = ?1 AND day = ?2 AND coalesce(happened, state = 'held')
                    AND (coalesce(time, -1), id) < (?3, ?4))
               - (SELECT count(*) FROM trial t JOIN session s ON s.id = t.session
                  WHERE t.learner = ?1 AND coalesce(s.happened, s.state = 'held')
                    AND (s.day, coalesce(s.time, -1), s.id) < (?2, ?3, ?4))",
        )?;
        Ok(count.query_row(params_from_iter(place(session)), |row| row.get(0))?)
    }

    /// The last `limit` sessions held with a learner up to `until`, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn held_until(&self, learner: LearnerId, until: Day, limit: u32) -> Result<Vec<Session>, StoreError> {
        let sql = "SELECT * FROM session WHERE learner = ?1 AND coalesce(happened, state = 'held') AND day <= ?2
             ORDER BY day DESC, time DESC, id DESC LIMIT ?3";
        self.rows(sql, params![learner.uuid().as_bytes(), until.number(), limit])
    }

    /// The sessions booked with a learner on `from` or later, the earliest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookings_from(&self, learner: LearnerId, from: Day) -> Result<Vec<Session>, StoreError> {
        let sql = "SELECT * FROM session WHERE learner = ?1 AND state = 'booked' AND day >= ?2
             ORDER BY day, time, id";
        self.rows(sql, params![learner.uuid().as_bytes(), from.number()])
    }

    /// The sessions booked on a day, in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookings_on(&self, day: Day) -> Result<Vec<Session>, StoreError> {
        let sql = "SELECT * FROM session WHERE state = 'booked' AND day = ?1 ORDER BY time, id";
        self.rows(sql, params![day.number()])
    }

    /// The learner's latest session up to `until` that waits for a note: booked, or held on `held_from` or later.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn waiting_session_of(
        &self,
        learner: LearnerId,
        until: Day,
        held_from: Day,
    ) -> Result<Option<Session>, StoreError> {
        let sql = "SELECT s.* FROM session s
             WHERE s.learner = ?1 AND s.day <= ?2 AND (s.state = 'booked' OR s.state = 'held' AND s.day >= ?3)
               AND NOT EXISTS (SELECT 1 FROM note n WHERE n.session = s.id)
             ORDER BY s.day DESC, s.time DESC, s.id DESC LIMIT 1";
        let found = self.rows(sql, params![learner.uuid().as_bytes(), until.number(), held_from.number()])?;
        Ok(found.into_iter().next())
    }

    /// The learner's latest session held on a day that was settled with a note of no words.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn session_without_words(&self, learner: LearnerId, day: Day) -> Result<Option<Session>, StoreError> {
        let sql = "SELECT s.* FROM session s JOIN note n ON n.session = s.id JOIN note_version v ON v.id = n.version
             WHERE s.learner = ?1 AND s.day = ?2 AND s.state = 'held' AND v.sections = '[]'
             ORDER BY s.time DESC, s.id DESC LIMIT 1";
        let found = self.rows(sql, params![learner.uuid().as_bytes(), day.number()])?;
        Ok(found.into_iter().next())
    }

    /// The latest sessions of the practice begun by `time` of `until` that wait for a note, the latest first: booked, or held
    /// on `held_from` or later.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn waiting_sessions(
        &self,
        until: Day,
        time: DayTime,
        held_from: Day,
        limit: u32,
    ) -> Result<Vec<Session>, StoreError> {
        // Each half walks an index backwards and stops when it has enough.
        let half = |state: &str| {
            format!(
                "SELECT * FROM (SELECT s.* FROM session s
                   WHERE {state} AND s.day <= ?1 AND (s.day < ?1 OR coalesce(s.time, 0) <= ?2)
                     AND NOT EXISTS (SELECT 1 FROM note n WHERE n.session = s.id)
                   ORDER BY s.day DESC, s.time DESC, s.id DESC LIMIT ?4)"
            )
        };
        let sql = format!(
            "SELECT * FROM ({} UNION ALL {}) ORDER BY day DESC, time DESC, id DESC LIMIT ?4",
            half("s.state = 'booked'"),
            half("s.state = 'held' AND s.day >= ?3"),
        );
        self.rows(&sql, params![until.number(), time.minutes(), held_from.number(), limit])
    }

    /// The sessions of a learner in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_of(&self, learner: LearnerId) -> Result<Vec<Session>, StoreError> {
        self.rows("SELECT * FROM session WHERE learner = ?1 ORDER BY day, time, id", params![learner.uuid().as_bytes()])
    }

    /// What a session was moved from and to.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn moves_of(&self, session: &Session) -> Result<Moves, StoreError> {
        let sql = "SELECT * FROM session WHERE moved_to = ?1 ORDER BY day DESC, time DESC, id DESC LIMIT 1";
        let from = self.rows(sql, params![session.id.uuid().as_bytes()])?.pop();
        Ok(Moves { from, to: session.moved_to.map(|to| self.get(to)).transpose()? })
    }

    /// The times that are offered to a learner, the earliest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn proposals_of(&self, learner: LearnerId) -> Result<Vec<Session>, StoreError> {
        let sql = "SELECT * FROM session WHERE learner = ?1 AND state = 'proposed' ORDER BY day, time, id";
        self.rows(sql, params![learner.uuid().as_bytes()])
    }

    /// The sessions of a group in their order, but for those that were put off to another day.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_of_gathering(&self, gathering: GatheringId) -> Result<Vec<Session>, StoreError> {
        let sql = "SELECT * FROM session WHERE gathering = ?1 AND state <> 'rescheduled' ORDER BY day, time, id";
        self.rows(sql, params![gathering.uuid().as_bytes()])
    }

    /// The sessions of a series in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_of_series(&self, series: SeriesId) -> Result<Vec<Session>, StoreError> {
        self.rows("SELECT * FROM session WHERE series = ?1 ORDER BY day, time, id", params![series.uuid().as_bytes()])
    }
}
