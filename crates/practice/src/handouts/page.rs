//! What is handed out: nothing that the coach keeps for themselves, and nothing about money.

use std::collections::BTreeMap;
use std::path::PathBuf;

use nenrin_domain::{Goal, GoalState, Language, Learner, Material, Profile};
use nenrin_reports::{Aim, Handout, Shared, Words};

use super::sheet::Sheet;
use crate::{Call, Failure, Preferences, materials};

/// The language a learner reads; the coach's own when it is not known.
pub(super) fn language(call: &Call<'_>, learner: &Learner) -> Language {
    learner.language.unwrap_or_else(|| Preferences::read(call).language.into())
}

/// The folder of `learner` at `place`, as of now.
///
/// # Errors
/// When the practice cannot be read.
pub(super) fn sheet(call: &Call<'_>, learner: Learner, place: PathBuf) -> Result<Sheet, Failure> {
    let (language, id) = (language(call, &learner), learner.id);
    let (store, mut files) = (call.store()?, BTreeMap::new());
    let mut told = Vec::new();
    for (at, share) in store.shares_of(id)?.into_iter().enumerate() {
        let material: Material = store.get(share.material)?;
        if let Some(hash) = material.file {
            let name = materials::for_copy(material.file_name.as_deref().unwrap_or(&material.title));
            files.insert(at, (hash, name));
        }
        told.push(Shared { title: material.title, address: material.url, file: None, day: share.day });
    }
    let handout = handout(call, learner, language, told)?;
    let page = Words::of(language).say("handout.file", &[]);
    Ok(Sheet { learner: id, place, page, handout, files, attachments: store.attachments() })
}

fn handout(call: &Call<'_>, learner: Learner, language: Language, shared: Vec<Shared>) -> Result<Handout, Failure> {
    let (store, (today, now)) = (call.store()?, call.minute());
    let history = store.history_of(learner.id)?;
    let sessions = history.sessions.iter().chain(&history.trial_sessions);
    let next =
        sessions.filter(|session| session.is_ahead(today, now)).min_by_key(|session| (session.day, session.time));
    let actions = store.open_action_items_of(learner.id)?.into_iter();
    let readings = store.progress_of(learner.id)?;
    let aim = |goal: Goal| {
        let latest = readings.iter().rev().find(|reading| reading.goal == goal.id);
        let latest = latest.map(|reading| (reading.value, reading.day));
        Aim { title: goal.title, baseline: goal.baseline, latest, target: goal.target, unit: goal.unit }
    };
    let goals = store.goals_of(learner.id)?.into_iter();
    let goals = goals.filter(|goal| matches!(goal.state, GoalState::Active | GoalState::Reached));
    Ok(Handout {
        name: learner.name.unwrap_or_default(),
        practice: store.find::<Profile>(Profile::only())?.map(|profile| profile.name).unwrap_or_default(),
        language,
        made_on: today,
        next: next.map(|session| (session.day, session.time)),
        place: next.and_then(|session| session.place.clone()),
        actions: actions.filter_map(|action| Some((action.text?, action.due_on))).collect(),
        goals: goals.map(aim).collect(),
        shared,
    })
}
