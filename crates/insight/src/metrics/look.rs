//! How one learner is looked at: over which period, as of which day, by which definition.

use nenrin_domain::Day;

use super::definition::Definition;
use super::facts::Facts;
use super::period::Period;
use super::stay::{Stay, stays};

/// One learner's facts as they were known on a day, ready to be judged for any period.
#[derive(Debug)]
pub struct Look<'d> {
    /// The last day of which anything is known.
    pub as_of: Day,
    /// What the metrics are reckoned by.
    pub definition: &'d Definition,
    /// What was known then.
    pub facts: Facts,
    /// The learner's stays, the earliest first.
    pub stays: Vec<Stay>,
}

impl<'d> Look<'d> {
    /// Looks at `facts` with the eyes of `as_of`.
    #[must_use]
    pub fn at(facts: Facts, as_of: Day, definition: &'d Definition) -> Self {
        let facts = facts.known_on(as_of);
        let stays = stays(as_of, &facts, definition);
        Self { as_of, definition, facts, stays }
    }

    /// Whether the learner was one on any day of `period` that has come.
    #[must_use]
    pub fn is_learner_within(&self, period: Period) -> bool {
        let last = period.last_day().min(self.as_of);
        let within = |stay: &Stay| stay.from <= last && stay.covers(stay.from.max(period.from));
        period.from <= self.as_of && self.stays.iter().any(within)
    }
}
