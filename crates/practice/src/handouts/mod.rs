//! The learner's folder: a page that the learner keeps, with the files that were shared. It is written when the coach asks for it, and
//! again by itself after every act that touches the learner.

mod folders;
mod names;
mod page;
mod scribe;
mod sheet;

pub(crate) use folders::Folders;
pub(crate) use scribe::Scribe;

use nenrin_domain::{Learner, LearnerId};
use nenrin_reports::Words;
use nenrin_store::Touched;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::sheet::Sheet;
use crate::disclosure::file_name;
use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Dialog, Failure, check, outside};

/// Asks whether a learner has a folder.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandoutView {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

/// A learner's folder.
#[derive(Debug, Serialize, TS)]
pub struct HandoutFolder {
    /// What it is called.
    pub name: String,
    /// Whether it is where it was put.
    pub found: bool,
    /// Why it is not up to date, when it could not be written the last time.
    pub failure: Option<Failure>,
}

impl HandoutFolder {
    fn of(call: &Call<'_>, learner: LearnerId) -> Result<Option<Self>, Failure> {
        let folders = call.desk.handouts();
        let Some(folder) = folders.of(learner)? else { return Ok(None) };
        let name = outside::name_of(&folder);
        Ok(Some(Self { name, found: folder.is_dir(), failure: folders.failure(learner) }))
    }
}

impl Command for HandoutView {
    const NAME: &'static str = "handout.view";
    type Output = Option<HandoutFolder>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<HandoutFolder>>, Failure> {
        match HandoutFolder::of(call, self.learner.0)? {
            None if call.desk.handouts().are_put_aside() => Err(Failure::new(Code::FoldersUnreadable)),
            folder => Ok(Answer::read(folder)),
        }
    }
}

/// Writes a learner's folder as of now; the coach is asked where when there is none yet, or it is gone.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateHandout {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

impl Command for UpdateHandout {
    const NAME: &'static str = "handout.update";
    type Output = Option<HandoutFolder>;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        check::living(call.store()?, self.learner.0)?;
        let is_there = HandoutFolder::of(call, self.learner.0)?.is_some_and(|folder| folder.found);
        Ok((!is_there).then_some(Dialog::Folder))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<HandoutFolder>>, Failure> {
        let learner = check::living(call.store()?, self.learner.0)?;
        let folders = call.desk.handouts().clone();
        let folder = match (folders.of(learner.id)?.filter(|folder| folder.is_dir()), call.picked.take()) {
            (Some(folder), _) => folder,
            (None, Some(picked)) => {
                let name = learner.name.as_deref().unwrap_or_default();
                let words = Words::of(page::language(call, &learner));
                let wanted = words.say("handout.folder", &[("name", &file_name(name))]);
                // What bears the name already may be another learner's.
                picked.join(names::free_name(&wanted, |name| picked.join(name).symlink_metadata().is_ok()))
            }
            (None, None) => return Err(Failure::new(Code::Cancelled)),
        };
        folders.write(&page::sheet(call, learner, folder)?)?;
        HandoutFolder::of(call, self.learner.0).map(Answer::read)
    }
}

/// Shows a learner's folder in the system's file manager.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RevealHandout {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

impl Command for RevealHandout {
    const NAME: &'static str = "handout.reveal";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let folder = call.desk.handouts().of(self.learner.0)?.filter(|folder| folder.is_dir());
        call.host.reveal(&folder.ok_or(Failure::new(Code::ChooseAgain))?);
        Ok(Answer::read(()))
    }
}

/// Brings the folders of the learners whom an act has touched up to date. The act is done, whatever comes of them.
pub(crate) fn follow(call: &mut Call<'_>, touched: &Touched) {
    let concerns_all = touched.many_learners || ["material", "profile"].iter().any(|it| touched.entities.contains(it));
    if concerns_all {
        follow_all(call);
    } else if !touched.learners.is_empty() {
        let learners = call.desk.handouts().learners();
        learners.intersection(&touched.learners).for_each(|learner| hand_over(call, *learner));
    }
}

/// Brings all folders up to date: a page tells what is ahead, and days have passed.
pub(crate) fn follow_all(call: &mut Call<'_>) {
    // The program may have ended in the middle of an erasure.
    forget_erased(call);
    call.desk.handouts().learners().into_iter().for_each(|learner| hand_over(call, learner));
}

/// Forgets the folders of those who were erased, and of those who had become the same person with them.
pub(crate) fn forget_erased(call: &mut Call<'_>) {
    let folders = call.desk.handouts().clone();
    for learner in folders.learners() {
        match call.store().and_then(|store| Ok(store.is_told_of(learner)?)) {
            Ok(true) => {}
            Ok(false) => folders.forget(learner),
            Err(failure) => call.heed(&failure),
        }
    }
}

/// Lets the folder be written aside: it may lie on a disk that takes its time. Of who is not here now it stays as it is: merged into
/// another entry, or taken back, they may come again.
fn hand_over(call: &mut Call<'_>, learner: LearnerId) {
    let folders = call.desk.handouts().clone();
    match sheet_of_today(call, &folders, learner) {
        Ok(Some(sheet)) => call.desk.scribe().hand_over(&folders, sheet),
        Ok(None) => {}
        Err(failure) => {
            call.heed(&failure);
            folders.note(learner, Some(failure));
        }
    }
}

/// What the folder of a learner is to hold now; `None` of one who is not here now, or whose folder cannot be told.
fn sheet_of_today(call: &Call<'_>, folders: &Folders, learner: LearnerId) -> Result<Option<Sheet>, Failure> {
    let here = call.store()?.find::<Learner>(learner)?.filter(|learner| learner.erased_on.is_none());
    let Some((learner, folder)) = here.zip(folders.of(learner).ok().flatten()) else { return Ok(None) };
    page::sheet(call, learner, folder).map(Some)
}
