//! The state of bringing a history in: where its rows go, and what must be remembered from one table to the next.

use nenrin_domain::{
    Contract, ContractId, Day, Entitlement, EntitlementKind, GoalId, Id, Learner, LearnerId, Policy, SessionId, Zone,
};
use nenrin_exchange::history::{Check, Table};
use nenrin_store::{ErasedLearners, External, Loader, Record, Store};

use super::grown::{Grow, Taken};
use super::terms::Terms;
use crate::Failure;
use crate::derived::{Key, Occurrences};
use crate::merging::{HISTORY, LEARNER};

/// The act of bringing a history in.
pub(super) const BRING_IN: &str = "history.bring_in";

/// Where the rows of a history go.
pub(super) trait Sink {
    /// Whether rows stay where they go.
    const KEEPS: bool;
    /// Takes a row unless it is there already; says whether it was new.
    fn add<R: Record>(&mut self, record: &R) -> Result<bool, Failure>;
    /// Takes what has changed of a row that is there.
    fn change<R: Record>(&mut self, record: &R) -> Result<(), Failure>;
    /// The practice as it is; `None` while there is none yet.
    fn store(&self) -> Option<&Store>;
}

/// A dry run: rows are looked up and go nowhere.
pub(super) struct Looking<'s>(pub Option<&'s Store>);

impl Sink for Looking<'_> {
    const KEEPS: bool = false;

    fn add<R: Record>(&mut self, record: &R) -> Result<bool, Failure> {
        match self.0 {
            Some(store) => Ok(!store.contains::<R>(record.id())?),
            None => Ok(true),
        }
    }

    fn change<R: Record>(&mut self, _: &R) -> Result<(), Failure> {
        Ok(())
    }

    fn store(&self) -> Option<&Store> {
        self.0
    }
}

impl Sink for &mut Loader<'_, '_> {
    const KEEPS: bool = true;

    fn add<R: Record>(&mut self, record: &R) -> Result<bool, Failure> {
        Ok(self.add_if_new(record)?)
    }

    fn change<R: Record>(&mut self, record: &R) -> Result<(), Failure> {
        Ok(Loader::change(self, record)?)
    }

    fn store(&self) -> Option<&Store> {
        Some(self)
    }
}

/// A learner of a history.
#[derive(Clone, Copy)]
pub(super) struct Person {
    /// Who they are here.
    pub here: LearnerId,
    /// Who they were when they were first brought in: another one, if two learners have become one since.
    pub born: LearnerId,
}

/// What is remembered while the tables of a history are walked in their order.
pub(super) struct Bringing<S> {
    pub sink: S,
    /// Whether rows of an earlier history may be here.
    follows: bool,
    /// Those who were erased, of whom nothing comes back.
    erased: ErasedLearners,
    /// The zone in which the history's days and times are meant.
    pub zone: Zone,
    pub check: Check,
    /// What outcomes count as.
    pub policy: Policy,
    pub terms: Terms,
    pub occurrences: Occurrences,
    learners: Vec<Option<Person>>,
    contracts: Vec<Option<ContractId>>,
    sessions: Vec<Option<SessionId>>,
    goals: Vec<Option<(GoalId, LearnerId)>>,
}

impl<S: Sink> Bringing<S> {
    pub fn new(sink: S, zone: Zone) -> Result<Self, Failure> {
        let untouched = sink.store().map(Store::is_untouched).transpose()?;
        Ok(Self {
            erased: sink.store().map(Store::erased_learners).transpose()?.unwrap_or_default(),
            policy: sink.store().map(Store::policy).transpose()?.unwrap_or_else(Policy::usual),
            sink,
            follows: untouched == Some(false),
            zone,
            check: Check::default(),
            terms: Terms::default(),
            occurrences: Occurrences::default(),
            learners: Vec::new(),
            contracts: Vec::new(),
            sessions: Vec::new(),
            goals: Vec::new(),
        })
    }

    /// The identity of a row that has an id of its own in its table: the one it has here, or else a derived one.
    pub fn named<R: External>(&self, table: Table, external: &str, day: Day) -> Result<R::Id, Failure> {
        if self.follows
            && let Some(store) = self.sink.store()
            && let Some(known) = store.id_of_external::<R>(external)?
        {
            return Ok(known);
        }
        Ok(Key::of(table.as_code()).with(external).id(day))
    }

    /// The identity of a row without an id, by the cells that make it what it is.
    pub fn unnamed<I: Id>(&mut self, key: Key, day: Day) -> I {
        self.occurrences.count(key).id(day)
    }

    /// The identity of a learner: of one who was erased what is left of them, else as [`Bringing::named`].
    fn named_learner(&self, external: &str, day: Day) -> Result<LearnerId, Failure> {
        let erased = self.sink.store().filter(|_| self.follows).map(|store| store.erased_with_external(external));
        match erased.transpose()?.flatten() {
            Some(erased) => Ok(erased),
            None => self.named::<Learner>(Table::Learners, external, day),
        }
    }

    /// Who the learner of this id is here: also whom they became one with.
    pub fn person(&self, external: &str, day: Day) -> Result<Person, Failure> {
        let store = self.sink.store().filter(|_| self.follows);
        if let Some(merged) = store.map(|store| store.origin(HISTORY, external, LEARNER)).transpose()?.flatten() {
            return Ok(Person { here: Id::from_uuid(merged.target), born: Id::from_uuid(merged.id.uuid()) });
        }
        let here = self.named_learner(external, day)?;
        Ok(Person { here, born: here })
    }

    pub fn keep_learner(&mut self, person: Person) {
        place(&mut self.learners, self.check.ids(Table::Learners).map_or(0, |ids| ids.len()), person);
    }

    pub fn keep_contract(&mut self, id: ContractId) {
        place(&mut self.contracts, self.check.ids(Table::Contracts).map_or(0, |ids| ids.len()), id);
    }

    pub fn keep_session(&mut self, id: SessionId) {
        place(&mut self.sessions, self.check.ids(Table::Sessions).map_or(0, |ids| ids.len()), id);
    }

    pub fn keep_goal(&mut self, id: GoalId, learner: LearnerId) {
        place(&mut self.goals, self.check.ids(Table::Goals).map_or(0, |ids| ids.len()), (id, learner));
    }

    pub fn learner(&self, external: &str) -> Option<LearnerId> {
        self.known(&self.learners, Table::Learners, external).map(|person| person.here)
    }

    /// The key of a row without an id that is this learner's. It stays what it was when the learner becomes one with another.
    pub fn key(&self, table: &str, learner: &str) -> Key {
        let person = self.known(&self.learners, Table::Learners, learner);
        Key::of(table).with_maybe(person.map(|person| person.born))
    }

    pub fn contract(&self, external: &str) -> Option<ContractId> {
        self.known(&self.contracts, Table::Contracts, external)
    }

    pub fn session(&self, external: &str) -> Option<SessionId> {
        self.known(&self.sessions, Table::Sessions, external)
    }

    pub fn goal(&self, external: &str) -> Option<(GoalId, LearnerId)> {
        self.known(&self.goals, Table::Goals, external)
    }

    /// Takes a row that stays as it is once it is here.
    pub fn take<R: Record>(&mut self, record: &R) -> Result<Taken, Failure> {
        let is_new = !self.erased.own(record) && self.sink.add(record)?;
        Ok(if is_new { Taken::New } else { Taken::Known })
    }

    /// Takes a row, or what it knows more of the one that is here.
    pub fn grow<R: Grow>(&mut self, record: R) -> Result<Taken, Failure> {
        self.take_or_grow(record).map(|(taken, _)| taken)
    }

    /// As [`Bringing::grow`]. Answers the row, too, as it is then.
    pub fn take_or_grow<R: Grow>(&mut self, record: R) -> Result<(Taken, R), Failure> {
        if self.erased.own(&record) {
            return Ok((Taken::Known, record));
        }
        if self.sink.add(&record)? {
            return Ok((Taken::New, record));
        }
        let Some(store) = self.sink.store() else { return Ok((Taken::New, record)) };
        let here: R = store.get(record.id())?;
        let grown = here.grown(&record);
        if grown == here {
            return Ok((Taken::Known, here));
        }
        if store.is_changed_otherwise::<R>(here.id(), BRING_IN)? {
            return Ok((Taken::Kept, here));
        }
        self.sink.change(&grown)?;
        Ok((Taken::Updated, grown))
    }

    /// The tickets left of a contract that is here.
    pub fn balance_here(&self, contract: &Contract) -> Result<i64, Failure> {
        let Some(store) = self.sink.store() else { return Ok(0) };
        let all = store.contracts_with_balance(contract.learner)?;
        Ok(all.into_iter().find(|(here, _)| here.id == contract.id).map_or(0, |(_, balance)| balance))
    }

    /// Whether a session that is here has a note.
    pub fn has_note(&self, session: SessionId) -> Result<bool, Failure> {
        let note = self.sink.store().map(|store| store.note_of(session)).transpose()?;
        Ok(note.flatten().is_some())
    }

    /// Writes one entry of the ticket ledger.
    pub fn enter(&mut self, entry: &Entry, quantity: i32) -> Result<(), Failure> {
        let key = Key::of("entitlement").with(entry.contract).with(entry.kind_key()).with_maybe(entry.session);
        let Entry { learner, contract, kind, day, session } = *entry;
        let reason = None;
        self.take(&Entitlement { id: key.id(day), learner, contract, kind, quantity, day, session, reason }).map(drop)
    }

    fn known<T: Copy>(&self, kept: &[Option<T>], table: Table, external: &str) -> Option<T> {
        let number = self.check.ids(table)?.find(external)?;
        kept.get(number).copied().flatten()
    }
}

/// Keeps the value of the row whose id was the last of `count` ids.
fn place<T>(kept: &mut Vec<Option<T>>, count: usize, value: T) {
    // Rows that could not be read have a number too, and no value.
    kept.resize_with(count.saturating_sub(1), || None);
    kept.push(Some(value));
}

/// An entry of the ticket ledger but for its quantity.
pub(super) struct Entry {
    pub learner: LearnerId,
    pub contract: ContractId,
    pub kind: EntitlementKind,
    pub day: Day,
    pub session: Option<SessionId>,
}

impl Entry {
    fn kind_key(&self) -> &'static str {
        use nenrin_domain::Coded;
        self.kind.as_code()
    }
}
