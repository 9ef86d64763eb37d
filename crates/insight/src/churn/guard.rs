//! Whether what was learned may be trusted: it is, as long as it has foretold no worse than the expert's rule would have.

use nenrin_domain::Day;

use super::model::{Model, TOLD_AFTER_DAYS};
use super::prior::MONTH_DAYS;
use super::sight::{Passage, Sight};

/// So many weeks lie between two looks back, and so many looks are taken.
const WEEKS: i64 = 13;
const LOOKS: i64 = 8;

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

    /// How the forecasts of the last two years came true, as far as it is known on `as_of`: each quarter is foretold by what its begin
    /// could have taught, as it was foretold then.
    #[must_use]
    pub fn of(passages: &[Passage], as_of: Day) -> Self {
        let expert = Model::expert();
        let mut record = Self { forecasts: 0, learned: 0.0, expert: 0.0 };
        for look in (1..=LOOKS).rev() {
            let (from, until) = (as_of.plus(-7 * WEEKS * look), as_of.plus(-7 * WEEKS * (look - 1)));
            let model = Model::learned(passages, from);
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
        Self { learned: mean(record.learned), expert: mean(record.expert), ..record }
    }
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

/// The model that is used on `as_of`: what was learned as long as it has done no worse, else the expert's rule; and its record.
#[must_use]
pub fn trusted(passages: &[Passage], as_of: Day) -> (Model, Record) {
    let (record, learned) = (Record::of(passages, as_of), Model::learned(passages, as_of));
    let model = if record.speaks_for_learning() { learned } else { learned.distrusted() };
    (model, record)
}
