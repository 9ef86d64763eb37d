//! Groups.

use nenrin_domain::Gathering;

use crate::record::record;
use crate::{Store, StoreError};

record!(Gathering, GatheringId, "gathering", immutable: false, {
    title: Option<String>,
});

impl Store {
    /// All groups.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn gatherings(&self) -> Result<Vec<Gathering>, StoreError> {
        self.rows("SELECT * FROM gathering ORDER BY id", [])
    }
}
