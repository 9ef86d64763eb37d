//! The practice itself.

use crate::{Currency, Id, NoteTemplateId, ProfileId, Zone};

/// The practice: its name and what holds for all of it. There is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Identity; always [`Profile::only`].
    pub id: ProfileId,
    /// The coach's name for the practice.
    pub name: String,
    /// The currency of sums for which none was named.
    pub currency: Currency,
    /// The coach's own zone, whose days count.
    pub zone: Zone,
    /// The template of new notes.
    pub note_template: NoteTemplateId,
    /// Hours before a session until which a learner can cancel it in time, unless the contract says otherwise.
    pub notice_hours: u32,
}

impl Profile {
    /// The identity of the one profile of a practice.
    #[must_use]
    pub fn only() -> ProfileId {
        ProfileId::from_uuid(uuid::Uuid::nil())
    }
}
