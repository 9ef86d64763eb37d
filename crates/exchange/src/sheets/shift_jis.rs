//! Text in Shift_JIS as Windows has it (CP932): what is written otherwise than typed, and what cannot be written at all.

use encoding_rs::SHIFT_JIS;
use unicode_normalization::UnicodeNormalization as _;

/// What stands for a character that Shift_JIS does not have: the mark by which Japanese printers show a missing letter.
const MISSING: char = '〓';

/// The text in the characters that programs in Japan expect, of which two look-alikes exist each.
fn usual(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfc().map(|c| match c {
        '\u{301c}' => '\u{ff5e}',
        '\u{2014}' => '\u{2015}',
        '\u{2016}' => '\u{2225}',
        '\u{2013}' | '\u{2212}' => '\u{ff0d}',
        '\u{a0}' => ' ',
        '\u{2022}' | '\u{b7}' => '\u{30fb}',
        'ゔ' => 'ヴ',
        other => other,
    })
}

/// The characters of the text that Shift_JIS does not have, in their order.
pub(super) fn unmappable(text: &str) -> impl Iterator<Item = char> + '_ {
    usual(text).filter(|c| !is_mappable(*c))
}

/// The bytes of the text, with [`MISSING`] for what Shift_JIS does not have.
pub(super) fn encode(text: &str) -> Vec<u8> {
    let words: String = usual(text).map(|c| if is_mappable(c) { c } else { MISSING }).collect();
    SHIFT_JIS.encode(&words).0.into_owned()
}

/// The encoder writes the yen sign and the overline as other characters: they would come back as those.
fn is_mappable(c: char) -> bool {
    if c.is_ascii() {
        return true;
    }
    let mut letter = [0; 4];
    let (bytes, _, replaced) = SHIFT_JIS.encode(c.encode_utf8(&mut letter));
    !replaced && SHIFT_JIS.decode_without_bom_handling(&bytes).0.chars().eq([c])
}

#[cfg(test)]
mod tests {
    use encoding_rs::SHIFT_JIS;
    use proptest::prelude::*;

    use super::{encode, unmappable};

    fn written(text: &str) -> String {
        SHIFT_JIS.decode_without_bom_handling(&encode(text)).0.into_owned()
    }

    #[test]
    fn look_alikes_are_written_as_programs_in_japan_expect_them() {
        assert_eq!(written("10〜12時 — ‖ – − • · ゔ a\u{a0}b"), "10～12時 ― ∥ － － ・ ・ ヴ a b");
        assert_eq!(written("か\u{3099}"), "が", "a mark of its own joins its letter");
        assert_eq!(unmappable("10〜12時 — ‖").count(), 0);
    }

    #[test]
    fn what_shift_jis_does_not_have_is_named_and_never_becomes_an_entity() {
        assert_eq!(unmappable("𠮷野家 🌳 髙﨑 ¥").collect::<String>(), "𠮷🌳¥");
        assert_eq!(written("𠮷野家 🌳"), "〓野家 〓");
        assert_eq!(written("髙橋 﨑 ①"), "髙橋 﨑 ①", "what Windows added is there");
    }

    proptest! {
        #[test]
        fn what_is_not_named_comes_back(text in "\\PC{0,12}") {
            let usual: String = super::usual(&text).collect();
            if unmappable(&text).next().is_none() {
                prop_assert_eq!(written(&text), usual);
            }
            prop_assert!(!written(&text).contains("&#") || text.contains("&#"));
        }
    }
}
