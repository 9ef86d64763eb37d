//! Telephone numbers: what is the same of them however they are written.

use crate::fold;

/// The digits of a telephone number as it is called from within Japan, whatever stands between them: `+81 3 1234 5678` and
/// `03-1234-5678` are `0312345678`. Of a number of another country, its digits. Empty of a text without digits.
#[must_use]
pub fn phone_digits(phone: &str) -> String {
    let folded = fold(phone);
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    let national = folded.trim_start().strip_prefix('+').and_then(|_| digits.strip_prefix("81"));
    national.map_or(digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::phone_digits;

    #[test]
    fn one_number_has_the_same_digits_however_it_is_written() {
        let spellings = [
            "0312345678",
            "03-1234-5678",
            "(03) 1234 5678",
            "０３－１２３４－５６７８",
            "03\u{2010}1234\u{2010}5678",
            "+81 3-1234-5678",
            "＋81 (0)3 1234 5678",
        ];
        for spelling in spellings {
            assert_eq!(phone_digits(spelling), "0312345678", "{spelling}");
        }
        assert_eq!(phone_digits("+1 396 555 0112"), "13965550112");
        assert_eq!(phone_digits("なし"), "");
    }
}
