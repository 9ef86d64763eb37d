//! `export archive` and `import archive`: everything, in an open format.

use std::path::Path;
use std::process::ExitCode;

use nenrin_practice::archive::{self, ArchiveView};
use nenrin_practice::{Call, Failure};

use crate::print::Printer;
use crate::words::Words;

/// Writes the open practice to an archive.
pub fn export(call: &mut Call<'_>, printer: &Printer, file: &Path) -> Result<ExitCode, Failure> {
    let written = archive::export(call, file)?;
    Ok(printer.answer(&written, |held, words| lines(held, words, "archive.written")))
}

/// Brings a practice back from an archive.
pub fn import(call: &mut Call<'_>, printer: &Printer, file: &Path) -> Result<ExitCode, Failure> {
    let brought = archive::import(call, file)?;
    Ok(printer.answer(&brought, |held, words| lines(held, words, "archive.brought")))
}

fn lines(held: &ArchiveView, words: &Words, sentence: &str) -> Vec<String> {
    let (rows, attachments, lacking) = (held.rows.to_string(), held.attachments.to_string(), held.lacking.to_string());
    vec![words.say(sentence, &[("rows", &rows), ("attachments", &attachments), ("lacking", &lacking)])]
}
