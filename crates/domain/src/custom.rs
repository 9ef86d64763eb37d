//! Fields of the coach's own on learners, contracts and sessions.

use crate::code::codes;
use crate::{ContractId, CustomFieldId, CustomValueId, LearnerId, SessionId};

codes! {
    /// What a field is about.
    CustomSubject {
        /// A learner.
        Learner = "learner",
        /// A contract.
        Contract = "contract",
        /// A session.
        Session = "session",
    }
}

codes! {
    /// What can be entered in a field.
    CustomKind {
        /// Words.
        Text = "text",
        /// A number with at most two decimals.
        Number = "number",
        /// A calendar day.
        Date = "date",
        /// One of the field's choices.
        Choice = "choice",
        /// Yes or no.
        YesNo = "yes_no",
    }
}

/// A field of the coach's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomField {
    /// Identity.
    pub id: CustomFieldId,
    /// What it is about.
    pub subject: CustomSubject,
    /// The coach's name for it.
    pub name: String,
    /// What can be entered.
    pub kind: CustomKind,
    /// What can be chosen, in order; empty for other kinds.
    pub choices: Vec<String>,
    /// Its place among the fields of its subject.
    pub position: u32,
    /// Whether it is still asked for; the values it has are kept.
    pub offered: bool,
}

/// What was entered in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomValue {
    /// Identity.
    pub id: CustomValueId,
    /// The field.
    pub field: CustomFieldId,
    /// The learner it is about, or whose contract or session it is about.
    pub learner: LearnerId,
    /// The contract, when it is about one.
    pub contract: Option<ContractId>,
    /// The session, when it is about one.
    pub session: Option<SessionId>,
    /// The value in the form of the field's kind: a day as `2026-11-20`, yes or no as `yes` or `no`.
    pub value: String,
}
