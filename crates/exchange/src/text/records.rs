//! Records: the lines of a CSV file, cell by cell.

use std::io::Read;

use csv::ByteRecord;

use super::Encoding;
use super::encoding::Decoded;
use super::lines::{Lines, Stop};
use crate::ExchangeError;

/// What comes next in a file.
pub(crate) enum Next {
    /// A record, which starts on this line.
    Record(u64),
    /// Something on this line that forbids reading on.
    Stopped(u64, Stop),
    /// Nothing.
    End,
}

/// The records of a CSV file, with the lines on which they start.
pub(crate) struct Records<R> {
    source: csv::Reader<Lines<Decoded<R>>>,
    pub(crate) record: ByteRecord,
}

impl<R: Read> Records<R> {
    /// Over bytes in `encoding` whose cells stand between `delimiter`s.
    pub(crate) fn new(bytes: R, encoding: Encoding, delimiter: u8) -> Result<Self, ExchangeError> {
        let decoded = Decoded::new(bytes, encoding).map_err(ExchangeError::Read)?;
        let mut source = csv::ReaderBuilder::new();
        source.has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(1 << 16);
        Ok(Self { source: source.from_reader(Lines::new(decoded, delimiter)), record: ByteRecord::new() })
    }

    /// Reads the next record that has anything in it: spreadsheets leave lines of bare commas behind.
    pub(crate) fn next(&mut self) -> Result<Next, ExchangeError> {
        loop {
            let (start, line) = (self.source.position().byte(), self.source.position().line());
            self.source.get_mut().start_record(start);
            match self.source.read_byte_record(&mut self.record) {
                Ok(false) => return Ok(Next::End),
                Ok(true) if self.record.iter().all(<[u8]>::is_empty) => {}
                Ok(true) => {
                    // Counted back from the record's end: the reader gives the start of blank lines it skipped before.
                    let within = self.record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
                    return Ok(Next::Record(self.source.position().line().saturating_sub(within + 1)));
                }
                Err(error) => return self.stop(line, error),
            }
        }
    }

    /// Why no more can be read; `None` when that is not known yet.
    pub(crate) fn refusal(&self) -> Option<Stop> {
        self.source.get_ref().refusal()
    }

    fn stop(&self, line: u64, error: csv::Error) -> Result<Next, ExchangeError> {
        match self.refusal() {
            Some(Stop::Binary) => Ok(Next::Stopped(self.source.get_ref().line(), Stop::Binary)),
            Some(why) => Ok(Next::Stopped(line, why)),
            None => Err(ExchangeError::Read(error.into())),
        }
    }
}
