//! Headings of tables as they are compared.
//!
//! Data catalogue: the marks by which forms show that a question must be answered.

use nenrin_domain::fold;

/// What is put around a heading to show that it must be answered.
const MARKS: [&str; 4] = ["(必須)", "[必須]", "(required)", "*"];

/// A heading in the form in which headings are compared: folded, without blanks and without marks of what is required.
#[must_use]
pub fn header_key(text: &str) -> String {
    let mut key: String = fold(text).chars().filter(|c| !c.is_whitespace()).collect();
    for mark in MARKS {
        if let Some(rest) = key.strip_suffix(mark) {
            key.truncate(rest.len());
        }
    }
    key.trim_end_matches(':').to_owned()
}

#[cfg(test)]
mod tests {
    use super::header_key;

    #[test]
    fn headings_are_the_same_whatever_their_width_and_marks() {
        for same in ["お名前（必須）", "お名前 *", "お名前：", " お 名前"] {
            assert_eq!(header_key(same), header_key("お名前"), "{same}");
        }
        assert_eq!(header_key("Customer Email"), header_key("ＣＵＳＴＯＭＥＲ　ＥＭＡＩＬ"));
    }
}
