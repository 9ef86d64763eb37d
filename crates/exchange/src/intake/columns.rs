//! Which column of a file means what: proposed, and changed by a person.

use nenrin_domain::Coded;
use sha2::{Digest, Sha256};

use super::clean::heading;
use super::sources::{GENERIC, Source, usual_meaning};
use super::{Kind, Meaning, Sheet};
use crate::sheets::{self, Subject};

/// Lines at the beginning among which the headings are looked for.
const PREFACE: usize = 12;

/// What each column means, from the first on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns(Vec<Meaning>);

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
}

/// Says what a file is by the set of its headings, wherever they stand; `kind` is what a person has said of its rows.
#[must_use]
pub fn recognise(sheet: &Sheet, kind: Option<Kind>) -> Recognised {
    let heads = || sheet.lines.iter().take(PREFACE).enumerate().map(|(place, line)| (place, keys(&line.cells)));
    let known = heads().find_map(|(place, keys)| Some((place, Source::with_headings(&keys)?, keys)));
    if let Some((header, source, keys)) = known
        && kind.is_none_or(|kind| kind == source.kind())
    {
        let columns = Columns::of_source(source, &keys);
        return Recognised { source: &source.code, kind: source.kind(), header, columns };
    }
    // A title may stand above the table; the headings are the first line that has several.
    let several = |(_, keys): &(usize, Vec<String>)| keys.iter().filter(|key| !key.is_empty()).count() > 1;
    let (header, keys) = heads().find(several).or_else(|| heads().next()).unwrap_or_default();
    let kind = kind.unwrap_or_else(|| likely_kind(&keys));
    Recognised { source: GENERIC, kind, header, columns: Columns::usual(kind, &keys, Meaning::Ignored) }
}

/// Whether the sheet is a table of this program that is not read: what it tells, such as which ticket a session has used, only
/// the open archive carries whole.
#[must_use]
pub fn is_own_and_unread(sheet: &Sheet) -> bool {
    let headings = sheet.lines.first().map(|line| &line.cells);
    let own = headings.and_then(|cells| sheets::recognise(cells.iter().map(str::trim)));
    matches!(own, Some((Subject::Sessions | Subject::Contracts, _)))
}

/// A heading in the form in which headings are compared.
#[must_use]
pub fn header_key(text: &str) -> String {
    heading(text)
}

/// The hash of the set of a file's headings, by which what was said of its columns is found again.
#[must_use]
pub fn headers_hash<'h>(headings: impl IntoIterator<Item = &'h str>) -> String {
    let mut keys: Vec<_> = headings.into_iter().map(heading).collect();
    keys.sort();
    let hash = Sha256::digest(keys.join("\u{1f}").as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn keys(cells: &csv::StringRecord) -> Vec<String> {
    cells.iter().map(heading).collect()
}

/// Of which kind the rows under these headings are most likely to be.
fn likely_kind(keys: &[String]) -> Kind {
    let means = |kind, meaning| keys.iter().any(|key| usual_meaning(kind, key) == Some(meaning));
    if means(Kind::Payments, Meaning::At) && means(Kind::Payments, Meaning::Amount) {
        Kind::Payments
    } else if means(Kind::Messages, Meaning::At) && means(Kind::Messages, Meaning::Text) {
        Kind::Messages
    } else if means(Kind::Bookings, Meaning::StartsAt) && !means(Kind::People, Meaning::Phone) {
        Kind::Bookings
    } else {
        Kind::People
    }
}

impl Columns {
    /// Columns as a person has said: a code for each. One that means nothing to rows of this kind is ignored, and of two
    /// that mean the same only the first does.
    #[must_use]
    pub fn said<'c>(kind: Kind, codes: impl IntoIterator<Item = &'c str>) -> Self {
        let meanings = codes.into_iter().map(|code| Meaning::of(kind, code));
        Self::distinct(meanings, Meaning::Ignored)
    }

    /// What the column at a place means.
    #[must_use]
    pub fn meaning(&self, place: usize) -> Meaning {
        self.0.get(place).copied().unwrap_or(Meaning::Ignored)
    }

    /// Where the column with a meaning stands.
    #[must_use]
    pub fn place(&self, meaning: Meaning) -> Option<usize> {
        self.0.iter().position(|other| *other == meaning)
    }

    /// The codes of all meanings, from the first column on.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().map(|meaning| meaning.as_code())
    }

    fn of_source(source: &Source, keys: &[String]) -> Self {
        let others = if source.form { Meaning::Answer } else { Meaning::Ignored };
        let usual = |key: &str| usual_meaning(source.kind(), key).filter(|_| source.form);
        let named: Vec<_> = keys.iter().map(|key| source.meaning(key)).collect();
        // What the source itself names goes before what a question may be called.
        let free = |meaning: &Meaning| !named.contains(&Some(*meaning));
        let meanings = keys.iter().zip(&named).map(|(key, named)| named.or_else(|| usual(key).filter(free)));
        Self::distinct(meanings, others)
    }

    fn usual(kind: Kind, keys: &[String], others: Meaning) -> Self {
        Self::distinct(keys.iter().map(|key| usual_meaning(kind, key)), others)
    }

    fn distinct(meanings: impl IntoIterator<Item = Option<Meaning>>, others: Meaning) -> Self {
        let mut kept: Vec<Meaning> = Vec::new();
        for meaning in meanings {
            let fresh = meaning.filter(|meaning| meaning.repeats() || !kept.contains(meaning));
            kept.push(fresh.unwrap_or(others));
        }
        Self(kept)
    }
}
