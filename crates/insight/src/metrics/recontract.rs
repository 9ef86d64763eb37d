//! M8, re-contract (再契約率): of those who left, how many came back under a new contract.

use nenrin_domain::{Contract, Day};

use super::look::Look;
use super::period::Period;
use super::stay::{Exit, Stay, is_paid};
use super::tally::{About, Case, Verdict};

/// One exit and whether it was followed by a new contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comeback {
    /// How it was judged.
    pub case: Case,
    /// How the learner had left: graduates and others are told apart.
    pub exit: Exit,
    /// Whether a contact was logged shortly before the new contract.
    pub from_follow_up: bool,
}

/// The exits of `period`. One counts with a new contract for a fee that begins later than the grace and within W days; it is
/// decided once W has passed, and observed (観察中) until then.
#[must_use]
pub fn comebacks(look: &Look<'_>, period: Period) -> Vec<Comeback> {
    let of = |stay: &Stay| {
        let (day, exit) = stay.exit().filter(|(day, _)| period.contains(*day))?;
        let new = new_contract(look, day);
        let verdict = if look.as_of.since(day) <= look.definition.recontract_days {
            Verdict::Undecided
        } else if new.is_some() {
            Verdict::Counts
        } else {
            Verdict::CountsNot
        };
        let case = Case { about: About::Learner, learner: look.facts.id(), contract: Some(stay.last), day, verdict };
        let from_follow_up = new.is_some_and(|contract| was_contacted_before(look, contract));
        Some(Comeback { case, exit, from_follow_up })
    };
    look.stays.iter().filter_map(of).collect()
}

fn new_contract<'l>(look: &'l Look<'_>, left: Day) -> Option<&'l Contract> {
    let (grace, window) = (look.definition.grace_days, look.definition.recontract_days);
    let in_time = |contract: &&Contract| (grace + 1..=window).contains(&contract.starts_on.since(left));
    let paid = look.facts.contracts.iter().filter(|contract| is_paid(contract));
    paid.filter(in_time).min_by_key(|contract| (contract.starts_on, contract.id))
}

fn was_contacted_before(look: &Look<'_>, contract: &Contract) -> bool {
    let days = 0..=look.definition.from_follow_up_days;
    look.facts.interactions.iter().any(|it| days.contains(&contract.starts_on.since(it.day)))
}
