//! Notes: which version of its words counts.

use nenrin_domain::{LearnerId, Note, NoteState, NoteVersionId, SessionId};

use crate::record::record;

record!(Note, NoteId, "note", immutable: false, {
    session: SessionId,
    learner: LearnerId,
    version: NoteVersionId,
    state: NoteState,
});
