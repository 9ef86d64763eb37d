//! All that is held on one learner, for the learner: as a file for programs and as a paper to read.

mod changes;
mod json;
mod lists;
mod measured;
mod plan;
mod rows;
mod shown;
mod told;

use nenrin_domain::{Day, Held, Language, Zone};
use uuid::Uuid;

use crate::{Paper, Words};

/// A file that lies beside the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The material whose content it is.
    pub material: Uuid,
    /// Where it lies, as a path from the record: `files/plan.pdf`.
    pub path: String,
}

/// What is told of one learner.
#[derive(Debug, Clone, Copy)]
pub struct Record<'r> {
    /// Everything that is held.
    pub held: &'r Held,
    /// What the practice is called.
    pub practice: &'r str,
    /// As of which day.
    pub made_on: Day,
    /// The zone in which moments are shown on paper.
    pub zone: Zone,
    /// The language of titles and words.
    pub language: Language,
    /// The files beside it.
    pub files: &'r [Attached],
}

impl Record<'_> {
    /// The record for programs, as JSON: complete, each table and column with what it means, in the order of the file.
    #[must_use]
    pub fn json(&self) -> String {
        json::written(self, Words::of(self.language))
    }

    /// The record to read: everything but what only programs need, such as identities of rows, and of the changes those that
    /// changed or removed something.
    #[must_use]
    pub fn paper(&self) -> Paper {
        told::paper(self, Words::of(self.language))
    }

    /// The learner's name.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        let learner = self.held.table("learner")?;
        learner.rows.first().and_then(|row| learner.text(row, "name"))
    }
}
