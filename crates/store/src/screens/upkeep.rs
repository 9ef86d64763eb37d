//! What waits to be settled: the same rules as the insight's, cut out of the tables by their indexes.

use nenrin_domain::{
    Contract, Day, DayTime, Goal, Hundredths, Id, InboxItem, LearnerId, Payment, PaymentId, Session, SessionId, Trial,
};
use rusqlite::{Row, params_from_iter};

use super::week::counted;
use super::{LearnerName, Listed, SessionLine};
use crate::field::Field;
use crate::{Record, Store, StoreError};

/// A goal that nobody has touched, with its latest reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaleGoal {
    /// The goal.
    pub goal: Goal,
    /// Whose goal.
    pub learner: LearnerName,
    /// The day and the value of its latest reading.
    pub latest: Option<(Day, Hundredths)>,
}

/// A payment of an import, and an open one that it may be, or be a part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaySettle {
    /// The payment that came.
    pub payment: Payment,
    /// The open payment.
    pub due: Payment,
    /// Whose they are.
    pub learner: LearnerName,
}

/// Sessions of one state, found by its index, that have ended by ?2 on ?1. One that says nothing of its length lasts ?3
/// minutes.
macro_rules! over {
    ($state:literal, $index:literal) => {
        concat!(
            "SELECT s.id, s.day, s.time FROM session s INDEXED BY ",
            $index,
            " WHERE s.state = '",
            $state,
            "' AND s.day <= ?1
                AND (s.day < ?1 OR s.time IS NULL OR min(s.time + coalesce(s.minutes, ?3), 1439) <= ?2)"
        )
    };
}

/// Bookings that are over.
pub(super) const WITHOUT_OUTCOME: &str = over!("booked", "session_booked");

/// Offered times that are over.
pub(super) const WITHOUT_ANSWER: &str = over!("proposed", "session_proposed");

/// Sessions held from ?1 to ?2 that have no note.
pub(super) const WITHOUT_NOTE: &str = "
    SELECT s.id, s.day, s.time FROM session s
    WHERE s.state = 'held' AND s.day BETWEEN ?1 AND ?2 AND NOT EXISTS (SELECT 1 FROM note n WHERE n.session = s.id)";

/// Trials before ?1 that are undecided, and whose next contact is not later.
pub(super) const UNDECIDED_TRIALS: &str = "
    SELECT t.*, l.name AS learner_name, l.external_id AS learner_external_id
    FROM trial t INDEXED BY trial_undecided LEFT JOIN learner l ON l.id = t.learner
    WHERE t.outcome = 'undecided' AND t.day < ?1 AND coalesce(t.next_contact_on, ?1) <= ?1
    ORDER BY t.day, t.id";

/// Goals set, confirmed and read last by ?1, of learners who have no contract or one whose last day is not before ?2.
pub(super) const STALE_GOALS: &str = "
    SELECT g.*, l.name AS learner_name, l.external_id AS learner_external_id
    FROM goal g INDEXED BY goal_active JOIN learner l ON l.id = g.learner
    WHERE g.state = 'active' AND coalesce(g.confirmed_on, g.set_on) <= ?1 AND g.set_on <= ?1
      AND NOT EXISTS (SELECT 1 FROM progress p WHERE p.goal = g.id AND p.day > ?1)
      AND (EXISTS (SELECT 1 FROM contract c WHERE c.learner = g.learner
             AND coalesce(min(c.ended_on, c.term_end), c.ended_on, c.term_end, ?2) >= ?2)
        OR NOT EXISTS (SELECT 1 FROM contract c WHERE c.learner = g.learner))
    ORDER BY coalesce(g.confirmed_on, g.set_on), g.id";

/// Contracts whose term ended before ?1 that nobody has ended, and after which none begins, or of which tickets are left over
/// while the learner has a contract whose last day is not before ?2. And those that were ended, with their last day before ?1
/// but not before ?2, of which tickets are left over.
pub(super) const UNDECIDED_CONTRACTS: &str = "
    SELECT c.*, l.name AS learner_name, l.external_id AS learner_external_id, c.term_end AS last_day
    FROM contract c INDEXED BY contract_undecided JOIN learner l ON l.id = c.learner
    WHERE c.ended_on IS NULL AND c.term_end IS NOT NULL AND c.term_end < ?1 AND l.erased_on IS NULL
      AND (NOT EXISTS (SELECT 1 FROM contract n WHERE n.learner = c.learner AND n.starts_on > c.starts_on)
        OR c.sessions > 0 AND c.rest_kept_on IS NULL
          AND EXISTS (SELECT 1 FROM contract h WHERE h.learner = c.learner
            AND coalesce(min(h.ended_on, h.term_end), h.ended_on, h.term_end, ?2) >= ?2)
          AND (SELECT coalesce(sum(e.quantity), 0) FROM entitlement e WHERE e.contract = c.id) > 0)
    UNION ALL
    SELECT c.*, l.name, l.external_id, coalesce(min(c.ended_on, c.term_end), c.ended_on)
    FROM contract c INDEXED BY contract_ended JOIN learner l ON l.id = c.learner
    WHERE c.ended_on IS NOT NULL AND coalesce(min(c.ended_on, c.term_end), c.ended_on) < ?1
      AND coalesce(min(c.ended_on, c.term_end), c.ended_on) >= ?2 AND c.sessions > 0 AND c.rest_kept_on IS NULL AND l.erased_on IS NULL
      AND (SELECT coalesce(sum(e.quantity), 0) FROM entitlement e WHERE e.contract = c.id) > 0
    ORDER BY last_day, id";

/// Rows of imports of which nobody has said whose they are.
pub(super) const UNMATCHED: &str = "
    SELECT i.* FROM inbox_item i INDEXED BY inbox_item_waiting WHERE i.state = 'waiting' AND i.kind <> 'payment'
    ORDER BY i.day, i.id";

/// Payments of imports of which nobody has said whose they are, the oldest first.
pub(super) const UNMATCHED_PAYMENTS: &str = "
    SELECT i.* FROM inbox_item i INDEXED BY inbox_item_waiting WHERE i.state = 'waiting' AND i.kind = 'payment'
    ORDER BY i.day, i.id";

/// Payments that came with imports, each with the open ones that it may be or be a part of, of the same learner, not less than
/// it and due within ?1 days of it. Which of them it may be is said by [`Payment::may_be`]; this finds the few of which that is asked.
pub(super) const MAY_SETTLE: &str = "
    SELECT p.*, d.id AS due, l.name AS learner_name, l.external_id AS learner_external_id
    FROM payment d INDEXED BY payment_due
    JOIN payment p ON p.learner = d.learner AND p.amount <= d.amount AND p.paid_on BETWEEN d.due_on - ?1 AND d.due_on + ?1
    JOIN learner l ON l.id = p.learner
    WHERE d.paid_on IS NULL AND d.due_on IS NOT NULL
      AND EXISTS (SELECT 1 FROM origin o WHERE o.target = p.id AND o.entity = 'payment')
    ORDER BY p.paid_on, p.id, d.due_on, d.id";

/// The latest reading of a goal.
pub(super) const LATEST_READING: &str =
    "SELECT day, value FROM progress WHERE goal = ?1 ORDER BY day DESC, id DESC LIMIT 1";

impl Store {
    /// The bookings that have ended by `now` on `today` and say nothing of their outcome, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_without_outcome(
        &self,
        today: Day,
        now: DayTime,
        limit: u32,
    ) -> Result<Listed<SessionLine>, StoreError> {
        self.session_lines(WITHOUT_OUTCOME, &over_by(today, now), limit)
    }

    /// The times that were offered, are over by `now` on `today`, and were never answered, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_without_answer(
        &self,
        today: Day,
        now: DayTime,
        limit: u32,
    ) -> Result<Listed<SessionLine>, StoreError> {
        self.session_lines(WITHOUT_ANSWER, &over_by(today, now), limit)
    }

    /// The sessions held from `since` to `today` that have no note, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_without_note(&self, since: Day, today: Day, limit: u32) -> Result<Listed<SessionLine>, StoreError> {
        self.session_lines(WITHOUT_NOTE, &[since.number(), today.number()], limit)
    }

    /// Every session of the three lists above, with whom it is: those over by `now` on `today`, and those held since `since`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_to_settle(
        &self,
        since: Day,
        (today, now): (Day, DayTime),
    ) -> Result<Vec<(SessionId, LearnerId)>, StoreError> {
        let (over, held) = (over_by(today, now), [since.number(), today.number()]);
        let mut found = Vec::new();
        for (pick, bound) in [(WITHOUT_OUTCOME, &over[..]), (WITHOUT_ANSWER, &over[..]), (WITHOUT_NOTE, &held[..])] {
            let sql =
                format!("SELECT s.id, s.learner FROM ({pick}) w JOIN session s ON s.id = w.id ORDER BY s.day, s.id");
            let mut select = self.connection().prepare_cached(&sql)?;
            let mut rows = select.query(params_from_iter(bound))?;
            while let Some(row) = rows.next()? {
                found.push((Field::read(row, "id")?, Field::read(row, "learner")?));
            }
        }
        Ok(found)
    }

    /// The trials before `today` that are undecided and not put off to a later contact, the oldest first; each with the
    /// learner it was with, if that is known.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn undecided_trials(&self, today: Day, limit: u32) -> Result<Listed<(Trial, Option<LearnerName>)>, StoreError> {
        self.waiting(UNDECIDED_TRIALS, &[today.number()], limit, |row| {
            let trial = Trial::from_row(row)?;
            let learner = trial.learner.map(|_| LearnerName::from_row(row)).transpose()?;
            Ok((trial, learner))
        })
    }

    /// The goals worked on that were last set, confirmed or read on `touched_by` or before, of learners who have no
    /// contract or one whose last day is not before `here_since`. The longest untouched first, but for their readings.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stale_goals(&self, touched_by: Day, here_since: Day, limit: u32) -> Result<Listed<StaleGoal>, StoreError> {
        self.waiting(STALE_GOALS, &[touched_by.number(), here_since.number()], limit, |row| {
            let goal = Goal::from_row(row)?;
            let mut latest = self.connection().prepare_cached(LATEST_READING)?;
            let mut readings = latest.query([goal.id.uuid().as_bytes()])?;
            let latest =
                readings.next()?.map(|row| Ok::<_, StoreError>((Field::read(row, "day")?, Field::read(row, "value")?)));
            Ok(StaleGoal { latest: latest.transpose()?, learner: LearnerName::from_row(row)?, goal })
        })
    }

    /// The contracts whose last day is before `today` of which nobody has said how they go on, or what becomes of the tickets
    /// left over under them; the latter of learners with a contract whose last day is not before `here_since`, and of those
    /// that were ended where it is their own. The longest past first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn undecided_contracts(
        &self,
        today: Day,
        here_since: Day,
        limit: u32,
    ) -> Result<Listed<(Contract, LearnerName)>, StoreError> {
        self.waiting(UNDECIDED_CONTRACTS, &[today.number(), here_since.number()], limit, |row| {
            Ok((Contract::from_row(row)?, LearnerName::from_row(row)?))
        })
    }

    /// The rows of imports but for payments of which nobody has said whose they are, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unmatched(&self, limit: u32) -> Result<Listed<InboxItem>, StoreError> {
        self.waiting(UNMATCHED, &[], limit, InboxItem::from_row)
    }

    /// The payments of imports of which nobody has said whose they are, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unmatched_payments(&self, limit: u32) -> Result<Listed<InboxItem>, StoreError> {
        self.waiting(UNMATCHED_PAYMENTS, &[], limit, InboxItem::from_row)
    }

    /// The payments of imports, each with every open one that it may be, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn may_settle(&self) -> Result<Vec<MaySettle>, StoreError> {
        let mut select = self.connection().prepare_cached(MAY_SETTLE)?;
        let (mut rows, mut found) = (select.query([Payment::MAY_BE_WITHIN_DAYS])?, Vec::new());
        while let Some(row) = rows.next()? {
            let due: PaymentId = Field::read(row, "due")?;
            let (payment, due) = (Payment::from_row(row)?, self.get::<Payment>(due)?);
            if payment.may_be(&due) {
                found.push(MaySettle { payment, due, learner: LearnerName::from_row(row)? });
            }
        }
        Ok(found)
    }

    fn waiting<T>(
        &self,
        pick: &str,
        bound: &[i64],
        limit: u32,
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Listed<T>, StoreError> {
        let numbers = || params_from_iter(bound.iter());
        let total = self.connection().prepare_cached(&counted(pick))?.query_row(numbers(), |row| row.get(0))?;
        let mut select = self.connection().prepare_cached(&format!("{pick} LIMIT {limit}"))?;
        let mut rows = select.query(numbers())?;
        let mut first = Vec::new();
        while let Some(row) = rows.next()? {
            first.push(read(row)?);
        }
        Ok(Listed { total, first })
    }
}

/// What ?1 to ?3 of sessions that are over stand for.
fn over_by(today: Day, now: DayTime) -> [i64; 3] {
    [today.number(), i64::from(now.minutes()), i64::from(Session::USUAL_MINUTES)]
}
