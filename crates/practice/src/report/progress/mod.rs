//! A learner's progress report: the coach looks at what is known, chooses, and nothing else gets into it.

mod known;
mod shown;
mod span;

use std::collections::BTreeSet;
use std::path::Path;

use nenrin_domain::{Language, LearnerId};
use nenrin_reports::ProgressReport;
use serde::Deserialize;
use ts_rs::TS;

use crate::papers::{PaperKind, SavedPaper, named, write};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Code, Command, Dialog, Failure};

use known::known;
pub use shown::{AttendanceShown, Lack, PartPrint, ProgressPart, ProgressShown};
pub use span::Span;

/// Asks what a learner's progress report would hold.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtProgress {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// How far back it looks.
    pub span: Word<Span>,
}

/// Writes a learner's progress report of what was looked at; the coach is asked where.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveProgress {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// How far back it looks.
    pub span: Word<Span>,
    /// What was looked at, as [`ProgressShown::seen`] makes it out. When something else is known by now, nothing is written.
    pub seen: String,
    /// The keys of the parts that are in it; it holds no other.
    pub parts: Vec<String>,
    /// As what it is written.
    pub kind: Word<PaperKind>,
}

/// Which report is wanted.
#[derive(Debug, Clone)]
pub struct WantedProgress {
    /// Of whom.
    pub learner: LearnerId,
    /// How far back.
    pub span: Span,
    /// What is in it.
    pub parts: WantedParts,
    /// The language; the learner's when absent.
    pub language: Option<Language>,
}

/// What is in a report.
#[derive(Debug, Clone)]
pub enum WantedParts {
    /// Everything that can be.
    All,
    /// What was chosen of what was looked at.
    Chosen {
        /// What was looked at, as [`ProgressShown::seen`] makes it out.
        seen: String,
        /// The keys of what was chosen.
        keys: BTreeSet<String>,
    },
}

impl Command for LookAtProgress {
    const NAME: &'static str = "progress.look";
    type Output = ProgressShown;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ProgressShown>, Failure> {
        let known = known(call, self.learner.0, self.span.0, None)?;
        Ok(Answer::read(ProgressShown::of(&known)?))
    }
}

impl SaveProgress {
    fn wanted(&self) -> WantedProgress {
        let parts = WantedParts::Chosen { seen: self.seen.clone(), keys: self.parts.iter().cloned().collect() };
        WantedProgress { learner: self.learner.0, span: self.span.0, parts, language: None }
    }
}

impl Command for SaveProgress {
    const NAME: &'static str = "progress.save";
    type Output = SavedPaper;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        let report = report(call, &self.wanted())?;
        let (name, day) = named(&report.name, report.made_on);
        let facts = [("name", name.as_str()), ("day", &day)];
        self.kind.0.dialog(&report.paper(), "progress.file_name", &facts).map(Some)
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<SavedPaper>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        save_progress(call, &self.wanted(), self.kind.0, &path).map(Answer::read)
    }
}

/// Writes a learner's progress report to the file at `path`. Nothing of the practice changes.
///
/// # Errors
/// [`Code::PaperChanged`] when something else is known than was looked at, [`Code::Missing`], [`Code::Erased`],
/// [`Code::LetterMissing`], [`Code::DiskFull`] and others.
pub fn save_progress(
    call: &Call<'_>,
    wanted: &WantedProgress,
    kind: PaperKind,
    path: &Path,
) -> Result<SavedPaper, Failure> {
    write(call, &report(call, wanted)?.paper(), kind, path)
}

fn report(call: &Call<'_>, wanted: &WantedProgress) -> Result<ProgressReport, Failure> {
    let known = known(call, wanted.learner, wanted.span, wanted.language)?;
    match &wanted.parts {
        WantedParts::All => Ok(known.whole()),
        WantedParts::Chosen { seen, keys } => known.chosen(seen, keys),
    }
}
