//! Zips on a disk that fails: whichever call fails, the writing ends with that failure, and never in another way.

#![allow(clippy::unwrap_used, reason = "a failing test may stop where it stands")]

use std::io::{Cursor, Error, ErrorKind, Result as IoResult, Seek, SeekFrom, Write};

use nenrin_domain::Language;
use nenrin_exchange::archive::{Shape, Writing};
use nenrin_exchange::history::write_templates;
use nenrin_exchange::sheets::{self, Preset, Subject, Table};
use nenrin_exchange::{Bundle, ExchangeError};

/// A disk of which one call fails, or that and all after it.
struct Failing<'c> {
    bytes: Cursor<Vec<u8>>,
    calls: &'c mut u64,
    fails: fn(u64, u64) -> bool,
    at: u64,
}

impl Failing<'_> {
    fn call(&mut self) -> IoResult<()> {
        *self.calls += 1;
        if (self.fails)(*self.calls, self.at) { Err(Error::from(ErrorKind::StorageFull)) } else { Ok(()) }
    }
}

impl Write for Failing<'_> {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        self.call()?;
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> IoResult<()> {
        self.call()
    }
}

impl Seek for Failing<'_> {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        self.call()?;
        self.bytes.seek(to)
    }
}

const WORDS: &str = "来週の日程を相談";

fn archived(out: Failing<'_>) -> Result<(), ExchangeError> {
    let mut archive = Writing::new(out);
    let column = "text".to_owned();
    archive.begin(&Shape { name: "note".to_owned(), columns: vec![column] })?;
    for _ in 0..3 {
        archive.row(&[Some(WORDS.repeat(3_000))])?;
    }
    let write = |file: &mut dyn Write| file.write_all(WORDS.as_bytes()).map_err(ExchangeError::Write);
    archive.attach(&"a".repeat(64), write)?;
    archive.finish().map(drop)
}

fn bundled(out: Failing<'_>) -> Result<(), ExchangeError> {
    let mut bundle = Bundle::new(out);
    bundle.add("record.json", WORDS.as_bytes())?;
    bundle.begin("record.pdf")?.write_all(WORDS.repeat(400).as_bytes()).map_err(ExchangeError::Write)?;
    bundle.finish().map(drop)
}

fn template(out: Failing<'_>) -> Result<(), ExchangeError> {
    write_templates(out).map(drop)
}

fn tabled(out: Failing<'_>) -> Result<(), ExchangeError> {
    let empty = |subject| Table { subject, further: Vec::new(), rows: Vec::new() };
    let tables = [Subject::Learners, Subject::Payments].map(empty);
    sheets::write(&tables, Language::Ja, Preset::Workbook, out, || Ok(()))
}

fn is_full(failed: &ExchangeError) -> bool {
    matches!(failed, ExchangeError::Write(error) if error.kind() == ErrorKind::StorageFull)
}

/// Writes a file of some kind to a disk that fails.
type Written = fn(Failing<'_>) -> Result<(), ExchangeError>;

#[test]
fn whichever_call_of_the_disk_fails_once_or_for_good_every_zip_ends_with_that_failure() {
    let kinds: [(&str, Written); 4] =
        [("archive", archived), ("bundle", bundled), ("templates", template), ("workbook", tabled)];
    let ways: [fn(u64, u64) -> bool; 2] = [|call, at| call == at, |call, at| call >= at];
    for (kind, write) in kinds {
        let run = |at: u64, fails: fn(u64, u64) -> bool| {
            let mut calls = 0;
            let done = write(Failing { bytes: Cursor::new(Vec::new()), calls: &mut calls, fails, at });
            (done, calls)
        };
        let (whole, calls) = run(u64::MAX, |_, _| false);
        assert!(whole.is_ok() && calls > 3, "{kind}: {whole:?}");
        for at in 1..=calls {
            for fails in ways {
                let failed = run(at, fails).0.unwrap_err();
                assert!(is_full(&failed), "{kind}, call {at} of {calls}: {failed:?}");
            }
        }
    }
}
