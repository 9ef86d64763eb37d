//! `export disclosure`: all that is held on one learner.

use std::path::Path;
use std::process::ExitCode;

use nenrin_domain::Language;
use nenrin_practice::{Call, Failure, disclosure};

use super::named::meant;
use crate::print::Printer;

/// Writes the pack.
pub fn run(call: &Call<'_>, printer: &Printer, told: &str, file: &Path) -> Result<ExitCode, Failure> {
    let (learner, language) = (meant(call, told)?, Language::from(printer.language()));
    let packed = disclosure::disclose(call, learner, file, language)?;
    Ok(printer.answer(&packed, |packed, words| {
        let numbers = [packed.rows, packed.pages, packed.files].map(|number| number.to_string());
        let [rows, pages, files] = &numbers;
        let facts = [("file", packed.name.as_str()), ("rows", rows), ("pages", pages), ("files", files)];
        vec![words.say("export.disclosure", &facts)]
    }))
}
