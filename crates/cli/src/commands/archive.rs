//! `export archive` and `import archive`: all of a practice as one open file.

use std::path::Path;
use std::process::ExitCode;

use nenrin_practice::archive::{self, ArchiveView};
use nenrin_practice::{Call, Failure};

use crate::print::Printer;
use crate::words::Words;

/// Writes the practice to an archive.
pub fn export(call: &Call<'_>, printer: &Printer, path: &Path) -> Result<ExitCode, Failure> {
    let view = archive::export(call, path)?;
    Ok(printer.answer(&view, |view, words| vec![said("archive.exported", view, words)]))
}

/// Brings a practice back from an archive.
pub fn import(call: &mut Call<'_>, printer: &Printer, path: &Path) -> Result<ExitCode, Failure> {
    let view = archive::import(call, path)?;
    Ok(printer.answer(&view, |view, words| vec![said("archive.imported", view, words)]))
}

fn said(key: &str, view: &ArchiveView, words: &Words) -> String {
    words.say(key, &[("tables", &view.tables.to_string()), ("rows", &view.rows.to_string())])
}
