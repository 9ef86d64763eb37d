//! The weekly review (週次レビュー): which week is looked at, which spans of time its four numbers are told of, who missed sessions
//! in a row, and what came of those about whom something was decided.

mod came;
mod missed;
mod spans;

pub use came::{CameOf, came_of};
pub use missed::{LEAST_MISSED, MISSED_WEEKS, MissedInARow, missed_in_a_row, missed_since};
pub use spans::{FOUR_NUMBERS, Spans, reviewed_week, spans_of};
