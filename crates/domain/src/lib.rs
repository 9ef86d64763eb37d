//! The nouns of a session practice and the rules that hold for them whoever stores or shows them.
//!
//! This crate must never do IO, know SQL, serialise itself or read a clock: "today" and "now" are passed in.
//! Start at [`Session`] and [`Contract`]; everything else hangs on a [`Learner`].

mod action_item;
mod code;
mod contract;
mod entitlement;
mod follow_up;
mod goal;
mod hundredths;
mod id;
mod interaction;
mod learner;
mod money;
mod note;
mod obstacle;
mod payment;
mod plan;
mod profile;
mod satisfaction;
mod session;
mod text;
mod time;
mod trial;

pub use action_item::{ActionItem, ActionState};
pub use code::Coded;
pub use contract::{Contract, ContractKind, EndKind, Pause, current_contract};
pub use entitlement::{
    Entitlement, EntitlementKind, NoTicket, TicketStep, balance, contract_of_session, last_ticket_day,
    oldest_with_ticket,
};
pub use follow_up::{Arm, FollowUp};
pub use goal::{Goal, GoalState, Progress};
pub use hundredths::Hundredths;
pub use id::{
    ActionItemId, ContractId, EntitlementId, FollowUpId, GoalId, Id, InteractionId, LearnerId, NoteId, NoteTemplateId,
    NoteVersionId, ObstacleId, PauseId, PaymentId, PlanId, ProfileId, ProgressId, SatisfactionId, SessionId, TrialId,
};
pub use interaction::{Channel, Interaction, Way};
pub use learner::Learner;
pub use money::{Currency, Money};
pub use note::{Note, NoteSection, NoteState, NoteTemplate, NoteVersion, TemplateSection};
pub use obstacle::Obstacle;
pub use payment::Payment;
pub use plan::Plan;
pub use profile::Profile;
pub use satisfaction::{Intent, Satisfaction, Score};
pub use session::{Mode, Outcome, Session, SessionState};
pub use text::{fold, fold_with_places};
pub use time::{Day, DayTime, Instant, Zone};
pub use trial::{Trial, TrialOutcome};

/// What a value cannot be. Carries the kind of rule that was broken, never prose.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DomainError {
    /// The text is no calendar date of the years 1900 to 2199 written as YYYY-MM-DD.
    #[error("not a day: {0}")]
    NotADay(String),
    /// The text is no time of day written as HH:MM.
    #[error("not a time of day: {0}")]
    NotADayTime(String),
    /// The text is no moment written as `2026-11-20T01:02:03.456Z`.
    #[error("not a moment: {0}")]
    NotAMoment(String),
    /// The text names no IANA time zone.
    #[error("unknown time zone: {0}")]
    UnknownZone(String),
    /// The text is none of the codes of this enumeration.
    #[error("unknown {kind}: {code}")]
    UnknownCode {
        /// Which enumeration was asked.
        kind: &'static str,
        /// The code that it does not have.
        code: String,
    },
    /// The text is no number with at most two decimals.
    #[error("not a number with at most two decimals: {0}")]
    NotANumber(String),
    /// A satisfaction answer outside 1 to 5.
    #[error("satisfaction outside 1 to 5: {0}")]
    ScoreOutOfRange(i64),
    /// The text is no UUID.
    #[error("not an id: {0}")]
    NotAnId(String),
}
