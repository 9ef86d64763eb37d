//! The folder into which files are dropped to be brought in: what lies there is shown, and looked at with one click. What was
//! brought in goes to the folder `done` in it.
//!
//! Nothing watches the folder: whoever shows it lists it anew with its clock. Listing one small folder costs nothing, is
//! the same on every system, and needs no second way by which the core would speak to the page.

use std::path::{Path, PathBuf};

use nenrin_store::create_private_folder;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::choose::{Chosen, ChosenImport};
use crate::{Answer, Call, Code, Command, Desk, Failure};

/// The folder's name in the data folder.
const FOLDER: &str = "import";

/// The folder of what was brought in, within it.
const DONE: &str = "done";

/// What may hold tables.
const ENDINGS: [&str; 6] = ["csv", "tsv", "txt", "xlsx", "ics", "zip"];

/// Files that are shown: nobody drops more at once.
const SHOWN: usize = 100;

fn folder(desk: &Desk) -> PathBuf {
    desk.folder().join(FOLDER)
}

/// Asks which files lie in the folder.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListDropped {}

/// A file that waits to be brought in.
#[derive(Debug, Serialize, TS)]
pub struct DroppedFile {
    /// Its name.
    pub name: String,
}

impl Command for ListDropped {
    const NAME: &'static str = "dropped.list";
    type Output = Vec<DroppedFile>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<DroppedFile>>, Failure> {
        Ok(Answer::read(names(&folder(call.desk)).into_iter().map(|name| DroppedFile { name }).collect()))
    }
}

/// The names of the files in the folder, in order; none when there is no folder, or it cannot be read now.
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    // A link could lead anywhere; only files that lie here are brought in.
    let plain = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let named = plain.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<_> = named.filter(|name| may_hold_tables(name)).collect();
    names.sort();
    names.truncate(SHOWN);
    names
}

fn may_hold_tables(name: &str) -> bool {
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    // Programs hide what they have not finished writing.
    !name.starts_with(['.', '~']) && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Chooses one of the files in the folder.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChooseDropped {
    /// Its name.
    pub name: String,
}

impl Command for ChooseDropped {
    const NAME: &'static str = "dropped.choose";
    type Output = ChosenImport;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ChosenImport>, Failure> {
        let folder = folder(call.desk);
        let name = names(&folder).into_iter().find(|name| *name == self.name).ok_or(Failure::new(Code::ChooseAgain))?;
        Ok(Answer::read(Chosen::keep(call, folder.join(name))))
    }
}

/// Shows the folder in the system's file manager, so that files can be put into it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RevealDropped {}

impl Command for RevealDropped {
    const NAME: &'static str = "dropped.reveal";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let folder = folder(call.desk);
        create_private_folder(&folder)?;
        call.host.reveal(&folder);
        Ok(Answer::read(()))
    }
}

/// Puts a file that was brought in away, if it lies in the folder. One that cannot be moved is shown again, and brings
/// nothing the second time.
pub(crate) fn put_away(desk: &Desk, path: &Path) {
    let folder = folder(desk);
    if path.parent() != Some(folder.as_path()) {
        return;
    }
    let done = folder.join(DONE);
    let Some(name) = path.file_name().filter(|_| create_private_folder(&done).is_ok()) else { return };
    let free = (1..=SHOWN).map(|number| done.join(numbered(Path::new(name), number))).find(|to| !to.exists());
    if let Some(to) = free {
        let _ = std::fs::rename(path, to);
    }
}

/// The first of a name bears it as it is, the others a number before the ending.
fn numbered(name: &Path, number: usize) -> PathBuf {
    if number == 1 {
        return name.to_owned();
    }
    let part =
        |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    PathBuf::from(format!("{}-{number}.{}", part(name.file_stem()), part(name.extension())))
}
