//! Passages: where in a text the words that were looked for stand, and as much around them as fits on a line.

use std::ops::Range;

use nenrin_domain::fold_with_places;

use super::terms::{Run, is_unspaced};

/// Characters shown before the first match.
const BEFORE: usize = 24;

/// Characters shown in all.
const SHOWN: usize = 120;

/// A stretch of a text, and where in it the matches are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The words as they were written, on one line.
    pub text: String,
    /// The matches, as places in `text` counted in characters, in order and apart from each other.
    pub ranges: Vec<Range<usize>>,
    /// Whether the text goes on before the passage.
    pub cut_before: bool,
    /// Whether the text goes on after the passage.
    pub cut_after: bool,
}

impl Passage {
    /// The beginning of a text, with nothing marked.
    pub(crate) fn beginning(text: &str) -> Self {
        Self::from(text, 0, &[])
    }

    fn from(text: &str, from: usize, matches: &[Range<usize>]) -> Self {
        let shown: String = text.chars().skip(from).take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let length = shown.chars().count();
        let within = matches.iter().filter(|found| found.start < from + length);
        let ranges = within.map(|found| found.start - from..(found.end - from).min(length)).collect();
        Self { text: shown, ranges, cut_before: from > 0, cut_after: text.chars().nth(from + length).is_some() }
    }
}

/// The passage around the first match in `text`; `None` when nothing that is wanted stands in it.
pub(crate) fn passage(text: &str, wanted: &[Run]) -> Option<Passage> {
    let matches = matches(text, wanted);
    let first = matches.first()?.start;
    Some(Passage::from(text, first.saturating_sub(BEFORE), &matches))
}

/// Where in `text` any of the runs stands, as the index would have found it.
fn matches(text: &str, wanted: &[Run]) -> Vec<Range<usize>> {
    let (folded, all) = (fold_with_places(text), text.chars().count());
    let last = wanted.len().saturating_sub(1);
    let mut found = Vec::new();
    for (n, run) in wanted.iter().enumerate() {
        let (run, is_word): (Vec<char>, bool) = match run {
            Run::Unspaced(run) => (run.clone(), false),
            Run::Word(word) => (word.chars().collect(), true),
        };
        for (start, window) in folded.windows(run.len()).enumerate() {
            let end = start + run.len();
            let same = window.iter().map(|(c, _)| c).eq(&run);
            if same && (!is_word || (is_edge(&folded, start) && (n == last || is_edge(&folded, end)))) {
                let place = |n: usize| folded.get(n).map_or(all, |(_, place)| *place);
                found.push(place(start)..end_of_letter(&folded, end).map_or(all, place));
            }
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    merged(found)
}

/// Whether a word may begin or end before the folded character at `n`.
fn is_edge(folded: &[(char, usize)], n: usize) -> bool {
    let is_word = |n: Option<usize>| {
        let c = n.and_then(|n| folded.get(n)).map(|(c, _)| *c);
        c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c))
    };
    !(is_word(n.checked_sub(1)) && is_word(Some(n)))
}

/// Where the letter ends of which the folded character before `n` is a part: one letter may fold to several.
fn end_of_letter(folded: &[(char, usize)], n: usize) -> Option<usize> {
    let (_, last) = folded.get(n.checked_sub(1)?)?;
    folded.iter().skip(n).position(|(_, place)| place != last).map(|more| n + more)
}

/// The same ranges, where overlapping and touching ones are one.
fn merged(sorted: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match apart.last_mut() {
            Some(before) if range.start <= before.end => before.end = before.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}
