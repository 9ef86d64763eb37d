//! Where a zip is packed to. A packer that is dropped before its end packs the rest all the same, and writes to the terminal
//! when that fails: after a write that failed, all that still comes is taken and thrown away.

use std::io::{Error, ErrorKind, Result, Seek, SeekFrom, Write};

use zip::ZipWriter;

use crate::ExchangeError;
use crate::zips::write_error;

/// A zip that is packed to `out`.
pub(crate) fn pack_to<W: Write + Seek>(out: W) -> ZipWriter<Packing<W>> {
    ZipWriter::new(Packing { out, place: 0, has_failed: false })
}

/// Ends the zip, and gives back what it was packed to.
pub(crate) fn end<W: Write + Seek>(zip: ZipWriter<Packing<W>>) -> std::result::Result<W, ExchangeError> {
    let Packing { out, has_failed, .. } = zip.finish().map_err(write_error)?;
    if has_failed { Err(ExchangeError::Write(Error::other("an earlier write failed"))) } else { Ok(out) }
}

/// Bytes on their way to `out`, until the first of them fails.
pub(crate) struct Packing<W> {
    out: W,
    /// Where the next byte would go; the packer works out sizes by it.
    place: u64,
    has_failed: bool,
}

impl<W> Packing<W> {
    fn heed<T>(&mut self, done: Result<T>) -> Result<T> {
        // An interruption is no failure: whoever writes tries again.
        self.has_failed |= done.as_ref().is_err_and(|error| error.kind() != ErrorKind::Interrupted);
        done
    }
}

impl<W: Write> Write for Packing<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let mut written = Ok(bytes.len());
        if !self.has_failed {
            written = self.out.write(bytes);
            written = self.heed(written);
        }
        self.place += written.as_ref().map_or(0, |written| *written as u64);
        written
    }

    fn flush(&mut self) -> Result<()> {
        if self.has_failed {
            return Ok(());
        }
        let flushed = self.out.flush();
        self.heed(flushed)
    }
}

impl<W: Seek> Seek for Packing<W> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        if self.has_failed {
            self.place = match to {
                SeekFrom::Start(place) => place,
                SeekFrom::Current(by) | SeekFrom::End(by) => self.place.saturating_add_signed(by),
            };
            return Ok(self.place);
        }
        let place = self.out.seek(to);
        self.place = self.heed(place)?;
        Ok(self.place)
    }
}
