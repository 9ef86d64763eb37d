//! What would be written, and what of it the chosen kind of file cannot hold as it is.

use nenrin_domain::Day;
use nenrin_exchange::sheets::{self, Cell, LossKind, Preset, Subject, Table};
use nenrin_store::Period;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Wanted;
use crate::shown::Listed;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, Preferences, check};

/// Losses that are told one by one.
const FIRST: usize = 50;

/// Asks what an export would hold.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtExport {
    /// Which tables.
    pub subjects: Vec<Word<Subject>>,
    /// The first day; from the beginning when absent.
    pub from: Option<Plain<Day>>,
    /// The last day; to the end when absent.
    pub to: Option<Plain<Day>>,
    /// For whom.
    pub preset: Word<Preset>,
}

/// How many rows a table would have.
#[derive(Debug, Serialize, TS)]
pub struct SubjectRows {
    /// The table.
    pub subject: Word<Subject>,
    /// Its rows.
    pub rows: usize,
}

/// A cell that the file cannot hold as it is.
#[derive(Debug, Serialize, TS)]
pub struct Loss {
    /// What happens to it.
    pub kind: Word<LossKind>,
    /// In which table.
    pub subject: Word<Subject>,
    /// Of whom the record tells, when a name is known.
    pub name: Option<String>,
    /// The record's day, when it has one.
    pub day: Option<Plain<Day>>,
    /// The heading of the column.
    pub heading: String,
    /// The first character concerned.
    pub character: Option<String>,
}

/// What an export would hold.
#[derive(Debug, Serialize, TS)]
pub struct Looked {
    /// The tables.
    pub tables: Vec<SubjectRows>,
    /// What the file cannot hold as it is.
    pub losses: Listed<Loss>,
}

impl Command for LookAtExport {
    const NAME: &'static str = "export.look";
    type Output = Looked;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Looked>, Failure> {
        let wanted = Wanted {
            subjects: self.subjects.iter().map(|subject| subject.0).collect(),
            period: Period { from: check::plain(self.from), to: check::plain(self.to) },
            preset: self.preset.0,
            language: Preferences::read(call).language.into(),
        };
        look(call, &wanted).map(Answer::read)
    }
}

/// What an export would hold.
///
/// # Errors
/// [`Code::NotAllowed`](crate::Code::NotAllowed) when there can be no such file.
pub fn look(call: &Call<'_>, wanted: &Wanted) -> Result<Looked, Failure> {
    let tables = wanted.tables(call)?;
    let rows = |table: &Table| SubjectRows { subject: Word(table.subject), rows: table.rows.len() };
    Ok(Looked { tables: tables.iter().map(rows).collect(), losses: losses(&tables, wanted) })
}

/// What the file cannot hold as it is.
pub(super) fn losses(tables: &[Table], wanted: &Wanted) -> Listed<Loss> {
    let mut listed = Listed { total: 0, first: Vec::new() };
    for table in tables {
        for loss in sheets::look(table, wanted.language, wanted.preset) {
            listed.total += 1;
            if listed.first.len() < FIRST {
                listed.first.push(told(table, &loss, wanted));
            }
        }
    }
    listed
}

fn told(table: &Table, loss: &sheets::Loss, wanted: &Wanted) -> Loss {
    let cells = loss.row.and_then(|row| table.rows.get(row)).map_or(&[][..], Vec::as_slice);
    let cell = |key: &str| table.columns().zip(cells).find(|(column, _)| column.key == key).map(|(_, cell)| cell);
    let name = match cell("learner_name").or_else(|| cell("name")) {
        Some(Cell::Text(name)) => Some(name.clone()),
        _ => None,
    };
    let day = cells.iter().take(table.subject.columns().len()).find_map(|cell| match cell {
        Cell::Day(day) => Some(Plain(*day)),
        _ => None,
    });
    let heading = table.columns().nth(loss.column);
    Loss {
        kind: Word(loss.kind),
        subject: Word(table.subject),
        name,
        day,
        heading: heading.map(|column| column.heading(wanted.language).to_owned()).unwrap_or_default(),
        character: loss.character.map(String::from),
    }
}
