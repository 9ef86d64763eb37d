//! A paper as a file.

use std::io::Write as _;
use std::path::Path;

use nenrin_domain::Day;
use nenrin_reports::{Lacking, Paper, ReportError, Words};
use serde::Serialize;
use ts_rs::TS;

use crate::disclosure::file_name;
use crate::{Call, Dialog, Failure, FileKind, outside};

nenrin_domain::codes! {
    /// As what a paper is written.
    PaperKind {
        /// PDF, for printing and keeping.
        Pdf = "pdf",
        /// One page of HTML, for reading on a screen.
        Html = "html",
    }
}

/// A paper that was written.
#[derive(Debug, Serialize, TS)]
pub struct SavedPaper {
    /// The file's name.
    pub name: String,
    /// Its pages; `null` for a page of HTML.
    pub pages: Option<usize>,
    /// The letters that stand as 〓 in it, for the font of papers does not have them: only in what is for the coach alone.
    pub marked: Vec<String>,
}

impl PaperKind {
    /// The dialog that asks where to write a paper, by the name that `key` has for it. A paper that could not be written is refused
    /// before anybody is asked.
    ///
    /// # Errors
    /// [`Code::LetterMissing`](crate::Code::LetterMissing).
    pub(crate) fn dialog(self, paper: &Paper, key: &str, facts: &[(&str, &str)]) -> Result<Dialog, Failure> {
        let must_be_whole = self == Self::Pdf && paper.lacking == Lacking::Refused;
        match paper.lack()?.filter(|_| must_be_whole) {
            Some((letter, text)) => Err(ReportError::Letter { letter, text }.into()),
            None => Ok(self.named(Words::of(paper.language), key, facts)),
        }
    }

    /// The dialog that asks where to write, by the name that `key` has for it.
    pub(crate) fn named(self, words: Words, key: &str, facts: &[(&str, &str)]) -> Dialog {
        let (kind, ending) = match self {
            Self::Pdf => (FileKind::Pdf, "pdf"),
            Self::Html => (FileKind::Page, "html"),
        };
        let facts: Vec<(&str, &str)> = facts.iter().copied().chain([("ending", ending)]).collect();
        Dialog::NewFile(kind, words.say(key, &facts))
    }
}

/// The facts of the name of a file about a learner.
pub(crate) fn named(name: &str, day: Day) -> (String, String) {
    (file_name(name), day.to_string())
}

/// Writes a paper to the file at `path`, which bears its name only when it is whole.
///
/// # Errors
/// [`Code::LetterMissing`](crate::Code::LetterMissing), [`Code::DiskFull`](crate::Code::DiskFull) and others; a file that was at
/// `path` is still there then.
pub(crate) fn write(call: &Call<'_>, paper: &Paper, kind: PaperKind, path: &Path) -> Result<SavedPaper, Failure> {
    let (mut pages, mut marked) = (None, Vec::new());
    let bytes = match kind {
        PaperKind::Html => paper.html()?.into_bytes(),
        PaperKind::Pdf => {
            marked = paper.marked()?.into_iter().map(String::from).collect();
            paper.pdf(|_, of| {
                pages = Some(of);
                Ok::<_, Failure>(())
            })?
        }
    };
    outside::write(call.desk.folder(), path, |mut file| Ok(file.write_all(&bytes)?))?;
    let name = outside::name_of(path);
    Ok(SavedPaper { name, pages, marked })
}
