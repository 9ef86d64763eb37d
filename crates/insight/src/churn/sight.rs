//! A learner as seen on a day, in numbers; and a spell as seen week by week.

use nenrin_domain::Day;

use super::clock::QuietDays;
use super::course::Course;
use super::seen::Seen;
use super::signs::Signs;
use super::spell::{Parting, Spell};

/// A learner on a day, as far as was known on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    /// The day.
    pub day: Day,
    /// The first day of the spell.
    pub since: Day,
    /// The day of the last session, or of the spell's begin before the first.
    pub last: Day,
    /// How many sessions were held in the spell.
    pub held: usize,
    /// Whether a recorded rest covers the day.
    pub rests: bool,
    /// The day that is booked.
    pub booked: Option<Day>,
    /// Days that passed since the last session, without rests and quiet days.
    pub elapsed: f64,
    /// Days that usually lie between two sessions of this learner.
    pub expected_gap: f64,
    /// What speaks for leaving.
    pub signs: Signs,
}

impl Sight {
    fn of(seen: &Seen<'_>) -> Self {
        Self {
            day: seen.day,
            since: seen.since,
            last: seen.last(),
            held: seen.held.len(),
            rests: seen.rests,
            booked: seen.booked,
            elapsed: seen.elapsed,
            expected_gap: seen.rhythm.expected_gap_days(),
            signs: Signs::of(seen),
        }
    }
}

/// That somebody left, as it was known for some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaving {
    /// The day from which on they are taken to be gone.
    pub on: Day,
    /// The day on which that was known.
    pub known_on: Day,
    /// The day on which they were back after all, in the same spell.
    pub back_on: Option<Day>,
}

impl Leaving {
    /// Whether it was known on `as_of`, and nothing had contradicted it.
    #[must_use]
    pub fn stood(&self, as_of: Day) -> bool {
        self.known_on <= as_of && self.back_on.is_none_or(|back| as_of < back)
    }
}

/// A spell, week by week.
#[derive(Debug, Clone, Default)]
pub struct Passage {
    /// The learner on each Monday on which they were there, the earliest first.
    pub weeks: Vec<Sight>,
    /// Each time they were taken to be gone.
    pub leavings: Vec<Leaving>,
    /// The days of the sessions they came to and of the bookings, each with the day on which it was known, by the first of these.
    pub life: Vec<(Day, Day)>,
}

impl Passage {
    /// When the learner is taken to have left, as known on `as_of`.
    #[must_use]
    pub fn left_on(&self, as_of: Day) -> Option<Day> {
        self.leavings.iter().find(|it| it.stood(as_of)).map(|it| it.on)
    }

    /// The last sign of life by `as_of`.
    #[must_use]
    pub fn last_life(&self, as_of: Day) -> Option<Day> {
        let until = self.life.partition_point(|(day, _)| *day <= as_of);
        self.life.get(..until)?.iter().rev().find(|(_, known)| *known <= as_of).map(|(day, _)| *day)
    }
}

/// What a day says of a learner who is under contract, or comes without one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing {
    /// They are there, as far as is known.
    There(Sight),
    /// They left, on that day, and it is known.
    Gone(Day),
}

impl Course {
    /// The learner on `as_of`; `None` before the first spell, and after a graduation.
    #[must_use]
    pub fn on(&self, as_of: Day, quiet: &QuietDays) -> Option<Standing> {
        let spell = self.spells.iter().rev().find(|spell| spell.covers(as_of))?;
        match self.within(spell, as_of, quiet) {
            State::Gone(day) => Some(Standing::Gone(day)),
            State::NotYet | State::Graduated => None,
            State::There(seen) => Some(Standing::There(Sight::of(&seen))),
        }
    }

    /// Every spell that had begun by `until`, seen on each Monday up to and with that day.
    #[must_use]
    pub fn passages(&self, until: Day, quiet: &QuietDays) -> Vec<Passage> {
        let begun = self.spells.iter().filter(|spell| spell.from <= until);
        begun.map(|spell| self.passage(spell, until, quiet)).collect()
    }

    fn passage(&self, spell: &Spell, until: Day, quiet: &QuietDays) -> Passage {
        let mut passage = Passage { life: self.life(spell), ..Passage::default() };
        for day in mondays(spell.from, until).take_while(|day| spell.covers(*day)) {
            let open = passage.leavings.last_mut().filter(|it| it.back_on.is_none());
            match (self.within(spell, day, quiet), open) {
                (State::NotYet, _) => {}
                (State::Graduated, _) => break,
                (State::Gone(_), Some(_)) => {}
                (State::Gone(on), None) => passage.leavings.push(Leaving { on, known_on: day, back_on: None }),
                (State::There(seen), open) => {
                    if let Some(leaving) = open {
                        leaving.back_on = Some(day);
                    }
                    passage.weeks.push(Sight::of(&seen));
                }
            }
        }
        passage
    }

    fn within<'c>(&'c self, spell: &'c Spell, day: Day, quiet: &'c QuietDays) -> State<'c> {
        match spell.parted(day) {
            Some(Parting::Cancelled(on)) => return State::Gone(on),
            Some(Parting::Graduated) => return State::Graduated,
            None => {}
        }
        let seen = Seen::on(day, self, spell, quiet);
        match (seen.is_silent(), spell.term(day).is_none() && seen.held.is_empty()) {
            (_, true) => State::NotYet,
            (true, _) => State::Gone(seen.left_on()),
            (false, _) => State::There(seen),
        }
    }

    fn life(&self, spell: &Spell) -> Vec<(Day, Day)> {
        let came = self.visits.iter().filter(|visit| visit.came);
        let came = came.filter_map(|visit| Some((visit.day, visit.resolved?.max(visit.day))));
        let booked = self.bookings.iter().map(|day| (*day, *day));
        let mut life: Vec<_> = came.chain(booked).filter(|(day, _)| spell.covers(*day)).collect();
        life.sort_unstable();
        life
    }
}

/// What is known of a learner in a spell.
enum State<'c> {
    /// Without a contract, somebody is there as soon as it is known that they came.
    NotYet,
    There(Seen<'c>),
    Gone(Day),
    Graduated,
}

/// The Mondays from `from` up to and with `to`.
pub fn mondays(from: Day, to: Day) -> impl Iterator<Item = Day> {
    let first = from.plus(6).monday();
    // The calendar ends, and its last week has no next one.
    let next = |week: &Day| Some(week.plus(7)).filter(|next| next > week);
    std::iter::successors(Some(first), next).take_while(move |day| *day <= to)
}
