//! What is expected to be paid for a contract.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Contract, Day, Money, Payment};
use nenrin_store::{Store, Writer};

use crate::wire::Plain;
use crate::{Failure, payments};

/// Expects the price of a contract that has just been written, unless there is none or no day on which it is due.
///
/// # Errors
/// When the file refuses it.
pub(super) fn expect_price(
    writer: &mut Writer<'_>,
    contract: &Contract,
    due_on: Option<Plain<Day>>,
) -> Result<(), Failure> {
    let Some(Plain(day)) = due_on.filter(|_| contract.price.minor > 0) else { return Ok(()) };
    let due = payments::expected(writer, contract.learner, Some(Plain(contract.id)), None, contract.price, day)?;
    payments::expect(writer, &due).map(|_| ())
}

/// What is still due of the price of `contract`, as it is once the price is `price`. Only what was expected of just its old
/// price follows, by one payment or by several people in shares, which stay the shares they are: another amount was agreed on for
/// itself. What came in already stays, and something is left due.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn following(store: &Store, contract: &Contract, price: Money) -> Result<Vec<Payment>, Failure> {
    if price == contract.price {
        return Ok(Vec::new());
    }
    let payments = store.payments_of(contract.learner)?;
    let own = |payment: &&Payment| payment.contract == Some(contract.id) && payment.part_of.is_none();
    let expected = payments.iter().filter(own).map(|payment| Expected::of(payment, &payments));
    let (alone, others): (Vec<_>, Vec<_>) = expected.partition(|it| it.whole == [contract.price]);
    let shares = shares_of(contract.price, others).into_iter().flat_map(|shares| {
        let wholes: Vec<Money> = shares.iter().flat_map(|share| share.whole.iter().copied()).collect();
        shares.into_iter().zip(price.shared_as(&wholes))
    });
    let each = alone.into_iter().map(|it| (it, price)).chain(shares);
    Ok(each.filter_map(|(expected, whole)| expected.becoming(whole)).collect())
}

/// A payment that was expected, with the parts of it that came in.
struct Expected<'p> {
    payment: &'p Payment,
    came_in: Vec<Money>,
    /// All that was expected of it; more than one sum where parts came in in another currency.
    whole: Vec<Money>,
}

impl<'p> Expected<'p> {
    fn of(payment: &'p Payment, all: &[Payment]) -> Self {
        let parts = all.iter().filter(|part| part.part_of == Some(payment.id)).map(|part| part.amount);
        let came_in = Money::sums(parts);
        let whole = Money::sums(came_in.iter().copied().chain([payment.amount]));
        Self { payment, came_in, whole }
    }

    /// The payment as it is when all of it is `whole`; `None` of one that came in, or of which nothing would be left due.
    fn becoming(&self, whole: Money) -> Option<Payment> {
        let received = self.came_in.first().map_or(0, |sum| sum.minor);
        let left = Money { minor: whole.minor.saturating_sub(received), ..whole };
        let in_one = received == 0 || whole.currency == self.payment.amount.currency;
        let stays_due = self.payment.paid_on.is_none() && in_one && left.minor > 0;
        stays_due.then(|| Payment { amount: left, ..self.payment.clone() })
    }
}

/// Those of the payments that were expected of several people on one day, and are together `price`.
fn shares_of(price: Money, expected: Vec<Expected<'_>>) -> Vec<Vec<Expected<'_>>> {
    let mut by_day: BTreeMap<Day, Vec<Expected<'_>>> = BTreeMap::new();
    for one in expected {
        if let Some(day) = one.payment.due_on {
            by_day.entry(day).or_default().push(one);
        }
    }
    let are_shares = |those: &Vec<Expected<'_>>| {
        let payers: BTreeSet<_> = those.iter().map(|one| one.payment.payer).collect();
        let all = Money::sums(those.iter().flat_map(|one| one.whole.iter().copied()));
        payers.len() == those.len() && all == [price]
    };
    let mut shares: Vec<_> = by_day.into_values().filter(are_shares).collect();
    // In the order in which the sum was shared.
    shares.iter_mut().for_each(|those| those.sort_by_key(|one| one.payment.id));
    shares
}
