//! What the practice asks of the program around it.

use std::path::{Path, PathBuf};

use nenrin_domain::{Instant, Zone};

use crate::Language;

/// The kinds of file a person can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A zip archive.
    Zip,
}

/// The program around the practice: its clock, its dialogs, its folders. Dialogs answer `None` when the person
/// cancelled. Paths stay behind this trait and never reach the UI.
pub trait Host: Send + Sync {
    /// The present moment.
    fn now(&self) -> Instant;
    /// The coach's present zone.
    fn zone(&self) -> Zone;
    /// The language of the system, for the first start.
    fn language(&self) -> Language;
    /// Asks for a folder.
    fn pick_folder(&self) -> Option<PathBuf>;
    /// Asks for a file to read.
    fn pick_file(&self, kind: FileKind) -> Option<PathBuf>;
    /// Asks where to write a file.
    fn save_file(&self, kind: FileKind, suggested_name: &str) -> Option<PathBuf>;
    /// Shows a folder in the system's file manager.
    fn reveal(&self, folder: &Path);
}
