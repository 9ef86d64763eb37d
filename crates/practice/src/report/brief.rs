//! The coach's brief before a talk about a renewal or a new contract.

use std::path::Path;

use nenrin_domain::{
    ActionItem, Contract, Day, Goal, GoalState, Language, LearnerId, NoteVersion, Progress, Session, balance,
    current_contract,
};
use nenrin_reports::{AgreedTerms, CoachBrief, Exchange, Heard, Hindrance, Rise, Said, Words};
use nenrin_store::{LearnerHistory, Store};
use serde::Deserialize;
use ts_rs::TS;

use super::goals;
use crate::papers::{PaperKind, SavedPaper, named, write};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Code, Command, Dialog, Failure, Preferences, check};

/// Contacts, notes and rises that are told, and sessions in which notes and answers are looked for.
const EXCHANGES: u32 = 8;
const NOTES: usize = 3;
const RISES: usize = 3;
const LOOKED_AT: usize = 30;
/// A rise of fewer points says nothing.
const LEAST_RISE: u8 = 5;

/// Writes the coach's brief about a learner; the coach is asked where.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveBrief {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// As what it is written.
    pub kind: Word<PaperKind>,
}

impl Command for SaveBrief {
    const NAME: &'static str = "brief.save";
    type Output = SavedPaper;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        let brief = brief(call, self.learner.0, Preferences::read(call).language.into())?;
        let (name, day) = named(&brief.name, brief.made_on);
        let facts = [("name", name.as_str()), ("day", &day)];
        self.kind.0.dialog(&brief.paper(), "brief.file_name", &facts).map(Some)
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<SavedPaper>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        let language = Preferences::read(call).language.into();
        save_brief(call, self.learner.0, language, self.kind.0, &path).map(Answer::read)
    }
}

/// Writes the coach's brief about a learner to the file at `path`. Nothing of the practice changes.
///
/// # Errors
/// [`Code::Missing`], [`Code::Erased`], [`Code::DiskFull`] and others.
pub fn save_brief(
    call: &Call<'_>,
    learner: LearnerId,
    language: Language,
    kind: PaperKind,
    path: &Path,
) -> Result<SavedPaper, Failure> {
    write(call, &brief(call, learner, language)?.paper(), kind, path)
}

fn brief(call: &Call<'_>, learner: LearnerId, language: Language) -> Result<CoachBrief, Failure> {
    let learner = check::living(call.store()?, learner)?;
    let (today, now) = call.minute();
    call.store()?.at_one_moment(|store| {
        let history = store.history_of(learner.id)?;
        let held = held_of(&history);
        let count = history.sessions.iter().filter(|session| session.took_place()).count();
        let ahead = history.sessions.iter().filter(|session| session.is_ahead(today, now)).map(|it| it.day).min();
        let readings = store.progress_of(learner.id)?;
        let mut set: Vec<Goal> = store.goals_of(learner.id)?;
        set.sort_by_key(|goal| (goal.state != GoalState::Active, goal.set_on, goal.id));
        let told =
            |goal: &Goal| Ok(goals::told(goal, &readings, goals::whole_curve(store, goal, Words::of(language))?));
        let open = store.open_action_items_of(learner.id)?.into_iter();
        Ok(CoachBrief {
            name: learner.name.clone().unwrap_or_default(),
            language,
            made_on: today,
            concern: learner.concern.clone(),
            care: learner.risk_notes.clone(),
            since: learner.joined_on.or_else(|| history.contracts.first().map(|it| it.starts_on)),
            held: (u32::try_from(count).unwrap_or(u32::MAX), held.first().map(|session| session.day)),
            next: ahead,
            terms: terms_of(&history, today),
            answers: answers_of(store, &held)?,
            goals: set.iter().map(told).collect::<Result<_, Failure>>()?,
            helped: rises(&set, &readings, &store.done_action_items_of(learner.id)?),
            hindrances: hindrances_of(store, learner.id)?,
            heard: heard_of(store, &history)?,
            exchanges: exchanges_of(store, learner.id)?,
            said: said_of(store, &held)?,
            open: open.filter_map(|it| Some((it.text?, it.due_on))).collect(),
        })
    })
}

/// The sessions that were held, the latest first.
fn held_of(history: &LearnerHistory) -> Vec<&Session> {
    let all = history.sessions.iter().chain(&history.trial_sessions);
    let mut held: Vec<&Session> = all.filter(|session| session.took_place()).collect();
    held.sort_by_key(|session| std::cmp::Reverse((session.day, session.time, session.id)));
    held
}

fn terms_of(history: &LearnerHistory, today: Day) -> Option<AgreedTerms> {
    let last = || history.contracts.iter().filter(|it| it.starts_on <= today).max_by_key(|it| it.starts_on);
    let contract: &Contract = current_contract(today, &history.contracts).or_else(last)?;
    let entries = history.entitlements.iter().filter(|entry| entry.contract == contract.id);
    Some(AgreedTerms {
        name: contract.plan_name.clone(),
        kind: contract.kind,
        starts_on: contract.starts_on,
        last_day: contract.last_day(),
        price: contract.price,
        left: contract.counts_tickets().then(|| balance(entries)),
    })
}

/// The latest score and the latest intent, which may stem from different sessions.
fn answers_of(store: &Store, held: &[&Session]) -> Result<(Option<u8>, Option<&'static str>), Failure> {
    let (mut score, mut intent) = (None, None);
    for session in held.iter().take(LOOKED_AT) {
        let Some(said) = store.satisfaction_of(session.id)? else { continue };
        score = score.or(said.score.map(nenrin_domain::Score::value));
        intent = intent.or(said.intent.map(nenrin_domain::Coded::as_code));
        if score.is_some() && intent.is_some() {
            break;
        }
    }
    Ok((score, intent))
}

/// The largest rises between two readings of a goal, with what was finished in between.
fn rises(set: &[Goal], readings: &[Progress], done: &[ActionItem]) -> Vec<Rise> {
    let mut rises = Vec::new();
    for goal in set {
        let own: Vec<&Progress> = readings.iter().filter(|reading| reading.goal == goal.id).collect();
        for pair in own.windows(2) {
            let [before, after] = pair else { continue };
            let [from, to] = [before, after].map(|it| goal.achievement(it.value));
            if to < from.saturating_add(LEAST_RISE) {
                continue;
            }
            let between = |it: &&ActionItem| it.resolved_on.is_some_and(|day| before.day < day && day <= after.day);
            let done = done.iter().filter(between).filter_map(|it| it.text.clone()).collect();
            rises.push(Rise { goal: goal.title.clone(), from_to: (from, to), day: after.day, done });
        }
    }
    rises.sort_by_key(|it| (std::cmp::Reverse(it.from_to.1 - it.from_to.0), std::cmp::Reverse(it.day)));
    rises.truncate(RISES);
    rises
}

fn hindrances_of(store: &Store, learner: LearnerId) -> Result<Vec<Hindrance>, Failure> {
    let mut all = store.obstacles_of(learner)?;
    all.sort_by_key(|it| (it.cleared_on.is_some(), std::cmp::Reverse(it.opened_on)));
    let told = |it: nenrin_domain::Obstacle| Hindrance {
        category: it.category,
        text: it.text,
        opened_on: it.opened_on,
        cleared_on: it.cleared_on,
    };
    Ok(all.into_iter().map(told).collect())
}

fn heard_of(store: &Store, history: &LearnerHistory) -> Result<Vec<Heard>, Failure> {
    let mut heard = Vec::new();
    for contract in &history.contracts {
        if let Some(it) = store.cancellation_of(contract.id)? {
            let reasons = it.primary_reason.into_iter().chain(it.secondary_reasons).collect();
            heard.push(Heard { about: "cancellation", day: it.effective_on, reasons, words: it.what_happened });
        } else if let (Some(day), Some(reason)) = (contract.ended_on, &contract.end_reason) {
            heard.push(Heard { about: "cancellation", day, reasons: vec![reason.clone()], words: None });
        }
    }
    for trial in history.trials.iter().filter(|it| it.reason.is_some() || it.objection.is_some()) {
        let reasons = trial.reason.iter().cloned().collect();
        heard.push(Heard { about: "trial", day: trial.day, reasons, words: trial.objection.clone() });
    }
    for pause in &history.pauses {
        let Some(reason) = &pause.reason else { continue };
        heard.push(Heard { about: "pause", day: pause.starts_on, reasons: vec![reason.clone()], words: None });
    }
    heard.retain(|it| !it.reasons.is_empty() || it.words.is_some());
    heard.sort_by_key(|it| std::cmp::Reverse(it.day));
    Ok(heard)
}

fn exchanges_of(store: &Store, learner: LearnerId) -> Result<Vec<Exchange>, Failure> {
    let last = store.last_interactions_of(learner, EXCHANGES)?.into_iter();
    Ok(last.map(|it| Exchange { day: it.day, channel: it.channel, way: it.way, summary: it.summary }).collect())
}

fn said_of(store: &Store, held: &[&Session]) -> Result<Vec<Said>, Failure> {
    let mut said = Vec::new();
    for session in held.iter().take(LOOKED_AT) {
        let Some(note) = store.note_of(session.id)? else { continue };
        let version: NoteVersion = store.get(note.version)?;
        let written = version.sections.into_iter().filter(|section| !section.text.trim().is_empty());
        let sections: Vec<_> = written.map(|it| (it.key, it.heading, it.text)).collect();
        if !sections.is_empty() {
            said.push(Said { day: session.day, sections });
        }
        if said.len() == NOTES {
            break;
        }
    }
    Ok(said)
}
