//! The ticket ledger and the payments: what adds up over several rows.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{
    ContractId, Entitlement, EntitlementKind, LearnerId, Money, Payment, PaymentId, Refund, Session, SessionId, balance,
};
use nenrin_store::{Store, StoreError};

use super::all_stood;

/// The rows that add up together.
#[derive(Debug, Default)]
pub(super) struct Accounts {
    ledger: Vec<Entitlement>,
    sessions: Vec<Session>,
    payments: BTreeMap<PaymentId, Payment>,
    refunds: Vec<Refund>,
}

impl Accounts {
    pub fn of(store: &Store, learners: &BTreeSet<LearnerId>) -> Result<Self, StoreError> {
        let mut all = Self::default();
        for learner in learners {
            all.ledger.extend(store.entitlements_of(*learner)?);
            all.sessions.extend(store.sessions_of(*learner)?);
            all.payments.extend(store.payments_of(*learner)?.into_iter().map(|payment| (payment.id, payment)));
            all.refunds.extend(store.refunds_of(*learner)?);
        }
        Ok(all)
    }

    /// Whether everything is in order, but for what was out of order in one of the states that `stood`, the present one first.
    pub fn hold_after(&self, stood: &[&Self]) -> bool {
        let balances: Vec<_> = stood.iter().map(|before| before.balances()).collect();
        let least = |contract: &ContractId| balances.iter().filter_map(|it| it.get(contract)).copied().min();
        let overdrawn = |(contract, left): (&ContractId, &i64)| *left < least(contract).unwrap_or_default().min(0);
        !self.balances().iter().any(overdrawn)
            && all_stood(&self.miscounted(), stood.iter().map(|before| before.miscounted()))
            && all_stood(&self.overpaid_back(), stood.iter().map(|before| before.overpaid_back()))
            && !self.received_otherwise(stood)
    }

    /// What is left under each contract.
    pub fn balances(&self) -> BTreeMap<ContractId, i64> {
        let mut left = BTreeMap::new();
        for entry in &self.ledger {
            *left.entry(entry.contract).or_default() += i64::from(entry.quantity);
        }
        left
    }

    /// The sessions that use more than one ticket, give one back that they did not use, or use one before it is known what
    /// came of them.
    fn miscounted(&self) -> BTreeSet<SessionId> {
        let mut entries: BTreeMap<SessionId, Vec<&Entitlement>> = BTreeMap::new();
        for entry in &self.ledger {
            if let Some(session) = entry.session {
                entries.entry(session).or_default().push(entry);
            }
        }
        let open = self.sessions.iter().filter(|session| session.state.outcome().is_none()).map(|session| session.id);
        let open: BTreeSet<SessionId> = open.collect();
        let miscounted = |(session, entries): &(SessionId, Vec<&Entitlement>)| {
            let used = entries.iter().filter(|entry| entry.kind == EntitlementKind::Consume).count();
            let sum = balance(entries.iter().copied());
            used > 1 || !(-1..=0).contains(&sum) || sum != 0 && open.contains(session)
        };
        entries.into_iter().filter(miscounted).map(|(session, _)| session).collect()
    }

    /// The payments of which more was given back than has come in.
    fn overpaid_back(&self) -> BTreeSet<PaymentId> {
        let mut returned: BTreeMap<PaymentId, i64> = BTreeMap::new();
        for refund in &self.refunds {
            let sum = returned.entry(refund.payment).or_default();
            *sum = sum.saturating_add(refund.amount.minor);
        }
        let too_much = |(id, sum): &(PaymentId, i64)| *sum > self.received(id).map_or(0, |amount| amount.minor);
        returned.into_iter().filter(too_much).map(|(payment, _)| payment).collect()
    }

    /// What has come in by a payment.
    fn received(&self, payment: &PaymentId) -> Option<Money> {
        self.payments.get(payment).filter(|payment| payment.paid_on.is_some()).map(|payment| payment.amount)
    }

    /// Whether of a payment that came in in parts, the last of which has come in, another amount would now have come in than in
    /// any of the states that `stood`.
    fn received_otherwise(&self, stood: &[&Self]) -> bool {
        let Some(before) = stood.first() else { return false };
        let in_parts: BTreeSet<PaymentId> = before.payments.values().filter_map(|payment| payment.part_of).collect();
        let changed = |id: &PaymentId| before.received(id).zip(self.received(id)).is_some_and(|(was, is)| was != is);
        let never = |id: &&PaymentId| stood.iter().all(|it| it.received(id) != self.received(id));
        in_parts.iter().filter(never).any(changed)
    }
}
