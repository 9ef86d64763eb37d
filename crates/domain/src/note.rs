//! What the coach writes after a session: the note, its versions and the template of its sections.

use crate::code::codes;
use crate::{Instant, LearnerId, NoteId, NoteTemplateId, NoteVersionId, SessionId};

codes! {
    /// How far a note has come.
    NoteState {
        /// Confirmed once.
        Final = "final",
        /// Confirmed again after a change.
        Amended = "amended",
    }
}

/// The note of one session. Its words are in the versions; this row says which of them counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Identity.
    pub id: NoteId,
    /// The one session it belongs to.
    pub session: SessionId,
    /// The learner of that session.
    pub learner: LearnerId,
    /// The version that counts.
    pub version: NoteVersionId,
    /// How far it has come.
    pub state: NoteState,
}

/// The words of a note as they were once confirmed. Immutable, and never deleted but by erasure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteVersion {
    /// Identity.
    pub id: NoteVersionId,
    /// The note it belongs to.
    pub note: NoteId,
    /// The session the note belongs to.
    pub session: SessionId,
    /// The learner of that session.
    pub learner: LearnerId,
    /// The template whose sections were filled in; `None` for imported notes.
    pub template: Option<NoteTemplateId>,
    /// The sections that have words, in order.
    pub sections: Vec<NoteSection>,
    /// When it was confirmed.
    pub written_at: Instant,
}

/// One section of a note: its key in the template, the heading it had, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSection {
    /// Key of the section in its template; stable when the heading is reworded.
    pub key: String,
    /// The heading under which the coach wrote; empty for a default section, whose heading follows the language.
    pub heading: String,
    /// The words.
    pub text: String,
}

/// The sections a note asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteTemplate {
    /// Identity.
    pub id: NoteTemplateId,
    /// The coach's name for it; empty for the template that comes with the practice.
    pub name: String,
    /// Its sections in order.
    pub sections: Vec<TemplateSection>,
}

impl NoteTemplate {
    /// Keys of the sections every new practice starts with: talked about, insight, change of state, next time.
    pub const DEFAULT_SECTIONS: [&'static str; 4] = ["talked", "insight", "change", "next"];
}

/// One section of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateSection {
    /// Stable key.
    pub key: String,
    /// The coach's heading; empty for a default section, whose heading follows the language.
    pub heading: String,
}
