//! Drafts: what is being typed, on disk before the answer.

use std::collections::BTreeSet;

use nenrin_domain::{Day, Instant, Learner, LearnerId, Session, SessionId};
use nenrin_store::{Draft, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::draft_body::DraftBody;
use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Failure};

/// Puts what stands in the composer on disk. Answers when it was saved, in milliseconds since 1970 UTC.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// What stands in the composer.
    pub draft: DraftBody,
}

impl Command for SaveDraft {
    const NAME: &'static str = "draft.save";
    type Output = i64;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<i64>, Failure> {
        self.draft.check_size()?;
        let (store, now, learner) = (call.store()?, call.now(), self.draft.learner.0);
        // What was typed in another practice must not come to lie in this one, where nobody would find it.
        store.get::<Learner>(learner)?;
        if store.find::<Session>(self.draft.session.0)?.is_some_and(|session| session.learner != learner) {
            return Err(Failure::new(Code::Missing).about("entity", "session"));
        }
        let draft = kept(&self.draft, now)?;
        call.change(|store| store.save_draft(&draft))?;
        Ok(Answer::read(now.millis()))
    }
}

/// Throws the draft of a session away.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscardDraft {
    /// The session.
    pub session: Plain<SessionId>,
}

impl Command for DiscardDraft {
    const NAME: &'static str = "draft.discard";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        Ok(Answer::read(call.change(|store| store.discard_draft(self.session.0))?))
    }
}

/// Asks for all open drafts, the latest first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListDrafts {}

/// A draft that can be taken up again.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftLine {
    /// The session.
    pub session: Plain<SessionId>,
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// The learner's name; the UI names those without one by their external id.
    pub name: Option<String>,
    /// The learner's id in the tables the history came from.
    pub external_id: Option<String>,
    /// The day of the session.
    pub day: Plain<Day>,
    /// When it was last saved, in milliseconds since 1970 UTC.
    pub saved_at: i64,
    /// Its first words; empty when there are none.
    pub first_words: String,
    /// Whether it can be taken up again. One that cannot be read is kept as it is.
    pub readable: bool,
}

impl Command for ListDrafts {
    const NAME: &'static str = "draft.list";
    type Output = Vec<DraftLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<DraftLine>>, Failure> {
        let lines = call.store()?.drafts()?.into_iter().map(|draft| DraftLine::of(call, &draft));
        Ok(Answer::read(lines.collect::<Result<_, _>>()?))
    }
}

impl DraftLine {
    fn of(call: &Call<'_>, draft: &Draft) -> Result<Self, Failure> {
        let (store, body) = (call.store()?, read(draft).ok());
        let (readable, first_words) = (body.is_some(), body.as_ref().map(DraftBody::first_words).unwrap_or_default());
        let day = match (body, store.find::<Session>(draft.session)?) {
            (Some(body), _) => body.day.0,
            (None, Some(session)) => session.day,
            (None, None) => draft.saved_at.day(call.zone()),
        };
        let learner: Option<Learner> = store.find(draft.learner)?;
        let (name, external_id) = learner.map_or((None, None), |learner| (learner.name, learner.external_id));
        let (session, learner, saved_at) = (Plain(draft.session), Plain(draft.learner), draft.saved_at.millis());
        Ok(Self { session, learner, name, external_id, day: Plain(day), saved_at, first_words, readable })
    }
}

/// Of each learner the latest open draft that is of no session yet: whoever was to write it is the only one who knows of it.
pub(crate) fn without_session(call: &Call<'_>) -> Result<Vec<DraftLine>, Failure> {
    let (store, mut whose, mut lines) = (call.store()?, BTreeSet::new(), Vec::new());
    for draft in store.drafts()? {
        if !store.contains::<Session>(draft.session)? && whose.insert(draft.learner) {
            lines.push(DraftLine::of(call, &draft)?);
        }
    }
    Ok(lines)
}

/// The form in which drafts are kept. A later form gets a later number, and still reads the earlier ones.
#[derive(Serialize, Deserialize)]
struct Kept<B> {
    format: u32,
    body: B,
}

const FORMAT: u32 = 1;

/// What stands in the composer as a draft to be saved.
pub(crate) fn kept(body: &DraftBody, saved_at: Instant) -> Result<Draft, Failure> {
    let kept = serde_json::to_string(&Kept { format: FORMAT, body }).map_err(|_| Failure::new(Code::Internal))?;
    Ok(Draft { session: body.session.0, learner: body.learner.0, body: kept, saved_at })
}

/// The open draft of session `from` as it goes along to `to`, which is the same session, now at another time: it takes place
/// when and how that one is recorded. `None` when there is none, or when it stays as it is: one that cannot be read, or
/// that meets another one there.
pub(crate) fn carried(store: &Store, from: SessionId, to: SessionId) -> Result<Option<Draft>, Failure> {
    let Some(draft) = store.draft(from)? else { return Ok(None) };
    let meets_another = from != to && store.draft(to)?.is_some();
    match read(&draft) {
        Ok(body) if !meets_another => kept(&body.of(&store.get(to)?), draft.saved_at).map(Some),
        _ => Ok(None),
    }
}

/// The open draft of a session, and when it was saved.
pub(crate) fn open(store: &Store, session: SessionId) -> Result<Option<(DraftBody, Instant)>, Failure> {
    let draft = store.draft(session)?;
    draft.map(|draft| Ok((read(&draft)?, draft.saved_at))).transpose()
}

/// The session of the learner's latest open draft that can be read.
pub(crate) fn latest_of(store: &Store, learner: LearnerId) -> Result<Option<SessionId>, Failure> {
    let mut drafts = store.drafts()?.into_iter().filter(|draft| draft.learner == learner);
    Ok(drafts.find(|draft| read(draft).is_ok()).map(|draft| draft.session))
}

fn read(draft: &Draft) -> Result<DraftBody, Failure> {
    let kept: Option<Kept<DraftBody>> = serde_json::from_str(&draft.body).ok();
    let known = kept.filter(|kept| kept.format == FORMAT);
    known.map(|kept| kept.body).ok_or(Failure::new(Code::DraftUnreadable))
}
