//! History tables in a zip archive, opened as if whoever packed it meant harm.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Error, ErrorKind, Read, Result as IoResult, Seek, SeekFrom};

use encoding_rs::SHIFT_JIS;
use zip::read::{ArchiveOffset, Config, ZipFile};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::Table;
use super::limits::{EXPANSION_COUNTS_FROM_BYTES, MAX_EXPANDED_BYTES, MAX_EXPANSION, MAX_LISTING_BYTES, MAX_MEMBERS};
use super::problem::shown;
use crate::ExchangeError;

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

/// A zip archive whose table of contents has been found safe.
#[derive(Debug)]
pub struct Archive<R> {
    zip: ZipArchive<R>,
    tables: BTreeMap<Table, usize>,
    unknown_files: Vec<String>,
    expanded: u64,
}

impl<R: Read + Seek> Archive<R> {
    /// Looks through the archive's table of contents. The tables lie at its top or in one folder there; no content is
    /// expanded yet.
    ///
    /// # Errors
    /// [`ExchangeError::NotAZip`], or [`ExchangeError::Refused`] for whatever [`Refusal`] names.
    pub fn open(mut bytes: R) -> Result<Self, ExchangeError> {
        // A first look through a narrow door: the table of contents is held in memory, and could be all there is.
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        let mut door = Door { bytes: &mut bytes, left: MAX_LISTING_BYTES };
        let listed = ZipArchive::with_config(config, &mut door).map(|zip| zip.len());
        if door.left == 0 || listed.map_err(not_a_zip)? > MAX_MEMBERS {
            return Err(refuse(None, Refusal::TooManyFiles));
        }
        let mut zip = ZipArchive::with_config(config, bytes).map_err(not_a_zip)?;
        if zip.has_duplicate_names() {
            return Err(refuse(None, Refusal::Repeated));
        }
        let mut listing = Listing::default();
        for place in 0..zip.len() {
            listing.add(place, &zip.by_index_raw(place).map_err(not_a_zip)?)?;
        }
        if zip.has_overlapping_entries().map_err(not_a_zip)? {
            return Err(refuse(None, Refusal::Overlapping));
        }
        Ok(Self { zip, tables: listing.tables, unknown_files: listing.unknown_files, expanded: listing.expanded })
    }

    /// The tables in the archive.
    pub fn tables(&self) -> impl Iterator<Item = Table> + '_ {
        self.tables.keys().copied()
    }

    /// How many bytes all files in the archive have, by its table of contents.
    #[must_use]
    pub const fn expanded_bytes(&self) -> u64 {
        self.expanded
    }

    /// The files in the archive that are no tables, which nobody reads.
    #[must_use]
    pub fn unknown_files(&self) -> &[String] {
        &self.unknown_files
    }

    /// The bytes of a table, from their start; `None` when the archive does not have it. They end in an error when
    /// they become more than the table of contents says, or are damaged.
    ///
    /// # Errors
    /// [`ExchangeError::NotAZip`] when the table of contents leads to something else.
    pub fn open_table(&mut self, table: Table) -> Result<Option<impl Read + '_>, ExchangeError> {
        match self.tables.get(&table) {
            Some(place) => self.zip.by_index(*place).map(Some).map_err(not_a_zip),
            None => Ok(None),
        }
    }
}

/// What has been found in the table of contents so far.
#[derive(Default)]
struct Listing {
    tables: BTreeMap<Table, usize>,
    folder: Option<String>,
    unknown_files: Vec<String>,
    names: BTreeSet<String>,
    expanded: u64,
}

impl Listing {
    fn add<R: Read>(&mut self, place: usize, file: &ZipFile<'_, R>) -> Result<(), ExchangeError> {
        let path = readable_name(file.name_raw());
        let refuse = |why| Err(refuse(Some(&path), why));
        if climbs_out(&path) {
            return refuse(Refusal::ClimbsOut);
        }
        if file.is_symlink() {
            return refuse(Refusal::Link);
        }
        // Upper and lower case are one name on most machines.
        if !self.names.insert(path.to_lowercase()) {
            return refuse(Refusal::Repeated);
        }
        if file.is_dir() {
            return Ok(());
        }
        if file.encrypted() {
            return refuse(Refusal::Encrypted);
        }
        if path.to_lowercase().ends_with(".zip") {
            return refuse(Refusal::Nested);
        }
        if !matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return refuse(Refusal::UnknownPacking);
        }
        self.expanded = self.expanded.saturating_add(file.size());
        let swells = file.size() > file.compressed_size().saturating_mul(MAX_EXPANSION);
        if file.size() > EXPANSION_COUNTS_FROM_BYTES && swells || self.expanded > MAX_EXPANDED_BYTES {
            return refuse(Refusal::Bomb);
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        match Table::of_file(name).filter(|_| !folder.contains('/')) {
            None => self.unknown_files.push(shown(&path)),
            Some(_) if self.folder.as_deref().is_some_and(|other| other != folder) => {
                return refuse(Refusal::Scattered);
            }
            Some(table) => {
                self.folder = Some(folder.to_owned());
                self.tables.insert(table, place);
            }
        }
        Ok(())
    }
}

/// A file's path with `/` between its parts. Zips made on Japanese Windows have names in Shift_JIS.
fn readable_name(raw: &[u8]) -> String {
    let name = str::from_utf8(raw).map_or_else(|_| SHIFT_JIS.decode_without_bom_handling(raw).0, Into::into);
    name.replace('\\', "/")
}

fn climbs_out(path: &str) -> bool {
    path.starts_with('/') || path.split('/').any(|part| part == ".." || part.contains([':', '\0']))
}

fn refuse(member: Option<&str>, why: Refusal) -> ExchangeError {
    ExchangeError::Refused { member: member.map(shown), why }
}

fn not_a_zip(error: ZipError) -> ExchangeError {
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
