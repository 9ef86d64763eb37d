//! Files in an archive, after its tables: each is named by the SHA-256 of its bytes, and is what its name says.

use std::io::{Read, Seek, Write};

use sha2::{Digest, Sha256};
use zip::CompressionMethod;

use super::manifest::hex;
use super::read::{Hashed, Reading};
use super::write::{Writing, options};
use crate::ExchangeError;
use crate::zips::not_a_zip;

/// What their names in the archive begin with.
const FOLDER: &str = "attachments/";

/// The file of an archive that has these bytes.
pub(super) fn member(hash: &str) -> String {
    format!("{FOLDER}{hash}")
}

/// Whether these are hashes, each once and in order.
pub(super) fn are_in_order(hashes: &[String]) -> bool {
    let is_hash = |hash: &String| hash.len() == 64 && hash.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
    hashes.iter().all(is_hash) && hashes.is_sorted_by(|one, next| one < next)
}

impl<W: Write + Seek> Writing<W> {
    /// Writes a file after the tables, by `pour`, which answers whether all of it came. Files come in the order of their hashes. They are
    /// packed as they are: most are packed already, and one that swells would be refused.
    ///
    /// # Errors
    /// What `pour` answers; [`ExchangeError::Write`].
    pub fn attach<E: From<ExchangeError>>(
        &mut self,
        hash: &str,
        pour: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        self.end_table()?;
        let stored = options().compression_method(CompressionMethod::Stored).compression_level(None);
        self.zip.start_file(member(hash), stored)?;
        pour(&mut self.zip)?;
        self.attachments.push(hash.to_owned());
        Ok(())
    }
}

impl<R: Read + Seek> Reading<R> {
    /// The hashes of the files in it.
    #[must_use]
    pub fn attachments(&self) -> &[String] {
        &self.attachments
    }

    /// Reads a file by `take`. Whether it is what its name says is known only when this has returned.
    ///
    /// # Errors
    /// What `take` answers; [`ExchangeError::Altered`].
    pub fn read_attachment<T, E: From<ExchangeError>>(
        &mut self,
        hash: &str,
        take: impl FnOnce(&mut dyn Read) -> Result<T, E>,
    ) -> Result<T, E> {
        let name = member(hash);
        let file = self.zip.by_name(&name).map_err(not_a_zip)?;
        let mut bytes = Hashed { bytes: file, hash: Sha256::new() };
        let taken = take(&mut bytes)?;
        let altered = ExchangeError::Altered { member: name, line: 0 };
        if hex(&bytes.hash.finalize()) == hash { Ok(taken) } else { Err(altered.into()) }
    }
}
