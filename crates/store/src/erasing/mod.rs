//! Erasure: everything that is held on one learner goes from the file, but for the rows the books need, without a name.
//!
//! It is the one act that rewrites the change log: what the log says of an erased row is emptied, entry by entry, so that
//! played from the beginning it still gives the rows that are left.

mod holding;
mod known;
mod named;
mod scope;
mod scrub;
mod shared;
mod undone_merges;

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Day, Erasure, Id, InboxItemId, Instant, Learner, LearnerId, MaterialId};
use uuid::Uuid;

pub use known::ErasedLearners;
use scope::Scope;

use crate::open::merge_log;
use crate::place::free_room;
use crate::record::table_named;
use crate::search::Anew;
use crate::{Act, Done, Record, Store, StoreError};

/// The rows that stay for the books, but for payments that have not come in, and their columns that are emptied: words, and references to what goes.
const KEPT: [(&str, &[&str]); 4] = [
    ("contract", &["external_id", "plan_name", "end_reason"]),
    ("payment", &["method", "reference", "note", "part_of"]),
    ("refund", &["reason", "method"]),
    ("entitlement", &["session", "reason"]),
];

/// What goes with a learner only because the coach says so: what is the coach's own, or is not known to be the learner's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Along {
    /// Materials. Of these only those go that were shared with nobody else; the others, and all that are not named, stay.
    pub materials: BTreeSet<MaterialId>,
    /// Rows of imports that wait until it is said whose they are.
    pub waiting: BTreeSet<InboxItemId>,
}

/// What an erasure takes and what it leaves, in rows by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErasureCounts {
    /// Rows that go.
    pub goes: BTreeMap<&'static str, u64>,
    /// Rows that stay without a name.
    pub stays: BTreeMap<&'static str, u64>,
    /// Payers of the learner's own name who pay for somebody else, too: their names stay, and nothing by which they are reached.
    pub payers: u64,
    /// Drafts that go, the confirmed ones that are kept for undo among them.
    pub drafts: u64,
    /// Entries of the change log that are emptied.
    pub changes: u64,
    /// Acts that can no longer be taken back.
    pub acts: u64,
}

impl Store {
    /// What erasing a learner would take and leave.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such learner, [`StoreError::Erased`] when it was erased already.
    pub fn erasure_of(&self, learner: LearnerId, along: &Along) -> Result<ErasureCounts, StoreError> {
        self.refuse_erased(learner)?;
        Scope::of(self, learner, along)?.counts(self)
    }

    /// Erases a learner as one act, which can never be taken back: rows, words in kept rows, drafts, entries of the change
    /// log, facts of acts and search terms. All of it goes or, when this fails or the program is killed, nothing. Then the
    /// file's pages are written anew and the log beside it is emptied; when that cannot be done, as on a disk that is nearly
    /// full, it is tried again whenever the practice is opened, and after every act where the system tells that there is room
    /// by then, see [`Self::room_to_tidy`].
    ///
    /// # Errors
    /// As [`Store::erasure_of`], and when the file cannot be written.
    pub fn erase(
        &mut self,
        learner: LearnerId,
        along: &Along,
        day: Day,
        at: Instant,
    ) -> Result<Done<ErasureCounts>, StoreError> {
        self.refuse_damaged()?;
        self.get::<Learner>(learner)?;
        self.refuse_erased(learner)?;
        let was_untidy = self.file().is_untidy();
        self.file().begin_tidying()?;
        let act = Act::new(Act::ERASING, at).of(learner);
        let done = self.act(&act, |writer| {
            let scope = Scope::of(writer.store(), learner, along)?;
            let counts = scope.counts(writer.store())?;
            let total = |rows: &BTreeMap<_, u64>| u32::try_from(rows.values().sum::<u64>()).unwrap_or(u32::MAX);
            let row: Learner = writer.get(learner)?;
            let external_key = match row.external_id {
                Some(external) => Some(writer.store().veiled(&external)?),
                None => None,
            };
            writer.store().note_stranded(&scope.files(writer.store())?)?;
            // An index keeps words of rows that have left it where it marks its pages. Filled anew it holds what is left.
            let anew = Anew::begin(writer.store().connection())?;
            scope.scrub(writer, day)?;
            anew.fill()?;
            writer.add(&Erasure {
                id: writer.mint(),
                learner,
                day,
                erased_rows: total(&counts.goes),
                kept_rows: total(&counts.stays),
                external_key,
            })?;
            Ok::<_, StoreError>(counts)
        });
        if done.is_ok() {
            // What was erased is no row any more, whether or not its traces can be removed now.
            let _ = self.tidy_up();
        } else if !was_untidy {
            // Nothing was erased, so there are no traces of it.
            self.file().end_tidying();
        }
        // Whether or not it was done, only what nothing names goes; what cannot go now goes when the practice is opened again.
        let _ = self.drop_stranded();
        done
    }

    /// The bytes of room on the disk that it takes to remove the last traces of what was erased, for as long as any may lie in
    /// the file: every page of it that holds something is written anew beside it. `None` when all traces are gone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn room_to_tidy(&self) -> Result<Option<u64>, StoreError> {
        if !self.file().is_untidy() {
            return Ok(None);
        }
        Ok(Some(self.bytes_in_use()?))
    }

    /// Finishes an erasure whose traces are not known to be gone. Its rows are, whether or not this can be done now. The log beside
    /// the file is merged at any rate, so that what room it takes is given back.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] and others when the pages cannot be written anew; without room for them it is not tried.
    pub fn tidy_up(&mut self) -> Result<(), StoreError> {
        if !self.file().is_untidy() {
            return Ok(());
        }
        self.mend()?;
        self.write_alone(|store| Ok::<_, StoreError>(store.write_pages_anew()))??;
        self.file().end_tidying();
        Ok(())
    }

    /// As [`Self::tidy_up`], after an act, if the system tells that there is room: a try that is in vain would hold up each act.
    pub(crate) fn tidy_up_if_there_is_room(&mut self) -> Result<(), StoreError> {
        let Some(room) = self.room_to_tidy()? else { return Ok(()) };
        let is_told = free_room(self.file().path()).is_some();
        if is_told && self.has_room_for(room) { self.tidy_up() } else { Ok(()) }
    }

    /// Writes the file's pages anew. The engine overwrites what it frees, but not what it leaves behind when it moves rows from
    /// page to page. The log is merged first: a try for which there is no room leaves nothing behind then but a log that was
    /// lengthened, which gives back what it took.
    fn write_pages_anew(&self) -> Result<(), StoreError> {
        self.merge_where_it_fits()?;
        if !self.has_room_for(self.bytes_in_use()?) {
            return Err(StoreError::DiskFull);
        }
        match self.heed(self.connection().execute_batch("VACUUM")) {
            Err(StoreError::DiskFull) => merge_log(self.connection()).and(Err(StoreError::DiskFull)),
            written => written.and_then(|()| merge_log(self.connection())),
        }
    }

    /// Refuses whatever concerns a learner who was erased.
    pub(crate) fn refuse_erased(&self, learner: LearnerId) -> Result<(), StoreError> {
        match self.find::<Learner>(learner)? {
            Some(Learner { erased_on: Some(_), .. }) => Err(StoreError::Erased),
            _ => Ok(()),
        }
    }
}

/// The columns that are emptied of the rows of a kept table; `None` for a table whose rows go.
fn cleared(table: &str) -> Option<&'static [&'static str]> {
    KEPT.iter().find(|(name, _)| *name == table).map(|(_, columns)| *columns)
}

/// A row of a logged table.
type Row = (&'static str, Uuid);

fn learner_row(id: Uuid) -> Row {
    (Learner::table().name, id)
}

fn named(entity: &str) -> Option<&'static str> {
    table_named(entity).map(|table| table.name)
}

fn simple(id: LearnerId) -> String {
    id.uuid().simple().to_string()
}
