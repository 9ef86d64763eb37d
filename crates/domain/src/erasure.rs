//! Erasures: that a learner's data was erased, told without any of it.

use crate::{Day, ErasureId, LearnerId};

/// One erasure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Identity.
    pub id: ErasureId,
    /// The learner, of whom nothing but the rows the law keeps is left.
    pub learner: LearnerId,
    /// The day it was done.
    pub day: Day,
    /// How many rows went.
    pub erased_rows: u32,
    /// How many rows stayed for the books.
    pub kept_rows: u32,
    /// Salted hash of the id the learner had in the tables the history came from, so that the same history does not bring
    /// them back.
    pub external_key: Option<String>,
}
