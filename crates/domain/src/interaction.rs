//! The interaction log (対応履歴): every contact outside a session, one line each.

use crate::code::codes;
use crate::{Day, DayTime, Hundredths, InteractionId, LearnerId};

codes! {
    /// The way a contact was made.
    Channel {
        /// LINE.
        Line = "line",
        /// Mail.
        Email = "email",
        /// Telephone.
        Phone = "phone",
        /// Face to face, outside a session.
        InPerson = "in_person",
        /// A form answer.
        Form = "form",
        /// Any other way.
        Other = "other",
    }
}

codes! {
    /// Who wrote or called.
    Way {
        /// The learner to the coach.
        In = "in",
        /// The coach to the learner.
        Out = "out",
    }
}

/// One line of contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interaction {
    /// Identity.
    pub id: InteractionId,
    /// With whom.
    pub learner: LearnerId,
    /// The local day of the contact.
    pub day: Day,
    /// The local time; `None` when only the day is known.
    pub time: Option<DayTime>,
    /// Over which channel.
    pub channel: Channel,
    /// In which direction.
    pub way: Way,
    /// What it was about, in one line; `None` when the history brought no words.
    pub summary: Option<String>,
    /// Hours until the answer came.
    pub reply_hours: Option<Hundredths>,
}
