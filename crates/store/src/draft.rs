//! Drafts: what is being typed, on disk, bound to its session.
//!
//! A draft is not an act. It is saved many times a minute, is never undone, and is taken over by the act that confirms
//! it; when that act is undone the draft is there again.

use nenrin_domain::{Instant, LearnerId, SessionId};
use rusqlite::{OptionalExtension, Row, params};

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
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            session: Field::read(row, "session")?,
            learner: Field::read(row, "learner")?,
            body: Field::read(row, "body")?,
            saved_at: Field::read(row, "saved_at")?,
        })
    }
}

const OPEN: &str = "(confirmed_by IS NULL OR confirmed_by IN (SELECT seq FROM undone_act))";

impl Store {
    /// Puts a draft on disk; it is durable when this returns. Saving the very words that were confirmed, as happens
    /// when a late autosave crosses the confirmation, does not open the draft again.
    ///
    /// # Errors
    /// When the file cannot be written; the draft on disk is then the one before.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<(), StoreError> {
        self.mend()?;
        self.put_draft(draft)
    }

    fn put_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.file().check()?;
        let mut values = Vec::new();
        draft.session.write(&mut values);
        draft.learner.write(&mut values);
        draft.body.write(&mut values);
        draft.saved_at.write(&mut values);
        let mut insert = self.connection().prepare_cached(
            "INSERT INTO draft (session, learner, body, saved_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (session) DO UPDATE
             SET learner = excluded.learner, body = excluded.body, saved_at = excluded.saved_at,
               confirmed_by = CASE WHEN body = excluded.body THEN confirmed_by END",
        )?;
        self.heed(insert.execute(rusqlite::params_from_iter(values))).map(drop)
    }

    /// Lets the draft of session `from` stand as `draft` from now on: the same words, for another session.
    ///
    /// # Errors
    /// When the file cannot be written; the draft stays where it was then.
    pub fn move_draft(&mut self, from: SessionId, draft: &Draft) -> Result<(), StoreError> {
        self.mend()?;
        self.put_moved(from, draft)
    }

    fn put_moved(&self, from: SessionId, draft: &Draft) -> Result<(), StoreError> {
        use nenrin_domain::Id;
        self.file().check()?;
        let sql = format!("UPDATE draft SET session = ?2, body = ?3 WHERE session = ?1 AND {OPEN}");
        let (from, to) = (from.uuid(), draft.session.uuid());
        self.heed(self.connection().execute(&sql, params![from.as_bytes(), to.as_bytes(), draft.body])).map(drop)
    }

    /// The open draft of a session.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn draft(&self, session: SessionId) -> Result<Option<Draft>, StoreError> {
        use nenrin_domain::Id;
        let sql = format!("SELECT session, learner, body, saved_at FROM draft WHERE session = ?1 AND {OPEN}");
        let mut select = self.connection().prepare_cached(&sql)?;
        let found = select.query_row(params![session.uuid().as_bytes()], |row| Ok(Draft::from_row(row))).optional()?;
        found.transpose()
    }

    /// All open drafts, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let sql =
            format!("SELECT session, learner, body, saved_at FROM draft WHERE {OPEN} ORDER BY saved_at DESC, session");
        let mut select = self.connection().prepare_cached(&sql)?;
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
        use nenrin_domain::Id;
        self.mend()?;
        self.file().check()?;
        let sql = format!("DELETE FROM draft WHERE session = ?1 AND {OPEN}");
        self.heed(self.connection().execute(&sql, params![session.uuid().as_bytes()]))?;
        // The draft is thrown away already, whether or not its traces can go now.
        let _ = merge_log(self.connection());
        Ok(())
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

    /// Marks a session's draft as confirmed by an earlier act, to which it adds nothing.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn confirm_draft_by(&mut self, act: i64, session: SessionId) -> Result<(), StoreError> {
        use nenrin_domain::Id;
        let sql = "UPDATE draft SET confirmed_by = ?1 WHERE session = ?2";
        self.connection().execute(sql, params![act, session.uuid().as_bytes()])?;
        Ok(())
    }

    /// Marks a session's draft as confirmed by this act, and forgets drafts whose act lies too far back to be undone.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn confirm_draft(&mut self, session: SessionId) -> Result<(), StoreError> {
        use nenrin_domain::Id;
        let act = self.act()?;
        let connection = self.connection();
        connection.execute(
            "UPDATE draft SET confirmed_by = ?1 WHERE session = ?2",
            params![act, session.uuid().as_bytes()],
        )?;
        // A draft whose confirmation was undone is open, however long ago that was.
        connection.execute(
            "DELETE FROM draft WHERE confirmed_by < ?1 AND confirmed_by NOT IN (SELECT seq FROM undone_act)",
            params![act - KEPT_ACTS],
        )?;
        Ok(())
    }
}
