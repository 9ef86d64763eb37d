//! Stories of the history tables: what comes in, what is said of what is wrong, and what must not do harm.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

mod archive;
mod cells;
mod documented;
mod encodings;
mod headers;
mod hostile;
mod references;
mod round_trip;
mod worlds;

use std::ops::ControlFlow;

use nenrin_exchange::Encoding;
use nenrin_exchange::history::{Check, Problem, Reading, Row, read_table};

/// Everything that reading one table gives.
#[derive(Debug)]
pub struct Read<R> {
    /// The rows with nothing wrong.
    pub rows: Vec<R>,
    /// What is wrong with the others.
    pub problems: Vec<Problem>,
    /// What the table held.
    pub reading: Reading,
}

/// Reads a table with what the tables before it left in `check`.
pub fn read_checked<R: Row>(bytes: &[u8], check: &mut Check) -> Read<R> {
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    let encoding = Encoding::detect(bytes).unwrap();
    let reading = read_table::<R>(bytes, encoding, |line, row| {
        match check.examine(line, row) {
            Ok(row) => rows.push(row),
            Err(found) => problems.extend(found),
        }
        ControlFlow::Continue(())
    });
    Read { rows, problems, reading: reading.unwrap() }
}

/// Reads a table by itself: references are not looked at.
pub fn read<R: Row>(bytes: &[u8]) -> Read<R> {
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    let reading = read_table::<R>(bytes, Encoding::detect(bytes).unwrap(), |_, row| {
        match row {
            Ok(row) => rows.push(row),
            Err(unread) => problems.extend(unread.problems),
        }
        ControlFlow::Continue(())
    });
    Read { rows, problems, reading: reading.unwrap() }
}

/// A problem in one line: table, line, column, code.
pub fn told(problem: &Problem) -> String {
    let column = problem.column.as_deref().unwrap_or("*");
    format!("{}:{}:{column}:{}", problem.table.as_code(), problem.line, problem.kind.as_code())
}

/// All problems, as [`told`] tells each.
pub fn all_told(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(told).collect()
}
