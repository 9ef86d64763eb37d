//! Disclosure: all that is held on one learner, as one zip that the coach gives to who asks for it.

mod enclosed;
mod pack;

use std::path::Path;

use nenrin_domain::{Language, Learner, LearnerId};
use nenrin_reports::Words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, Preferences, outside};

pub(crate) use enclosed::file_name;
use pack::Disclosed;

/// Packs all that is held on a learner into one zip; the coach is asked where.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscloseLearner {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

/// A pack that was written.
#[derive(Debug, Serialize, TS)]
pub struct DisclosedView {
    /// The file's name.
    pub name: String,
    /// Rows that are told.
    pub rows: usize,
    /// Pages of the paper.
    pub pages: usize,
    /// Files of materials in it.
    pub files: usize,
}

impl Command for DiscloseLearner {
    const NAME: &'static str = "learner.disclose";
    type Output = DisclosedView;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        let language = Preferences::read(call).language.into();
        let learner: Learner = call.store()?.get(self.learner.0)?;
        if learner.erased_on.is_some() {
            return Err(Failure::new(Code::Erased));
        }
        let (name, day) = (file_name(&learner.name.unwrap_or_default()), call.today().to_string());
        let suggested = Words::of(language).say("record.file_name", &[("name", &name), ("day", &day)]);
        Ok(Some(Dialog::NewFile(FileKind::Zip, suggested)))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<DisclosedView>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        let language = Preferences::read(call).language.into();
        disclose(call, self.learner.0, &path, language).map(Answer::read)
    }
}

/// Packs all that is held on a learner into the zip at `path`. Nothing of the practice changes: that there is a pack does not say
/// that anybody was given it.
///
/// # Errors
/// [`Code::Missing`], [`Code::Erased`], [`Code::DiskFull`], [`Code::Cancelled`] and others; a file that was at `path` is still
/// there then.
pub fn disclose(
    call: &Call<'_>,
    learner: LearnerId,
    path: &Path,
    language: Language,
) -> Result<DisclosedView, Failure> {
    let Disclosed { rows, pages, files } = pack::disclose(call, learner, path, language)?;
    let name = outside::name_of(path);
    Ok(DisclosedView { name, rows, pages, files })
}
