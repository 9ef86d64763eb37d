//! The history tables as a folder of CSV files.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use csv::{Terminator, Writer, WriterBuilder};

use crate::{SimulatorError, Table, Tables, Truth, World, simulate};

/// Simulates `world` into the folder `path`, made when it is missing: one file per table, UTF-8, a header row, lines ended by LF.
/// Files of the same names are overwritten.
///
/// # Errors
/// [`SimulatorError::Unwritable`].
pub fn write_folder(world: &World, path: &Path) -> Result<Truth, SimulatorError> {
    let mut folder = Folder::create(path)?;
    let truth = simulate(world, &mut folder)?;
    folder.close()?;
    Ok(truth)
}

struct Folder {
    path: PathBuf,
    files: BTreeMap<Table, Writer<File>>,
}

impl Folder {
    fn create(path: &Path) -> Result<Self, SimulatorError> {
        fs::create_dir_all(path).map_err(|source| SimulatorError::Unwritable { path: path.to_path_buf(), source })?;
        let mut folder = Self { path: path.to_path_buf(), files: BTreeMap::new() };
        for table in Table::ALL.iter().copied() {
            let file = File::create(folder.file(table)).map_err(|source| folder.unwritable(table, source))?;
            let writer =
                WriterBuilder::new().terminator(Terminator::Any(b'\n')).buffer_capacity(1 << 16).from_writer(file);
            folder.files.insert(table, writer);
            folder.row(table, table.columns())?;
        }
        Ok(folder)
    }

    fn close(mut self) -> Result<(), SimulatorError> {
        for (table, mut writer) in std::mem::take(&mut self.files) {
            writer.flush().map_err(|source| self.unwritable(table, source))?;
        }
        Ok(())
    }

    fn file(&self, table: Table) -> PathBuf {
        self.path.join(format!("{}.csv", table.name()))
    }

    fn unwritable(&self, table: Table, source: std::io::Error) -> SimulatorError {
        SimulatorError::Unwritable { path: self.file(table), source }
    }
}

impl Tables for Folder {
    type Error = SimulatorError;

    fn row(&mut self, table: Table, cells: &[&str]) -> Result<(), SimulatorError> {
        let written = self.files.get_mut(&table).map_or(Ok(()), |writer| writer.write_record(cells));
        written.map_err(|error| self.unwritable(table, error.into()))
    }
}
