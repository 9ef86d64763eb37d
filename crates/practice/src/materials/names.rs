//! Names of files that came from outside: how they are shown, and what a copy may be called.

use nenrin_domain::is_hidden;

/// Characters of a name that are kept.
const KEPT: usize = 255;

/// Bytes of a copy's name: what every file system takes, with room for a number or an ending.
const COPY: usize = 180;

/// Names that are devices on Windows, whatever ending they have.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Names of ports, with a digit behind them.
const PORTS: [&str; 2] = ["com", "lpt"];

/// The name as it is kept in the row.
pub(super) fn kept(name: &str) -> String {
    name.chars().take(KEPT).collect()
}

/// The name as it is shown: nothing in it turns its direction, hides or breaks a line: a name that ends with `exe` must be seen to.
pub(super) fn shown(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control() && !is_hidden(*letter)).collect()
}

/// A name for a copy, which is one on every system and leads nowhere; what it is of such a name is that name.
pub(crate) fn for_copy(name: &str) -> String {
    // Where a name is cut, what is left of its end may become an ending.
    once(&once(name))
}

fn once(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = shown(last).chars().map(|letter| if is_sign(letter) { '_' } else { letter }).collect();
    let plain = plain.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let (stem, ending) = match plain.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 16 => (stem.trim_end_matches(['.', ' ']), Some(ending)),
        _ => (plain, None),
    };
    let stem = cut(stem, COPY).trim_end_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let stem = match stem {
        "" => "_".to_owned(),
        device if is_device(device) => format!("_{device}"),
        stem => stem.to_owned(),
    };
    ending.map_or(stem.clone(), |ending| format!("{stem}.{ending}"))
}

const fn is_sign(letter: char) -> bool {
    matches!(letter, '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

/// Whether a file or folder of this name is a device on Windows, which only looks at what stands before the first full stop.
pub(crate) fn is_device(name: &str) -> bool {
    let first = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_port = |port: &&str| {
        first.strip_prefix(*port).is_some_and(|digit| {
            let mut letters = digit.chars();
            matches!((letters.next(), letters.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    DEVICES.contains(&first.as_str()) || PORTS.iter().any(is_port)
}

fn cut(text: &str, most: usize) -> &str {
    let end = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).take_while(|end| *end <= most).last();
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{for_copy, shown};

    #[test]
    fn a_name_from_outside_leads_nowhere_and_is_no_device() {
        for (name, copy) in [
            ("発表会のご案内.pdf", "発表会のご案内.pdf"),
            ("con.txt", "_con.txt"),
            ("COM1", "_COM1"),
            ("aux.tar.gz", "_aux.tar.gz"),
            ("a/..", "_"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Windows\\system.ini", "system.ini"),
            ("note.txt:ads", "note.txt_ads"),
            (" .profile. ", "profile"),
            ("", "_"),
            ("photo\u{202e}gpj.exe", "photogpj.exe"),
            ("a\u{0}b\n.md", "ab.md"),
            (
                format!("{} .{}", "a".repeat(170), "b".repeat(20)).as_str(),
                format!("{}.bbbbbbbb", "a".repeat(170)).as_str(),
            ),
        ] {
            assert_eq!(for_copy(name), copy, "{name:?}");
        }
        assert_eq!(shown("\u{202e}fdp.exe"), "fdp.exe");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn the_name_of_a_copy_is_one_on_every_system(name in "(\\PC|[./\\\\:\u{202e}\u{0} ]|con|nul|COM1){0,300}") {
            let copy = for_copy(&name);
            assert!((1..=200).contains(&copy.len()), "{copy:?}");
            assert!(!copy.contains(['/', '\\', ':', '<', '>', '"', '|', '?', '*', '\u{202e}', '\0']));
            assert!(!copy.starts_with('.') && !copy.ends_with(['.', ' ']), "{copy:?}");
            assert!(!super::is_device(copy.split('.').next().unwrap()), "{copy:?}");
            assert_eq!(for_copy(&copy), copy);
        }
    }
}
