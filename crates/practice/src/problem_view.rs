//! What is wrong with a file that is to come in, as it is shown.

use std::collections::BTreeMap;

use nenrin_exchange::history::{Problem, ProblemKind};
use serde::Serialize;
use ts_rs::TS;

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
    pub(crate) fn of(problem: &Problem, rows: u64) -> Self {
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
