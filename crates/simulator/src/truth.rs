//! What really happened, which the tables only hint at.

use chrono::NaiveDate;

/// The truth about every learner, in the order of their ids.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Truth {
    /// One entry per learner.
    pub learners: Vec<LearnerTruth>,
}

impl Truth {
    /// How many learners are still here at the end.
    #[must_use]
    pub fn active(&self) -> usize {
        self.learners.iter().filter(|learner| learner.is_active()).count()
    }
}

/// The truth about one learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerTruth {
    /// The learner's id in the tables.
    pub learner_id: u32,
    /// One entry per time with the practice; a re-contract opens a new one.
    pub spells: Vec<SpellTruth>,
}

impl LearnerTruth {
    /// Whether the learner is still here at the end.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.spells.last().is_some_and(|spell| spell.left.is_none())
    }
}

/// The truth about one time with the practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpellTruth {
    /// The day of the first contract.
    pub start: NaiveDate,
    /// When and how the learner left; `None` while still here.
    pub left: Option<Leaving>,
    /// Weeks spent at each level of disengagement, from 0 (engaged) to 4 (as good as gone).
    pub weeks_at_level: [u32; 5],
    /// The level at the end.
    pub last_level: u8,
}

/// A leaving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaving {
    /// The day of the decision; a silent leaver tells nobody.
    pub day: NaiveDate,
    /// How the learner left.
    pub kind: LeavingKind,
    /// Why, as the code that stands in `contracts.cancel_reason` when it was told.
    pub reason: &'static str,
}

/// How a learner leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeavingKind {
    /// Said so: the contract is cancelled on that day.
    Explicit,
    /// Just stopped coming.
    Silent,
    /// Reached the goal and said goodbye.
    Graduated,
    /// Came for a single session.
    OneOff,
}
