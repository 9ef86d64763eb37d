//! One row as it is told: what it is headed by, and its values with their labels.

use nenrin_domain::{HeldRow, HeldTable, HeldValue};

use super::Record;
use super::lists::{Headed, headed, list};
use super::plan::{FOR_PROGRAMS, HEADED, SAID_ALREADY};
use super::shown::Shown;
use crate::Words;

/// A row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row<'r> {
    pub record: &'r Record<'r>,
    pub shown: &'r Shown<'r>,
    pub table: &'r HeldTable,
    pub row: &'r HeldRow,
}

/// The columns of a table that say something to a person, the one first by which its rows are headed.
pub(super) fn columns(table: &HeldTable) -> Vec<&'static str> {
    let heading = headed_by(table);
    let rest = table.columns.iter().copied().filter(|column| Some(*column) != heading && is_told(table.name, column));
    heading.into_iter().chain(rest).collect()
}

/// The column by which the rows of a table are headed: where none is named, the first one of days.
fn headed_by(table: &HeldTable) -> Option<&'static str> {
    let named = HEADED.iter().find(|(name, _)| *name == table.name).map(|(_, column)| *column);
    let is_day = |column: &&&str| {
        let is_day = |row| matches!(table.value(row, column), Some(HeldValue::Day(_) | HeldValue::Moment(_)));
        is_told(table.name, column) && table.rows.iter().any(is_day)
    };
    named.or_else(|| table.columns.iter().find(is_day).copied())
}

/// Whether a column says something to a person that the others do not.
pub(super) fn is_told(table: &str, column: &str) -> bool {
    !FOR_PROGRAMS.contains(&column) && !SAID_ALREADY.contains(&(table, column))
}

impl Row<'_> {
    /// What the row is headed by; `None` for the learner, whose name the paper bears.
    pub fn heading(&self) -> Option<String> {
        let column = headed_by(self.table).filter(|_| self.table.name != "learner")?;
        let told = self.told(column)?;
        let is_other_day =
            column != "day" && matches!(self.value(column), Some(HeldValue::Day(_) | HeldValue::Moment(_)));
        let label = self.shown.words.column(self.table.name, column);
        let heading = if is_other_day { self.say("paper.labelled", label, &told) } else { told };
        let state = (self.table.name == "session").then(|| self.told("state")).flatten();
        Some(state.map_or_else(|| heading.clone(), |state| self.say("paper.beside", &heading, &state)))
    }

    fn say(&self, key: &str, one: &str, other: &str) -> String {
        self.shown.words.say(key, &[("one", one), ("other", other)])
    }

    fn value(&self, column: &str) -> Option<&HeldValue> {
        self.table.value(self.row, column)
    }

    /// A value in words; a day with its time where the row has one.
    pub fn told(&self, column: &str) -> Option<String> {
        let told = self.shown.in_row(self.table, self.row, column)?;
        match self.value("time").filter(|_| column == "day") {
            Some(HeldValue::Time(time)) => Some(format!("{told} {time}")),
            _ => Some(told),
        }
    }

    /// The values of a row that stands for itself, each with its label, but that by which it is headed.
    pub fn fields(&self) -> Vec<(String, String)> {
        self.fields_but(self.heading().and_then(|_| headed_by(self.table)))
    }

    /// The values of the row, each with its label, but that of one column.
    pub fn fields_but(&self, left_out: Option<&str>) -> Vec<(String, String)> {
        let words = self.shown.words;
        let mut fields = Vec::new();
        for column in columns(self.table) {
            if Some(column) == left_out || self.is_in_heading(column) {
                continue;
            }
            if let Some(parts) = self.parts(column) {
                fields.extend(parts);
            } else if let Some(told) = self.told(column) {
                fields.push((words.column(self.table.name, column).to_owned(), told));
            }
        }
        let file = self.file().map(|file| (words.say("record.file", &[]), file.to_owned()));
        fields.extend(file);
        fields
    }

    /// Whether the heading of the row tells a column too, or its value goes without saying.
    fn is_in_heading(&self, column: &str) -> bool {
        match (self.table.name, column) {
            ("session", "state") | ("session" | "interaction" | "inbox_item", "time") => true,
            ("session", "resolved_on") => self.value("resolved_on") == self.value("day"),
            // In any way: it says nothing.
            ("follow_up", "kind") => self.table.text(self.row, "kind") == Some("contact"),
            _ => false,
        }
    }

    /// The parts of a value that has several, each under its own label: sections of a note, questions of a form, what was read
    /// of a row that waits.
    fn parts(&self, column: &str) -> Option<Vec<(String, String)>> {
        let items = list(column, self.table.text(self.row, column)?)?;
        if items.iter().any(|item| item.is_array()) {
            let parts = items.iter().filter_map(headed).filter(|part| !part.text.trim().is_empty());
            return Some(
                parts.map(|part| (label_of(&part, self.shown.words).to_owned(), part.text.to_owned())).collect(),
            );
        }
        (self.table.name == "inbox_item").then(|| {
            let read = items.iter().filter_map(|item| item.as_str()?.split_once('='));
            read.map(|(name, value)| (self.label(name), value.to_owned())).collect()
        })
    }

    /// What a field that was read of a row is called: by the name of a column, else by its own.
    fn label(&self, name: &str) -> String {
        let label = self.shown.words.column(self.table.name, name);
        if label.is_empty() { name.to_owned() } else { label.to_owned() }
    }

    /// Which of several versions of a note it is.
    pub fn version(&self) -> (String, String) {
        let words = self.shown.words;
        let notes = self.record.held.table("note");
        let present = Some(&HeldValue::Id(self.row.id));
        let is_present =
            notes.is_some_and(|notes| notes.rows.iter().any(|note| notes.value(note, "version") == present));
        let which = words.say(if is_present { "record.present" } else { "record.former" }, &[]);
        (words.table(self.table.name).to_owned(), which)
    }

    /// The file of a material, or of one that was shared.
    fn file(&self) -> Option<&str> {
        let material = match (self.table.name, self.value("material")) {
            ("material", _) => self.row.id,
            ("share", Some(HeldValue::Id(material))) => *material,
            _ => return None,
        };
        self.record.files.iter().find(|file| file.material == material).map(|file| file.path.as_str())
    }
}

/// What stands beside a part: its own heading, or that of a section as every practice begins with.
fn label_of<'p>(part: &Headed<'p>, words: Words) -> &'p str {
    match part.key.filter(|_| part.heading.is_empty()) {
        Some(key) => words.find(&format!("section.{key}")).unwrap_or_default(),
        None => part.heading,
    }
}
