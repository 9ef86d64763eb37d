//! What must still hold when an act is taken back on which later ones were done.

mod accounts;
mod agreements;
mod named;

use std::collections::BTreeSet;

use nenrin_domain::LearnerId;
use nenrin_store::{Store, StoreError, TakeBack};

use accounts::Accounts;
use agreements::Agreements;
pub(crate) use agreements::beside_a_renewal;
use named::Named;

/// Takes an act back, unless later acts have built on it in other rows than its own.
///
/// The file sees two acts that wrote one field. It cannot see that the ticket ledger of a contract or of a session, a payment
/// with its parts and refunds, the days of a learner, or a list of names are one thing in several rows. To refuse the undo of
/// every act on them but the last would make most of an older day impossible to correct, though most of it holds in any order.
/// So the act is taken back first, and the rules are asked afterwards, in the same transaction: whatever was in order before
/// must be in order still. What was out of order already, in a history brought in or by the coach's own correction, refuses
/// nothing.
///
/// # Errors
/// [`StoreError::BuiltUpon`] when the rules no longer hold; otherwise what taking back answers.
pub(crate) fn within_the_rules(
    store: &Store,
    learners: &BTreeSet<LearnerId>,
    take_back: TakeBack<'_>,
) -> Result<(), StoreError> {
    let before = Rules::of(store, learners)?;
    take_back()?;
    if Rules::of(store, learners)?.hold_after(&before) { Ok(()) } else { Err(StoreError::BuiltUpon) }
}

/// The kinds of rows that are one thing in several rows of a learner.
pub(crate) const TOGETHER: &[&str] =
    &["entitlement", "payment", "refund", "session", "contract", "pause", "consent", "payer_link"];

struct Rules {
    accounts: Accounts,
    agreements: Agreements,
    named: Named,
}

impl Rules {
    fn of(store: &Store, learners: &BTreeSet<LearnerId>) -> Result<Self, StoreError> {
        let accounts = Accounts::of(store, learners)?;
        let agreements = Agreements::of(store, learners, &accounts.balances())?;
        Ok(Self { accounts, agreements, named: Named::of(store)? })
    }

    /// Whether everything is in order that was so `before`.
    fn hold_after(&self, before: &Self) -> bool {
        self.accounts.hold_after(&before.accounts)
            && self.agreements.hold_after(&before.agreements)
            && self.named.hold_after(&before.named)
    }
}
