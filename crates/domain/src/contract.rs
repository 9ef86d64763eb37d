//! The agreement between learner and practice, and its pauses.

use crate::code::codes;
use crate::{ContractId, Day, FlowVersionId, LearnerId, Money, PauseId, PayerId, PlanId};

codes! {
    /// How a contract is charged.
    ContractKind {
        /// A monthly fee (月謝).
        Subscription = "subscription",
        /// A number of prepaid sessions (回数券).
        Package = "package",
        /// A fixed term with a fixed price.
        FixedTerm = "fixed_term",
        /// A single session.
        OneOff = "one_off",
        /// Without a fee.
        ProBono = "pro_bono",
    }
}

codes! {
    /// How a price is taxed. The rates and each accounting program's words for them are data with effective dates.
    TaxKind {
        /// A sale at the ordinary rate.
        Standard = "sale_10",
        /// A sale at the reduced rate.
        Reduced = "sale_8r",
        /// A sale exempt from tax.
        Exempt = "sale_exempt",
        /// An export.
        Export = "export",
        /// No taxable matter.
        OutOfScope = "out",
    }
}

codes! {
    /// How a contract came to its end.
    EndKind {
        /// Ran to its term or its last session.
        Completed = "completed",
        /// Cancelled by the learner or the coach (解約).
        Cancelled = "cancelled",
        /// Withdrawn within the cooling-off period.
        CoolingOff = "cooling_off",
        /// Ran out without anyone deciding.
        Lapsed = "lapsed",
        /// The goal was reached (卒業).
        Graduated = "graduated",
    }
}

/// One agreement. Its terms are a snapshot of the plan on the day it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Identity.
    pub id: ContractId,
    /// The id in the tables the history came from.
    pub external_id: Option<String>,
    /// Whose contract it is.
    pub learner: LearnerId,
    /// The plan whose terms were taken.
    pub plan: Option<PlanId>,
    /// The plan's name on the day the contract was made.
    pub plan_name: Option<String>,
    /// How it is charged.
    pub kind: ContractKind,
    /// First day of the contract.
    pub starts_on: Day,
    /// Last day of the agreed term; `None` when open-ended.
    pub term_end: Option<Day>,
    /// Price of the term or package.
    pub price: Money,
    /// Sessions included; `None` when they are not counted.
    pub sessions: Option<u32>,
    /// The agreed rhythm: days between two sessions.
    pub cadence_days: Option<u32>,
    /// The contract that this one renews.
    pub predecessor: Option<ContractId>,
    /// The day it came to an end, or will, once that is decided.
    pub ended_on: Option<Day>,
    /// How it ended.
    pub end_kind: Option<EndKind>,
    /// The reason given for a cancellation, as a code or in words.
    pub end_reason: Option<String>,
    /// Who pays, when it is not the learner.
    pub payer: Option<PayerId>,
    /// How the price is taxed.
    pub tax: Option<TaxKind>,
    /// How many unused sessions at most come over into a renewal.
    pub carry_over: u32,
    /// Hours before a session until which it can be cancelled without using a ticket; the practice's own when absent.
    pub notice_hours: Option<u32>,
    /// Whether it is renewed at the end of its term unless someone decides otherwise.
    pub auto_renew: bool,
    /// The coach's steps as they were when it was recorded.
    pub flow: Option<FlowVersionId>,
}

impl Contract {
    /// A contract of which no more is agreed yet.
    #[must_use]
    pub const fn from(id: ContractId, learner: LearnerId, kind: ContractKind, starts_on: Day, price: Money) -> Self {
        Self {
            id,
            external_id: None,
            learner,
            plan: None,
            plan_name: None,
            kind,
            starts_on,
            term_end: None,
            price,
            sessions: None,
            cadence_days: None,
            predecessor: None,
            ended_on: None,
            end_kind: None,
            end_reason: None,
            payer: None,
            tax: None,
            carry_over: 0,
            notice_hours: None,
            auto_renew: false,
            flow: None,
        }
    }

    /// The last day that this contract covers, as far as it is decided: the end if there is one, else the term.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        match (self.ended_on, self.term_end) {
            (Some(ended), Some(term)) => Some(ended.min(term)),
            (ended, term) => ended.or(term),
        }
    }

    /// Whether the contract covers `day`.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.starts_on <= day && self.last_day().is_none_or(|last| day <= last)
    }

    /// A contract of the same terms and the same length that begins on `starts_on`. A term of whole months stays one.
    #[must_use]
    pub fn continued(&self, id: ContractId, starts_on: Day) -> Self {
        let renewed = |term_end: Day| {
            let months = (1..=120).find(|months| self.starts_on.last_of_term(*months) == term_end);
            months.map_or(starts_on.plus(term_end.since(self.starts_on)), |months| starts_on.last_of_term(months))
        };
        Self {
            id,
            external_id: None,
            starts_on,
            term_end: self.term_end.map(renewed),
            predecessor: Some(self.id),
            ended_on: None,
            end_kind: None,
            end_reason: None,
            ..self.clone()
        }
    }

    /// Whether its sessions are counted as tickets.
    #[must_use]
    pub fn counts_tickets(&self) -> bool {
        self.sessions.is_some_and(|sessions| sessions > 0)
    }
}

/// The contract into which sessions left over under `contract` can come over: the one that renews it, else the next to begin
/// after it; not one that is over by `as_of`.
#[must_use]
pub fn next_contract<'c>(as_of: Day, contract: &Contract, contracts: &'c [Contract]) -> Option<&'c Contract> {
    let lasts = |other: &&Contract| other.last_day().is_none_or(|last| as_of <= last);
    let renews = |other: &&Contract| other.predecessor == Some(contract.id);
    let later = contracts.iter().filter(|other| other.starts_on > contract.starts_on).filter(lasts);
    let next = || later.min_by_key(|other| (other.starts_on, other.id));
    contracts.iter().filter(lasts).find(renews).or_else(next)
}

/// The contract that counts on `day`: of those that cover it the one that began last, else the next to begin.
#[must_use]
pub fn current_contract(day: Day, contracts: &[Contract]) -> Option<&Contract> {
    let place = |contract: &&Contract| (contract.starts_on, contract.id);
    let covering = contracts.iter().filter(|contract| contract.covers(day)).max_by_key(place);
    covering.or_else(|| contracts.iter().filter(|contract| contract.starts_on > day).min_by_key(place))
}

/// A time in which the learner rests (休会).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// Identity.
    pub id: PauseId,
    /// Who rests.
    pub learner: LearnerId,
    /// First day of the pause.
    pub starts_on: Day,
    /// Planned last day; `None` until further notice.
    pub ends_on: Option<Day>,
    /// The reason given.
    pub reason: Option<String>,
    /// The contract that rests; all of the learner's when absent.
    pub contract: Option<ContractId>,
    /// Whether the fee is due while it rests.
    pub billed: bool,
    /// Whether the contract's term grows by the time it rests.
    pub extends_term: bool,
}

impl Pause {
    /// Whether the two have a day in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_within = |a: &Self, b: &Self| a.starts_on <= b.starts_on && a.covers(b.starts_on);
        begins_within(self, other) || begins_within(other, self)
    }

    /// Whether the learner rests on `day`.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|last| day <= last)
    }
}
