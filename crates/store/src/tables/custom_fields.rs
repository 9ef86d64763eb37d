//! Fields of the coach's own.

use nenrin_domain::{Coded, CustomField, CustomKind, CustomSubject};

use crate::record::record;
use crate::{Store, StoreError};

record!(CustomField, CustomFieldId, "custom_field", immutable: false, {
    subject: CustomSubject,
    name: String,
    kind: CustomKind,
    choices: Vec<String>,
    position: u32,
    offered: bool,
});

impl Store {
    /// The fields on one subject, in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn custom_fields_on(&self, subject: CustomSubject) -> Result<Vec<CustomField>, StoreError> {
        self.rows("SELECT * FROM custom_field WHERE subject = ?1 ORDER BY position, id", [subject.as_code()])
    }
}
