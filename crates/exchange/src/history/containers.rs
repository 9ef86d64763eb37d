//! History tables in a zip archive, opened as if whoever packed it meant harm.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek};

use encoding_rs::SHIFT_JIS;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::Table;
use crate::limits::{MAX_EXPANDED_BYTES, shown};
use crate::zips::{not_a_zip, open_zip, refusal_of, refuse};
use crate::{ExchangeError, Refusal};

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
    pub fn open(bytes: R) -> Result<Self, ExchangeError> {
        let mut zip = open_zip(bytes)?;
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
        if let Some(why) = refusal_of(file) {
            return refuse(why);
        }
        // Upper and lower case are one name on most machines.
        if !self.names.insert(path.to_lowercase()) {
            return refuse(Refusal::Repeated);
        }
        if file.is_dir() {
            return Ok(());
        }
        if path.to_lowercase().ends_with(".zip") {
            return refuse(Refusal::Nested);
        }
        self.expanded = self.expanded.saturating_add(file.size());
        if self.expanded > MAX_EXPANDED_BYTES {
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
