//! Where history tables lie: a folder, a zip archive, or memory.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use nenrin_exchange::history::{Archive, Table};
use nenrin_exchange::{ExchangeError, Refusal};

use crate::{Code, Failure, outside};

/// A place with history tables.
#[derive(Debug, Clone)]
pub enum Source {
    /// A folder of CSV files.
    Folder(PathBuf),
    /// A zip archive of CSV files.
    Zip(PathBuf),
    /// Tables at hand, as the bytes of their files.
    Memory(BTreeMap<Table, Vec<u8>>),
}

impl Source {
    /// The source at a path: a folder, or else a zip archive.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        if path.is_dir() { Self::Folder(path.to_owned()) } else { Self::Zip(path.to_owned()) }
    }

    /// The last part of its path, to show which source was chosen.
    #[must_use]
    pub fn name(&self) -> String {
        let path = match self {
            Self::Folder(path) | Self::Zip(path) => path.file_name(),
            Self::Memory(_) => None,
        };
        path.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Looks what is there.
    ///
    /// # Errors
    /// [`Code::HistoryRefused`] when it is no place with tables, or not a safe one.
    pub(super) fn open(&self) -> Result<Opened<'_>, Failure> {
        match self {
            Self::Folder(path) => open_folder(path),
            Self::Zip(path) => {
                let file = outside::open(path).map_err(|error| unreadable(&error))?;
                Archive::open(BufReader::new(file))
                    .map(|archive| Opened::Zip(Box::new(archive)))
                    .map_err(|e| refused(&e))
            }
            Self::Memory(tables) => Ok(Opened::Memory(tables)),
        }
    }
}

/// A place with history tables, looked through.
pub(super) enum Opened<'s> {
    Folder { tables: BTreeMap<Table, PathBuf>, unknown_files: Vec<String>, bytes: u64 },
    Zip(Box<Archive<BufReader<File>>>),
    Memory(&'s BTreeMap<Table, Vec<u8>>),
}

impl Opened<'_> {
    /// The tables there are.
    pub fn tables(&self) -> BTreeSet<Table> {
        match self {
            Self::Folder { tables, .. } => tables.keys().copied().collect(),
            Self::Zip(archive) => archive.tables().collect(),
            Self::Memory(tables) => tables.keys().copied().collect(),
        }
    }

    /// The files that are no tables.
    pub fn unknown_files(&self) -> &[String] {
        match self {
            Self::Folder { unknown_files, .. } => unknown_files,
            Self::Zip(archive) => archive.unknown_files(),
            Self::Memory(_) => &[],
        }
    }

    /// How many bytes all of it has.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::Folder { bytes, .. } => *bytes,
            Self::Zip(archive) => archive.expanded_bytes(),
            Self::Memory(tables) => tables.values().map(|bytes| bytes.len() as u64).sum(),
        }
    }

    /// The bytes of a table from their start; `None` when it is not there.
    pub fn read(&mut self, table: Table) -> Result<Option<Box<dyn Read + '_>>, Failure> {
        Ok(match self {
            Self::Folder { tables, .. } => match tables.get(&table) {
                Some(path) => Some(Box::new(BufReader::new(outside::open(path).map_err(|error| unreadable(&error))?))),
                None => None,
            },
            Self::Zip(archive) => {
                archive.open_table(table).map_err(|e| refused(&e))?.map(|bytes| Box::new(bytes) as Box<dyn Read>)
            }
            Self::Memory(tables) => tables.get(&table).map(|bytes| Box::new(Cursor::new(bytes)) as Box<dyn Read>),
        })
    }
}

fn open_folder(path: &Path) -> Result<Opened<'static>, Failure> {
    let (mut tables, mut unknown_files, mut bytes) = (BTreeMap::new(), Vec::new(), 0);
    for entry in std::fs::read_dir(path).map_err(|error| unreadable(&error))? {
        let entry = entry.map_err(|error| unreadable(&error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // A link could lead anywhere; only files that lie here are read.
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        match Table::of_file(&name).filter(|_| is_file) {
            Some(table) => {
                bytes += entry.metadata().map(|known| known.len()).unwrap_or_default();
                // Upper and lower case are two names here, and nobody knows which of the two is meant.
                if tables.insert(table, entry.path()).is_some() {
                    return Err(refused(&ExchangeError::Refused { member: Some(name), why: Refusal::Repeated }));
                }
            }
            None => unknown_files.push(name),
        }
    }
    unknown_files.sort();
    Ok(Opened::Folder { tables, unknown_files, bytes })
}

fn unreadable(error: &std::io::Error) -> Failure {
    match error.kind() {
        std::io::ErrorKind::NotFound => Failure::new(Code::ChooseAgain),
        _ => Failure::new(Code::HistoryRefused).about("why", "unreadable"),
    }
}

/// The failure for a source that cannot be read as tables at all.
pub(super) fn refused(error: &ExchangeError) -> Failure {
    let failure = Failure::new(Code::HistoryRefused);
    match error {
        ExchangeError::Read(_) | ExchangeError::Write(_) => failure.about("why", "unreadable"),
        ExchangeError::NotAZip => failure.about("why", "not_a_zip"),
        ExchangeError::Refused { member, why } => {
            failure.about("why", why.as_code()).about("member", member.as_deref().unwrap_or_default())
        }
        // These are said of open archives only.
        ExchangeError::NotAnArchive | ExchangeError::Newer { .. } | ExchangeError::Altered { .. } => {
            failure.about("why", "unreadable")
        }
    }
}
