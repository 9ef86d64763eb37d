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

codes! {
    /// Where a contract stands on a day. Derived from the contract and the pauses, never stored.
    ContractState {
        /// Its first day is still to come.
        Ahead = "ahead",
        /// It is in force.
        Active = "active",
        /// It is in force and rests (休会).
        Paused = "paused",
        /// Its term is over, and nobody has ended it.
        PastTerm = "past_term",
        /// It was ended, and its last day has passed.
        Ended = "ended",
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
    /// The day on which it was decided that the sessions left over under it stay: nobody is asked about them any more.
    pub rest_kept_on: Option<Day>,
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
            rest_kept_on: None,
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

    /// Where it stands on `as_of`, the learner resting in these `pauses`.
    #[must_use]
    pub fn state(&self, as_of: Day, pauses: &[Pause]) -> ContractState {
        if self.last_day().is_some_and(|last| last < as_of) {
            return if self.ended_on.is_some() { ContractState::Ended } else { ContractState::PastTerm };
        }
        if as_of < self.starts_on {
            return ContractState::Ahead;
        }
        if self.rests(as_of, pauses) { ContractState::Paused } else { ContractState::Active }
    }

    /// Whether it rests on `day`, the learner resting in these `pauses`.
    #[must_use]
    pub fn rests(&self, day: Day, pauses: &[Pause]) -> bool {
        pauses.iter().any(|pause| pause.concerns(self) && pause.covers(day))
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

    /// Whether it is a pause of this contract: of this one, or of all of its learner's.
    #[must_use]
    pub fn concerns(&self, contract: &Contract) -> bool {
        self.learner == contract.learner && self.contract.is_none_or(|only| only == contract.id)
    }

    /// By how many days the pause lengthens the term of `contract`: by its own length, as soon as its end is known. Only a
    /// term in which the pause begins is lengthened; whoever begins while resting has agreed on the term knowing it, and so
    /// has whoever agrees after the pause was noted, which the change log tells. One that was ended stays as it was decided.
    #[must_use]
    pub fn lengthens(&self, contract: &Contract) -> i64 {
        let counts = self.extends_term && self.concerns(contract) && contract.ended_on.is_none();
        let begins_in_it = contract.term_end.is_some() && contract.covers(self.starts_on);
        self.ends_on.filter(|_| counts && begins_in_it).map_or(0, |last| last.since(self.starts_on) + 1)
    }

    /// Whether the learner rests on `day`.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|last| day <= last)
    }
}

/// Whether a learner of these `contracts` rests on `day`: one pause of all, or of each contract that covers the day. One of a
/// single contract beside which another one goes on lets the learner come.
#[must_use]
pub fn is_resting(day: Day, contracts: &[Contract], pauses: &[Pause]) -> bool {
    let now: Vec<_> = pauses.iter().filter(|pause| pause.covers(day)).collect();
    let rests = |contract: &Contract| now.iter().any(|pause| pause.concerns(contract));
    now.iter().any(|pause| pause.contract.is_none())
        || !now.is_empty() && contracts.iter().filter(|contract| contract.covers(day)).all(rests)
}

#[cfg(test)]
mod tests {
    use super::{Contract, ContractKind, ContractState, EndKind, Pause, is_resting, next_contract};
    use crate::{ContractId, Day, Id, LearnerId, Money, PauseId};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn contract(n: u128, from: &str, until: Option<&str>) -> Contract {
        let (id, learner) = (ContractId::from_uuid(uuid::Uuid::from_u128(n)), LearnerId::from_uuid(uuid::Uuid::nil()));
        let contract = Contract::from(id, learner, ContractKind::Package, day(from), Money::yen(1));
        Contract { term_end: until.map(day), ..contract }
    }

    fn pause(of: Option<&Contract>, from: &str, until: Option<&str>) -> Pause {
        Pause {
            id: PauseId::from_uuid(uuid::Uuid::nil()),
            learner: LearnerId::from_uuid(uuid::Uuid::nil()),
            starts_on: day(from),
            ends_on: until.map(day),
            reason: None,
            contract: of.map(|contract| contract.id),
            billed: false,
            extends_term: true,
        }
    }

    #[test]
    fn a_contract_stands_in_one_state_each_day() {
        use ContractState::{Active, Ahead, Ended, PastTerm, Paused};
        let term = contract(1, "2026-03-01", Some("2026-05-31"));
        let pauses = [pause(None, "2026-04-01", Some("2026-04-10"))];
        for (on, state) in [
            ("2026-02-28", Ahead),
            ("2026-03-01", Active),
            ("2026-04-01", Paused),
            ("2026-04-10", Paused),
            ("2026-04-11", Active),
            ("2026-05-31", Active),
            ("2026-06-01", PastTerm),
        ] {
            assert_eq!(term.state(day(on), &pauses), state, "{on}");
        }
        let ended = Contract { ended_on: Some(day("2026-04-05")), end_kind: Some(EndKind::Cancelled), ..term.clone() };
        assert_eq!(ended.state(day("2026-04-05"), &pauses), Paused, "until its last day");
        assert_eq!(ended.state(day("2026-04-06"), &pauses), Ended);
        let other = [pause(Some(&contract(2, "2026-01-01", None)), "2026-04-01", None)];
        assert_eq!(term.state(day("2026-04-01"), &other), Active, "another one rests");
    }

    #[test]
    fn a_pause_lengthens_the_terms_it_begins_in_once_its_end_is_known() {
        let term = contract(1, "2026-03-01", Some("2026-05-31"));
        let long = pause(None, "2026-05-31", Some("2026-06-09"));
        assert_eq!(long.lengthens(&term), 10);
        assert_eq!(Pause { ends_on: None, ..long.clone() }.lengthens(&term), 0);
        assert_eq!(Pause { extends_term: false, ..long.clone() }.lengthens(&term), 0);
        assert_eq!(long.lengthens(&contract(2, "2026-06-01", Some("2026-08-31"))), 0, "it begins while they rest");
        assert_eq!(long.lengthens(&contract(2, "2026-03-01", None)), 0, "open-ended");
        assert_eq!(pause(Some(&contract(2, "2026-03-01", None)), "2026-05-01", Some("2026-05-02")).lengthens(&term), 0);
        assert_eq!(long.lengthens(&Contract { ended_on: Some(day("2026-05-31")), ..term }), 0, "it was decided");
    }

    #[test]
    fn who_comes_under_another_contract_does_not_rest() {
        let (one, two) = (contract(1, "2026-03-01", None), contract(2, "2026-03-01", Some("2026-04-30")));
        let both = [one.clone(), two.clone()];
        let rests = |on: &str, pauses: &[Pause]| is_resting(day(on), &both, pauses);
        assert!(!rests("2026-04-01", &[]));
        assert!(rests("2026-04-01", &[pause(None, "2026-04-01", None)]));
        assert!(!rests("2026-04-01", &[pause(Some(&one), "2026-04-01", None)]));
        assert!(rests("2026-05-01", &[pause(Some(&one), "2026-04-01", None)]), "the other one is over");
        let each = [pause(Some(&one), "2026-04-01", None), pause(Some(&two), "2026-04-01", None)];
        assert!(rests("2026-04-01", &each));
    }

    #[test]
    fn what_is_left_comes_over_into_the_renewal_or_else_the_next_that_is_not_over() {
        let old = contract(1, "2026-01-01", Some("2026-03-31"));
        let (next, later) = (contract(2, "2026-04-01", None), contract(3, "2026-05-01", None));
        let to = |contracts: &[Contract]| {
            next_contract(day("2026-06-01"), &old, contracts).map(|contract| contract.id.uuid().as_u128())
        };
        assert_eq!(to(std::slice::from_ref(&old)), None);
        assert_eq!(to(&[old.clone(), next.clone(), later.clone()]), Some(2));
        let renewal = Contract { predecessor: Some(old.id), ..later.clone() };
        assert_eq!(to(&[old.clone(), next.clone(), renewal]), Some(3));
        let over = Contract { term_end: Some(day("2026-05-31")), ..next };
        assert_eq!(to(&[old.clone(), over, later]), Some(3));
    }
}
