//! What an outcome of a session means in this practice.

use crate::{SessionPolicyId, SessionState};

/// The coach's own rule for one outcome; without one the ordinary rule of [`SessionState`] holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionPolicy {
    /// Identity.
    pub id: SessionPolicyId,
    /// The outcome.
    pub state: SessionState,
    /// Whether it uses a ticket.
    pub consumes: bool,
    /// Whether it is charged.
    pub chargeable: bool,
}
