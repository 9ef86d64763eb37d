//! A zip for people: a few files side by side, written in one pass. The same files give the same bytes.

use std::io::{Seek, Write};

use crate::ExchangeError;
use crate::archive::options;
use crate::packing::Packer;

/// A bundle being written.
pub struct Bundle<W: Write + Seek> {
    zip: Packer<W>,
}

impl<W: Write + Seek> Bundle<W> {
    /// A bundle that is written to `out`.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self { zip: Packer::new(out) }
    }

    /// Adds a file of these bytes.
    ///
    /// # Errors
    /// [`ExchangeError::Write`].
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), ExchangeError> {
        self.begin(path)?.write_all(bytes).map_err(ExchangeError::Write)
    }

    /// Begins a file, whose bytes are then written to what is answered.
    ///
    /// # Errors
    /// [`ExchangeError::Write`].
    pub fn begin(&mut self, path: &str) -> Result<&mut impl Write, ExchangeError> {
        self.zip.start_file(path, options())?;
        Ok(&mut self.zip)
    }

    /// Ends the bundle, and gives `out` back.
    ///
    /// # Errors
    /// [`ExchangeError::Write`].
    pub fn finish(self) -> Result<W, ExchangeError> {
        self.zip.end()
    }
}
