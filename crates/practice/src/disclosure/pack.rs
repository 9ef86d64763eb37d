//! The pack itself: the record for programs, the record to read, and the files.

use std::io::BufWriter;
use std::path::Path;

use nenrin_domain::{Language, LearnerId, Profile};
use nenrin_exchange::Bundle;
use nenrin_reports::{Attached, Record, ReportError};

use super::enclosed::{Kept as _, enclosed};
use crate::work::Progress;
use crate::{Call, Code, Failure, outside};

/// How far the work has come is told in as many steps while the paper is drawn.
const STEPS: u64 = 100;

/// What is in a pack.
pub(super) struct Disclosed {
    /// Rows that are told.
    pub rows: usize,
    /// Pages of the paper.
    pub pages: usize,
    /// Files of materials.
    pub files: usize,
}

/// Packs all that is held on a learner into the zip at `path`: `record.json`, `record.pdf` and `files/`. It bears its name only
/// when it is whole.
pub(super) fn disclose(
    call: &Call<'_>,
    learner: LearnerId,
    path: &Path,
    language: Language,
) -> Result<Disclosed, Failure> {
    let store = call.store()?;
    let held = store.at_one_moment(|store| store.held_on(learner))?;
    let practice = store.find::<Profile>(Profile::only())?.map(|profile| profile.name).unwrap_or_default();
    let kept = store.attachments();
    let enclosed = enclosed(&held, &kept)?;
    let files: Vec<Attached> = enclosed.iter().map(|it| it.attached.clone()).collect();
    let (made_on, zone) = (call.today(), call.zone());
    let record = Record { held: &held, practice: &practice, made_on, zone, language, files: &files };
    let _progress = Progress::begin(call.work, STEPS + files.len() as u64);
    let mut pages = 0;
    let paper = record.paper().pdf(|page, of| {
        pages = of;
        let done = |page: usize| STEPS * page as u64 / of.max(1) as u64;
        call.work.step(done(page) - done(page - 1))
    })?;
    outside::write(call.desk.folder(), path, |file| {
        let mut bundle = Bundle::new(BufWriter::new(file));
        bundle.add("record.json", record.json().as_bytes())?;
        bundle.add("record.pdf", &paper)?;
        for it in &enclosed {
            kept.pour(&it.hash, bundle.begin(&it.attached.path)?)?;
            call.work.step(1)?;
        }
        bundle.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        Ok(())
    })?;
    Ok(Disclosed { rows: held.tables.iter().map(|table| table.rows.len()).sum(), pages, files: files.len() })
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Letter { letter, text } => {
                Self::new(Code::LetterMissing).about("letter", letter).about("text", text)
            }
            ReportError::Font | ReportError::Drawing(_) | ReportError::Refused(_) => Self::new(Code::Internal),
        }
    }
}
