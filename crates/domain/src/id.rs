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
    /// Identity of a [`Contract`](crate::Contract).
    ContractId,
    /// Identity of an [`Entitlement`](crate::Entitlement) entry.
    EntitlementId,
    /// Identity of a [`FollowUp`](crate::FollowUp).
    FollowUpId,
    /// Identity of a [`Goal`](crate::Goal).
    GoalId,
    /// Identity of an [`Interaction`](crate::Interaction).
    InteractionId,
    /// Identity of a [`Learner`](crate::Learner).
    LearnerId,
    /// Identity of a [`Note`](crate::Note).
    NoteId,
    /// Identity of a [`NoteTemplate`](crate::NoteTemplate).
    NoteTemplateId,
    /// Identity of a [`NoteVersion`](crate::NoteVersion).
    NoteVersionId,
    /// Identity of an [`Obstacle`](crate::Obstacle).
    ObstacleId,
    /// Identity of a [`Pause`](crate::Pause).
    PauseId,
    /// Identity of a [`Payment`](crate::Payment).
    PaymentId,
    /// Identity of a [`Plan`](crate::Plan).
    PlanId,
    /// Identity of the [`Profile`](crate::Profile) of the practice.
    ProfileId,
    /// Identity of a [`Progress`](crate::Progress) reading.
    ProgressId,
    /// Identity of a [`Satisfaction`](crate::Satisfaction) answer.
    SatisfactionId,
    /// Identity of a [`Session`](crate::Session).
    SessionId,
    /// Identity of a [`Trial`](crate::Trial).
    TrialId,
}
