//! The facts of a learner, from which the insights are drawn.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Contract, Day, Entitlement, Id, Learner, LearnerId, Pause, Session, Trial};
use rusqlite::{Params, params};
use uuid::Uuid;

use super::json_of;
use crate::{Store, StoreError};

/// What is recorded of one learner, as far as an insight reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerHistory {
    /// The learner.
    pub learner: Learner,
    /// Contracts, the first first.
    pub contracts: Vec<Contract>,
    /// The ticket ledger.
    pub entitlements: Vec<Entitlement>,
    /// Pauses, the first first.
    pub pauses: Vec<Pause>,
    /// Sessions in their order, trials left out: no insight counts them as sessions.
    pub sessions: Vec<Session>,
    /// Sessions in which a trial is, or was, held, in their order.
    pub trial_sessions: Vec<Session>,
    /// Trials, the first first.
    pub trials: Vec<Trial>,
}

pub(super) const WITHOUT_BOOKING: &str = include_str!("without_booking.sql");
pub(super) const LAST_SESSIONS: &str = include_str!("last_sessions.sql");

pub(super) const CONTRACTS: &str = "SELECT * FROM contract WHERE learner IN (SELECT unhex(value) FROM json_each(?1))
    ORDER BY learner, starts_on, id";

pub(super) const PAUSES: &str = "SELECT * FROM pause WHERE learner IN (SELECT unhex(value) FROM json_each(?1))
    ORDER BY learner, starts_on, id";

const LEARNERS: &str = "SELECT * FROM learner WHERE id IN (SELECT unhex(value) FROM json_each(?1)) ORDER BY seq";

/// The ledgers of the contracts of the learners ?1 that cover ?2 and count their sessions.
pub(super) const LEDGERS: &str = "SELECT e.* FROM contract c JOIN entitlement e ON e.contract = c.id
    WHERE c.learner IN (SELECT unhex(value) FROM json_each(?1)) AND c.sessions > 0
      AND c.starts_on <= ?2 AND coalesce(c.term_end, ?2) >= ?2 AND coalesce(c.ended_on, ?2) >= ?2";

impl Store {
    /// Everything recorded of one learner that an insight reads.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such learner.
    pub fn history_of(&self, learner: LearnerId) -> Result<LearnerHistory, StoreError> {
        let trials = self.trials_of(learner)?;
        let of_trial = |session: &Session| trials.iter().any(|trial| trial.session == Some(session.id));
        let (trial_sessions, sessions) = self.sessions_of(learner)?.into_iter().partition(of_trial);
        Ok(LearnerHistory {
            learner: self.get(learner)?,
            contracts: self.contracts_of(learner)?,
            entitlements: self.entitlements_of(learner)?,
            pauses: self.pauses_of(learner)?,
            sessions,
            trial_sessions,
            trials,
        })
    }

    /// The histories of the learners who may be without a next booking on `as_of`: a contract covers the day, or
    /// none has begun and sessions were held; no pause covers it, and no session ahead is booked. Of each, only what
    /// tells how long: the ledgers of the present contracts, the last `held` sessions known to have been held and all
    /// sessions ahead, and no trials.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn histories_without_booking(&self, as_of: Day, held: u32) -> Result<Vec<LearnerHistory>, StoreError> {
        let mut select = self.connection().prepare_cached(WITHOUT_BOOKING)?;
        let ids = select.query_map(params![as_of.number()], |row| row.get::<_, [u8; 16]>("learner"))?;
        let ids: BTreeSet<LearnerId> =
            ids.map(|id| id.map(|id| LearnerId::from_uuid(Uuid::from_bytes(id)))).collect::<Result<_, _>>()?;
        let wanted = json_of(ids);
        let day = as_of.number();
        let learners = self.rows::<Learner>(LEARNERS, params![wanted])?;
        let mut contracts = self.grouped(CONTRACTS, params![wanted], |contract: &Contract| Some(contract.learner))?;
        let mut ledgers = self.grouped(LEDGERS, params![wanted, day], |entry: &Entitlement| Some(entry.learner))?;
        let mut pauses = self.grouped(PAUSES, params![wanted], |pause: &Pause| Some(pause.learner))?;
        let mut sessions =
            self.grouped(LAST_SESSIONS, params![wanted, day, held], |session: &Session| Some(session.learner))?;
        let history = |learner: Learner| LearnerHistory {
            contracts: contracts.remove(&learner.id).unwrap_or_default(),
            entitlements: ledgers.remove(&learner.id).unwrap_or_default(),
            pauses: pauses.remove(&learner.id).unwrap_or_default(),
            sessions: sessions.remove(&learner.id).unwrap_or_default(),
            trial_sessions: Vec::new(),
            trials: Vec::new(),
            learner,
        };
        Ok(learners.into_iter().map(history).collect())
    }

    /// The rows a `SELECT` answers that are some learner's, by learner, each's in the order in which they came.
    pub(super) fn grouped<R: crate::Record>(
        &self,
        sql: &str,
        bound: impl Params,
        learner_of: impl Fn(&R) -> Option<LearnerId>,
    ) -> Result<BTreeMap<LearnerId, Vec<R>>, StoreError> {
        let mut groups: BTreeMap<LearnerId, Vec<R>> = BTreeMap::new();
        for row in self.rows::<R>(sql, bound)? {
            if let Some(learner) = learner_of(&row) {
                groups.entry(learner).or_default().push(row);
            }
        }
        Ok(groups)
    }
}
