//! The coach's steps, version by version.

use nenrin_domain::{FlowStep, FlowVersion, Instant};

use crate::record::record;
use crate::{Store, StoreError};

record!(FlowVersion, FlowVersionId, "flow_version", immutable: false, {
    made_at: Instant,
    steps: Vec<FlowStep>,
});

impl Store {
    /// The steps as they are now; `None` while they were never changed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest_flow(&self) -> Result<Option<FlowVersion>, StoreError> {
        // Two versions of one moment are told apart by their ids, which were minted in order.
        Ok(self.rows("SELECT * FROM flow_version ORDER BY made_at DESC, id DESC LIMIT 1", [])?.pop())
    }
}
