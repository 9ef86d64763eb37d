//! `export learners` and its siblings: one table as CSV or XLSX, or all of them as a workbook.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use nenrin_domain::{Coded as _, Day, Language};
use nenrin_practice::exports::{self, Loss, Period, Preset, Saved, Subject, Wanted};
use nenrin_practice::{Call, Code, Failure};

use crate::print::Printer;
use crate::words::Words;

/// Of which days.
#[derive(Args)]
pub struct Days {
    /// The first day, as YYYY-MM-DD; from the beginning when absent.
    #[arg(long)]
    from: Option<Day>,
    /// The last day, as YYYY-MM-DD; to the end when absent.
    #[arg(long)]
    to: Option<Day>,
}

/// How a table is written, and where.
#[derive(Args)]
pub struct TableOut {
    /// The file to write.
    file: PathBuf,
    #[command(flatten)]
    days: Days,
    /// For whom it is written.
    #[arg(long, value_enum, default_value_t = For::Excel)]
    preset: For,
    /// Writes a mark for characters that Shift_JIS does not have; without it such a file is not written.
    #[arg(long)]
    substitute: bool,
}

/// All tables in one workbook, and where.
#[derive(Args)]
pub struct WorkbookOut {
    /// The XLSX file to write.
    file: PathBuf,
    #[command(flatten)]
    days: Days,
}

/// For whom a table is written.
#[derive(Clone, Copy, ValueEnum)]
enum For {
    /// Excel in Japan: UTF-8 with a mark, CR LF, everything quoted.
    Excel,
    /// Older programs in Japan: Shift_JIS (CP932), CR LF, everything quoted.
    #[value(name = "shift_jis")]
    ShiftJis,
    /// Programs: UTF-8, LF.
    Plain,
    /// A workbook of Excel, XLSX.
    Workbook,
}

impl From<For> for Preset {
    fn from(wanted: For) -> Self {
        match wanted {
            For::Excel => Self::Excel,
            For::ShiftJis => Self::ShiftJis,
            For::Plain => Self::Plain,
            For::Workbook => Self::Workbook,
        }
    }
}

/// Writes one table.
pub fn one(call: &mut Call<'_>, printer: &Printer, subject: Subject, out: &TableOut) -> Result<ExitCode, Failure> {
    let wanted = wanted(printer, vec![subject], &out.days, out.preset.into());
    match exports::save(call, &out.file, &wanted, out.substitute) {
        Err(failure) if failure.code == Code::Unmappable => {
            let losses = exports::look(call, &wanted)?.losses;
            Ok(printer.refusal(
                &losses,
                |losses, words| losses.first.iter().map(|loss| line(loss, words)).collect(),
                &failure,
            ))
        }
        written => written.map(|saved| printer.answer(&saved, lines)),
    }
}

/// Writes all tables to one workbook.
pub fn all(call: &mut Call<'_>, printer: &Printer, out: &WorkbookOut) -> Result<ExitCode, Failure> {
    let wanted = wanted(printer, Subject::ALL.to_vec(), &out.days, Preset::Workbook);
    exports::save(call, &out.file, &wanted, false).map(|saved| printer.answer(&saved, lines))
}

fn wanted(printer: &Printer, subjects: Vec<Subject>, days: &Days, preset: Preset) -> Wanted {
    let period = Period { from: days.from, to: days.to };
    Wanted { subjects, period, preset, language: Language::from(printer.language()) }
}

fn lines(saved: &Saved, words: &Words) -> Vec<String> {
    let written = words.say("export.written", &[("rows", &saved.rows.to_string()), ("file", &saved.name)]);
    let losses = saved.losses.first.iter().map(|loss| line(loss, words));
    let more = saved.losses.total as usize > saved.losses.first.len();
    let more = more.then(|| words.say("export.more", &[("n", &saved.losses.total.to_string())]));
    std::iter::once(written).chain(losses).chain(more).collect()
}

fn line(loss: &Loss, words: &Words) -> String {
    let day = loss.day.map(|day| day.0.to_string()).unwrap_or_default();
    let facts = [
        ("name", loss.name.as_deref().unwrap_or("–")),
        ("day", day.as_str()),
        ("column", loss.heading.as_str()),
        ("character", loss.character.as_deref().unwrap_or_default()),
    ];
    words.say(&format!("export.loss.{}", loss.kind.0.as_code()), &facts)
}
