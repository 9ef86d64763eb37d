//! Who has applied and who is to decide after a trial.

use nenrin_domain::{Application, Day, DayTime, Learner, Session, Trial};
use rusqlite::{Row, params};

use super::Listed;
use crate::field::Field;
use crate::{Store, StoreError};

/// An application with who applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadApplication {
    /// The application.
    pub application: Application,
    /// Who applied.
    pub learner: Learner,
}

/// A trial with whom, and when exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadTrial {
    /// The trial.
    pub trial: Trial,
    /// With whom, when they are among the learners.
    pub learner: Option<Learner>,
    /// Its session, when one was booked.
    pub session: Option<Session>,
}

impl LeadTrial {
    /// The start, when it is known.
    #[must_use]
    pub fn time(&self) -> Option<DayTime> {
        self.session.as_ref().and_then(|session| session.time)
    }
}

/// Applications nobody has dealt with to the end, the oldest first. One of somebody who has agreed on a contract since has been
/// answered by that.
pub(super) const OPEN_APPLICATIONS: &str = "
    SELECT w.id FROM application w INDEXED BY application_open
    WHERE (w.state = 'new' OR w.state = 'contacted')
      AND NOT EXISTS (SELECT 1 FROM contract c WHERE c.learner = w.learner AND c.starts_on >= w.applied_on)
    ORDER BY w.applied_on, w.id";

/// Trials that are undecided, the oldest first.
pub(super) const OPEN_TRIALS: &str = "
    SELECT id FROM trial INDEXED BY trial_undecided WHERE outcome = 'undecided' ORDER BY day, id";

/// Trials that were decided from day ?1 on, the latest first.
pub(super) const DECIDED_TRIALS: &str = "
    SELECT id FROM trial INDEXED BY trial_decided WHERE decided_on >= ?1 ORDER BY decided_on DESC, id DESC";

impl Store {
    /// Applications that are new or answered and have come no further, the oldest first; none of whoever has a contract that
    /// begins on the day of the application or later.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_applications(&self, limit: u32) -> Result<Listed<LeadApplication>, StoreError> {
        let total = self.number_of(OPEN_APPLICATIONS, [])?;
        let sql = format!(
            "SELECT a.* FROM ({OPEN_APPLICATIONS} LIMIT {limit}) p JOIN application a ON a.id = p.id ORDER BY a.applied_on, a.id"
        );
        let with_learner = |application: Application| {
            let learner = self.get(application.learner)?;
            Ok(LeadApplication { application, learner })
        };
        let first = self.rows(&sql, [])?.into_iter().map(with_learner).collect::<Result<_, StoreError>>()?;
        Ok(Listed { total, first })
    }

    /// Trials that are undecided, booked ones among them, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_trials(&self, limit: u32) -> Result<Listed<LeadTrial>, StoreError> {
        let total = self.number_of(OPEN_TRIALS, [])?;
        let sql =
            format!("SELECT t.* FROM ({OPEN_TRIALS} LIMIT {limit}) p JOIN trial t ON t.id = p.id ORDER BY t.day, t.id");
        Ok(Listed { total, first: self.lead_trials(&sql, [])? })
    }

    /// Trials that were decided on `since` or later, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn decided_trials(&self, since: Day, limit: u32) -> Result<Listed<LeadTrial>, StoreError> {
        let total = self.number_of(DECIDED_TRIALS, params![since.number()])?;
        let sql = format!(
            "SELECT t.* FROM ({DECIDED_TRIALS} LIMIT {limit}) p JOIN trial t ON t.id = p.id
             ORDER BY t.decided_on DESC, t.id DESC"
        );
        Ok(Listed { total, first: self.lead_trials(&sql, params![since.number()])? })
    }

    fn number_of(&self, pick: &str, bound: impl rusqlite::Params) -> Result<u32, StoreError> {
        let mut count = self.connection().prepare_cached(&format!("SELECT count(*) AS rows FROM ({pick})"))?;
        count.query_row(bound, |row: &Row<'_>| Ok(Field::read(row, "rows")))?
    }

    fn lead_trials(&self, sql: &str, bound: impl rusqlite::Params) -> Result<Vec<LeadTrial>, StoreError> {
        let with_session = |trial: Trial| {
            let learner = trial.learner.map(|learner| self.get(learner)).transpose()?;
            let session = trial.session.map(|session| self.get(session)).transpose()?;
            Ok(LeadTrial { trial, learner, session })
        };
        self.rows(sql, bound)?.into_iter().map(with_session).collect()
    }
}
