//! Writing an archive, table by table, in one pass over the rows.

use std::io::{Seek, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime};

use super::cells::write_row;
use super::manifest::{self, Manifest, Member, hex};
use super::{FORMAT, Shape};
use crate::ExchangeError;
use crate::packing::Packer;

/// Bytes gathered before they are packed.
const GATHERED: usize = 1 << 16;

/// What an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// Tables.
    pub tables: usize,
    /// Rows of all tables.
    pub rows: u64,
    /// Files beside them.
    pub attachments: usize,
}

/// An archive being written.
pub struct Writing<W: Write + Seek> {
    pub(super) zip: Packer<W>,
    members: Vec<Member>,
    pub(super) attachments: Vec<String>,
    current: Option<Current>,
    gathered: Vec<u8>,
}

struct Current {
    name: String,
    rows: u64,
    hash: Sha256,
}

impl<W: Write + Seek> Writing<W> {
    /// An archive that is written to `out`.
    #[must_use]
    pub fn new(out: W) -> Self {
        let (members, attachments) = (Vec::new(), Vec::new());
        Self { zip: Packer::new(out), members, attachments, current: None, gathered: Vec::with_capacity(GATHERED) }
    }

    /// Begins a table; its rows follow.
    ///
    /// # Errors
    /// [`ExchangeError::Write`].
    pub fn begin(&mut self, shape: &Shape) -> Result<(), ExchangeError> {
        self.end_table()?;
        self.zip.start_file(shape.member(), options())?;
        self.current = Some(Current { name: shape.member(), rows: 0, hash: Sha256::new() });
        write_row(shape.columns.iter().map(|column| Some(column.as_str())), &mut self.gathered);
        Ok(())
    }

    /// Writes a row of the table begun last; `None` is no value.
    ///
    /// # Errors
    /// [`ExchangeError::Write`].
    pub fn row(&mut self, cells: &[Option<String>]) -> Result<(), ExchangeError> {
        write_row(cells.iter().map(Option::as_deref), &mut self.gathered);
        if let Some(current) = &mut self.current {
            current.rows += 1;
        }
        if self.gathered.len() >= GATHERED { self.pack() } else { Ok(()) }
    }

    /// Writes the list of what is in the archive, and gives `out` back.
    ///
    /// # Errors
    /// [`ExchangeError::Write`].
    pub fn finish(mut self) -> Result<(W, Contents), ExchangeError> {
        self.end_table()?;
        let contents = Contents {
            tables: self.members.len(),
            rows: self.members.iter().map(|member| member.rows).sum(),
            attachments: self.attachments.len(),
        };
        let list = Manifest { format: FORMAT, members: self.members, attachments: self.attachments }.written();
        self.zip.start_file(manifest::NAME, options())?;
        self.zip.write_all(list.as_bytes()).map_err(ExchangeError::Write)?;
        Ok((self.zip.end()?, contents))
    }

    pub(super) fn end_table(&mut self) -> Result<(), ExchangeError> {
        self.pack()?;
        if let Some(Current { name, rows, hash }) = self.current.take() {
            self.members.push(Member { name, rows, sha256: hex(&hash.finalize()) });
        }
        Ok(())
    }

    fn pack(&mut self) -> Result<(), ExchangeError> {
        if let Some(current) = &mut self.current {
            current.hash.update(&self.gathered);
            self.zip.write_all(&self.gathered).map_err(ExchangeError::Write)?;
        }
        self.gathered.clear();
        Ok(())
    }
}

/// The same for every file and on every machine, so that the same tables give the same bytes. Room for files beyond
/// 4 GB is always left, because their size is not known when they begin.
pub(crate) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .system(zip::System::Unix)
        .unix_permissions(0o644)
        .large_file(true)
}
