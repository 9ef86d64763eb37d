//! A sentence with open places: `<this/or that>` is one of several, `{boss}` a word from the lists or from the caller, `{3-7}` a number.

use std::collections::BTreeMap;

use crate::chance::Chance;

/// What a learner's words stay the same by: the same boss, the same town, in every note.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Voice(pub(crate) u64);

/// Words for the open places, by name.
pub(crate) type Lists = BTreeMap<&'static str, Vec<&'static str>>;

/// Words that the caller puts into open places, before the lists are asked.
pub(crate) type Fills<'a> = [(&'a str, &'a str)];

/// A sentence, ready to be written out.
pub(crate) struct Template(Vec<Piece>);

enum Piece {
    Text(&'static str),
    OneOf(Vec<Template>),
    Number(i64, i64),
    Place(&'static str),
}

impl Template {
    /// Reads a sentence; what is not closed stands as it is.
    pub(crate) fn read(text: &'static str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, opened)) = rest.find(['<', '{']).and_then(|at| rest.split_at_checked(at)) {
            let close = if opened.starts_with('<') { '>' } else { '}' };
            let Some((inner, after)) = opened.split_once(close) else {
                break;
            };
            pieces.push(Piece::Text(before));
            pieces.push(match inner.strip_prefix('<') {
                Some(choices) => Piece::OneOf(choices.split('/').map(Self::read).collect()),
                None => Piece::open(inner.trim_start_matches('{')),
            });
            rest = after;
        }
        pieces.push(Piece::Text(rest));
        Self(pieces)
    }

    /// Whether nothing is written.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| matches!(piece, Piece::Text(text) if text.is_empty()))
    }

    /// Writes the sentence to the end of `out`.
    pub(crate) fn write(&self, out: &mut String, lists: &Lists, voice: Voice, fills: &Fills<'_>, chance: &mut Chance) {
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::OneOf(choices) => {
                    if let Some(choice) = chance.pick(choices) {
                        choice.write(out, lists, voice, fills, chance);
                    }
                }
                Piece::Number(lo, hi) => out.push_str(&chance.between(*lo, *hi).to_string()),
                Piece::Place(name) => out.push_str(word_for(name, lists, voice, fills)),
            }
        }
    }

    /// The names of the open places, for checking the files.
    #[cfg(test)]
    pub(crate) fn places(&self) -> Vec<&'static str> {
        self.0
            .iter()
            .flat_map(|piece| match piece {
                Piece::Place(name) => vec![*name],
                Piece::OneOf(choices) => choices.iter().flat_map(Self::places).collect(),
                _ => Vec::new(),
            })
            .collect()
    }
}

impl Piece {
    fn open(inner: &'static str) -> Self {
        let number = inner.split_once('-').and_then(|(lo, hi)| Some((lo.parse().ok()?, hi.parse().ok()?)));
        number.map_or(Self::Place(inner), |(lo, hi)| Self::Number(lo, hi))
    }
}

fn word_for<'a>(name: &str, lists: &Lists, voice: Voice, fills: &Fills<'a>) -> &'a str {
    if let Some((_, word)) = fills.iter().find(|(place, _)| *place == name) {
        return word;
    }
    let Some(words) = lists.get(name).filter(|words| !words.is_empty()) else {
        return "";
    };
    // FNV-1a, so that one voice takes words from different lists independently.
    let hash = name
        .bytes()
        .fold(voice.0 ^ 0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    words.get((hash >> 33) as usize % words.len()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Lists, Template, Voice};
    use crate::chance::Chance;

    #[test]
    fn open_places_are_filled_by_the_caller_the_lists_and_chance() {
        let lists = Lists::from([("boss", vec!["Ms. Reed"])]);
        let template = Template::read("{boss} <praised/thanked> {who} {4-4} times.");
        let mut text = String::new();
        template.write(&mut text, &lists, Voice(1), &[("who", "me")], &mut Chance::new(1, 1));
        assert!(["Ms. Reed praised me 4 times.", "Ms. Reed thanked me 4 times."].contains(&text.as_str()), "{text}");
        assert_eq!(template.places(), ["boss", "who"]);
    }
}
