//! History tables: a practice's past as a folder (or zip) of CSV files, one file per kind of row.
//!
//! Reading is streaming and never all-or-nothing: each row comes out typed or with its [`Problem`]s, and what to do
//! then is the caller's decision. The room never touches the file system; whoever calls it opens the files.
//!
//! The way through: [`Encoding::detect`](crate::Encoding::detect) on a first pass over the bytes, [`read_table`] on a second, and each row through
//! [`Check`] in the order of [`Table::ALL`], which knows the ids seen so far. [`Archive`] lists the tables in a zip.
//! The format is described in `docs/history-tables.md`.

mod check;
mod containers;
mod form;
mod ids;
mod problem;
mod read;
mod row;
mod rows;
mod rules;
mod table;
mod words;
mod write;

pub use check::Check;
pub use containers::Archive;
pub use ids::ExternalIds;
pub use problem::{Problem, ProblemKind, Problems};
pub use read::{Reading, Unread, read_table};
pub use row::{Column, Row};
pub use rows::{
    ActionItemRow, ContractRow, FollowUpRow, GoalRow, InteractionRow, LearnerRow, ObstacleRow, PauseRow, PaymentRow,
    ProgressRow, SatisfactionRow, SessionRow, TrialRow,
};
pub use table::{Presence, Table, missing_tables};
pub use words::ContractStatus;
pub use write::{write_table, write_templates};
