//! What a weekly review asks for besides what other screens show: the contracts that end soon, who missed sessions lately, and
//! the review before.

use nenrin_domain::{Contract, Day, LearnerId, Review};
use rusqlite::{Row, named_params, params};

use super::LearnerName;
use crate::field::Field;
use crate::{Record, Store, StoreError};

/// A contract whose last day, or last ticket, is near or has come, and after which none begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueContract {
    /// The contract.
    pub contract: Contract,
    /// Whose.
    pub learner: LearnerName,
    /// The tickets left under it; 0 where they are not counted.
    pub balance: i64,
}

/// Contracts that nobody has ended and after which none begins: those whose term ends from :since to :until, and packages that cover
/// :today of which at most :few tickets are left, one of them used since :lately.
pub(super) const DUE_CONTRACTS: &str = "
    SELECT c.*, l.name AS learner_name, l.external_id AS learner_external_id,
      (SELECT coalesce(sum(e.quantity), 0) FROM entitlement e WHERE e.contract = c.id) AS balance,
      coalesce(c.term_end, :today) AS due
    FROM contract c INDEXED BY contract_undecided JOIN learner l ON l.id = c.learner
    WHERE c.ended_on IS NULL AND c.term_end IS NOT NULL AND c.term_end BETWEEN :since AND :until AND l.erased_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM contract n WHERE n.learner = c.learner AND n.starts_on > c.starts_on)
    UNION ALL
    SELECT c.*, l.name, l.external_id, u.balance, :today
    FROM (SELECT e.contract, sum(e.quantity) AS balance FROM entitlement e
          WHERE e.contract IN (SELECT r.contract FROM session s JOIN entitlement r ON r.session = s.id
                               WHERE s.day BETWEEN :lately AND :today)
          GROUP BY e.contract HAVING sum(e.quantity) <= :few) u
    JOIN contract c ON c.id = u.contract JOIN learner l ON l.id = c.learner
    WHERE c.ended_on IS NULL AND c.kind = 'package' AND c.starts_on <= :today
      AND (c.term_end IS NULL OR c.term_end > :until) AND l.erased_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM contract n WHERE n.learner = c.learner AND n.starts_on > c.starts_on)
    ORDER BY due, id";

/// Learners of whom at least ?3 sessions from ?1 to ?2 were missed.
pub(super) const MISSED_LATELY: &str = "
    SELECT s.learner FROM session s INDEXED BY session_day
    WHERE s.day BETWEEN ?1 AND ?2 AND s.state IN ('no_show', 'late_cancelled', 'cancelled_by_learner')
    GROUP BY s.learner HAVING count(*) >= ?3 ORDER BY s.learner";

impl Store {
    /// The contracts whose term ends from `since` to `until`, and the packages of which at most `few` tickets are left and one was
    /// used from `lately` on; none that was ended or after which another one begins. By their last day.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn due_contracts(
        &self,
        today: Day,
        (since, until): (Day, Day),
        (lately, few): (Day, i64),
    ) -> Result<Vec<DueContract>, StoreError> {
        let mut select = self.connection().prepare_cached(DUE_CONTRACTS)?;
        let bound = named_params! {
            ":today": today.number(), ":since": since.number(), ":until": until.number(),
            ":lately": lately.number(), ":few": few,
        };
        let read = |row: &Row<'_>| {
            let (contract, learner) = (Contract::from_row(row)?, LearnerName::from_row(row)?);
            Ok::<_, StoreError>(DueContract { contract, learner, balance: row.get("balance")? })
        };
        let rows = select.query_map(bound, |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// The learners of whom at least `least` sessions from `since` to `today` were missed: not come to, or called off by them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn missed_lately(&self, since: Day, today: Day, least: u32) -> Result<Vec<LearnerId>, StoreError> {
        let mut select = self.connection().prepare_cached(MISSED_LATELY)?;
        let bound = params![since.number(), today.number(), least];
        let rows = select.query_map(bound, |row| Ok(Field::read(row, "learner")))?;
        rows.map(|row| row?).collect()
    }

    /// The last review of a week before `week`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn review_before(&self, week: Day) -> Result<Option<Review>, StoreError> {
        Ok(self.rows("SELECT * FROM review WHERE week < ?1 ORDER BY week DESC LIMIT 1", [week.number()])?.pop())
    }
}
