//! The tables and their columns, read from `columns.csv`.

use std::sync::LazyLock;

use nenrin_domain::{Coded, Language, codes, fold};

codes! {
    /// What a table tells of.
    Subject {
        /// People.
        Learners = "learners",
        /// Sessions, in whatever state.
        Sessions = "sessions",
        /// Money expected and received.
        Payments = "payments",
        /// Money given back.
        Refunds = "refunds",
        /// Agreements.
        Contracts = "contracts",
        /// Contacts outside sessions.
        Interactions = "interactions",
    }
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An identity: letters, digits and hyphens.
    Id,
    /// Words of people, in which anything can stand.
    Text,
    /// A telephone number.
    Phone,
    /// A birthday, with or without its year.
    Birthday,
    /// A calendar day.
    Day,
    /// A time of day.
    Time,
    /// A whole number.
    Number,
    /// A number with at most two decimals.
    Decimal,
    /// An amount in the unit of its currency, such as yen or dollars.
    Amount,
    /// ISO 4217 code.
    Currency,
    /// One of the words of this family in `words.csv`.
    Code(&'static str),
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it holds, the same in every language.
    pub key: &'static str,
    /// What its cells are.
    pub kind: Kind,
    ja: &'static str,
    en: &'static str,
}

impl Column {
    /// The heading in `language`.
    #[must_use]
    pub const fn heading(&self, language: Language) -> &'static str {
        match language {
            Language::Ja => self.ja,
            Language::En => self.en,
        }
    }
}

/// Every column, each with the code of its table.
static COLUMNS: LazyLock<Vec<(&str, Vec<Column>)>> = LazyLock::new(|| {
    let mut tables: Vec<(&str, Vec<Column>)> = Vec::new();
    for line in include_str!("columns.csv").lines().skip(1) {
        let mut cells = line.split(',');
        let mut cell = || cells.next().unwrap_or_default();
        let (table, key, kind, ja, en) = (cell(), cell(), kind_named(cell()), cell(), cell());
        let column = Column { key, kind, ja, en };
        match tables.last_mut() {
            Some((last, columns)) if *last == table => columns.push(column),
            _ => tables.push((table, vec![column])),
        }
    }
    tables
});

fn kind_named(name: &'static str) -> Kind {
    match name {
        "id" => Kind::Id,
        "text" => Kind::Text,
        "phone" => Kind::Phone,
        "birthday" => Kind::Birthday,
        "day" => Kind::Day,
        "time" => Kind::Time,
        "number" => Kind::Number,
        "decimal" => Kind::Decimal,
        "amount" => Kind::Amount,
        "currency" => Kind::Currency,
        family => Kind::Code(family),
    }
}

impl Subject {
    /// The table's columns, in their order.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        let of_table = COLUMNS.iter().find(|(table, _)| *table == self.as_code());
        of_table.map_or(&[], |(_, columns)| columns)
    }
}

/// The table that has exactly these headings, in whatever order, and the language they are in.
#[must_use]
pub fn recognise<'h>(headings: impl IntoIterator<Item = &'h str>) -> Option<(Subject, Language)> {
    let mut found: Vec<String> = headings.into_iter().map(fold).collect();
    found.sort_unstable();
    let candidates = Subject::ALL.iter().flat_map(|subject| Language::ALL.iter().map(|language| (*subject, *language)));
    candidates.into_iter().find(|(subject, language)| {
        let mut own: Vec<_> = subject.columns().iter().map(|column| fold(column.heading(*language))).collect();
        own.sort_unstable();
        own == found
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use nenrin_domain::{Coded, Language};

    use super::{Kind, Subject, recognise};
    use crate::sheets::word_of;

    #[test]
    fn every_table_has_columns_whose_headings_tell_it_from_every_other() {
        for subject in Subject::ALL {
            assert!(subject.columns().len() > 5, "{subject:?}");
            for language in Language::ALL {
                let headings: Vec<_> = subject.columns().iter().map(|column| column.heading(*language)).collect();
                assert_eq!(headings.iter().collect::<BTreeSet<_>>().len(), headings.len(), "{subject:?}");
                assert_eq!(recognise(headings.iter().rev().copied()), Some((*subject, *language)));
                assert_eq!(recognise(headings.iter().skip(1).copied()), None);
            }
        }
    }

    #[test]
    fn every_family_of_codes_has_words() {
        for column in Subject::ALL.iter().flat_map(|subject| subject.columns()) {
            if let Kind::Code(family) = column.kind {
                let known =
                    ["language", "channel", "way", "mode", "session_state", "contract_kind", "tax_kind", "end_kind"];
                assert!(known.contains(&family), "{family}");
            }
        }
        for subject in Subject::ALL {
            assert!(word_of("sheet", subject.as_code(), Language::Ja).is_some());
        }
    }
}
