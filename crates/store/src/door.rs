//! The one write door: BEGIN IMMEDIATE → rows → change log → COMMIT → and only then the answer.

use std::collections::BTreeSet;
use std::convert::Infallible;

use nenrin_domain::{Id, Instant, LearnerId};
use rusqlite::types::Value;
use rusqlite::{Statement, TransactionBehavior, params, params_from_iter};
use serde_json::Value as Json;
use uuid::{ContextV7, Timestamp, Uuid};

use crate::change::{ChangeKind, difference, whole};
use crate::erasing::ErasedLearners;
use crate::record::Table;
use crate::{Act, Record, Store, StoreError, WriteError};

/// What a committed act answers: its value, and what changed with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done<T> {
    /// What the act set out to answer.
    pub value: T,
    /// Its place in the order of acts; `None` when nothing changed.
    pub act: Option<i64>,
    /// What changed, derived from the change log.
    pub touched: Touched,
}

/// Which kinds of rows and whose rows an act touched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Kinds of rows, by table name.
    pub entities: BTreeSet<&'static str>,
    /// Learners whose rows were touched, as long as they are few.
    pub learners: BTreeSet<LearnerId>,
    /// Whether so many learners were touched that they are not listed.
    pub many_learners: bool,
}

impl Touched {
    const LISTED_LEARNERS: usize = 100;

    fn note(&mut self, table: &'static Table, learner: Option<Uuid>) {
        self.entities.insert(table.name);
        let Some(learner) = learner else { return };
        if self.learners.len() < Self::LISTED_LEARNERS {
            self.learners.insert(LearnerId::from_uuid(learner));
        } else if !self.learners.contains(&LearnerId::from_uuid(learner)) {
            self.many_learners = true;
        }
    }
}

/// How an act ends of which nothing is to remain.
enum Rehearsed<T, E> {
    Ended(Result<T, E>),
    Refused(StoreError),
}

impl<T, E> From<StoreError> for Rehearsed<T, E> {
    fn from(refused: StoreError) -> Self {
        Self::Refused(refused)
    }
}

impl<T, E: WriteError> WriteError for Rehearsed<T, E> {
    fn is_damage(&self) -> bool {
        match self {
            Self::Ended(ended) => ended.as_ref().is_err_and(E::is_damage),
            Self::Refused(refused) => refused.is_damage(),
        }
    }
}

impl Store {
    /// Does one act: everything `work` writes is committed together, logged field by field, and durable before this
    /// returns. When `work` fails nothing of it remains.
    ///
    /// # Errors
    /// What `work` answers, or [`StoreError`] when the file cannot be written.
    pub fn act<T, E: WriteError>(
        &mut self,
        act: &Act,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        self.act_undoing(act, None, work)
    }

    /// Does an act to see what comes of it, and takes all of it back: nothing of it remains, whatever `work` answers.
    ///
    /// # Errors
    /// What `work` answers; when the file cannot be written.
    pub fn rehearse<T, E: WriteError>(
        &mut self,
        act: &Act,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let ended: Result<Done<Infallible>, _> = self.act(act, |writer| Err(Rehearsed::Ended(work(writer))));
        match ended {
            Err(Rehearsed::Ended(ended)) => ended,
            Err(Rehearsed::Refused(refused)) => Err(refused.into()),
            Ok(done) => match done.value {},
        }
    }

    /// A new identity for a row that may come to be, later in order than every one minted before it at the same moment.
    #[must_use]
    pub fn mint<I: Id>(&self, at: Instant) -> I {
        I::from_uuid(mint_uuid(&self.mint, at))
    }

    /// Does an act that takes back another one.
    pub(crate) fn act_undoing<T, E: WriteError>(
        &mut self,
        act: &Act,
        undoes: Option<i64>,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        self.mend()?;
        let done = self.write_alone(|store| -> Result<_, E> {
            let transaction =
                store.heed(rusqlite::Transaction::new_unchecked(store.connection(), TransactionBehavior::Immediate))?;
            let (erased, touched) = (store.erased_learners()?, Touched::default());
            let mut writer = Writer { store, at: act.at, act: None, pending: act, undoes, touched, erased };
            // Before anything is written, so that nothing comes to lie with one who is no longer there.
            act.learner.map_or(Ok(()), |learner| store.refuse_erased(learner))?;
            let value = work(&mut writer)?;
            let (act, touched) = (writer.act, writer.touched);
            store.file().check()?;
            store.refuse_without_room()?;
            store.heed(transaction.commit())?;
            Ok(Done { value, act, touched })
        })?;
        // What is committed is done, whether or not what an erasure has left in the file can be removed by now.
        let _ = self.tidy_up_if_there_is_room();
        Ok(done)
    }
}

/// The only way to change records, alive while an act is being done. Reads through it see what it has written.
pub struct Writer<'s> {
    store: &'s Store,
    at: Instant,
    act: Option<i64>,
    pending: &'s Act,
    undoes: Option<i64>,
    touched: Touched,
    /// The learners who were erased before the act: of them nothing is written any more.
    erased: ErasedLearners,
}

impl std::ops::Deref for Writer<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.store
    }
}

impl<'s> Writer<'s> {
    /// A new identity, later in order than every one minted before it at the same moment.
    #[must_use]
    pub fn mint<I: Id>(&self) -> I {
        self.store.mint(self.at)
    }

    /// When the act is done.
    #[must_use]
    pub const fn at(&self) -> Instant {
        self.at
    }

    /// Writes a row: adds it when its identity is new, else changes the fields that differ.
    ///
    /// # Errors
    /// When the file refuses it.
    pub fn put<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        let (table, id, new) = (R::table(), record.id().uuid(), record.values());
        match self.current(table, id)? {
            None => self.insert(table, id, &new),
            Some(old) => self.update(table, id, &old, &new),
        }
    }

    /// Adds a row that is known to be new.
    ///
    /// # Errors
    /// When its identity is taken or the file refuses it.
    pub fn add<R: Record>(&mut self, record: &R) -> Result<(), StoreError> {
        self.insert(R::table(), record.id().uuid(), &record.values())
    }

    /// Adds rows that are known to be new with one statement. Before each statement the engine writes to the file what the
    /// search index has gathered, so that rows added one by one cost several times as much.
    ///
    /// # Errors
    /// As [`Writer::add`].
    pub fn add_together<R: Record>(&mut self, records: &[R]) -> Result<(), StoreError> {
        let table = R::table();
        let rows: Vec<_> = records.iter().map(|record| (record.id().uuid(), record.values())).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let mut insert = self.connection().prepare_cached(&table.insert_together(rows.len()))?;
        for (first, (id, new)) in (1..).step_by(table.columns.len() + 1).zip(&rows) {
            bind(&mut insert, first, *id, new)?;
        }
        insert.raw_execute()?;
        drop(insert);
        rows.iter().try_for_each(|(id, new)| self.note_added(table, *id, new))
    }

    /// Takes a row away. Its fields stay in the change log, from which undo brings them back.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such row.
    pub fn remove<R: Record>(&mut self, id: R::Id) -> Result<(), StoreError> {
        let table = R::table();
        let old = self.current(table, id.uuid())?.ok_or(StoreError::Missing { entity: table.name })?;
        self.delete(table, id.uuid(), &old)
    }

    /// Whether anything has been changed so far.
    #[must_use]
    pub const fn has_changed(&self) -> bool {
        self.act.is_some()
    }

    /// The act's place in the order of acts, given to it now if it has none yet.
    ///
    /// # Errors
    /// When the file refuses it.
    pub fn act(&mut self) -> Result<i64, StoreError> {
        if let Some(seq) = self.act {
            return Ok(seq);
        }
        let about: Json =
            self.pending.about.iter().map(|(key, value)| ((*key).to_owned(), Json::from(value.as_str()))).collect();
        let mut insert = self.connection().prepare_cached(
            "INSERT INTO act (id, kind, learner, about, at, device, undoes)
             VALUES (?1, ?2, ?3, ?4, ?5, (SELECT id FROM device WHERE here = 1), ?6)",
        )?;
        let id: Uuid = mint_uuid(&self.store.mint, self.at);
        let learner = self.pending.learner.map(|learner| learner.uuid().as_bytes().to_vec());
        insert.execute(params![
            id.as_bytes(),
            self.pending.kind,
            learner,
            about.to_string(),
            self.at.millis(),
            self.undoes
        ])?;
        let seq = self.connection().last_insert_rowid();
        drop(insert);
        self.act = Some(seq);
        Ok(seq)
    }

    /// The practice as the act has left it so far, for as long as the act is being done.
    pub(crate) const fn store(&self) -> &'s Store {
        self.store
    }

    pub(crate) fn insert(&mut self, table: &'static Table, id: Uuid, new: &[Value]) -> Result<(), StoreError> {
        place(&mut *self.connection().prepare_cached(&table.insert)?, id, new)?;
        self.note_added(table, id, new)
    }

    fn note_added(&mut self, table: &'static Table, id: Uuid, new: &[Value]) -> Result<(), StoreError> {
        self.log(table, id, ChangeKind::Created, &whole(table, new))?;
        self.touch_living(table, table.learner_of(id, new))
    }

    pub(crate) fn update(
        &mut self,
        table: &'static Table,
        id: Uuid,
        old: &[Value],
        new: &[Value],
    ) -> Result<(), StoreError> {
        let Some(changed) = difference(table, old, new) else { return Ok(()) };
        let columns = table.columns.iter().zip(new).filter(|(column, _)| changed.contains_key(&column.name));
        let (names, values): (Vec<_>, Vec<_>) =
            columns.map(|(column, value)| (column.name.as_str(), value.clone())).unzip();
        let assigned: Vec<_> = names.iter().enumerate().map(|(n, name)| format!("{name} = ?{}", n + 2)).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ?1", table.name, assigned.join(", "));
        let bound = std::iter::once(Value::Blob(id.as_bytes().to_vec())).chain(values);
        self.connection().prepare_cached(&sql)?.execute(params_from_iter(bound))?;
        self.log(table, id, ChangeKind::Updated, &Json::Object(changed).to_string())?;
        self.touch_living(table, table.learner_of(id, old))?;
        self.touch_living(table, table.learner_of(id, new))
    }

    pub(crate) fn delete(&mut self, table: &'static Table, id: Uuid, old: &[Value]) -> Result<(), StoreError> {
        self.connection().prepare_cached(&table.delete)?.execute(params![id.as_bytes()])?;
        self.log(table, id, ChangeKind::Removed, &whole(table, old))?;
        self.touch_living(table, table.learner_of(id, old))
    }

    /// As [`Self::touch`]; refused when it is a row of one who was erased, whose act may name nobody or somebody else.
    pub(crate) fn touch_living(&mut self, table: &'static Table, learner: Option<Uuid>) -> Result<(), StoreError> {
        if learner.is_some_and(|learner| self.erased.contain(learner)) {
            return Err(StoreError::Erased);
        }
        self.touch(table, learner);
        Ok(())
    }

    /// What the act has touched so far.
    pub(crate) const fn touched(&self) -> &Touched {
        &self.touched
    }

    /// Forgets what was touched besides, because it was put back.
    pub(crate) fn touch_only(&mut self, touched: Touched) {
        self.touched = touched;
    }

    /// Notes that a row of this table and learner was touched.
    pub(crate) fn touch(&mut self, table: &'static Table, learner: Option<Uuid>) {
        self.touched.note(table, learner);
    }

    pub(crate) fn log(&mut self, table: &Table, id: Uuid, kind: ChangeKind, fields: &str) -> Result<(), StoreError> {
        let act = self.act()?;
        self.connection().prepare_cached(LOG)?.execute(params![
            act,
            table.name,
            id.as_bytes(),
            kind.as_code(),
            fields
        ])?;
        Ok(())
    }
}

/// Adds an entry to the change log.
pub(crate) const LOG: &str = "INSERT INTO change (act, entity, row, kind, fields) VALUES (?1, ?2, ?3, ?4, ?5)";

/// Runs an insert; says whether a row came of it.
pub(crate) fn place(insert: &mut Statement<'_>, id: Uuid, new: &[Value]) -> Result<bool, StoreError> {
    bind(insert, 1, id, new)?;
    Ok(insert.raw_execute()? > 0)
}

/// Binds a row to the places of an insert from the `first` on.
fn bind(insert: &mut Statement<'_>, first: usize, id: Uuid, new: &[Value]) -> Result<(), StoreError> {
    insert.raw_bind_parameter(first, id.as_bytes())?;
    for (place, value) in (first + 1..).zip(new) {
        insert.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

pub(crate) fn mint_uuid(context: &ContextV7, at: Instant) -> Uuid {
    let millis = u64::try_from(at.millis()).unwrap_or(0);
    let nanos = u32::try_from(millis % 1000).unwrap_or(0) * 1_000_000;
    Uuid::new_v7(Timestamp::from_unix(context, millis / 1000, nanos))
}
