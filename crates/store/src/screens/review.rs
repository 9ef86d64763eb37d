//! What a weekly review asks for besides what other screens show: the contracts that end soon, who missed sessions lately, and
//! the review before.

use nenrin_domain::{Contract, Day, FollowUp, Id, Learner, LearnerId, Review, ReviewDecision, ReviewId, Session};
use rusqlite::{Row, named_params, params};

use super::{LearnerName, json_of};
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

/// What was decided in a review, with all that it names and what could have come of it since: read at once, however many were
/// decided about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InReview {
    /// What was decided.
    pub decisions: Vec<ReviewDecision>,
    /// About whom.
    pub learners: Vec<Learner>,
    /// The sessions that it is about.
    pub about: Vec<Session>,
    /// The follow-ups that were opened or meant.
    pub follow_ups: Vec<FollowUp>,
    /// The sessions of whoever was decided about that were booked or are from the first day of deciding on.
    pub sessions: Vec<Session>,
    /// The contracts of whoever was decided about.
    pub contracts: Vec<Contract>,
}

/// A review, and of how many things something was decided in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedReview {
    /// The review.
    pub review: Review,
    /// Things about which something was decided.
    pub decided: u32,
    /// Things that were passed over.
    pub passed: u32,
}

/// The reviews of weeks before ?1, the latest first. Of one thing there may be several decisions, of which one that decides stands.
const REVIEWS_BEFORE: &str = "
    SELECT r.*, count(t.passed) - coalesce(sum(t.passed), 0) AS decided, coalesce(sum(t.passed), 0) AS passed
    FROM review r LEFT JOIN (
      SELECT d.review, min(d.decision = 'skipped') AS passed FROM review_decision d
      GROUP BY d.review, d.step, d.learner, d.session, d.contract, d.metric) t ON t.review = r.id
    WHERE r.week < ?1 GROUP BY r.id ORDER BY r.week DESC";

/// About whom something was decided in review ?1 that is not about a session.
macro_rules! decided_about {
    () => {
        "SELECT d.learner FROM review_decision d WHERE d.review = ?1 AND d.session IS NULL"
    };
}

/// The sessions that review ?1 decided about.
pub(super) const SESSIONS_DECIDED: &str = "
    SELECT s.* FROM session s WHERE s.id IN (SELECT d.session FROM review_decision d WHERE d.review = ?1)";

/// The sessions of whoever review ?1 decided about, from the first day of deciding on, or booked since then.
pub(super) const SESSIONS_SINCE: &str = concat!(
    "SELECT s.* FROM session s WHERE s.learner IN (",
    decided_about!(),
    ") AND max(s.day, coalesce(s.booked_on, s.day)) >= (SELECT min(d.decided_on) FROM review_decision d WHERE d.review = ?1)"
);

/// The contracts of whoever review ?1 decided about.
pub(super) const CONTRACTS_DECIDED: &str =
    concat!("SELECT c.* FROM contract c WHERE c.learner IN (", decided_about!(), ")");

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

/// The sessions up to ?2 of the learners who missed one from ?1 on, each learner's from the day of the last one that took place.
pub(super) const MISSED_LATELY: &str = "
    WITH missed AS MATERIALIZED (
      SELECT learner, (SELECT max(h.day) FROM session h WHERE h.learner = d.learner AND h.day <= ?2
                AND coalesce(h.happened, h.state = 'held')) AS held
      FROM (SELECT DISTINCT s.learner FROM session s INDEXED BY session_day
            WHERE s.day BETWEEN ?1 AND ?2 AND s.state IN ('no_show', 'late_cancelled', 'cancelled_by_learner')) d)
    SELECT s.* FROM missed JOIN session s ON s.learner = missed.learner
    WHERE s.day <= ?2 AND (missed.held IS NULL OR s.day >= missed.held) ORDER BY s.learner, s.day, s.time, s.id";

/// The sessions booked from ?2 on with the learners ?1.
pub(super) const BOOKED_WITH: &str = "
    SELECT s.* FROM session s
    WHERE s.learner IN (SELECT unhex(value) FROM json_each(?1)) AND s.state = 'booked' AND s.day >= ?2
    ORDER BY s.day, coalesce(s.time, 0), s.id";

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

    /// The sessions up to `today` of whoever missed one from `since` on, by not coming or by calling it off: of each learner those
    /// from the day of the last one that took place, in the order of their days.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn missed_lately(&self, since: Day, today: Day) -> Result<Vec<Session>, StoreError> {
        self.rows(MISSED_LATELY, params![since.number(), today.number()])
    }

    /// The sessions booked from a day on with any of these learners, the earliest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn booked_with(
        &self,
        learners: impl IntoIterator<Item = LearnerId>,
        from: Day,
    ) -> Result<Vec<Session>, StoreError> {
        self.rows(BOOKED_WITH, params![json_of(learners), from.number()])
    }

    /// Those of these learners who were not erased.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn learners_among(&self, ids: impl IntoIterator<Item = LearnerId>) -> Result<Vec<Learner>, StoreError> {
        let sql = "SELECT * FROM learner WHERE id IN (SELECT unhex(value) FROM json_each(?1)) AND erased_on IS NULL";
        self.rows(sql, params![json_of(ids)])
    }

    /// The reviews of weeks before `week`, the latest first, each with how much was decided in it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reviews_before(&self, week: Day) -> Result<Vec<CountedReview>, StoreError> {
        let mut select = self.connection().prepare_cached(REVIEWS_BEFORE)?;
        let mut rows = select.query([week.number()])?;
        let mut reviews = Vec::new();
        while let Some(row) = rows.next()? {
            let (review, decided, passed) = (Review::from_row(row)?, row.get("decided")?, row.get("passed")?);
            reviews.push(CountedReview { review, decided, passed });
        }
        Ok(reviews)
    }

    /// What was decided in a review, with all that is told of it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn in_review(&self, review: ReviewId) -> Result<InReview, StoreError> {
        let id = review.uuid().into_bytes();
        let learners = "SELECT * FROM learner WHERE id IN (SELECT learner FROM review_decision WHERE review = ?1)";
        let follow_ups =
            "SELECT * FROM follow_up WHERE id IN (SELECT follow_up FROM review_decision WHERE review = ?1)";
        Ok(InReview {
            decisions: self.decisions_of(review)?,
            learners: self.rows(learners, [id])?,
            about: self.rows(SESSIONS_DECIDED, [id])?,
            follow_ups: self.rows(follow_ups, [id])?,
            sessions: self.rows(SESSIONS_SINCE, [id])?,
            contracts: self.rows(CONTRACTS_DECIDED, [id])?,
        })
    }

    /// The last review of a week before `week`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn review_before(&self, week: Day) -> Result<Option<Review>, StoreError> {
        Ok(self.rows("SELECT * FROM review WHERE week < ?1 ORDER BY week DESC LIMIT 1", [week.number()])?.pop())
    }
}
