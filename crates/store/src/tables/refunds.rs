//! Refunds.

use nenrin_domain::{Day, Id, LearnerId, Money, PayerId, PaymentId, Refund};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Refund, RefundId, "refund", immutable: false, {
    learner: LearnerId,
    payment: PaymentId,
    day: Day,
    amount: Money,
    reason: Option<String>,
    method: Option<String>,
});

impl Store {
    /// What was given back of one payment, the first first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn refunds_of_payment(&self, payment: PaymentId) -> Result<Vec<Refund>, StoreError> {
        self.rows("SELECT * FROM refund WHERE payment = ?1 ORDER BY day, id", params![payment.uuid().as_bytes()])
    }

    /// What was given back of the payments of a learner, the first first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn refunds_of(&self, learner: LearnerId) -> Result<Vec<Refund>, StoreError> {
        self.rows("SELECT * FROM refund WHERE learner = ?1 ORDER BY day, id", params![learner.uuid().as_bytes()])
    }

    /// What was given back of the payments of a payer, the first first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn refunds_of_payer(&self, payer: PayerId) -> Result<Vec<Refund>, StoreError> {
        let sql = "SELECT r.* FROM payment p JOIN refund r ON r.payment = p.id WHERE p.payer = ?1 ORDER BY r.day, r.id";
        self.rows(sql, params![payer.uuid().as_bytes()])
    }
}
