//! What lies in a span of days, for tables that are taken out.

use nenrin_domain::{Contract, Day, Id as _, Interaction, Learner, Payer, Payment, Refund, Session, SessionId};
use rusqlite::params;

use crate::{Store, StoreError};

/// A span of days with both its ends; open where none is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
}

impl Period {
    fn bounds(self) -> [i64; 2] {
        [self.from.map_or(i64::MIN, Day::number), self.to.map_or(i64::MAX, Day::number)]
    }

    /// Whether every day lies in it, and with them what has no day.
    fn is_all(self) -> bool {
        self == Self::default()
    }
}

impl Store {
    /// The learners who joined in the period, in the order they were added; all when the period is open.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn learners_of_period(&self, period: Period) -> Result<Vec<Learner>, StoreError> {
        if period.is_all() {
            return self.learners();
        }
        self.rows("SELECT * FROM learner WHERE joined_on BETWEEN ?1 AND ?2 ORDER BY seq", period.bounds())
    }

    /// The sessions planned in the period, in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_of_period(&self, period: Period) -> Result<Vec<Session>, StoreError> {
        self.rows("SELECT * FROM session WHERE day BETWEEN ?1 AND ?2 ORDER BY day, time, id", period.bounds())
    }

    /// The payments received in the period or, while they are outstanding, due in it; all when the period is open.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payments_of_period(&self, period: Period) -> Result<Vec<Payment>, StoreError> {
        if period.is_all() {
            return self.rows("SELECT * FROM payment ORDER BY coalesce(paid_on, due_on), id", []);
        }
        let sql = "SELECT * FROM payment WHERE coalesce(paid_on, due_on) BETWEEN ?1 AND ?2
             ORDER BY coalesce(paid_on, due_on), id";
        self.rows(sql, period.bounds())
    }

    /// The refunds of the period, the earliest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn refunds_of_period(&self, period: Period) -> Result<Vec<Refund>, StoreError> {
        self.rows("SELECT * FROM refund WHERE day BETWEEN ?1 AND ?2 ORDER BY day, id", period.bounds())
    }

    /// The contracts that begin in the period, the earliest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn contracts_of_period(&self, period: Period) -> Result<Vec<Contract>, StoreError> {
        self.rows("SELECT * FROM contract WHERE starts_on BETWEEN ?1 AND ?2 ORDER BY starts_on, id", period.bounds())
    }

    /// The contacts of the period, the earliest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn interactions_of_period(&self, period: Period) -> Result<Vec<Interaction>, StoreError> {
        self.rows("SELECT * FROM interaction WHERE day BETWEEN ?1 AND ?2 ORDER BY day, time, id", period.bounds())
    }

    /// Everyone who pays, in the order of their identities.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn all_payers(&self) -> Result<Vec<Payer>, StoreError> {
        self.rows("SELECT * FROM payer ORDER BY id", [])
    }

    /// How often a session was written: when it was recorded, and at each change since.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn changes_of(&self, session: SessionId) -> Result<u32, StoreError> {
        let mut count = self.connection().prepare_cached("SELECT count(*) FROM change WHERE row = ?1")?;
        Ok(count.query_row(params![session.uuid().as_bytes()], |row| row.get(0))?)
    }
}
