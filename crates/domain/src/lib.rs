//! The nouns of a session practice and the rules that hold for them whoever stores or shows them.
//!
//! This crate must never do IO, know SQL, serialise itself or read a clock: "today" and "now" are passed in.
//! Start at [`Session`] and [`Contract`]; everything else hangs on a [`Learner`].

mod action_item;
mod application;
mod birthday;
mod called;
mod calling_off;
mod cancellation;
mod code;
mod consent;
mod contract;
mod custom;
mod distinction;
mod entitlement;
mod erasure;
mod flow;
mod follow_up;
mod gathering;
mod goal;
mod held;
mod hundredths;
mod id;
mod improvement;
mod inbox_item;
mod interaction;
mod learner;
mod material;
mod meeting_place;
mod message_template;
mod metric;
mod metric_definition;
mod metric_target;
mod money;
mod note;
mod obstacle;
mod origin;
mod payer;
mod payment;
mod phone;
mod plan;
mod profile;
mod reason;
mod refund;
mod renewal;
mod rest;
mod review;
mod satisfaction;
mod saved_filter;
mod series;
mod session;
mod session_policy;
mod text;
mod time;
mod trial;

pub use action_item::{ActionItem, ActionState};
pub use application::{Application, ApplicationState, FormAnswer};
pub use birthday::Birthday;
pub use called::name_key;
pub use calling_off::Wish;
pub use cancellation::{Cancellation, WouldReturn};
pub use code::Coded;
pub use consent::{Consent, ConsentKind};
pub use contract::{
    Contract, ContractKind, ContractState, EndKind, Pause, TaxKind, current_contract, is_resting, next_contract,
};
pub use custom::{CustomField, CustomKind, CustomSubject, CustomValue};
pub use distinction::Distinction;
pub use entitlement::{
    Entitlement, EntitlementKind, NoTicket, TicketStep, balance, contract_of_session, goodwill, in_use,
    last_ticket_day, oldest_with_ticket,
};
pub use erasure::Erasure;
pub use flow::{FlowStep, FlowVersion};
pub use follow_up::{Arm, FollowUp, FollowUpPurpose, FollowUpResult, FollowUpState, Trigger};
pub use gathering::Gathering;
pub use goal::{Goal, GoalState, Progress};
pub use held::{Held, HeldChange, HeldDraft, HeldField, HeldRow, HeldTable, HeldValue};
pub use hundredths::Hundredths;
pub use id::{
    ActionItemId, ApplicationId, CancellationId, ColumnMappingId, ConsentId, ContractId, CustomFieldId, CustomValueId,
    DistinctionId, EntitlementId, ErasureId, FlowVersionId, FollowUpId, GatheringId, GoalId, Id, ImprovementId,
    InboxItemId, InteractionId, LearnerId, MaterialId, MessageTemplateId, MetricDefinitionId, MetricTargetId, NoteId,
    NoteTemplateId, NoteVersionId, ObstacleId, OriginId, PauseId, PayerId, PayerLinkId, PaymentId, PlanId, ProfileId,
    ProgressId, ReasonId, RefundId, ReviewDecisionId, ReviewId, SatisfactionId, SavedFilterId, SeriesId, SessionId,
    SessionPolicyId, ShareId, SnapshotId, TrialId,
};
pub use improvement::{Improvement, ImprovementResult};
pub use inbox_item::{InboxItem, InboxKind, InboxState};
pub use interaction::{Channel, Interaction, Way};
pub use learner::{Language, Learner};
pub use material::{Material, Share};
pub use meeting_place::{link_of, usual_place};
pub use message_template::{FilledMessage, MessageTemplate, MessageVariable, unknown_variable};
pub use metric::Metric;
pub use metric_definition::MetricDefinition;
pub use metric_target::MetricTarget;
pub use money::{Currency, Money};
pub use note::{Note, NoteSection, NoteState, NoteTemplate, NoteVersion, TemplateSection};
pub use obstacle::Obstacle;
pub use origin::{ColumnMapping, Origin};
pub use payer::{Payer, PayerKind, PayerLink, has_check_digit, registration_number};
pub use payment::{Overdue, Payment, Standing};
pub use phone::phone_digits;
pub use plan::Plan;
pub use profile::Profile;
pub use reason::{Reason, ReasonKind};
pub use refund::Refund;
pub use rest::{LeftOver, Rest};
pub use review::{DecisionKind, Review, ReviewDecision, ReviewStep};
pub use satisfaction::{Intent, Satisfaction, Score};
pub use saved_filter::SavedFilter;
pub use series::{Obstructions, Series, Skipped, Until, days_in_rhythm, last_day_of_all, shifted};
pub use session::{Mode, Outcome, Session, SessionState};
pub use session_policy::{Flags, Policy, SessionPolicy, cancelled_now, last_in_time};
pub use text::{fold, fold_with_places, is_hidden, plain_line, trimmed};
pub use time::{Day, DayTime, Instant, Zone};
pub use trial::{Trial, TrialOutcome};

/// What a value cannot be. Carries the kind of rule that was broken, never prose.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DomainError {
    /// The text is no calendar date of the years 1900 to 2199 written as YYYY-MM-DD.
    #[error("not a day: {0}")]
    NotADay(String),
    /// The text is no birthday written as YYYY-MM-DD or --MM-DD.
    #[error("not a birthday: {0}")]
    NotABirthday(String),
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
