//! Learners who come without a recorded contract: the coach has just begun to record, or never writes one.

use nenrin_domain::{Contract, Day};

/// A year of silence ends an agreement that nobody wrote down.
pub const UNWRITTEN_DAYS: i64 = 365;

/// Whether the learner came, with no contract begun by `as_of`, and for the last time within [`UNWRITTEN_DAYS`].
/// `last_held` is the day of the last session known on `as_of` to have been held.
#[must_use]
pub fn comes_without_contract(as_of: Day, contracts: &[Contract], last_held: Option<Day>) -> bool {
    contracts.iter().all(|contract| contract.starts_on > as_of) && came_lately(as_of, last_held)
}

/// Whether the last held session lies at most [`UNWRITTEN_DAYS`] back.
pub(crate) fn came_lately(as_of: Day, last_held: Option<Day>) -> bool {
    last_held.is_some_and(|held| as_of.since(held) <= UNWRITTEN_DAYS)
}

#[cfg(test)]
mod tests {
    use super::comes_without_contract;
    use crate::sample::{contract, day};

    #[test]
    fn a_year_of_silence_ends_an_unwritten_agreement() {
        let comes = |as_of: &str, last_held: Option<&str>| comes_without_contract(day(as_of), &[], last_held.map(day));
        assert!(comes("2026-03-01", Some("2025-03-01")));
        assert!(!comes("2026-03-02", Some("2025-03-01")));
        assert!(!comes("2026-03-01", None), "never came");
    }

    #[test]
    fn a_contract_takes_over_from_its_first_day() {
        let comes =
            |as_of: &str| comes_without_contract(day(as_of), &[contract("2026-03-05")], Some(day("2026-03-01")));
        assert!(comes("2026-03-04"));
        assert!(!comes("2026-03-05"));
    }
}
