//! The spells of a learner as churn counts them: from the first contract that renews no other one to leaving. A re-contract after
//! leaving opens the next one.

use nenrin_domain::{Contract, ContractKind, Day, EndKind, Learner};

use super::course::Visit;
use crate::GRACE_DAYS;
use crate::silent::nominal_days;

/// One contract of a spell.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// Its first day.
    pub from: Day,
    /// Its last day by agreement: a term's end, or until when a package can be used.
    pub until: Option<Day>,
    /// How many sessions it has, where they are counted.
    pub sessions: Option<u32>,
    /// Whether it goes on with a spell, as a renewal does.
    pub goes_on: bool,
    /// The day and the way of its end, when it was ended before its time or as agreed.
    pub ended: Option<(Day, EndKind)>,
    /// The days agreed between two sessions.
    pub nominal_days: u32,
}

impl Term {
    fn of(contract: &Contract, learner: &Learner, visits: &[Visit]) -> Self {
        let counted = contract.counts_tickets() && contract.kind != ContractKind::Subscription;
        let ended = contract.ended_on.map(|day| (day, contract.end_kind.unwrap_or(EndKind::Completed)));
        // Of a package that was used up, a history tells the day of that as its end, and nobody knew it before.
        let is_told_after = contract.term_end.is_some_and(|end| {
            counted && ended == Some((end, EndKind::Completed)) && is_used_up(contract, end, visits)
        });
        Self {
            from: contract.starts_on,
            until: contract.term_end.filter(|_| !is_told_after && !contract.auto_renew),
            sessions: contract.sessions.filter(|_| counted),
            goes_on: contract.predecessor.is_some(),
            ended,
            nominal_days: nominal_days(Some(contract), Some(learner)),
        }
    }

    /// Its last day, as far as that is decided.
    fn last_day(&self) -> Option<Day> {
        self.until.into_iter().chain(self.ended.map(|(day, _)| day)).min()
    }
}

/// Whether all sessions of a package were held by `end`, the last of them on it.
fn is_used_up(contract: &Contract, end: Day, visits: &[Visit]) -> bool {
    let within = visits.iter().filter(|visit| visit.came && contract.starts_on <= visit.day && visit.day <= end);
    within.clone().any(|visit| visit.day == end) && contract.sessions.is_some_and(|all| within.count() >= all as usize)
}

/// How somebody left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parting {
    /// Somebody cancelled; on that day.
    Cancelled(Day),
    /// The goal was reached: an end of its own, and no failure.
    Graduated,
}

/// A spell.
#[derive(Debug, Clone)]
pub(super) struct Spell {
    /// Its first day: of the first contract, or of the first session of somebody who comes without one.
    pub from: Day,
    /// Its contracts, the earliest first; none of a learner who comes without one.
    pub terms: Vec<Term>,
    /// The first day of the next spell.
    pub until: Option<Day>,
    /// The days agreed between two sessions where no contract says it.
    nominal_days: u32,
}

impl Spell {
    /// Whether `day` lies in it.
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// The first day of the spell as it was known on `day`, when `held` were the sessions known to have been held in it: that somebody came
    /// before there was a contract may have been written down later.
    pub fn since(&self, day: Day, held: &[Day]) -> Day {
        let contract = self.terms.first().map(|term| term.from).filter(|from| *from <= day);
        held.first().copied().into_iter().chain(contract).min().unwrap_or(self.from)
    }

    /// The contract that began last by `day`.
    pub fn term(&self, day: Day) -> Option<&Term> {
        self.terms.iter().rev().find(|term| term.from <= day)
    }

    /// The days agreed between two sessions, as of `day`.
    pub fn nominal_days(&self, day: Day) -> u32 {
        self.term(day).map_or(self.nominal_days, |term| term.nominal_days)
    }

    /// How the spell had ended, as known on `day`: every contract that had begun by then is over, and the last was cancelled or ended
    /// with the goal.
    pub fn parted(&self, day: Day) -> Option<Parting> {
        let begun = || self.terms.iter().filter(|term| term.from <= day);
        let ended = |term: &Term| term.ended.filter(|(ended, _)| *ended <= day);
        let goes_on = |term: &Term| ended(term).is_none() && term.last_day().is_none_or(|last| last >= day);
        let (on, kind) = begun().filter_map(ended).max_by_key(|(on, _)| *on)?;
        match kind {
            _ if begun().any(goes_on) => None,
            EndKind::Graduated => Some(Parting::Graduated),
            EndKind::Cancelled | EndKind::CoolingOff => Some(Parting::Cancelled(on)),
            EndKind::Completed | EndKind::Lapsed => None,
        }
    }

    /// Whether a contract that begins on `day`, and renews none, opens another spell: the ones before are over for longer than the grace,
    /// or the learner had gone without a word.
    fn is_over(&self, day: Day, visits: &[Visit]) -> bool {
        let last = self.terms.iter().map(Term::last_day).collect::<Option<Vec<Day>>>();
        let ran_out = last.and_then(|days| days.into_iter().max()).is_some_and(|last| day.since(last) > GRACE_DAYS);
        ran_out || self.went_silent(day, visits)
    }

    /// More than 60 days and more than three agreed gaps without a session and a booking, the day before `day`.
    fn went_silent(&self, day: Day, visits: &[Visit]) -> bool {
        let eve = day.plus(-1);
        let was_expected = |visit: &Visit| visit.day >= eve && visit.stands(eve);
        let held = visits.iter().filter(|visit| self.covers(visit.day) && visit.was_held(eve)).map(|visit| visit.day);
        let begun = self.terms.first().map(|term| term.from);
        // Of somebody who was not known to have come, nothing is over.
        let Some(last) = held.max().max(begun) else { return false };
        let days = eve.since(last);
        let silent =
            u32::try_from(days).is_ok_and(|days| crate::silent::is_silence(days, f64::from(self.nominal_days(eve))));
        silent && !visits.iter().any(was_expected)
    }
}

/// The spells of a learner, the earliest first. One who comes before there is a contract is there from the first session on.
pub(super) fn spells(learner: &Learner, contracts: &[Contract], visits: &[Visit]) -> Vec<Spell> {
    let mut contracts: Vec<&Contract> = contracts.iter().collect();
    contracts.sort_unstable_by_key(|contract| (contract.starts_on, contract.id));
    let opened = |from, terms| Spell { from, terms, until: None, nominal_days: nominal_days(None, Some(learner)) };
    let first = visits.iter().find(|visit| visit.came).map(|visit| visit.day);
    let is_before = |day: &Day| contracts.first().is_none_or(|contract| *day < contract.starts_on);
    let mut spells: Vec<Spell> = first.filter(is_before).map(|day| opened(day, Vec::new())).into_iter().collect();
    for term in contracts.into_iter().map(|contract| Term::of(contract, learner, visits)) {
        match spells.last_mut().filter(|spell| term.goes_on || !spell.is_over(term.from, visits)) {
            Some(spell) => spell.terms.push(Term { goes_on: true, ..term }),
            None => {
                if let Some(spell) = spells.last_mut() {
                    spell.until = Some(term.from);
                }
                spells.push(opened(term.from, vec![term]));
            }
        }
    }
    spells
}
