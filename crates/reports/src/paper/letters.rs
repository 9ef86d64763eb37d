//! The letters that can be set: the font, which of its signs stands for a letter, and how wide it is.

use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use unicode_normalization::UnicodeNormalization as _;

use crate::ReportError;

/// The font of papers and pictures.
pub(crate) static FONT: &[u8] = include_bytes!("../../../../assets/fonts/NenrinSansJP-Regular.ttf");

/// What stands for a letter that the font does not have.
const SUBSTITUTE: char = '〓';

/// The letters of the font.
pub(super) struct Letters {
    font: FontRef<'static>,
    metrics: GlyphMetrics<'static>,
    units: f32,
}

/// A letter that is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letter {
    pub letter: char,
    pub sign: GlyphId,
    /// Its width, as a part of its size.
    pub width: f32,
    /// Whether it stands for one that the font does not have.
    pub is_substitute: bool,
}

impl Letters {
    pub fn read() -> Result<Self, ReportError> {
        let font = FontRef::new(FONT).map_err(|_| ReportError::Font)?;
        let (size, place) = (Size::unscaled(), LocationRef::default());
        let units = f32::from(font.metrics(size, place).units_per_em).max(1.0);
        Ok(Self { metrics: font.glyph_metrics(size, place), font, units })
    }

    /// The bytes of the font.
    pub fn bytes() -> &'static [u8] {
        FONT
    }

    /// The letters of a line of text, composed. What only steers how others look is left out.
    pub fn of(&self, text: &str) -> Vec<Letter> {
        text.nfc().filter_map(|letter| self.letter(letter)).collect()
    }

    /// As many of a line's letters as there is `room` for, in parts of their size; with a sign of omission when it is not all of them.
    pub fn shortened(&self, line: &[Letter], room: f32) -> Vec<Letter> {
        if width(line) <= room { line.to_vec() } else { self.broken_off(line, room) }
    }

    /// As many of a line's letters as there is `room` for together with a sign of omission, which follows them.
    pub fn broken_off(&self, line: &[Letter], room: f32) -> Vec<Letter> {
        let omission = self.of("…");
        let mut wide = width(&omission);
        let fitting = line.iter().take_while(|letter| {
            wide += letter.width;
            wide <= room
        });
        fitting.copied().chain(omission.iter().copied()).collect()
    }

    /// The letters of a text that the font does not have.
    pub fn lacked(&self, text: &str) -> impl Iterator<Item = char> {
        text.nfc().filter(|letter| self.letter(*letter).is_some_and(|it| it.is_substitute))
    }

    fn letter(&self, letter: char) -> Option<Letter> {
        let shown = if letter.is_whitespace() && letter != '\u{3000}' { ' ' } else { letter };
        if shown.is_control() || is_unseen(shown) {
            return None;
        }
        let known = self.font.charmap().map(shown).filter(|sign| *sign != GlyphId::NOTDEF);
        let (letter, sign) = match known {
            Some(sign) => (shown, sign),
            None => (SUBSTITUTE, self.font.charmap().map(SUBSTITUTE).unwrap_or(GlyphId::NOTDEF)),
        };
        let width = self.metrics.advance_width(sign).unwrap_or(self.units) / self.units;
        Some(Letter { letter, sign, width, is_substitute: known.is_none() })
    }
}

/// How wide letters beside each other are, in parts of their size.
pub(super) fn width(letters: &[Letter]) -> f32 {
    letters.iter().map(|letter| letter.width).sum()
}

/// Joiners, direction marks and selectors of variants: they have no shape of their own.
const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::Letters;

    #[test]
    fn a_line_that_is_too_long_ends_with_a_sign_of_omission_and_is_no_wider_than_its_room() {
        let letters = Letters::read().unwrap();
        for (text, room, shown) in
            [("一二三四五", 5.0, "一二三四五"), ("一二三四五", 4.0, "一二三…"), ("一二", 0.5, "…")]
        {
            let line = letters.shortened(&letters.of(text), room);
            assert_eq!(line.iter().map(|letter| letter.letter).collect::<String>(), shown);
        }
    }

    fn shown(text: &str) -> String {
        Letters::read().unwrap().of(text).iter().map(|letter| letter.letter).collect()
    }

    #[test]
    fn a_letter_that_the_font_does_not_have_is_substituted() {
        assert_eq!(shown("髙﨑さんの𠮷日\u{1F389}と\u{0915}"), "髙﨑さんの𠮷日〓と〓");
    }

    #[test]
    fn letters_are_composed_and_what_has_no_shape_is_left_out() {
        assert_eq!(shown("か\u{3099}ん\u{200B}は\u{309A}る\u{FE0F}\t終"), "がんぱる 終");
    }
}
