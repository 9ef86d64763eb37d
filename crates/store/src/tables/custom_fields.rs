//! Fields of the coach's own.

use nenrin_domain::{CustomField, CustomKind, CustomSubject};

use crate::record::record;

record!(CustomField, CustomFieldId, "custom_field", immutable: false, {
    subject: CustomSubject,
    name: String,
    kind: CustomKind,
    choices: Vec<String>,
    position: u32,
    offered: bool,
});
