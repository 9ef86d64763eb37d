//! Whether a learner still comes, which tells more than the dates of an agreement.

use std::borrow::Cow;

use nenrin_domain::{Contract, ContractId, Day};

use crate::GRACE_DAYS;

/// What the records tell of a learner's coming, as far as it is known on the day that is looked at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Coming<'f> {
    /// The day of the last session known to have been held.
    pub last_held: Option<Day>,
    /// The day of the last booking whose outcome is not known, ahead or over.
    pub last_booked: Option<Day>,
    /// The packages without a ticket left, each with [the day of its last](nenrin_domain::last_ticket_day).
    pub used_up: &'f [(ContractId, Day)],
    /// Whether every application of theirs was turned down; `None` when they never applied.
    pub turned_away: Option<bool>,
}

impl Coming<'_> {
    /// The contracts as they stand on `as_of`: a package ends with its last ticket or with its term, whichever comes first.
    /// Whoever comes on without a ticket has not left with it: then the last session counts, or the last booking, of which
    /// nobody has said yet that it came to nothing; and while one is ahead the package runs on. A term that ran out before the grace is past, and stays as it is.
    pub(crate) fn standing<'c>(&self, as_of: Day, contracts: &'c [Contract]) -> Cow<'c, [Contract]> {
        if self.last_booked.is_some_and(|booked| booked >= as_of) || self.used_up.is_empty() {
            return contracts.into();
        }
        let standing = |contract: &Contract| {
            let own = contract.last_day();
            let last = self.last_day_of(contract).filter(|_| own.is_none_or(|own| as_of.since(own) <= GRACE_DAYS));
            let term_end = contract.term_end.into_iter().chain(last).min();
            Contract { term_end, ..contract.clone() }
        };
        contracts.iter().map(standing).collect()
    }

    fn last_day_of(&self, contract: &Contract) -> Option<Day> {
        let (_, last_ticket) = self.used_up.iter().find(|(used_up, _)| *used_up == contract.id)?;
        let came = [self.last_held, self.last_booked].into_iter().flatten().filter(|day| contract.covers(*day));
        came.chain([*last_ticket]).max()
    }
}
