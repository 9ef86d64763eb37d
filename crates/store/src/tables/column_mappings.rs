//! What columns of files mean, as the coach has said.

use nenrin_domain::ColumnMapping;

use crate::record::record;
use crate::{Store, StoreError};

record!(ColumnMapping, ColumnMappingId, "column_mapping", immutable: false, {
    headers: String,
    source: String,
    columns: Vec<String>,
});

impl Store {
    /// What was said of the columns of files with this set of headings.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn column_mapping(&self, headers: &str) -> Result<Option<ColumnMapping>, StoreError> {
        Ok(self.rows("SELECT * FROM column_mapping WHERE headers = ?1", [headers])?.pop())
    }
}
