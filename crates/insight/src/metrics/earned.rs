//! What a contract has earned by a day: the sessions used of it, or the days that have passed under it.

use nenrin_domain::{Contract, ContractKind, Day, EntitlementKind, Money};

use super::look::Look;
use super::period::Period;

/// What the contract earned within `period`, up to the day of `look`.
///
/// It is the difference of what was earned by two days, so that the parts of any division of time sum to the whole.
#[must_use]
pub fn earned_within(look: &Look<'_>, contract: &Contract, period: Period) -> Money {
    let by = |day: Day| earned_by(look, contract, day.min(look.as_of));
    let minor = by(period.last_day()).saturating_sub(by(period.from.plus(-1)));
    Money { minor, ..contract.price }
}

/// Minor units earned up to the end of `day`. Where tickets are counted, the price of each that was used or ran out; of a
/// subscription its fee for each month by the days that have passed, without those of an unbilled pause; of a term its price by
/// its days; a single session on its first day.
fn earned_by(look: &Look<'_>, contract: &Contract, day: Day) -> i64 {
    match (contract.kind, contract.sessions) {
        (ContractKind::ProBono, _) => 0,
        _ if day < contract.starts_on => 0,
        (ContractKind::Subscription, _) => by_months(look, contract, day),
        (_, Some(sessions)) if contract.counts_tickets() => {
            part(contract.price.minor, tickets_used(look, contract, day), i64::from(sessions))
        }
        (ContractKind::OneOff, _) => contract.price.minor,
        _ => by_term(contract, day),
    }
}

fn tickets_used(look: &Look<'_>, contract: &Contract, day: Day) -> i64 {
    let uses = |kind| matches!(kind, EntitlementKind::Consume | EntitlementKind::Restore | EntitlementKind::Expire);
    let entries = look.facts.entitlements.iter().filter(|it| it.contract == contract.id && it.day <= day);
    entries.filter(|it| uses(it.kind)).map(|it| -i64::from(it.quantity)).sum()
}

fn by_term(contract: &Contract, day: Day) -> i64 {
    let Some(end) = contract.term_end else { return contract.price.minor };
    let last = contract.ended_on.map_or(end, |ended| ended.min(end)).min(day);
    part(contract.price.minor, last.since(contract.starts_on) + 1, end.since(contract.starts_on) + 1)
}

fn by_months(look: &Look<'_>, contract: &Contract, day: Day) -> i64 {
    let last = contract.last_day().map_or(day, |last| last.min(day));
    let mut earned = 0_i64;
    for month in 0_u32.. {
        let from = if month == 0 { contract.starts_on } else { contract.starts_on.last_of_term(month).plus(1) };
        let end = contract.starts_on.last_of_term(month + 1);
        if from > last || end < from {
            break;
        }
        let billed = (0..=end.min(last).since(from)).filter(|days| is_billed(look, contract, from.plus(*days))).count();
        let billed = i64::try_from(billed).unwrap_or(i64::MAX);
        earned = earned.saturating_add(part(contract.price.minor, billed, end.since(from) + 1));
    }
    earned
}

fn is_billed(look: &Look<'_>, contract: &Contract, day: Day) -> bool {
    !look.facts.pauses.iter().any(|pause| !pause.billed && pause.concerns(contract) && pause.covers(day))
}

/// `of` parts out of `all` of an amount, rounded down.
fn part(minor: i64, of: i64, all: i64) -> i64 {
    let part = (i128::from(minor) * i128::from(of)).checked_div(i128::from(all));
    part.and_then(|part| i64::try_from(part).ok()).unwrap_or(0)
}
