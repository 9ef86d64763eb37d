//! Everything that happened with one learner, in order.

use std::fmt;
use std::str::FromStr;

use nenrin_domain::{
    ActionItem, Application, Cancellation, Coded, Consent, Contract, Day, DayTime, FollowUp, Goal, Id, Interaction,
    LearnerId, Material, NoteSection, NoteVersion, Obstacle, Pause, Payment, Progress, Refund, Satisfaction, Session,
    SessionId, Share, Trial, goodwill,
};
use rusqlite::{Row, named_params};
use uuid::Uuid;

use crate::field::Field;
use crate::{Moves, Record, Store, StoreError};

nenrin_domain::codes! {
    /// The kinds of events on a timeline.
    TimelineKind {
        /// A booking or an offer that has no outcome yet.
        Booking = "booking",
        /// A session with its outcome.
        Session = "session",
        /// A contact outside a session.
        Interaction = "interaction",
        /// A contract begins or ends.
        Contract = "contract",
        /// A pause begins.
        Pause = "pause",
        /// A payment was received, or is due.
        Payment = "payment",
        /// Money was given back.
        Refund = "refund",
        /// An action was agreed, or its outcome became known.
        ActionItem = "action_item",
        /// A goal was set.
        Goal = "goal",
        /// A goal was read.
        Progress = "progress",
        /// An obstacle was named, or is out of the way.
        Obstacle = "obstacle",
        /// A trial.
        Trial = "trial",
        /// Somebody applied.
        Application = "application",
        /// A contract was cancelled.
        Cancellation = "cancellation",
        /// A follow-up was opened, or is closed.
        FollowUp = "follow_up",
        /// A material was shared.
        Material = "material",
        /// A consent was given, or withdrawn.
        Consent = "consent",
    }
}

nenrin_domain::codes! {
    /// What an event is, for its place; the two events of one row differ here.
    What {
        Session = "session",
        Interaction = "interaction",
        ContractBegins = "contract_begins",
        ContractEnds = "contract_ends",
        Pause = "pause",
        Payment = "payment",
        Refund = "refund",
        ActionAgreed = "action_agreed",
        ActionResolved = "action_resolved",
        Goal = "goal",
        Progress = "progress",
        ObstacleNamed = "obstacle_named",
        ObstacleCleared = "obstacle_cleared",
        Trial = "trial",
        Application = "application",
        Cancellation = "cancellation",
        FollowUp = "follow_up",
        FollowUpClosed = "follow_up_closed",
        Share = "share",
        ConsentGiven = "consent_given",
        ConsentWithdrawn = "consent_withdrawn",
    }
}

/// Where an event stands on its timeline. As text it is a cursor: the next stretch begins below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    day: Day,
    time: Option<DayTime>,
    what: What,
    id: Uuid,
}

impl Place {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let refuse = |column: &str| StoreError::Unreadable { column: column.to_owned() };
        let minutes: i64 = row.get("time")?;
        Ok(Self {
            day: Field::read(row, "day")?,
            time: u16::try_from(minutes).ok().and_then(DayTime::from_minutes),
            what: What::from_code(&row.get::<_, String>("what")?).map_err(|_| refuse("what"))?,
            id: Uuid::from_bytes(row.get("id")?),
        })
    }

    /// The day of the event.
    #[must_use]
    pub const fn day(&self) -> Day {
        self.day
    }

    /// The time of the event, when it is known.
    #[must_use]
    pub const fn time(&self) -> Option<DayTime> {
        self.time
    }

    fn minutes(&self) -> i64 {
        self.time.map_or(-1, |time| i64::from(time.minutes()))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}.{}", self.day.number(), self.minutes(), self.what.as_code(), self.id.simple())
    }
}

impl FromStr for Place {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let refuse = || StoreError::Unreadable { column: "place".to_owned() };
        let mut parts = text.split('.');
        let (Some(day), Some(minutes), Some(what), Some(id), None) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(refuse());
        };
        let minutes: i32 = minutes.parse().map_err(|_| refuse())?;
        Ok(Self {
            day: day.parse().ok().and_then(Day::from_number).ok_or_else(refuse)?,
            time: u16::try_from(minutes).ok().and_then(DayTime::from_minutes),
            what: What::from_code(what).map_err(|_| refuse())?,
            id: Uuid::try_parse(id).map_err(|_| refuse())?,
        })
    }
}

/// What happened, with the rows that tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A session, booked or with its outcome.
    Session {
        /// The session.
        session: Session,
        /// Its number among the held ones, or the one it would have; a trial has none.
        number: Option<u32>,
        /// The sections of its note; none without a note.
        sections: Vec<NoteSection>,
        /// What the learner said of it.
        satisfaction: Option<Satisfaction>,
        /// Why its ticket was given back out of goodwill; `None` when it was not.
        given_back: Option<String>,
        /// What it was moved from and to.
        moves: Moves,
    },
    /// A contact outside a session.
    Interaction(Interaction),
    /// A contract begins.
    ContractBegins(Contract),
    /// A contract ends.
    ContractEnds(Contract),
    /// A pause begins.
    Pause(Pause),
    /// A payment was received, or is due.
    Payment(Payment),
    /// Money was given back.
    Refund(Refund),
    /// An action was agreed.
    ActionAgreed(ActionItem),
    /// The outcome of an action became known.
    ActionResolved(ActionItem),
    /// A goal was set.
    Goal(Goal),
    /// A goal was read.
    Progress(Progress, Goal),
    /// An obstacle was named.
    ObstacleNamed(Obstacle),
    /// An obstacle is out of the way.
    ObstacleCleared(Obstacle),
    /// A trial.
    Trial {
        /// The trial.
        trial: Trial,
        /// Its session, when one was booked.
        session: Option<Session>,
        /// The sections of that session's note; none without a note.
        sections: Vec<NoteSection>,
        /// What that session was moved from and to.
        moves: Moves,
    },
    /// Somebody applied.
    Application(Application),
    /// A contract was cancelled.
    Cancellation(Cancellation),
    /// A follow-up was opened.
    FollowUp(FollowUp),
    /// A follow-up is closed.
    FollowUpClosed(FollowUp),
    /// A material was shared.
    Share(Share, Material),
    /// A consent was given.
    ConsentGiven(Consent),
    /// A consent was withdrawn.
    ConsentWithdrawn(Consent),
}

pub(super) const TIMELINE: &str = include_str!("timeline.sql");

impl Store {
    /// Up to `limit` events of a learner, newest first, below `before` when it is given, of these kinds only when
    /// they are. Payments that are neither paid nor due on a day have no place and do not appear.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn timeline(
        &self,
        learner: LearnerId,
        kinds: Option<&[TimelineKind]>,
        before: Option<Place>,
        limit: u32,
    ) -> Result<Vec<(Place, Event)>, StoreError> {
        let kinds = kinds.map(|kinds| {
            let quoted: Vec<_> = kinds.iter().map(|kind| format!("\"{}\"", kind.as_code())).collect();
            format!("[{}]", quoted.join(","))
        });
        let mut select = self.connection().prepare_cached(TIMELINE)?;
        let learner = learner.uuid();
        let bound = named_params! {
            ":learner": learner.as_bytes(), ":kinds": kinds, ":day": before.map(|place| place.day.number()),
            ":time": before.map(|place| place.minutes()), ":what": before.map(|place| place.what.as_code()),
            ":id": before.map(|place| *place.id.as_bytes()), ":limit": limit,
        };
        let places = select.query_map(bound, |row| Ok(Place::from_row(row)))?;
        let places: Vec<Place> = places.map(|row| row?).collect::<Result<_, StoreError>>()?;
        places.into_iter().map(|place| Ok((place, self.event_at(place)?))).collect()
    }

    fn event_at(&self, place: Place) -> Result<Event, StoreError> {
        Ok(match place.what {
            What::Session => self.session_event(self.row_at(place)?)?,
            What::Interaction => Event::Interaction(self.row_at(place)?),
            What::ContractBegins => Event::ContractBegins(self.row_at(place)?),
            What::ContractEnds => Event::ContractEnds(self.row_at(place)?),
            What::Pause => Event::Pause(self.row_at(place)?),
            What::Payment => Event::Payment(self.row_at(place)?),
            What::Refund => Event::Refund(self.row_at(place)?),
            What::ActionAgreed => Event::ActionAgreed(self.row_at(place)?),
            What::ActionResolved => Event::ActionResolved(self.row_at(place)?),
            What::Goal => Event::Goal(self.row_at(place)?),
            What::Progress => {
                let progress: Progress = self.row_at(place)?;
                let goal = self.get(progress.goal)?;
                Event::Progress(progress, goal)
            }
            What::ObstacleNamed => Event::ObstacleNamed(self.row_at(place)?),
            What::ObstacleCleared => Event::ObstacleCleared(self.row_at(place)?),
            What::Trial => self.trial_event(self.row_at(place)?)?,
            What::Application => Event::Application(self.row_at(place)?),
            What::Cancellation => Event::Cancellation(self.row_at(place)?),
            What::FollowUp => Event::FollowUp(self.row_at(place)?),
            What::FollowUpClosed => Event::FollowUpClosed(self.row_at(place)?),
            What::Share => {
                let share: Share = self.row_at(place)?;
                let material = self.get(share.material)?;
                Event::Share(share, material)
            }
            What::ConsentGiven => Event::ConsentGiven(self.row_at(place)?),
            What::ConsentWithdrawn => Event::ConsentWithdrawn(self.row_at(place)?),
        })
    }

    fn row_at<R: Record>(&self, place: Place) -> Result<R, StoreError> {
        self.get(R::Id::from_uuid(place.id))
    }

    fn trial_event(&self, trial: Trial) -> Result<Event, StoreError> {
        let session: Option<Session> = trial.session.map(|session| self.get(session)).transpose()?;
        let sections = session.as_ref().map(|session| self.words_of(session.id)).transpose()?.unwrap_or_default();
        let moves = session.as_ref().map(|session| self.moves_of(session)).transpose()?.unwrap_or_default();
        Ok(Event::Trial { trial, session, sections, moves })
    }

    fn words_of(&self, session: SessionId) -> Result<Vec<NoteSection>, StoreError> {
        let version = self.note_of(session)?.map(|note| self.get::<NoteVersion>(note.version)).transpose()?;
        Ok(version.map(|version| version.sections).unwrap_or_default())
    }

    fn session_event(&self, session: Session) -> Result<Event, StoreError> {
        let number = self.session_number(&session)?;
        let sections = self.words_of(session.id)?;
        let satisfaction = self.satisfaction_of(session.id)?;
        let entries = self.entitlements_of_session(session.learner, session.id)?;
        let given_back = goodwill(&entries).map(ToOwned::to_owned);
        let moves = self.moves_of(&session)?;
        Ok(Event::Session { session, number, sections, satisfaction, given_back, moves })
    }
}
