//! Pages as PDF.

use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use nenrin_domain::{Coded as _, Day};

use super::Paper;
use super::foot::feet;
use super::letters::{Letter, Letters};
use super::pages::{HEIGHT, Line, Page, Rule, WIDTH};
use super::style::Tone;
use crate::{ReportError, Words};

pub(super) fn drawn<E: From<ReportError>>(
    paper: &Paper,
    pages: &[Page],
    letters: &Letters,
    words: Words,
    each: &mut impl FnMut(usize, usize) -> Result<(), E>,
) -> Result<Vec<u8>, E> {
    let font = Font::new(Letters::bytes().into(), 0).ok_or(ReportError::Font)?;
    let configuration = ConfigurationBuilder::new().with_archival_validator(Archival::A2_B).finish();
    let configuration = configuration.map_err(|_| ReportError::Refused("configuration".to_owned()))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    document.set_metadata(metadata(paper));
    let mut outline = Outline::new();
    for (number, page) in pages.iter().enumerate() {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(ReportError::Font)?;
        let mut drawing = document.start_page_with(size);
        let mut surface = drawing.surface();
        let feet = feet(paper, page, (number + 1, pages.len()), words, letters);
        page.rules.iter().for_each(|rule| stroke(&mut surface, rule));
        page.drawings.iter().for_each(|drawing| drawing.draw(&mut surface, letters, &font));
        page.lines.iter().chain(&feet).for_each(|line| draw(&mut surface, line, &font));
        surface.finish();
        drawing.finish();
        for (heading, y) in &page.headings {
            let place = XyzDestination::new(number, Point::from_xy(0.0, *y));
            outline.push_child(OutlineNode::new(heading.clone(), place));
        }
        each(number + 1, pages.len())?;
    }
    document.set_outline(outline);
    Ok(document.finish().map_err(|error| ReportError::Refused(format!("{error:?}")))?)
}

fn metadata(paper: &Paper) -> Metadata {
    let language = paper.language.as_code().to_owned();
    let metadata = Metadata::new().title(paper.title.clone()).language(language).creator("Nenrin".to_owned());
    metadata.creation_date(moment(paper.made_on))
}

fn moment(day: Day) -> DateTime {
    let (year, month, day) = day.ymd();
    let [month, day] = [month, day].map(|number| u8::try_from(number).unwrap_or(1));
    DateTime::new(u16::try_from(year).unwrap_or_default()).month(month).day(day)
}

fn stroke(surface: &mut Surface<'_>, rule: &Rule) {
    let mut path = PathBuilder::new();
    Rect::from_xywh(rule.x, rule.y, rule.width, rule.height).into_iter().for_each(|line| path.push_rect(line));
    surface.set_fill(Some(filled(rule.tone)));
    path.finish().iter().for_each(|path| surface.draw_path(path));
}

fn filled(tone: Tone) -> Fill {
    Fill { paint: ink(tone).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

pub(super) fn draw(surface: &mut Surface<'_>, line: &Line, font: &Font) {
    surface.set_fill(Some(filled(line.tone)));
    set(surface, (line.x, line.y), &line.letters, line.size, font);
}

/// Sets letters beside each other, from the base line `at`, in the ink that is chosen.
pub(super) fn set(surface: &mut Surface<'_>, at: (f32, f32), letters: &[Letter], size: f32, font: &Font) {
    let mut text = String::new();
    let mut signs = Vec::with_capacity(letters.len());
    for letter in letters {
        let from = text.len();
        text.push(letter.letter);
        let sign = GlyphId::new(letter.sign.to_u32());
        signs.push(KrillaGlyph::new(sign, letter.width, 0.0, 0.0, 0.0, from..text.len(), None));
    }
    surface.draw_glyphs(Point::from_xy(at.0, at.1), &signs, font.clone(), &text, size, false);
}

fn ink(tone: Tone) -> rgb::Color {
    match tone {
        Tone::Ink => rgb::Color::new(0x1D, 0x20, 0x25),
        Tone::Accent => rgb::Color::new(0x24, 0x52, 0x8C),
        Tone::Quiet => rgb::Color::new(0x47, 0x4C, 0x54),
        Tone::Faint => rgb::Color::new(0xD3, 0xD0, 0xC9),
        Tone::Alert => rgb::Color::new(0xA9, 0x23, 0x1C),
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Day, Language};

    use super::super::{Block, Drawing, Lacking, Paper};
    use crate::ReportError;

    fn paper(language: Language, text: &str) -> Paper {
        let blocks = vec![Block::Heading("A".to_owned()), Block::Text(text.to_owned())];
        let made_on = Day::new(2026, 11, 29).unwrap();
        Paper {
            title: "記録".to_owned(),
            language,
            made_on,
            every_page: None,
            lacking: Lacking::Marked("paper.marked"),
            blocks,
        }
    }

    #[test]
    fn a_paper_is_an_archival_pdf_and_the_same_every_time() {
        let paper = paper(Language::Ja, "本日\u{1F389}\u{10FFFF}ok ﷽ नमस्ते");
        let pdf = paper.pdf(|_, _| Ok::<_, ReportError>(())).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("pdfaid:part") && text.contains("FontFile2"));
        assert_eq!(pdf, paper.pdf(|_, _| Ok::<_, ReportError>(())).unwrap());
    }

    #[test]
    fn where_every_letter_must_be_as_it_was_written_one_that_the_font_lacks_is_an_error() {
        let whole = |text: &str| Paper { lacking: Lacking::Refused, ..paper(Language::Ja, text) };
        assert!(whole("髙﨑さんの𠮷日").pdf(|_, _| Ok::<_, ReportError>(())).is_ok());
        let lacks = whole("合格\u{1F389}しました");
        let error = ReportError::Letter { letter: '\u{1F389}', text: "合格\u{1F389}しました".to_owned() };
        assert_eq!(lacks.pdf(|_, _| Ok::<_, ReportError>(())), Err(error));
        assert_eq!(lacks.lack().unwrap().map(|(letter, _)| letter), Some('\u{1F389}'));
        let svg = "<svg width='9' height='9'><text x='1' y='1' font-size='9' fill='#000000'>\u{1F389}</text></svg>";
        let drawing = Block::Drawing(Drawing { svg: svg.to_owned(), caption: "図".to_owned() });
        let drawn = Paper { blocks: vec![drawing], ..whole("") };
        assert!(drawn.lack().unwrap().is_some(), "also in a drawing");
    }

    #[test]
    fn it_can_be_ended_after_any_page() {
        let ended = paper(Language::En, "x").pdf(|_, _| Err(ReportError::Font));
        assert_eq!(ended, Err(ReportError::Font));
    }
}
