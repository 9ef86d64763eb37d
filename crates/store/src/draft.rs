//! Drafts: what is being typed, on disk, bound to its session.
//!
//! A draft is not an act. It is saved many times a minute, is never undone, and is taken over by the act that confirms
//! it, which keeps it; when that act is undone the draft is offered again.

use nenrin_domain::{Id, Instant, LearnerId, SessionId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, Transaction, TransactionBehavior, params};

use crate::field::Field;
use crate::open::merge_log;
use crate::{Store, StoreError, Writer};

/// Confirmed drafts are kept for undo as long as their act is among the last so many.
const KEPT_ACTS: i64 = 200;

/// What was typed for one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The session; for a session that was never booked, the identity it will have.
    pub session: SessionId,
    /// With whom.
    pub learner: LearnerId,
    /// What was typed, in the composer's own form.
    pub body: String,
    /// When it was last saved.
    pub saved_at: Instant,
}

impl Draft {
    fn values(&self) -> Vec<Value> {
        let mut values = Vec::new();
        self.session.write(&mut values);
        self.learner.write(&mut values);
        self.body.write(&mut values);
        self.saved_at.write(&mut values);
        values
    }

    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            session: Field::read(row, "session")?,
            learner: Field::read(row, "learner")?,
            body: Field::read(row, "body")?,
            saved_at: Field::read(row, "saved_at")?,
        })
    }
}

impl Store {
    /// Puts a draft on disk; it is durable when this returns. Saving the very words that were confirmed, as happens
    /// when a late autosave crosses the confirmation, does not open the draft again.
    ///
    /// # Errors
    /// When the file cannot be written; the draft on disk is then the one before. [`StoreError::Erased`] when it is about a
    /// learner who was erased.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<(), StoreError> {
        self.mend()?;
        self.refuse_erased(draft.learner)?;
        self.write_alone(|store| store.at_once(|| store.put_draft(draft)))
    }

    fn put_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        let mut insert = self.connection().prepare_cached(
            "INSERT INTO draft (session, learner, body, saved_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (session) DO UPDATE
             SET learner = excluded.learner, body = excluded.body, saved_at = excluded.saved_at",
        )?;
        self.heed(insert.execute(rusqlite::params_from_iter(draft.values()))).map(drop)
    }

    /// Does all of `write` or nothing.
    pub(crate) fn at_once(&self, write: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
        let transaction = self.heed(Transaction::new_unchecked(self.connection(), TransactionBehavior::Immediate))?;
        write()?;
        self.refuse_without_room()?;
        self.heed(transaction.commit())
    }

    fn forget_draft(&self, session: SessionId) -> Result<(), StoreError> {
        let mut delete = self.connection().prepare_cached("DELETE FROM draft WHERE session = ?1")?;
        self.heed(delete.execute(params![session.uuid().as_bytes()])).map(drop)
    }

    /// Forgets what was confirmed of a session by acts that were taken back.
    fn forget_taken_back(&self, session: SessionId) -> Result<(), StoreError> {
        let mut delete = self
            .connection()
            .prepare_cached("DELETE FROM confirmed_draft WHERE session = ?1 AND act IN (SELECT seq FROM undone_act)")?;
        self.heed(delete.execute(params![session.uuid().as_bytes()])).map(drop)
    }

    /// Lets the draft of session `from` stand as `draft` from now on: the same words, for another session.
    ///
    /// # Errors
    /// When the file cannot be written; the draft stays where it was then.
    pub fn move_draft(&mut self, from: SessionId, draft: &Draft) -> Result<(), StoreError> {
        self.mend()?;
        self.write_alone(|store| store.at_once(|| store.put_moved(from, draft)))
    }

    fn put_moved(&self, from: SessionId, draft: &Draft) -> Result<(), StoreError> {
        self.put_draft(draft)?;
        if from != draft.session {
            self.forget_draft(from)?;
            self.forget_taken_back(from)?;
        }
        Ok(())
    }

    /// The open draft of a session.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn draft(&self, session: SessionId) -> Result<Option<Draft>, StoreError> {
        let mut select = self
            .connection()
            .prepare_cached("SELECT session, learner, body, saved_at FROM offered_draft WHERE session = ?1")?;
        let found = select.query_row(params![session.uuid().as_bytes()], |row| Ok(Draft::from_row(row))).optional()?;
        found.transpose()
    }

    /// All open drafts, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut select = self.connection().prepare_cached(
            "SELECT session, learner, body, saved_at FROM offered_draft ORDER BY saved_at DESC, session",
        )?;
        let mut rows = select.query([])?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            drafts.push(Draft::from_row(row)?);
        }
        Ok(drafts)
    }

    /// Throws an open draft away, at the coach's wish. Its words leave the log beside the file, too; while another program
    /// reads the file they cannot, and leave it when the practice closes.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn discard_draft(&mut self, session: SessionId) -> Result<(), StoreError> {
        self.mend()?;
        self.write_alone(|store| {
            store.at_once(|| {
                store.forget_draft(session)?;
                store.forget_taken_back(session)
            })?;
            // The draft is thrown away already, whether or not its traces can go now.
            let _ = merge_log(store.connection());
            Ok(())
        })
    }
}

impl Writer<'_> {
    /// Saves a draft with the act; otherwise as [`Store::save_draft`].
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_draft(&mut self, draft: &Draft) -> Result<(), StoreError> {
        self.put_draft(draft)
    }

    /// Lets a draft follow its session with the act; otherwise as [`Store::move_draft`].
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn move_draft(&mut self, from: SessionId, draft: &Draft) -> Result<(), StoreError> {
        self.put_moved(from, draft)
    }

    /// Closes a session's draft, which says nothing that is not recorded.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn close_draft(&mut self, session: SessionId) -> Result<(), StoreError> {
        self.forget_draft(session)
    }

    /// Takes a draft over into this act, which keeps it through the next 200 acts.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn confirm_draft(&mut self, draft: &Draft) -> Result<(), StoreError> {
        let act = self.act()?;
        self.forget_draft(draft.session)?;
        self.forget_taken_back(draft.session)?;
        let values = std::iter::once(Value::Integer(act)).chain(draft.values());
        self.connection()
            .prepare_cached(
                "INSERT INTO confirmed_draft (act, session, learner, body, saved_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(rusqlite::params_from_iter(values))?;
        // What was taken back is offered, however long ago that was.
        self.connection()
            .prepare_cached("DELETE FROM confirmed_draft WHERE act < ?1 AND act NOT IN (SELECT seq FROM undone_act)")?
            .execute(params![act - KEPT_ACTS])?;
        Ok(())
    }
}
