//! Bookings that are called off along with what leaves them without a ground: the end of a contract, or a pause.

use crate::code::codes;
use crate::{EndKind, Outcome};

codes! {
    /// Whose wish it is that bookings are called off.
    Wish {
        /// The learner's (受講者の都合).
        Learner = "learner",
        /// The coach's (コーチの都合).
        Coach = "coach",
    }
}

impl Wish {
    /// Whose wish a pause is unless something else is said: it is the learner who rests.
    pub const USUAL_WITH_PAUSE: Self = Self::Learner;

    /// Whose wish it is, unless something else is said, that there are no sessions after an end of this kind: who withdraws
    /// does without them, and otherwise nobody has cancelled, which is not to be laid at the learner's door.
    #[must_use]
    pub const fn usual_with(end: EndKind) -> Self {
        match end {
            EndKind::Cancelled | EndKind::CoolingOff => Self::Learner,
            EndKind::Completed | EndKind::Lapsed | EndKind::Graduated => Self::Coach,
        }
    }

    /// What came of a booking that is called off so. It is never too late for the learner, however near its day: the coach
    /// has agreed to it.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::Learner => Outcome::CancelledByLearner,
            Self::Coach => Outcome::CancelledByCoach,
        }
    }
}
