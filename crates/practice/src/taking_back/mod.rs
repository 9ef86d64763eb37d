//! What must still hold when an act is taken back on which later ones were done.

mod accounts;
mod agreements;
mod named;
mod terms;

use std::borrow::Borrow;
use std::collections::BTreeSet;

use nenrin_domain::LearnerId;
use nenrin_store::{Store, StoreError, TakeBack};

use accounts::Accounts;
use agreements::Agreements;
pub(crate) use agreements::beside_a_renewal;
use named::Named;
use terms::Terms;

/// Takes an act back, unless later acts have built on it in other rows than its own.
///
/// The file sees two acts that wrote one field. It cannot see that the ticket ledger of a contract or of a session, a payment
/// with its parts and refunds, the days of a learner, or a list of names are one thing in several rows. To refuse the undo of
/// every act on them but the last would make most of an older day impossible to correct, though most of it holds in any order.
/// So the act is taken back first, and the rules are asked afterwards, in the same transaction: whatever was in order before
/// must be in order still. What was out of order already, in a history brought in or by the coach's own correction, refuses
/// nothing. Nor does what was out of order before the act itself, when it is the last that stands: an older act that was taken
/// back since must not hold it for ever.
///
/// # Errors
/// [`StoreError::BuiltUpon`] when the rules no longer hold; otherwise what taking back answers.
pub(crate) fn within_the_rules(
    store: &Store,
    learners: &BTreeSet<LearnerId>,
    act: TakeBack<'_>,
) -> Result<(), StoreError> {
    let mut stood = vec![Rules::of(store, learners)?];
    act.take_back()?;
    let after = Rules::of(store, learners)?;
    if after.hold_after(&stood) {
        return Ok(());
    }
    act.look_before(&mut || {
        stood.push(Rules::of(store, learners)?);
        Ok(())
    })?;
    if after.hold_after(&stood) { Ok(()) } else { Err(StoreError::BuiltUpon) }
}

/// The kinds of rows that are one thing in several rows of a learner.
pub(crate) const TOGETHER: &[&str] =
    &["entitlement", "payment", "refund", "session", "contract", "pause", "consent", "payer_link"];

struct Rules {
    accounts: Accounts,
    agreements: Agreements,
    named: Named,
    terms: Terms,
}

impl Rules {
    fn of(store: &Store, learners: &BTreeSet<LearnerId>) -> Result<Self, StoreError> {
        let accounts = Accounts::of(store, learners)?;
        let agreements = Agreements::of(store, learners, &accounts.balances())?;
        Ok(Self { accounts, agreements, named: Named::of(store)?, terms: Terms::of(store, learners)? })
    }

    /// Whether everything is in order, but for what was out of order in one of the states that `stood`.
    fn hold_after(&self, stood: &[Self]) -> bool {
        let accounts: Vec<_> = stood.iter().map(|it| &it.accounts).collect();
        let agreements: Vec<_> = stood.iter().map(|it| &it.agreements).collect();
        let named: Vec<_> = stood.iter().map(|it| &it.named).collect();
        let terms: Vec<_> = stood.iter().map(|it| &it.terms).collect();
        self.accounts.hold_after(&accounts)
            && self.agreements.hold_after(&agreements)
            && self.named.hold_after(&named)
            && self.terms.hold_after(&terms)
    }
}

/// Whether each of these was in one of the sets that stood.
fn all_stood<T: Ord>(now: &BTreeSet<T>, stood: impl IntoIterator<Item = impl Borrow<BTreeSet<T>>>) -> bool {
    let stood: Vec<_> = stood.into_iter().collect();
    now.iter().all(|one| stood.iter().any(|before| before.borrow().contains(one)))
}
