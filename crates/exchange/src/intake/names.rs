//! Names that stand in one column, or in one for the family and one for the person.

use nenrin_domain::plain_line;

use super::{Line, Meaning};

impl Line<'_> {
    /// A full name.
    pub(super) fn full_name(&mut self) -> Option<String> {
        self.joined(Meaning::Name, Meaning::FamilyName, Meaning::GivenName)
    }

    /// The reading of a full name.
    pub(super) fn full_kana(&mut self) -> Option<String> {
        self.joined(Meaning::Kana, Meaning::FamilyKana, Meaning::GivenKana)
    }

    fn joined(&mut self, whole: Meaning, family: Meaning, given: Meaning) -> Option<String> {
        if let Some(whole) = self.part(whole) {
            return Some(whole);
        }
        let is_western = self.is_western(family);
        match (self.part(family), self.part(given)) {
            (Some(family), Some(given)) if is_western && is_latin(&family) && is_latin(&given) => {
                Some(format!("{given} {family}"))
            }
            (Some(family), Some(given)) => Some(format!("{family} {given}")),
            (family, given) => family.or(given),
        }
    }

    fn part(&mut self, meaning: Meaning) -> Option<String> {
        Some(plain_line(&self.short(meaning)?)).filter(|name| !name.is_empty())
    }

    /// Whether the columns are headed as where the given name comes first.
    fn is_western(&self, meaning: Meaning) -> bool {
        self.place(meaning).is_some_and(|place| is_latin(self.reader().heading(place)))
    }
}

/// Whether all letters are those of the Latin alphabet, with whatever marks.
fn is_latin(text: &str) -> bool {
    text.chars().all(|letter| !letter.is_alphabetic() || letter < '\u{250}')
}
