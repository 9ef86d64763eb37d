//! Checking rows against each other while they are read.

use super::problem::Flaw;
use super::rules::Known;
use super::{ExternalIds, Problem, Row, Table, Unread};

/// Keeps the ids of a history while its tables are read in the order of [`Table::ALL`], so that what a row refers to
/// is known by then, and says of each row what is wrong with it beside the others.
#[derive(Debug, Default)]
pub struct Check {
    known: Known,
}

impl Check {
    /// The table is not there although it must be, so that nothing can be said of what refers to it.
    pub fn miss(&mut self, table: Table) {
        self.known.give_up(table);
    }

    /// The row if nothing is wrong with it, by itself and beside those before it; else what is wrong.
    ///
    /// One flaw is told once and not again by every row that refers to it: the id of a row that could not be read
    /// counts as there, every id counts as there in a table that could not be read to its end, and of the rows that
    /// refer to the same id in vain only the first has a problem; [`Check::rows_like`] says how many there are.
    ///
    /// # Errors
    /// The problems; none when all of them have been told already.
    pub fn examine<R: Row>(&mut self, line: u64, row: Result<R, Unread>) -> Result<R, Vec<Problem>> {
        self.known.look_at(line);
        let row = row.map_err(|unread| {
            if let Some(id) = unread.id {
                self.known.keep(R::TABLE, &id);
            }
            if unread.problems.iter().any(|problem| problem.kind.ends_reading()) {
                self.known.give_up(R::TABLE);
            }
            unread.problems
        })?;
        let mut flaws = Vec::new();
        row.examine(&mut self.known, &mut flaws);
        if flaws.is_empty() {
            return Ok(row);
        }
        let mut told = |flaw: &Flaw| flaw.kind.unknown().is_none_or(|(table, id)| self.known.lose(table, id));
        flaws.retain(|flaw| told(flaw));
        Err(flaws.into_iter().map(|flaw| flaw.at(R::TABLE, line)).collect())
    }

    /// How many rows have this problem, for one that is told once for all of them; else 1.
    #[must_use]
    pub fn rows_like(&self, problem: &Problem) -> u64 {
        problem.kind.unknown().map_or(1, |(table, id)| self.known.lost(table, id))
    }

    /// The ids of a table's rows, numbered in the order in which they came; `None` for tables whose rows have none.
    #[must_use]
    pub fn ids(&self, table: Table) -> Option<&ExternalIds> {
        self.known.ids(table)
    }
}
