//! What can be wrong with a table: where, and what it is about. Words for it are the reader's, not ours.

use super::Table;
use crate::limits::MAX_PROBLEMS_KEPT;
use crate::text::Stop;

/// One thing that is wrong in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The table.
    pub table: Table,
    /// The line of the file as an editor counts it, 1 being the header; 0 when the table as a whole is meant.
    pub line: u64,
    /// The column; `None` when the whole line is meant.
    pub column: Option<String>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong. A `text` is the cell as it was found, cut to [`SHOWN_CHARS`](crate::limits::SHOWN_CHARS).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The table is not there.
    MissingTable,
    /// The header lacks a column that the table needs.
    MissingColumn,
    /// The header names a column twice.
    RepeatedColumn,
    /// The header has more columns than a table may have.
    TooManyColumns {
        /// How many there are.
        found: usize,
    },
    /// The file is not text; reading stopped here.
    Binary,
    /// A record is longer than a record may be, perhaps by a quote that is never closed; reading stopped here.
    RecordTooLong,
    /// The file ends within quotation marks that open in this record; reading stopped before it.
    QuoteOpen,
    /// The table has more rows than a table may have; reading stopped here.
    TooManyRows,
    /// The line has more or fewer cells than the header.
    Ragged {
        /// Cells of the header.
        expected: usize,
        /// Cells of this line.
        found: usize,
    },
    /// The cell's bytes mean nothing in the file's encoding.
    BrokenText {
        /// What can be read of it.
        text: String,
    },
    /// The cell is empty and must not be.
    Missing,
    /// No column of the file has what every row must say.
    NoColumn {
        /// What the column would mean.
        meaning: &'static str,
    },
    /// The cell is longer than it may be.
    TooLong {
        /// The most that is kept, in characters (bytes for notes and ids).
        most: usize,
    },
    /// No calendar date of the years 1900 to 2199, or not written as one.
    NotADay {
        /// The cell.
        text: String,
    },
    /// No time of day written as HH:MM.
    NotATime {
        /// The cell.
        text: String,
    },
    /// No number.
    NotANumber {
        /// The cell.
        text: String,
    },
    /// No mail address.
    NotAMail {
        /// The cell.
        text: String,
    },
    /// A number in scientific notation, which a spreadsheet made of a longer one: digits of it are lost.
    LostDigits {
        /// The cell.
        text: String,
    },
    /// No currency of three letters.
    NotACurrency {
        /// The cell.
        text: String,
    },
    /// A zone that nobody knows: its times are taken for those of here.
    UnknownZone {
        /// Its name.
        text: String,
    },
    /// A repetition that cannot be followed: only its first time, or the one time that was changed, counts.
    NotRepeated {
        /// The event's identity.
        text: String,
    },
    /// An event that cannot be read, or does not say when it begins, is left out.
    LeftOut {
        /// The event's identity.
        text: String,
    },
    /// The balance does not follow from that of the line before: a line is missing, or is there twice.
    BrokenChain {
        /// The balance that would follow.
        expected: i64,
        /// The balance that stands there.
        found: i64,
    },
    /// A number with decimals where only a whole one means something.
    NotWhole {
        /// The cell.
        text: String,
    },
    /// A number that is too small or too large.
    OutOfRange {
        /// The cell.
        text: String,
        /// The smallest that is taken.
        least: i64,
        /// The largest that is taken.
        most: i64,
    },
    /// None of the words that this column knows.
    UnknownCode {
        /// The cell.
        text: String,
        /// The words it knows.
        known: Vec<&'static str>,
    },
    /// None of the choices of a field.
    NotAChoice {
        /// The cell.
        text: String,
        /// What can be chosen.
        known: Vec<String>,
    },
    /// Another row of the table has this id already.
    DuplicateId {
        /// The id.
        id: String,
        /// The line of the other row.
        line: u64,
    },
    /// No learner has this id.
    UnknownLearner {
        /// The id.
        id: String,
    },
    /// No session has this id.
    UnknownSession {
        /// The id.
        id: String,
    },
    /// No contract has this id.
    UnknownContract {
        /// The id.
        id: String,
    },
    /// No goal has this id.
    UnknownGoal {
        /// The id.
        id: String,
    },
    /// The practice has a row of this id already, and it belongs to another learner.
    OfAnotherLearner,
    /// The contract of this number is not here yet: contracts come before their sessions.
    ContractFirst {
        /// The number.
        id: String,
    },
    /// The day lies before the first day of what the row tells.
    BeforeItsStart,
    /// The day is still to come, of something that has happened.
    NotYet,
    /// A zone that nobody knows.
    NoZone {
        /// Its name.
        text: String,
    },
    /// The day lies before the day of another column, which is impossible.
    OutOfOrder {
        /// The column whose day must come first.
        after: &'static str,
    },
    /// The cell cannot be true together with that of another column.
    Contradicts {
        /// The other column.
        other: &'static str,
    },
}

impl From<Stop> for ProblemKind {
    fn from(why: Stop) -> Self {
        match why {
            Stop::Binary => Self::Binary,
            Stop::RecordTooLong => Self::RecordTooLong,
            Stop::QuoteOpen => Self::QuoteOpen,
        }
    }
}

impl ProblemKind {
    /// Whether rows of the table may be there that nobody has read.
    #[must_use]
    pub const fn ends_reading(&self) -> bool {
        matches!(
            self,
            Self::MissingTable
                | Self::MissingColumn
                | Self::RepeatedColumn
                | Self::TooManyColumns { .. }
                | Self::Binary
                | Self::RecordTooLong
                | Self::QuoteOpen
                | Self::TooManyRows
        )
    }

    /// What is referred to and not there: its table and its id. `None` for every other kind.
    #[must_use]
    pub fn unknown(&self) -> Option<(Table, &str)> {
        Some(match self {
            Self::UnknownLearner { id } => (Table::Learners, id),
            Self::UnknownSession { id } => (Table::Sessions, id),
            Self::UnknownContract { id } => (Table::Contracts, id),
            Self::UnknownGoal { id } => (Table::Goals, id),
            _ => return None,
        })
    }

    /// The stable code of this kind.
    #[must_use]
    pub const fn as_code(&self) -> &'static str {
        match self {
            Self::MissingTable => "missing_table",
            Self::MissingColumn => "missing_column",
            Self::RepeatedColumn => "repeated_column",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::Binary => "binary",
            Self::RecordTooLong => "record_too_long",
            Self::QuoteOpen => "quote_open",
            Self::TooManyRows => "too_many_rows",
            Self::Ragged { .. } => "ragged",
            Self::BrokenText { .. } => "broken_text",
            Self::Missing => "missing",
            Self::NoColumn { .. } => "no_column",
            Self::TooLong { .. } => "too_long",
            Self::NotADay { .. } => "not_a_day",
            Self::NotATime { .. } => "not_a_time",
            Self::NotANumber { .. } => "not_a_number",
            Self::NotACurrency { .. } => "not_a_currency",
            Self::BrokenChain { .. } => "broken_chain",
            Self::UnknownZone { .. } => "unknown_zone",
            Self::NotRepeated { .. } => "not_repeated",
            Self::LeftOut { .. } => "left_out",
            Self::NotAMail { .. } => "not_a_mail",
            Self::LostDigits { .. } => "lost_digits",
            Self::NotWhole { .. } => "not_whole",
            Self::OutOfRange { .. } => "out_of_range",
            Self::UnknownCode { .. } => "unknown_code",
            Self::NotAChoice { .. } => "not_a_choice",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::UnknownLearner { .. } => "unknown_learner",
            Self::UnknownSession { .. } => "unknown_session",
            Self::UnknownContract { .. } => "unknown_contract",
            Self::UnknownGoal { .. } => "unknown_goal",
            Self::OfAnotherLearner => "of_another_learner",
            Self::ContractFirst { .. } => "contract_first",
            Self::NotYet => "not_yet",
            Self::BeforeItsStart => "before_its_start",
            Self::NoZone { .. } => "no_zone",
            Self::OutOfOrder { .. } => "out_of_order",
            Self::Contradicts { .. } => "contradicts",
        }
    }
}

/// The problems of one history: the first ones in full, the others counted.
#[derive(Debug, Default)]
pub struct Problems {
    kept: Vec<Problem>,
    count: u64,
}

impl Problems {
    /// The problems kept in full, in the order in which they were found.
    #[must_use]
    pub fn kept(&self) -> &[Problem] {
        &self.kept
    }

    /// How many there are, kept or not.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }
}

impl Extend<Problem> for Problems {
    fn extend<P: IntoIterator<Item = Problem>>(&mut self, problems: P) {
        for problem in problems {
            self.count += 1;
            if self.kept.len() < MAX_PROBLEMS_KEPT {
                self.kept.push(problem);
            }
        }
    }
}

/// A flaw of one cell, whose table and line are known by whoever asked for it.
#[derive(Debug)]
pub struct Flaw {
    pub(super) column: &'static str,
    pub(super) kind: ProblemKind,
}

impl Flaw {
    pub(super) fn at(self, table: Table, line: u64) -> Problem {
        Problem { table, line, column: Some(self.column.to_owned()), kind: self.kind }
    }
}
