//! Names in a folder that others use, too.

use std::path::{Component, Path};

/// `wanted`, with a number before its ending when that is taken.
pub(super) fn free_name(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let (stem, ending) =
        wanted.rsplit_once('.').map_or((wanted, String::new()), |(stem, end)| (stem, format!(".{end}")));
    let numbered = (2_u32..).map(|n| format!("{stem} ({n}){ending}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

/// Whether it names something in the folder itself, whatever somebody may have written into our list.
pub(super) fn is_plain(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
}

#[cfg(test)]
mod tests {
    use super::{free_name, is_plain};

    #[test]
    fn a_name_that_is_taken_gets_a_number_before_its_ending() {
        let taken = ["a.pdf", "a (2).pdf", "folder"];
        let free = |wanted: &str| free_name(wanted, |name| taken.contains(&name));
        assert_eq!(
            (free("a.pdf"), free("b.pdf"), free("folder")),
            ("a (3).pdf".into(), "b.pdf".into(), "folder (2)".into())
        );
    }

    #[test]
    fn what_leads_elsewhere_is_no_name() {
        for name in ["", ".", "..", "../x", "a/b", "/etc/passwd"] {
            assert!(!is_plain(name), "{name}");
        }
        assert!(is_plain("案内 #1.pdf"));
    }
}
