//! The learner's rights: that what is held on them is erased.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use nenrin_domain::{Day, LearnerId, name_key};
use nenrin_store::{Along, ErasureCounts, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Which;
use crate::along::{GoesAlong, MayGoAlong, OnlyTheirs, WaitingOfThem};
use crate::intake::originals;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, backups, handouts, last_folder};

/// What an erasure takes and what it leaves.
#[derive(Debug, Serialize, TS)]
pub struct ErasureView {
    /// Rows that go, by kind.
    pub goes: BTreeMap<&'static str, u64>,
    /// Rows that stay for the books, without a name, by kind.
    pub stays: BTreeMap<&'static str, u64>,
    /// Materials that were shared with nobody else, the coach's all the same.
    pub materials: Vec<OnlyTheirs>,
    /// Rows of imports that wait and tell of the learner.
    pub waiting: Vec<WaitingOfThem>,
    /// Payers of the learner's name who pay for somebody else, too: the name stays, the contact details go.
    pub payers: u64,
    /// Drafts that go, those that are kept for undo among them.
    pub drafts: u64,
    /// Entries of the change log that are emptied.
    pub changes: u64,
    /// Acts that can no longer be undone.
    pub acts: u64,
    /// The days of the backups, the oldest first: they still hold what is erased.
    pub backups: Vec<Plain<Day>>,
    /// How many files that were brought in or set aside lie on in the data folder: they still hold what they held.
    pub originals: usize,
    /// What the learner's folder is called, where there is one: it is the learner's, and stays.
    pub folder: Option<String>,
    /// Where the name stands in words that are not the learner's alone: they stay.
    pub named: NamedAfter,
    /// The bytes of room on the disk that it takes to remove the last traces of what was erased from the file; `None` when
    /// none are left.
    pub traces: Option<u64>,
}

/// How often a name that a learner has or had, or how it is read, stands in words of the coach that belong to several people or to nobody.
#[derive(Debug, Clone, Copy, Default, Serialize, TS)]
pub struct NamedAfter {
    /// Groups whose titles have it.
    pub groups: usize,
    /// Saved filters whose names or conditions have it.
    pub filters: usize,
    /// Tags of other learners that have it, each counted once.
    pub tags: usize,
    /// Materials that stay whose titles have it.
    pub materials: usize,
    /// Records of others or of nobody, of any kind, in whose history of changes it stands, be it in earlier wording only: all of
    /// them, what is counted above among them.
    pub history: u64,
}

impl NamedAfter {
    fn of(store: &Store, learner: LearnerId, along: &Along) -> Result<Self, Failure> {
        let mut names = store.names_of(learner)?;
        // One letter stands in nearly everything.
        names.retain(|name| name.chars().count() > 1);
        if names.is_empty() {
            return Ok(Self::default());
        }
        let has_one = |text: &str| {
            let text = name_key(text);
            names.iter().any(|name| text.contains(name))
        };
        let has = |text: &String| has_one(text);
        let others = store.learners()?.into_iter().filter(|other| other.id != learner);
        let tags: BTreeSet<String> = others.flat_map(|other| other.tags).filter(has).collect();
        let groups = store.gatherings()?.into_iter().filter(|group| group.title.as_ref().is_some_and(has));
        let filters = store.saved_filters()?.into_iter();
        let filters = filters.filter(|filter| has(&filter.name) || filter.query.iter().any(has));
        let materials = store.materials()?.into_iter().filter(|material| !along.materials.contains(&material.id));
        let materials = materials.filter(|material| has(&material.title)).count();
        let history = store.named_in_history(learner, along, has_one)?;
        Ok(Self { groups: groups.count(), filters: filters.count(), tags: tags.len(), materials, history })
    }
}

/// What an erasure does not reach by itself. Read before it is done: what cannot be read may stop what is to be done, and never
/// make a failure of what was.
struct Beyond {
    may_go: MayGoAlong,
    named: NamedAfter,
    folder: Option<String>,
    backups: Vec<Plain<Day>>,
    originals: usize,
}

impl Beyond {
    fn of(call: &Call<'_>, learner: LearnerId, said: Option<&GoesAlong>) -> Result<Self, Failure> {
        let may_go = MayGoAlong::of(call.store()?, learner, said)?;
        let folder = call.desk.handouts().of(learner)?;
        let name = folder.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let named = NamedAfter::of(call.store()?, learner, &may_go.along())?;
        let (backups, originals) = (days_of_backups(call)?, originals::count(call.desk)?);
        Ok(Self { may_go, named, folder: name, backups, originals })
    }
}

impl ErasureView {
    fn of(counts: ErasureCounts, beyond: Beyond, traces: Option<u64>) -> Self {
        let ErasureCounts { goes, stays, payers, drafts, changes, acts } = counts;
        let Beyond { may_go: MayGoAlong { materials, waiting }, named, folder, backups, originals } = beyond;
        Self {
            goes,
            stays,
            materials,
            waiting,
            payers,
            drafts,
            changes,
            acts,
            backups,
            originals,
            folder,
            named,
            traces,
        }
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
    /// What goes along; when absent, nothing of the library, and the rows that wait and tell of nobody else.
    pub along: Option<GoesAlong>,
}

impl Command for LookAtErasure {
    const NAME: &'static str = "learner.erasure";
    type Output = ErasureView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ErasureView>, Failure> {
        let (store, beyond) = (call.store()?, Beyond::of(call, self.learner.0, self.along.as_ref())?);
        let counts = store.erasure_of(self.learner.0, &beyond.may_go.along())?;
        Ok(Answer::read(ErasureView::of(counts, beyond, store.room_to_tidy()?)))
    }
}

/// Erases all that is held on a learner but the rows for the books. It is for good.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EraseLearner {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// What goes along; when absent, nothing of the library, and the rows that wait and tell of nobody else.
    pub along: Option<GoesAlong>,
}

impl Command for EraseLearner {
    const NAME: &'static str = nenrin_store::Act::ERASING;
    type Output = ErasureView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ErasureView>, Failure> {
        let beyond = Beyond::of(call, self.learner.0, self.along.as_ref())?;
        let (today, now, along) = (call.today(), call.now(), beyond.may_go.along());
        let names = call.store()?.names_of(self.learner.0)?;
        let done = call.change(|store| store.erase(self.learner.0, &along, today, now))?;
        handouts::forget_erased(call);
        // What was chosen last for them may lie in a folder of their name.
        last_folder::forget_named(call.desk.folder(), &names);
        // It is done, for good. Where the system does not say how large the file is, traces are left, at any rate.
        let traces = call.store().and_then(|store| Ok(store.room_to_tidy()?)).unwrap_or_else(|failure| {
            call.heed(&failure);
            Some(0)
        });
        Ok(Answer { value: ErasureView::of(done.value, beyond, traces), touched: done.touched })
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
    /// How many files that were brought in or set aside lie on in the data folder.
    pub originals: usize,
    /// The bytes of room on the disk that it takes to remove the last traces from the file; `None` when none are left.
    pub traces: Option<u64>,
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
        let (backups, originals) = (days_of_backups(call)?, originals::count(call.desk)?);
        let traces = call.store()?.room_to_tidy()?;
        Ok(Answer::read(Erasures { done: done.collect(), backups, originals, traces }))
    }
}

/// Tries once more to remove the last traces of what was erased from the file, unless there is no room for it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveTraces {}

impl Command for RemoveTraces {
    const NAME: &'static str = "erasure.remove_traces";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        call.change(Store::tidy_up).map(Answer::read)
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
            // They are what is left of the practice then.
            call.store()?.refuse_damaged()?;
            backups::remove_all(&call.desk.backups())?;
        }
        Ok(Answer::read(()))
    }
}
