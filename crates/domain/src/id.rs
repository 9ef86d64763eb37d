//! Identities. A row's id is a UUIDv7: unique on every machine, and sorted by the time it was made.

use std::fmt;

use uuid::Uuid;

use crate::DomainError;

/// The identity of one kind of row, as a typed wrapper over a UUID.
pub trait Id: Copy + Eq + Ord + fmt::Debug {
    /// Wraps a UUID that is known to name a row of this kind.
    fn from_uuid(uuid: Uuid) -> Self;
    /// The bare UUID.
    fn uuid(self) -> Uuid;
}

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl Id for $name {
            fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            fn uuid(self) -> Uuid { self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.hyphenated().fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = DomainError;
            fn from_str(text: &str) -> Result<Self, DomainError> {
                Uuid::try_parse(text).map(Self).map_err(|_| DomainError::NotAnId(text.to_owned()))
            }
        }
    )+};
}

id! {
    /// Identity of an [`ActionItem`](crate::ActionItem).
    ActionItemId,
    /// Identity of an [`Application`](crate::Application).
    ApplicationId,
    /// Identity of a [`Cancellation`](crate::Cancellation).
    CancellationId,
    /// Identity of a [`ColumnMapping`](crate::ColumnMapping).
    ColumnMappingId,
    /// Identity of a [`Consent`](crate::Consent).
    ConsentId,
    /// Identity of a [`Contract`](crate::Contract).
    ContractId,
    /// Identity of a [`CustomField`](crate::CustomField).
    CustomFieldId,
    /// Identity of a [`CustomValue`](crate::CustomValue).
    CustomValueId,
    /// Identity of a [`Distinction`](crate::Distinction).
    DistinctionId,
    /// Identity of an [`Entitlement`](crate::Entitlement) entry.
    EntitlementId,
    /// Identity of an [`Erasure`](crate::Erasure).
    ErasureId,
    /// Identity of a [`FlowVersion`](crate::FlowVersion).
    FlowVersionId,
    /// Identity of a [`FollowUp`](crate::FollowUp).
    FollowUpId,
    /// Identity of a [`Gathering`](crate::Gathering).
    GatheringId,
    /// Identity of a [`Goal`](crate::Goal).
    GoalId,
    /// Identity of an [`Improvement`](crate::Improvement).
    ImprovementId,
    /// Identity of an [`InboxItem`](crate::InboxItem).
    InboxItemId,
    /// Identity of an [`Interaction`](crate::Interaction).
    InteractionId,
    /// Identity of a [`Learner`](crate::Learner).
    LearnerId,
    /// Identity of a [`Material`](crate::Material).
    MaterialId,
    /// Identity of a [`MessageTemplate`](crate::MessageTemplate).
    MessageTemplateId,
    /// Identity of a [`MetricDefinition`](crate::MetricDefinition).
    MetricDefinitionId,
    /// Identity of a [`MetricTarget`](crate::MetricTarget).
    MetricTargetId,
    /// Identity of a [`Note`](crate::Note).
    NoteId,
    /// Identity of a [`NoteTemplate`](crate::NoteTemplate).
    NoteTemplateId,
    /// Identity of a [`NoteVersion`](crate::NoteVersion).
    NoteVersionId,
    /// Identity of an [`Obstacle`](crate::Obstacle).
    ObstacleId,
    /// Identity of an [`Origin`](crate::Origin).
    OriginId,
    /// Identity of a [`Pause`](crate::Pause).
    PauseId,
    /// Identity of a [`Payer`](crate::Payer).
    PayerId,
    /// Identity of a [`PayerLink`](crate::PayerLink).
    PayerLinkId,
    /// Identity of a [`Payment`](crate::Payment).
    PaymentId,
    /// Identity of a [`Plan`](crate::Plan).
    PlanId,
    /// Identity of the [`Profile`](crate::Profile) of the practice.
    ProfileId,
    /// Identity of a [`Progress`](crate::Progress) reading.
    ProgressId,
    /// Identity of a [`Reason`](crate::Reason).
    ReasonId,
    /// Identity of a [`Refund`](crate::Refund).
    RefundId,
    /// Identity of a [`Review`](crate::Review).
    ReviewId,
    /// Identity of a [`ReviewDecision`](crate::ReviewDecision).
    ReviewDecisionId,
    /// Identity of a [`Satisfaction`](crate::Satisfaction) answer.
    SatisfactionId,
    /// Identity of a [`SavedFilter`](crate::SavedFilter).
    SavedFilterId,
    /// Identity of a [`Series`](crate::Series).
    SeriesId,
    /// Identity of a [`Session`](crate::Session).
    SessionId,
    /// Identity of a [`SessionPolicy`](crate::SessionPolicy).
    SessionPolicyId,
    /// Identity of a [`Share`](crate::Share).
    ShareId,
    /// Identity of a snapshot of the metrics at the end of a week.
    SnapshotId,
    /// Identity of a [`Trial`](crate::Trial).
    TrialId,
}
