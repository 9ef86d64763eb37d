//! Note versions: every wording that was ever confirmed. The file itself refuses to change or delete them.

use nenrin_domain::{Instant, LearnerId, NoteId, NoteSection, NoteTemplateId, NoteVersion, SessionId};

use crate::record::record;

record!(NoteVersion, NoteVersionId, "note_version", immutable: true, {
    note: NoteId,
    session: SessionId,
    learner: LearnerId,
    template: Option<NoteTemplateId>,
    sections: Vec<NoteSection>,
    written_at: Instant,
});
