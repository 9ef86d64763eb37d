//! Where a zip is packed to. The packer reckons with places and sizes, and goes wrong when a write fails on which it counted; when
//! it is dropped before its end, it packs the rest all the same. So nothing ever fails for it: the first failure is kept, all that
//! still comes is taken and thrown away, and whoever packs is told of the failure beside it.

use std::io::{Error, ErrorKind, Result as IoResult, Seek, SeekFrom, Write};
use std::sync::{Arc, OnceLock};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::ExchangeError;
use crate::zips::write_error;

/// A zip that is packed to `W`.
pub(crate) struct Packer<W: Write + Seek> {
    zip: ZipWriter<Packing<W>>,
    failed: Failed,
}

impl<W: Write + Seek> Packer<W> {
    /// A zip that is packed to `out`.
    pub fn new(out: W) -> Self {
        let (packing, failed) = Packing::to(out);
        Self { zip: ZipWriter::new(packing), failed }
    }

    /// Begins a file, whose bytes are written next.
    ///
    /// # Errors
    /// [`ExchangeError::Write`].
    pub fn start_file(&mut self, name: impl ToString, options: SimpleFileOptions) -> Result<(), ExchangeError> {
        let started = self.zip.start_file(name, options).map_err(write_error);
        self.failed.before(started)
    }

    /// Ends the zip, and gives back what it was packed to.
    ///
    /// # Errors
    /// [`ExchangeError::Write`].
    pub fn end(self) -> Result<W, ExchangeError> {
        let ended = self.zip.finish().map_err(write_error);
        self.failed.before(ended).map(|packing| packing.out)
    }
}

impl<W: Write + Seek> Write for Packer<W> {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        let written = self.zip.write(bytes);
        self.failed.told().map_or(written, Err)
    }

    fn flush(&mut self) -> IoResult<()> {
        let flushed = self.zip.flush();
        self.failed.told().map_or(flushed, Err)
    }
}

/// Packs to `out` what somebody else packs by `pack`.
///
/// # Errors
/// [`ExchangeError::Write`] when `out` fails, and what `pack` answers.
pub(crate) fn pack_by<W, T>(
    out: W,
    pack: impl FnOnce(Packing<W>) -> Result<T, ExchangeError>,
) -> Result<T, ExchangeError> {
    let (packing, failed) = Packing::to(out);
    let packed = pack(packing);
    failed.before(packed)
}

/// How the first write failed that did.
#[derive(Clone, Default)]
struct Failed(Arc<OnceLock<Error>>);

impl Failed {
    fn told(&self) -> Option<Error> {
        let first = self.0.get()?;
        // An error cannot be copied; what it is told by can.
        Some(first.raw_os_error().map_or_else(|| Error::from(first.kind()), Error::from_raw_os_error))
    }

    /// What was done, unless a write failed.
    fn before<T>(&self, done: Result<T, ExchangeError>) -> Result<T, ExchangeError> {
        self.told().map_or(done, |error| Err(ExchangeError::Write(error)))
    }
}

/// Bytes on their way to `out`, until the first of them fails.
pub(crate) struct Packing<W> {
    out: W,
    /// Where the next byte would go, and the first place that is empty.
    place: u64,
    end: u64,
    failed: Failed,
}

impl<W> Packing<W> {
    fn to(out: W) -> (Self, Failed) {
        let failed = Failed::default();
        (Self { out, place: 0, end: 0, failed: failed.clone() }, failed)
    }

    /// What `out` did, as long as nothing has failed.
    fn unless_failed<T>(&mut self, does: impl FnOnce(&mut W) -> IoResult<T>) -> Option<T> {
        if self.failed.0.get().is_some() {
            return None;
        }
        let done = does(&mut self.out);
        done.map_err(|error| self.failed.0.set(error)).ok()
    }
}

impl<W: Write> Write for Packing<W> {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        let written = self.unless_failed(|out| write_some(out, bytes)).unwrap_or(bytes.len());
        self.place += written as u64;
        self.end = self.end.max(self.place);
        Ok(written)
    }

    fn flush(&mut self) -> IoResult<()> {
        self.unless_failed(Write::flush);
        Ok(())
    }
}

/// Writes some of the bytes. An interruption is no failure, and a disk that takes none of them is one.
fn write_some(out: &mut impl Write, bytes: &[u8]) -> IoResult<usize> {
    loop {
        match out.write(bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Ok(0) if !bytes.is_empty() => return Err(Error::from(ErrorKind::WriteZero)),
            written => return written,
        }
    }
}

impl<W: Seek> Seek for Packing<W> {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        let would_be = match to {
            SeekFrom::Start(place) => place,
            SeekFrom::Current(by) => self.place.saturating_add_signed(by),
            SeekFrom::End(by) => self.end.saturating_add_signed(by),
        };
        self.place = self.unless_failed(|out| out.seek(to)).unwrap_or(would_be);
        Ok(self.place)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Error, ErrorKind, Result as IoResult, Seek, SeekFrom, Write};

    use super::Packer;
    use crate::ExchangeError;
    use crate::archive::options;

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

    const WORDS: &str = "来週の日程を相談";

    fn packed<W: Write + Seek>(out: W) -> Result<W, ExchangeError> {
        let mut zip = Packer::new(out);
        for name in ["record.json", "record.pdf"] {
            zip.start_file(name, options())?;
            zip.write_all(WORDS.repeat(400).as_bytes()).map_err(ExchangeError::Write)?;
        }
        zip.end()
    }

    fn is_full(failed: &ExchangeError) -> bool {
        matches!(failed, ExchangeError::Write(error) if error.kind() == ErrorKind::StorageFull)
    }

    #[test]
    fn a_disk_that_is_full_is_called_so_wherever_a_zip_breaks_off() {
        let packed = |room: u64| packed(Full(Cursor::new(Vec::new()), room)).map(|out| out.0.into_inner().len() as u64);
        let whole = packed(u64::MAX).unwrap();
        for room in 0..whole {
            let failed = packed(room).unwrap_err();
            assert!(is_full(&failed), "with room for {room} of {whole}: {failed:?}");
        }
    }
}
