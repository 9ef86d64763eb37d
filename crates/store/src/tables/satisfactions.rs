//! What learners said of sessions.

use nenrin_domain::{Day, Id, Intent, LearnerId, Satisfaction, Score, Session, SessionId};
use rusqlite::{Row, params, params_from_iter};

use super::sessions::place;

use crate::field::Field;
use crate::record::record;
use crate::{Store, StoreError};

record!(Satisfaction, SatisfactionId, "satisfaction", immutable: false, {
    learner: LearnerId,
    session: SessionId,
    day: Day,
    score: Option<Score>,
    intent: Option<Intent>,
});

impl Store {
    /// The answers about one session.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn satisfaction_of(&self, session: SessionId) -> Result<Option<Satisfaction>, StoreError> {
        let sql = "SELECT * FROM satisfaction WHERE session = ?1";
        Ok(self.rows(sql, params![session.uuid().as_bytes()])?.into_iter().next())
    }

    /// The learner's last score and last intent about sessions before this one; they may stem from different ones.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_answers_before(&self, session: &Session) -> Result<(Option<Score>, Option<Intent>), StoreError> {
        let last = |field: &str| {
            format!(
                "(SELECT a.{field} FROM session s CROSS JOIN satisfaction a ON a.session = s.id
                  WHERE s.learner = ?1 AND s.day <= ?2 AND (s.day, coalesce(s.time, -1), s.id) < (?2, ?3, ?4)
                    AND a.{field} IS NOT NULL
                  ORDER BY s.day DESC, s.time DESC, s.id DESC LIMIT 1) AS {field}"
            )
        };
        let sql = format!("SELECT {}, {}", last("score"), last("intent"));
        let mut select = self.connection().prepare_cached(&sql)?;
        let read = |row: &Row<'_>| Ok(Field::read(row, "score").and_then(|s| Ok((s, Field::read(row, "intent")?))));
        select.query_row(params_from_iter(place(session)), read)?
    }
}
