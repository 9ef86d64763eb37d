//! Zip archives, opened as if whoever packed them meant harm.

use std::io::{Error, ErrorKind, Read, Result as IoResult, Seek, SeekFrom};

use zip::read::{ArchiveOffset, Config, ZipFile};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::ExchangeError;
use crate::limits::{EXPANSION_COUNTS_FROM_BYTES, MAX_EXPANSION, MAX_LISTING_BYTES, MAX_MEMBERS, shown};

/// What is not safe, or not clear, about an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A name that leads out of the archive, or starts at a root.
    ClimbsOut,
    /// A link to somewhere else.
    Link,
    /// Two files of the same name.
    Repeated,
    /// An archive within the archive.
    Nested,
    /// A file that needs a password.
    Encrypted,
    /// A file packed in a way other than the two that every program knows.
    UnknownPacking,
    /// Files whose bytes lie over each other.
    Overlapping,
    /// More files than an archive may have.
    TooManyFiles,
    /// A file, or all together, would become far larger than they are.
    Bomb,
    /// Tables in more than one folder.
    Scattered,
}

impl Refusal {
    /// The stable code of this refusal.
    #[must_use]
    pub const fn as_code(self) -> &'static str {
        match self {
            Self::ClimbsOut => "climbs_out",
            Self::Link => "link",
            Self::Repeated => "repeated",
            Self::Nested => "nested",
            Self::Encrypted => "encrypted",
            Self::UnknownPacking => "unknown_packing",
            Self::Overlapping => "overlapping",
            Self::TooManyFiles => "too_many_files",
            Self::Bomb => "bomb",
            Self::Scattered => "scattered",
        }
    }
}

/// The archive's table of contents. No content is expanded yet.
pub(crate) fn open_zip<R: Read + Seek>(bytes: R) -> Result<ZipArchive<R>, ExchangeError> {
    open_zip_within(bytes, MAX_LISTING_BYTES, MAX_MEMBERS)
}

/// The same, when the table of contents has at most so many bytes and files.
pub(crate) fn open_zip_within<R: Read + Seek>(
    mut bytes: R,
    most_bytes: u64,
    most_files: usize,
) -> Result<ZipArchive<R>, ExchangeError> {
    // A first look through a narrow door: the table of contents is held in memory, and could be all there is.
    let config = Config { archive_offset: ArchiveOffset::Known(0) };
    let mut door = Door { bytes: &mut bytes, left: most_bytes };
    let listed = ZipArchive::with_config(config, &mut door).map(|zip| zip.len());
    if door.left == 0 || listed.map_err(not_a_zip)? > most_files {
        return Err(refuse(None, Refusal::TooManyFiles));
    }
    let zip = ZipArchive::with_config(config, bytes).map_err(not_a_zip)?;
    if zip.has_duplicate_names() { Err(refuse(None, Refusal::Repeated)) } else { Ok(zip) }
}

/// What is not safe about one file of an archive, by its table of contents.
pub(crate) fn refusal_of<R: Read>(file: &ZipFile<'_, R>) -> Option<Refusal> {
    let swells = file.size() > file.compressed_size().saturating_mul(MAX_EXPANSION);
    if file.is_symlink() {
        Some(Refusal::Link)
    } else if file.encrypted() {
        Some(Refusal::Encrypted)
    } else if !matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
        Some(Refusal::UnknownPacking)
    } else if swells && file.size() > EXPANSION_COUNTS_FROM_BYTES {
        Some(Refusal::Bomb)
    } else {
        None
    }
}

pub(crate) fn refuse(member: Option<&str>, why: Refusal) -> ExchangeError {
    ExchangeError::Refused { member: member.map(shown), why }
}

pub(crate) fn not_a_zip(error: ZipError) -> ExchangeError {
    match error {
        // Sizes and places that lead nowhere come as these; anything else is the disk's own trouble.
        ZipError::Io(error)
            if !matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::InvalidInput | ErrorKind::InvalidData) =>
        {
            ExchangeError::Read(error)
        }
        _ => ExchangeError::NotAZip,
    }
}

/// Bytes of which only so many may be read.
struct Door<'b, R> {
    bytes: &'b mut R,
    left: u64,
}

impl<R: Read> Read for Door<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        if self.left == 0 && !buffer.is_empty() {
            return Err(Error::other(Refusal::TooManyFiles.as_code()));
        }
        let read = self.bytes.take(self.left).read(buffer)?;
        self.left -= read as u64;
        Ok(read)
    }
}

impl<R: Seek> Seek for Door<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        self.bytes.seek(to)
    }
}

/// Why an archive could not be written.
pub(crate) fn write_error(error: ZipError) -> ExchangeError {
    ExchangeError::Write(match error {
        ZipError::Io(error) => error,
        other => std::io::Error::other(other),
    })
}
