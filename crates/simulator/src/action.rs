//! What learners set out to do, and when they get it done.

use chrono::NaiveDate;

use crate::calendar::{days_between, later};
use crate::chance::{Chance, probability};
use crate::temperament::Temperament;

/// One action of one learner.
pub(crate) struct Action {
    pub(crate) text: String,
    pub(crate) created: NaiveDate,
    pub(crate) due: NaiveDate,
    /// The day it will be done, as it turns out; `None` for never.
    pub(crate) done_on: Option<NaiveDate>,
}

/// How an action stands at the next session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Done,
    Partly,
    NotDone,
}

impl Action {
    /// Agrees on an action on `created` and lets its fate be drawn.
    pub(crate) fn agree(
        text: String,
        created: NaiveDate,
        who: &Temperament,
        level: usize,
        chance: &mut Chance,
    ) -> Self {
        let next = i64::from(who.nominal.min(14));
        let due = later(created, if chance.yes(0.75) { next } else { chance.between(3, 10) });
        let in_time = chance.yes(probability(who.acts - 0.8 * level as f64));
        let done_on = if in_time {
            Some(later(created, chance.between(1, days_between(created, due))))
        } else if chance.yes(0.96 - 0.06 * level as f64) {
            Some(later(due, chance.between(3, 25)))
        } else {
            None
        };
        Self { text, created, due, done_on }
    }

    /// How it stands on `day`: what is done soon after has been begun.
    pub(crate) fn standing(&self, day: NaiveDate) -> Standing {
        match self.done_on.map(|done| days_between(day, done)) {
            Some(..=0) => Standing::Done,
            Some(1..=10) => Standing::Partly,
            _ => Standing::NotDone,
        }
    }
}
