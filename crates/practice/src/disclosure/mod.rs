//! Disclosure: all that is held on one learner, as one zip that the coach gives to who asks for it.

mod enclosed;
mod pack;

use std::path::Path;

use nenrin_domain::{Channel, Interaction, Language, Learner, LearnerId, Way};
use nenrin_reports::Words;
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, Preferences};

pub(crate) use enclosed::file_name;
use pack::Disclosed;

/// Packs all that is held on a learner into one zip; the coach is asked where. It is kept in the interaction log that it was done.
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
        disclose_and_log(call, self.learner.0, &path, language)
    }
}

/// Packs all that is held on a learner into the zip at `path`, and keeps in the interaction log that it was done.
///
/// # Errors
/// [`Code::Missing`], [`Code::Erased`], [`Code::DiskFull`], [`Code::Cancelled`] and others; a file that was at `path` is still
/// there then.
pub fn disclose_and_log(
    call: &mut Call<'_>,
    learner: LearnerId,
    path: &Path,
    language: Language,
) -> Result<Answer<DisclosedView>, Failure> {
    let Disclosed { rows, pages, files } = pack::disclose(call, learner, path, language)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(log(call, learner, language)?.map(|()| DisclosedView { name, rows, pages, files }))
}

fn log(call: &mut Call<'_>, learner: LearnerId, language: Language) -> Result<Answer<()>, Failure> {
    let (day, time) = call.minute();
    let summary = Words::of(language).say("record.logged", &[]);
    let done = call.act(&Act::new(DiscloseLearner::NAME, call.now()).of(learner), |writer| {
        Ok(writer.add(&Interaction {
            id: writer.mint(),
            learner,
            day,
            time: Some(time),
            channel: Channel::Other,
            way: Way::Out,
            summary: Some(summary),
            reply_hours: None,
            follow_up: None,
        })?)
    })?;
    Ok(done.into())
}
