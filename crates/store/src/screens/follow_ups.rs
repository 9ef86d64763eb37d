//! The follow-ups that are to be done.

use nenrin_domain::{Channel, Day, FollowUp, Id as _, LearnerId};
use rusqlite::{Row, params};

use super::week::counted;
use super::{LearnerName, Listed};
use crate::field::Field;
use crate::{Record, Store, StoreError};

/// The open follow-ups due from ?1 to ?2, with whom; one without a due day is due when it was opened.
pub(super) const OPEN_BETWEEN: &str = "
    SELECT f.*, l.name AS learner_name, l.external_id AS learner_external_id, l.preferred_channel, l.line, l.phone, l.mail
    FROM follow_up f INDEXED BY follow_up_due JOIN learner l ON l.id = f.learner
    WHERE (f.state = 'open' OR f.state = 'snoozed') AND coalesce(f.due_on, f.day) BETWEEN ?1 AND ?2
    ORDER BY f.due_on, f.id";

/// The open follow-ups of the learner ?1 due until ?2.
const OPEN_OF: &str = "
    SELECT f.*, l.name AS learner_name, l.external_id AS learner_external_id, l.preferred_channel, l.line, l.phone, l.mail
    FROM follow_up f JOIN learner l ON l.id = f.learner
    WHERE f.learner = ?1 AND (f.state = 'open' OR f.state = 'snoozed') AND coalesce(f.due_on, f.day) <= ?2
    ORDER BY f.due_on, f.id";

/// How a learner can be reached, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// How they like to be contacted.
    pub preferred: Option<Channel>,
    /// The name on LINE.
    pub line: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The mail address.
    pub mail: Option<String>,
}

impl Reach {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            preferred: Field::read(row, "preferred_channel")?,
            line: Field::read(row, "line")?,
            phone: Field::read(row, "phone")?,
            mail: Field::read(row, "mail")?,
        })
    }
}

/// A follow-up that is to be done, with whom, and how to reach them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFollowUp {
    /// The follow-up.
    pub follow_up: FollowUp,
    /// With whom.
    pub learner: LearnerName,
    /// How to reach them.
    pub reach: Reach,
}

impl OpenFollowUp {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let (follow_up, learner) = (FollowUp::from_row(row)?, LearnerName::from_row(row)?);
        Ok(Self { follow_up, learner, reach: Reach::from_row(row)? })
    }
}

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
    ) -> Result<Listed<OpenFollowUp>, StoreError> {
        let bound = params![from.map_or(i64::MIN, Day::number), to.map_or(i64::MAX, Day::number)];
        let total = self.connection().prepare_cached(&counted(OPEN_BETWEEN))?.query_row(bound, |row| row.get(0))?;
        let mut select = self.connection().prepare_cached(&format!("{OPEN_BETWEEN} LIMIT {limit}"))?;
        let mut rows = select.query(bound)?;
        let mut first = Vec::new();
        while let Some(row) = rows.next()? {
            first.push(OpenFollowUp::from_row(row)?);
        }
        Ok(Listed { total, first })
    }

    /// The open follow-ups of a learner that are due until `day`, as they are due.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_follow_ups_of(&self, learner: LearnerId, day: Day) -> Result<Vec<OpenFollowUp>, StoreError> {
        let mut select = self.connection().prepare_cached(OPEN_OF)?;
        let mut rows = select.query(params![learner.uuid().as_bytes(), day.number()])?;
        let mut open = Vec::new();
        while let Some(row) = rows.next()? {
            open.push(OpenFollowUp::from_row(row)?);
        }
        Ok(open)
    }
}
