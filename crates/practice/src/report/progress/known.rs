//! What a progress report can hold, each part with its key: what it is chosen from, once, and nothing of it is the coach's own.

use std::collections::BTreeSet;
use std::fmt::Debug;

use nenrin_domain::{
    ActionState, Day, DayTime, Goal, GoalState, Language, LearnerId, Material, Profile, Session, SessionState,
};
use nenrin_reports::{Attendance, Done, ProgressReport, ToldGoal};
use nenrin_store::{LearnerHistory, Store};

use super::super::goals;
use super::span::Span;
use crate::derived::Key;
use crate::{Call, Code, Failure, Preferences, check};

/// The keys of the parts of which there is one.
pub(super) const ATTENDANCE: &str = "attendance";
pub(super) const NEXT: &str = "next";

/// Parts, each with its key.
type Keyed<T> = Vec<(String, T)>;

/// What is known, each part with its key.
#[derive(Debug)]
pub(super) struct Known {
    name: String,
    practice: String,
    made_on: Day,
    pub language: Language,
    pub from: Option<Day>,
    pub goals: Keyed<ToldGoal>,
    pub done: Keyed<Done>,
    pub agreed: Keyed<(String, Option<Day>)>,
    pub shared: Keyed<(String, Day)>,
    pub attendance: Attendance,
    pub next: Option<(Day, Option<DayTime>)>,
}

/// A letter that paper lacks, in its text.
pub(super) struct Lacked<'k> {
    /// The key of the part in which it stands; `None` when it is in every report.
    pub part: Option<&'k str>,
    pub letter: char,
    pub text: String,
}

/// What is known of a learner for a report in `language`; in the learner's own when there is none.
///
/// # Errors
/// [`Code::Missing`], [`Code::Erased`], and when the practice cannot be read.
pub(super) fn known(
    call: &Call<'_>,
    learner: LearnerId,
    span: Span,
    language: Option<Language>,
) -> Result<Known, Failure> {
    let learner = check::living(call.store()?, learner)?;
    let coachs = || Preferences::read(call).language.into();
    let language = language.or(learner.language).unwrap_or_else(coachs);
    let (today, now) = call.minute();
    call.store()?.at_one_moment(|store| {
        let history = store.history_of(learner.id)?;
        let from = span.first_day(today, &history);
        let within = |day: Day| from.is_none_or(|from| from <= day) && day <= today;
        let next = all(&history).filter(|session| session.is_ahead(today, now));
        let next = next.min_by_key(|session| (session.day, session.time)).map(|session| (session.day, session.time));
        let agreed = store.open_action_items_of(learner.id)?.into_iter();
        let agreed = agreed.filter_map(|it| Some((it.id.to_string(), (it.text?, it.due_on)))).collect();
        let practice = store.find::<Profile>(Profile::only())?.map(|profile| profile.name);
        Ok(Known {
            name: learner.name.clone().unwrap_or_default(),
            practice: practice.unwrap_or_default(),
            made_on: today,
            language,
            goals: goals_of(store, learner.id, from)?,
            done: done_of(store, learner.id, within)?,
            agreed,
            shared: shared_of(store, learner.id, within)?,
            attendance: attendance(all(&history).filter(|session| within(session.day))),
            next,
            from,
        })
    })
}

impl Known {
    /// What it can be made out by: the same for what is the same to the letter, whenever it is asked.
    pub fn fingerprint(&self) -> String {
        let Self { name, practice, made_on: _, language, from, goals, done, agreed, shared, attendance, next } = self;
        let (whose, parts) = ((name, practice, language, from), (goals, done, agreed, shared, attendance, next));
        Key::of("progress").with(format!("{whose:?}")).with(format!("{parts:?}")).text()
    }

    /// The report of everything.
    pub fn whole(&self) -> ProgressReport {
        self.of(|_| true)
    }

    /// The report of those parts whose keys are `chosen`, of what was `seen`.
    ///
    /// # Errors
    /// [`Code::PaperChanged`] when something else is known than was seen: nothing gets into a paper that nobody has looked at.
    pub fn chosen(&self, seen: &str, chosen: &BTreeSet<String>) -> Result<ProgressReport, Failure> {
        let keys: BTreeSet<&str> = self.keys().collect();
        if seen != self.fingerprint() || !chosen.iter().all(|key| keys.contains(key.as_str())) {
            return Err(Failure::new(Code::PaperChanged));
        }
        Ok(self.of(|key| chosen.contains(key)))
    }

    /// The first letter that paper lacks in what every report says, and in each part.
    ///
    /// # Errors
    /// When a drawing or the font cannot be read.
    pub fn lacks(&self) -> Result<Vec<Lacked<'_>>, Failure> {
        if let Some((letter, text)) = self.of(|_| false).paper().lack()? {
            return Ok(vec![Lacked { part: None, letter, text }]);
        }
        let mut lacks = Vec::new();
        for key in self.keys() {
            let lack = self.of(|other| other == key).paper().lack()?;
            lacks.extend(lack.map(|(letter, text)| Lacked { part: Some(key), letter, text }));
        }
        Ok(lacks)
    }

    fn of(&self, is_in: impl Fn(&str) -> bool + Copy) -> ProgressReport {
        ProgressReport {
            name: self.name.clone(),
            practice: self.practice.clone(),
            language: self.language,
            made_on: self.made_on,
            from: self.from,
            goals: parts(&self.goals, is_in),
            attendance: Some(self.attendance).filter(|_| is_in(ATTENDANCE)),
            done: parts(&self.done, is_in),
            agreed: parts(&self.agreed, is_in),
            shared: parts(&self.shared, is_in),
            next: self.next.filter(|_| is_in(NEXT)),
        }
    }

    /// The key of each part, and what it can be made out by: the same for what is printed the same.
    pub fn prints(&self) -> impl Iterator<Item = (&str, String)> {
        self.each().map(|(key, part)| (key, Key::of("part").with(format!("{part:?}")).text()))
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.each().map(|(key, _)| key)
    }

    /// Each part with its key. Of sessions of which there is none nothing is printed.
    fn each(&self) -> impl Iterator<Item = (&str, &dyn Debug)> {
        let all = each(&self.goals).chain(each(&self.done)).chain(each(&self.agreed)).chain(each(&self.shared));
        let attendance = Some(&self.attendance).filter(|it| **it != Attendance::default());
        let attendance = attendance.map(|it| (ATTENDANCE, it as &dyn Debug));
        all.chain(attendance).chain(self.next.as_ref().map(|it| (NEXT, it as &dyn Debug)))
    }
}

fn each<T: Debug>(parts: &Keyed<T>) -> impl Iterator<Item = (&str, &dyn Debug)> {
    parts.iter().map(|(key, part)| (key.as_str(), part as &dyn Debug))
}

fn parts<T: Clone>(parts: &Keyed<T>, is_in: impl Fn(&str) -> bool) -> Vec<T> {
    parts.iter().filter(|(key, _)| is_in(key)).map(|(_, part)| part.clone()).collect()
}

fn all(history: &LearnerHistory) -> impl Iterator<Item = &Session> {
    history.sessions.iter().chain(&history.trial_sessions)
}

fn goals_of(store: &Store, learner: LearnerId, from: Option<Day>) -> Result<Keyed<ToldGoal>, Failure> {
    let readings = store.progress_of(learner)?;
    let mut goals: Vec<Goal> = store.goals_of(learner)?;
    // What was given up or became another goal is no achievement to speak of.
    goals.retain(|goal| matches!(goal.state, GoalState::Active | GoalState::Reached));
    goals.sort_by_key(|goal| (goal.state != GoalState::Active, goal.set_on, goal.id));
    let told = |goal: &Goal| (goal.id.to_string(), goals::told(goal, &readings, goals::way(goal, &readings, from)));
    Ok(goals.iter().map(told).collect())
}

fn done_of(store: &Store, learner: LearnerId, within: impl Fn(Day) -> bool) -> Result<Keyed<Done>, Failure> {
    let done = store.done_action_items_of(learner)?.into_iter();
    let done = done.filter(|it| within(it.resolved_on.unwrap_or(it.created_on)));
    let told = done.filter_map(|it| {
        let is_whole = it.state == ActionState::Done;
        Some((it.id.to_string(), Done { text: it.text?, day: it.resolved_on, is_whole }))
    });
    Ok(told.collect())
}

/// The title of each material, and the day on which it was shared.
fn shared_of(store: &Store, learner: LearnerId, within: impl Fn(Day) -> bool) -> Result<Keyed<(String, Day)>, Failure> {
    let shares = store.shares_of(learner)?.into_iter().filter(|share| within(share.day));
    let told = shares.map(|share| {
        let material: Material = store.get(share.material)?;
        Ok((share.id.to_string(), (material.title, share.day)))
    });
    told.collect()
}

fn attendance<'s>(sessions: impl Iterator<Item = &'s Session>) -> Attendance {
    sessions.fold(Attendance::default(), |mut told, session| {
        if session.took_place() {
            told.held += 1;
            told.minutes += session.minutes.unwrap_or_default();
        }
        match session.state {
            SessionState::LateCancelled => told.late += 1,
            SessionState::NoShow => told.missed += 1,
            state if state.is_cancelled_in_time() || state == SessionState::Rescheduled => told.called_off += 1,
            _ => {}
        }
        told
    })
}
