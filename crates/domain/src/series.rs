//! Bookings in an even rhythm, agreed at one go.

use std::collections::BTreeSet;

use crate::code::codes;
use crate::{Contract, Day, Pause, SeriesId, is_resting};

/// Sessions that were booked at one go in an even rhythm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Identity.
    pub id: SeriesId,
    /// Days between two of them.
    pub every_days: u32,
    /// How many were booked.
    pub times: u32,
}

/// Where a rhythm ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// After so many days of it.
    Times(u32),
    /// With the last of its days that is not after this one.
    Day(Day),
}

codes! {
    /// Why nothing is booked on a day of a rhythm.
    Skipped {
        /// The learner has a booking on that day already.
        Booked = "booked",
        /// The learner rests.
        Paused = "paused",
        /// Every contract of the learner is over by then.
        AfterContract = "after_contract",
        /// The calendar ends before that day.
        EndOfCalendar = "end_of_calendar",
    }
}

/// The days of a rhythm: `first`, then one every `every_days` days, at most `most` of them. They are calendar days, so that a
/// session keeps its local time when the clocks change. The calendar's last year cuts them short.
#[must_use]
pub fn days_in_rhythm(first: Day, every_days: u32, until: Until, most: usize) -> Vec<Day> {
    let (times, last) = match until {
        Until::Times(times) => (usize::try_from(times).unwrap_or(most), None),
        Until::Day(last) => (most, Some(last)),
    };
    let step = i64::from(every_days.max(1));
    // A day that cannot be reached is the one before it again.
    let next = |day: &Day| Some(day.plus(step)).filter(|next| next.since(*day) == step);
    let days = std::iter::successors(Some(first), next).take_while(|day| last.is_none_or(|last| *day <= last));
    days.take(times.min(most)).collect()
}

/// What keeps a learner from a booking on a day of a rhythm.
#[derive(Debug, Clone, Copy)]
pub struct Obstructions<'f> {
    /// The days on which there is a booking.
    pub booked: &'f BTreeSet<Day>,
    /// The learner's pauses.
    pub pauses: &'f [Pause],
    /// The learner's contracts: one that goes on beside one that rests can be booked under.
    pub contracts: &'f [Contract],
    /// The last day of the contract that ends last; `None` when one is open-ended or there is none.
    pub last_day: Option<Day>,
}

impl Obstructions<'_> {
    /// Why nothing is booked on `day`; `None` when it is free. What ends everything is said before what is only for a time.
    #[must_use]
    pub fn on(&self, day: Day) -> Option<Skipped> {
        if self.last_day.is_some_and(|last| day > last) {
            Some(Skipped::AfterContract)
        } else if self.booked.contains(&day) {
            Some(Skipped::Booked)
        } else {
            is_resting(day, self.contracts, self.pauses).then_some(Skipped::Paused)
        }
    }
}

/// The last day that any of a learner's `contracts` covers; `None` when one goes on until further notice, is to be renewed and
/// was not yet, or there is none.
#[must_use]
pub fn last_day_of_all(contracts: &[Contract]) -> Option<Day> {
    let is_renewed = |contract: &Contract| contracts.iter().any(|other| other.predecessor == Some(contract.id));
    let ends = |contract: &Contract| {
        let goes_on = contract.auto_renew && contract.ended_on.is_none() && !is_renewed(contract);
        contract.last_day().filter(|_| !goes_on)
    };
    contracts.iter().map(ends).collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// What becomes of bookings on `days`, the first first, when all of them are moved `by` days: the new day of each, or why it
/// stays where it is. One that stays keeps its day from the others. `over` does not know the bookings themselves.
#[must_use]
pub fn shifted(days: &[Day], by: i64, over: Obstructions<'_>) -> Vec<Result<Day, Skipped>> {
    let mut booked = over.booked.clone();
    let mut moved = |day: &Day| {
        let to = day.plus(by);
        let why = match to.since(*day) {
            0 if by == 0 => None,
            reached if reached == by => Obstructions { booked: &booked, ..over }.on(to),
            _ => Some(Skipped::EndOfCalendar),
        };
        why.map_or(Ok(to), |why| {
            booked.insert(*day);
            Err(why)
        })
    };
    // Whoever stands in the way of another one is asked first.
    if by > 0 {
        let mut answers: Vec<_> = days.iter().rev().map(moved).collect();
        answers.reverse();
        answers
    } else {
        days.iter().map(&mut moved).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{Obstructions, Skipped, Until, days_in_rhythm, last_day_of_all, shifted};
    use crate::{
        Contract, ContractId, ContractKind, Day, DayTime, Id, LearnerId, Money, Pause, PauseId, Session, SessionId,
        SessionState, Zone,
    };

    const MOST: usize = 104;
    /// One of several contracts, which rests.
    fn paused() -> ContractId {
        ContractId::from_uuid(uuid::Uuid::from_u128(9))
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn contract(from: &str, until: Option<&str>) -> Contract {
        let (id, learner) = (ContractId::from_uuid(uuid::Uuid::nil()), LearnerId::from_uuid(uuid::Uuid::nil()));
        let contract = Contract::from(id, learner, ContractKind::Subscription, day(from), Money::yen(1));
        Contract { term_end: until.map(day), ..contract }
    }

    fn pause(from: &str, until: Option<&str>) -> Pause {
        Pause {
            id: PauseId::from_uuid(uuid::Uuid::nil()),
            learner: LearnerId::from_uuid(uuid::Uuid::nil()),
            starts_on: day(from),
            ends_on: until.map(day),
            reason: None,
            contract: None,
            billed: false,
            extends_term: false,
        }
    }

    #[test]
    fn every_week_until_a_day_takes_that_day_in() {
        let days = days_in_rhythm(day("2026-11-27"), 7, Until::Day(day("2026-12-11")), MOST);
        assert_eq!(days, ["2026-11-27", "2026-12-04", "2026-12-11"].map(day));
        assert!(days_in_rhythm(day("2026-11-27"), 7, Until::Day(day("2026-11-26")), MOST).is_empty());
    }

    #[test]
    fn a_rhythm_stops_where_the_calendar_does() {
        assert_eq!(days_in_rhythm(day("2199-12-20"), 7, Until::Times(8), MOST), ["2199-12-20", "2199-12-27"].map(day));
    }

    #[test]
    fn a_day_is_skipped_for_a_booking_a_pause_and_the_end_of_all_contracts() {
        let booked = BTreeSet::from([day("2026-12-04"), day("2026-12-25")]);
        let pauses = [pause("2026-12-08", Some("2026-12-14"))];
        let over = Obstructions { booked: &booked, pauses: &pauses, contracts: &[], last_day: Some(day("2026-12-20")) };
        for (on, why) in [
            ("2026-12-03", None),
            ("2026-12-04", Some(Skipped::Booked)),
            ("2026-12-07", None),
            ("2026-12-08", Some(Skipped::Paused)),
            ("2026-12-14", Some(Skipped::Paused)),
            ("2026-12-15", None),
            ("2026-12-20", None),
            ("2026-12-21", Some(Skipped::AfterContract)),
            ("2026-12-25", Some(Skipped::AfterContract)),
        ] {
            assert_eq!(over.on(day(on)), why, "{on}");
        }
    }

    #[test]
    fn contracts_are_over_when_the_last_of_them_is() {
        let (first, second) = (contract("2026-01-01", Some("2026-06-30")), contract("2026-07-01", Some("2026-12-20")));
        assert_eq!(last_day_of_all(&[]), None);
        assert_eq!(last_day_of_all(&[second.clone(), first.clone()]), Some(day("2026-12-20")));
        assert_eq!(last_day_of_all(&[first.clone(), contract("2026-07-01", None)]), None);
        let renewing = Contract { auto_renew: true, ..second.clone() };
        assert_eq!(last_day_of_all(&[first.clone(), renewing.clone()]), None);
        let renewal = Contract { predecessor: Some(renewing.id), ..contract("2026-12-21", Some("2027-03-20")) };
        let renewed = last_day_of_all(&[renewing.clone(), renewal]);
        assert_eq!(renewed, Some(day("2027-03-20")), "it goes on as its renewal alone");
        let ended = Contract { ended_on: Some(day("2026-11-30")), ..renewing };
        assert_eq!(last_day_of_all(&[first, ended]), Some(day("2026-11-30")));
    }

    #[test]
    fn what_cannot_be_moved_stays_and_keeps_its_day() {
        let days = ["2026-12-04", "2026-12-11", "2026-12-18"].map(day);
        let (none, last_day) = (BTreeSet::new(), Some(day("2026-12-20")));
        let over = Obstructions { booked: &none, pauses: &[], contracts: &[], last_day };
        let tuesdays = ["2026-12-01", "2026-12-08", "2026-12-15"].map(day);
        assert_eq!(shifted(&days, -3, over), tuesdays.map(Ok));
        let stays = [Err(Skipped::Booked), Err(Skipped::Booked), Err(Skipped::AfterContract)];
        assert_eq!(shifted(&days, 7, over), stays);
        let rests = [pause("2026-12-01", None)];
        let (other, of_one) = (contract("2026-01-01", None), Pause { contract: Some(paused()), ..rests[0].clone() });
        let beside =
            Obstructions { pauses: std::slice::from_ref(&of_one), contracts: std::slice::from_ref(&other), ..over };
        assert_eq!(beside.on(days[0]), None, "another contract goes on");
        assert_eq!(shifted(&days, 0, Obstructions { pauses: &rests, ..over }), days.map(Ok));
    }

    proptest! {
        #[test]
        fn no_two_bookings_of_a_learner_come_to_stand_on_one_day(
            by in -40_i64..40, every in 1_u32..15, times in 1_u32..20, rest in 18_000_i64..18_200,
            others in prop::collection::btree_set(18_000_i64..18_300, 0..20),
        ) {
            let days = days_in_rhythm(Day::from_number(18_050).unwrap(), every, Until::Times(times), MOST);
            let others: BTreeSet<Day> = others.into_iter().filter_map(Day::from_number).collect();
            let booked: BTreeSet<Day> = others.iter().copied().filter(|day| !days.contains(day)).collect();
            let rest = Day::from_number(rest).unwrap();
            let pauses = [pause(&rest.to_string(), Some(&rest.plus(9).to_string()))];
            let answers = shifted(&days, by, Obstructions { booked: &booked, pauses: &pauses, contracts: &[], last_day: None });
            let stand = days.iter().zip(&answers).map(|(day, answer)| answer.unwrap_or(*day));
            let all: Vec<Day> = stand.chain(booked.iter().copied()).collect();
            prop_assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        }

        #[test]
        fn a_rhythm_is_even_begins_on_its_first_day_and_is_no_longer_than_said(
            first in 0_i64..40_000, every in 1_u32..400, times in 0_u32..200, last in 0_i64..50_000,
        ) {
            let first = Day::from_number(first).unwrap();
            let last = Day::from_number(last).unwrap();
            for until in [Until::Times(times), Until::Day(last)] {
                let days = days_in_rhythm(first, every, until, MOST);
                prop_assert!(days.len() <= MOST);
                prop_assert!(days.windows(2).all(|pair| pair[1].since(pair[0]) == i64::from(every)));
                prop_assert!(days.first().is_none_or(|begin| *begin == first));
                match until {
                    Until::Times(times) => prop_assert_eq!(days.len(), MOST.min(times as usize)),
                    Until::Day(last) => {
                        prop_assert!(days.iter().all(|day| *day <= last));
                        let more = days.last().map_or(first, |day| day.plus(i64::from(every)));
                        prop_assert!(days.len() == MOST || more > last);
                    }
                }
            }
        }

        #[test]
        fn each_session_of_a_rhythm_begins_at_the_same_local_time_whatever_the_clocks_do(
            first in 18_000_i64..30_000, every in 1_u32..60, minutes in 240_u16..1_440,
            zone in prop::sample::select(vec!["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Sydney"]),
        ) {
            let (zone, time): (Zone, _) = (zone.parse().unwrap(), DayTime::from_minutes(minutes).unwrap());
            let (id, learner) = (SessionId::from_uuid(uuid::Uuid::nil()), LearnerId::from_uuid(uuid::Uuid::nil()));
            for on in days_in_rhythm(Day::from_number(first).unwrap(), every, Until::Times(60), MOST) {
                let session = Session { time: Some(time), ..Session::on(id, learner, on, zone, SessionState::Booked) };
                prop_assert_eq!(session.starts_at().day_time(zone), time);
                prop_assert_eq!(session.starts_at().day(zone), on);
            }
        }
    }
}
