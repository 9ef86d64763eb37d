//! The learner's folder: a page that the learner keeps, written anew whenever the coach asks for it. Where it lies is kept beside the
//! practices, as it belongs to the machine.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use nenrin_domain::{Goal, GoalState, Language, Learner, LearnerId, Material, Profile, Share};
use nenrin_reports::{Aim, Handout, Shared, Words};
use nenrin_store::{create_private_folder, settle};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::disclosure::file_name;
use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Dialog, Failure, Preferences, outside};

/// Where folders are, by learner.
const FILE: &str = "handouts.json";

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
}

impl Command for HandoutView {
    const NAME: &'static str = "handout.view";
    type Output = Option<HandoutFolder>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<HandoutFolder>>, Failure> {
        Ok(Answer::read(kept(call, self.learner.0).map(|folder| HandoutFolder { name: name_of(&folder) })))
    }
}

/// Writes a learner's folder as of now; the coach is asked where when there is none yet.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateHandout {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

impl Command for UpdateHandout {
    const NAME: &'static str = "handout.update";
    type Output = HandoutFolder;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        living(call, self.learner.0)?;
        Ok(kept(call, self.learner.0).is_none().then_some(Dialog::Folder))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<HandoutFolder>, Failure> {
        let learner = living(call, self.learner.0)?;
        let language = learner.language.unwrap_or_else(|| Preferences::read(call).language.into());
        let words = Words::of(language);
        let name = learner.name.clone().unwrap_or_default();
        let folder = match (kept(call, learner.id), call.picked.take()) {
            (Some(folder), _) => folder,
            (None, Some(picked)) => picked.join(words.say("handout.folder", &[("name", &file_name(&name))])),
            (None, None) => return Err(Failure::new(Code::Cancelled)),
        };
        let html = handout(call, learner, language)?.html();
        create_private_folder(&folder)?;
        let page = folder.join(words.say("handout.file", &[]));
        outside::write(call, &page, |mut file| Ok(file.write_all(html.as_bytes())?))?;
        keep(call.desk.folder(), self.learner.0, Some(&folder));
        Ok(Answer::read(HandoutFolder { name: name_of(&folder) }))
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
        let folder = kept(call, self.learner.0).ok_or(Failure::new(Code::ChooseAgain))?;
        call.host.reveal(&folder);
        Ok(Answer::read(()))
    }
}

/// Forgets where the folder of a learner was, who is erased. The folder itself is the learner's.
pub(crate) fn forget(data: &Path, learner: LearnerId) {
    keep(data, learner, None);
}

fn living(call: &Call<'_>, learner: LearnerId) -> Result<Learner, Failure> {
    let learner: Learner = call.store()?.get(learner)?;
    if learner.erased_on.is_some() { Err(Failure::new(Code::Erased)) } else { Ok(learner) }
}

/// What is handed out: nothing that the coach keeps for themselves, and nothing about money.
fn handout(call: &Call<'_>, learner: Learner, language: Language) -> Result<Handout, Failure> {
    let (store, (today, now)) = (call.store()?, call.minute());
    let history = store.history_of(learner.id)?;
    let sessions = history.sessions.iter().chain(&history.trial_sessions);
    let next = sessions.filter(|session| session.is_ahead(today, now)).map(|session| (session.day, session.time)).min();
    let actions = store.open_action_items_of(learner.id)?.into_iter();
    let readings = store.progress_of(learner.id)?;
    let aim = |goal: Goal| {
        let latest = readings.iter().rev().find(|reading| reading.goal == goal.id);
        let latest = latest.map(|reading| (reading.value, reading.day));
        Aim { title: goal.title, baseline: goal.baseline, latest, target: goal.target, unit: goal.unit }
    };
    let goals = store.goals_of(learner.id)?.into_iter();
    let goals = goals.filter(|goal| matches!(goal.state, GoalState::Active | GoalState::Reached));
    let shared = |share: Share| {
        let material: Material = store.get(share.material)?;
        Ok(Shared { title: material.title, address: material.url, day: share.day })
    };
    Ok(Handout {
        name: learner.name.unwrap_or_default(),
        practice: store.find::<Profile>(Profile::only())?.map(|profile| profile.name).unwrap_or_default(),
        language,
        made_on: today,
        next,
        actions: actions.filter_map(|action| Some((action.text?, action.due_on))).collect(),
        goals: goals.map(aim).collect(),
        shared: store.shares_of(learner.id)?.into_iter().map(shared).collect::<Result<_, Failure>>()?,
    })
}

fn name_of(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The folder of a learner, if it is still there.
fn kept(call: &Call<'_>, learner: LearnerId) -> Option<PathBuf> {
    let folder = all_kept(call.desk.folder()).remove(&learner.to_string()).map(PathBuf::from)?;
    folder.is_dir().then_some(folder)
}

fn all_kept(data: &Path) -> BTreeMap<String, String> {
    let kept = outside::open(&data.join(FILE)).and_then(std::io::read_to_string).unwrap_or_default();
    serde_json::from_str(&kept).unwrap_or_default()
}

/// Keeps where a learner's folder is, or forgets it. What cannot be kept is only asked for again.
fn keep(data: &Path, learner: LearnerId, folder: Option<&Path>) {
    let mut all = all_kept(data);
    match folder.and_then(Path::to_str) {
        Some(folder) => _ = all.insert(learner.to_string(), folder.to_owned()),
        None => _ = all.remove(&learner.to_string()),
    }
    let (new, file) = (data.join("handouts.new"), data.join(FILE));
    let _ = std::fs::remove_file(&new);
    let written = serde_json::to_vec_pretty(&all).map_err(std::io::Error::from);
    let written = written.and_then(|bytes| outside::new_private_file(&new)?.write_all(&bytes));
    let _ = written.map(|()| settle(&new, &file));
}
