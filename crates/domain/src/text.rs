//! Folding: the form of a text in which spellings that a reader takes for the same are the same.

use unicode_normalization::UnicodeNormalization;

/// The folded form of a text: width (NFKC), case, katakana and the common variants of name kanji are made equal.
/// Used for finding and sorting only; what the coach typed is always kept and shown as typed.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_char(c, &mut folded));
    // A voiced mark after its kana composes only when both have been seen.
    if folded.contains(['\u{3099}', '\u{309a}']) { folded.nfc().collect() } else { folded }
}

/// Appends the folded form of one character, as [`fold`] does for a text.
pub fn fold_char(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c.to_ascii_lowercase());
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
    use super::fold;

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
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
    }
}
