//! A stay: the time for which somebody is a learner without leaving, over one contract or several.

use nenrin_domain::{Contract, ContractId, ContractKind, Day, EndKind, last_ticket_day};

use super::definition::Definition;
use super::facts::Facts;
use crate::left_in_silence;

nenrin_domain::codes! {
    /// How a learner left.
    Exit {
        /// The goal was reached (卒業).
        Graduated = "graduated",
        /// The contract was cancelled (解約).
        Cancelled = "cancelled",
        /// Withdrawn within the cooling-off period.
        CoolingOff = "cooling_off",
        /// The term or the last ticket ran out, and nothing followed.
        RanOut = "ran_out",
        /// Stayed away without a word.
        Silent = "silent",
    }
}

impl Exit {
    /// Whether the practice has lost a learner by it: graduation is an end of its own, and never a failure.
    #[must_use]
    pub const fn is_loss(self) -> bool {
        !matches!(self, Self::Graduated)
    }
}

/// How far a stay has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StayState {
    /// A contract goes on.
    Runs,
    /// The last contract ended on that day, and a successor may still begin within the grace.
    InGrace(Day, Exit),
    /// The last contract ended on that day, and nothing followed within the grace.
    Left(Day, Exit),
}

/// One stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// The first day of its first contract.
    pub from: Day,
    /// The contract that ends last.
    pub last: ContractId,
    /// How far it has come.
    pub state: StayState,
}

impl Stay {
    /// The day of the last contract's end and how it came about, as soon as it has passed.
    #[must_use]
    pub const fn exit(&self) -> Option<(Day, Exit)> {
        match self.state {
            StayState::Runs => None,
            StayState::InGrace(day, exit) | StayState::Left(day, exit) => Some((day, exit)),
        }
    }

    /// Whether the person is a learner on `day` by this stay: also in the grace, until it has told.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        let left = match self.state {
            StayState::Left(left, _) => Some(left),
            StayState::Runs | StayState::InGrace(..) => None,
        };
        self.from <= day && left.is_none_or(|left| day <= left)
    }
}

/// The stays of a learner as known on `as_of`, the earliest first. `facts` hold nothing that was not known then.
#[must_use]
pub fn stays(as_of: Day, facts: &Facts, definition: &Definition) -> Vec<Stay> {
    let mut begun: Vec<&Contract> = facts.contracts.iter().filter(|contract| contract.starts_on <= as_of).collect();
    begun.sort_unstable_by_key(|contract| (contract.starts_on, contract.id));
    let mut stays: Vec<Course> = Vec::new();
    for contract in begun {
        let end = end_of(as_of, contract, facts);
        match stays.last_mut().filter(|stay| stay.goes_on_with(contract, definition)) {
            Some(stay) => stay.take(contract, end),
            None => stays.push(Course { from: contract.starts_on, last: contract, end }),
        }
    }
    let newest = stays.len().saturating_sub(1);
    let told = |(at, stay): (usize, &Course<'_>)| stay.told(as_of, definition, at == newest);
    stays.iter().enumerate().map(told).collect()
}

/// The day and the way of a contract's end, once it has passed.
pub type End = Option<(Day, Exit)>;

/// The contracts of a stay, taken one after another.
struct Course<'f> {
    from: Day,
    last: &'f Contract,
    end: End,
}

impl<'f> Course<'f> {
    fn goes_on_with(&self, next: &Contract, definition: &Definition) -> bool {
        self.end.is_none_or(|(end, _)| next.starts_on.since(end) <= definition.grace_days)
    }

    fn take(&mut self, contract: &'f Contract, end: End) {
        // One without an end outlasts every other.
        let outlasts = match (end, self.end) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((later, _)), Some((earlier, _))) => later >= earlier,
        };
        if outlasts {
            (self.last, self.end) = (contract, end);
        }
    }

    fn told(&self, as_of: Day, definition: &Definition, is_newest: bool) -> Stay {
        let state = match self.end {
            None => StayState::Runs,
            Some((day, exit)) if is_newest && as_of.since(day) <= definition.grace_days => {
                StayState::InGrace(day, exit)
            }
            Some((day, exit)) => StayState::Left(day, exit),
        };
        Stay { from: self.from, last: self.last.id, state }
    }
}

/// When and how a contract ended, as known on `as_of`: the earliest of the day it was ended, its term, for a package the use of
/// its last ticket, and for one without a term the day of silent leaving. `None` while it covers `as_of`.
pub fn end_of(as_of: Day, contract: &Contract, facts: &Facts) -> End {
    let decided = contract.end_kind.map_or(Exit::RanOut, exit_of);
    let term = contract.term_end.filter(|_| !contract.auto_renew);
    let last_ticket = last_ticket_day(as_of, contract, &facts.entitlements);
    let ends = [contract.ended_on, term, last_ticket].into_iter().flatten();
    match ends.min() {
        Some(day) => (day < as_of).then_some((day, decided)),
        None => silence(as_of, contract, facts).map(|day| (day, Exit::Silent)),
    }
}

fn silence(as_of: Day, contract: &Contract, facts: &Facts) -> Option<Day> {
    left_in_silence(as_of, contract, facts.learner.as_ref(), &facts.contracts, &facts.pauses, &facts.sessions)
}

const fn exit_of(kind: EndKind) -> Exit {
    match kind {
        EndKind::Graduated => Exit::Graduated,
        EndKind::Cancelled => Exit::Cancelled,
        EndKind::CoolingOff => Exit::CoolingOff,
        EndKind::Completed | EndKind::Lapsed => Exit::RanOut,
    }
}

/// Whether a fee is agreed: only such a contract is a conversion, a renewal or a return.
#[must_use]
pub fn is_paid(contract: &Contract) -> bool {
    contract.kind != ContractKind::ProBono && contract.price.minor > 0
}
