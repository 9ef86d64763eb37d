//! Which payment a number is that a row bears. A service gives each payment a number of its own; lists of no known program may all
//! count their rows from one, and so may whoever types numbers here.

use nenrin_domain::{Id as _, InboxItem, LearnerId, Payment, PaymentId};
use nenrin_exchange::intake::{GENERIC, OWN_PAYMENTS, PaymentRow, is_own};
use nenrin_store::Store;
use std::collections::HashSet;

use super::plan::{Deciding, Identity};
use super::refunds::own_payment;
use crate::Failure;
use crate::left_behind::PAYMENT;

/// The payment of a row and whose it is, if it is here, or came with an earlier line, under the number of the row: a payment has
/// one, by whichever of its files it comes.
pub(super) fn numbered(
    deciding: &mut Deciding<'_>,
    row: &PaymentRow,
) -> Result<Option<(PaymentId, LearnerId)>, Failure> {
    let Some(number) = &row.reference else { return Ok(None) };
    let (Some(store), true) = (deciding.store, is_counted(deciding.source)) else {
        return Ok(deciding.payments.get(number).copied());
    };
    let here = one_of(store, deciding.source, row, &deciding.told_by_number)?;
    if is_own(deciding.source) {
        deciding.told_by_number.extend(here.as_ref().map(|here| here.id));
    }
    Ok(here.map(|here| (here.id, here.learner)))
}

/// The payment that came of a row when it came in before, and whose it is.
pub(super) fn came_of(
    deciding: &Deciding<'_>,
    row: &PaymentRow,
    identity: &Identity,
) -> Result<Option<(PaymentId, LearnerId)>, Failure> {
    let (Some(store), true) = (deciding.store, is_counted(deciding.source)) else {
        return Ok(row.reference.as_ref().and_then(|number| deciding.payments.get(number)).copied());
    };
    let came = store.origin(deciding.source, &identity.text, PAYMENT)?;
    let here = came.map(|origin| store.find::<Payment>(PaymentId::from_uuid(origin.target))).transpose()?.flatten();
    Ok(here.map(|here| (here.id, here.learner)))
}

/// The payment that is here under the number of a row which waits.
pub(super) fn same_number(store: &Store, item: &InboxItem, row: &PaymentRow) -> Result<Option<Payment>, Failure> {
    one_of(store, &item.source, row, &HashSet::new())
}

/// The payment with the number of a row of which the row tells: the latest of several. In the tables of ours two payments may bear
/// one number, and whoever typed them meant two: one that came from another row of theirs, or of which an earlier line has told,
/// is not it.
fn one_of(
    store: &Store,
    source: &str,
    row: &PaymentRow,
    told: &HashSet<PaymentId>,
) -> Result<Option<Payment>, Failure> {
    let all = row.reference.as_deref().map(|number| store.payments_by_number(number)).transpose()?;
    for here in all.into_iter().flatten().filter(|here| is_of(source, row, here) && !told.contains(&here.id)) {
        if source != OWN_PAYMENTS || !store.came_from(OWN_PAYMENTS, here.id.uuid())? {
            return Ok(Some(here));
        }
    }
    Ok(None)
}

/// Whether a row with the number of a payment tells of that payment.
fn is_of(source: &str, row: &PaymentRow, here: &Payment) -> bool {
    let day = here.paid_on.or(here.due_on);
    !is_counted(source) || here.amount == row.amount && day == Some(row.day)
}

/// Whether the numbers of a source may be those of several payments.
fn is_counted(source: &str) -> bool {
    source == GENERIC || is_own(source)
}

/// The payment of a number, and whose it is. A table of ours names it by the identity it had where the table was written.
pub(super) fn payment_of(
    deciding: &Deciding<'_>,
    number: &str,
    own: bool,
) -> Result<Option<(PaymentId, LearnerId)>, Failure> {
    match deciding.store.filter(|_| own) {
        Some(store) => own_payment(store, number),
        None => Ok(deciding.payments.get(number).copied()),
    }
}

/// The payment of which a row that waits tells that it was given back, and whose it is.
pub(super) fn payment_of_waiting(
    store: &Store,
    item: &InboxItem,
    row: &PaymentRow,
) -> Result<Option<(PaymentId, LearnerId)>, Failure> {
    let Some(number) = row.part_of.as_deref() else { return Ok(None) };
    if is_own(&item.source) {
        return own_payment(store, number);
    }
    Ok(store.payments_by_number(number)?.first().map(|payment| (payment.id, payment.learner)))
}
