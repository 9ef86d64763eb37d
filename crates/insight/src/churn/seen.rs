//! What can be seen of a learner on a day, before anything is concluded from it.

use nenrin_domain::{Day, Session};

use super::clock::QuietDays;
use super::course::Course;
use super::spell::Spell;
use crate::rhythm::Rhythm;
use crate::silent::is_silence;

/// A learner on a day, in one of their spells. Nothing in it was known later.
#[derive(Debug, Clone)]
pub(super) struct Seen<'c> {
    pub course: &'c Course,
    pub spell: &'c Spell,
    pub quiet: &'c QuietDays,
    /// The day.
    pub day: Day,
    /// The days of the sessions held in the spell, in order.
    pub held: Vec<Day>,
    /// The natural logarithms of the last twelve gaps between them.
    pub ln_gaps: Vec<f64>,
    /// What these say of the next gap.
    pub rhythm: Rhythm,
    /// Days that passed since the last session, or since the spell began; half a day on the day itself.
    pub elapsed: f64,
    /// The first day of the spell.
    pub since: Day,
    /// Whether a recorded rest covers the day.
    pub rests: bool,
    /// The day of the next session that is booked, or of the last one of which nobody has said yet what became of it.
    pub booked: Option<Day>,
}

impl<'c> Seen<'c> {
    /// The learner on `day`.
    pub fn on(day: Day, course: &'c Course, spell: &'c Spell, quiet: &'c QuietDays) -> Self {
        let held: Vec<Day> =
            course.visits.iter().filter(|it| spell.covers(it.day) && it.was_held(day)).map(|it| it.day).collect();
        let passed = |from, to| course.clock.passed(from, to, quiet, day);
        let gaps = held.iter().zip(held.iter().skip(1)).rev().take(Rhythm::GAPS);
        let mut ln_gaps: Vec<f64> = gaps.map(|(from, to)| (passed(*from, *to).max(1) as f64).ln()).collect();
        ln_gaps.reverse();
        let rhythm = Rhythm::of(&ln_gaps, spell.nominal_days(day));
        let since = spell.since(day, &held);
        let last = held.last().copied().unwrap_or(since);
        let elapsed = (passed(last, day) as f64).max(0.5);
        let rests = course.clock.rests(day).any(|rest| rest.covers(day));
        Self { course, spell, quiet, day, since, ln_gaps, rhythm, elapsed, rests, booked: booked(course, day), held }
    }

    /// The day of the last session, or on which the spell began.
    pub fn last(&self) -> Day {
        self.held.last().copied().unwrap_or(self.since)
    }

    /// The days that passed from the last session to a later day.
    pub fn passed_to(&self, day: Day) -> i64 {
        self.course.clock.passed(self.last(), day, self.quiet, self.day)
    }

    /// Whether the learner has stayed away so long that they have probably left: nothing booked, no rest recorded, more than 60 days
    /// and more than three expected gaps.
    pub fn is_silent(&self) -> bool {
        self.booked.is_none() && !self.rests && is_silence(self.elapsed as u32, self.rhythm.expected_gap_days())
    }

    /// The day on which somebody who is silent is taken to have left: an expected gap after the last session.
    pub fn left_on(&self) -> Day {
        // Gaps are told in whole days; the calendar ends long before such a number does.
        self.last().plus(self.rhythm.expected_gap_days().floor() as i64)
    }
}

/// The first session that stands on `day` or later; else the last of the fortnight before of which nobody has written yet what became
/// of it: as long as that is asked, the learner is not late.
fn booked(course: &Course, day: Day) -> Option<Day> {
    let at = |from: Day| course.visits.partition_point(|visit| visit.day < from);
    let standing = |visits: std::ops::Range<usize>| {
        course.visits.get(visits).unwrap_or_default().iter().filter(|visit| visit.stands(day)).map(|visit| visit.day)
    };
    let ahead = standing(at(day)..course.visits.len()).next();
    ahead.or_else(|| standing(at(day.plus(-Session::NOTE_ASKED_DAYS))..at(day)).next_back())
}
