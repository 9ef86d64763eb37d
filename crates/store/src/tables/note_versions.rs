//! Note versions: every wording that was ever confirmed. The file itself refuses to change or delete them.

use nenrin_domain::{Id, Instant, LearnerId, NoteId, NoteSection, NoteTemplateId, NoteVersion, Session, SessionId};
use rusqlite::{params, params_from_iter};

use super::sessions::place;

use crate::record::record;
use crate::{Store, StoreError};

record!(NoteVersion, NoteVersionId, "note_version", immutable: true, {
    note: NoteId,
    session: SessionId,
    learner: LearnerId,
    template: Option<NoteTemplateId>,
    sections: Vec<NoteSection>,
    written_at: Instant,
});

impl Store {
    /// Every version the note of a session ever had, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn note_versions_of(&self, session: SessionId) -> Result<Vec<NoteVersion>, StoreError> {
        let sql = "SELECT * FROM note_version WHERE session = ?1 ORDER BY written_at DESC, id DESC";
        self.rows(sql, params![session.uuid().as_bytes()])
    }

    /// The words that count of the learner's last note before a session.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_words_before(&self, session: &Session) -> Result<Option<NoteVersion>, StoreError> {
        let sql = "SELECT v.* FROM session s
               CROSS JOIN note n ON n.session = s.id CROSS JOIN note_version v ON v.id = n.version
             WHERE s.learner = ?1 AND s.day <= ?2 AND (s.day, coalesce(s.time, -1), s.id) < (?2, ?3, ?4)
               AND v.sections <> '[]'
             ORDER BY s.day DESC, s.time DESC, s.id DESC LIMIT 1";
        let found = self.rows(sql, params_from_iter(place(session)))?;
        Ok(found.into_iter().next())
    }
}
