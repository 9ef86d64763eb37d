//! Choosing what is brought in: a folder or an archive of history tables, or one file of another program.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::dropped::is_dropped;
use super::look::read;
use super::sheets::is_ours;
use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, outside};

/// What the coach picks.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PickFrom {
    /// A folder of history tables.
    Folder,
    /// One file.
    File,
}

/// What was picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// A practice's history, as tables that belong together.
    History,
    /// One table of another program.
    Table,
    /// A workbook of this program, of which all sheets come in as one; one of them can be chosen.
    Workbook,
}

/// What the coach has chosen, kept at the desk under a number, so that no path reaches the window.
pub(crate) struct Chosen {
    token: u32,
    path: PathBuf,
    kind: ImportKind,
}

impl Chosen {
    /// Keeps a choice at the desk in place of the one before.
    pub(super) fn keep(call: &mut Call<'_>, path: PathBuf) -> ChosenImport {
        let token = call.desk.chosen.as_ref().map_or(0, |chosen| chosen.token) + 1;
        let (kind, name, dropped) = (kind_of(&path), outside::name_of(&path), is_dropped(call.desk, &path));
        call.desk.chosen = Some(Self { token, path, kind });
        ChosenImport { token, name, kind, dropped }
    }
}

/// A folder or a zip archive holds a history; an Excel workbook is packed like an archive and named otherwise. What cannot be read is
/// told once it is looked at.
fn kind_of(path: &Path) -> ImportKind {
    let packed = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    if packed || path.is_dir() {
        return ImportKind::History;
    }
    if is_our_workbook(path) { ImportKind::Workbook } else { ImportKind::Table }
}

/// Whether the file at a path is a workbook of this program, of which all sheets come in as one.
#[must_use]
pub fn is_our_workbook(path: &Path) -> bool {
    read(path).is_ok_and(|bytes| is_ours(&bytes))
}

/// Asks the coach what to bring in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChooseImport {
    /// What to pick.
    pub from: PickFrom,
}

/// What the coach chose.
#[derive(Debug, Serialize, TS)]
pub struct ChosenImport {
    /// The number under which it is kept until another is chosen.
    pub token: u32,
    /// The name of the folder or file.
    pub name: String,
    /// What it is.
    pub kind: ImportKind,
    /// Whether it lies in the folder into which files are dropped.
    pub dropped: bool,
}

impl Command for ChooseImport {
    const NAME: &'static str = "import.choose";
    type Output = Option<ChosenImport>;

    fn asks(&self, _: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        Ok(Some(match self.from {
            PickFrom::Folder => Dialog::Folder,
            PickFrom::File => Dialog::File(FileKind::Tables),
        }))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<ChosenImport>>, Failure> {
        let picked = call.picked.take();
        Ok(Answer::read(picked.map(|path| Chosen::keep(call, path))))
    }
}

/// The path of the history that was chosen under this number.
pub(crate) fn chosen_history(call: &Call<'_>, token: u32) -> Result<PathBuf, Failure> {
    chosen(call, token, |kind| kind == ImportKind::History).map(Path::to_owned)
}

/// The path of the table, or of the workbook of this program, that was chosen under this number.
pub(super) fn chosen_table(call: &Call<'_>, token: u32) -> Result<PathBuf, Failure> {
    chosen(call, token, |kind| kind != ImportKind::History).map(Path::to_owned)
}

fn chosen<'c>(call: &'c Call<'_>, token: u32, fits: impl Fn(ImportKind) -> bool) -> Result<&'c Path, Failure> {
    let chosen = call.desk.chosen.as_ref().filter(|chosen| chosen.token == token && fits(chosen.kind));
    chosen.map(|chosen| chosen.path.as_path()).ok_or(Failure::new(Code::ChooseAgain))
}
