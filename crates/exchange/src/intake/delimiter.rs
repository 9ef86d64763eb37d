//! What stands between the cells of a line.

use nenrin_domain::codes;

codes! {
    /// What stands between the cells of a line.
    Delimiter {
        /// A comma.
        Comma = "comma",
        /// A semicolon, as spreadsheets write it where the comma is in numbers.
        Semicolon = "semicolon",
        /// A tabulator.
        Tab = "tab",
    }
}

/// Lines that are looked at.
const LINES: usize = 50;

impl Delimiter {
    /// The byte.
    pub(super) const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// The delimiter that cuts the first line, and then the beginning of a text into lines of most cells, the same number in as
    /// many lines as may be: what people typed below the head may be full of any sign.
    pub(super) fn sniff(head: &str) -> Self {
        let fitting = |delimiter: &Self| {
            let mut reader = csv::ReaderBuilder::new();
            reader.has_headers(false).flexible(true).delimiter(delimiter.byte());
            let mut reader = reader.from_reader(head.as_bytes());
            let widths: Vec<usize> = reader.records().take(LINES).flatten().map(|record| record.len()).collect();
            let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
            let cuts_head = widths.first().is_some_and(|width| *width > 1);
            let most = widths.iter().filter(|width| **width > 1).map(|width| (alike(*width), *width)).max();
            (cuts_head, most.unwrap_or_default())
        };
        // The last of several that are equal is taken by `max_by_key`; a comma is meant when nothing speaks against it.
        [Self::Tab, Self::Semicolon, Self::Comma].into_iter().max_by_key(fitting).unwrap_or(Self::Comma)
    }
}

#[cfg(test)]
mod tests {
    use super::Delimiter;

    #[test]
    fn the_delimiter_is_the_one_that_makes_columns() {
        for (text, delimiter) in [
            ("a,b\n1,2\n", Delimiter::Comma),
            ("a;b\n1,5;2,5\n2,5;3,5\n", Delimiter::Semicolon),
            ("名前\tメール\n山田, 太郎\ta@example.jp\n", Delimiter::Tab),
            ("a;b;c\n\"x;y\",1;2\n", Delimiter::Semicolon),
            ("a,b\nx;y,\nx;y\nx;y\n", Delimiter::Comma),
            ("名前\n山田\n", Delimiter::Comma),
            ("", Delimiter::Comma),
        ] {
            assert_eq!(Delimiter::sniff(text), delimiter, "{text}");
        }
    }
}
