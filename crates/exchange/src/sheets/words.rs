//! The words of codes in both languages, read from `words.csv`.

use std::sync::LazyLock;

use nenrin_domain::{Language, fold};

struct Entry {
    family: &'static str,
    code: &'static str,
    ja: &'static str,
    en: &'static str,
}

static WORDS: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let mut cells = line.split(',');
        let mut cell = || cells.next().unwrap_or_default();
        Entry { family: cell(), code: cell(), ja: cell(), en: cell() }
    };
    include_str!("words.csv").lines().skip(1).map(entry).collect()
});

/// The word for `code` among those of `family`.
#[must_use]
pub fn word_of(family: &str, code: &str, language: Language) -> Option<&'static str> {
    let entry = WORDS.iter().find(|entry| entry.family == family && entry.code == code)?;
    Some(match language {
        Language::Ja => entry.ja,
        Language::En => entry.en,
    })
}

/// The code that `word` stands for in either language, or that it is itself.
#[must_use]
pub fn code_of(family: &str, word: &str) -> Option<&'static str> {
    let word = fold(word.trim());
    let means = |entry: &&Entry| [entry.code, entry.ja, entry.en].iter().any(|name| fold(name) == word);
    WORDS.iter().filter(|entry| entry.family == family).find(means).map(|entry| entry.code)
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Channel, Coded, ContractKind, EndKind, Language, Mode, SessionState, TaxKind, Way};

    use super::{code_of, word_of};

    fn both_ways<C: Coded>(family: &str) {
        for code in C::ALL.iter().map(|value| value.as_code()) {
            for language in Language::ALL {
                let word = word_of(family, code, *language).unwrap_or_default();
                assert_eq!(code_of(family, word), Some(code), "{family} {code} {word}");
            }
            assert_eq!(code_of(family, code), Some(code));
        }
    }

    #[test]
    fn every_code_has_a_word_in_both_languages_that_means_it_alone() {
        both_ways::<Language>("language");
        both_ways::<Channel>("channel");
        both_ways::<Way>("way");
        both_ways::<Mode>("mode");
        both_ways::<SessionState>("session_state");
        both_ways::<ContractKind>("contract_kind");
        both_ways::<TaxKind>("tax_kind");
        both_ways::<EndKind>("end_kind");
        assert_eq!(
            ["はい", "いいえ", "Yes", "no"].map(|word| code_of("yes_no", word)),
            ["yes", "no", "yes", "no"].map(Some)
        );
    }
}
