//! Checking rows against each other while they are read.

use super::rules::Known;
use super::{ExternalIds, Problem, Row, Table, Unread};

/// Keeps the ids of a history while its tables are read in the order of [`Table::ALL`], so that what a row refers to
/// is known by then, and says of each row what is wrong with it beside the others.
#[derive(Debug, Default)]
pub struct Check {
    known: Known,
}

impl Check {
    /// The row if nothing is wrong with it, by itself and beside those before it; else what is wrong.
    ///
    /// The id of a row that could not be read counts as there, so that one flaw is told once and not again by every
    /// row that refers to it.
    ///
    /// # Errors
    /// The problems, at least one.
    pub fn examine<R: Row>(&mut self, line: u64, row: Result<R, Unread>) -> Result<R, Vec<Problem>> {
        let row = row.map_err(|unread| {
            if let Some(id) = unread.id {
                self.known.keep(R::TABLE, &id);
            }
            unread.problems
        })?;
        let mut flaws = Vec::new();
        row.examine(&mut self.known, &mut flaws);
        if flaws.is_empty() {
            return Ok(row);
        }
        Err(flaws.into_iter().map(|flaw| flaw.at(R::TABLE, line)).collect())
    }

    /// The ids of a table's rows, numbered in the order in which they came; `None` for tables whose rows have none.
    #[must_use]
    pub fn ids(&self, table: Table) -> Option<&ExternalIds> {
        self.known.ids(table)
    }
}
