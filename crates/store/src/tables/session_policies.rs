//! What outcomes of sessions mean.

use nenrin_domain::{SessionPolicy, SessionState};

use crate::record::record;

record!(SessionPolicy, SessionPolicyId, "session_policy", immutable: false, {
    state: SessionState,
    consumes: bool,
    chargeable: bool,
});
