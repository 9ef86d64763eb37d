//! Whether what was learned may be trusted: it is, as long as it has foretold no worse than the expert's rule would have.

use std::collections::BTreeMap;

use nenrin_domain::Day;

use super::model::{Model, TOLD_AFTER_DAYS};
use super::prior::MONTH_DAYS;
use super::sight::{Passage, Sight};

/// The days of a quarter: thirteen weeks. How many of them are looked back upon.
const QUARTER: i64 = 91;
const LOOKS: i64 = 8;
/// A Monday, from which quarters are counted: the same on every day on which it is asked.
const FIRST_MONDAY: i64 = 4;

/// How well forecasts of the next month came true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Record {
    /// How many forecasts there were of which it is known.
    pub forecasts: usize,
    /// The mean logarithmic loss of what had been learned by then.
    pub learned: f64,
    /// The same of the expert's rule.
    pub expert: f64,
}

impl Record {
    /// Whether what was learned has done no worse than the expert's rule: also where nothing could be foretold yet.
    #[must_use]
    pub fn speaks_for_learning(&self) -> bool {
        self.learned <= self.expert
    }
}

/// What a practice's history teaches. Asked of many days, it learns of each quarter once.
#[derive(Debug, Clone)]
pub struct Teaching<'p> {
    passages: &'p [Passage],
    quarters: BTreeMap<Day, Model>,
}

impl<'p> Teaching<'p> {
    /// Of these spells, which may reach beyond the days that are asked of.
    #[must_use]
    pub fn of(passages: &'p [Passage]) -> Self {
        Self { passages, quarters: BTreeMap::new() }
    }

    /// The model that is used on `as_of`: what was learned as long as it has done no worse, else the expert's rule; and how it has done.
    pub fn trusted(&mut self, as_of: Day) -> (Model, Record) {
        let (record, learned) = (self.record(as_of), Model::learned(self.passages, as_of));
        let model = if record.speaks_for_learning() { learned } else { learned.distrusted() };
        (model, record)
    }

    /// How the forecasts of the last two years came true, as far as it is known on `as_of`: each quarter is foretold by what its begin
    /// could have taught, as it was foretold then.
    fn record(&mut self, as_of: Day) -> Record {
        let expert = Model::expert();
        let mut record = Record { forecasts: 0, learned: 0.0, expert: 0.0 };
        for from in (0..=LOOKS).rev().map(|back| quarter(as_of, back)) {
            let until = from.plus(QUARTER);
            let passages = self.passages;
            let model = self.quarters.entry(from).or_insert_with(|| Model::learned(passages, from));
            for passage in passages {
                let weeks = passage.weeks.iter().filter(|it| it.day >= from && it.day < until && !it.rests);
                for (sight, has_left) in weeks.filter_map(|it| Some((it, came_true(passage, it, as_of)?))) {
                    record.forecasts += 1;
                    record.learned += loss(model.forecast(sight).gone_by(), has_left);
                    record.expert += loss(expert.forecast(sight).gone_by(), has_left);
                }
            }
        }
        let mean = |sum: f64| if record.forecasts == 0 { 0.0 } else { sum / record.forecasts as f64 };
        Record { learned: mean(record.learned), expert: mean(record.expert), ..record }
    }
}

/// The begin of the quarter in which `day` lies, so many quarters back.
fn quarter(day: Day, back: i64) -> Day {
    let into = (day.number() - FIRST_MONDAY).rem_euclid(QUARTER);
    day.plus(-into - QUARTER * back)
}

/// Whether the learner was gone within a month, as far as it is known. It is asked only of weeks so far back that whoever stayed has
/// shown it as surely as whoever left: else the newest would tell of leavings alone.
fn came_true(passage: &Passage, sight: &Sight, as_of: Day) -> Option<bool> {
    let end = sight.day.plus(MONTH_DAYS);
    if end > as_of.plus(-TOLD_AFTER_DAYS) {
        return None;
    }
    let has_left = passage.left_on(as_of).is_some_and(|left| left <= end);
    let has_stayed = passage.last_life(as_of).is_some_and(|life| life >= end);
    (has_left || has_stayed).then_some(has_left)
}

/// −ln of what was given to what happened.
fn loss([month, ..]: [f64; 3], happened: bool) -> f64 {
    -(if happened { month } else { 1.0 - month }).max(f64::MIN_POSITIVE).ln()
}
