//! The follow-ups that are to be done.

use nenrin_domain::{Day, FollowUp};
use rusqlite::params;

use super::week::counted;
use super::{LearnerName, Listed};
use crate::{Record, Store, StoreError};

/// The open follow-ups due from ?1 to ?2, with whom; one without a due day is due when it was opened.
pub(super) const OPEN_BETWEEN: &str = "
    SELECT f.*, l.name AS learner_name, l.external_id AS learner_external_id
    FROM follow_up f INDEXED BY follow_up_due JOIN learner l ON l.id = f.learner
    WHERE (f.state = 'open' OR f.state = 'snoozed') AND coalesce(f.due_on, f.day) BETWEEN ?1 AND ?2
    ORDER BY f.due_on, f.id";

impl Store {
    /// The open follow-ups due from one day to another, as they are due; without a day the list has no such end. One without a due day is due when it was opened.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_follow_ups(
        &self,
        from: Option<Day>,
        to: Option<Day>,
        limit: u32,
    ) -> Result<Listed<(FollowUp, LearnerName)>, StoreError> {
        let bound = params![from.map_or(i64::MIN, Day::number), to.map_or(i64::MAX, Day::number)];
        let total = self.connection().prepare_cached(&counted(OPEN_BETWEEN))?.query_row(bound, |row| row.get(0))?;
        let mut select = self.connection().prepare_cached(&format!("{OPEN_BETWEEN} LIMIT {limit}"))?;
        let mut rows = select.query(bound)?;
        let mut first = Vec::new();
        while let Some(row) = rows.next()? {
            first.push((FollowUp::from_row(row)?, LearnerName::from_row(row)?));
        }
        Ok(Listed { total, first })
    }
}
