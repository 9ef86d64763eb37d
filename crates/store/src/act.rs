//! Acts: what the coach did in one go, logged, and undone as one.

use std::collections::BTreeMap;

use nenrin_domain::{Instant, LearnerId};
use uuid::Uuid;

/// An act about to be done: what it is called and whom it concerns.
#[derive(Debug, Clone)]
pub struct Act {
    /// Stable name, such as `session.confirm`.
    pub kind: &'static str,
    /// The learner it concerns, when it is one.
    pub learner: Option<LearnerId>,
    /// Facts for its label, such as a count.
    pub about: BTreeMap<&'static str, String>,
    /// When it is done.
    pub at: Instant,
}

impl Act {
    /// The act that founds a practice: the one act that is never taken back.
    pub const FOUNDING: &'static str = "practice.found";

    /// The act that erases a learner: never taken back either, and the only one that rewrites the change log.
    pub const ERASING: &'static str = "learner.erase";

    /// The act that makes one person of two learners. While it is undone they are two again, and so is what is held on them.
    pub const MERGING: &'static str = "learner.merge";

    /// An act of this kind, done at `at`.
    #[must_use]
    pub const fn new(kind: &'static str, at: Instant) -> Self {
        Self { kind, learner: None, about: BTreeMap::new(), at }
    }

    /// The same act, concerning one learner.
    #[must_use]
    pub const fn of(mut self, learner: LearnerId) -> Self {
        self.learner = Some(learner);
        self
    }

    /// The same act with a fact for its label.
    #[must_use]
    pub fn about(mut self, key: &'static str, value: String) -> Self {
        self.about.insert(key, value);
        self
    }
}

/// An act that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActSummary {
    /// Its place in the order of acts.
    pub seq: i64,
    /// Identity across machines.
    pub id: Uuid,
    /// Stable name.
    pub kind: String,
    /// The learner it concerned.
    pub learner: Option<LearnerId>,
    /// Facts for its label.
    pub about: BTreeMap<String, String>,
    /// When it was done.
    pub at: Instant,
    /// Whether it has been undone.
    pub undone: bool,
}

impl ActSummary {
    /// Whether it erased a learner, or touched one who was erased since.
    pub(crate) fn is_erased(&self) -> bool {
        self.kind == Act::ERASING || self.about.contains_key("erased")
    }
}
