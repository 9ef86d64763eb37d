//! What the practice asks of the program around it.

use std::path::{Path, PathBuf};

use nenrin_domain::{Instant, Zone};

use crate::Language;

/// The kinds of file a person can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A zip archive.
    Zip,
    /// Whatever may hold tables: text with delimiters, an Excel workbook, a zip archive.
    Tables,
    /// A table as CSV.
    Csv,
    /// A workbook of Excel.
    Workbook,
    /// A calendar.
    Calendar,
    /// A drawing as SVG.
    Drawing,
    /// A picture as PNG.
    Picture,
    /// A paper as PDF.
    Pdf,
    /// A page for a browser.
    Page,
    /// Any file.
    Any,
}

/// A dialog of the system, in which the person names a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// Which folder to read.
    Folder,
    /// Which file to read.
    File(FileKind),
    /// Where to write a file, with the name that is suggested for it.
    NewFile(FileKind, String),
}

/// The program around the practice: its clock, its dialogs, its folders. Paths stay behind this trait and never reach
/// the UI.
pub trait Host: Send + Sync {
    /// The present moment.
    fn now(&self) -> Instant;
    /// The coach's present zone; `None` when the system does not say where it is.
    fn zone(&self) -> Option<Zone>;
    /// The language of the system, for the first start.
    fn language(&self) -> Language;
    /// Asks the person for a path, for as long as it takes, beginning in the folder `begin_in`; `None` when the person
    /// cancelled.
    fn ask(&self, dialog: &Dialog, begin_in: Option<&Path>) -> Option<PathBuf>;
    /// Shows a folder in the system's file manager.
    fn reveal(&self, folder: &Path);
    /// Shows an `https` address in the system's browser, or a `mailto` one in its mail program, if there is one.
    fn browse(&self, _address: &str) {}
}
