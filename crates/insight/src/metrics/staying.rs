//! How long learners stay (継続曲線): the share that is still there after so many days, told also while many have not left yet.
//!
//! The estimate is that of Kaplan and Meier ([`Survival`]): at each length of stay at which somebody was lost, the share is multiplied
//! by the part of those still watched who were not. Who goes on is watched as far as it is known (censored).
//!
//! Graduations are censored as well, as M3 takes them out of its denominator: a graduate can no longer be lost. The curve thus
//! says how learners are lost from among those who still learn, and not how likely somebody is to be there at all; for that,
//! graduation would be a competing risk (H. Putter, M. Fiocco and R. B. Geskus (2007), "Tutorial in biostatistics: competing risks
//! and multi-state models", Statistics in Medicine 26, 2389–2430). How many graduated stands beside it.

use nenrin_domain::LearnerId;

use super::look::Look;
use super::stay::StayState;
use crate::statistics::{Interval, LEAST_FOR_A_RATE};
use crate::statistics::{Lasted, Step, Survival};

nenrin_domain::codes! {
    /// How far a learner's first stay is known.
    StayEnd {
        /// It ended with a loss.
        Lost = "lost",
        /// It ended with graduation.
        Graduated = "graduated",
        /// It goes on, or waits in the grace.
        Open = "open",
    }
}

/// The first stay of a learner. One who came back after a loss is a re-contract (M8), and not watched again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StayLength {
    /// Whose.
    pub learner: LearnerId,
    /// Days from the first day of the first contract to the last day that is known of the stay: of a loss and a graduation the
    /// contract's last, in the grace too, and else the day that is looked at.
    pub days: u32,
    /// What came then.
    pub end: StayEnd,
}

/// The share that still learns from a length of stay on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StayingStep {
    /// Days since the first contract.
    pub day: u32,
    /// How many were watched up to here.
    pub at_risk: usize,
    /// How many of them were lost on this day.
    pub lost: usize,
    /// The share that stays beyond it, from 0 to 1.
    pub share: f64,
    /// Its 95 % interval; none where nobody stays.
    pub interval: Option<Interval>,
}

/// A retention curve.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StayingCurve {
    /// Where it falls, the earliest first, as long as enough learners are watched.
    pub steps: Vec<StayingStep>,
    /// The last length of stay, in days, up to which at least five are watched; `None` where there never were.
    pub known_until: Option<u32>,
    /// The lengths of all stays, the shortest first.
    pub stays: Vec<StayLength>,
}

/// How long the learner's first stay is known to have been; `None` for whoever never was a learner.
#[must_use]
pub fn stay_length(look: &Look<'_>) -> Option<StayLength> {
    let stay = look.stays.first()?;
    let (until, end) = match stay.state {
        StayState::Left(day, exit) if exit.is_loss() => (day, StayEnd::Lost),
        StayState::Left(day, _) => (day, StayEnd::Graduated),
        StayState::InGrace(day, _) => (day, StayEnd::Open),
        StayState::Runs => (look.as_of, StayEnd::Open),
    };
    let days = u32::try_from(until.since(stay.from)).unwrap_or(0);
    Some(StayLength { learner: look.facts.id()?, days, end })
}

impl StayingCurve {
    /// The curve of these stays. Nothing is told of lengths at which fewer than five are watched.
    #[must_use]
    pub fn of(stays: impl IntoIterator<Item = StayLength>) -> Self {
        let mut stays: Vec<StayLength> = stays.into_iter().collect();
        stays.sort_by_key(|stay| (stay.days, stay.end, stay.learner));
        // The fifth longest stay: as long as it is watched, five are.
        let known_until = stays.iter().rev().nth(LEAST_FOR_A_RATE - 1).map(|stay| stay.days);
        let steps = known_until.map(|until| steps(&stays, until)).unwrap_or_default();
        Self { steps, known_until, stays }
    }

    /// How many are watched at a length of stay: whoever leaves or is last seen on that day still is.
    #[must_use]
    pub fn at_risk(&self, day: u32) -> usize {
        self.stays.iter().filter(|stay| stay.days >= day).count()
    }

    /// The share that stays beyond `day`; `None` where too few are watched.
    #[must_use]
    pub fn share(&self, day: u32) -> Option<f64> {
        let step = self.steps.iter().rev().find(|step| step.day <= day);
        self.known_until.filter(|until| day <= *until).map(|_| step.map_or(1.0, |step| step.share))
    }

    /// The shortest length of stay by which half were lost; `None` as long as more than half stay.
    #[must_use]
    pub fn median(&self) -> Option<u32> {
        self.steps.iter().find(|step| step.share <= 0.5).map(|step| step.day)
    }

    /// How many stays came to an end of this kind.
    #[must_use]
    pub fn count(&self, end: StayEnd) -> usize {
        self.stays.iter().filter(|stay| stay.end == end).count()
    }
}

fn steps(stays: &[StayLength], until: u32) -> Vec<StayingStep> {
    let lasted = |stay: &StayLength| Lasted { watched_from: 0, days: stay.days, ended: stay.end == StayEnd::Lost };
    let all: Vec<Lasted> = stays.iter().map(lasted).collect();
    let known = Survival::of(&all).steps.into_iter().take_while(|step| step.day <= until);
    let told = |it: Step| StayingStep {
        day: it.day,
        at_risk: it.at_risk,
        lost: it.ended,
        share: it.share,
        interval: it.interval,
    };
    known.map(told).collect()
}
