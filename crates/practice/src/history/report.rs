//! What a look through history tables found, as the UI and the command line get it.

use nenrin_exchange::history::Table;
use serde::Serialize;
use ts_rs::TS;

use super::grown::Taken;
use crate::problem_view::ProblemView;

/// What was found in the tables of a history.
#[derive(Debug, Default, Serialize, TS)]
pub struct HistoryReport {
    /// Each table that is there, in reading order.
    pub tables: Vec<TableReport>,
    /// The first problems, at most 1,000.
    pub problems: Vec<ProblemView>,
    /// How many problems there are in all.
    pub problem_count: u64,
    /// Columns that no table has, which are not kept.
    pub unknown_columns: Vec<UnknownColumns>,
    /// Files that are no tables, which are not read.
    pub unknown_files: Vec<String>,
    /// Tables that a history usually has and this one does not.
    pub missing_tables: Vec<&'static str>,
    /// Whether the file was left in the import folder once it was in, because it could not be moved.
    pub left: bool,
}

/// What was found in one table.
#[derive(Debug, Serialize, TS)]
pub struct TableReport {
    /// The table, by the name of its file without `.csv`.
    pub table: &'static str,
    /// Rows read.
    pub rows: u64,
    /// Rows that the practice does not have yet; also those of which that cannot be told while others are faulty.
    pub new: u64,
    /// Rows that the practice has, still open, and that go on as the table has them.
    pub updated: u64,
    /// Rows that would be updated, had the coach not changed them since they were brought in; they stay as they are.
    pub kept: u64,
    /// Rows that the practice has, and of which the table knows no more.
    pub known: u64,
    /// Rows with problems. Every row read is new, updated, kept, known or faulty.
    pub faulty: u64,
}

/// Columns of a table that nobody knows.
#[derive(Debug, Serialize, TS)]
pub struct UnknownColumns {
    /// The table.
    pub table: &'static str,
    /// Their names.
    pub columns: Vec<String>,
}

impl TableReport {
    pub(super) const fn of(table: Table) -> Self {
        Self { table: table.as_code(), rows: 0, new: 0, updated: 0, kept: 0, known: 0, faulty: 0 }
    }

    pub(super) const fn count(&mut self, taken: Taken) {
        match taken {
            Taken::Elsewhere => self.faulty += 1,
            Taken::New => self.new += 1,
            Taken::Updated => self.updated += 1,
            Taken::Kept => self.kept += 1,
            Taken::Known => self.known += 1,
        }
    }
}
