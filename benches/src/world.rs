//! The practices that are measured: simulated, brought in, and kept for the next run.

use std::fs;
use std::path::{Path, PathBuf};

use nenrin_domain::Day;
use nenrin_simulator::{Language, World, write_folder};
use tempfile::TempDir;

use crate::child;
use crate::practice::file_in;

/// The last day of every simulated history, which is the today of every measurement.
const UNTIL: (i32, u32, u32) = (2026, 11, 22);

/// How large a practice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A coach with 300 learners in 10 years.
    M,
    /// A school with 10,000 learners in 10 years.
    Xl,
}

impl Size {
    /// The size called `name`.
    pub fn named(name: &str) -> Option<Self> {
        [Self::M, Self::Xl].into_iter().find(|size| size.name() == name)
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::M => "M",
            Self::Xl => "XL",
        }
    }

    fn world(self) -> World {
        let world = match self {
            Self::M => World::medium(1, Language::Ja, UNTIL),
            Self::Xl => World::extra_large(1, Language::Ja, UNTIL),
        };
        world.unwrap()
    }
}

/// Today.
pub fn today() -> Day {
    let (year, month, day) = UNTIL;
    Day::new(year, month, day).unwrap()
}

/// Where measuring happens: the folder with the kept practices, and the size that is asked for.
pub struct Yard {
    folder: PathBuf,
    pub size: Size,
}

impl Yard {
    pub const fn new(folder: PathBuf, size: Size) -> Self {
        Self { folder, size }
    }

    /// Simulates the history tables of `size` anew.
    pub fn simulate(&self, size: Size) -> PathBuf {
        let tables = self.folder.join(size.name()).join("tables");
        write_folder(&size.world(), &tables).unwrap();
        tables
    }

    /// The folder with the history tables of `size`, simulated when they are not there.
    pub fn tables(&self, size: Size) -> PathBuf {
        let tables = self.folder.join(size.name()).join("tables");
        if tables.exists() { tables } else { self.simulate(size) }
    }

    /// The data folder with the practice of `size`, brought in when it is not there.
    pub fn practice(&self, size: Size) -> PathBuf {
        let data = self.data(size);
        if !file_in(&data).exists() {
            child::bring_in(self, size);
        }
        data
    }

    /// The data folder in which the practice of `size` is kept.
    pub fn data(&self, size: Size) -> PathBuf {
        self.folder.join(size.name()).join("data")
    }

    /// An empty folder beside the kept practices, on the same disk, gone when it is dropped.
    pub fn scratch(&self) -> TempDir {
        fs::create_dir_all(&self.folder).unwrap();
        TempDir::with_prefix_in("scratch-", &self.folder).unwrap()
    }
}

/// Copies the practice of the data folder `from` to the data folder `to`. Answers its file.
pub fn copy(from: &Path, to: &Path) -> PathBuf {
    let file = file_in(to);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::copy(file_in(from), &file).unwrap();
    file
}
