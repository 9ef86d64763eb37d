//! Templates of messages to learners.

use crate::MessageTemplateId;

/// A message in both languages, with variables such as `{name}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageTemplate {
    /// Identity.
    pub id: MessageTemplateId,
    /// What it is for.
    pub name: String,
    /// The text in Japanese; may be empty.
    pub ja: String,
    /// The text in English; may be empty.
    pub en: String,
    /// Its place in the list.
    pub position: u32,
}
