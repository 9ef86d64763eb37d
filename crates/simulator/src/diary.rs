//! The coach's diary: which half hours of which day are taken.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::World;
use crate::calendar::{Calendar, later};
use crate::chance::Chance;

/// Half hours from 09:00 to 20:00.
const HALF_HOURS: u32 = 22;

/// A place in the diary.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    pub(crate) day: NaiveDate,
    /// Half hours after 09:00.
    pub(crate) start: u32,
}

/// What a learner asks for.
pub(crate) struct Wish {
    /// The day the learner would like.
    pub(crate) day: NaiveDate,
    /// The first day that is possible.
    pub(crate) earliest: NaiveDate,
    /// The usual start, in half hours after 09:00.
    pub(crate) start: u32,
    pub(crate) minutes: u32,
    pub(crate) on_sundays: bool,
}

/// The diary of the whole practice.
pub(crate) struct Diary {
    calendar: Calendar,
    today: NaiveDate,
    /// One bit per taken half hour.
    taken: BTreeMap<NaiveDate, u32>,
    /// A school has several rooms, so that a full diary stops nobody.
    is_school: bool,
    today_booked: u32,
    today_most: u32,
    without_note: u32,
}

impl Diary {
    pub(crate) fn new(world: &World) -> Self {
        Self {
            calendar: Calendar::new(world.language(), world.until()),
            today: world.until(),
            taken: BTreeMap::new(),
            is_school: world.learners() > 100,
            today_booked: 0,
            today_most: 5.max(world.learners() / 20),
            without_note: 0,
        }
    }

    /// Finds a free slot near the wish, never before `wish.earliest`, and takes it.
    pub(crate) fn place(&mut self, wish: &Wish, chance: &mut Chance) -> Slot {
        let wished = self.pull_to_today(wish).max(wish.earliest);
        let length = wish.minutes.div_ceil(30);
        for step in 0..28 {
            let day = later(wished, step);
            if self.is_unwelcome(day, wish, chance) {
                continue;
            }
            // A wish given up for another day must be hard to meet on the first.
            let reach = if step < 2 { 7 } else { HALF_HOURS };
            if let Some(start) = self.nearest_free(day, wish.start, length, reach) {
                *self.taken.entry(day).or_default() |= half_hours(start, length);
                return Slot { day, start };
            }
            if self.is_school {
                return Slot { day, start: wish.start.min(HALF_HOURS - length) };
            }
        }
        Slot { day: wished, start: wish.start.min(HALF_HOURS - length) }
    }

    /// Frees a slot whose session will not take place.
    pub(crate) fn free(&mut self, slot: Slot, minutes: u32) {
        if let Some(taken) = self.taken.get_mut(&slot.day) {
            *taken &= !half_hours(slot.start, minutes.div_ceil(30));
        }
    }

    /// Notes that a session stands booked for `day`.
    pub(crate) fn count_booked(&mut self, day: NaiveDate) {
        self.today_booked += u32::from(day == self.today);
    }

    /// Whether the note of a session held on `day` is still to be written: some of the last days are, old ones never.
    pub(crate) fn leave_unwritten(&mut self, day: NaiveDate, chance: &mut Chance) -> bool {
        let recent = day > later(self.today, -6) && day < self.today;
        let unwritten = recent && (self.without_note < 2 || chance.yes(0.12));
        self.without_note += u32::from(unwritten);
        unwritten
    }

    /// Today is to have a few sessions: a wish for a day near it becomes one for today while there are too few.
    fn pull_to_today(&self, wish: &Wish) -> NaiveDate {
        let near = (later(self.today, -3)..=later(self.today, 4)).contains(&wish.day);
        if near && wish.earliest <= self.today && self.today_booked < 4 { self.today } else { wish.day }
    }

    fn is_unwelcome(&self, day: NaiveDate, wish: &Wish, chance: &mut Chance) -> bool {
        if day == self.today {
            return self.today_booked >= self.today_most;
        }
        self.calendar.is_closed(day)
            || (day.weekday() == Weekday::Sun && !wish.on_sundays)
            || (self.calendar.is_holiday(day) && chance.yes(0.6))
    }

    fn nearest_free(&self, day: NaiveDate, wanted: u32, length: u32, reach: u32) -> Option<u32> {
        let taken = self.taken.get(&day).copied().unwrap_or_default();
        let last = HALF_HOURS - length;
        let wanted = wanted.min(last);
        (0..reach)
            .flat_map(|distance| [wanted.checked_sub(distance), Some(wanted + distance)])
            .flatten()
            .find(|start| *start <= last && taken & half_hours(*start, length) == 0)
    }
}

fn half_hours(start: u32, length: u32) -> u32 {
    ((1 << length) - 1) << start
}

#[cfg(test)]
mod tests {
    use super::{Diary, Wish};
    use crate::chance::Chance;
    use crate::{Language, World};

    #[test]
    fn two_sessions_of_a_solo_coach_never_overlap() {
        let world = World::small(1, Language::Ja, (2026, 11, 22)).unwrap();
        let (mut diary, mut chance) = (Diary::new(&world), Chance::new(1, 1));
        let day = "2026-09-01".parse().unwrap();
        let mut starts: Vec<_> = (0..11)
            .map(|_| diary.place(&Wish { day, earliest: day, start: 18, minutes: 60, on_sundays: false }, &mut chance))
            .map(|slot| (slot.day, slot.start))
            .collect();
        starts.sort();
        assert!(starts.windows(2).all(|pair| pair[0].0 < pair[1].0 || pair[0].1 + 2 <= pair[1].1), "{starts:?}");
    }
}
