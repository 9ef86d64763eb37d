//! Two learners who are one person: who they may be, what would move, and the act that makes them one.

mod differing;
mod doubles;
mod pauses;

use std::collections::BTreeSet;

use nenrin_domain::{Day, Id, Learner, LearnerId, Origin, OriginId, SessionState};
use nenrin_exchange::intake::OWN_LIST;
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use differing::{Differing, KnownBy};
use differing::{differing, known_by};

use crate::alike::likenesses;
use crate::shown::LearnerName;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, distinctions};

/// The source of what the history tables brought, in the record of origins.
pub(crate) const HISTORY: &str = "history";

/// A learner, in the record of origins.
pub(crate) const LEARNER: &str = "learner";

/// Asks who else among the learners a learner may be: by mail address, telephone number, name in LINE or name. Whoever was
/// told apart from them is left out.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DuplicatesView {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

impl Command for DuplicatesView {
    const NAME: &'static str = "learner.duplicates";
    type Output = Vec<LearnerName>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<LearnerName>>, Failure> {
        let store = call.store()?;
        let learner: Learner = store.get(self.learner.0)?;
        let told = store.distinctions_of(learner.id)?;
        let apart: BTreeSet<_> = told.iter().map(|told| told.partner_of(learner.id)).collect();
        let others = store.learners()?.into_iter().filter(|other| other.id != learner.id && !apart.contains(&other.id));
        let alike = others.filter(|other| !likenesses(&learner, other).is_empty());
        Ok(Answer::read(alike.map(LearnerName::of).collect()))
    }
}

/// Asks what would move and what differs if two learners became one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeView {
    /// The learner who stays.
    pub keep: Plain<LearnerId>,
    /// The learner whose records go over.
    pub other: Plain<LearnerId>,
}

/// What would come of it.
#[derive(Debug, Serialize, TS)]
pub struct Merge {
    /// Who stays.
    pub keep: LearnerName,
    /// Whose records go over.
    pub other: LearnerName,
    /// Whether the coach has said that they are two people.
    pub told_apart: bool,
    /// By what one tells which of the two is which: reading, mail address and telephone number, as far as one of them has it.
    pub known_by: Vec<KnownBy>,
    /// How many records of each kind go over, by the kind's name.
    pub moved: Vec<Moved>,
    /// Where else both say something, and not the same: what the kept learner says stays.
    pub differing: Vec<Differing>,
    /// The days on which both are booked. Both bookings stay, though a learner has one a day: which of them is to be, only the coach
    /// can say.
    pub booked_twice: Vec<Plain<Day>>,
}

/// Records of one kind that go over.
#[derive(Debug, Serialize, TS)]
pub struct Moved {
    /// The kind, such as `session`.
    pub kind: String,
    /// How many.
    pub count: usize,
}

impl Command for MergeView {
    const NAME: &'static str = "learner.merge_view";
    type Output = Merge;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Merge>, Failure> {
        let store = call.store()?;
        let (keep, other) = two(store, self.keep.0, self.other.0)?;
        let moved = store.rows_of_learner(other.id)?.into_iter();
        let told = store.distinctions_of(keep.id)?;
        Ok(Answer::read(Merge {
            moved: moved.map(|(kind, count)| Moved { kind: kind.to_owned(), count }).collect(),
            known_by: known_by(&keep, &other),
            differing: differing(store, &keep, &other)?,
            booked_twice: booked_twice(store, keep.id, other.id)?,
            told_apart: told.iter().any(|told| told.partner_of(keep.id) == other.id),
            keep: LearnerName::from(&keep),
            other: LearnerName::from(&other),
        }))
    }
}

/// Makes one learner of two: every record of the other one goes over to the one who is kept, whose gaps it fills.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeLearners {
    /// The learner who stays.
    pub keep: Plain<LearnerId>,
    /// The learner whose records go over.
    pub other: Plain<LearnerId>,
}

impl Command for MergeLearners {
    const NAME: &'static str = nenrin_store::Act::MERGING;
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (keep, other) = two(call.store()?, self.keep.0, self.other.0)?;
        let name = other.name.clone().or_else(|| other.external_id.clone()).unwrap_or_default();
        let act = Act::new(Self::NAME, call.now()).of(keep.id).about("name", name);
        let today = call.today();
        let done = call.act(&act, |writer| {
            doubles::fold(writer, keep.id, other.id, today)?;
            distinctions::hand_over(writer, keep.id, other.id)?;
            writer.hand_over(other.id, keep.id)?;
            writer.remove::<Learner>(other.id)?;
            for origin in left_behind(writer.mint(), &keep, &other) {
                writer.add(&origin)?;
            }
            Ok::<_, Failure>(writer.put(&filled(keep, other))?)
        })?;
        Ok(done.into())
    }
}

/// The learner who had this identity once: whoever they became the same person as since. `None` when nobody is left of them.
pub(crate) fn found_today(store: &Store, once: LearnerId) -> Result<Option<Learner>, Failure> {
    if let Some(learner) = store.find::<Learner>(once)? {
        return Ok(Some(learner));
    }
    let became = store.origin(OWN_LIST, &once.to_string(), LEARNER)?;
    Ok(became.map(|origin| store.find(LearnerId::from_uuid(origin.target))).transpose()?.flatten())
}

/// The two, when they can become one.
fn two(store: &Store, keep: LearnerId, other: LearnerId) -> Result<(Learner, Learner), Failure> {
    if keep == other {
        return Err(Failure::not_allowed("other", "two_people"));
    }
    let (keep, other): (Learner, Learner) = (store.get(keep)?, store.get(other)?);
    if keep.erased_on.is_some() || other.erased_on.is_some() {
        return Err(Failure::not_allowed("other", "not_erased"));
    }
    // What is being typed is bound to the one who would be gone.
    if store.drafts()?.iter().any(|draft| draft.learner == other.id) {
        return Err(Failure::not_allowed("other", "no_open_draft"));
    }
    Ok((keep, other))
}

/// That the history and our own tables call the kept one also as they called the other one, who bequeaths their identity to
/// the row of the history: what the tables say of them is then known again, whatever follows from that identity.
fn left_behind(id: OriginId, keep: &Learner, other: &Learner) -> impl Iterator<Item = Origin> {
    let called = |id, source: &str, key| Origin {
        id,
        source: source.to_owned(),
        key,
        entity: LEARNER.to_owned(),
        target: keep.id.uuid(),
        version: None,
    };
    let history = other.external_id.clone().map(|key| called(Id::from_uuid(other.id.uuid()), HISTORY, key));
    history.into_iter().chain([called(id, OWN_LIST, other.id.to_string())])
}

/// The kept learner, with what only the other one says.
fn filled(keep: Learner, other: Learner) -> Learner {
    let tags: BTreeSet<_> = keep.tags.into_iter().chain(other.tags).collect();
    Learner {
        id: keep.id,
        external_id: keep.external_id,
        name: keep.name.or(other.name),
        kana: keep.kana.or(other.kana),
        mail: keep.mail.or(other.mail),
        phone: keep.phone.or(other.phone),
        line: keep.line.or(other.line),
        concern: keep.concern.or(other.concern),
        tags: tags.into_iter().collect(),
        source: keep.source.or(other.source),
        // Whoever came earlier under another name has come since then.
        joined_on: keep.joined_on.into_iter().chain(other.joined_on).min(),
        cadence_days: keep.cadence_days.or(other.cadence_days),
        session_price: keep.session_price.or(other.session_price),
        plan_kind: keep.plan_kind.or(other.plan_kind),
        birthday: keep.birthday.or(other.birthday),
        language: keep.language.or(other.language),
        preferred_channel: keep.preferred_channel.or(other.preferred_channel),
        risk_notes: keep.risk_notes.or(other.risk_notes),
        erased_on: None,
    }
}

fn booked_twice(store: &Store, keep: LearnerId, other: LearnerId) -> Result<Vec<Plain<Day>>, Failure> {
    let booked = |learner| -> Result<BTreeSet<Day>, Failure> {
        let sessions = store.sessions_of(learner)?.into_iter();
        Ok(sessions.filter(|session| session.state == SessionState::Booked).map(|session| session.day).collect())
    };
    Ok(booked(keep)?.intersection(&booked(other)?).copied().map(Plain).collect())
}
