//! The learner's rights: that what is held on them is erased.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Day, Learner, LearnerId};
use nenrin_store::{ErasureCounts, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Which;
use crate::whose::name_key;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, backups};

/// What an erasure takes and what it leaves.
#[derive(Debug, Serialize, TS)]
pub struct ErasureView {
    /// Rows that go, by kind.
    pub goes: BTreeMap<&'static str, u64>,
    /// Rows that stay for the books, without a name, by kind.
    pub stays: BTreeMap<&'static str, u64>,
    /// Drafts that go, those that are kept for undo among them.
    pub drafts: u64,
    /// Entries of the change log that are emptied.
    pub changes: u64,
    /// Acts that can no longer be undone.
    pub acts: u64,
    /// The days of the backups, the oldest first: they still hold what is erased.
    pub backups: Vec<Plain<Day>>,
    /// Where the name stands in words that are not the learner's alone: they stay.
    pub named: NamedAfter,
}

/// How often a learner's name stands in words of the coach that belong to several people or to nobody.
#[derive(Debug, Clone, Copy, Default, Serialize, TS)]
pub struct NamedAfter {
    /// Groups whose titles have it.
    pub groups: usize,
    /// Saved filters whose names or conditions have it.
    pub filters: usize,
    /// Tags of other learners that have it, each counted once.
    pub tags: usize,
}

impl NamedAfter {
    fn of(store: &Store, learner: LearnerId) -> Result<Self, Failure> {
        let name = store.find::<Learner>(learner)?.and_then(|learner| learner.name).map(|name| name_key(&name));
        // One letter stands in nearly everything.
        let Some(name) = name.filter(|name| name.chars().count() > 1) else { return Ok(Self::default()) };
        let has = |text: &String| name_key(text).contains(&name);
        let others = store.learners()?.into_iter().filter(|other| other.id != learner);
        let tags: BTreeSet<String> = others.flat_map(|other| other.tags).filter(has).collect();
        let groups = store.gatherings()?.into_iter().filter(|group| group.title.as_ref().is_some_and(has));
        let filters = store.saved_filters()?.into_iter();
        let filters = filters.filter(|filter| has(&filter.name) || filter.query.iter().any(has));
        Ok(Self { groups: groups.count(), filters: filters.count(), tags: tags.len() })
    }
}

impl ErasureView {
    fn of(counts: ErasureCounts, named: NamedAfter, call: &Call<'_>) -> Result<Self, Failure> {
        let ErasureCounts { goes, stays, drafts, changes, acts } = counts;
        Ok(Self { goes, stays, drafts, changes, acts, backups: days_of_backups(call)?, named })
    }
}

/// The sample has no backups.
fn days_of_backups(call: &Call<'_>) -> Result<Vec<Plain<Day>>, Failure> {
    match call.desk.which() {
        Some(Which::Own) => Ok(backups::days(&call.desk.backups())?.into_iter().map(Plain).collect()),
        _ => Ok(Vec::new()),
    }
}

/// Asks what erasing a learner would take and leave.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtErasure {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

impl Command for LookAtErasure {
    const NAME: &'static str = "learner.erasure";
    type Output = ErasureView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ErasureView>, Failure> {
        let store = call.store()?;
        let counts = store.erasure_of(self.learner.0)?;
        ErasureView::of(counts, NamedAfter::of(store, self.learner.0)?, call).map(Answer::read)
    }
}

/// Erases all that is held on a learner but the rows for the books. It is for good.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EraseLearner {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

impl Command for EraseLearner {
    const NAME: &'static str = nenrin_store::Act::ERASING;
    type Output = ErasureView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ErasureView>, Failure> {
        let (today, now, named) = (call.today(), call.now(), NamedAfter::of(call.store()?, self.learner.0)?);
        let done = call.change(|store| store.erase(self.learner.0, today, now))?;
        call.desk.handouts().forget(self.learner.0);
        let view = ErasureView::of(done.value, named, call)?;
        Ok(Answer { value: view, touched: done.touched })
    }
}

/// Asks what was erased so far.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListErasures {}

/// What was erased so far. Whose it was is not known any more.
#[derive(Debug, Serialize, TS)]
pub struct Erasures {
    /// Each erasure, the latest first.
    pub done: Vec<ErasureDone>,
    /// The days of the backups, the oldest first.
    pub backups: Vec<Plain<Day>>,
}

/// One erasure.
#[derive(Debug, Serialize, TS)]
pub struct ErasureDone {
    /// The day.
    pub day: Plain<Day>,
    /// How many rows went.
    pub erased: u32,
    /// How many stayed for the books.
    pub kept: u32,
}

impl Command for ListErasures {
    const NAME: &'static str = "erasure.list";
    type Output = Erasures;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Erasures>, Failure> {
        let erasures = call.store()?.erasures()?.into_iter();
        let done = erasures.map(|it| ErasureDone { day: Plain(it.day), erased: it.erased_rows, kept: it.kept_rows });
        Ok(Answer::read(Erasures { done: done.collect(), backups: days_of_backups(call)? }))
    }
}

/// Removes every backup of the coach's own practice, which still hold what was erased since they were made.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveBackups {}

impl Command for RemoveBackups {
    const NAME: &'static str = "backup.remove_all";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        if call.desk.which() == Some(Which::Own) {
            backups::remove_all(&call.desk.backups())?;
        }
        Ok(Answer::read(()))
    }
}
