//! Reasons to choose from.

use nenrin_domain::{Coded, Reason, ReasonKind};

use crate::record::record;
use crate::{Store, StoreError};

record!(Reason, ReasonId, "reason", immutable: false, {
    kind: ReasonKind,
    label: String,
    position: u32,
    offered: bool,
});

impl Store {
    /// The coach's own list of reasons for one thing, in their order; empty while they changed nothing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reasons_for(&self, kind: ReasonKind) -> Result<Vec<Reason>, StoreError> {
        self.rows("SELECT * FROM reason WHERE kind = ?1 ORDER BY position, id", [kind.as_code()])
    }
}
