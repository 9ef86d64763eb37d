//! Where records came from, so that what is brought in twice is there once.

use uuid::Uuid;

use crate::OriginId;

/// That a record came from a row elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Identity.
    pub id: OriginId,
    /// Where it came from, such as `google_forms`; `history` for the history tables.
    pub source: String,
    /// The row's identity there: its id, or the hash of its words and its number among those alike.
    pub key: String,
    /// The kind of record it became.
    pub entity: String,
    /// The record it became.
    pub target: Uuid,
    /// The version of the row, where its source counts them.
    pub version: Option<u32>,
}

/// Which column of a kind of file means what, as the coach has once said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMapping {
    /// Identity.
    pub id: crate::ColumnMappingId,
    /// Hash of the set of the file's column names.
    pub headers: String,
    /// What kind of file it is taken for.
    pub source: String,
    /// Pairs of a column's name and what it means, each as one entry of the form `meaning=name`.
    pub columns: Vec<String>,
}
