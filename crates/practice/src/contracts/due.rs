//! What is expected to be paid for a contract.

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
/// price follows: another amount was agreed on for itself. What came in already stays, and something is left due.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn following(store: &Store, contract: &Contract, price: Money) -> Result<Vec<Payment>, Failure> {
    let payments = store.payments_of(contract.learner)?;
    let follows = |due: &Payment| {
        let parts = payments.iter().filter(|part| part.part_of == Some(due.id)).map(|part| part.amount);
        let came_in = Money::sums(parts);
        let whole = Money::sums(came_in.iter().copied().chain([due.amount]));
        let received = came_in.first().map_or(0, |sum| sum.minor);
        let left = Money { minor: price.minor.saturating_sub(received), ..price };
        let in_one = received == 0 || price.currency == due.amount.currency;
        (whole == [contract.price] && in_one && left.minor > 0).then(|| Payment { amount: left, ..due.clone() })
    };
    let own = |due: &&Payment| due.contract == Some(contract.id) && due.paid_on.is_none() && due.part_of.is_none();
    Ok(if price == contract.price { Vec::new() } else { payments.iter().filter(own).filter_map(follows).collect() })
}
