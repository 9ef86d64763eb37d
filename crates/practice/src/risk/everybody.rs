//! The courses of everybody, read once.

use nenrin_domain::Day;
use nenrin_insight::churn::{Course, Draws, Passage, QuietDays, Standing, Teaching, Told, urgency};
use nenrin_store::{CourseFacts, Store};

use super::RiskView;
use super::shown::RiskLine;
use crate::Failure;
use crate::shown::LearnerName;
use crate::wire::{Plain, Word};

/// Everybody who is, or ever was, a learner.
pub(super) struct Everybody(Vec<(LearnerName, Course)>);

impl Everybody {
    /// Of a practice.
    pub fn read(store: &Store) -> Result<Self, Failure> {
        Ok(Self(store.courses()?.map(course).collect()))
    }

    /// Their spells, week by week.
    pub fn passages(&self, until: Day, quiet: &QuietDays) -> Vec<Passage> {
        self.0.iter().flat_map(|(_, course)| course.passages(until, quiet)).collect()
    }

    /// What is to be expected of those who are there, learned from what was known on `as_of`.
    pub fn seen(&self, teaching: &mut Teaching<'_>, as_of: Day, quiet: &QuietDays) -> RiskView {
        let (model, _) = teaching.trusted(as_of);
        let draws = Draws::of(&model);
        let mut lines: Vec<(f64, RiskLine)> = Vec::new();
        for (name, course) in &self.0 {
            let Some(Standing::There(sight)) = course.on(as_of, quiet) else { continue };
            let forecast = model.forecast(&sight);
            let line = RiskLine::of(name.clone(), &sight, &forecast, model.explained(&sight), draws.interval(&sight));
            lines.push((urgency(&forecast), line));
        }
        lines.sort_by(|one, other| other.0.total_cmp(&one.0));
        RiskView {
            as_of: Plain(as_of),
            leavers: u32::try_from(model.leavers).unwrap_or(u32::MAX),
            rests_on: Word(model.rests_on),
            learners: lines.into_iter().map(|(_, line)| line).collect(),
        }
    }
}

fn course(facts: CourseFacts) -> (LearnerName, Course) {
    let told = Told {
        contracts: &facts.contracts,
        pauses: &facts.pauses,
        sessions: &facts.sessions,
        satisfactions: &facts.satisfactions,
        actions: &facts.actions,
        payments: &facts.payments,
        interactions: &facts.interactions,
        follow_ups: &facts.follow_ups,
    };
    let course = Course::of(&facts.learner, told);
    (LearnerName::of(facts.learner), course)
}
