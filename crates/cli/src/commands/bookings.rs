//! `export bookings`: the bookings from today on, as a calendar file.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use nenrin_domain::Language;
use nenrin_practice::exports::{self, Naming};
use nenrin_practice::{Call, Failure};

use super::named::meant;
use crate::print::Printer;

/// Whose bookings, and where.
#[derive(Args)]
pub struct BookingsOut {
    /// The ICS file to write.
    file: PathBuf,
    /// An id, an id of the history tables, or a unique name; everyone when absent.
    #[arg(long)]
    learner: Option<String>,
    /// How learners are named.
    #[arg(long, value_enum, default_value_t = Names::Name)]
    names: Names,
}

/// How learners are named.
#[derive(Clone, Copy, ValueEnum)]
enum Names {
    /// By name.
    Name,
    /// By the first letters of the name.
    Initials,
    /// Not at all.
    Nobody,
}

impl From<Names> for Naming {
    fn from(names: Names) -> Self {
        match names {
            Names::Name => Self::Name,
            Names::Initials => Self::Initials,
            Names::Nobody => Self::Nobody,
        }
    }
}

/// Writes the bookings.
pub fn run(call: &mut Call<'_>, printer: &Printer, out: &BookingsOut) -> Result<ExitCode, Failure> {
    let learner = out.learner.as_deref().map(|told| meant(call, told)).transpose()?;
    let language = Language::from(printer.language());
    let saved = exports::save_bookings(call, &out.file, learner, out.names.into(), language)?;
    Ok(printer.answer(&saved, |saved, words| {
        let (bookings, cancelled) = (saved.bookings.to_string(), saved.cancelled.to_string());
        let facts = [("file", saved.name.as_str()), ("n", &bookings), ("cancelled", &cancelled)];
        vec![words.say("export.bookings", &facts)]
    }))
}
