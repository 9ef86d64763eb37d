//! Sessions that belong together: those of one group at one time, and those booked as a series.

use crate::{GatheringId, SeriesId};

/// A group that meets at one time. Each learner has a session, note and ticket of their own, which name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    /// Identity.
    pub id: GatheringId,
    /// What it is called.
    pub title: Option<String>,
}

/// Sessions that were booked at one go in an even rhythm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Identity.
    pub id: SeriesId,
    /// Days between two of them.
    pub every_days: u32,
    /// How many were booked.
    pub times: u32,
}
