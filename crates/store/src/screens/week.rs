//! What a week asks for: its sessions, the notes to write, the actions overdue.

use nenrin_domain::{ActionItem, Day, DayTime, Gathering, Id, Session};
use rusqlite::{Row, named_params, params, params_from_iter};

use super::{LearnerName, Listed};
use crate::field::Field;
use crate::{Record, Store, StoreError};

/// A session with what its line shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// The session.
    pub session: Session,
    /// With whom.
    pub learner: LearnerName,
    /// The group it belongs to.
    pub gathering: Option<Gathering>,
    /// The number it has among the held sessions of its learner, or would have once it and those booked before it are held;
    /// a trial has none.
    pub number: Option<u32>,
    /// Whether it has a note with words.
    pub has_note: bool,
    /// Whether something was typed for it that is not confirmed.
    pub has_draft: bool,
}

impl SessionLine {
    fn from_row(store: &Store, row: &Row<'_>) -> Result<Self, StoreError> {
        let session = Session::from_row(row)?;
        Ok(Self {
            number: store.session_number(&session)?,
            gathering: session.gathering.map(|gathering| store.get(gathering)).transpose()?,
            session,
            learner: LearnerName::from_row(row)?,
            has_note: Field::read(row, "has_note")?,
            has_draft: Field::read(row, "has_draft")?,
        })
    }
}

/// An open action past its due day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverdueAction {
    /// The action.
    pub item: ActionItem,
    /// Who set out to do it.
    pub learner: LearnerName,
}

/// The sessions from ?1 to ?2.
pub(super) const BETWEEN: &str = "SELECT id, day, time FROM session WHERE day BETWEEN ?1 AND ?2";

/// Sessions without a note: booked ones that have ended by ?3 on ?2, and held ones from ?1 to ?2. A session that says
/// nothing of its length lasts ?4 minutes, and none lasts beyond its day.
pub(super) const TO_WRITE: &str = "
    SELECT s.id, s.day, s.time FROM session s
    WHERE s.state = 'booked' AND s.day <= ?2
      AND (s.day < ?2 OR s.time IS NULL OR min(s.time + coalesce(s.minutes, ?4), 1439) <= ?3)
      AND NOT EXISTS (SELECT 1 FROM note n WHERE n.session = s.id)
    UNION ALL
    SELECT s.id, s.day, s.time FROM session s
    WHERE s.state = 'held' AND s.day BETWEEN ?1 AND ?2 AND NOT EXISTS (SELECT 1 FROM note n WHERE n.session = s.id)";

/// Bookings that have not ended by ?2 on ?1; of the length the same holds, with ?3.
pub(super) const AHEAD: &str = "
    SELECT s.id, s.day, s.time FROM session s INDEXED BY session_booked
    WHERE s.state = 'booked' AND s.day >= ?1
      AND (s.day > ?1 OR min(s.time + coalesce(s.minutes, ?3), 1439) > ?2)";

/// Bookings of the group ?1 at ?3 on ?2.
pub(super) const TOGETHER: &str = "
    SELECT s.id, s.day, s.time FROM session s
    WHERE s.gathering = ?1 AND s.state = 'booked' AND s.day = ?2 AND s.time IS ?3";

const LINES: &str = include_str!("session_lines.sql");
pub(super) const OVERDUE: &str = include_str!("overdue_actions.sql");

pub(super) fn counted(pick: &str) -> String {
    format!("SELECT count(*) FROM ({pick})")
}

pub(super) fn lines(pick: &str, limit: u32) -> String {
    format!(
        "WITH picked AS MATERIALIZED (SELECT id FROM ({pick}) ORDER BY day, time, id LIMIT {limit})
         {LINES}"
    )
}

impl Store {
    /// The sessions from one day to another in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_between(&self, from: Day, to: Day, limit: u32) -> Result<Listed<SessionLine>, StoreError> {
        self.session_lines(BETWEEN, &[from.number(), to.number()], limit)
    }

    /// The sessions without a note: those booked that have ended by `time` on `today`, and those held from `since` to
    /// `today`. The oldest first. A booking without a time counts all day.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_to_write(
        &self,
        since: Day,
        today: Day,
        time: DayTime,
        limit: u32,
    ) -> Result<Listed<SessionLine>, StoreError> {
        let usual = i64::from(Session::USUAL_MINUTES);
        self.session_lines(TO_WRITE, &[since.number(), today.number(), i64::from(time.minutes()), usual], limit)
    }

    /// The booking that is under way at `time` on `today`, or else the one that comes next. One of today without a time
    /// is neither.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next_booking(&self, today: Day, time: DayTime) -> Result<Option<SessionLine>, StoreError> {
        let bound = [today.number(), i64::from(time.minutes()), i64::from(Session::USUAL_MINUTES)];
        Ok(self.first_lines(AHEAD, &bound, 1)?.pop())
    }

    /// The bookings of the group of `session` at its time, itself among them: up to `limit`. None when it is of no group.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn booked_together(&self, session: &Session, limit: u32) -> Result<Vec<SessionLine>, StoreError> {
        let Some(gathering) = session.gathering else { return Ok(Vec::new()) };
        let (gathering, time) = (gathering.uuid(), session.time.map(|time| i64::from(time.minutes())));
        let bound = params![gathering.as_bytes(), session.day.number(), time];
        let mut select = self.connection().prepare_cached(&lines(TOGETHER, limit))?;
        let rows = select.query_map(bound, |row| Ok(SessionLine::from_row(self, row)))?;
        rows.map(|row| row?).collect()
    }

    pub(super) fn session_lines(
        &self,
        pick: &str,
        bound: &[i64],
        limit: u32,
    ) -> Result<Listed<SessionLine>, StoreError> {
        let numbers = params_from_iter(bound.iter());
        let total = self.connection().prepare_cached(&counted(pick))?.query_row(numbers, |row| row.get(0))?;
        Ok(Listed { total, first: self.first_lines(pick, bound, limit)? })
    }

    fn first_lines(&self, pick: &str, bound: &[i64], limit: u32) -> Result<Vec<SessionLine>, StoreError> {
        let mut select = self.connection().prepare_cached(&lines(pick, limit))?;
        let rows = select.query_map(params_from_iter(bound.iter()), |row| Ok(SessionLine::from_row(self, row)))?;
        rows.map(|row| row?).collect()
    }

    /// The open actions that were due from `since` on and before `today`, of learners who have no contract at all or
    /// one whose last day is not before `here_since`. The longest overdue first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn overdue_actions(
        &self,
        since: Day,
        today: Day,
        here_since: Day,
        limit: u32,
    ) -> Result<Listed<OverdueAction>, StoreError> {
        let read = |row: &Row<'_>| {
            Ok::<_, StoreError>(OverdueAction {
                item: ActionItem::from_row(row)?,
                learner: LearnerName::from_row(row)?,
            })
        };
        let bound = named_params! {
            ":since": since.number(), ":today": today.number(), ":here_since": here_since.number(),
        };
        let total = self.connection().prepare_cached(&counted(OVERDUE))?.query_row(bound, |row| row.get(0))?;
        let mut select = self.connection().prepare_cached(&format!("{OVERDUE} LIMIT {limit}"))?;
        let rows = select.query_map(bound, |row| Ok(read(row)))?;
        Ok(Listed { total, first: rows.map(|row| row?).collect::<Result<_, _>>()? })
    }
}
