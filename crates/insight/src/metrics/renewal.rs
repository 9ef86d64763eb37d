//! M4, renewal (更新率): of the contracts that fell due, those that were followed by another.

use nenrin_domain::{Contract, ContractKind, Day, EndKind, last_ticket_day};

use super::look::Look;
use super::period::Period;
use super::stay::is_paid;
use super::tally::{About, Case, Exclusion, Verdict};

/// The contracts that fell due in `period`. A term falls due on its last day, a package with its last ticket or its expiry,
/// whichever is first. It is renewed when the learner's next contract for a fee, whatever its plan, begins by then or within the
/// grace after; one that began early counts on the due day. Within the grace nothing is decided yet. What is open-ended, a
/// single session, without a fee, ended before it was due, or a graduation is out.
#[must_use]
pub fn renewals(look: &Look<'_>, period: Period) -> Vec<Case> {
    let due = |contract: &Contract| {
        let day = due_day(look, contract).filter(|day| period.contains(*day))?;
        let verdict = exclusion(contract, day, look).map_or_else(|| judged(look, contract, day), Verdict::Excluded);
        Some(Case {
            about: About::Contract(contract.id),
            learner: Some(contract.learner),
            contract: Some(contract.id),
            day,
            verdict,
        })
    };
    look.facts.contracts.iter().filter_map(due).collect()
}

fn judged(look: &Look<'_>, contract: &Contract, due: Day) -> Verdict {
    let grace = look.definition.grace_days;
    let renewed = next_paid(look, contract).is_some_and(|next| next.starts_on.since(due) <= grace);
    if renewed {
        Verdict::Counts
    } else if look.as_of.since(due) <= grace {
        Verdict::Undecided
    } else {
        Verdict::CountsNot
    }
}

fn exclusion(contract: &Contract, due: Day, look: &Look<'_>) -> Option<Exclusion> {
    let ended_before = contract.ended_on.is_some_and(|ended| ended < due);
    let is_called_off = matches!(contract.end_kind, Some(EndKind::Cancelled | EndKind::CoolingOff));
    match contract.kind {
        ContractKind::OneOff => Some(Exclusion::OneOff),
        _ if !is_paid(contract) => Some(Exclusion::ProBono),
        _ if contract.auto_renew && last_ticket_day(look.as_of, contract, &look.facts.entitlements).is_none() => {
            Some(Exclusion::OpenEnded)
        }
        _ if contract.end_kind == Some(EndKind::Graduated) => Some(Exclusion::Graduated),
        _ if ended_before && is_called_off => Some(Exclusion::EndedBeforeDue),
        _ => None,
    }
}

/// The day on which something is to be decided about a contract, once it has come; the agreed one also of a contract that was
/// ended before. `None` for one that goes on from month to month.
fn due_day(look: &Look<'_>, contract: &Contract) -> Option<Day> {
    let last_ticket = last_ticket_day(look.as_of, contract, &look.facts.entitlements);
    let due = [contract.term_end, last_ticket].into_iter().flatten().min();
    due.filter(|day| *day <= look.as_of)
}

/// The learner's next contract for a fee after this one.
fn next_paid<'l>(look: &'l Look<'_>, contract: &Contract) -> Option<&'l Contract> {
    let order = |it: &Contract| (it.starts_on, it.id);
    let later = look.facts.contracts.iter().filter(|it| is_paid(it) && order(it) > order(contract));
    later.min_by_key(|it| order(it))
}
