//! Where a zip is packed to. A packer that is dropped before its end packs the rest all the same, and writes to the terminal
//! when that fails: after a write that failed, all that still comes is taken and thrown away.

use std::io::{Error, ErrorKind, Result, Seek, SeekFrom, Write};

use zip::ZipWriter;

use crate::ExchangeError;
use crate::zips::write_error;

/// A zip that is packed to `out`.
pub(crate) fn pack_to<W: Write + Seek>(out: W) -> ZipWriter<Packing<W>> {
    ZipWriter::new(packing(out))
}

/// Bytes that somebody else packs to `out`.
pub(crate) const fn packing<W>(out: W) -> Packing<W> {
    Packing { out, place: 0, failed: None }
}

/// Ends the zip, and gives back what it was packed to.
pub(crate) fn end<W: Write + Seek>(zip: ZipWriter<Packing<W>>) -> std::result::Result<W, ExchangeError> {
    let Packing { out, failed, .. } = zip.finish().map_err(write_error)?;
    failed.map_or(Ok(out), |kind| Err(ExchangeError::Write(Error::from(kind))))
}

/// Bytes on their way to `out`, until the first of them fails.
pub(crate) struct Packing<W> {
    out: W,
    /// Where the next byte would go; the packer works out sizes by it.
    place: u64,
    /// How the first write failed that did.
    failed: Option<ErrorKind>,
}

impl<W> Packing<W> {
    fn heed<T>(&mut self, done: Result<T>) -> Result<T> {
        // An interruption is no failure: whoever writes tries again.
        let failed = done.as_ref().err().map(Error::kind).filter(|kind| *kind != ErrorKind::Interrupted);
        self.failed = self.failed.or(failed);
        done
    }
}

impl<W: Write> Write for Packing<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let mut written = Ok(bytes.len());
        if self.failed.is_none() {
            written = self.out.write(bytes);
            written = self.heed(written);
        }
        self.place += written.as_ref().map_or(0, |written| *written as u64);
        written
    }

    fn flush(&mut self) -> Result<()> {
        if self.failed.is_some() {
            return Ok(());
        }
        let flushed = self.out.flush();
        self.heed(flushed)
    }
}

impl<W: Seek> Seek for Packing<W> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        if self.failed.is_some() {
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

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Error, ErrorKind, Result as IoResult, Seek, SeekFrom, Write};

    use super::{end, pack_to};
    use crate::ExchangeError;
    use crate::archive::options;
    use crate::zips::write_error;

    /// A disk with room for so many bytes.
    struct Full(Cursor<Vec<u8>>, u64);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
            let fits = self.0.position() + bytes.len() as u64 <= self.1;
            if fits { self.0.write(bytes) } else { Err(Error::from(ErrorKind::StorageFull)) }
        }

        fn flush(&mut self) -> IoResult<()> {
            Ok(())
        }
    }

    impl Seek for Full {
        fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
            self.0.seek(to)
        }
    }

    fn packed(room: u64) -> Result<u64, ExchangeError> {
        let mut zip = pack_to(Full(Cursor::new(Vec::new()), room));
        for name in ["record.json", "record.pdf"] {
            zip.start_file(name, options()).map_err(write_error)?;
            zip.write_all("来週の日程を相談".repeat(400).as_bytes()).map_err(ExchangeError::Write)?;
        }
        Ok(end(zip)?.0.into_inner().len() as u64)
    }

    #[test]
    fn a_disk_that_is_full_is_called_so_wherever_a_zip_breaks_off() {
        let whole = packed(u64::MAX).unwrap();
        for room in 0..whole {
            let failed = packed(room).unwrap_err();
            let said = matches!(&failed, ExchangeError::Write(error) if error.kind() == ErrorKind::StorageFull);
            assert!(said, "with room for {room} of {whole}: {failed:?}");
        }
    }
}
