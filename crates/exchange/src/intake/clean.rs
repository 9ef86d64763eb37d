//! Cells and headings as they are compared and kept.
//!
//! Data catalogue: the signs behind a year.

use nenrin_domain::trimmed;

use crate::sheets::unguarded;

/// A cell as it is kept: without blanks or hidden signs around it, and without the apostrophe by which a program marked it as text.
pub(super) fn clean(cell: &str) -> &str {
    unguarded(trimmed(cell))
}

/// A heading without the year behind it, of which the days in its column are: `日付(2025年)`.
pub(super) fn without_year(key: &str) -> &str {
    let Some((bare, inside)) = key.strip_suffix(')').and_then(|key| key.rsplit_once('(')) else { return key };
    let digits = inside.trim_end_matches(['年', '度']);
    if digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) { bare } else { key }
}

/// A number in scientific notation, which a spreadsheet made of a long number: its last digits are lost.
pub(super) fn is_scientific(cell: &str) -> bool {
    let Some((digits, power)) = cell.split_once(['E', 'e']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_number(digits) && power.strip_prefix('+').is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::{clean, is_scientific};

    #[test]
    fn one_apostrophe_before_what_looks_like_a_formula_is_taken_off() {
        for (cell, kept) in
            [("'+91 90", "+91 90"), (" '=1 ", "=1"), ("''=1", "'=1"), ("'90年代", "'90年代"), ("-3", "-3")]
        {
            assert_eq!(clean(cell), kept);
        }
    }

    #[test]
    fn a_number_that_went_through_a_spreadsheet_is_known() {
        assert!(is_scientific("9.01235E+09") && is_scientific("8.19E+11"));
        assert!(
            !is_scientific("E+3") && !is_scientific("090-1234-5678") && !is_scientific("3E") && !is_scientific("1e5")
        );
    }
}
