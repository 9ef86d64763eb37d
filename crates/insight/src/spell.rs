//! A spell: the time from a first contract to leaving. A renewal continues it, a re-contract opens a new one.

use nenrin_domain::{Contract, Day};

/// Days after the end of a contract within which the next one is still a renewal.
pub const GRACE_DAYS: i64 = 30;

/// The latest spell of a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// The first day of its first contract.
    pub starts_on: Day,
    /// Whether the learner had left before.
    pub is_return: bool,
}

/// The latest spell that had begun by `as_of`; `None` before the first contract.
#[must_use]
pub fn spell(as_of: Day, contracts: &[Contract]) -> Option<Spell> {
    let mut begun: Vec<&Contract> = contracts.iter().filter(|contract| contract.starts_on <= as_of).collect();
    begun.sort_unstable_by_key(|contract| (contract.starts_on, contract.id));
    let (first, rest) = begun.split_first()?;
    let mut latest = Spell { starts_on: first.starts_on, is_return: false };
    // An end after `as_of` was not known then, but no contract begun by then could have followed it.
    let mut covered_to = first.last_day();
    for next in rest {
        let last = next.last_day();
        let goes_on = begun.iter().any(|previous| renews_by_itself(previous, next));
        if !goes_on && covered_to.is_some_and(|day| next.starts_on.since(day) > GRACE_DAYS) {
            latest = Spell { starts_on: next.starts_on, is_return: true };
        }
        covered_to = covered_to.zip(last).map(|(so_far, last)| so_far.max(last));
    }
    Some(latest)
}

/// Whether a contract was only written down later than it began to go on: it renews one that nobody ended and that is renewed
/// unless somebody decides otherwise.
fn renews_by_itself(previous: &Contract, next: &Contract) -> bool {
    next.predecessor == Some(previous.id) && previous.auto_renew && previous.ended_on.is_none()
}

#[cfg(test)]
mod tests {
    use super::spell;
    use crate::sample::{contract, day, ended};
    use nenrin_domain::Contract;
    use nenrin_domain::EndKind::{Cancelled, Completed};

    #[test]
    fn a_contract_within_the_grace_is_a_renewal_and_a_later_one_a_return() {
        let first = ended("2026-01-01", "2026-03-31", Completed);
        let renewed = spell(day("2026-06-01"), &[contract("2026-04-30"), first.clone()]).unwrap();
        assert_eq!((renewed.starts_on, renewed.is_return), (day("2026-01-01"), false));
        let returned = spell(day("2026-06-01"), &[contract("2026-05-01"), first]).unwrap();
        assert_eq!((returned.starts_on, returned.is_return), (day("2026-05-01"), true));
    }

    #[test]
    fn the_renewal_of_a_contract_that_renews_itself_is_no_return_whenever_it_is_written() {
        let first = Contract { term_end: Some(day("2026-03-31")), auto_renew: true, ..contract("2026-01-01") };
        let next = |of: &Contract| Contract { predecessor: Some(of.id), ..contract("2026-07-01") };
        let returned = |first: &Contract, next| spell(day("2026-07-01"), &[first.clone(), next]).unwrap().is_return;
        assert!(!returned(&first, next(&first)));
        assert!(returned(&first, contract("2026-07-01")), "it renews nothing");
        let plain = Contract { auto_renew: false, ..first.clone() };
        assert!(returned(&plain, next(&plain)));
        let quit = Contract { ended_on: first.term_end, end_kind: Some(Cancelled), ..first };
        assert!(returned(&quit, next(&quit)), "somebody had decided");
    }

    #[test]
    fn an_open_ended_contract_keeps_the_spell_going() {
        let contracts = [contract("2026-01-01"), ended("2026-02-01", "2026-02-28", Cancelled), contract("2026-09-01")];
        assert_eq!(spell(day("2026-09-30"), &contracts).unwrap().starts_on, day("2026-01-01"));
        assert_eq!(spell(day("2025-12-31"), &contracts), None);
    }
}
