//! Applications (申込): what a person wrote or said when they first came to the practice.

use crate::code::codes;
use crate::{ApplicationId, Day, FlowVersionId, LearnerId};

codes! {
    /// How far an application has come.
    ApplicationState {
        /// Nobody has answered yet.
        New = "new",
        /// The person was contacted.
        Contacted = "contacted",
        /// A trial is booked, or was held.
        TrialBooked = "trial_booked",
        /// The coach or the person decided against it.
        Rejected = "rejected",
        /// It was no application.
        Spam = "spam",
        /// What a list tells of somebody who was a learner already: it asks for nothing.
        Joined = "joined",
    }
}

impl ApplicationState {
    /// Whether the person asked for something by it.
    #[must_use]
    pub const fn asks(self) -> bool {
        !matches!(self, Self::Joined)
    }

    /// Whether nothing will come of it.
    #[must_use]
    pub const fn is_refused(self) -> bool {
        matches!(self, Self::Rejected | Self::Spam)
    }
}

/// A question of a form and its answer, both as they stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormAnswer {
    /// The question as it was asked.
    pub question: String,
    /// The answer as it was given.
    pub answer: String,
}

/// One application of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Identity.
    pub id: ApplicationId,
    /// Who applied.
    pub learner: LearnerId,
    /// The local day on which it came in.
    pub applied_on: Day,
    /// How it came in, in the coach's words, such as the name of a form.
    pub channel: Option<String>,
    /// The questions and answers in their order.
    pub answers: Vec<FormAnswer>,
    /// How far it has come.
    pub state: ApplicationState,
    /// The coach's steps as they were when it was recorded.
    pub flow: Option<FlowVersionId>,
}
