//! Templates of messages.

use nenrin_domain::MessageTemplate;

use crate::record::record;
use crate::{Store, StoreError};

record!(MessageTemplate, MessageTemplateId, "message_template", immutable: false, {
    name: String,
    ja: String,
    en: String,
    position: u32,
});

impl Store {
    /// The templates of messages, in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn message_templates(&self) -> Result<Vec<MessageTemplate>, StoreError> {
        self.rows("SELECT * FROM message_template ORDER BY position, id", [])
    }
}
