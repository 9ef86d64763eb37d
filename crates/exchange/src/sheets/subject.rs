//! The tables and their columns, read from `columns.csv`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use nenrin_domain::{Coded, Language, codes, fold};

use crate::header_key as compared;

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

/// The key of a column of the coach's own.
pub const FURTHER: &str = "further";

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it holds, the same in every language; [`FURTHER`] for a column of the coach's own.
    pub key: &'static str,
    /// What its cells are.
    pub kind: Kind,
    ja: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Column {
    /// The heading in `language`.
    #[must_use]
    pub fn heading(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
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
        let column = Column { key, kind, ja: ja.into(), en: en.into() };
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

    /// Columns of the coach's own beside the table's: each with its name and what its cells are. A name by which another
    /// column goes already gets a number, so that no heading stands for two columns.
    #[must_use]
    pub fn further<'n>(self, named: impl IntoIterator<Item = (&'n str, Kind)>) -> Vec<Column> {
        let ours = self.columns().iter().flat_map(|column| [&column.ja, &column.en]);
        let mut taken: BTreeSet<String> = ours.map(|name| compared(name)).collect();
        let mut column = |(name, kind): (&str, Kind)| {
            let numbered = (2..).map(|n| [format!("{name}（{n}）"), format!("{name} ({n})")]);
            let mut names = std::iter::once([name.to_owned(), name.to_owned()]).chain(numbered);
            let [ja, en] = names.find(|[ja, _]| taken.insert(compared(ja))).unwrap_or_default();
            Column { key: FURTHER, kind, ja: ja.into(), en: en.into() }
        };
        named.into_iter().map(&mut column).collect()
    }
}

/// The table of which all headings are among these, in whatever order, and the language they are in. Others may be further
/// columns of the coach's own.
#[must_use]
pub fn recognise<'h>(headings: impl IntoIterator<Item = &'h str>) -> Option<(Subject, Language)> {
    let found: BTreeSet<String> = headings.into_iter().map(fold).collect();
    let candidates = Subject::ALL.iter().flat_map(|subject| Language::ALL.iter().map(|language| (*subject, *language)));
    candidates.into_iter().find(|(subject, language)| {
        subject.columns().iter().all(|column| found.contains(&fold(column.heading(*language))))
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
    fn a_further_column_has_a_heading_by_which_no_other_goes() {
        let names = ["席", "名前", "ＮＡＭＥ", "席 ", "席（2）"].map(|name| (name, Kind::Text));
        let columns = Subject::Learners.further(names);
        let headings = |language| columns.iter().map(|column| column.heading(language)).collect::<Vec<_>>();
        assert_eq!(headings(Language::Ja), ["席", "名前（2）", "ＮＡＭＥ（2）", "席 （2）", "席（2）（2）"]);
        assert_eq!(headings(Language::En), ["席", "名前 (2)", "ＮＡＭＥ (2)", "席  (2)", "席（2） (2)"]);
        let ours = Subject::Learners.columns().iter().map(|column| column.heading(Language::En));
        let all = ours.chain(headings(Language::En));
        assert_eq!(recognise(all), Some((Subject::Learners, Language::En)));
    }

    #[test]
    fn every_family_of_codes_has_words() {
        for column in Subject::ALL.iter().flat_map(|subject| subject.columns()) {
            if let Kind::Code(family) = column.kind {
                let known = [
                    "language",
                    "channel",
                    "way",
                    "mode",
                    "session_state",
                    "payment_state",
                    "contract_kind",
                    "tax_kind",
                    "end_kind",
                ];
                assert!(known.contains(&family), "{family}");
            }
        }
        for subject in Subject::ALL {
            assert!(word_of("sheet", subject.as_code(), Language::Ja).is_some());
        }
    }
}
