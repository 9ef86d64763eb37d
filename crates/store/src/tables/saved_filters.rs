//! Filters with a name.

use nenrin_domain::SavedFilter;

use crate::record::record;
use crate::{Store, StoreError};

record!(SavedFilter, SavedFilterId, "saved_filter", immutable: false, {
    place: String,
    name: String,
    query: Vec<String>,
    position: u32,
});

impl Store {
    /// The filters of all lists.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn saved_filters(&self) -> Result<Vec<SavedFilter>, StoreError> {
        self.rows("SELECT * FROM saved_filter ORDER BY id", [])
    }

    /// The filters of one list, in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn saved_filters_of(&self, place: &str) -> Result<Vec<SavedFilter>, StoreError> {
        self.rows("SELECT * FROM saved_filter WHERE place = ?1 ORDER BY position, id", [place])
    }
}
