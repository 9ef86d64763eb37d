//! Large tables, read once in the order in which they lie in the file, and handed out learner by learner.

use std::iter::Peekable;
use std::vec::IntoIter;

use nenrin_domain::{Day, LearnerId, Session, SessionId, SessionState, Zone};
use rusqlite::Row;

use crate::field::{Field, Places};
use crate::{Store, StoreError};

impl Store {
    /// The sessions of everybody, as far as what is told of the whole practice reads them.
    pub(super) fn session_rows(&self) -> Result<Rows<SessionRow>, StoreError> {
        let sql = "SELECT learner, id, day, state, happened, booked_on, resolved_on FROM session";
        self.each_row(sql, |row, at| {
            Ok(SessionRow {
                id: next(row, at)?,
                day: next(row, at)?,
                state: next(row, at)?,
                happened: next(row, at)?,
                booked_on: next(row, at)?,
                resolved_on: next(row, at)?,
            })
        })
    }

    /// The rows that `sql` answers, a learner first, sorted by the learner.
    pub(super) fn each_row<T>(
        &self,
        sql: &str,
        read: impl Fn(&Row<'_>, &mut Places<'_>) -> Result<T, StoreError>,
    ) -> Result<Rows<T>, StoreError> {
        let mut select = self.connection().prepare_cached(sql)?;
        let mut rows = select.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let mut at = IN_ORDER.iter();
            let learner: LearnerId = next(row, &mut at)?;
            found.push((learner, read(row, &mut at)?));
        }
        found.sort_by_key(|(learner, _)| *learner);
        Ok(Rows(found.into_iter().peekable()))
    }
}

/// What is read of a session: a million of them lie in memory at once.
#[derive(Debug)]
pub(super) struct SessionRow {
    id: SessionId,
    day: Day,
    state: SessionState,
    happened: Option<bool>,
    booked_on: Option<Day>,
    resolved_on: Option<Day>,
}

impl SessionRow {
    /// The session of `learner`, as if nobody had written down the rest of it.
    pub fn session(self, learner: LearnerId) -> Session {
        Session {
            happened: self.happened,
            booked_on: self.booked_on,
            resolved_on: self.resolved_on,
            ..Session::on(self.id, learner, self.day, Zone::UTC, self.state)
        }
    }
}

/// The columns of a question are where it names them.
const IN_ORDER: [usize; 8] = [0, 1, 2, 3, 4, 5, 6, 7];

pub(super) fn next<T: Field>(row: &Row<'_>, at: &mut Places<'_>) -> Result<T, StoreError> {
    Field::read_at(row, at)
}

/// Rows in the order of their learners.
#[derive(Debug)]
pub(super) struct Rows<T>(Peekable<IntoIter<(LearnerId, T)>>);

impl<T> Rows<T> {
    /// Takes those of `learner`, who comes after everybody that was asked for before.
    pub fn of(&mut self, learner: LearnerId) -> impl Iterator<Item = T> {
        while self.0.next_if(|(whose, _)| *whose < learner).is_some() {}
        std::iter::from_fn(move || self.0.next_if(|(whose, _)| *whose == learner).map(|(_, row)| row))
    }
}
