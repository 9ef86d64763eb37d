//! Where every line of a paper stands. Lengths are points, from the upper left corner of the page.

use super::letters::{Letter, Letters};
use super::lines::broken;
use super::{Block, Paper};

/// The size of a page: A4.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
const LEFT: f32 = 62.0;
const TOP: f32 = 64.0;
const BOTTOM: f32 = 72.0;
/// How far text stands in under its label.
const INDENT: f32 = 14.0;
/// Room that must be left below a heading, so that what it heads begins on its page.
const KEPT_WITH: f32 = 64.0;

/// How a kind of line is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub size: f32,
    leading: f32,
    /// Room above the first line.
    above: f32,
    indent: f32,
    /// Room that must be left below the first line.
    kept: f32,
    pub tone: Tone,
}

/// How dark letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Ink,
    Accent,
    Quiet,
}

const TITLE: Style = Style { size: 19.0, leading: 27.0, above: 0.0, indent: 0.0, kept: 0.0, tone: Tone::Ink };
const HEADING: Style =
    Style { size: 14.0, leading: 20.0, above: 22.0, indent: 0.0, kept: KEPT_WITH, tone: Tone::Accent };
const ITEM: Style = Style { size: 10.5, leading: 16.0, above: 9.0, indent: 0.0, kept: 32.0, tone: Tone::Ink };
const TEXT: Style = Style { size: 9.5, leading: 15.0, above: 2.0, indent: 0.0, kept: 0.0, tone: Tone::Ink };
const UNDER: Style = Style { indent: INDENT, ..TEXT };
const LABEL: Style = Style { size: 8.5, leading: 13.0, above: 4.0, indent: INDENT, kept: 16.0, tone: Tone::Quiet };

/// A line in its place.
pub(super) struct Line {
    pub letters: Vec<Letter>,
    pub x: f32,
    /// Its base line.
    pub y: f32,
    pub style: Style,
}

/// A page.
#[derive(Default)]
pub(super) struct Page {
    pub lines: Vec<Line>,
    /// The headings that begin on it, with their places.
    pub headings: Vec<(String, f32)>,
}

/// The pages of a paper.
pub(super) fn laid_out(paper: &Paper, letters: &Letters) -> Vec<Page> {
    let mut laying = Laying { letters, pages: vec![Page::default()], y: TOP };
    laying.set(&paper.title, TITLE);
    for block in &paper.blocks {
        match block {
            Block::Heading(text) => laying.heading(text),
            Block::Item(text) => laying.set(text, ITEM),
            Block::Text(text) => laying.set(text, UNDER),
            Block::Labelled(label, text) => {
                laying.set(label, LABEL);
                laying.set(text, UNDER);
            }
        }
    }
    laying.pages
}

struct Laying<'l> {
    letters: &'l Letters,
    pages: Vec<Page>,
    /// Where the last line ended.
    y: f32,
}

impl Laying<'_> {
    fn heading(&mut self, text: &str) {
        self.set(text, HEADING);
        let y = self.y - HEADING.leading;
        if let Some(page) = self.pages.last_mut() {
            page.headings.push((text.to_owned(), y));
        }
    }

    fn set(&mut self, text: &str, style: Style) {
        let measure = (WIDTH - LEFT * 2.0 - style.indent) / style.size;
        let mut needed = style.kept;
        let mut above = style.above;
        for paragraph in text.lines() {
            for line in broken(&self.letters.of(paragraph), measure) {
                self.place(line, style, above, needed);
                (above, needed) = (0.0, 0.0);
            }
        }
    }

    fn place(&mut self, letters: Vec<Letter>, style: Style, above: f32, needed: f32) {
        let begins_page = self.pages.last().is_none_or(|page| page.lines.is_empty());
        let mut top = if begins_page { TOP } else { self.y + above };
        if !begins_page && top + style.leading + needed > HEIGHT - BOTTOM {
            self.pages.push(Page::default());
            top = TOP;
        }
        self.y = top + style.leading;
        let line = Line { letters, x: LEFT + style.indent, y: self.y - (style.leading - style.size) / 2.0, style };
        if let Some(page) = self.pages.last_mut() {
            page.lines.push(line);
        }
    }
}

/// A line of the foot of a page, `up` lines above its last.
pub(super) fn foot(text: &str, up: f32, letters: &Letters) -> Line {
    let style = Style { indent: 0.0, ..LABEL };
    Line { letters: letters.of(text), x: LEFT, y: HEIGHT - 34.0 - up * style.leading, style }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Day, Language};

    use super::super::{Block, Paper};
    use super::{BOTTOM, HEIGHT, LEFT, Letters, TOP, WIDTH, laid_out};

    fn paper(blocks: Vec<Block>) -> Paper {
        let made_on = Day::new(2026, 11, 29).unwrap();
        Paper { title: "題".to_owned(), language: Language::Ja, made_on, blocks }
    }

    #[test]
    fn a_long_note_goes_on_on_the_next_pages_and_keeps_every_letter() {
        let note = "今日は転職の不安について話した。".repeat(700);
        let pages =
            laid_out(&paper(vec![Block::Labelled("話したこと".into(), note.clone())]), &Letters::read().unwrap());
        assert!(pages.len() > 4);
        let lines = pages.iter().flat_map(|page| &page.lines);
        let set: String = lines.flat_map(|line| &line.letters).map(|letter| letter.letter).collect();
        assert_eq!(set, format!("題話したこと{note}"));
        for line in pages.iter().flat_map(|page| &page.lines) {
            let end = line.x + line.letters.iter().map(|letter| letter.width).sum::<f32>() * line.style.size;
            assert!(line.y > TOP && line.y < HEIGHT - BOTTOM && end <= WIDTH - LEFT + 0.1);
        }
    }

    #[test]
    fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
        let letters = Letters::read().unwrap();
        for filling in 30..60 {
            let mut blocks: Vec<_> = (0..filling).map(|_| Block::Text("行".to_owned())).collect();
            blocks.extend([Block::Heading("見出し".into()), Block::Item("一件".into()), Block::Text("内容".into())]);
            let pages = laid_out(&paper(blocks), &letters);
            let page = pages.iter().find(|page| !page.headings.is_empty()).unwrap();
            let said: Vec<String> =
                page.lines.iter().map(|line| line.letters.iter().map(|letter| letter.letter).collect()).collect();
            assert!(said.contains(&"内容".to_owned()), "{filling}");
        }
    }
}
