//! The words of a practice, read from the files under `words/`. Nothing is said outside those files.

mod files;
mod template;
mod theme;

use std::collections::BTreeMap;

use crate::Language;
use crate::chance::Chance;
pub(crate) use template::{Fills, Lists, Template, Voice};
pub(crate) use theme::{Beat, Theme};

/// One family or given name: as written, in kana (empty in English) and in Latin letters for an address.
pub(crate) struct NamePart {
    pub(crate) written: &'static str,
    pub(crate) kana: &'static str,
    pub(crate) latin: &'static str,
}

/// Every word of one language.
pub(crate) struct Catalogue {
    pub(crate) language: Language,
    pub(crate) family: Vec<NamePart>,
    pub(crate) given: Vec<NamePart>,
    pub(crate) themes: Vec<Theme>,
    lists: Lists,
    lines: BTreeMap<&'static str, Vec<Template>>,
    beats: BTreeMap<&'static str, Vec<Beat>>,
}

/// A theme in the voice of one learner.
pub(crate) struct Wording<'a> {
    pub(crate) words: &'a Catalogue,
    pub(crate) theme: &'a Theme,
    pub(crate) voice: Voice,
}

impl Wording<'_> {
    pub(crate) fn render(&self, template: &Template, chance: &mut Chance) -> String {
        self.words.render(template, self.voice, &[], chance)
    }
}

impl Catalogue {
    pub(crate) fn read(language: Language) -> Self {
        let files = files::of(language);
        let lines = [files.common, files.contact].into_iter().flat_map(sections);
        Self {
            language,
            family: files.family.lines().filter_map(read_name).collect(),
            given: files.given.lines().filter_map(read_name).collect(),
            themes: files.themes.iter().map(|text| Theme::read(text)).collect(),
            lists: sections(files.lists).into_iter().collect(),
            lines: lines.map(|(name, lines)| (name, lines.into_iter().map(Template::read).collect())).collect(),
            beats: sections(files.beats)
                .into_iter()
                .map(|(name, lines)| (name, lines.into_iter().map(Beat::read).collect()))
                .collect(),
        }
    }

    pub(crate) fn render(&self, template: &Template, voice: Voice, fills: &Fills<'_>, chance: &mut Chance) -> String {
        let mut text = String::with_capacity(120);
        template.write(&mut text, &self.lists, voice, fills, chance);
        if self.language == Language::En { capitalise(&text) } else { text }
    }

    /// One of the lines of a section; empty when it has none.
    pub(crate) fn line(&self, section: &str, voice: Voice, fills: &Fills<'_>, chance: &mut Chance) -> String {
        let template = self.lines.get(section).and_then(|lines| chance.pick(lines));
        template.map(|template| self.render(template, voice, fills, chance)).unwrap_or_default()
    }

    /// The beats of a section that every theme shares.
    pub(crate) fn shared_beats(&self, section: &str) -> &[Beat] {
        self.beats.get(section).map_or(&[], Vec::as_slice)
    }

    /// The name of a plan of `count` sessions, all in all or a month.
    pub(crate) fn plan_name(&self, kind: &str, count: i64, chance: &mut Chance) -> String {
        self.line(&format!("plan {kind}"), Voice(0), &[("count", &count.to_string())], chance)
    }

    /// One line about a contact, such as "LINE: …".
    pub(crate) fn contact(&self, channel: &str, section: &str, voice: Voice, chance: &mut Chance) -> String {
        let channel = self.line(&format!("channel {channel}"), voice, &[], chance);
        format!("{channel}: {}", self.line(section, voice, &[], chance))
    }

    /// What stands between two sentences.
    pub(crate) const fn between_sentences(&self) -> &'static str {
        match self.language {
            Language::Ja => "",
            Language::En => " ",
        }
    }
}

/// Begins every sentence with a capital, since a word from a list may stand first.
fn capitalise(text: &str) -> String {
    let mut starts = true;
    text.chars()
        .map(|letter| {
            let written = if starts { letter.to_ascii_uppercase() } else { letter };
            starts = matches!(letter, '.' | '?') || (starts && letter == ' ');
            written
        })
        .collect()
}

/// The sections of a word file in their order: a `[name]` line and the lines up to the next, without blanks and `#` comments.
fn sections(text: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut sections: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => sections.push((name, Vec::new())),
            None => {
                if let Some((_, lines)) = sections.last_mut() {
                    lines.push(line);
                }
            }
        }
    }
    sections
}

/// Reads `written,kana,latin`.
fn read_name(line: &'static str) -> Option<NamePart> {
    let mut fields = line.split(',').map(str::trim);
    Some(NamePart { written: fields.next()?, kana: fields.next()?, latin: fields.next()? })
}

#[cfg(test)]
mod tests {
    use super::{Beat, Catalogue, Template};
    use crate::Language;

    /// Places that the caller fills, not the lists.
    const FILLED: [&str; 5] = ["action", "count", "step", "theme", "weeks"];

    fn beats(words: &Catalogue) -> Vec<&Beat> {
        let of_themes = words
            .themes
            .iter()
            .flat_map(|theme| theme.first.iter().chain(&theme.stuck).chain(theme.threads.iter().flatten()));
        of_themes.chain(words.beats.values().flatten()).collect()
    }

    #[test]
    fn every_open_place_has_words() {
        for language in [Language::Ja, Language::En] {
            let words = Catalogue::read(language);
            let in_beats = beats(&words).into_iter().flat_map(|beat| {
                [&beat.talked, &beat.insight, &beat.change, &beat.next].into_iter().chain(&beat.actions)
            });
            let in_themes = words.themes.iter().flat_map(|theme| {
                let goals = theme.goals.iter().map(|goal| &goal.title);
                goals.chain(theme.obstacles.iter().map(|obstacle| &obstacle.text)).chain(&theme.concerns)
            });
            let templates = in_beats.chain(in_themes).chain(words.lines.values().flatten());
            for place in templates.flat_map(Template::places) {
                assert!(FILLED.contains(&place) || words.lists.contains_key(place), "{language:?}: {{{place}}}");
            }
        }
    }

    #[test]
    fn every_theme_has_all_its_parts_in_both_languages() {
        let (ja, en) = (Catalogue::read(Language::Ja), Catalogue::read(Language::En));
        for (ja, en) in ja.themes.iter().zip(&en.themes) {
            let shape = |theme: &super::Theme| {
                let threads: Vec<usize> = theme.threads.iter().map(Vec::len).collect();
                (
                    theme.concerns.len(),
                    theme.goals.len(),
                    theme.obstacles.len(),
                    theme.first.len(),
                    theme.stuck.len(),
                    threads,
                )
            };
            assert_eq!(shape(ja), shape(en), "{} / {}", ja.name, en.name);
            assert_eq!(shape(ja).5, [4, 4, 4, 4], "{}", ja.name);
        }
        assert_eq!((ja.themes.len(), en.themes.len()), (9, 9));
        let names = |words: &Catalogue| words.lines.keys().chain(words.beats.keys()).copied().collect::<Vec<_>>();
        assert_eq!(names(&ja), names(&en));
    }

    #[test]
    fn every_beat_says_something_in_every_part() {
        for language in [Language::Ja, Language::En] {
            let words = Catalogue::read(language);
            for beat in beats(&words) {
                let parts = [&beat.talked, &beat.insight, &beat.change, &beat.next];
                assert!(parts.iter().all(|part| !part.is_empty()), "{}", beat_text(&words, beat));
            }
        }
    }

    #[test]
    fn names_are_many_and_include_the_rare_ways_of_writing() {
        for language in [Language::Ja, Language::En] {
            let words = Catalogue::read(language);
            assert!(words.family.len() >= 120 && words.given.len() >= 120);
        }
        let words = Catalogue::read(Language::Ja);
        for rare in ["髙橋", "﨑山", "齋藤", "渡邉", "𠮷田"] {
            assert!(words.family.iter().any(|name| name.written == rare), "{rare}");
        }
        assert!(
            words
                .family
                .iter()
                .chain(&words.given)
                .all(|name| name.kana.chars().all(|kana| ('ぁ'..='ゖ').contains(&kana)))
        );
    }

    fn beat_text(words: &Catalogue, beat: &Beat) -> String {
        words.render(&beat.talked, super::Voice(0), &[], &mut crate::chance::Chance::new(0, 0))
    }
}
