//! The inner life of a learner: a level of disengagement that moves by weeks, and the leaving that comes of it.

use chrono::NaiveDate;

use crate::calendar::{days_between, later};
use crate::chance::{Chance, probability};
use crate::temperament::{Plan, Temperament};
use crate::truth::{Leaving, LeavingKind};

/// Log-odds of leaving in a week at level 0, and what each level adds.
const BASE: f64 = -7.4;
const BY_LEVEL: [f64; 5] = [0.0, 1.3, 2.5, 3.6, 4.4];
/// Weekly probability that a learner who has begun to lose heart goes on losing it, or finds it again.
const DEEPER: f64 = 0.20;
const BETTER: f64 = 0.15;
/// Weekly probability of leaving for a reason of life's own, and of having reached the goal after half a year.
const SUDDEN: f64 = 0.000_8;
const REACHED: f64 = 0.001_6;
/// A follow-up that helps does so for six weeks.
const CHEER_DAYS: i64 = 42;

/// The engagement of one learner in one spell.
pub(crate) struct Engagement {
    chance: Chance,
    start: NaiveDate,
    next_week: NaiveDate,
    levels: Vec<u8>,
    level: u8,
    cheered: Option<(NaiveDate, f64)>,
    left: Option<Leaving>,
}

impl Engagement {
    pub(crate) fn begin(start: NaiveDate, chance: Chance) -> Self {
        Self { chance, start, next_week: later(start, 7), levels: Vec::new(), level: 0, cheered: None, left: None }
    }

    /// Lives on until `day`; `decision` is the day on which a contract runs out and going on is a question.
    pub(crate) fn live_until(
        &mut self,
        day: NaiveDate,
        who: &Temperament,
        decision: Option<NaiveDate>,
    ) -> Option<Leaving> {
        while self.left.is_none() && self.next_week <= day {
            let week = self.next_week;
            self.move_level(who);
            self.levels.push(self.level);
            self.next_week = later(week, 7);
            let deciding = decision.is_some_and(|decision| (0..7).contains(&days_between(decision, week)));
            self.left = self.leave_in(week, who, deciding);
        }
        self.left
    }

    /// A time of rest in which nothing is decided.
    pub(crate) fn rest_until(&mut self, day: NaiveDate) {
        while self.next_week <= day {
            self.levels.push(self.level);
            self.next_week = later(self.next_week, 7);
        }
    }

    /// Leaves on `day` for sure, as one who does not come back from a pause.
    pub(crate) fn leave_on(&mut self, day: NaiveDate, kind: LeavingKind, reason: &'static str) -> Leaving {
        let leaving = Leaving { day, kind, reason };
        self.left = Some(leaving);
        leaving
    }

    /// A follow-up on `day` takes `relief` from the log-odds of leaving for a while.
    pub(crate) const fn cheer(&mut self, day: NaiveDate, relief: f64) {
        self.cheered = Some((day, relief));
    }

    /// The level now, 0 (engaged) to 4.
    pub(crate) const fn level(&self) -> usize {
        self.level as usize
    }

    /// The level on an earlier day.
    pub(crate) fn level_on(&self, day: NaiveDate) -> usize {
        let week = usize::try_from(days_between(self.start, day) / 7).unwrap_or(0);
        self.levels.get(week).or(self.levels.last()).copied().unwrap_or_default().into()
    }

    /// Weeks lived at each level.
    pub(crate) fn weeks_at_level(&self) -> [u32; 5] {
        let mut weeks = [0; 5];
        for level in &self.levels {
            if let Some(week) = weeks.get_mut(usize::from(*level)) {
                *week += 1;
            }
        }
        weeks
    }

    fn move_level(&mut self, who: &Temperament) {
        let draw = self.chance.uniform();
        self.level = match self.level {
            0 if draw < who.onset => 1,
            0 => 0,
            level if draw < DEEPER => (level + 1).min(4),
            level if draw < DEEPER + BETTER => level - 1,
            level => level,
        };
    }

    fn leave_in(&mut self, week: NaiveDate, who: &Temperament, deciding: bool) -> Option<Leaving> {
        let tenure = days_between(self.start, week);
        if self.chance.yes(SUDDEN) {
            let reason = self.chance.weighted(&[("moved", 0.4), ("too_busy", 0.35), ("health", 0.25)]);
            return Some(self.leaving(week, who.plan, reason));
        }
        if tenure > 180 && self.level < 2 && self.chance.yes(REACHED) {
            return Some(Leaving { day: week, kind: LeavingKind::Graduated, reason: "goal_reached" });
        }
        let relief = self
            .cheered
            .map_or(0.0, |(day, relief)| if (0..CHEER_DAYS).contains(&days_between(day, week)) { relief } else { 0.0 });
        let logit = BASE + BY_LEVEL.get(self.level()).copied().unwrap_or_default() + who.frailty - relief
            + if tenure < 150 { 1.5 } else { 0.0 }
            + if deciding { 1.5 } else { 0.0 };
        if !self.chance.yes(probability(logit)) {
            return None;
        }
        let reason = self.chance.weighted(&[
            ("lost_motivation", 0.26),
            ("too_busy", 0.22),
            ("no_progress", 0.19),
            ("price", 0.18),
            ("dissatisfied", 0.08),
            ("other_service", 0.07),
        ]);
        Some(self.leaving(week, who.plan, reason))
    }

    fn leaving(&mut self, day: NaiveDate, plan: Plan, reason: &'static str) -> Leaving {
        let told = if plan == Plan::Subscription { 0.75 } else { 0.35 };
        let kind = if self.chance.yes(told) { LeavingKind::Explicit } else { LeavingKind::Silent };
        Leaving { day, kind, reason }
    }
}
