//! What lies in the folder for files to be brought in and can never be: it is told in a line, with the reason, until the coach
//! dismisses it or it is gone. One that was dismissed is told again once it has changed.

use std::collections::BTreeSet;
use std::fs::{DirEntry, File};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use ts_rs::TS;

use super::dropped::{SHOWN, folder, is_hidden, is_put_away, may_hold_tables};
use crate::outside::{self, refuse_link};
use crate::{Answer, Call, Code, Command, Desk, Failure};

/// What was dismissed, each as the hash of its name and of how it was then: a name may be somebody's.
const FILE: &str = "import-dismissed";

/// Asks what lies in the folder and cannot be brought in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListUnusable {}

/// Something that cannot be brought in.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct UnusableFile {
    /// Its name; signs that are none in any script are replaced.
    pub name: String,
    /// Why.
    pub why: Unusable,
}

/// Why something in the folder cannot be brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unusable {
    /// It is a kind of file in which there are no tables, such as a PDF or an image.
    NotATable,
    /// It is a folder.
    Folder,
    /// It is a link to something that lies elsewhere.
    Link,
    /// The system does not let it be read, or its name.
    Unreadable,
}

impl Command for ListUnusable {
    const NAME: &'static str = "dropped.list_unusable";
    type Output = Vec<UnusableFile>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<UnusableFile>>, Failure> {
        let dismissed = dismissed(call.desk);
        let shown = lying(call.desk).into_iter().filter(|(_, mark)| !dismissed.contains(mark)).take(SHOWN);
        Ok(Answer::read(shown.map(|(file, _)| file).collect()))
    }
}

/// Tells no more of something that cannot be brought in, until it changes. It stays where it lies.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DismissUnusable {
    /// Its name.
    pub name: String,
}

impl Command for DismissUnusable {
    const NAME: &'static str = "dropped.dismiss";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (lying, mut marks) = (lying(call.desk), dismissed(call.desk));
        let named = lying.iter().filter(|(file, _)| file.name == self.name).map(|(_, mark)| mark.clone());
        let named: Vec<_> = named.collect();
        if named.is_empty() {
            return Err(Failure::new(Code::ChooseAgain));
        }
        marks.extend(named);
        // What is gone, or has changed, needs no mark any more.
        marks.retain(|mark| lying.iter().any(|(_, other)| other == mark));
        keep(call.desk, &marks)?;
        Ok(Answer::read(()))
    }
}

/// All of it in the order of names, each with its mark; nothing when there is no folder, or it cannot be read now.
fn lying(desk: &Desk) -> Vec<(UnusableFile, String)> {
    let folder = folder(desk);
    let entries = refuse_link(&folder).and_then(|()| std::fs::read_dir(&folder));
    let Ok(entries) = entries else { return Vec::new() };
    let mut lying: Vec<_> = entries.flatten().filter_map(|entry| unusable(&entry)).collect();
    lying.sort();
    lying
}

fn unusable(entry: &DirEntry) -> Option<(UnusableFile, String)> {
    let name = entry.file_name();
    let shown = name.to_string_lossy();
    let kind = entry.file_type().ok()?;
    if is_hidden(&shown) || kind.is_dir() && is_put_away(&shown) {
        return None;
    }
    let why = match kind {
        _ if kind.is_symlink() => Unusable::Link,
        _ if kind.is_dir() => Unusable::Folder,
        _ if !may_hold_tables(&shown) => Unusable::NotATable,
        _ if kind.is_file() && name.to_str().is_some() && File::open(entry.path()).is_ok() => return None,
        _ => Unusable::Unreadable,
    };
    Some((UnusableFile { name: shown.into_owned(), why }, mark(entry)))
}

/// The hash of its name, its length and when it was changed last: another one once it has changed.
fn mark(entry: &DirEntry) -> String {
    let looks = entry.metadata().ok();
    let length = looks.as_ref().map_or(0, std::fs::Metadata::len);
    let changed = looks.and_then(|looks| looks.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    let nanos = changed.map_or(0, |since| since.as_nanos());
    let name = entry.file_name();
    let bytes = [name.as_encoded_bytes(), &length.to_be_bytes()[..], &nanos.to_be_bytes()[..]].concat();
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn dismissed(desk: &Desk) -> BTreeSet<String> {
    let kept = outside::open(&desk.folder().join(FILE)).and_then(std::io::read_to_string);
    kept.unwrap_or_default().lines().map(ToOwned::to_owned).collect()
}

fn keep(desk: &Desk, marks: &BTreeSet<String>) -> Result<(), Failure> {
    let lines: String = marks.iter().map(|mark| format!("{mark}\n")).collect();
    outside::keep(&desk.folder().join(FILE), lines.as_bytes())
}
