//! The coach's steps, version by version.

use nenrin_domain::{FlowStep, FlowVersion, Instant};

use crate::record::record;

record!(FlowVersion, FlowVersionId, "flow_version", immutable: false, {
    made_at: Instant,
    steps: Vec<FlowStep>,
});
