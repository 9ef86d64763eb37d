//! Reads that join many tables for one screen.

mod by_learner;
mod changes;
mod courses;
mod everybody;
mod facts;
mod follow_ups;
mod history;
mod leads;
mod meanwhile;
mod money;
mod period;
#[cfg(test)]
mod query_plans;
mod review;
mod roster;
mod timeline;
mod upkeep;
mod week;

use nenrin_domain::{Id, LearnerId};
use rusqlite::Row;

use crate::StoreError;
use crate::field::Field;

pub use changes::{RecordedAct, RecordedChange, RecordedField, RecordedValue};
pub use courses::{CourseFacts, Courses};
pub use everybody::Everybody;
pub use facts::LearnerFacts;
pub use follow_ups::{OpenFollowUp, Reach};
pub use history::LearnerHistory;
pub use leads::{LeadApplication, LeadTrial};
pub use meanwhile::MeanwhileLine;
pub use period::Period;
pub use review::{CountedReview, DueContract, InReview};
pub use roster::RosterLine;
pub use timeline::{Event, Place, TimelineKind};
pub use upkeep::{MaySettle, StaleGoal};
pub use week::{OverdueAction, SessionLine};

/// The first rows of a list, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<T> {
    /// All rows there are.
    pub total: u32,
    /// The first of them.
    pub first: Vec<T>,
}

/// A learner as a line names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerName {
    /// Identity.
    pub id: LearnerId,
    /// Name.
    pub name: Option<String>,
    /// Id in the tables the history came from.
    pub external_id: Option<String>,
}

impl LearnerName {
    /// Reads it from the columns `learner`, `learner_name` and `learner_external_id`.
    pub(crate) fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: Field::read(row, "learner")?,
            name: Field::read(row, "learner_name")?,
            external_id: Field::read(row, "learner_external_id")?,
        })
    }
}

/// Ids as a JSON array, for `IN (SELECT unhex(value) FROM json_each(?))`.
fn json_of(ids: impl IntoIterator<Item = LearnerId>) -> String {
    let ids: Vec<String> = ids.into_iter().map(|id| format!("\"{}\"", id.uuid().simple())).collect();
    format!("[{}]", ids.join(","))
}
