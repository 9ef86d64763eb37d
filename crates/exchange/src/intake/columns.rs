//! Which column of a file means what: proposed, and changed by a person.

use std::collections::{BTreeMap, HashSet};

use crate::header_key;
use nenrin_domain::{Coded, CustomField, phone_digits};
use sha2::{Digest, Sha256};

use super::likely::{likely_kind, likely_meaning};
use super::sources::{GENERIC, Source, usual_meaning};
use super::{Kind, Meaning, Sheet, SheetLine, Years, own_fields};

/// Lines at the beginning among which the headings are looked for.
const PREFACE: usize = 12;

/// What each column means, from the first on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    meanings: Vec<Meaning>,
    /// The fields of the coach's own, by the place of their columns.
    own: BTreeMap<usize, CustomField>,
}

/// What a file is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// The program it comes from, such as `google_forms`; [`GENERIC`] when none is known.
    pub source: &'static str,
    /// What its rows tell of.
    pub kind: Kind,
    /// Where among the sheet's lines the headings stand.
    pub header: usize,
    /// What its columns mean.
    pub columns: Columns,
    /// Of which year days are that are written without one.
    pub years: Years,
}

/// Says what a file is by the set of its headings, wherever they stand; `kind` is what a person has said of its rows, and `own`
/// are the coach's own fields.
#[must_use]
pub fn recognise(sheet: &Sheet, kind: Option<Kind>, own: &[CustomField]) -> Recognised {
    let heads = || sheet.lines.iter().take(PREFACE).enumerate().map(|(place, line)| (place, keys(&line.cells)));
    let known = heads().find_map(|(place, keys)| Some((place, Source::with_headings(&keys)?, keys)));
    if let Some((header, source, keys)) = known
        && kind.is_none_or(|kind| kind == source.kind())
    {
        let columns = Columns::of_source(source, &keys, own);
        return Recognised { source: &source.code, kind: source.kind(), header, columns, years: Years::Unknown };
    }
    // A title may stand above the table; the headings are the first line that has several.
    let several = |(_, keys): &(usize, Vec<String>)| keys.iter().filter(|key| !key.is_empty()).count() > 1;
    let (header, keys) = heads().find(several).or_else(|| heads().next()).unwrap_or_default();
    let rows = sheet.lines.get(header + 1..).unwrap_or_default();
    let kind = kind.unwrap_or_else(|| likely_kind(&keys, rows));
    let columns = Columns::usual(kind, &keys, own);
    Recognised {
        source: GENERIC,
        kind,
        header,
        columns: if kind == Kind::Payments { columns.numbering(rows) } else { columns },
        years: Years::above(sheet, header),
    }
}

/// Whether somebody's data stands where the headings of a table should: it would be taken for what the columns are called, and
/// be lost.
#[must_use]
pub fn lacks_headings(sheet: &Sheet, taken_for: &Recognised) -> bool {
    let Some(head) = sheet.lines.get(taken_for.header).filter(|_| taken_for.source == GENERIC) else { return false };
    let is_data = |cell: &str| {
        let is_mail = cell.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        is_mail || phone_digits(cell).len() >= 9 && !cell.chars().any(char::is_alphabetic)
    };
    let is_heading = |cell: &str| Kind::ALL.iter().any(|kind| usual_meaning(*kind, &header_key(cell)).is_some());
    head.cells.iter().any(is_data) && !head.cells.iter().any(is_heading)
}

/// The hash of the set of a file's headings, by which what was said of its columns is found again.
#[must_use]
pub fn headers_hash<'h>(headings: impl IntoIterator<Item = &'h str>) -> String {
    let mut keys: Vec<_> = headings.into_iter().map(header_key).collect();
    keys.sort();
    let hash = Sha256::digest(keys.join("\u{1f}").as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn keys(cells: &csv::StringRecord) -> Vec<String> {
    cells.iter().map(header_key).collect()
}

impl Columns {
    /// Columns as a person has said: a code for each. One that means nothing to rows of this kind is ignored, and of two
    /// that mean the same only the first does.
    #[must_use]
    pub fn said<'c>(kind: Kind, codes: impl IntoIterator<Item = &'c str>, own: &[CustomField]) -> Self {
        let own = own_fields::on(kind, own);
        let meant = codes.into_iter().map(|code| match own_fields::of_code(code, &own) {
            Some(field) => (Some(Meaning::OwnField), Some(field)),
            None => (Meaning::of(kind, code), None),
        });
        Self::distinct(meant, Meaning::Ignored)
    }

    /// What the column at a place means.
    #[must_use]
    pub fn meaning(&self, place: usize) -> Meaning {
        self.meanings.get(place).copied().unwrap_or(Meaning::Ignored)
    }

    /// Where the column with a meaning stands.
    #[must_use]
    pub fn place(&self, meaning: Meaning) -> Option<usize> {
        self.meanings.iter().position(|other| *other == meaning)
    }

    /// The code of what the column at a place means.
    #[must_use]
    pub fn code(&self, place: usize) -> String {
        self.own.get(&place).map_or_else(|| self.meaning(place).as_code().to_owned(), own_fields::code)
    }

    /// The codes of all meanings, from the first column on.
    pub fn codes(&self) -> impl Iterator<Item = String> + '_ {
        (0..self.meanings.len()).map(|place| self.code(place))
    }

    /// The columns that are fields of the coach's own, each with its place.
    pub(super) fn own(&self) -> impl Iterator<Item = (usize, &CustomField)> {
        self.own.iter().map(|(place, field)| (*place, field))
    }

    fn of_source(source: &Source, keys: &[String], own: &[CustomField]) -> Self {
        let others = if source.form { Meaning::Answer } else { Meaning::Ignored };
        let usual = |key: &str| usual_meaning(source.kind(), key).filter(|_| source.form);
        let named = source.meanings(keys);
        // What the source itself names goes before what a question may be called.
        let free = |meaning: &Meaning| !named.contains(&Some(*meaning));
        let meanings = keys.iter().zip(&named).map(|(key, named)| named.or_else(|| usual(key).filter(free)));
        // What a form asks is an answer, unless the coach says that it is a field.
        let own = if source.own { own_fields::on(source.kind(), own) } else { Vec::new() };
        Self::distinct(or_own(meanings, keys, source.kind(), &own), others)
    }

    fn usual(kind: Kind, keys: &[String], own: &[CustomField]) -> Self {
        let own = own_fields::on(kind, own);
        let meanings = keys.iter().map(|key| likely_meaning(kind, keys, key));
        Self::distinct(or_own(meanings, keys, kind, &own), Meaning::Ignored)
    }

    /// Without a column that was taken for the numbers of payments by its heading and does not number them: what a payer wrote
    /// as a reference, say, stands under the same heading, and may be the same on every row.
    fn numbering(mut self, rows: &[SheetLine]) -> Self {
        let Some(place) = self.place(Meaning::RowId) else { return self };
        let mut seen = HashSet::new();
        let mut cells = rows.iter().filter_map(|row| row.cells.get(place)).filter(|cell| !cell.trim().is_empty());
        if !cells.all(|cell| seen.insert(cell))
            && let Some(meaning) = self.meanings.get_mut(place)
        {
            *meaning = Meaning::Ignored;
        }
        self
    }

    fn distinct<'f>(meant: impl IntoIterator<Item = Meant<'f>>, others: Meaning) -> Self {
        let (mut meanings, mut own): (Vec<Meaning>, BTreeMap<usize, CustomField>) = Default::default();
        for (place, (meaning, field)) in meant.into_iter().enumerate() {
            let again = field.is_some_and(|field| own.values().any(|other| other.id == field.id));
            let fresh = meaning.filter(|meaning| !again && (meaning.repeats() || !meanings.contains(meaning)));
            meanings.push(fresh.unwrap_or(others));
            own.extend(field.filter(|_| !again).map(|field| (place, field.clone())));
        }
        Self { meanings, own }
    }
}

/// What a column means, and the coach's own field when it is one.
type Meant<'f> = (Option<Meaning>, Option<&'f CustomField>);

/// What columns mean, or else the coach's own fields by whose names they go.
fn or_own<'f>(
    meanings: impl Iterator<Item = Option<Meaning>>,
    keys: &[String],
    kind: Kind,
    own: &'f [CustomField],
) -> impl Iterator<Item = Meant<'f>> {
    let named = own_fields::by_heading(kind, own);
    meanings.zip(keys).map(move |(meaning, key)| match (meaning, named.get(key)) {
        (None, Some(field)) => (Some(Meaning::OwnField), Some(*field)),
        (meaning, _) => (meaning, None),
    })
}
