//! All learners with what their lines show.

use std::collections::BTreeMap;

use nenrin_domain::{Contract, ContractId, Day, DayTime, Learner, LearnerId, Pause, Session, SessionId, Trial};
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
    /// The packages without a ticket left, each with the day of its last, of those whose term may still matter.
    pub used_up: Vec<(ContractId, Day)>,
    /// The next booking, or the one that is under way.
    pub next_booking: Option<(SessionId, Day, Option<DayTime>)>,
    /// The day of the last booking whose outcome is not known, ahead or over, if it may still matter.
    pub last_booked: Option<Day>,
    /// The day of the last held session that was no trial.
    pub last_held: Option<Day>,
    /// Whether every application of theirs was turned down; `None` when they never applied.
    pub turned_away: Option<bool>,
    /// How many actions are open.
    pub open_actions: u32,
    /// The day of the last contact outside a session.
    pub last_contact: Option<Day>,
    /// The day of the next follow-up.
    pub next_contact: Option<Day>,
    /// Who pays, or most of it, when it is not the learner.
    pub payer: Option<String>,
    /// Whether the learner's consent that personal data is kept holds.
    pub has_consent: bool,
}

pub(super) const ROSTER: &str = include_str!("roster.sql");

/// What [`last_ticket_day`](nenrin_domain::last_ticket_day) tells on day ?1 of the packages begun by then whose term has not
/// run out before ?2.
pub(super) const USED_UP: &str = "
    SELECT c.learner, c.id AS contract, max(CASE WHEN e.quantity < 0 THEN e.day END) AS last_ticket
    FROM contract c JOIN entitlement e ON e.contract = c.id AND e.day <= ?1
    WHERE c.kind = 'package' AND c.sessions > 0
      AND c.starts_on <= ?1 AND coalesce(c.term_end, ?2) >= ?2 AND coalesce(c.ended_on, ?2) >= ?2
    GROUP BY c.id HAVING sum(e.quantity) <= 0 AND last_ticket IS NOT NULL";

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
            used_up: Vec::new(),
            next_booking: booking.zip(day).map(|(id, day)| (id, day, time)),
            last_booked: Field::read(row, "last_booked")?,
            last_held: Field::read(row, "last_held")?,
            turned_away: Field::read(row, "turned_away")?,
            open_actions: Field::read(row, "open_actions")?,
            last_contact: Field::read(row, "last_contact")?,
            next_contact: Field::read(row, "next_contact")?,
            payer: Field::read(row, "payer")?,
            has_consent: Field::read(row, "has_consent")?,
        })
    }
}

impl Store {
    /// All learners with what their lines show at `now` of `today`, in the order they were added. Of the packages used up,
    /// those are told whose term has not run out before `here_since`, and of the bookings those from then on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn roster(&self, today: Day, now: DayTime, here_since: Day) -> Result<Vec<RosterLine>, StoreError> {
        let mut contracts =
            self.grouped("SELECT * FROM contract ORDER BY starts_on, id", [], |contract: &Contract| {
                Some(contract.learner)
            })?;
        let mut pauses =
            self.grouped("SELECT * FROM pause ORDER BY starts_on, id", [], |pause: &Pause| Some(pause.learner))?;
        let of_learners = "SELECT * FROM trial WHERE learner IS NOT NULL ORDER BY day, id";
        let mut trials = self.grouped(of_learners, [], |trial: &Trial| trial.learner)?;
        let mut used_up = self.used_up(today, here_since)?;
        let mut select = self.connection().prepare_cached(ROSTER)?;
        let bound = params![today.number(), now.minutes(), Session::USUAL_MINUTES, here_since.number()];
        let rows = select.query_map(bound, |row| Ok(RosterLine::from_row(row)))?;
        rows.map(|row| {
            let mut line = row??;
            line.contracts = contracts.remove(&line.learner.id).unwrap_or_default();
            line.pauses = pauses.remove(&line.learner.id).unwrap_or_default();
            line.trials = trials.remove(&line.learner.id).unwrap_or_default();
            line.used_up = used_up.remove(&line.learner.id).unwrap_or_default();
            Ok(line)
        })
        .collect()
    }

    fn used_up(&self, today: Day, here_since: Day) -> Result<BTreeMap<LearnerId, Vec<(ContractId, Day)>>, StoreError> {
        let mut select = self.connection().prepare_cached(USED_UP)?;
        let mut rows = select.query(params![today.number(), here_since.number()])?;
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let last_ticket = (Field::read(row, "contract")?, Field::read(row, "last_ticket")?);
            found.entry(Field::read(row, "learner")?).or_default().push(last_ticket);
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Day, DayTime, Instant, Learner, Session, SessionState, Zone};

    use crate::{Act, Store, StoreError};

    #[test]
    fn the_list_and_the_domain_agree_on_what_is_ahead() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("nenrin.db"), None, |_| Ok(())).unwrap();
        let today: Day = "2026-11-20".parse().unwrap();
        let mut booked = Vec::new();
        for day in [-1, 0, 1].map(|days| today.plus(days)) {
            for time in [None, Some("00:00"), Some("10:00"), Some("23:30"), Some("23:59")] {
                for (minutes, state) in
                    [(None, SessionState::Booked), (Some(90), SessionState::Booked), (None, SessionState::Held)]
                {
                    booked.push((day, time.map(|time| time.parse::<DayTime>().unwrap()), minutes, state));
                }
            }
        }
        let add = |writer: &mut crate::Writer<'_>| {
            let session = |(day, time, minutes, state): (Day, Option<DayTime>, Option<u32>, SessionState)| {
                let learner = Learner::named(writer.mint(), "芽衣");
                let (id, zone, learner_id) = (writer.mint(), Zone::UTC, learner.id);
                let session = Session {
                    id,
                    external_id: None,
                    learner: learner_id,
                    contract: None,
                    day,
                    time,
                    minutes,
                    zone,
                    mode: None,
                    state,
                    booked_on: None,
                    resolved_on: None,
                    moved_to: None,
                    happened: None,
                    consumes: None,
                    chargeable: None,
                    series: None,
                    gathering: None,
                    place: None,
                };
                writer.add(&learner)?;
                writer.add(&session).map(|()| session)
            };
            booked.into_iter().map(session).collect::<Result<Vec<_>, StoreError>>()
        };
        let sessions = store.act(&Act::new("test.act", Instant::from_millis(0)), add).unwrap().value;
        for now in ["00:00", "00:49", "00:50", "10:50", "11:29", "11:30", "23:58", "23:59"] {
            let now: DayTime = now.parse().unwrap();
            let listed: Vec<_> =
                store.roster(today, now, today).unwrap().iter().map(|line| line.next_booking.is_some()).collect();
            let ahead: Vec<_> = sessions.iter().map(|session| session.is_ahead(today, now)).collect();
            assert_eq!(listed, ahead, "{now}");
        }
    }
}
