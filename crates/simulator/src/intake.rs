//! The way in: when people come, and the trials of those who stay and those who do not.

use chrono::NaiveDate;

use crate::World;
use crate::calendar::{days_between, later};
use crate::chance::Chance;
use crate::history::History;
use crate::people::People;
use crate::practice::take;
use crate::records::{Converted, Hundredths, TrialRow};
use crate::words::Catalogue;

/// Years an average learner would stay; sets how full the practice is from the start.
const TYPICAL_STAY: f64 = 5.0;
/// Trials that come to nothing for each that leads to a contract: a conversion of 40 %.
const LOST_PER_WON: f64 = 1.5;

/// The days on which the learners of `world` join, in order. The practice fills up in its first months and then stays about as full.
pub(crate) fn joining_days(world: &World, chance: &mut Chance) -> Vec<NaiveDate> {
    let first = world.first_day();
    let span = days_between(first, world.until()) - 4;
    let filling = (span / 4).min(300);
    let founders = TYPICAL_STAY / (TYPICAL_STAY + f64::from(world.years()));
    let mut days: Vec<NaiveDate> = (0..world.learners())
        .map(|_| {
            let among_founders = chance.yes(founders);
            let within = if among_founders { (0, filling) } else { (0, span) };
            later(first, chance.between(within.0, within.1))
        })
        .collect();
    days.sort();
    days
}

/// Writes the trial of a learner who joined, and of those who asked about the same time and did not stay.
pub(crate) struct Intake<'a> {
    pub(crate) world: &'a World,
    pub(crate) words: &'a Catalogue,
    pub(crate) people: &'a mut People,
    pub(crate) chance: Chance,
}

impl Intake<'_> {
    /// The trial that led to the learner.
    pub(crate) fn won(
        &mut self,
        history: &mut History,
        learner: (u32, NaiveDate, &'static str, &str),
        next_id: &mut u32,
    ) {
        let (learner_id, joined, lead_source, name) = learner;
        let lag = self.lag(60.0);
        let trial_day = later(joined, -self.chance.between(lag / 100, lag / 100 + 9));
        history.trials.push(TrialRow {
            trial_id: take(next_id),
            trial_day,
            lead_source,
            showed_up: true,
            converted: true,
            learner_id: Converted(Some(learner_id)),
            followup_lag_days: Hundredths(lag),
            name: name.to_owned(),
        });
    }

    /// The trials about `near` that came to nothing.
    pub(crate) fn lost(&mut self, history: &mut History, near: NaiveDate, next_id: &mut u32) {
        let count = (LOST_PER_WON + self.chance.uniform() * 2.0 - 0.5) as u32;
        for _ in 0..count {
            let trial_day = later(near, self.chance.between(-40, 40));
            if trial_day < self.world.first_day() || trial_day > self.world.until() {
                continue;
            }
            let lead_source = self.chance.weighted(&[
                ("referral", 0.18),
                ("search", 0.36),
                ("sns", 0.24),
                ("event", 0.10),
                ("other", 0.12),
            ]);
            let lag = self.lag(220.0);
            history.trials.push(TrialRow {
                trial_id: take(next_id),
                trial_day,
                lead_source,
                showed_up: self.chance.yes(0.85),
                converted: false,
                learner_id: Converted(None),
                followup_lag_days: Hundredths(lag),
                name: self.people.meet(self.words, "email", &mut self.chance).name,
            });
        }
    }

    /// Hundredths of days until the coach wrote after the trial; a quick answer wins more often.
    fn lag(&mut self, mean: f64) -> i64 {
        (10.0 + self.chance.waiting(mean)).min(900.0) as i64
    }
}
