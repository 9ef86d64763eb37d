//! What a look through history tables found, as the UI and the command line get it.

use std::collections::BTreeMap;

use nenrin_exchange::history::{Problem, ProblemKind, Table};
use serde::Serialize;
use ts_rs::TS;

use super::grown::Taken;

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

/// One problem: where, and what it is about. The words are the UI's.
#[derive(Debug, Serialize, TS)]
pub struct ProblemView {
    /// The table.
    pub table: &'static str,
    /// The line as an editor counts it, 1 being the header; 0 for the table as a whole.
    pub line: u64,
    /// The column; `None` for the line as a whole.
    pub column: Option<String>,
    /// What is wrong, by its stable code.
    pub kind: &'static str,
    /// What it is about: the cell's text, an id, bounds.
    pub about: BTreeMap<&'static str, String>,
    /// How many rows have it: more than one where it is told once for all of them.
    pub rows: u64,
}

impl ProblemView {
    pub(super) fn of(problem: &Problem, rows: u64) -> Self {
        Self {
            table: problem.table.as_code(),
            line: problem.line,
            column: problem.column.clone(),
            kind: problem.kind.as_code(),
            about: about(&problem.kind),
            rows,
        }
    }

    /// A problem of one line of a file called by its source.
    pub(crate) fn of_line(
        source: &'static str,
        line: u64,
        column: Option<String>,
        kind: &ProblemKind,
        rows: u64,
    ) -> Self {
        Self { table: source, line, column, kind: kind.as_code(), about: about(kind), rows }
    }
}

fn about(kind: &ProblemKind) -> BTreeMap<&'static str, String> {
    use ProblemKind as Kind;
    match kind {
        Kind::TooManyColumns { found } => BTreeMap::from([("found", found.to_string())]),
        Kind::Ragged { expected, found } => {
            BTreeMap::from([("expected", expected.to_string()), ("found", found.to_string())])
        }
        Kind::BrokenText { text }
        | Kind::UnknownZone { text }
        | Kind::NoZone { text }
        | Kind::NotRepeated { text }
        | Kind::LeftOut { text }
        | Kind::NotADay { text }
        | Kind::NotATime { text }
        | Kind::NotANumber { text }
        | Kind::NotAMail { text }
        | Kind::NotACurrency { text }
        | Kind::LostDigits { text }
        | Kind::NotWhole { text } => BTreeMap::from([("text", text.clone())]),
        Kind::BrokenChain { expected, found } => {
            BTreeMap::from([("expected", expected.to_string()), ("found", found.to_string())])
        }
        Kind::NoColumn { meaning } => BTreeMap::from([("meaning", (*meaning).to_owned())]),
        Kind::TooLong { most } => BTreeMap::from([("most", most.to_string())]),
        Kind::OutOfRange { text, least, most } => {
            BTreeMap::from([("text", text.clone()), ("least", least.to_string()), ("most", most.to_string())])
        }
        Kind::NotAChoice { text, known } => BTreeMap::from([("text", text.clone()), ("known", known.join(", "))]),
        Kind::UnknownCode { text, known } => BTreeMap::from([("text", text.clone()), ("known", known.join(", "))]),
        Kind::DuplicateId { id, line } => BTreeMap::from([("id", id.clone()), ("line", line.to_string())]),
        Kind::UnknownLearner { id }
        | Kind::UnknownSession { id }
        | Kind::UnknownContract { id }
        | Kind::ContractFirst { id }
        | Kind::UnknownGoal { id } => BTreeMap::from([("id", id.clone())]),
        Kind::OutOfOrder { after } => BTreeMap::from([("after", (*after).to_owned())]),
        Kind::Contradicts { other } => BTreeMap::from([("other", (*other).to_owned())]),
        Kind::MissingTable
        | Kind::MissingColumn
        | Kind::RepeatedColumn
        | Kind::Binary
        | Kind::RecordTooLong
        | Kind::QuoteOpen
        | Kind::TooManyRows
        | Kind::OfAnotherLearner
        | Kind::BeforeItsStart
        | Kind::NotYet
        | Kind::Missing => BTreeMap::new(),
    }
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
