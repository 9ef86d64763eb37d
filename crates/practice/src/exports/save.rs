//! The file itself.

use std::io::BufWriter;
use std::path::Path;

use nenrin_domain::{Coded as _, Day};
use nenrin_exchange::sheets::{self, LossKind, Preset, Subject, Table};
use nenrin_store::Period;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::look::losses;
use super::{Loss, Wanted};
use crate::shown::Listed;
use crate::wire::{Plain, Word};
use crate::work::Progress;
use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, Preferences, check, last_folder, outside};

/// Writes tables to a file; the coach is asked where.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveExport {
    /// Which tables.
    pub subjects: Vec<Word<Subject>>,
    /// The first day; from the beginning when absent.
    pub from: Option<Plain<Day>>,
    /// The last day; to the end when absent.
    pub to: Option<Plain<Day>>,
    /// For whom.
    pub preset: Word<Preset>,
    /// Whether the coach wants characters that Shift_JIS does not have written as a mark. Else such a file is not written.
    pub substitute: bool,
}

/// A file that was written.
#[derive(Debug, Serialize, TS)]
pub struct Saved {
    /// The file's name.
    pub name: String,
    /// Its rows, headings left out.
    pub rows: usize,
    /// What it does not hold as it is.
    pub losses: Listed<Loss>,
}

impl SaveExport {
    fn wanted(&self, call: &Call<'_>) -> Wanted {
        Wanted {
            subjects: self.subjects.iter().map(|subject| subject.0).collect(),
            period: Period { from: check::plain(self.from), to: check::plain(self.to) },
            preset: self.preset.0,
            language: Preferences::read(call).language.into(),
        }
    }
}

impl Command for SaveExport {
    const NAME: &'static str = "export.save";
    type Output = Saved;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        let wanted = self.wanted(call);
        writable(&wanted.tables(call)?, &wanted, self.substitute)?;
        Ok(Some(Dialog::NewFile(file_kind(wanted.preset), suggested_name(&wanted, call.today()))))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Saved>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        save(call, &path, &self.wanted(call), self.substitute).map(Answer::read)
    }
}

/// Writes tables to the file at `path`, which bears its name only when it is whole. Characters that Shift_JIS does not have
/// are written as a mark if the coach wants them `substitute`d.
///
/// # Errors
/// [`Code::NotAllowed`] when there can be no such file, [`Code::Unmappable`] when Shift_JIS does not have a character,
/// [`Code::DiskFull`], [`Code::Cancelled`] and others; a file that was at `path` is still there then.
pub fn save(call: &Call<'_>, path: &Path, wanted: &Wanted, substitute: bool) -> Result<Saved, Failure> {
    let tables = wanted.tables(call)?;
    let losses = writable(&tables, wanted, substitute)?;
    let rows = tables.iter().map(|table| table.rows.len()).sum();
    outside::write(call.desk.folder(), path, |file| {
        let _progress = Progress::begin(call.work, rows as u64);
        let mut out = BufWriter::new(file);
        sheets::write(&tables, wanted.language, wanted.preset, &mut out, || call.work.step(1))?;
        Ok(out.into_inner().map_err(std::io::IntoInnerError::into_error).map(drop)?)
    })?;
    let name = outside::name_of(path);
    Ok(Saved { name, rows, losses })
}

/// What the file would not hold as it is; a failure when the coach has to be asked about it first.
fn writable(tables: &[Table], wanted: &Wanted, substitute: bool) -> Result<Listed<Loss>, Failure> {
    let losses = losses(tables, wanted);
    match losses.first.iter().find(|loss| loss.kind.0 == LossKind::Unmappable) {
        Some(loss) if !substitute => Err(unmappable(loss, losses.total)),
        _ => Ok(losses),
    }
}

fn unmappable(loss: &Loss, count: u32) -> Failure {
    let failure = Failure::new(Code::Unmappable).about("count", count).about("column", &loss.heading);
    let failure = loss.name.iter().fold(failure, |failure, name| failure.about("name", name));
    let failure = loss.day.iter().fold(failure, |failure, day| failure.about("day", day.0));
    loss.character.iter().fold(failure, |failure, character| failure.about("character", character))
}

fn file_kind(preset: Preset) -> FileKind {
    match preset {
        Preset::Workbook => FileKind::Workbook,
        Preset::Excel | Preset::ShiftJis | Preset::Plain => FileKind::Csv,
    }
}

fn suggested_name(wanted: &Wanted, today: Day) -> String {
    let only = if let [only] = wanted.subjects.as_slice() { Some(only.as_code()) } else { None };
    let what = only.and_then(|subject| sheets::word_of("sheet", subject, wanted.language)).unwrap_or("nenrin");
    format!("{what}-{today}.{}", wanted.preset.extension())
}

/// Shows the folder of the file that was written last in the system's file manager.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RevealExport {}

impl Command for RevealExport {
    const NAME: &'static str = "export.reveal";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let folder = last_folder::read(call.desk.folder()).ok_or(Failure::new(Code::ChooseAgain))?;
        call.host.reveal(&folder);
        Ok(Answer::read(()))
    }
}
