//! What is booked at a time already.

use nenrin_domain::{Day, DayTime, Session};
use rusqlite::params;

use super::LearnerName;
use crate::field::Field;
use crate::{Record, Store, StoreError};

/// A booking that is not over when another one would begin, and begins before that would be over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeanwhileLine {
    /// The booking.
    pub session: Session,
    /// With whom.
    pub learner: LearnerName,
    /// What the group is called that it belongs to.
    pub title: Option<String>,
}

/// Bookings of the days ?1 that take place between the minutes ?2 and ?3. One that says nothing of its length lasts ?4
/// minutes.
pub(super) const MEANWHILE: &str = "
    SELECT s.*, l.name AS learner_name, l.external_id AS learner_external_id, g.title AS group_title
    FROM json_each(?1) d CROSS JOIN session s INDEXED BY session_booked ON s.day = d.value
    JOIN learner l ON l.id = s.learner LEFT JOIN gathering g ON g.id = s.gathering
    WHERE s.state = 'booked' AND s.time < ?3 AND s.time + coalesce(s.minutes, ?4) > ?2
    ORDER BY s.day, s.time, s.id";

impl Store {
    /// The bookings of these days that overlap with a session of so many minutes that begins at `time`, in their order.
    /// Those without a time overlap with nothing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookings_meanwhile(
        &self,
        days: &[Day],
        time: DayTime,
        minutes: u32,
    ) -> Result<Vec<MeanwhileLine>, StoreError> {
        let days = format!("[{}]", days.iter().map(|day| day.number().to_string()).collect::<Vec<_>>().join(","));
        let (from, until) = (i64::from(time.minutes()), i64::from(time.minutes()) + i64::from(minutes));
        let mut select = self.connection().prepare_cached(MEANWHILE)?;
        let rows = select.query_map(params![days, from, until, Session::USUAL_MINUTES], |row| {
            Ok((Session::from_row(row), LearnerName::from_row(row), Field::read(row, "group_title")))
        })?;
        rows.map(|row| {
            let (session, learner, title) = row?;
            Ok(MeanwhileLine { session: session?, learner: learner?, title: title? })
        })
        .collect()
    }
}
