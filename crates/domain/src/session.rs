//! The session, the beat of the practice.

use crate::code::codes;
use crate::{ContractId, Day, DayTime, Instant, LearnerId, SessionId, Zone};

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

    /// Whether a ticket is used, by the ordinary policy of a practice: held, late-cancelled and missed sessions are.
    #[must_use]
    pub const fn consumes(self) -> bool {
        matches!(self, Self::Held | Self::LateCancelled | Self::NoShow)
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
}

impl Session {
    /// The moment it is planned to start; `None` when only the day is known.
    #[must_use]
    pub fn starts_at(&self) -> Option<Instant> {
        self.time.map(|time| self.day.at(time, self.zone))
    }

    /// Whether it lies ahead of `today`, agreed and not yet resolved.
    #[must_use]
    pub fn is_booked_after(&self, today: Day) -> bool {
        self.state == SessionState::Booked && self.day > today
    }
}
