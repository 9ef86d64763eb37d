//! The bytes on their way to the CSV reader: line ends made alike, and reading stopped before harm is done.

use std::io::{Error, Read, Result};

use super::MAX_RECORD_BYTES;

/// Why the reading of a file was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The file is not text.
    Binary,
    /// A record is longer than a record may be, perhaps by a quote that is never closed.
    RecordTooLong,
    /// The file ends within quotation marks: all that follows the opening one would be taken for a single cell.
    QuoteOpen,
}

/// Where the next byte stands in a record, by the rules of the CSV reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A cell begins.
    Beginning,
    /// Within a cell without quotation marks, or behind the closing one.
    Plain,
    /// Within quotation marks.
    Quoted,
    /// Behind a quotation mark within others: it closes them, or stands for one.
    Closing,
}

impl Place {
    const fn after(self, byte: u8, delimiter: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::Closing,
            (Self::Quoted, _) | (Self::Beginning | Self::Closing, b'"') => Self::Quoted,
            (_, byte) if byte == delimiter || byte == b'\n' => Self::Beginning,
            _ => Self::Plain,
        }
    }
}

/// Passes bytes on with every line end as LF, the last line ended too, so that lines can be counted whatever the file
/// was written on. Refuses NUL bytes, which no text has, more bytes within a record than a record may have, and an end within
/// quotation marks.
#[derive(Debug)]
pub(super) struct Lines<R> {
    bytes: R,
    passed: u64,
    allowed: u64,
    line: u64,
    last: u8,
    delimiter: u8,
    place: Place,
    after_cr: bool,
    refusal: Option<Stop>,
}

impl<R: Read> Lines<R> {
    pub(super) const fn new(bytes: R, delimiter: u8) -> Self {
        let (allowed, place) = (MAX_RECORD_BYTES, Place::Beginning);
        Self { bytes, passed: 0, allowed, line: 1, last: b'\n', delimiter, place, after_cr: false, refusal: None }
    }

    /// Says that a record starts after the first `start` bytes passed on.
    pub(super) const fn start_record(&mut self, start: u64) {
        self.allowed = start + MAX_RECORD_BYTES;
    }

    /// Why reading was stopped; `None` when it was not.
    pub(super) const fn refusal(&self) -> Option<Stop> {
        self.refusal
    }

    /// The line after the last line end passed on.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// Reads until something is there to pass on; gives how much, 0 at the end.
    fn read_chunk(&mut self, buffer: &mut [u8]) -> Result<usize> {
        loop {
            let read = self.bytes.read(buffer)?;
            let chunk = buffer.get_mut(..read).unwrap_or_default();
            // What comes before a NUL is passed on first, so that the line it is in can be named.
            let clean = chunk.iter().position(|byte| *byte == 0).unwrap_or(read);
            if clean < read {
                self.refusal = Some(Stop::Binary);
            }
            let kept = self.mend_line_ends(chunk.get_mut(..clean).unwrap_or_default());
            if kept > 0 || clean < read || read == 0 {
                return Ok(kept);
            }
        }
    }

    /// Makes every CR and CR LF in `chunk` an LF; gives how many bytes are left.
    fn mend_line_ends(&mut self, chunk: &mut [u8]) -> usize {
        if !self.after_cr && !chunk.contains(&b'\r') {
            return chunk.len();
        }
        let mut kept = 0;
        for at in 0..chunk.len() {
            let byte = chunk.get(at).copied().unwrap_or_default();
            let second_half = self.after_cr && byte == b'\n';
            self.after_cr = byte == b'\r';
            if let Some(place) = chunk.get_mut(kept).filter(|_| !second_half) {
                *place = if byte == b'\r' { b'\n' } else { byte };
                kept += 1;
            }
        }
        kept
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if self.passed > self.allowed {
            self.refusal = Some(Stop::RecordTooLong);
        }
        let mut kept = if self.refusal.is_none() { self.read_chunk(buffer)? } else { 0 };
        if kept == 0 && self.refusal.is_none() && self.place == Place::Quoted {
            self.refusal = Some(Stop::QuoteOpen);
        }
        if let (0, Some(_)) = (kept, self.refusal) {
            return Err(Error::other("reading was stopped"));
        }
        if let (0, true, Some(first)) = (kept, self.last != b'\n', buffer.first_mut()) {
            *first = b'\n';
            kept = 1;
        }
        let passed = buffer.get(..kept).unwrap_or_default();
        self.last = passed.last().copied().unwrap_or(self.last);
        self.line += passed.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        self.place = passed.iter().fold(self.place, |place, byte| place.after(*byte, self.delimiter));
        self.passed += passed.len() as u64;
        Ok(kept)
    }
}
