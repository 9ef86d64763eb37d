//! The practices that are measured: simulated, brought in, and kept for the next run of the same week.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use nenrin_domain::Day;
use nenrin_simulator::{Language, World, write_folder};
use tempfile::TempDir;

use crate::child;
use crate::practice::file_in;

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
            Self::M => World::medium(1, Language::Ja, today().ymd()),
            Self::Xl => World::extra_large(1, Language::Ja, today().ymd()),
        };
        world.unwrap()
    }
}

/// The last day of every simulated history, which is the today of every measurement: the last Sunday. The real window
/// knows no clock but the machine's, and is to show a week as full as a coach's.
pub fn today() -> Day {
    let elapsed = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let day = Day::new(1970, 1, 1).unwrap().plus(i64::try_from(elapsed.as_secs() / 86_400).unwrap());
    day.monday().plus(-1)
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
        let tables = self.ground(size).join("tables");
        write_folder(&size.world(), &tables).unwrap();
        tables
    }

    /// The folder with the history tables of `size`, simulated when they are not there.
    pub fn tables(&self, size: Size) -> PathBuf {
        let tables = self.ground(size).join("tables");
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
        self.ground(size).join("data")
    }

    /// The folder of `size`. What is kept there from another week is removed.
    fn ground(&self, size: Size) -> PathBuf {
        let ground = self.folder.join(size.name());
        let (until, today) = (ground.join("until"), today().to_string());
        if fs::read_to_string(&until).ok().as_ref() != Some(&today) {
            for kept in ["tables", "data"].map(|kept| ground.join(kept)) {
                if kept.exists() {
                    fs::remove_dir_all(kept).unwrap();
                }
            }
            fs::create_dir_all(&ground).unwrap();
            fs::write(until, today).unwrap();
        }
        ground
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
