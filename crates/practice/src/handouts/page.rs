//! What is handed out: nothing that the coach keeps for themselves, and nothing about money.

use std::collections::BTreeMap;
use std::path::PathBuf;

use nenrin_domain::{Goal, GoalState, Language, Learner, Material, Profile, Share};
use nenrin_reports::{Aim, Handout, Shared, Words};
use nenrin_store::{AttachmentState, Store};

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
    let (store, words) = (call.store()?, Words::of(language));
    let mut files = BTreeMap::new();
    let page = words.say("handout.file", &[]);
    // The first to come has its name for as long as it is shared.
    let shared = store.shares_of(id)?;
    let shared = shared.iter().rev().map(|share| told(store, share, &page, &mut files));
    let mut shared = shared.collect::<Result<Vec<_>, Failure>>()?;
    shared.reverse();
    let handout = handout(call, learner, language, shared)?;
    Ok(Sheet { learner: id, place, page: (page, handout.html()), files, attachments: store.attachments() })
}

/// What the page says of something that was shared. Its file, when it is whole, becomes one of `files`, under a name that
/// neither another one nor the `page` has.
fn told(store: &Store, share: &Share, page: &str, files: &mut BTreeMap<String, String>) -> Result<Shared, Failure> {
    let material: Material = store.get(share.material)?;
    let whole =
        |hash: &String| Ok::<_, Failure>(store.attachments().look(hash, material.file_size)? == AttachmentState::Whole);
    let file = match material.file {
        Some(hash) if whole(&hash)? => {
            let wanted = materials::for_copy(material.file_name.as_deref().unwrap_or(&material.title));
            // On some systems capitals make no other name.
            let is_same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
            let is_other = |name: &str| files.iter().any(|(other, kept)| is_same(other, name) && *kept != hash);
            let name = free_name(&wanted, |name| is_same(name, page) || is_other(name));
            files.insert(name.clone(), hash);
            Some(name)
        }
        _ => None,
    };
    Ok(Shared { title: material.title, address: material.url, file, day: share.day })
}

/// `wanted`, with a number before its ending when that is taken.
fn free_name(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let (stem, ending) =
        wanted.rsplit_once('.').map_or((wanted, String::new()), |(stem, end)| (stem, format!(".{end}")));
    let numbered = (2_u32..).map(|n| format!("{stem} ({n}){ending}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

fn handout(call: &Call<'_>, learner: Learner, language: Language, shared: Vec<Shared>) -> Result<Handout, Failure> {
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
    Ok(Handout {
        name: learner.name.unwrap_or_default(),
        practice: store.find::<Profile>(Profile::only())?.map(|profile| profile.name).unwrap_or_default(),
        language,
        made_on: today,
        next,
        actions: actions.filter_map(|action| Some((action.text?, action.due_on))).collect(),
        goals: goals.map(aim).collect(),
        shared,
    })
}
