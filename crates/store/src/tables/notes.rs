//! Notes: which version of its words counts.

use nenrin_domain::{Id, LearnerId, Note, NoteState, NoteVersionId, SessionId};
use rusqlite::params;

use crate::record::record;
use crate::{Store, StoreError};

record!(Note, NoteId, "note", immutable: false, {
    session: SessionId,
    learner: LearnerId,
    version: NoteVersionId,
    state: NoteState,
});

impl Store {
    /// The note of a session.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn note_of(&self, session: SessionId) -> Result<Option<Note>, StoreError> {
        let found = self.rows("SELECT * FROM note WHERE session = ?1", params![session.uuid().as_bytes()])?;
        Ok(found.into_iter().next())
    }
}
