//! Rows of cells as CSV (RFC 4180 with LF): an empty cell is no value, an empty cell in quotes is an empty text.

use std::io::{BufRead, Error, ErrorKind, Result};

/// Bytes of the longest row that is read: an entry of the change log with both wordings of a long note fits.
const MAX_ROW_BYTES: usize = 16 << 20;

/// Appends one row.
pub(super) fn write_row<'c>(cells: impl Iterator<Item = Option<&'c str>>, out: &mut Vec<u8>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(b',');
        }
        match cell {
            None => {}
            Some(text) if text.is_empty() || text.contains(['"', ',', '\n', '\r']) => {
                out.push(b'"');
                out.extend(text.replace('"', "\"\"").as_bytes());
                out.push(b'"');
            }
            Some(text) => out.extend(text.as_bytes()),
        }
    }
    out.push(b'\n');
}

/// Reads rows exactly as [`write_row`] writes them; anything else is an error of the kind
/// [`ErrorKind::InvalidData`].
pub(super) struct Rows<R> {
    bytes: R,
    /// The line on which the row read last began, 1 being the first.
    pub line: u64,
    lines: u64,
    raw: Vec<u8>,
}

impl<R: BufRead> Rows<R> {
    pub const fn new(bytes: R) -> Self {
        Self { bytes, line: 0, lines: 0, raw: Vec::new() }
    }

    pub fn into_inner(self) -> R {
        self.bytes
    }

    /// The next row; `None` after the last.
    pub fn next(&mut self) -> Result<Option<Vec<Option<String>>>> {
        self.raw.clear();
        self.line = self.lines + 1;
        // A row ends at the first line end outside quotes.
        let mut quotes = 0;
        loop {
            let start = self.raw.len();
            let room = (MAX_ROW_BYTES + 1).saturating_sub(start) as u64;
            let read = std::io::Read::take(&mut self.bytes, room).read_until(b'\n', &mut self.raw)?;
            if read == 0 && start == 0 {
                return Ok(None);
            }
            if read == 0 || self.raw.last() != Some(&b'\n') || self.raw.len() > MAX_ROW_BYTES {
                return Err(not_ours());
            }
            self.lines += 1;
            quotes += self.raw.get(start..).unwrap_or_default().iter().filter(|byte| **byte == b'"').count();
            if quotes % 2 == 0 {
                return cells(&self.raw).map(Some).ok_or_else(not_ours);
            }
        }
    }
}

fn not_ours() -> Error {
    Error::from(ErrorKind::InvalidData)
}

/// The cells of a row with its line end; `None` when it was not written by [`write_row`].
fn cells(raw: &[u8]) -> Option<Vec<Option<String>>> {
    let mut rest = std::str::from_utf8(raw).ok()?;
    let mut cells = Vec::new();
    loop {
        let (cell, end) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted)?,
            None => {
                let at = rest.find([',', '\n'])?;
                let (text, end) = rest.split_at_checked(at)?;
                if text.contains(['"', '\r']) {
                    return None;
                }
                ((!text.is_empty()).then(|| text.to_owned()), end)
            }
        };
        cells.push(cell);
        if end == "\n" {
            return Some(cells);
        }
        rest = end.strip_prefix(',')?;
    }
}

/// The text of a cell whose first quote has been read, and what comes after its last.
fn quoted_cell(mut rest: &str) -> Option<(Option<String>, &str)> {
    let mut text = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        text.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return Some((Some(text), after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, prop, proptest};

    use super::{Rows, write_row};

    fn read(bytes: &[u8]) -> std::io::Result<Vec<Vec<Option<String>>>> {
        let mut rows = Rows::new(bytes);
        std::iter::from_fn(|| rows.next().transpose()).collect()
    }

    #[test]
    fn no_value_and_an_empty_text_are_not_the_same() {
        let mut out = Vec::new();
        write_row([None, Some(""), Some("a,\"b\"\nc"), Some("面談")].into_iter(), &mut out);
        assert_eq!(std::str::from_utf8(&out), Ok(",\"\",\"a,\"\"b\"\"\nc\",面談\n"));
        let cells = vec![None, Some(String::new()), Some("a,\"b\"\nc".to_owned()), Some("面談".to_owned())];
        assert_eq!(read(&out).unwrap(), [cells]);
    }

    #[test]
    fn what_no_writer_of_ours_wrote_is_refused() {
        for bad in ["a", "a\r\n", "a\"b\n", "\"a\n", "\"a\"b\n", "\"a\" ,b\n", "a,\"b", "\"\"\"\n", "\"a\n\n"] {
            assert!(read(bad.as_bytes()).is_err(), "{bad:?}");
        }
        assert!(read(b"\xff\n").is_err());
        assert!(read(&vec![b'a'; (16 << 20) + 2]).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn what_is_written_reads_back(
            rows in prop::collection::vec(prop::collection::vec(any::<Option<String>>(), 1..5), 0..5),
        ) {
            let mut out = Vec::new();
            rows.iter().for_each(|row| write_row(row.iter().map(Option::as_deref), &mut out));
            assert_eq!(read(&out).unwrap(), rows);
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(prop::sample::select(b"a,\"\n\r\xe3".to_vec()), 0..40)) {
            // Whatever is read would be written the same way or at least mean the same.
            if let Ok(rows) = read(&bytes) {
                let mut out = Vec::new();
                rows.iter().for_each(|row| write_row(row.iter().map(Option::as_deref), &mut out));
                assert_eq!(read(&out).unwrap(), rows);
            }
        }
    }
}
