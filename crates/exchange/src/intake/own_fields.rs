//! Columns that are fields of the coach's own: which ones, and what their cells say.

use std::collections::BTreeMap;

use nenrin_domain::{Coded, CustomField, CustomFieldId, CustomKind, Hundredths, Language, fold};

use super::{Kind as RowKind, Line, Meaning, moment};
use crate::header_key;
use crate::history::ProblemKind;
use crate::limits::shown;
use crate::sheets::{Kind, code_of, word_of};

/// What is entered at most, as in the application itself.
const MOST_CHARS: usize = 5_000;

/// Between what a column means and the field it is.
const OF: char = ':';

/// The code of what a column means that is this field.
#[must_use]
pub fn code(field: &CustomField) -> String {
    format!("{}{OF}{}", Meaning::OwnField.as_code(), field.id)
}

/// The field of a code.
pub(super) fn of_code<'f>(code: &str, fields: &'f [CustomField]) -> Option<&'f CustomField> {
    let (meaning, id) = code.split_once(OF)?;
    let id: CustomFieldId = id.parse().ok().filter(|_| meaning == Meaning::OwnField.as_code())?;
    fields.iter().find(|field| field.id == id)
}

/// The fields on what the rows of a kind tell of.
pub(super) fn on(rows: RowKind, fields: &[CustomField]) -> Vec<CustomField> {
    let about = rows.with_own_fields().map(|(_, about)| about);
    fields.iter().filter(|field| Some(field.subject) == about).cloned().collect()
}

/// The fields by the headings under which they stand: their names, and what the table of this program calls them where a name
/// alone would stand for two columns.
pub(super) fn by_heading(rows: RowKind, fields: &[CustomField]) -> BTreeMap<String, &CustomField> {
    let Some((table, _)) = rows.with_own_fields() else { return BTreeMap::new() };
    let columns = table.further(fields.iter().map(|field| (field.name.as_str(), Kind::Text)));
    let listed = columns.iter().zip(fields).flat_map(|(column, field)| {
        Language::ALL.iter().map(move |language| (header_key(column.heading(*language)), field))
    });
    let mut named: BTreeMap<_, _> = listed.collect();
    for field in fields {
        named.entry(header_key(&field.name)).or_insert(field);
    }
    named
}

/// What a line says of the fields, in the form in which each is kept; blank cells say nothing.
pub(super) fn told(line: &mut Line<'_>) -> Vec<(CustomFieldId, String)> {
    let columns = line.reader().columns;
    let mut told = Vec::new();
    for (place, field) in columns.own() {
        let cell = line.at(place);
        match value(field, cell) {
            _ if cell.is_empty() => {}
            Ok(value) => told.push((field.id, value)),
            Err(kind) => line.flaw_at(place, kind),
        }
    }
    told
}

fn value(field: &CustomField, cell: &str) -> Result<String, ProblemKind> {
    let text = || shown(cell);
    match field.kind {
        CustomKind::Text if cell.chars().count() > MOST_CHARS => Err(ProblemKind::TooLong { most: MOST_CHARS }),
        CustomKind::Text => Ok(cell.to_owned()),
        CustomKind::Number => {
            let number = fold(cell).parse::<Hundredths>();
            number.map(|number| number.to_string()).map_err(|_| ProblemKind::NotANumber { text: text() })
        }
        CustomKind::Date => {
            let day = moment::read(cell).map(|moment| moment.day.to_string());
            day.ok_or_else(|| ProblemKind::NotADay { text: text() })
        }
        CustomKind::Choice => {
            let exact = field.choices.iter().find(|choice| *choice == cell);
            let alike = || field.choices.iter().find(|choice| fold(choice) == fold(cell));
            exact
                .or_else(alike)
                .cloned()
                .ok_or_else(|| ProblemKind::NotAChoice { text: text(), known: field.choices.clone() })
        }
        CustomKind::YesNo => code_of(YES_NO, cell).map(ToOwned::to_owned).ok_or_else(|| ProblemKind::NotAChoice {
            text: text(),
            known: yes_and_no().map(ToOwned::to_owned).collect(),
        }),
    }
}

/// The family of the words for yes and no.
const YES_NO: &str = "yes_no";

fn yes_and_no() -> impl Iterator<Item = &'static str> {
    let both = |language: &Language| ["yes", "no"].map(|code| word_of(YES_NO, code, *language));
    Language::ALL.iter().flat_map(both).flatten()
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::history::ProblemKind;
    use nenrin_domain::{CustomField, CustomKind, CustomSubject};

    fn field(kind: CustomKind) -> CustomField {
        CustomField {
            id: "0198f3c0-1234-7abc-8def-0123456789ab".parse().unwrap(),
            subject: CustomSubject::Learner,
            name: "項目".to_owned(),
            kind,
            choices: vec!["窓".to_owned(), "Ａ室".to_owned()],
            position: 0,
            offered: true,
        }
    }

    #[test]
    fn a_cell_takes_the_form_of_its_field_or_is_told_to_have_none() {
        for (kind, cell, kept) in [
            (CustomKind::Number, "２.50", "2.5"),
            (CustomKind::Number, "-3", "-3"),
            (CustomKind::Date, "2026/12/1", "2026-12-01"),
            (CustomKind::Choice, "A室", "Ａ室"),
            (CustomKind::YesNo, "はい", "yes"),
            (CustomKind::YesNo, "No", "no"),
            (CustomKind::Text, "=横浜", "=横浜"),
        ] {
            assert_eq!(value(&field(kind), cell).as_deref(), Ok(kept), "{cell}");
        }
        assert!(matches!(value(&field(CustomKind::Number), "多い"), Err(ProblemKind::NotANumber { .. })));
        assert!(matches!(value(&field(CustomKind::Date), "明日"), Err(ProblemKind::NotADay { .. })));
        for (kind, words) in [(CustomKind::Choice, "窓, Ａ室"), (CustomKind::YesNo, "はい, いいえ, Yes, No")] {
            let Err(ProblemKind::NotAChoice { known, .. }) = value(&field(kind), "外") else { panic!("{kind:?}") };
            assert_eq!(known.join(", "), words);
        }
    }
}
