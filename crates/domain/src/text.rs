//! Folding: the form of a text in which spellings that a reader takes for the same are the same.

use unicode_normalization::UnicodeNormalization;

/// The folded form of a text: width (NFKC), case, katakana and the common variants of name kanji are made equal.
/// Used for finding and sorting only; what the coach typed is always kept and shown as typed.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_each(text, &mut folded, |_, _| ());
    folded
}

/// The characters of [`fold`], each with the place in `text`, counted in characters, of the character it came from.
/// A letter with marks of its own is one character, at the place of the letter.
#[must_use]
pub fn fold_with_places(text: &str) -> Vec<(char, usize)> {
    let (mut folded, mut places) = (String::with_capacity(text.len()), Vec::new());
    fold_each(text, &mut folded, |place, letter| {
        while places.last().is_some_and(|(_, before)| *before == place) {
            places.pop();
        }
        places.extend(letter.chars().map(|c| (c, place)));
    });
    places
}

/// Folds letter by letter, and tells of each letter its place and its folded form; again when a mark was added to it.
fn fold_each(text: &str, folded: &mut String, mut tell: impl FnMut(usize, &str)) {
    let (mut letter, mut place) = (0, 0);
    for (n, c) in text.chars().enumerate() {
        let end = folded.len();
        fold_char(c, folded);
        if is_mark(folded.get(end..).unwrap_or_default()) {
            let marked = folded.split_off(letter);
            folded.extend(marked.nfc());
        } else {
            (letter, place) = (end, n);
        }
        tell(place, folded.get(letter..).unwrap_or_default());
    }
}

/// Whether this belongs to the letter before it: an accent, the second or third part of a Korean syllable, a voiced
/// mark.
fn is_mark(folded: &str) -> bool {
    let mark = |c| matches!(c, '\u{300}'..='\u{36f}' | '\u{1160}'..='\u{11ff}' | '\u{3099}' | '\u{309a}');
    folded.chars().next().is_some_and(mark)
}

/// Appends the folded form of one character.
fn fold_char(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
        return;
    }
    // The everyday characters of Japanese are compatible with themselves and have no case.
    if is_everyday(c) {
        folded.push(plain_kanji(c));
        return;
    }
    // Spacing voiced marks would otherwise decompose to a space and a mark.
    let c = match c {
        '\u{309b}' => '\u{3099}',
        '\u{309c}' => '\u{309a}',
        other => other,
    };
    for c in std::iter::once(c).nfkc().flat_map(char::to_lowercase) {
        folded.push(match c {
            'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
            other => plain_kanji(other),
        });
    }
}

/// Whether this is hiragana or one of the unified kanji.
const fn is_everyday(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{4e00}'..='\u{9fff}')
}

/// The everyday form of kanji that names write in several ways.
const fn plain_kanji(c: char) -> char {
    match c {
        '髙' => '高',
        '﨑' | '嵜' | '碕' => '崎',
        '𠮷' => '吉',
        '邊' | '邉' => '辺',
        '齋' | '齊' => '斎',
        '澤' => '沢',
        '濵' | '濱' => '浜',
        '櫻' => '桜',
        '廣' => '広',
        '國' => '国',
        '島' | '嶋' | '嶌' => '島',
        '栁' => '柳',
        '德' => '徳',
        '惠' => '恵',
        '～' | '〜' => '~',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_with_places, is_everyday};
    use proptest::prelude::{ProptestConfig, proptest};
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn spellings_a_reader_takes_for_the_same_are_the_same() {
        for (a, b) in [
            ("ｻﾄｳ ﾐｻｷ", "さとう みさき"),
            ("髙橋", "高橋"),
            ("山﨑", "山崎"),
            ("𠮷田", "吉田"),
            ("渡邉", "渡辺"),
            ("ＣＯＡＣＨ", "coach"),
            ("が", "ガ"),
            ("は\u{309a}", "パ"),
            ("①", "1"),
            ("cafe\u{301}", "Café"),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
    }
    #[test]
    fn folded_characters_know_where_they_came_from() {
        assert_eq!(fold_with_places("Aﾊﾟ㍻"), [('a', 0), ('ぱ', 1), ('平', 3), ('成', 3)]);
    }

    #[test]
    fn everyday_characters_are_compatible_with_themselves_and_have_no_case() {
        for c in (char::MIN..=char::MAX).filter(|c| is_everyday(*c)) {
            assert!(std::iter::once(c).nfkc().flat_map(char::to_lowercase).eq([c]), "{c}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn places_are_those_of_the_folded_text(text in "(\\PC|[a-zA-Zア-ンｱ-ﾝ\u{ff9e}\u{ff9f}\u{3099}\u{301}]){0,20}") {
            let places = fold_with_places(&text);
            assert_eq!(places.iter().map(|(c, _)| *c).collect::<String>(), fold(&text));
            assert!(places.is_sorted_by_key(|(_, place)| *place));
            assert!(places.iter().all(|(_, place)| *place < text.chars().count()));
        }
    }
}
