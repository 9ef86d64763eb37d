//! The coach's own steps from application to what comes after the end.

use crate::{FlowVersionId, Instant};

/// One step of the flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowStep {
    /// Stable key: `application`, `trial`, `contract`, `session`, `end` and `afterwards` for those every practice has.
    pub key: String,
    /// The coach's name for it; empty for a default step, whose name follows the language.
    pub name: String,
    /// Codes of the fields that must be filled in at this step.
    pub asks: Vec<String>,
}

/// The steps in their order, as they were from one moment on. Never changed: a change makes a new version, and what was
/// recorded names the one it was recorded under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowVersion {
    /// Identity.
    pub id: FlowVersionId,
    /// When it was made.
    pub made_at: Instant,
    /// The steps in order.
    pub steps: Vec<FlowStep>,
}

impl FlowVersion {
    /// Keys of the steps every practice starts with.
    pub const DEFAULT_STEPS: [&'static str; 6] = ["application", "trial", "contract", "session", "end", "afterwards"];
}
