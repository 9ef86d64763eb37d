//! Everybody behind the number of one metric.

use std::collections::BTreeMap;

use nenrin_domain::{Day, Learner, LearnerId, TrialId};
use nenrin_insight::metrics::{About, Case, Exclusion, Metric, Metrics, Tally};
use nenrin_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::Asked;
use super::over_time::GroupWish;
use super::shown::count;
use super::{PeriodWish, brought_up, definitions};
use crate::shown::{LearnerName, Listed};
use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure};

/// How many people a part lists.
pub(super) const LISTED: usize = 200;

/// Asks for everybody behind one metric of a period.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MetricPeople {
    /// The metric.
    pub metric: Word<Metric>,
    /// The period.
    pub within: PeriodWish,
    /// Of which group; of everybody when absent.
    pub group: Option<GroupWish>,
}

nenrin_domain::codes! {
    /// Where somebody stands to a metric.
    Part {
        /// In numerator and denominator.
        Counts = "counts",
        /// In the denominator only.
        CountsNot = "counts_not",
        /// Not decided yet.
        Undecided = "undecided",
        /// Left out.
        Excluded = "excluded",
        /// Beside the metric: who came and was lost within the period.
        LeftEarly = "left_early",
    }
}

/// One part of a metric and who is in it.
#[derive(Debug, Serialize, TS)]
pub struct PartShown {
    /// Which part.
    pub part: Word<Part>,
    /// Who is in it.
    pub people: Listed<PersonLine>,
}

/// Somebody, and what is told of them.
#[derive(Debug, Serialize, TS)]
pub struct PersonLine {
    /// The learner; `null` for somebody who is known by name only.
    pub learner: Option<LearnerName>,
    /// The name of somebody who is no learner, when it is known.
    pub name: Option<String>,
    /// The day on which it falls into the period, where that is one.
    pub day: Option<Plain<Day>>,
    /// Why they are left out.
    pub why: Option<Word<Exclusion>>,
    /// How many days without a booking (M5).
    pub days: Option<u32>,
    /// The first reason (M7); `null` when it was not asked, too.
    pub reason: Option<String>,
    /// What they brought (M9), less what was given back.
    pub amounts: Vec<Sum>,
}

/// Somebody before their name is looked up.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    pub learner: Option<LearnerId>,
    trial: Option<TrialId>,
    day: Option<Day>,
    why: Option<Exclusion>,
    days: Option<u32>,
    reason: Option<String>,
    amounts: Vec<Sum>,
}

impl Person {
    /// A learner of whom nothing else is told; nobody when there is none any more.
    pub fn called(learner: Option<LearnerId>) -> Self {
        Self { learner, ..Self::default() }
    }

    /// A learner who is told of, or left out, as a whole.
    pub fn of(learner: LearnerId, why: Option<Exclusion>) -> Self {
        Self { why, ..Self::called(Some(learner)) }
    }
}

impl Command for MetricPeople {
    const NAME: &'static str = "metrics.people";
    type Output = Vec<PartShown>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<PartShown>>, Failure> {
        let today = call.today();
        let period = self.within.period(today)?;
        let periods = definitions::in_force(call.store()?, &[period], today)?;
        let by = self.group.as_ref().map(|group| group.by.0);
        let board = brought_up(call, Asked { as_of: today, periods, by })?;
        let group = self.group.as_ref().map(|group| group.group.as_str());
        let metrics = board.metrics_of(group).into_iter().next().unwrap_or_default();
        let store = call.store()?;
        let parts = parts(self.metric.0, &metrics).into_iter().filter(|(_, people)| !people.is_empty());
        let shown = parts.map(|(part, people)| shown(store, part, people)).collect::<Result<_, _>>()?;
        Ok(Answer::read(shown))
    }
}

pub(super) fn shown(store: &Store, part: Part, people: Vec<Person>) -> Result<PartShown, Failure> {
    let total = count(people.len());
    let first = people.into_iter().take(LISTED).map(|person| named(store, person)).collect::<Result<_, Failure>>()?;
    Ok(PartShown { part: Word(part), people: Listed { total, first } })
}

fn named(store: &Store, person: Person) -> Result<PersonLine, Failure> {
    let learner: Option<Learner> = person.learner.map(|id| store.find(id)).transpose()?.flatten();
    let trial: Option<nenrin_domain::Trial> = match (&learner, person.trial) {
        (None, Some(trial)) => store.find(trial)?,
        _ => None,
    };
    Ok(PersonLine {
        learner: learner.map(LearnerName::of),
        name: trial.and_then(|trial| trial.name),
        day: person.day.map(Plain),
        why: person.why.map(Word),
        days: person.days,
        reason: person.reason,
        amounts: person.amounts,
    })
}

pub(super) fn parts(metric: Metric, metrics: &Metrics) -> Vec<(Part, Vec<Person>)> {
    match metric {
        Metric::Applications => of_tally(&metrics.applications.tally),
        Metric::Conversion => of_tally(&metrics.conversion.cohort),
        Metric::Retention => of_tally(&metrics.retention.tally).into_iter().chain([left_early(metrics)]).collect(),
        Metric::Renewal => of_tally(&metrics.renewal),
        Metric::FollowUps => of_tally(&metrics.follow_ups.tally),
        Metric::Comebacks => of_tally(&metrics.comebacks.tally(|_| true)),
        Metric::Unbooked => unbooked(metrics),
        Metric::Reasons => lost(metrics),
        Metric::Revenue => brought(metrics),
    }
}

fn of_tally(tally: &Tally) -> Vec<(Part, Vec<Person>)> {
    let all = |cases: &[Case]| cases.iter().map(person).collect();
    let excluded = |(why, case): &(Exclusion, Case)| Person { why: Some(*why), ..person(case) };
    vec![
        (Part::Counts, all(&tally.counts)),
        (Part::CountsNot, all(&tally.counts_not)),
        (Part::Undecided, all(&tally.undecided)),
        (Part::Excluded, tally.excluded.iter().map(excluded).collect()),
    ]
}

fn person(case: &Case) -> Person {
    let trial = match case.about {
        About::Trial(trial) => Some(trial),
        _ => None,
    };
    Person { learner: case.learner, trial, day: Some(case.day), ..Person::default() }
}

fn unbooked(metrics: &Metrics) -> Vec<(Part, Vec<Person>)> {
    let is = |learner: &LearnerId| Person { learner: Some(*learner), ..Person::default() };
    let waits = metrics.unbooked.unbooked.iter().map(|(learner, days)| Person { days: Some(*days), ..is(learner) });
    let excluded = metrics.unbooked.excluded.iter().map(|(why, learner)| Person { why: Some(*why), ..is(learner) });
    vec![
        (Part::CountsNot, waits.collect()),
        (Part::Counts, metrics.unbooked.booked.iter().map(is).collect()),
        (Part::Excluded, excluded.collect()),
    ]
}

fn lost(metrics: &Metrics) -> Vec<(Part, Vec<Person>)> {
    let mut by_reason: BTreeMap<(bool, Option<String>), Vec<Person>> = BTreeMap::new();
    for loss in &metrics.losses {
        let person = Person {
            learner: Some(loss.learner),
            day: Some(loss.day),
            reason: loss.primary.clone(),
            amounts: vec![loss.monthly.into()],
            ..Person::default()
        };
        by_reason.entry((loss.primary.is_none(), loss.primary.clone())).or_default().push(person);
    }
    vec![(Part::Counts, by_reason.into_values().flatten().collect()), left_early(metrics)]
}

/// Who came and was lost within the period: neither in retention nor in the reasons, which are of the learners of its first day.
fn left_early(metrics: &Metrics) -> (Part, Vec<Person>) {
    (Part::LeftEarly, metrics.retention.left_early.iter().map(person).collect())
}

fn brought(metrics: &Metrics) -> Vec<(Part, Vec<Person>)> {
    let told = |it: &nenrin_insight::metrics::Takings| Person {
        learner: Some(it.learner),
        amounts: it.net().into_iter().map(Sum::from).collect(),
        ..Person::default()
    };
    let (pay, free) = metrics.revenue.takings.iter().partition::<Vec<_>, _>(|it| !it.net().is_empty());
    vec![(Part::Counts, pay.into_iter().map(told).collect()), (Part::CountsNot, free.into_iter().map(told).collect())]
}
