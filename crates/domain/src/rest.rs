//! The sessions left over under a contract that is over.

use crate::code::codes;
use crate::{Contract, Entitlement, EntitlementKind, balance};

codes! {
    /// What becomes of the sessions left over under a contract that is over.
    Rest {
        /// As many as the contract's rule allows come over into the next one, the others run out.
        CarryOver = "carry_over",
        /// All of them run out.
        Expire = "expire",
        /// They stay until it has been talked about.
        Keep = "keep",
    }
}

/// The sessions left over under a contract, and how they are split. Nothing is left of a balance below zero, nor where
/// sessions are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOver {
    /// So many come over into the next contract.
    pub carried: u32,
    /// So many run out.
    pub expired: u32,
}

impl LeftOver {
    /// What is left of `contract`, of whose ledger these are the entries, by its own rule: at most as many as it says come
    /// over into the `next` contract, once and for all, and none where that one counts no sessions. The others run out.
    #[must_use]
    pub fn of<'e>(
        contract: &Contract,
        ledger: impl IntoIterator<Item = &'e Entitlement>,
        next: Option<&Contract>,
    ) -> Self {
        let own: Vec<_> = ledger.into_iter().filter(|entry| entry.contract == contract.id).collect();
        let went = |entry: &&&Entitlement| entry.kind == EntitlementKind::CarryOver && entry.quantity < 0;
        let carried_before = balance(own.iter().filter(went).copied()).unsigned_abs();
        let allowed = u64::from(contract.carry_over).saturating_sub(carried_before);
        let allowed = if next.is_some_and(Contract::counts_tickets) { allowed } else { 0 };
        let left = if contract.counts_tickets() { u64::try_from(balance(own)).unwrap_or(0) } else { 0 };
        let carried = left.min(allowed);
        let whole = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Self { carried: whole(carried), expired: whole(left - carried) }
    }

    /// All that is left.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.carried.saturating_add(self.expired)
    }

    /// What becomes of it when it was decided on as `rest`; nothing when it is kept.
    #[must_use]
    pub const fn decided(self, rest: Rest) -> Self {
        match rest {
            Rest::CarryOver => self,
            Rest::Expire => Self { carried: 0, expired: self.total() },
            Rest::Keep => Self { carried: 0, expired: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LeftOver, Rest};
    use crate::{
        Contract, ContractId, ContractKind, Entitlement, EntitlementId, EntitlementKind, Id, LearnerId, Money,
    };

    fn contract(n: u128, sessions: Option<u32>, carry_over: u32) -> Contract {
        let (id, learner) = (ContractId::from_uuid(uuid::Uuid::from_u128(n)), LearnerId::from_uuid(uuid::Uuid::nil()));
        let day = "2026-01-01".parse().unwrap();
        Contract { sessions, carry_over, ..Contract::from(id, learner, ContractKind::Package, day, Money::yen(1)) }
    }

    fn entry(contract: &Contract, kind: EntitlementKind, quantity: i32) -> Entitlement {
        Entitlement {
            id: EntitlementId::from_uuid(uuid::Uuid::nil()),
            learner: contract.learner,
            contract: contract.id,
            kind,
            quantity,
            day: contract.starts_on,
            session: None,
            reason: None,
        }
    }

    #[test]
    fn at_most_what_the_rule_says_comes_over_and_the_others_run_out() {
        let next = contract(2, Some(6), 0);
        for (left, carry_over, split) in
            [(5, 2, (2, 3)), (1, 2, (1, 0)), (0, 2, (0, 0)), (-1, 2, (0, 0)), (3, 0, (0, 3))]
        {
            let old = contract(1, Some(6), carry_over);
            let ledger = [entry(&old, EntitlementKind::Adjust, left), entry(&next, EntitlementKind::Grant, 6)];
            let LeftOver { carried, expired } = LeftOver::of(&old, &ledger, Some(&next));
            assert_eq!((carried, expired), split, "{left} left, {carry_over} at most");
        }
    }

    #[test]
    fn none_comes_over_into_nothing_or_where_sessions_are_not_counted() {
        let old = contract(1, Some(6), 2);
        let ledger = [entry(&old, EntitlementKind::Grant, 6)];
        let nowhere = LeftOver { carried: 0, expired: 6 };
        assert_eq!(LeftOver::of(&old, &ledger, None), nowhere);
        assert_eq!(LeftOver::of(&old, &ledger, Some(&contract(2, None, 0))), nowhere);
        assert_eq!(LeftOver::of(&contract(1, None, 2), &ledger, Some(&old)), LeftOver::default(), "not counted");
    }

    #[test]
    fn what_came_over_before_counts_against_the_rule() {
        let (old, next) = (contract(1, Some(6), 2), contract(2, Some(6), 0));
        let ledger = [entry(&old, EntitlementKind::Grant, 6), entry(&old, EntitlementKind::CarryOver, -2)];
        assert_eq!(LeftOver::of(&old, &ledger, Some(&next)), LeftOver { carried: 0, expired: 4 });
        let came = [entry(&old, EntitlementKind::Grant, 3), entry(&old, EntitlementKind::CarryOver, 2)];
        assert_eq!(LeftOver::of(&old, &came, Some(&next)).carried, 2, "what it got itself does not count");
    }

    #[test]
    fn what_is_decided_loses_nothing() {
        let left = LeftOver { carried: 2, expired: 3 };
        assert_eq!(left.decided(Rest::CarryOver), left);
        assert_eq!(left.decided(Rest::Expire), LeftOver { carried: 0, expired: 5 });
        assert_eq!(left.decided(Rest::Keep).total(), 0);
    }
}
