//! Reasons to choose from.

use nenrin_domain::{Reason, ReasonKind};

use crate::record::record;

record!(Reason, ReasonId, "reason", immutable: false, {
    kind: ReasonKind,
    label: String,
    position: u32,
    offered: bool,
});
