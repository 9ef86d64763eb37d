//! All learners with what their lines show.

use nenrin_domain::{Contract, Day, DayTime, Learner, Pause, SessionId, Trial};
use rusqlite::{Row, params};

use crate::field::Field;
use crate::{Record, Store, StoreError};

/// A learner with what a line of the list is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterLine {
    /// The learner.
    pub learner: Learner,
    /// Contracts, the first first.
    pub contracts: Vec<Contract>,
    /// Pauses, the first first.
    pub pauses: Vec<Pause>,
    /// Trials, the first first.
    pub trials: Vec<Trial>,
    /// The next booking from today on.
    pub next_booking: Option<(SessionId, Day, Option<DayTime>)>,
    /// The day of the last held session.
    pub last_held: Option<Day>,
    /// How many actions are open.
    pub open_actions: u32,
}

pub(super) const ROSTER: &str = include_str!("roster.sql");

impl RosterLine {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let booking: Option<SessionId> = Field::read(row, "booking")?;
        let (day, time): (Option<Day>, Option<DayTime>) =
            (Field::read(row, "booking_day")?, Field::read(row, "booking_time")?);
        Ok(Self {
            learner: Learner::from_row(row)?,
            contracts: Vec::new(),
            pauses: Vec::new(),
            trials: Vec::new(),
            next_booking: booking.zip(day).map(|(id, day)| (id, day, time)),
            last_held: Field::read(row, "last_held")?,
            open_actions: Field::read(row, "open_actions")?,
        })
    }
}

impl Store {
    /// All learners with what their lines show as of `today`, in the order they were added.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn roster(&self, today: Day) -> Result<Vec<RosterLine>, StoreError> {
        let mut contracts =
            self.grouped("SELECT * FROM contract ORDER BY starts_on, id", [], |contract: &Contract| {
                Some(contract.learner)
            })?;
        let mut pauses =
            self.grouped("SELECT * FROM pause ORDER BY starts_on, id", [], |pause: &Pause| Some(pause.learner))?;
        let of_learners = "SELECT * FROM trial WHERE learner IS NOT NULL ORDER BY day, id";
        let mut trials = self.grouped(of_learners, [], |trial: &Trial| trial.learner)?;
        let mut select = self.connection().prepare_cached(ROSTER)?;
        let rows = select.query_map(params![today.number()], |row| Ok(RosterLine::from_row(row)))?;
        rows.map(|row| {
            let mut line = row??;
            line.contracts = contracts.remove(&line.learner.id).unwrap_or_default();
            line.pauses = pauses.remove(&line.learner.id).unwrap_or_default();
            line.trials = trials.remove(&line.learner.id).unwrap_or_default();
            Ok(line)
        })
        .collect()
    }
}
