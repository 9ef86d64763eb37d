//! Breaking text into lines, as Japanese and English want it: words, addresses and links stay whole, and no line begins with
//! what closes or parts, or ends with what opens.
//!
//! Data catalogue: the signs that close, part and open.

use super::letters::Letter;

/// What no line may begin with.
const CLOSING: &str = "、。，．,.・：；:;？！?!ー々ゝゞヽヾ）)］]｝}〕〉》」』】〙〗〟’”%％‐–—…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";

/// What stands between two things, and so never before the first one of a line.
const PARTING: &str = "｜|→・／~～〜＝＋";

/// Where a word that is longer than a line is broken sooner than elsewhere, after it.
const JOINTS: &str = "/-_?&=.@,";

/// What no line may end with.
const OPENING: &str = "（([［{｛〔〈《「『【〘〖〝‘“￥¥$＄#＃";

/// The lines of one paragraph, none wider than `measure` in parts of the letters' size; the widest single letter fits always.
pub(super) fn broken(letters: &[Letter], measure: f32) -> Vec<Vec<Letter>> {
    let mut lines = Vec::new();
    let mut rest = letters;
    loop {
        let fitting = fitting(rest, measure);
        if fitting >= rest.len() {
            lines.push(trimmed(rest));
            return lines;
        }
        let at = (1..=fitting).rev().find(|at| may_break(rest, *at)).unwrap_or_else(|| inside(rest, fitting));
        let (line, after) = rest.split_at(at.min(rest.len()));
        lines.push(trimmed(line));
        let spaces = after.iter().take_while(|letter| is_space(letter.letter)).count();
        rest = after.get(spaces..).unwrap_or_default();
        if rest.is_empty() {
            return lines;
        }
    }
}

/// How many letters fit into one line; spaces at its end take no room.
fn fitting(letters: &[Letter], measure: f32) -> usize {
    let mut width = 0.0;
    for (place, letter) in letters.iter().enumerate() {
        width += letter.width;
        if width > measure && !is_space(letter.letter) {
            return place;
        }
    }
    letters.len()
}

/// Where a word is broken of which no more than `fitting` letters fit.
fn inside(letters: &[Letter], fitting: usize) -> usize {
    let is_joint =
        |at: &usize| at.checked_sub(1).and_then(|last| letters.get(last)).is_some_and(|it| JOINTS.contains(it.letter));
    (fitting / 2..=fitting).rev().find(is_joint).unwrap_or(fitting).max(1)
}

/// Whether a line may end before the letter at `at`.
fn may_break(letters: &[Letter], at: usize) -> bool {
    let pair = at.checked_sub(1).and_then(|before| Some((letters.get(before)?.letter, letters.get(at)?.letter)));
    let Some((before, after)) = pair else { return false };
    match (before, after) {
        (_, after) if is_space(after) => false,
        _ if PARTING.contains(after) => false,
        // What is said of a number in brackets stays with it, as the day of the week with a day.
        (before, '（' | '(') if before.is_ascii_digit() => false,
        (before, _) if is_space(before) => true,
        _ if CLOSING.contains(after) || OPENING.contains(before) => false,
        _ => is_wide(before) || is_wide(after),
    }
}

/// A space, also one as wide as a kanji: a line ends before it and goes on after it.
const fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\u{3000}')
}

/// Kana, kanji and full-width signs, between which lines may break anywhere.
const fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFF}')
}

fn trimmed(line: &[Letter]) -> Vec<Letter> {
    let end = line.iter().rposition(|letter| !is_space(letter.letter)).map_or(0, |last| last + 1);
    line.get(..end).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::super::letters::{Letter, Letters};
    use super::{CLOSING, broken};

    fn lines(text: &str, measure: f32) -> Vec<String> {
        let letters = Letters::read().unwrap().of(text);
        broken(&letters, measure).iter().map(|line| line.iter().map(|it| it.letter).collect()).collect()
    }

    fn wide(text: &str) -> f32 {
        Letters::read().unwrap().of(text).iter().map(|it| it.width).sum()
    }

    #[test]
    fn a_full_stop_never_begins_a_line_and_a_bracket_never_ends_one() {
        assert_eq!(lines("一二三四五。六七", 5.0), ["一二三四", "五。六七"]);
        assert_eq!(lines("一二三四「五六」", 5.0), ["一二三四", "「五六」"]);
    }

    #[test]
    fn english_words_stay_whole_and_too_long_ones_are_broken_where_the_line_ends() {
        assert_eq!(lines("a practice of one", 5.0), ["a practice", "of one"]);
        let all = lines(&"w".repeat(40), 6.0);
        assert!(all.len() > 1 && all.concat() == "w".repeat(40));
    }

    #[test]
    fn addresses_and_links_stay_whole_and_are_broken_at_a_joint_only_when_longer_than_a_line() {
        let (mail, link) = ("misaki.sato@example.jp", "https://example.jp/a-b?c=d");
        assert_eq!(lines(&format!("連絡先は{mail}です"), wide(mail) + 0.1), ["連絡先は", mail, "です"]);
        assert_eq!(lines(&format!("資料 {link}"), wide(link) + 1.0), ["資料", link]);
        let long = "https://example.jp/worksheets/2026";
        assert_eq!(lines(long, wide("https://example.jp/work")), ["https://example.jp/", "worksheets/2026"]);
    }

    #[test]
    fn the_day_of_the_week_stays_with_its_day() {
        assert_eq!(lines("期日は2026/11/18（水）", 9.5), ["期日は", "2026/11/18（水）"]);
    }

    #[test]
    fn what_parts_two_things_never_begins_a_line() {
        assert_eq!(lines("一二三四五 → 六七", 5.5), ["一二三四", "五 → 六七"]);
        assert_eq!(lines("一二三四五　｜　六七", 6.0), ["一二三四", "五　｜　六七"]);
        assert_eq!(lines("alpha | beta | gamma", wide("alpha | be")), ["alpha |", "beta |", "gamma"]);
    }

    #[test]
    fn no_text_is_one_empty_line() {
        assert_eq!(lines("", 5.0), [""]);
    }

    proptest! {
        #[test]
        fn every_letter_is_set_once_and_no_line_is_too_wide(text in "[ a-z、。「」一二三ぁー]{0,80}", measure in 2.0_f32..20.0) {
            let letters = Letters::read().unwrap().of(&text);
            let all = broken(&letters, measure);
            let set: String = all.concat().iter().map(|it| it.letter).filter(|it| *it != ' ').collect();
            prop_assert_eq!(set, text.replace(' ', ""));
            for line in &all {
                let width: f32 = line.iter().map(|it: &Letter| it.width).sum();
                prop_assert!(width <= measure + 0.001 || line.len() == 1, "{} > {}", width, measure);
            }
        }
    }

    #[test]
    fn what_closes_is_told_from_what_opens() {
        assert!(!CLOSING.contains('「') && CLOSING.contains('」'));
    }
}
