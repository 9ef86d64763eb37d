//! Notes after they were confirmed: their words, and every wording they once had.

use nenrin_domain::{LearnerId, NoteState, NoteVersionId, SessionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::composer::open::WrittenSection;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Code, Command, Failure};

/// Asks for the note of a session.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteOfSession {
    /// The session.
    pub session: Plain<SessionId>,
}

/// The note of a session with its versions.
#[derive(Debug, Serialize, TS)]
pub struct NoteView {
    /// The session.
    pub session: Plain<SessionId>,
    /// Whose note.
    pub learner: Plain<LearnerId>,
    /// How far it has come; null when the session has no note (any more).
    pub state: Option<Word<NoteState>>,
    /// The version that counts.
    pub version: Option<Plain<NoteVersionId>>,
    /// The words that count; empty when there are none.
    pub sections: Vec<WrittenSection>,
    /// Every version ever confirmed, the latest first; those of confirmations that were undone are among them.
    pub versions: Vec<NoteVersionView>,
}

/// One wording of a note.
#[derive(Debug, Serialize, TS)]
pub struct NoteVersionView {
    /// Identity.
    pub id: Plain<NoteVersionId>,
    /// When it was confirmed, in milliseconds since 1970 UTC.
    pub written_at: i64,
    /// Name of the template; empty for the template that comes with the practice, null for imported words.
    pub template: Option<String>,
    /// Its words.
    pub sections: Vec<WrittenSection>,
}

impl Command for NoteOfSession {
    const NAME: &'static str = "note.of_session";
    type Output = NoteView;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<NoteView>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}

/// Lets old words count again, as a new version.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreNote {
    /// The version whose words shall count.
    pub version: Plain<NoteVersionId>,
}

impl Command for RestoreNote {
    const NAME: &'static str = "note.restore";
    type Output = Plain<NoteVersionId>;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Plain<NoteVersionId>>, Failure> {
        Err(Failure::new(Code::Internal))
    }
}
