//! What is owed to the practice, and what has come in.

use nenrin_domain::{Day, Payment};
use rusqlite::{Row, params};

use super::Listed;
use crate::field::Field;
use crate::{Store, StoreError};

/// Payments that should have come in before day ?1, the oldest first.
pub(super) const OVERDUE_PAYMENTS: &str = "
    SELECT id FROM payment INDEXED BY payment_due WHERE paid_on IS NULL AND due_on < ?1 ORDER BY due_on, id";

/// Payments that are to come in from day ?1 on, the next first.
pub(super) const COMING_PAYMENTS: &str = "
    SELECT id FROM payment INDEXED BY payment_due WHERE paid_on IS NULL AND due_on >= ?1 ORDER BY due_on, id";

/// Payments that are to come in on some day, the oldest first.
pub(super) const OPEN_PAYMENTS: &str =
    "SELECT * FROM payment INDEXED BY payment_due WHERE paid_on IS NULL AND due_on IS NOT NULL ORDER BY due_on, id";

impl Store {
    /// All payments that are due on some day and have not come in, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_payments(&self) -> Result<Vec<Payment>, StoreError> {
        self.rows(OPEN_PAYMENTS, [])
    }

    /// Payments that should have come in before `today`, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn overdue_payments(&self, today: Day, limit: u32) -> Result<Listed<Payment>, StoreError> {
        self.due_payments(OVERDUE_PAYMENTS, today, limit)
    }

    /// Payments that are to come in from `today` on, the next first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn coming_payments(&self, today: Day, limit: u32) -> Result<Listed<Payment>, StoreError> {
        self.due_payments(COMING_PAYMENTS, today, limit)
    }

    fn due_payments(&self, pick: &str, today: Day, limit: u32) -> Result<Listed<Payment>, StoreError> {
        let mut count = self.connection().prepare_cached(&format!("SELECT count(*) AS rows FROM ({pick})"))?;
        let total = count.query_row(params![today.number()], |row: &Row<'_>| Ok(Field::read(row, "rows")))??;
        let sql =
            format!("SELECT p.* FROM ({pick} LIMIT {limit}) d JOIN payment p ON p.id = d.id ORDER BY p.due_on, p.id");
        Ok(Listed { total, first: self.rows(&sql, params![today.number()])? })
    }
}
