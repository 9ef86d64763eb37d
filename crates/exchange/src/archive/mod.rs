//! The open archive: all of a practice as a zip of CSV files that any program can read, and that comes back whole.
//!
//! This room knows the container only: tables of cells, their hashes, and what is not safe to read. What the tables
//! are is the caller's; see `docs/archive.md`. The same tables always give the same bytes.

mod attachments;
mod cells;
mod manifest;
mod read;
mod write;

pub use read::Reading;
pub(crate) use write::options;
pub use write::{Contents, Writing};

/// The format of the archives that this program writes, and the newest it can read.
pub const FORMAT: u32 = 1;

/// A table of an archive: its name and the names of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The table; its file is `NAME.csv`.
    pub name: String,
    /// Its columns in order.
    pub columns: Vec<String>,
}

impl Shape {
    fn member(&self) -> String {
        format!("{}.csv", self.name)
    }
}
