//! Terms: how words of any script become what the index holds and what a query asks.
//!
//! Japanese is written without spaces and its words are often two characters long, so a run of kana and kanji is
//! indexed as its overlapping pairs, and its last character once more alone. A run of other letters and digits is one
//! term, and its first two and three letters once more as heads, so that a word of which little is typed is one term,
//! too, and need not be put together from thousands. Everything is folded first, so that width, case, kana and variants of name kanji do not matter.

use nenrin_domain::{fold, phone_digits};
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::StoreError;

/// Lengths of the heads of words that are terms of their own.
const HEADS: std::ops::RangeInclusive<usize> = 2..=3;

/// Ends a head. It is no letter, so no word ends with it.
const HEAD: char = '…';

/// A run of a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Run {
    /// Kana and kanji.
    Unspaced(Vec<char>),
    /// Letters and digits that are written with spaces between words.
    Word(String),
}

impl Run {
    /// Its letters.
    pub(crate) fn letters(&self) -> String {
        match self {
            Self::Unspaced(letters) => letters.iter().collect(),
            Self::Word(word) => word.clone(),
        }
    }
}

/// The terms under which a text is indexed, separated by spaces.
pub(crate) fn terms(text: &str) -> String {
    let mut terms = String::with_capacity(text.len() * 3);
    let mut push = |term: &[char]| {
        terms.extend(term);
        terms.push(' ');
    };
    for run in runs(text) {
        match run {
            Run::Word(word) => {
                let letters: Vec<char> = word.chars().collect();
                push(&letters);
                for head in HEADS.filter_map(|length| letters.get(..length)) {
                    push(&[head, &[HEAD]].concat());
                }
            }
            Run::Unspaced(run) => {
                run.windows(2).for_each(&mut push);
                run.last().into_iter().for_each(|last| push(&[*last]));
            }
        }
    }
    terms
}

/// The FTS5 query for the runs of what a person typed; `None` when there is nothing to look for.
/// Every term is quoted, so that nothing typed can be syntax.
pub(crate) fn query(wanted: &[Run]) -> Option<String> {
    let last = wanted.len().saturating_sub(1);
    let term = |(n, run): (usize, &Run)| match run {
        // The last word may still be being typed.
        Run::Word(word) if n == last && HEADS.contains(&word.chars().count()) => format!("\"{word}{HEAD}\""),
        Run::Word(word) if n == last => format!("\"{word}\"*"),
        Run::Word(word) => format!("\"{word}\""),
        Run::Unspaced(run) => match run.as_slice() {
            [one] => format!("\"{one}\"*"),
            many => {
                let pairs: Vec<String> = many.windows(2).map(|pair| pair.iter().collect()).collect();
                format!("\"{}\"", pairs.join(" "))
            }
        },
    };
    let terms: Vec<_> = wanted.iter().enumerate().map(term).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// The query for a telephone number, however its digits are grouped; `None` when something else was typed.
pub(crate) fn number(typed: &str) -> Option<String> {
    let digits = phone_digits(typed);
    let is_number = !digits.is_empty() && !fold(typed).chars().any(char::is_alphabetic);
    is_number.then(|| format!("\"{digits}\"*"))
}

/// The runs of a text, folded, in order.
pub(crate) fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut joined = false;
    for c in fold(text).chars() {
        if !is_letter(c) {
            joined = false;
            continue;
        }
        match (runs.last_mut(), is_unspaced(c)) {
            (Some(Run::Unspaced(run)), true) if joined => run.push(c),
            (Some(Run::Word(word)), false) if joined => word.push(c),
            (_, true) => runs.push(Run::Unspaced(vec![c])),
            (_, false) => runs.push(Run::Word(c.to_string())),
        }
        joined = true;
    }
    runs
}

/// Whether this is a letter or a digit. The letters most notes are written in need not be looked up.
fn is_letter(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | '一'..='\u{9fff}') || c.is_alphanumeric()
}

/// Whether words of this character's script are written without spaces.
pub(crate) const fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3031}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Teaches the connection the functions `search_terms`, by which the index triggers call [`terms`], and `phone_digits`.
pub(crate) fn register(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("search_terms", 1, flags, |context| {
        Ok(context.get_raw(0).as_str_or_null()?.map(terms).unwrap_or_default())
    })?;
    connection.create_scalar_function("phone_digits", 1, flags, |context| {
        Ok(context.get_raw(0).as_str_or_null()?.map(phone_digits))
    })?;
    Ok(())
}
