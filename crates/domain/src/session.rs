//! The session, the beat of the practice.

use crate::code::codes;
use crate::{ContractId, Day, DayTime, GatheringId, Instant, LearnerId, SeriesId, SessionId, Zone};

codes! {
    /// Where a session stands.
    SessionState {
        /// Offered to the learner, not agreed yet.
        Proposed = "proposed",
        /// Agreed (予約済).
        Booked = "booked",
        /// Took place (実施).
        Held = "held",
        /// Cancelled by the learner in time (受講者都合キャンセル).
        CancelledByLearner = "cancelled_by_learner",
        /// Cancelled by the coach (コーチ都合キャンセル).
        CancelledByCoach = "cancelled_by_coach",
        /// Cancelled by the learner too late (直前キャンセル).
        LateCancelled = "late_cancelled",
        /// The learner did not come (無断欠席).
        NoShow = "no_show",
        /// Moved to another date (振替).
        Rescheduled = "rescheduled",
    }
}

impl SessionState {
    /// Whether the session still lies ahead as far as the record knows.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Booked)
    }

    /// Whether the session took place.
    #[must_use]
    pub const fn happened(self) -> bool {
        matches!(self, Self::Held)
    }

    /// Whether the session was cancelled in time, or by the coach at any time.
    #[must_use]
    pub const fn is_cancelled_in_time(self) -> bool {
        matches!(self, Self::CancelledByLearner | Self::CancelledByCoach)
    }

    /// Whether the session was called off, by whomever and however late.
    #[must_use]
    pub const fn is_called_off(self) -> bool {
        self.is_cancelled_in_time() || matches!(self, Self::LateCancelled)
    }

    /// What came of the session; `None` while it is open, and when it was moved.
    #[must_use]
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Held => Some(Outcome::Held),
            Self::LateCancelled => Some(Outcome::LateCancelled),
            Self::NoShow => Some(Outcome::NoShow),
            Self::CancelledByLearner => Some(Outcome::CancelledByLearner),
            Self::CancelledByCoach => Some(Outcome::CancelledByCoach),
            Self::Proposed | Self::Booked | Self::Rescheduled => None,
        }
    }

    /// Whether a session that stands here may come to stand at `next`. An outcome is final: it is corrected by another
    /// outcome or taken back by undoing, and the session is neither booked again nor moved. One that was moved stays moved.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match (self, next) {
            (Self::Proposed, Self::Booked | Self::Rescheduled) | (Self::Booked, Self::Rescheduled) => true,
            (Self::Rescheduled, _) => false,
            (_, next) => next.outcome().is_some(),
        }
    }
}

codes! {
    /// What came of a session that was to take place.
    Outcome {
        /// Took place.
        Held = "held",
        /// Cancelled by the learner too late.
        LateCancelled = "late_cancelled",
        /// The learner did not come.
        NoShow = "no_show",
        /// Cancelled by the learner in time.
        CancelledByLearner = "cancelled_by_learner",
        /// Cancelled by the coach.
        CancelledByCoach = "cancelled_by_coach",
    }
}

impl Outcome {
    /// The state in which it leaves the session.
    #[must_use]
    pub const fn state(self) -> SessionState {
        match self {
            Self::Held => SessionState::Held,
            Self::LateCancelled => SessionState::LateCancelled,
            Self::NoShow => SessionState::NoShow,
            Self::CancelledByLearner => SessionState::CancelledByLearner,
            Self::CancelledByCoach => SessionState::CancelledByCoach,
        }
    }

    /// Whether it can be known only once the day of the session has come.
    #[must_use]
    pub const fn needs_the_day(self) -> bool {
        matches!(self, Self::Held | Self::NoShow)
    }
}

codes! {
    /// How learner and coach meet.
    Mode {
        /// By video.
        Online = "online",
        /// In one place.
        InPerson = "in_person",
        /// By telephone.
        Phone = "phone",
    }
}

/// One session with one learner, planned as a local date and time in the coach's zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Identity.
    pub id: SessionId,
    /// The id in the tables the history came from.
    pub external_id: Option<String>,
    /// With whom.
    pub learner: LearnerId,
    /// The contract it belongs to.
    pub contract: Option<ContractId>,
    /// The planned local day.
    pub day: Day,
    /// The planned local start; `None` when only the day is known.
    pub time: Option<DayTime>,
    /// Planned length in minutes.
    pub minutes: Option<u32>,
    /// The zone in which day and time are meant.
    pub zone: Zone,
    /// How they meet.
    pub mode: Option<Mode>,
    /// Where it stands.
    pub state: SessionState,
    /// The day on which the booking became known.
    pub booked_on: Option<Day>,
    /// The day on which its outcome became known; `None` while it is open.
    pub resolved_on: Option<Day>,
    /// The session it was moved to.
    pub moved_to: Option<SessionId>,
    /// Whether it counts as having taken place, where that differs from its state.
    pub happened: Option<bool>,
    /// Whether it uses a ticket, where that differs from the practice's policy.
    pub consumes: Option<bool>,
    /// Whether it is charged, where that differs from the practice's policy.
    pub chargeable: Option<bool>,
    /// The series in which it was booked.
    pub series: Option<SeriesId>,
    /// The group it belongs to.
    pub gathering: Option<GatheringId>,
    /// Where it takes place: a link to meet at or a place, in one line; see [`link_of`](crate::link_of).
    pub place: Option<String>,
}

impl Session {
    /// A session of which no more is known yet.
    #[must_use]
    pub const fn on(id: SessionId, learner: LearnerId, day: Day, zone: Zone, state: SessionState) -> Self {
        Self {
            id,
            external_id: None,
            learner,
            contract: None,
            day,
            time: None,
            minutes: None,
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
        }
    }

    /// Whether it took place: what was said of this very one, else what its state says. An open one has not, whatever was said.
    #[must_use]
    pub fn took_place(&self) -> bool {
        self.state.outcome().is_some() && self.happened.unwrap_or(self.state.happened())
    }

    /// How many days back a session that was held still asks for a note; what happened longer ago is history that
    /// nobody remembers well enough to write down. A booking asks for its outcome however long ago it was.
    pub const NOTE_ASKED_DAYS: i64 = 14;

    /// Minutes that a session is taken to last when nothing is said of it.
    pub const USUAL_MINUTES: u32 = 50;

    /// When it ends as planned; one that would last beyond midnight ends with its day. `None` without a start.
    #[must_use]
    pub fn end(&self) -> Option<DayTime> {
        let lasts = self.minutes.unwrap_or(Self::USUAL_MINUTES);
        self.time.map(|start| {
            let end = u16::try_from(u32::from(start.minutes()).saturating_add(lasts)).ok();
            end.and_then(DayTime::from_minutes).unwrap_or(DayTime::LAST)
        })
    }

    /// The moment at which it begins as planned; the last minute of its day when no start is known.
    #[must_use]
    pub fn starts_at(&self) -> Instant {
        self.day.at(self.time.unwrap_or(DayTime::LAST), self.zone)
    }

    /// Whether it is booked and not over at that moment: one that is over waits for its outcome, and is no next booking.
    /// One of today without a start may be still to come.
    #[must_use]
    pub fn is_ahead(&self, today: Day, now: DayTime) -> bool {
        let is_over = self.day < today || self.day == today && self.end().is_some_and(|end| end <= now);
        self.state == SessionState::Booked && !is_over
    }

    /// Whether it takes place at that moment, as far as the record knows.
    #[must_use]
    pub fn is_under_way(&self, today: Day, now: DayTime) -> bool {
        let begun = self.time.is_some_and(|start| start <= now);
        self.state.is_open() && self.day == today && begun && self.end().is_some_and(|end| now < end)
    }
}
