//! What was shared with whom.

use nenrin_domain::{Day, LearnerId, MaterialId, SessionId, Share};

use crate::record::record;

record!(Share, ShareId, "share", immutable: false, {
    material: MaterialId,
    learner: LearnerId,
    session: Option<SessionId>,
    day: Day,
});
