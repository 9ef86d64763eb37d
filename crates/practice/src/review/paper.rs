//! The review as a paper that can be printed.

use nenrin_domain::{Coded as _, DecisionKind, Profile, ReviewId, ReviewStep};
use nenrin_reports::{DecisionTold, FateTold, MoveTold, NumberTold, ReviewSheet, TriedTold, Words};
use serde::Deserialize;
use ts_rs::TS;

use super::decisions::DecisionLine;
use super::improvements::{self, ImprovementLine};
use super::numbers::{self, NumberLine};
use super::reviewed::Reviewed;
use super::view::last;
use crate::papers::{PaperKind, SavedPaper, write};
use crate::report::measured;
use crate::shown::LearnerName;
use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, Preferences, check};

/// Writes a review as a PDF, in the coach's language; the coach is asked where.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReview {
    /// An earlier review; that of the week before this one when absent.
    pub review: Option<Plain<ReviewId>>,
}

impl Command for SaveReview {
    const NAME: &'static str = "review.save";
    type Output = SavedPaper;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        let words = Words::of(Preferences::read(call).language.into());
        let which = Reviewed::named(call.store()?, call.today(), check::plain(self.review))?;
        let day = which.week.from.to_string();
        Ok(Some(Dialog::NewFile(FileKind::Pdf, words.say("review.file_name", &[("day", &day)]))))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<SavedPaper>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        let paper = sheet(call, check::plain(self.review))?.paper();
        write(call, &paper, PaperKind::Pdf, &path).map(Answer::read)
    }
}

fn sheet(call: &mut Call<'_>, review: Option<ReviewId>) -> Result<ReviewSheet, Failure> {
    let language = Preferences::read(call).language.into();
    let (today, words) = (call.today(), Words::of(language));
    let which = Reviewed::named(call.store()?, today, review)?;
    let decisions = which.decisions(call.store()?, today)?;
    let numbers = numbers::lines(call, &which, &decisions)?;
    let week = which.week;
    let store = call.store()?;
    let practice = store.find::<Profile>(Profile::only())?.map(|profile| profile.name).unwrap_or_default();
    let (moves, tried): (Vec<_>, Vec<_>) =
        improvements::lines(store, today, &which)?.into_iter().partition(|it| it.is_new);
    let is_skipped = |it: &&DecisionLine| it.decision.0 == DecisionKind::Skipped;
    let is_of_people = |it: &&DecisionLine| matches!(it.step.0, ReviewStep::Signals | ReviewStep::Renewals);
    let told = decisions.iter().filter(|it| is_of_people(it) && !is_skipped(it));
    let before = last(call, today, week.from)?.map(|last| last.decisions).unwrap_or_default();
    Ok(ReviewSheet {
        practice,
        language,
        made_on: today,
        week: (week.from, week.last_day()),
        finished_on: which.review.and_then(|review| review.finished_on),
        skipped: u32::try_from(decisions.iter().filter(is_skipped).count()).unwrap_or(u32::MAX),
        numbers: numbers.iter().map(number).collect(),
        decisions: told.map(|it| decision(it, words)).collect(),
        moves: moves.into_iter().map(next_move).collect(),
        tried: tried.into_iter().map(still_tried).collect(),
        last: before.iter().filter(|it| it.learner.is_some()).map(|it| fate(it, words)).collect(),
    })
}

fn number(line: &NumberLine) -> NumberTold {
    let decision = line.decision.as_ref();
    NumberTold {
        metric: line.metric.0,
        within: (line.within.from.0, line.within.to.0),
        now: measured(&line.now),
        before: measured(&line.before),
        decision: decision.map(|it| it.decision.0),
        text: decision.and_then(|it| it.text.clone()),
    }
}

fn who(learner: Option<&LearnerName>, words: Words) -> String {
    let name = learner.and_then(|it| it.name.clone().or_else(|| it.external_id.clone()));
    name.unwrap_or_else(|| words.say("review.nameless", &[]))
}

fn decision(line: &DecisionLine, words: Words) -> DecisionTold {
    DecisionTold {
        step: line.step.0,
        who: who(line.learner.as_ref(), words),
        decision: line.decision.0,
        text: told_of(line, words),
        renewed_from: line.renewed_from.map(|day| day.0),
        due_on: line.follow_up.as_ref().and_then(|it| it.due_on).map(|day| day.0),
    }
}

/// What the coach wrote of it, and what was decided beside it.
fn told_of(line: &DecisionLine, words: Words) -> Option<String> {
    let earlier = line.earlier.iter().map(|it| {
        let decision = words.say(&format!("review.decision.{}", it.decision.0.as_code()), &[]);
        let text = it.text.as_deref().unwrap_or("–");
        words.say("review.earlier", &[("decision", &decision), ("text", text)])
    });
    let told: Vec<_> = line.text.iter().cloned().chain(earlier).collect();
    (!told.is_empty()).then(|| told.join(&words.say("review.then", &[])))
}

fn fate(line: &DecisionLine, words: Words) -> FateTold {
    let day = |day: Option<Plain<nenrin_domain::Day>>| day.map(|day| day.0);
    FateTold {
        who: who(line.learner.as_ref(), words),
        decision: line.decision.0,
        text: told_of(line, words),
        follow_up: line.follow_up.as_ref().map(|it| (it.state.0, it.result.map(|result| result.0))),
        booked_for: line.came.and_then(|it| day(it.booked_for)),
        held_on: line.came.and_then(|it| day(it.held_on)),
        contract_from: line.came.and_then(|it| day(it.contract_from)),
        ended_on: line.came.and_then(|it| day(it.ended_on)),
    }
}

/// What came of it after the review is told in a later one.
fn still_tried(line: ImprovementLine) -> TriedTold {
    TriedTold {
        change: line.change,
        metric: line.metric.map(|metric| metric.0),
        review_on: line.review_on.map(|day| day.0),
        result: line.result.filter(|_| line.is_looked_at).map(|result| result.0),
        learned: line.learned.filter(|_| line.is_looked_at),
    }
}

fn next_move(line: ImprovementLine) -> MoveTold {
    MoveTold {
        hypothesis: line.hypothesis,
        change: line.change,
        metric: line.metric.map(|metric| metric.0),
        review_on: line.review_on.map(|day| day.0),
    }
}
