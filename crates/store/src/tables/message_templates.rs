//! Templates of messages.

use nenrin_domain::MessageTemplate;

use crate::record::record;

record!(MessageTemplate, MessageTemplateId, "message_template", immutable: false, {
    name: String,
    ja: String,
    en: String,
    position: u32,
});
