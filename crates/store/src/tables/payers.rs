//! Payers.

use nenrin_domain::{Payer, PayerKind};

use crate::record::record;
use crate::{Store, StoreError};

record!(Payer, PayerId, "payer", immutable: false, {
    name: String,
    kana: Option<String>,
    kind: PayerKind,
    registration_number: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
    address: Option<String>,
});

impl Store {
    /// All payers, by their reading, else by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payers(&self) -> Result<Vec<Payer>, StoreError> {
        self.rows("SELECT * FROM payer ORDER BY coalesce(kana, name), id", [])
    }
}
