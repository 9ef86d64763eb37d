//! Sessions of several learners at one time.

use crate::GatheringId;

/// A group that meets at one time. Each learner has a session, note and ticket of their own, which name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    /// Identity.
    pub id: GatheringId,
    /// What it is called.
    pub title: Option<String>,
}
