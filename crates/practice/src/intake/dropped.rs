//! The folder into which files are dropped to be brought in: what lies there is shown, and looked at with one click. What was
//! brought in goes to the folder `done` in it, and what the coach wants nothing of to the folder `aside`, from which it can be
//! put back. A file that says the same as one that was set aside is not shown when it comes again, whatever it is called.
//!
//! Nothing watches the folder: whoever shows it lists it anew with its clock. Listing one small folder costs nothing, is
//! the same on every system, and needs no second way by which the core would speak to the page.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use nenrin_exchange::intake::MAX_FILE_BYTES;
use nenrin_store::create_private_folder;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use ts_rs::TS;

use super::choose::{Chosen, ChosenImport};
use super::look::read;
use super::plan::Plan;
use crate::outside::{is_link, refuse_link};
use crate::{Answer, Call, Code, Command, Desk, Failure};

/// The folder's name in the data folder.
const FOLDER: &str = "import";

/// The folder of what was brought in, within it.
const DONE: &str = "done";

/// The folder of what was set aside, within it.
const ASIDE: &str = "aside";

/// What may hold tables.
const ENDINGS: [&str; 6] = ["csv", "tsv", "txt", "xlsx", "ics", "zip"];

/// How files end that a browser has not finished fetching.
const UNFINISHED: [&str; 4] = ["part", "crdownload", "download", "tmp"];

/// What systems put into any folder by themselves.
const MADE_BY_SYSTEMS: [&str; 2] = ["desktop.ini", "thumbs.db"];

/// Files of each list that are shown: nobody drops more at once.
pub(super) const SHOWN: usize = 100;

pub(super) fn folder(desk: &Desk) -> PathBuf {
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
        Ok(Answer::read(files(waiting(&folder(call.desk)))))
    }
}

fn files(names: Vec<String>) -> Vec<DroppedFile> {
    names.into_iter().take(SHOWN).map(|name| DroppedFile { name }).collect()
}

/// The names of the files that wait: not of those that say the same as one that was set aside.
fn waiting(folder: &Path) -> Vec<String> {
    let (mut waiting, aside) = (names(folder), folder.join(ASIDE));
    let set_aside: Vec<_> = names(&aside).into_iter().map(|name| aside.join(name)).collect();
    waiting.retain(|name| !set_aside.iter().any(|other| is_same(&folder.join(name), other).unwrap_or(false)));
    // What cannot be read is told among what nothing can be made of.
    waiting.retain(|name| File::open(folder.join(name)).is_ok());
    waiting
}

/// Whether two files have the same bytes.
fn is_same(one: &Path, other: &Path) -> std::io::Result<bool> {
    let (one, other) = (File::open(one)?, File::open(other)?);
    let (length, other_length) = (one.metadata()?.len(), other.metadata()?.len());
    // What is too large to be brought in is not read through at each look at the folder.
    if length != other_length || length > MAX_FILE_BYTES {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    loop {
        let (here, there) = (one.fill_buf()?, other.fill_buf()?);
        let read = here.len().min(there.len());
        if read == 0 || here.get(..read) != there.get(..read) {
            return Ok(here.is_empty() && there.is_empty());
        }
        one.consume(read);
        other.consume(read);
    }
}

/// The names of the files in the folder, in order; none when there is no folder, or it cannot be read now.
fn names(folder: &Path) -> Vec<String> {
    // A link could lead anywhere; only files that lie here are brought in.
    let entries = refuse_link(folder).and_then(|()| std::fs::read_dir(folder));
    let Ok(entries) = entries else { return Vec::new() };
    let plain = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let named = plain.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<_> = named.filter(|name| may_hold_tables(name)).collect();
    names.sort();
    names
}

pub(super) fn may_hold_tables(name: &str) -> bool {
    !is_hidden(name) && ending(name).is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether a name is that of a file which is not meant for people: programs hide what they have not finished writing.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '~'])
        || MADE_BY_SYSTEMS.contains(&name.to_ascii_lowercase().as_str())
        || ending(name).is_some_and(|ending| UNFINISHED.contains(&ending.as_str()))
}

fn ending(name: &str) -> Option<String> {
    Path::new(name).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
}

/// Whether a name is that of a folder into which files are put away.
pub(super) fn is_put_away(name: &str) -> bool {
    [DONE, ASIDE].contains(&name)
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
        let path = lying_in(&folder, &self.name)?;
        Ok(Answer::read(Chosen::keep(call, path)))
    }
}

/// The path of the file of this name in a folder, if it is one that may hold tables.
fn lying_in(folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let found = names(folder).into_iter().find(|other| other == name);
    found.map(|name| folder.join(name)).ok_or(Failure::new(Code::ChooseAgain))
}

/// Asks which files were set aside.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSetAside {}

impl Command for ListSetAside {
    const NAME: &'static str = "dropped.list_aside";
    type Output = Vec<DroppedFile>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<DroppedFile>>, Failure> {
        Ok(Answer::read(files(names(&folder(call.desk).join(ASIDE)))))
    }
}

/// Sets a file in the folder aside, so that it no longer waits.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// Its name.
    pub name: String,
}

impl Command for SetAside {
    const NAME: &'static str = "dropped.set_aside";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let folder = folder(call.desk);
        moved(&lying_in(&folder, &self.name)?, &folder.join(ASIDE))?;
        Ok(Answer::read(()))
    }
}

/// Puts a file that was set aside back among those that wait.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PutBack {
    /// Its name.
    pub name: String,
}

impl Command for PutBack {
    const NAME: &'static str = "dropped.put_back";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let folder = folder(call.desk);
        moved(&lying_in(&folder.join(ASIDE), &self.name)?, &folder)?;
        Ok(Answer::read(()))
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
        refuse_link(&folder)?;
        create_private_folder(&folder)?;
        call.host.reveal(&folder);
        Ok(Answer::read(()))
    }
}

/// The folders into which what was dropped is put away: brought in, or set aside. Not one to which only a link leads.
pub(super) fn put_away_in(desk: &Desk) -> Vec<PathBuf> {
    let [folder, folders @ ..] = all_folders(desk);
    folders.into_iter().filter(|within| !is_link(&folder) && !is_link(within)).collect()
}

/// Refuses a link in the place of the folder or of one within it.
///
/// # Errors
/// When there is one.
pub(super) fn refuse_links(desk: &Desk) -> Result<(), Failure> {
    all_folders(desk).iter().try_for_each(|folder| Ok(refuse_link(folder)?))
}

/// The folder, and those within it.
fn all_folders(desk: &Desk) -> [PathBuf; 3] {
    let folder = folder(desk);
    let (done, aside) = (folder.join(DONE), folder.join(ASIDE));
    [folder, done, aside]
}

/// A file of the folder, as it was when it was looked at.
pub(crate) struct Dropped {
    path: PathBuf,
    digest: [u8; 32],
}

impl Dropped {
    /// The file at a path as it is now; `None` when it lies elsewhere, or cannot be read.
    pub fn at(desk: &Desk, path: &Path) -> Option<Self> {
        let bytes = Some(path).filter(|path| is_dropped(desk, path)).and_then(|path| read(path).ok())?;
        Some(Self { path: path.to_owned(), digest: Sha256::digest(bytes).into() })
    }

    /// The file of which a plan was made; `None` when it lies elsewhere.
    pub(super) fn of(desk: &Desk, plan: &Plan) -> Option<Self> {
        is_dropped(desk, &plan.path).then(|| Self { path: plan.path.clone(), digest: plan.digest })
    }

    /// Puts the file away, for it was brought in.
    ///
    /// # Errors
    /// When it had to be left there: it is shown again then, and brings nothing the second time but what another program has
    /// written into it since.
    pub fn put_away(&self, desk: &Desk) -> Result<(), Failure> {
        let is_as_it_was = read(&self.path).is_ok_and(|bytes| Sha256::digest(bytes)[..] == self.digest);
        match is_as_it_was {
            true => moved(&self.path, &folder(desk).join(DONE)),
            false => Err(Failure::not_allowed("file", "can_be_moved")),
        }
    }
}

/// Whether a file lies in the folder.
pub(super) fn is_dropped(desk: &Desk, path: &Path) -> bool {
    path.parent() == Some(folder(desk).as_path())
}

/// Moves a file into a folder, under a name that is free there.
fn moved(path: &Path, to: &Path) -> Result<(), Failure> {
    let cannot = || Failure::not_allowed("file", "can_be_moved");
    if path.parent().into_iter().chain([to]).any(is_link) {
        return Err(cannot());
    }
    create_private_folder(to)?;
    let name = path.file_name().ok_or_else(cannot)?;
    let mut free = (1..).map(|number: u64| to.join(numbered(Path::new(name), number))).skip_while(|to| to.exists());
    std::fs::rename(path, free.next().ok_or_else(cannot)?).map_err(|_| cannot())
}

/// The first of a name bears it as it is, the others a number before the ending.
fn numbered(name: &Path, number: u64) -> PathBuf {
    if number == 1 {
        return name.to_owned();
    }
    let part =
        |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    PathBuf::from(format!("{}-{number}.{}", part(name.file_stem()), part(name.extension())))
}
