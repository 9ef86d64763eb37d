//! The practice itself: one row.

use nenrin_domain::{Currency, NoteTemplateId, Profile, Zone};

use crate::record::record;

record!(Profile, ProfileId, "profile", immutable: false, {
    name: String,
    currency: Currency,
    zone: Zone,
    note_template: NoteTemplateId,
    notice_hours: u32,
});
