//! A learner's progress report: what is in it is chosen here, once, and nothing of it is the coach's own.

use std::collections::BTreeSet;
use std::path::Path;

use nenrin_domain::{
    ActionState, Day, DayTime, Goal, GoalState, Language, Learner, LearnerId, Material, Profile, Session, SessionState,
    current_contract,
};
use nenrin_reports::{Attendance, Done, ProgressReport};
use nenrin_store::{LearnerHistory, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::goals;
use crate::papers::{PaperKind, SavedPaper, named, write};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Code, Command, Dialog, Failure, Preferences, check};

nenrin_domain::codes! {
    /// How far back a progress report looks.
    Span {
        /// To the first day of the contract that counts, or counted last.
        Contract = "contract",
        /// Three months.
        Months3 = "months_3",
        /// Six months.
        Months6 = "months_6",
        /// A year.
        Months12 = "months_12",
        /// To the beginning.
        Whole = "whole",
    }
}

/// Asks what a learner's progress report would hold.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtProgress {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// How far back it looks.
    pub span: Word<Span>,
}

/// Writes a learner's progress report; the coach is asked where.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveProgress {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// How far back it looks.
    pub span: Word<Span>,
    /// The keys of the parts that are not to be in it.
    pub leave_out: Vec<String>,
    /// As what it is written.
    pub kind: Word<PaperKind>,
}

/// What a progress report would hold.
#[derive(Debug, Serialize, TS)]
pub struct ProgressShown {
    /// The first day it tells of; `null` from the beginning.
    pub from: Option<Plain<Day>>,
    /// Its language, which is the learner's.
    pub language: crate::Language,
    /// Goals.
    pub goals: Vec<ProgressPart>,
    /// What was done.
    pub done: Vec<ProgressPart>,
    /// What is agreed.
    pub agreed: Vec<ProgressPart>,
    /// What was shared.
    pub shared: Vec<ProgressPart>,
    /// How sessions went; its key is `attendance`.
    pub attendance: AttendanceShown,
    /// The next session; its key is `next`.
    pub next: Option<(Plain<Day>, Option<Plain<DayTime>>)>,
    /// The first letter for which the font of papers has no sign: as PDF it cannot be written with it.
    pub lack: Option<Lack>,
}

/// A part that can be left out.
#[derive(Debug, Serialize, TS)]
pub struct ProgressPart {
    /// Its key.
    pub key: String,
    /// What it says.
    pub text: String,
    /// Its day.
    pub day: Option<Plain<Day>>,
}

/// How sessions went.
#[derive(Debug, Serialize, TS)]
pub struct AttendanceShown {
    /// Sessions that took place.
    pub held: u32,
    /// Called off in time.
    pub called_off: u32,
    /// Called off after the deadline.
    pub late: u32,
    /// Nobody came.
    pub missed: u32,
}

/// A letter that the font does not have.
#[derive(Debug, Serialize, TS)]
pub struct Lack {
    /// The letter.
    pub letter: String,
    /// The text in which it stands.
    pub text: String,
}

/// Which report is wanted.
#[derive(Debug, Clone)]
pub struct WantedProgress {
    /// Of whom.
    pub learner: LearnerId,
    /// How far back.
    pub span: Span,
    /// Keys of what is left out.
    pub leave_out: BTreeSet<String>,
    /// The language; the learner's when absent.
    pub language: Option<Language>,
}

/// What is known, each part with its key.
struct Gathered {
    learner: Learner,
    language: Language,
    from: Option<Day>,
    goals: Vec<(String, nenrin_reports::ToldGoal)>,
    done: Vec<(String, Done)>,
    agreed: Vec<(String, (String, Option<Day>))>,
    shared: Vec<(String, (String, Day))>,
    attendance: Attendance,
    next: Option<(Day, Option<DayTime>)>,
}

impl Command for LookAtProgress {
    const NAME: &'static str = "progress.look";
    type Output = ProgressShown;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ProgressShown>, Failure> {
        let (learner, span) = (self.learner.0, self.span.0);
        let wanted = WantedProgress { learner, span, leave_out: BTreeSet::new(), language: None };
        let gathered = gather(call, &wanted)?;
        let lack = report(call, &wanted, &gathered)?.paper().lack()?;
        Ok(Answer::read(gathered.shown(lack)))
    }
}

impl SaveProgress {
    fn wanted(&self) -> WantedProgress {
        let leave_out = self.leave_out.iter().cloned().collect();
        WantedProgress { learner: self.learner.0, span: self.span.0, leave_out, language: None }
    }
}

impl Command for SaveProgress {
    const NAME: &'static str = "progress.save";
    type Output = SavedPaper;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        let wanted = self.wanted();
        let report = report(call, &wanted, &gather(call, &wanted)?)?;
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
/// [`Code::Missing`], [`Code::Erased`], [`Code::LetterMissing`], [`Code::DiskFull`] and others.
pub fn save_progress(
    call: &Call<'_>,
    wanted: &WantedProgress,
    kind: PaperKind,
    path: &Path,
) -> Result<SavedPaper, Failure> {
    let report = report(call, wanted, &gather(call, wanted)?)?;
    write(call, &report.paper(), kind, path)
}

fn gather(call: &Call<'_>, wanted: &WantedProgress) -> Result<Gathered, Failure> {
    let learner = check::living(call.store()?, wanted.learner)?;
    let coachs = || Preferences::read(call).language.into();
    let language = wanted.language.or(learner.language).unwrap_or_else(coachs);
    let (today, now) = call.minute();
    call.store()?.at_one_moment(|store| {
        let history = store.history_of(learner.id)?;
        let from = wanted.span.first_day(today, &history);
        let within = |day: Day| from.is_none_or(|from| from <= day) && day <= today;
        let next = all(&history).filter(|session| session.is_ahead(today, now));
        let next = next.min_by_key(|session| (session.day, session.time)).map(|session| (session.day, session.time));
        let agreed = store.open_action_items_of(learner.id)?.into_iter();
        let agreed = agreed.filter_map(|it| Some((it.id.to_string(), (it.text?, it.due_on)))).collect();
        Ok(Gathered {
            goals: goals_of(store, learner.id, from)?,
            done: done_of(store, learner.id, within)?,
            agreed,
            shared: shared_of(store, learner.id, within)?,
            attendance: attendance(all(&history).filter(|session| within(session.day))),
            next,
            from,
            language,
            learner,
        })
    })
}

fn all(history: &LearnerHistory) -> impl Iterator<Item = &Session> {
    history.sessions.iter().chain(&history.trial_sessions)
}

fn goals_of(
    store: &Store,
    learner: LearnerId,
    from: Option<Day>,
) -> Result<Vec<(String, nenrin_reports::ToldGoal)>, Failure> {
    let readings = store.progress_of(learner)?;
    let mut goals: Vec<Goal> = store.goals_of(learner)?;
    // What was given up or became another goal is no achievement to speak of.
    goals.retain(|goal| matches!(goal.state, GoalState::Active | GoalState::Reached));
    goals.sort_by_key(|goal| (goal.state != GoalState::Active, goal.set_on, goal.id));
    let told = |goal: &Goal| (goal.id.to_string(), goals::told(goal, &readings, goals::way(goal, &readings, from)));
    Ok(goals.iter().map(told).collect())
}

fn done_of(store: &Store, learner: LearnerId, within: impl Fn(Day) -> bool) -> Result<Vec<(String, Done)>, Failure> {
    let done = store.done_action_items_of(learner)?.into_iter();
    let done = done.filter(|it| within(it.resolved_on.unwrap_or(it.created_on)));
    let told = done.filter_map(|it| {
        let is_whole = it.state == ActionState::Done;
        Some((it.id.to_string(), Done { text: it.text?, day: it.resolved_on, is_whole }))
    });
    Ok(told.collect())
}

/// The title of a material, and the day on which it was shared.
type Shared = (String, Day);

fn shared_of(
    store: &Store,
    learner: LearnerId,
    within: impl Fn(Day) -> bool,
) -> Result<Vec<(String, Shared)>, Failure> {
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

impl Span {
    /// The first day that is told of; `None` from the beginning.
    fn first_day(self, today: Day, history: &LearnerHistory) -> Option<Day> {
        let months = match self {
            Self::Whole => return None,
            Self::Contract => {
                let last = || history.contracts.iter().filter(|it| it.starts_on <= today).max_by_key(|it| it.starts_on);
                return current_contract(today, &history.contracts).or_else(last).map(|it| it.starts_on);
            }
            Self::Months3 => 3,
            Self::Months6 => 6,
            Self::Months12 => 12,
        };
        let (year, month, day) = today.ymd();
        let before = i64::from(year) * 12 + i64::from(month) - 1 - months;
        let (year, month) =
            (i32::try_from(before.div_euclid(12)).ok()?, u32::try_from(before.rem_euclid(12) + 1).ok()?);
        // Where that month is shorter, its last day.
        (1..=day).rev().find_map(|day| Day::new(year, month, day))
    }
}

fn report(call: &Call<'_>, wanted: &WantedProgress, gathered: &Gathered) -> Result<ProgressReport, Failure> {
    let practice = call.store()?.find::<Profile>(Profile::only())?.map(|profile| profile.name);
    Ok(ProgressReport {
        name: gathered.learner.name.clone().unwrap_or_default(),
        practice: practice.unwrap_or_default(),
        language: gathered.language,
        made_on: call.today(),
        from: gathered.from,
        goals: kept(wanted, &gathered.goals),
        attendance: Some(gathered.attendance).filter(|_| !wanted.leave_out.contains("attendance")),
        done: kept(wanted, &gathered.done),
        agreed: kept(wanted, &gathered.agreed),
        shared: kept(wanted, &gathered.shared),
        next: gathered.next.filter(|_| !wanted.leave_out.contains("next")),
    })
}

fn kept<T: Clone>(wanted: &WantedProgress, parts: &[(String, T)]) -> Vec<T> {
    parts.iter().filter(|(key, _)| !wanted.leave_out.contains(key)).map(|(_, part)| part.clone()).collect()
}

impl Gathered {
    fn shown(self, lack: Option<(char, String)>) -> ProgressShown {
        let part = |key, text, day: Option<Day>| ProgressPart { key, text, day: day.map(Plain) };
        let Attendance { held, called_off, late, missed, .. } = self.attendance;
        ProgressShown {
            from: self.from.map(Plain),
            language: match self.language {
                Language::Ja => crate::Language::Ja,
                Language::En => crate::Language::En,
            },
            goals: self.goals.into_iter().map(|(key, it)| part(key, it.title, it.latest.map(|it| it.1))).collect(),
            done: self.done.into_iter().map(|(key, it)| part(key, it.text, it.day)).collect(),
            agreed: self.agreed.into_iter().map(|(key, (text, day))| part(key, text, day)).collect(),
            shared: self.shared.into_iter().map(|(key, (text, day))| part(key, text, Some(day))).collect(),
            attendance: AttendanceShown { held, called_off, late, missed },
            next: self.next.map(|(day, time)| (Plain(day), time.map(Plain))),
            lack: lack.map(|(letter, text)| Lack { letter: letter.to_string(), text }),
        }
    }
}
