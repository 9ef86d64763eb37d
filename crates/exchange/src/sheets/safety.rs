//! Text that a spreadsheet would run: a cell is taken for a formula by its first character, whether or not it is quoted.

use super::Kind;

/// Whether a program may take a cell that begins like this for a formula, or do anything but show it.
fn is_trigger(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠')
}

/// Apostrophes before the sign belong to it, so that a text that has one of its own comes back unchanged.
fn starts_like_a_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(is_trigger)
}

/// The text as a spreadsheet keeps it text: one apostrophe before what looks like a formula.
#[must_use]
pub fn guarded(text: &str) -> String {
    if starts_like_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// What [`guarded`] was given.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| starts_like_a_formula(rest)).unwrap_or(cell)
}

/// The text for programs that take a cell as it is: what looks like a formula begins with the sign's full-width form, a
/// control character with a blank of full width. `None` when nothing needs to be changed.
pub(super) fn defused(text: &str) -> Option<String> {
    let first = text.chars().next().filter(|first| is_trigger(*first))?;
    let harmless = match first {
        '=' => '＝',
        '+' => '＋',
        '-' => '－',
        '@' => '＠',
        control if control.is_control() => '\u{3000}',
        _ => return None,
    };
    let rest = text.get(first.len_utf8()..).unwrap_or_default();
    Some(format!("{harmless}{rest}"))
}

/// Whether words under such a column can be anything a person has typed: also where a number or a day belongs, since a field of
/// the coach's own may hold what another program has put there. The others hold only what this program makes.
pub(super) const fn is_free(kind: Kind) -> bool {
    !matches!(kind, Kind::Id | Kind::Birthday | Kind::Currency)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{defused, guarded, is_trigger, unguarded};

    #[test]
    fn what_looks_like_a_formula_is_kept_text_and_comes_back() {
        for (text, cell) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+81 90", "'+81 90"),
            ("＝１", "'＝１"),
            ("\t=1", "'\t=1"),
            ("'=1", "''=1"),
            ("'90年代", "'90年代"),
            ("a=1", "a=1"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(unguarded(cell), text);
        }
    }

    #[test]
    fn a_program_gets_the_sign_in_full_width() {
        assert_eq!(defused("=1+2").as_deref(), Some("＝1+2"));
        assert_eq!(defused("\0a").as_deref(), Some("\u{3000}a"));
        assert_eq!(defused("＝1"), None, "it has full width already");
        assert_eq!(defused("1-2"), None);
    }

    proptest! {
        #[test]
        fn nothing_guarded_begins_with_a_sign_and_all_of_it_comes_back(text in "['=+@\\-\t\r\n\0＝a]{0,6}|\\PC{0,8}") {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(is_trigger));
            prop_assert_eq!(unguarded(&cell), text.as_str());
            let machine = defused(&text).unwrap_or_else(|| text.clone());
            prop_assert!(!machine.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']));
        }
    }
}
