//! Who pays for whom.

use nenrin_domain::{Day, Id, LearnerId, PayerId, PayerLink};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(PayerLink, PayerLinkId, "payer_link", immutable: false, {
    learner: LearnerId,
    payer: PayerId,
    share: u32,
    starts_on: Option<Day>,
    ends_on: Option<Day>,
});

impl Store {
    /// Who pays for a learner, or has paid or will, in the order in which it was written down.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payer_links_of(&self, learner: LearnerId) -> Result<Vec<PayerLink>, StoreError> {
        self.rows("SELECT * FROM payer_link WHERE learner = ?1 ORDER BY id", params![learner.uuid().as_bytes()])
    }

    /// For whom a payer pays, or has paid or will, in the order in which it was written down.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payer_links_of_payer(&self, payer: PayerId) -> Result<Vec<PayerLink>, StoreError> {
        self.rows("SELECT * FROM payer_link WHERE payer = ?1 ORDER BY id", params![payer.uuid().as_bytes()])
    }
}
