//! Filters of lists that the coach has given a name.

use crate::SavedFilterId;

/// A named filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedFilter {
    /// Identity.
    pub id: SavedFilterId,
    /// The list it belongs to, such as `learners`.
    pub place: String,
    /// The coach's name for it.
    pub name: String,
    /// What it asks for, each as one entry of the form `name=value`.
    pub query: Vec<String>,
    /// Its place among the filters.
    pub position: u32,
}
