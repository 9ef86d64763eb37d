//! Bringing in a practice's history from tables: looked through first, then brought in as one act that can be undone.
//!
//! The dry run and the real one walk the same tables through the same code ([`bringing`]); they differ only in where
//! the rows go. Nothing is written unless every row of every table is right.

mod bringing;
mod commands;
mod grown;
mod report;
mod rows;
mod run;
mod source;
mod tables;
mod terms;

pub use commands::{BringInHistory, CheckHistory, into_own};
pub use report::{HistoryReport, TableReport, UnknownColumns};
pub use run::{bring_in, check};
pub use source::Source;
pub use tables::{ColumnShape, HistoryTables, SaveTemplates, TableShape};
