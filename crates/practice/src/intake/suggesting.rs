//! Whose a payment that waits most likely is: told when exactly one fits, by what the row says, else by its amount.

use std::collections::BTreeSet;

use nenrin_domain::{Day, InboxItem, InboxKind, LearnerId, Payer, PayerId, Payment, name_key};
use nenrin_store::Store;

use crate::Failure;
use crate::whose::Whose;

/// Characters that a name has at least to be found within what a row says.
const TELLING: usize = 3;

/// A learner, and who pays for them when it is somebody else.
type Pair = (LearnerId, Option<PayerId>);

/// What payments that wait are compared with.
pub(super) struct Suggesting<'s> {
    store: &'s Store,
    /// Those who pay for others, by the forms of their name.
    payers: Vec<(Vec<String>, PayerId)>,
    /// What is still to come in.
    open: Vec<Payment>,
}

impl<'s> Suggesting<'s> {
    /// Reads what `items` are compared with: nothing when none of them is a payment.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(store: &'s Store, items: &[InboxItem]) -> Result<Self, Failure> {
        if !items.iter().any(|item| item.kind == InboxKind::Payment) {
            return Ok(Self { store, payers: Vec::new(), open: Vec::new() });
        }
        let keys = |payer: &Payer| -> Vec<String> {
            [Some(&payer.name), payer.kana.as_ref()].into_iter().flatten().filter_map(|name| telling(name)).collect()
        };
        let payers = store.payers()?.iter().map(|payer| (keys(payer), payer.id)).collect();
        Ok(Self { store, payers, open: store.open_payments()? })
    }

    /// Whose the row is, when exactly one fits: of those it names, or who wrote from its mail address, those of whom the amount
    /// is open; of those of whom the amount is open, when it names nobody.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of(&self, item: &InboxItem, known: &[LearnerId], whose: &Whose) -> Result<Option<Pair>, Failure> {
        if item.kind != InboxKind::Payment {
            return Ok(None);
        }
        let owing: BTreeSet<Pair> = (self.open.iter())
            .filter(|due| item.amount == Some(due.amount) && whose.here(due.learner).is_some())
            .map(|due| (due.learner, due.payer))
            .collect();
        let named = self.named(item, known, whose)?;
        let both: BTreeSet<Pair> = named.intersection(&owing).copied().collect();
        Ok(match (named.len(), both.len(), owing.len()) {
            (1, ..) => named.first().copied(),
            (2.., 1, _) => both.first().copied(),
            (0, _, 1) => owing.first().copied(),
            _ => None,
        })
    }

    /// Everybody of whom the row speaks.
    fn named(&self, item: &InboxItem, known: &[LearnerId], whose: &Whose) -> Result<BTreeSet<Pair>, Failure> {
        let says = name_key(&item.summary);
        let learners = whose.those_named_in(&says, TELLING).chain(known.iter().copied());
        let mut named: BTreeSet<Pair> = learners.map(|learner| (learner, None)).collect();
        for (_, payer) in self.payers.iter().filter(|(keys, _)| keys.iter().any(|key| says.contains(key))) {
            let here = self.paid_for(*payer, item.day)?.filter(|learner| whose.here(*learner).is_some());
            named.extend(here.map(|learner| (learner, Some(*payer))));
        }
        Ok(named)
    }

    fn paid_for(&self, payer: PayerId, day: Day) -> Result<impl Iterator<Item = LearnerId>, Failure> {
        let links = self.store.payer_links_of_payer(payer)?;
        Ok(links.into_iter().filter(move |link| link.covers(day)).map(|link| link.learner))
    }
}

/// A name as it is looked for; `None` when it is too short to tell anybody.
fn telling(name: &str) -> Option<String> {
    Some(name_key(name)).filter(|key| key.chars().count() >= TELLING)
}
