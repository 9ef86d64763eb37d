//! Which contracts end soon, or have ended without a word of how they go on.

use std::collections::BTreeMap;

use nenrin_domain::{ContractId, Day, LearnerId, ReviewStep, Session};
use nenrin_insight::metrics::Definition;
use nenrin_store::{DueContract, Store};
use serde::Serialize;
use ts_rs::TS;

use super::decisions::DecisionLine;
use crate::Failure;
use crate::shown::{LearnerName, PlanTerms, SessionAt};
use crate::wire::Plain;

/// Days ahead in which a contract that ends is looked at.
const AHEAD_DAYS: i64 = 30;

/// Tickets left of a package that is looked at, when one was used in so many days.
const FEW_TICKETS: i64 = 1;
const USED_DAYS: i64 = 60;

/// A contract that ends soon.
#[derive(Debug, Serialize, TS)]
pub struct RenewalLine {
    /// Whose.
    pub learner: LearnerName,
    /// The contract.
    pub contract: Plain<ContractId>,
    /// Its terms.
    pub terms: PlanTerms,
    /// Its last day; `null` of a package without one.
    pub last_day: Option<Plain<Day>>,
    /// Days until then; negative once it has passed.
    pub days: Option<i64>,
    /// The tickets left; `null` where they are not counted.
    pub balance: Option<i64>,
    /// Whether it was agreed that it is renewed unless someone decides otherwise.
    pub auto_renew: bool,
    /// The next session.
    pub next: Option<SessionAt>,
    /// What was decided in this review.
    pub decision: Option<DecisionLine>,
}

/// The contracts that end in the next days or have ended in the grace that the definition gives a renewal, and the packages that are nearly used up.
pub(super) fn lines(
    store: &Store,
    today: Day,
    definition: &Definition,
    decisions: &[DecisionLine],
) -> Result<Vec<RenewalLine>, Failure> {
    let within = (today.plus(-definition.grace_days), today.plus(AHEAD_DAYS));
    let due = store.due_contracts(today, within, (today.plus(-USED_DAYS), FEW_TICKETS))?;
    let mut next: BTreeMap<LearnerId, Session> = BTreeMap::new();
    for session in store.booked_with(due.iter().map(|due| due.learner.id), today)? {
        next.entry(session.learner).or_insert(session);
    }
    Ok(due.into_iter().map(|due| RenewalLine::on(today, due, &next, decisions)).collect())
}

impl RenewalLine {
    fn on(today: Day, due: DueContract, next: &BTreeMap<LearnerId, Session>, decisions: &[DecisionLine]) -> Self {
        let DueContract { contract, learner, balance } = due;
        let is_it = |it: &&DecisionLine| {
            it.step.0 == ReviewStep::Renewals && it.contract.is_some_and(|about| about.0 == contract.id)
        };
        let next = next.get(&learner.id);
        Self {
            learner: learner.into(),
            contract: Plain(contract.id),
            terms: PlanTerms::of(&contract),
            last_day: contract.last_day().map(Plain),
            days: contract.last_day().map(|last| last.since(today)),
            balance: contract.counts_tickets().then_some(balance),
            auto_renew: contract.auto_renew,
            next: next.map(|session| (session.id, session.day, session.time).into()),
            decision: decisions.iter().find(is_it).cloned(),
        }
    }
}
