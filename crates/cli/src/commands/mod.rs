//! One file for each thing that can be asked on the command line.

mod archive;
mod bookings;
mod disclosure;
mod import;
mod init;
mod learners;
mod metrics;
mod named;
mod papers;
mod risk;
mod search;
mod simulate;
mod tables;
mod timeline;
mod undo;
mod verify;
mod week;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use nenrin_domain::Day;
use nenrin_practice::Which;
use nenrin_practice::exports::Subject;
use nenrin_practice::{Call, Failure, start};

use self::bookings::BookingsOut;
use self::import::Take;
use self::metrics::MetricsAsked;
use self::papers::{PaperAsked, ProgressAsked, ReportAsked};
use self::risk::RiskAsked;
use self::tables::{TableOut, WorkbookOut};
use crate::print::Printer;

/// What is asked.
#[derive(Subcommand)]
pub enum Asked {
    /// Makes an empty practice.
    Init {
        /// The practice's name.
        #[arg(long, default_value = "")]
        name: String,
    },
    /// Takes something out.
    #[command(subcommand)]
    Export(Exported),
    /// Brings something in.
    #[command(subcommand)]
    Import(Imported),
    /// Lists the learners in the order of their readings.
    Learners,
    /// Shows everything that happened with one learner, newest first.
    Timeline {
        /// An id, an id of the history tables, or a unique name.
        learner: String,
        /// How many events at most.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Shows this week: sessions, notes to write, overdue actions, learners without a booking.
    Week {
        /// The day to look from, as YYYY-MM-DD; today when absent.
        #[arg(long)]
        as_of: Option<Day>,
    },
    /// Tells who may leave, and what speaks for it.
    Risk(RiskAsked),
    /// Tells the nine metrics of a period.
    Metrics(MetricsAsked),
    /// Writes the report of the practice for a month or a year, as PDF or as one page of HTML.
    Report(ReportAsked),
    /// Writes a learner's progress report, for the learner: without notes, obstacles or money.
    Progress(ProgressAsked),
    /// Writes the coach's brief about a learner, for the coach alone.
    Brief(PaperAsked),
    /// Finds learners, notes, actions and contacts.
    Search {
        /// What to look for.
        text: String,
        /// How many hits of each kind at most.
        #[arg(long, default_value_t = 20)]
        limit: u32,
    },
    /// Checks the practice's file, its change log and its notes.
    Verify,
    /// Writes the history tables of a synthetic practice.
    Simulate(Simulated),
    /// Takes back the last act.
    Undo,
}

/// What can be brought in.
#[derive(Subcommand)]
pub enum Imported {
    /// History tables: a folder, or a zip archive.
    History {
        /// The folder or archive.
        path: PathBuf,
        /// Looks through it without changing anything.
        #[arg(long)]
        dry_run: bool,
    },
    /// One file of another program, as CSV or XLSX: people, answers of a form, payments, messages, bookings.
    File {
        /// The file.
        file: PathBuf,
        /// The sheet of a workbook; the first that has anything in it when none is named.
        #[arg(long)]
        sheet: Option<String>,
        /// Says what it would bring without changing anything.
        #[arg(long)]
        dry_run: bool,
        /// Lists each cell in which it says otherwise than what is recorded, which stays unless it is taken.
        #[arg(long)]
        differences: bool,
        /// Takes what a cell says in place of what is recorded, such as `12:phone`: its line, and what its column means as the list
        /// of differences says. `all` takes every one of them.
        #[arg(long, value_name = "LINE:MEANING")]
        take: Vec<Take>,
    },
    /// An open archive, into a data folder without a practice.
    Archive {
        /// The archive.
        file: PathBuf,
    },
}

/// What can be taken out.
#[derive(Subcommand)]
pub enum Exported {
    /// Everything, as an open archive.
    Archive {
        /// The zip file to write.
        file: PathBuf,
    },
    /// Learners, those who joined in the period.
    Learners(TableOut),
    /// Sessions planned in the period.
    Sessions(TableOut),
    /// Payments received in the period, or due in it while they are outstanding.
    Payments(TableOut),
    /// Refunds of the period.
    Refunds(TableOut),
    /// Contracts that begin in the period.
    Contracts(TableOut),
    /// Contacts of the period.
    Interactions(TableOut),
    /// All of these as a workbook of Excel, a sheet for each.
    Workbook(WorkbookOut),
    /// The bookings from today on, as a calendar (ICS) without notes or amounts.
    Bookings(BookingsOut),
    /// All that is held on one learner, as a zip for the learner.
    Disclosure {
        /// An id, an id of the history tables, or a unique name.
        learner: String,
        /// The zip file to write.
        file: PathBuf,
    },
}

/// Which practice to simulate.
#[derive(Args)]
pub struct Simulated {
    /// How many learners there ever were.
    #[arg(long)]
    pub learners: u32,
    /// How many years the practice lasts.
    #[arg(long)]
    pub years: u32,
    /// The same seed gives the same practice.
    #[arg(long)]
    pub seed: u64,
    /// The last day of its history, as YYYY-MM-DD; today when absent.
    #[arg(long)]
    pub until: Option<Day>,
    /// The folder to write.
    pub out: PathBuf,
}

impl Asked {
    /// Whether it begins or fills the coach's own practice, whichever is open.
    pub const fn makes_own_practice(&self) -> bool {
        matches!(self, Self::Init { .. } | Self::Import(_))
    }

    /// Does what is asked.
    ///
    /// # Errors
    /// A [`Failure`]; nothing is half-done then.
    pub fn run(self, call: &mut Call<'_>, printer: &Printer, which: Which) -> Result<ExitCode, Failure> {
        match self {
            Self::Init { name } => init::run(call, printer, name),
            Self::Import(Imported::History { path, dry_run }) => import::history(call, printer, &path, dry_run),
            Self::Import(Imported::File { file, sheet, dry_run, differences, take }) => {
                import::file(call, printer, &file, &import::Asked { sheet, dry_run, differences, take })
            }
            Self::Import(Imported::Archive { file }) => archive::import(call, printer, &file),
            Self::Export(exported) => exported.run(opened(call, which)?, printer),
            Self::Learners => learners::run(opened(call, which)?, printer),
            Self::Timeline { learner, limit } => timeline::run(opened(call, which)?, printer, &learner, limit),
            Self::Week { as_of } => week::run(opened(call, which)?, printer, as_of),
            Self::Risk(asked) => risk::run(opened(call, which)?, printer, &asked),
            Self::Metrics(asked) => metrics::run(opened(call, which)?, printer, &asked),
            Self::Report(asked) => papers::report(opened(call, which)?, printer, &asked),
            Self::Progress(asked) => papers::progress(opened(call, which)?, printer, &asked),
            Self::Brief(asked) => papers::brief(opened(call, which)?, printer, &asked),
            Self::Search { text, limit } => search::run(opened(call, which)?, printer, text, limit),
            Self::Verify => verify::run(opened(call, which)?, printer),
            Self::Simulate(world) => simulate::run(call, printer, &world),
            Self::Undo => undo::run(opened(call, which)?, printer),
        }
    }
}

impl Exported {
    fn run(self, call: &mut Call<'_>, printer: &Printer) -> Result<ExitCode, Failure> {
        let (subject, out) = match self {
            Self::Archive { file } => return archive::export(call, printer, &file),
            Self::Workbook(out) => return tables::all(call, printer, &out),
            Self::Bookings(out) => return bookings::run(call, printer, &out),
            Self::Disclosure { learner, file } => return disclosure::run(call, printer, &learner, &file),
            Self::Learners(out) => (Subject::Learners, out),
            Self::Sessions(out) => (Subject::Sessions, out),
            Self::Payments(out) => (Subject::Payments, out),
            Self::Refunds(out) => (Subject::Refunds, out),
            Self::Contracts(out) => (Subject::Contracts, out),
            Self::Interactions(out) => (Subject::Interactions, out),
        };
        tables::one(call, printer, subject, &out)
    }
}

/// The call with a practice open.
fn opened<'a, 'c>(call: &'a mut Call<'c>, which: Which) -> Result<&'a mut Call<'c>, Failure> {
    start::open(call, which)?;
    Ok(call)
}
