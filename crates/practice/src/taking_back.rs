//! What must still add up when an act is taken back on which later ones were done.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{
    ContractId, Entitlement, EntitlementKind, LearnerId, Money, Payment, PaymentId, Refund, Session, SessionId, balance,
};
use nenrin_store::{Store, StoreError, TakeBack};

/// Takes an act back, unless later acts have built on it in other rows than its own.
///
/// The file sees two acts that wrote one field. It cannot see that the ticket ledger of a contract or of a session, and a
/// payment with its parts and refunds, are one thing in several rows. To refuse the undo of every act on them but the last
/// would make most of an older day impossible to correct, though most of it adds up in any order. So the act is taken back
/// first, and the sums are asked afterwards, in the same transaction: whatever was in order before must be in order still.
/// What was out of order already, in a history brought in or by the coach's own correction, refuses nothing.
///
/// # Errors
/// [`StoreError::BuiltUpon`] when the sums no longer hold; otherwise what taking back answers.
pub(crate) fn within_the_rules(
    store: &Store,
    learners: &BTreeSet<LearnerId>,
    take_back: TakeBack<'_>,
) -> Result<(), StoreError> {
    let before = Accounts::of(store, learners)?;
    take_back()?;
    if Accounts::of(store, learners)?.hold_after(&before) { Ok(()) } else { Err(StoreError::BuiltUpon) }
}

/// The rows that add up together.
#[derive(Debug, Default)]
struct Accounts {
    ledger: Vec<Entitlement>,
    sessions: Vec<Session>,
    payments: BTreeMap<PaymentId, Payment>,
    refunds: Vec<Refund>,
}

impl Accounts {
    fn of(store: &Store, learners: &BTreeSet<LearnerId>) -> Result<Self, StoreError> {
        let mut all = Self::default();
        for learner in learners {
            all.ledger.extend(store.entitlements_of(*learner)?);
            all.sessions.extend(store.sessions_of(*learner)?);
            all.payments.extend(store.payments_of(*learner)?.into_iter().map(|payment| (payment.id, payment)));
            all.refunds.extend(store.refunds_of(*learner)?);
        }
        Ok(all)
    }

    /// Whether everything is in order that was so `before`.
    fn hold_after(&self, before: &Self) -> bool {
        let balances = before.balances();
        let overdrawn =
            |(contract, left): (&ContractId, &i64)| *left < balances.get(contract).copied().unwrap_or_default().min(0);
        !self.balances().iter().any(overdrawn)
            && self.miscounted().is_subset(&before.miscounted())
            && self.overpaid_back().is_subset(&before.overpaid_back())
            && !self.received_otherwise(before)
    }

    /// What is left under each contract.
    fn balances(&self) -> BTreeMap<ContractId, i64> {
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

    /// Whether of a payment that came in in parts, the last of which has come in, another amount would now have come in.
    fn received_otherwise(&self, before: &Self) -> bool {
        let in_parts: BTreeSet<PaymentId> = before.payments.values().filter_map(|payment| payment.part_of).collect();
        let changed = |id: &PaymentId| before.received(id).zip(self.received(id)).is_some_and(|(was, is)| was != is);
        in_parts.iter().any(changed)
    }
}
