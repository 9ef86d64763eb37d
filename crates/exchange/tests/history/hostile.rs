//! Inputs that are no tables, or mean harm: they end soon, with an error that says what they are.

use std::cell::Cell;
use std::io::{Read, Result, repeat};
use std::ops::ControlFlow;

use nenrin_exchange::Encoding;
use nenrin_exchange::ExchangeError;
use nenrin_exchange::history::{ProgressRow, Unread, read_table};
use proptest::prelude::{ProptestConfig, any, prop, proptest};

use crate::{all_told, read};

const HEADER: &str = "goal_id,day,value\n";
const ROW: &str = "g1,2026-01-05,1\n";

/// Bytes that count how many of them were asked for.
struct Counted<'c, R>(R, &'c Cell<u64>);

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.0.read(buffer)?;
        self.1.set(self.1.get() + read as u64);
        Ok(read)
    }
}

/// The last problem of an endless table, and how many bytes it took to find it.
fn end_of(bytes: impl Read) -> (String, u64) {
    let (taken, mut last) = (Cell::new(0), None);
    read_table::<ProgressRow>(Counted(bytes, &taken), Encoding::Utf8, |_, row| {
        last = row.err();
        ControlFlow::Continue(())
    })
    .unwrap();
    let Some(Unread { problems, .. }) = last else { panic!("no problem") };
    (all_told(&problems).join(" "), taken.get())
}

#[test]
fn nul_bytes_end_the_reading_on_their_line() {
    let text = format!("{HEADER}{ROW}\n{ROW}g1,2026\0-01-05,1\n{ROW}");
    let read = read::<ProgressRow>(text.as_bytes());
    assert_eq!((all_told(&read.problems), read.rows.len()), (vec!["goal_progress:5:*:binary".to_owned()], 2));
    assert_eq!(end_of(repeat(0)).0, "goal_progress:1:*:binary");
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    assert_eq!(all_told(&crate::read::<ProgressRow>(picture).problems), ["goal_progress:1:*:binary"]);
}

#[test]
fn an_endless_line_ends_after_a_megabyte() {
    let (told, taken) = end_of(repeat(b'x'));
    assert_eq!(told, "goal_progress:1:*:record_too_long");
    assert!(taken < 2 << 20, "{taken}");
}

#[test]
fn a_quote_never_closed_ends_after_a_megabyte() {
    let open = format!("{HEADER}{ROW}\"g1,2026-01-05,1\n");
    let lines = ROW.repeat(1 << 17);
    let (told, taken) = end_of(open.as_bytes().chain(lines.as_bytes()));
    assert_eq!(told, "goal_progress:3:*:record_too_long");
    assert!(taken < 2 << 20, "{taken}");
}

#[test]
fn a_quote_that_is_open_at_the_end_is_told_on_its_row_and_swallows_none() {
    let text = format!("{HEADER}{ROW}\"g1,2026-01-05,1\n{ROW}{ROW}");
    let read = read::<ProgressRow>(text.as_bytes());
    assert_eq!((all_told(&read.problems), read.rows.len()), (vec!["goal_progress:3:*:quote_open".to_owned()], 1));
    let closed = format!("{HEADER}{ROW}\"g1\",2026-01-05,\"1\"\n\"g\"\"1\",2026-01-05,1\n");
    assert!(crate::read::<ProgressRow>(closed.as_bytes()).problems.iter().all(|it| it.kind.as_code() != "quote_open"));
}

#[test]
fn noise_is_known_from_its_first_bytes() {
    // Every byte but NUL and the line ends, over and over: no text in any encoding.
    let noise: Vec<u8> = (1..=255).filter(|byte| !b"\r\n".contains(byte)).cycle().take(1 << 16).collect();
    let taken = Cell::new(0);
    Encoding::detect(Counted(noise.as_slice().chain(repeat(0xff)), &taken)).unwrap();
    assert!(taken.get() < 1 << 20, "{}", taken.get());
    assert_eq!(end_of(noise.as_slice().chain(repeat(b'x'))).0, "goal_progress:1:*:record_too_long");
}

#[test]
fn more_rows_than_a_table_may_have_end_the_reading() {
    let mut last = None;
    let bytes = HEADER.as_bytes().chain(Lines("x\n", 0));
    let reading = read_table::<ProgressRow>(bytes, Encoding::Utf8, |_, row| {
        last = row.err();
        ControlFlow::Continue(())
    });
    assert_eq!(reading.unwrap().rows, 5_000_000);
    assert_eq!(all_told(&last.unwrap().problems), ["goal_progress:5000002:*:too_many_rows"]);
}

/// One line without end.
struct Lines(&'static str, usize);

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        for byte in buffer.iter_mut() {
            *byte = self.0.as_bytes()[self.1 % self.0.len()];
            self.1 += 1;
        }
        Ok(buffer.len())
    }
}

#[test]
fn the_caller_may_break_off() {
    let mut seen = 0;
    let reading = read_table::<ProgressRow>(HEADER.as_bytes().chain(Lines(ROW, 0)), Encoding::Utf8, |_, _| {
        seen += 1;
        if seen == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((seen, reading.unwrap().rows), (3, 3));
}

#[test]
fn bytes_that_cannot_be_read_are_an_error_and_no_end() {
    struct Torn;
    impl Read for Torn {
        fn read(&mut self, _: &mut [u8]) -> Result<usize> {
            Err(std::io::Error::other("torn"))
        }
    }
    let read =
        read_table::<ProgressRow>(HEADER.as_bytes().chain(Torn), Encoding::Utf8, |_, _| ControlFlow::Continue(()));
    assert!(matches!(read, Err(ExchangeError::Read(_))));
    assert!(matches!(Encoding::detect(Torn), Err(ExchangeError::Read(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_can_make_reading_fail(noise in prop::collection::vec(any::<u8>(), 0..2_000)) {
        for encoding in [Encoding::Utf8, Encoding::ShiftJis, Encoding::Utf16Le, Encoding::Utf16Be] {
            for header in ["", HEADER] {
                let bytes = header.as_bytes().chain(noise.as_slice());
                read_table::<ProgressRow>(bytes, encoding, |_, _| ControlFlow::Continue(())).unwrap();
            }
        }
        Encoding::detect(noise.as_slice()).unwrap();
    }
}
