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

    /// The steps of a practice whose coach has changed nothing: named by the language, asking for nothing.
    #[must_use]
    pub fn default_steps() -> Vec<FlowStep> {
        let step = |key: &str| FlowStep { key: key.to_owned(), name: String::new(), asks: Vec::new() };
        Self::DEFAULT_STEPS.into_iter().map(step).collect()
    }
}

impl FlowStep {
    /// Codes of the fields that can be asked for at the step of this key; none at a step whose form marks none.
    #[must_use]
    pub fn can_ask(key: &str) -> &'static [&'static str] {
        match key {
            "application" => &["channel", "concern", "mail", "phone", "source"],
            "trial" => &["objection", "reason"],
            "contract" => &["cadence_days", "plan_name"],
            "session" => &["next_booking", "satisfaction"],
            "end" => &["reason", "what_happened"],
            _ => &[],
        }
    }
}
