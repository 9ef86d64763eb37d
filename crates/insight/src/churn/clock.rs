//! The clock of a learner: days pass on it, but not those of a recorded rest, and not those on which nobody expects a session.

use nenrin_domain::{Contract, Day, Pause, is_resting};

/// The usual ones, by month: 29 December to 3 January, 29 April to 5 May, 13 to 16 August.
const USUAL: [(u32, std::ops::RangeInclusive<u32>); 5] =
    [(1, 1..=3), (4, 29..=30), (5, 1..=5), (8, 13..=16), (12, 29..=31)];
/// Of how many years they are told.
const USUAL_YEARS: i32 = 60;

/// The days on which the whole practice rests (休業日): New Year, Golden Week, Obon, the coach's own leave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuietDays(Vec<Day>);

impl QuietDays {
    /// Of these days, in any order.
    #[must_use]
    pub fn new(days: impl IntoIterator<Item = Day>) -> Self {
        let mut days: Vec<Day> = days.into_iter().collect();
        days.sort_unstable();
        days.dedup();
        Self(days)
    }

    /// Those on which hardly anybody in Japan expects a session: New Year (年末年始), Golden Week and Obon, of all years up to the one
    /// after `day`.
    #[must_use]
    pub fn usual(day: Day) -> Self {
        let (last, ..) = day.ymd();
        let of = |(month, days): (u32, std::ops::RangeInclusive<u32>)| {
            let years = (last - USUAL_YEARS)..=(last + 1);
            years.flat_map(move |year| days.clone().filter_map(move |date| Day::new(year, month, date)))
        };
        Self::new(USUAL.into_iter().flat_map(of))
    }

    /// Those from `from` up to, but without, `to`.
    fn within(&self, from: Day, to: Day) -> &[Day] {
        let (begin, end) = (self.0.partition_point(|day| *day < from), self.0.partition_point(|day| *day < to));
        self.0.get(begin..end).unwrap_or_default()
    }
}

/// A time of rest, from its first day up to, but without, the day on which the learner is back. `None` is until further notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rest {
    /// The first day.
    pub from: Day,
    /// The first day after it.
    pub back: Option<Day>,
}

impl Rest {
    /// Whether `day` belongs to it.
    pub fn covers(self, day: Day) -> bool {
        self.from <= day && self.back.is_none_or(|back| day < back)
    }
}

/// The times of rest of one learner, none of which touches another.
#[derive(Debug, Clone, Default)]
pub(super) struct Clock(Vec<Rest>);

impl Clock {
    /// Of a learner's pauses. One that concerns a single contract counts on the days on which no other contract goes on.
    pub fn of(contracts: &[Contract], pauses: &[Pause]) -> Self {
        let mut pauses: Vec<&Pause> = pauses.iter().collect();
        pauses.sort_unstable_by_key(|pause| (pause.starts_on, pause.id));
        let rests = pauses.into_iter().flat_map(|pause| rests(pause, contracts));
        Self(rests.fold(Vec::new(), joined))
    }

    /// The times of rest that had begun by `day`, the earliest first.
    pub fn rests(&self, day: Day) -> impl Iterator<Item = Rest> {
        self.0.iter().copied().take_while(move |rest| rest.from <= day)
    }

    /// The days from `from` up to, but without, `to` that passed, as known on `as_of`: a rest is known from its first day, and its
    /// planned end with it. 0 when `to` is not after `from`.
    pub fn passed(&self, from: Day, to: Day, quiet: &QuietDays, as_of: Day) -> i64 {
        if to <= from {
            return 0;
        }
        let quiet = quiet.within(from, to);
        let mut lost = quiet.len() as i64;
        for rest in self.rests(as_of) {
            let (begin, end) = (rest.from.max(from), rest.back.map_or(to, |back| back.min(to)));
            if begin < end {
                // A quiet day within a rest is lost once.
                lost += end.since(begin) - quiet.iter().filter(|day| begin <= **day && **day < end).count() as i64;
            }
        }
        to.since(from) - lost
    }
}

/// The times of rest that a pause brings.
fn rests(pause: &Pause, contracts: &[Contract]) -> Vec<Rest> {
    let whole = Rest { from: pause.starts_on, back: pause.ends_on.map(|last| last.plus(1)) };
    if pause.contract.is_none() || contracts.len() < 2 {
        return vec![whole];
    }
    // What the learner's contracts say of a day changes only where one of them begins or is over.
    let turns = contracts.iter().flat_map(|it| [Some(it.starts_on), it.last_day().map(|last| last.plus(1))]).flatten();
    let mut turns: Vec<Day> = turns.filter(|day| whole.covers(*day)).chain([whole.from]).collect();
    turns.sort_unstable();
    turns.dedup();
    let ends = turns.iter().skip(1).copied().map(Some).chain([whole.back]);
    let parts = turns.iter().copied().zip(ends).map(|(from, back)| Rest { from, back });
    parts.filter(|part| is_resting(part.from, contracts, std::slice::from_ref(pause))).collect()
}

/// Joins a rest to those before it, which begin no later.
fn joined(mut rests: Vec<Rest>, next: Rest) -> Vec<Rest> {
    match rests.last_mut().filter(|last| last.back.is_none_or(|back| next.from <= back)) {
        Some(last) => last.back = last.back.zip(next.back).map(|(one, other)| one.max(other)),
        None => rests.push(next),
    }
    rests
}

#[cfg(test)]
mod tests {
    use super::{Clock, QuietDays};
    use crate::sample::{contract, day, pause};
    use nenrin_domain::Pause;

    fn passed(from: &str, to: &str, pauses: &[Pause], quiet: &[&str]) -> i64 {
        let quiet = QuietDays::new(quiet.iter().map(|it| day(it)));
        Clock::of(&[], pauses).passed(day(from), day(to), &quiet, day("2027-01-01"))
    }

    #[test]
    fn quiet_days_and_rests_do_not_pass_and_what_is_both_is_lost_once() {
        assert_eq!(passed("2026-03-01", "2026-03-31", &[], &[]), 30);
        assert_eq!(passed("2026-03-01", "2026-03-31", &[], &["2026-03-01", "2026-03-30", "2026-03-31"]), 28);
        let rests = [pause("2026-03-10", Some("2026-03-19")), pause("2026-03-15", Some("2026-03-20"))];
        assert_eq!(passed("2026-03-01", "2026-03-31", &rests, &[]), 19);
        assert_eq!(passed("2026-03-01", "2026-03-31", &rests, &["2026-03-12", "2026-03-25"]), 18);
        assert_eq!(passed("2026-03-31", "2026-03-01", &rests, &["2026-03-12"]), 0);
    }

    #[test]
    fn a_rest_is_known_from_its_first_day() {
        let clock = Clock::of(&[], &[pause("2026-03-10", None)]);
        let known = |as_of| clock.passed(day("2026-03-01"), day("2026-03-31"), &QuietDays::default(), day(as_of));
        assert_eq!((known("2026-03-09"), known("2026-03-10")), (30, 9));
    }

    #[test]
    fn the_rest_of_one_contract_of_two_counts_where_the_other_does_not_go_on() {
        let (one, other) = (contract("2026-01-01"), contract("2026-03-15"));
        let of_one = Pause { contract: Some(one.id), ..pause("2026-03-10", Some("2026-03-19")) };
        let clock = Clock::of(&[one, other], &[of_one]);
        let quiet = QuietDays::default();
        assert_eq!(clock.passed(day("2026-03-01"), day("2026-03-31"), &quiet, day("2026-04-01")), 25);
    }
}
