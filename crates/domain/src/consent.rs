//! Consents: what a learner has agreed to, and whether that still holds.

use crate::code::codes;
use crate::{ConsentId, Day, LearnerId};

codes! {
    /// What is consented to.
    ConsentKind {
        /// That personal data is kept.
        Privacy = "privacy",
        /// That sensitive data, such as on health or beliefs, is kept.
        Sensitive = "sensitive",
        /// That sessions are recorded.
        Recording = "recording",
        /// That the learner's words are published.
        Testimonial = "testimonial",
    }
}

/// One consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Identity.
    pub id: ConsentId,
    /// Whose consent.
    pub learner: LearnerId,
    /// What it is about.
    pub kind: ConsentKind,
    /// The day it was given.
    pub given_on: Day,
    /// The day it was withdrawn; `None` while it holds.
    pub withdrawn_on: Option<Day>,
    /// How it can be shown, such as a form answer or a signed paper.
    pub evidence: Option<String>,
}
