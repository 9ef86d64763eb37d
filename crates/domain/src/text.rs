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

/// Whether a sign is not seen and changes how others are: it hides, or turns the direction of what follows.
#[must_use]
pub const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// Whether a sign stands for nothing: it takes room and shows none, as the fillers of Korean syllables and the empty Braille cell.
const fn is_void(c: char) -> bool {
    matches!(
        c,
        '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{1d159}'
    )
}

/// Whether a sign only chooses how the one before it looks, as the variants of kanji and the parts of a flag do.
const fn is_choosing(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_visible(c: char) -> bool {
    !(c.is_whitespace() || c.is_control() || is_hidden(c) || is_void(c) || is_choosing(c))
}

/// The text without blanks and hidden signs around it: a name of nothing visible is none.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    if !text.chars().any(is_visible) {
        return "";
    }
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || is_hidden(c))
}

/// The text [`trimmed`] and in one line, as it is kept of a name: without what hides in it or turns the direction of what
/// follows. Signs that join the visible ones on both sides of them or choose how one looks stay, and so do the marks by
/// which a writing from right to left says where a number or a full stop belongs.
#[must_use]
pub fn plain_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut rest = trimmed(text).chars().peekable();
    while let Some(c) = rest.next() {
        let is_joined = line.chars().next_back().is_some_and(|before| is_visible(before) || is_choosing(before));
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => line.push(' '),
            '\u{200c}' | '\u{200d}' if is_joined && rest.peek().copied().is_some_and(is_visible) => line.push(c),
            '\u{200e}' | '\u{200f}' | '\u{61c}' => line.push(c),
            c if is_choosing(c) && !is_joined => {}
            c if c.is_control() || is_hidden(c) => {}
            c => line.push(c),
        }
    }
    line
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
    use super::{fold, fold_with_places, is_everyday, plain_line, trimmed};
    use proptest::prelude::{ProptestConfig, proptest};
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn a_name_of_nothing_visible_is_none_and_nothing_turns_its_beginning() {
        for (typed, kept) in [
            ("\u{200b}\u{2060}", ""),
            ("\u{3164}", ""),
            ("\u{2800} \u{115f}\u{1160}", ""),
            ("\u{ffa0}\u{fe0f}\u{0}", ""),
            ("\u{202e}佐藤 美咲\u{feff} ", "佐藤 美咲"),
            ("👨\u{200d}👩", "👨\u{200d}👩"),
            ("葛\u{e0100}", "葛\u{e0100}"),
        ] {
            assert_eq!(trimmed(typed), kept);
        }
    }

    #[test]
    fn a_name_hides_nothing_and_keeps_what_joins_its_letters() {
        for (typed, kept) in [
            ("佐\u{202e}藤\u{202c} 美\u{200b}\u{feff}咲", "佐藤 美咲"),
            ("\u{2067}林\u{2069}\u{0} 遥\u{7}", "林 遥"),
            ("佐藤\n美咲\t子", "佐藤 美咲 子"),
            ("👩\u{200d}👩\u{200d}👧 🏳\u{fe0f}\u{200d}🌈", "👩\u{200d}👩\u{200d}👧 🏳\u{fe0f}\u{200d}🌈"),
            ("می\u{200c}نا", "می\u{200c}نا"),
            ("क्\u{200d}ष", "क्\u{200d}ष"),
            ("葛\u{e0100}西", "葛\u{e0100}西"),
            ("美 \u{200d}\u{fe0f}咲", "美 咲"),
            ("\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}", "\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}"),
        ] {
            assert_eq!(plain_line(typed), kept, "{typed:?}");
            assert_eq!(plain_line(kept), kept);
        }
    }

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
