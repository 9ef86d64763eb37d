//! Where the composer begins: which session, and what stands in it before the coach has typed.

use std::collections::BTreeMap;

use nenrin_domain::{Day, LearnerId, Outcome, Session, SessionId};
use nenrin_store::Store;

use crate::draft_body::{DraftBody, LevelReading, SectionWords};
use crate::wire::{Plain, Word};
use crate::{Failure, drafts};

/// The session a coach most likely means when opening the composer for a learner: the one with the latest open draft,
/// else the most recent one up to today that waits for a note, else one of today that was settled without words. Nobody is
/// asked for those words, but whoever writes on that day writes about it: a second session at its hour is not meant, and would
/// use a second ticket.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn which(store: &Store, learner: LearnerId, today: Day) -> Result<Option<SessionId>, Failure> {
    if let Some(draft) = drafts::latest_of(store, learner)? {
        return Ok(Some(draft));
    }
    let waiting = store.waiting_session_of(learner, today, today.plus(-Session::NOTE_ASKED_DAYS))?;
    let meant = match waiting {
        Some(waiting) => Some(waiting),
        None => store.session_without_words(learner, today)?,
    };
    Ok(meant.map(|session| session.id))
}

/// What stands in the composer of a session without a draft: what is recorded of it, or for a session that was never
/// booked, today with the time, length and mode of the last one.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn body(store: &Store, learner: LearnerId, id: SessionId, today: Day) -> Result<DraftBody, Failure> {
    let recorded: Option<Session> = store.find(id)?;
    let like = match recorded {
        Some(_) => recorded.clone(),
        None => store.held_until(learner, today, 1)?.into_iter().next(),
    };
    let answers = store.satisfaction_of(id)?;
    Ok(DraftBody {
        session: Plain(id),
        learner: Plain(recorded.as_ref().map_or(learner, |session| session.learner)),
        day: Plain(recorded.as_ref().map_or(today, |session| session.day)),
        time: like.as_ref().and_then(|session| session.time).map(Plain),
        minutes: like.as_ref().and_then(|session| session.minutes),
        mode: like.as_ref().and_then(|session| session.mode).map(Word),
        outcome: Word(recorded.and_then(|session| session.state.outcome()).unwrap_or(Outcome::Held)),
        sections: words(store, id)?,
        actions: Vec::new(),
        new_actions: Vec::new(),
        levels: levels(store, learner, id)?,
        satisfaction: answers.as_ref().and_then(|answers| answers.score).map(|score| score.value()),
        intent: answers.and_then(|answers| answers.intent).map(Word),
        obstacles_opened: Vec::new(),
        obstacles_cleared: Vec::new(),
        next_booking: None,
        typing: BTreeMap::new(),
    })
}

fn words(store: &Store, session: SessionId) -> Result<Vec<SectionWords>, Failure> {
    let Some(note) = store.note_of(session)? else { return Ok(Vec::new()) };
    let version: nenrin_domain::NoteVersion = store.get(note.version)?;
    let sections = version.sections.into_iter();
    Ok(sections.map(|section| SectionWords { key: section.key, text: section.text }).collect())
}

fn levels(store: &Store, learner: LearnerId, session: SessionId) -> Result<Vec<LevelReading>, Failure> {
    let read = store.progress_of_session(learner, session)?.into_iter();
    Ok(read.map(|reading| LevelReading { goal: Plain(reading.goal), value: Plain(reading.value) }).collect())
}
