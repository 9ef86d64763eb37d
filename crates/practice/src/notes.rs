//! Notes after they were confirmed: their words, and every wording they once had.

use nenrin_domain::{
    LearnerId, Note, NoteSection, NoteState, NoteTemplate, NoteVersion, NoteVersionId, Session, SessionId,
};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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

/// One section with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrittenSection {
    /// Stable key.
    pub key: String,
    /// The heading it had; empty for a default section, whose heading follows the language.
    pub heading: String,
    /// The words.
    pub text: String,
}

impl From<NoteSection> for WrittenSection {
    fn from(section: NoteSection) -> Self {
        Self { key: section.key, heading: section.heading, text: section.text }
    }
}

impl Command for NoteOfSession {
    const NAME: &'static str = "note.of_session";
    type Output = NoteView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<NoteView>, Failure> {
        let store = call.store()?;
        let session: Session = store.get(self.session.0)?;
        let note = store.note_of(session.id)?;
        let mut versions = store.note_versions_of(session.id)?;
        // A history that was taken back and corrected may have given the session to another learner.
        versions.retain(|kept| kept.learner == session.learner);
        let version = note.as_ref().map(|note| note.version);
        let words = versions.iter().find(|kept| Some(kept.id) == version).map(|kept| kept.sections.clone());
        let versions = versions.into_iter().map(|kept| NoteVersionView::of(store, kept));
        Ok(Answer::read(NoteView {
            session: self.session,
            learner: Plain(session.learner),
            state: note.map(|note| Word(note.state)),
            version: version.map(Plain),
            sections: words.unwrap_or_default().into_iter().map(WrittenSection::from).collect(),
            versions: versions.collect::<Result<_, _>>()?,
        }))
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

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<NoteVersionId>>, Failure> {
        let (store, now) = (call.store()?, call.now());
        let old: NoteVersion = store.get(self.version.0)?;
        let session: Session = store.get(old.session)?;
        // Words on a session without an outcome would pass for it, and nobody would be asked for it any more.
        if session.state.outcome().is_none() {
            return Err(Failure::not_allowed("session", "not_recorded"));
        }
        if old.learner != session.learner {
            return Err(Failure::new(Code::Missing).about("entity", "session"));
        }
        let note = store.note_of(session.id)?;
        let act = Act::new("note.restore", now).of(session.learner).about("day", session.day.to_string());
        let done = call.act(&act, |writer| {
            let (note, state) = note.map_or((writer.mint(), NoteState::Final), |note| (note.id, NoteState::Amended));
            let version = NoteVersion { id: writer.mint(), note, written_at: now, ..old };
            writer.add(&version)?;
            let (session, learner, version) = (version.session, version.learner, version.id);
            writer.put(&Note { id: note, session, learner, version, state })?;
            Ok(Plain(version))
        })?;
        Ok(done.into())
    }
}

impl NoteVersionView {
    fn of(store: &Store, version: NoteVersion) -> Result<Self, Failure> {
        let template: Option<NoteTemplate> = version.template.map(|id| store.get(id)).transpose()?;
        Ok(Self {
            id: Plain(version.id),
            written_at: version.written_at.millis(),
            template: template.map(|template| template.name),
            sections: version.sections.into_iter().map(WrittenSection::from).collect(),
        })
    }
}
