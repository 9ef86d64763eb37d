//! Leaving, as a probability: the two questions answered by the expert's rule and by the practice's own history.

use nenrin_domain::Day;

use super::posterior::{Case, Posterior};
use super::prior::{GONE, GONE_THOUGH_BOOKED, HAZARD, MONTH_DAYS, MONTHS, design, gone_log_odds, hazard};
use super::sight::{Passage, Sight};

/// So many days must have passed before it is said of somebody that they left, or did not.
pub const TOLD_AFTER_DAYS: i64 = 45;
/// Weeks that follow one another tell mostly the same: each counts for its share of a month.
const WEEK: f64 = 7.0 / 30.0;
/// With fewer leavers than this what is believed is mainly the expert's.
const LEAST_LEAVERS: usize = 15;

nenrin_domain::codes! {
    /// What a forecast rests on.
    RestsOn {
        /// Mainly the expert's rule: the practice has had few leavings of its own.
        Expert = "expert",
        /// The expert's rule, because it has done better than what was learned.
        ExpertDidBetter = "expert_did_better",
        /// What the practice's own history has taught.
        OwnHistory = "own_history",
    }
}

/// What is believed of how learners leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(super) gone: Posterior<2>,
    pub(super) hazard: Posterior<HAZARD>,
    /// How many leavings of the practice's own history were known.
    pub leavers: usize,
    /// What it rests on.
    pub rests_on: RestsOn,
}

/// The probabilities that a learner leaves, each from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forecast {
    /// That they are gone already.
    pub gone: f64,
    /// That they leave within 30, 60 and 90 days, given that they are still here.
    pub leaves: [f64; MONTHS],
}

impl Forecast {
    /// That they are gone by 30, 60 and 90 days from now. Never less for the longer time.
    #[must_use]
    pub fn gone_by(&self) -> [f64; MONTHS] {
        self.leaves.map(|leaves| self.gone + (1.0 - self.gone) * leaves)
    }
}

impl Model {
    /// The expert's rule alone.
    #[must_use]
    pub fn expert() -> Self {
        Self {
            gone: Posterior::before(&GONE),
            hazard: Posterior::before(&hazard()),
            leavers: 0,
            rests_on: RestsOn::Expert,
        }
    }

    /// The expert's rule in place of what was learned.
    pub(super) fn distrusted(&self) -> Self {
        Self { leavers: self.leavers, rests_on: RestsOn::ExpertDidBetter, ..Self::expert() }
    }

    /// What the history known on `as_of` teaches.
    #[must_use]
    pub fn learned(passages: &[Passage], as_of: Day) -> Self {
        let fates: Vec<Fate<'_>> = passages.iter().flat_map(|it| fates(it, as_of)).collect();
        let leavers = passages.iter().filter(|it| it.left_on(as_of).is_some_and(|on| as_of.since(on) > 0)).count();
        let of_gone = fates.iter().filter(|fate| fate.sight.booked.is_none());
        let gone = of_gone.map(|fate| (silence(fate.sight), fate.was_gone));
        let left = fates.iter().flat_map(|fate| fate.months());
        let is_told = gone.clone().any(|(_, gone)| gone) || left.clone().any(|(_, left)| left);
        if !is_told {
            // Those who stay teach nothing of leaving before somebody has left.
            return Self { leavers, ..Self::expert() };
        }
        Self {
            gone: Posterior::after(&GONE, &gone, WEEK),
            hazard: Posterior::after(&hazard(), &left, WEEK),
            leavers,
            rests_on: if leavers < LEAST_LEAVERS { RestsOn::Expert } else { RestsOn::OwnHistory },
        }
    }

    /// What is to be expected of a learner.
    #[must_use]
    pub fn forecast(&self, sight: &Sight) -> Forecast {
        let gone = sight.booked.map_or_else(|| self.gone.probability(&silence(sight)), |_| GONE_THOUGH_BOOKED);
        let mut stays = 1.0;
        let leaves = std::array::from_fn(|month| {
            stays *= 1.0 - self.hazard.probability(&design(sight, month));
            1.0 - stays
        });
        Forecast { gone, leaves }
    }
}

/// What speaks for being gone already.
pub(super) fn silence(sight: &Sight) -> [f64; 2] {
    [1.0, gone_log_odds(sight)]
}

/// What became of somebody who was seen on a day.
struct Fate<'p> {
    sight: &'p Sight,
    /// Whether they had left by that day.
    was_gone: bool,
    /// Whether they left within each month from then; `None` where that is not known, or they had left before it.
    left_within: [Option<bool>; MONTHS],
}

impl<'p> Fate<'p> {
    /// The months of which it is known whether the learner left in them.
    fn months(&self) -> impl Iterator<Item = Case<HAZARD>> + Clone + use<'p> {
        let sight = self.sight;
        let told = self.left_within.into_iter().enumerate();
        told.filter_map(move |(month, left)| Some((design(sight, month), left?)))
    }
}

/// What became of the learner after each week, as known on `as_of`, where it is known: they left, or showed a sign of life later.
fn fates(passage: &Passage, as_of: Day) -> impl Iterator<Item = Fate<'_>> {
    let (left, life) = (passage.left_on(as_of), passage.last_life(as_of));
    let told_until = as_of.plus(-TOLD_AFTER_DAYS);
    let weeks = passage.weeks.iter().filter(move |it| !it.rests && it.day.plus(MONTH_DAYS) <= told_until);
    weeks.filter_map(move |sight| {
        let was_gone = left.is_some_and(|left| left <= sight.day);
        let is_told = left.is_some() || life.is_some_and(|life| life > sight.day);
        let left_within = if was_gone { [None; MONTHS] } else { months(sight.day, left, life, told_until) };
        is_told.then_some(Fate { sight, was_gone, left_within })
    })
}

fn months(day: Day, left: Option<Day>, life: Option<Day>, told_until: Day) -> [Option<bool>; MONTHS] {
    let mut is_here = true;
    std::array::from_fn(|month| {
        let end = day.plus(MONTH_DAYS * (month as i64 + 1));
        let is_asked = is_here && end <= told_until;
        let (has_left, has_stayed) = (left.is_some_and(|left| left <= end), life.is_some_and(|life| life >= end));
        is_here = is_asked && !has_left && has_stayed;
        (is_asked && (has_left || has_stayed)).then_some(has_left)
    })
}
