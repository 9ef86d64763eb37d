//! The note of a session as a table tells it.

use nenrin_domain::{DayTime, Note, NoteSection, NoteState, NoteVersion, Session};

use crate::derived::Key;

/// The sections of a note by the keys of the default ones; those without words are none.
pub(crate) fn sections<'k>(told: impl IntoIterator<Item = (&'k str, Option<String>)>) -> Vec<NoteSection> {
    let written = told.into_iter().filter_map(|(key, text)| text.map(|text| (key, text)));
    written.map(|(key, text)| NoteSection { key: key.to_owned(), heading: String::new(), text }).collect()
}

/// The note of a session with its first version, written when the session began; `None` without any words.
pub(crate) fn first_note(session: &Session, sections: Vec<NoteSection>) -> Option<(NoteVersion, Note)> {
    if sections.is_empty() {
        return None;
    }
    let written_at = session.day.at(session.time.or(DayTime::new(12, 0))?, session.zone);
    let note = Key::of("note").with(session.id).id(session.day);
    // A version stays when the import is undone. Had a corrected one the same identity, the old words would count again.
    let key = Key::of("note_version").with(session.id).with(session.learner).with(written_at.millis());
    let key = sections.iter().fold(key, |key, section| key.with(&section.key).with(&section.text));
    let version = NoteVersion {
        id: key.id(session.day),
        note,
        session: session.id,
        learner: session.learner,
        template: None,
        sections,
        written_at,
    };
    let (session, learner, state) = (session.id, session.learner, NoteState::Final);
    let note = Note { id: note, session, learner, version: version.id, state };
    Some((version, note))
}
