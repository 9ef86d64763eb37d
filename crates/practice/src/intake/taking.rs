//! What a row says otherwise than what is recorded of its learner, cell by cell, and the cells that the coach takes.

use std::collections::BTreeSet;

use nenrin_domain::{Coded, Learner, codes, fold};
use nenrin_exchange::intake::PersonRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::whose::real_name;

/// A cell of a file of which the coach takes what it says in place of what is recorded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakenCell {
    /// The line of the file.
    pub line: u64,
    /// What its column means: a meaning, or the code of a field of the coach's own.
    pub meaning: String,
}

/// All such cells of a file.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeSet<TakenCell>);

impl From<Vec<TakenCell>> for Taken {
    fn from(cells: Vec<TakenCell>) -> Self {
        Self(cells.into_iter().collect())
    }
}

impl Taken {
    /// Whether the cell of a line is taken.
    pub fn has(&self, line: u64, meaning: &str) -> bool {
        self.0.contains(&TakenCell { line, meaning: meaning.to_owned() })
    }

    /// The learner with what the cells of a line say that are taken.
    pub fn taken_by(&self, mut learner: Learner, line: u64, row: &PersonRow) -> Learner {
        for cell in Cell::ALL.iter().filter(|cell| self.has(line, cell.as_code())) {
            cell.take(&mut learner, row);
        }
        learner
    }
}

/// Which of two stands where a file says otherwise than what is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// What is recorded, unless the coach takes what the file says.
    Here,
    /// What the file says: the coach takes it.
    Told,
    /// What is recorded: a file cannot change it.
    Fixed,
}

codes! {
    /// A cell that tells of a learner.
    Cell {
        /// Full name.
        Name = "name",
        /// Reading of the name.
        Kana = "kana",
        /// Mail address.
        Mail = "mail",
        /// Telephone number.
        Phone = "phone",
        /// Name in LINE.
        Line = "line",
        /// What the person first asked for.
        Concern = "concern",
        /// Where the person heard of the practice.
        Source = "source",
        /// What to be careful about.
        RiskNotes = "risk_notes",
        /// First day as a learner.
        JoinedOn = "joined_on",
        /// Birthday.
        Birthday = "birthday",
        /// Days agreed between two sessions.
        CadenceDays = "cadence_days",
    }
}

/// What is recorded, and what a row says.
type Both = (Option<String>, Option<String>);

impl Cell {
    fn both(self, here: &Learner, row: &PersonRow) -> Both {
        let texts = |here: &Option<String>, told: &Option<String>| (here.clone(), told.clone());
        match self {
            Self::Name => (real_name(here).map(ToOwned::to_owned), row.name.clone()),
            Self::Kana => texts(&here.kana, &row.kana),
            Self::Mail => texts(&here.mail, &row.mail),
            Self::Phone => texts(&here.phone, &row.phone),
            Self::Line => texts(&here.line, &row.line),
            Self::Concern => texts(&here.concern, &row.concern),
            Self::Source => texts(&here.source, &row.source),
            Self::RiskNotes => texts(&here.risk_notes, &row.risk_notes),
            Self::JoinedOn => (here.joined_on.map(|day| day.to_string()), row.joined_on.map(|day| day.to_string())),
            Self::Birthday => (here.birthday.map(|day| day.to_string()), row.birthday.map(|day| day.to_string())),
            Self::CadenceDays => {
                (here.cadence_days.map(|days| days.to_string()), row.cadence_days.map(|days| days.to_string()))
            }
        }
    }

    /// Writes what a row says; nothing where its cell is blank.
    fn take(self, learner: &mut Learner, row: &PersonRow) {
        let put = |here: &mut Option<String>, told: &Option<String>| *here = told.clone().or(here.take());
        match self {
            Self::Name => put(&mut learner.name, &row.name),
            Self::Kana => put(&mut learner.kana, &row.kana),
            Self::Mail => put(&mut learner.mail, &row.mail),
            Self::Phone => put(&mut learner.phone, &row.phone),
            Self::Line => put(&mut learner.line, &row.line),
            Self::Concern => put(&mut learner.concern, &row.concern),
            Self::Source => put(&mut learner.source, &row.source),
            Self::RiskNotes => put(&mut learner.risk_notes, &row.risk_notes),
            Self::JoinedOn => learner.joined_on = row.joined_on.or(learner.joined_on),
            Self::Birthday => learner.birthday = row.birthday.or(learner.birthday),
            Self::CadenceDays => learner.cadence_days = row.cadence_days.or(learner.cadence_days),
        }
    }
}

/// What a blank says of a learner whose row came before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    /// That nothing is known yet: the row fills it.
    IsFilled,
    /// That the coach may have emptied it: it is offered.
    IsOffered,
    /// That the coach has emptied it: the row says what it said before.
    Stays,
}

/// The cells in which a row says otherwise than what is recorded: what each means, what is recorded, what it says.
pub(super) fn differing(here: &Learner, row: &PersonRow, blank: Blank) -> Vec<(Cell, String, String)> {
    let cells = Cell::ALL.iter().filter_map(|cell| match cell.both(here, row) {
        (Some(here), Some(told)) => Some((*cell, here, told)),
        (None, Some(told)) if blank == Blank::IsOffered => Some((*cell, String::new(), told)),
        _ => None,
    });
    cells.filter(|(_, here, told)| fold(here) != fold(told)).collect()
}
