//! `report`, `progress` and `brief`: papers of the practice and of one learner.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use nenrin_domain::Day;
use nenrin_practice::papers::{PaperKind, SavedPaper};
use nenrin_practice::report::{
    ReportLength, Span, WantedParts, WantedProgress, WantedReport, save_brief, save_progress, save_report,
};
use nenrin_practice::{Call, Failure};

use super::named::meant;
use crate::print::Printer;
use crate::words::Words;

/// Which report of the practice, and where to.
#[derive(Args)]
pub struct ReportAsked {
    /// The month, as YYYY-MM.
    #[arg(long, conflicts_with = "year", required_unless_present = "year")]
    month: Option<String>,
    /// The year, as YYYY.
    #[arg(long)]
    year: Option<i32>,
    /// Names the people behind each number.
    #[arg(long)]
    names: bool,
    #[command(flatten)]
    out: Out,
}

/// Of whom a paper tells, and where it is written.
#[derive(Args)]
pub struct PaperAsked {
    /// An id, an id of the history tables, or a unique name.
    learner: String,
    #[command(flatten)]
    out: Out,
}

/// Which progress report.
#[derive(Args)]
pub struct ProgressAsked {
    #[command(flatten)]
    paper: PaperAsked,
    /// How far back it looks.
    #[arg(long, value_enum, default_value_t = Since::Contract)]
    since: Since,
}

/// The file and its kind.
#[derive(Args)]
struct Out {
    /// The file to write.
    #[arg(long)]
    out: PathBuf,
    /// As what it is written.
    #[arg(long, value_enum, default_value_t = Format::Pdf)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Pdf,
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
enum Since {
    /// The first day of the contract.
    Contract,
    /// Three months ago.
    #[value(name = "3-months")]
    Months3,
    /// Six months ago.
    #[value(name = "6-months")]
    Months6,
    /// A year ago.
    #[value(name = "12-months")]
    Months12,
    /// The beginning.
    Beginning,
}

impl From<Format> for PaperKind {
    fn from(format: Format) -> Self {
        match format {
            Format::Pdf => Self::Pdf,
            Format::Html => Self::Html,
        }
    }
}

impl From<Since> for Span {
    fn from(since: Since) -> Self {
        match since {
            Since::Contract => Self::Contract,
            Since::Months3 => Self::Months3,
            Since::Months6 => Self::Months6,
            Since::Months12 => Self::Months12,
            Since::Beginning => Self::Whole,
        }
    }
}

/// Writes the report of a month or a year.
pub fn report(call: &mut Call<'_>, printer: &Printer, asked: &ReportAsked) -> Result<ExitCode, Failure> {
    let (length, day) = asked.first_day()?;
    let wanted = WantedReport { length, day, names: asked.names, language: printer.language().into() };
    save_report(call, wanted, asked.out.format.into(), &asked.out.out).map(|saved| printer.answer(&saved, lines))
}

impl ReportAsked {
    /// How long the period is, and its first day.
    fn first_day(&self) -> Result<(ReportLength, Day), Failure> {
        if let Some(month) = &self.month {
            let first = format!("{month}-01").parse().map_err(|_| Failure::not_allowed("month", "a_month"))?;
            return Ok((ReportLength::Month, first));
        }
        let first = self.year.and_then(|year| Day::new(year, 1, 1));
        Ok((ReportLength::Year, first.ok_or_else(|| Failure::not_allowed("year", "a_year"))?))
    }
}

/// Writes a learner's progress report.
pub fn progress(call: &Call<'_>, printer: &Printer, asked: &ProgressAsked) -> Result<ExitCode, Failure> {
    let (learner, language) = (meant(call, &asked.paper.learner)?, Some(printer.language().into()));
    let wanted = WantedProgress { learner, span: asked.since.into(), parts: WantedParts::All, language };
    let Out { out, format } = &asked.paper.out;
    save_progress(call, &wanted, (*format).into(), out).map(|saved| printer.answer(&saved, lines))
}

/// Writes the coach's brief about a learner.
pub fn brief(call: &Call<'_>, printer: &Printer, asked: &PaperAsked) -> Result<ExitCode, Failure> {
    let learner = meant(call, &asked.learner)?;
    let Out { out, format } = &asked.out;
    let saved = save_brief(call, learner, printer.language().into(), (*format).into(), out)?;
    Ok(printer.answer(&saved, lines))
}

fn lines(saved: &SavedPaper, words: &Words) -> Vec<String> {
    let file = ("file", saved.name.as_str());
    let written = match saved.pages {
        Some(pages) => words.say("paper.written", &[file, ("pages", &pages.to_string())]),
        None => words.say("paper.page_written", &[file]),
    };
    let marked = || words.say("paper.marked", &[("letters", &saved.marked.join(" "))]);
    std::iter::once(written).chain((!saved.marked.is_empty()).then(marked)).collect()
}
