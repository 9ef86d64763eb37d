//! Note templates.

use nenrin_domain::{NoteTemplate, TemplateSection};

use crate::record::record;

record!(NoteTemplate, NoteTemplateId, "note_template", immutable: false, {
    name: String,
    sections: Vec<TemplateSection>,
});
