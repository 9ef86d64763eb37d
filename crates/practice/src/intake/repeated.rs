//! Rows of a table of ours that bear the number of an earlier one: whoever copies a row in a spreadsheet copies its number too.

use std::collections::HashMap;

use nenrin_exchange::history::ProblemKind;
use nenrin_exchange::intake::{Flaw, Kind, Line, Meaning};

use super::plan::{Decided, Step};

/// The rows that were decided, by their numbers.
#[derive(Default)]
pub(super) struct Repeated<'r>(HashMap<String, Line<'r>>);

impl<'r> Repeated<'r> {
    /// What becomes of a row that bears the number of an earlier one: it is the same, or there is no telling which is meant.
    pub fn decide(&self, kind: Kind, line: &Line<'_>) -> Option<Decided> {
        let id = numbered(line)?;
        let earlier = self.0.get(id)?;
        // A list of learners tells of one person, on however many lines, as long as they bear one name.
        if kind == Kind::People && !line.names_another(earlier) {
            return None;
        }
        if line.says_the_same(earlier) {
            return Some(Decided::Step(Step::Known));
        }
        let kind = ProblemKind::DuplicateId { id: id.to_owned(), line: earlier.number() };
        Some(Decided::Faulty(vec![Flaw { column: line.place(Meaning::RowId), kind }]))
    }

    /// Remembers a row.
    pub fn keep(&mut self, line: Option<Line<'r>>) {
        if let Some((line, id)) = line.and_then(|line| numbered(&line).map(|id| (line, id))) {
            self.0.entry(id.to_owned()).or_insert(line);
        }
    }
}

fn numbered<'l>(line: &Line<'l>) -> Option<&'l str> {
    line.own_id().filter(|_| line.is_own())
}
