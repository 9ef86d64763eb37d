//! The words of reports, in both languages: data, looked up by key.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use nenrin_domain::Language;

static JA: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| read(include_str!("../words/ja.json")));
static EN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| read(include_str!("../words/en.json")));

/// Columns of names, the coach's own or such as history tables bring: from where, by what means, why.
const NAMED: [&str; 10] = [
    "category",
    "channel",
    "end_reason",
    "kind",
    "method",
    "primary_reason",
    "reason",
    "secondary_reasons",
    "source",
    "trigger",
];

fn read(json: &str) -> BTreeMap<String, String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// Which language.
    pub language: Language,
    said: &'static BTreeMap<String, String>,
}

impl Words {
    /// The words of `language`.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let said = match language {
            Language::Ja => &*JA,
            Language::En => &*EN,
        };
        Self { language, said }
    }

    /// The words for `key`; `None` when there are none.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&'static str> {
        self.said.get(key).map(String::as_str)
    }

    /// The sentence called `key`, with `{name}` replaced by each of `facts`. A key without a sentence stands for itself.
    #[must_use]
    pub fn say(&self, key: &str, facts: &[(&str, &str)]) -> String {
        let sentence = self.find(key).unwrap_or(key).to_owned();
        facts.iter().fold(sentence, |said, (name, fact)| said.replace(&format!("{{{name}}}"), fact))
    }

    /// So many of what `key` counts, by the words for one of it where a language has them.
    pub(crate) fn counted(&self, key: &str, number: u32) -> String {
        let one = format!("{key}.one");
        let key = if number == 1 && self.find(&one).is_some() { &one } else { key };
        self.say(key, &[("n", &number.to_string())])
    }

    /// What a table is called.
    #[must_use]
    pub fn table(&self, table: &str) -> &'static str {
        self.find(&format!("table.{table}")).unwrap_or_default()
    }

    /// What a column is called: by its table's own word for it, else by the one that all tables share.
    #[must_use]
    pub fn column(&self, table: &str, column: &str) -> &'static str {
        let own = self.find(&format!("field.{table}.{column}"));
        own.or_else(|| self.find(&format!("field.{column}"))).unwrap_or_default()
    }

    /// What a code in a column stands for; of the columns that hold names, also what a name means that history tables bring.
    #[must_use]
    pub fn code(&self, table: &str, column: &str, code: &str) -> Option<&'static str> {
        let own = self.find(&format!("code.{table}.{column}.{code}"));
        let shared = || self.find(&format!("code.{column}.{code}"));
        let named = || NAMED.contains(&column).then(|| self.find(&format!("named.{code}"))).flatten();
        own.or_else(shared).or_else(named)
    }
}

#[cfg(test)]
mod tests {
    use super::{EN, JA};

    #[test]
    fn both_catalogues_have_the_same_keys() {
        assert!(!JA.is_empty());
        assert_eq!(JA.keys().collect::<Vec<_>>(), EN.keys().collect::<Vec<_>>());
    }
}
