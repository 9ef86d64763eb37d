//! Payments.

use std::collections::HashMap;

use nenrin_domain::{ContractId, Day, Id, LearnerId, Money, PayerId, Payment, PaymentId};
use rusqlite::params;

use crate::field::Field;
use crate::record::record;
use crate::{Store, StoreError};

record!(Payment, PaymentId, "payment", immutable: false, {
    learner: LearnerId,
    contract: Option<ContractId>,
    due_on: Option<Day>,
    paid_on: Option<Day>,
    amount: Money,
    method: Option<String>,
    payer: Option<PayerId>,
    part_of: Option<PaymentId>,
    fee: Option<Money>,
    reference: Option<String>,
    note: Option<String>,
});

impl Store {
    /// What a learner has paid in all, less what was given back of it, one sum for each currency.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn received_from(&self, learner: LearnerId) -> Result<Vec<Money>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT amount, amount_currency FROM payment WHERE learner = ?1 AND paid_on IS NOT NULL
             UNION ALL SELECT -amount, amount_currency FROM refund WHERE learner = ?1",
        )?;
        let rows = select.query_map(params![learner.uuid().as_bytes()], |row| Ok(Money::read(row, "amount")))?;
        // Added up here, because the engine gives up at a sum beyond 64 bits.
        Ok(Money::sums(rows.map(|row| row?).collect::<Result<Vec<_>, StoreError>>()?))
    }

    /// The payments of a learner, expected and received, the latest first; those without a day before all others.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payments_of(&self, learner: LearnerId) -> Result<Vec<Payment>, StoreError> {
        let sql = "SELECT * FROM payment WHERE learner = ?1
                   ORDER BY coalesce(paid_on, due_on) IS NOT NULL, coalesce(paid_on, due_on) DESC, id DESC";
        self.rows(sql, params![learner.uuid().as_bytes()])
    }

    /// The payments of a payer for all learners, as [`Store::payments_of`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payments_of_payer(&self, payer: PayerId) -> Result<Vec<Payment>, StoreError> {
        let sql = "SELECT * FROM payment WHERE payer = ?1
                   ORDER BY coalesce(paid_on, due_on) IS NOT NULL, coalesce(paid_on, due_on) DESC, id DESC";
        self.rows(sql, params![payer.uuid().as_bytes()])
    }

    /// The payments that have a number at a bank or a payment service, by it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payments_by_reference(&self) -> Result<HashMap<String, (PaymentId, LearnerId)>, StoreError> {
        let numbered: Vec<Payment> = self.rows("SELECT * FROM payment WHERE reference IS NOT NULL ORDER BY id", [])?;
        let entry = |payment: Payment| Some((payment.reference?, (payment.id, payment.learner)));
        Ok(numbered.into_iter().filter_map(entry).collect())
    }

    /// The payments of this amount that came in from a learner on a day, and those that came from no file and are at most so many
    /// days from it; the nearest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payments_about(
        &self,
        learner: LearnerId,
        day: Day,
        days: i64,
        amount: Money,
    ) -> Result<Vec<Payment>, StoreError> {
        let sql = "SELECT p.* FROM payment p
             WHERE p.learner = ?1 AND p.paid_on BETWEEN ?3 AND ?4 AND p.amount = ?5 AND p.amount_currency = ?6
               AND (p.paid_on = ?2 OR NOT EXISTS (SELECT 1 FROM origin o WHERE o.target = p.id))
             ORDER BY abs(p.paid_on - ?2), p.id";
        let (learner, currency) = (learner.uuid(), amount.currency.as_code());
        let (first, last) = (day.plus(-days).number(), day.plus(days).number());
        self.rows(sql, params![learner.as_bytes(), day.number(), first, last, amount.minor, currency])
    }

    /// The payments with this number at a bank or a payment service, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payments_by_number(&self, reference: &str) -> Result<Vec<Payment>, StoreError> {
        self.rows("SELECT * FROM payment WHERE reference = ?1 ORDER BY id DESC", params![reference])
    }
}
