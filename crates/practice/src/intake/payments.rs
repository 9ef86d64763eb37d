//! Lines that tell of money: payments, and what was given back of them.

use std::collections::hash_map::Entry;

use nenrin_domain::{Id as _, InboxItem, InboxKind, LearnerId, Money, Payment, PaymentId, Refund, RefundId};
use nenrin_exchange::intake::{Line, OWN_PAYMENTS, PaymentRow};
use nenrin_store::Store;

use super::plan::{Decided, Deciding, Identity, Step};
use super::refunds::{Back, GivenBack, Payments, RefundWaits, of_waiting};
use super::run::Bringing;
use super::waiting::{Fields, Waiting, field, summary};
use crate::derived::Key;
use crate::whose::Traits;
use crate::{Code, Failure};

pub(super) const PAYMENT: &str = "payment";

/// What becomes of a line.
pub(super) fn decide(deciding: &mut Deciding<'_>, line: Line<'_>, identity: &Identity) -> Result<Decided, Failure> {
    let (number, own, named) = (line.number(), line.is_own(), deciding.named(line.learner_id())?);
    let row = match PaymentRow::read(line) {
        Ok(Some(row)) => row,
        Ok(None) => return Ok(Decided::Step(Step::PassedOver)),
        Err(flaws) => return Ok(Decided::Faulty(flaws)),
    };
    // A payment has one number, by whichever of its files it comes.
    let numbered = row.reference.as_ref().is_some_and(|reference| deciding.payments.contains_key(reference));
    let kept = deciding.is_own::<Payment>(identity, own)? || deciding.is_own::<Refund>(identity, own)?;
    if kept || deciding.is_here(identity, PAYMENT)? || numbered && !row.is_refund {
        return Ok(Decided::Step(Step::Known));
    }
    if row.is_refund {
        let part_of = row.part_of.as_deref().map(|number| payment_of(deciding, number, own)).transpose()?.flatten();
        return refunded(deciding, &row, part_of).map(Decided::Step);
    }
    let learner = named.map_or_else(|| deciding.learner_of(number, Traits::from(&row)), Ok);
    Ok(Decided::Step(match learner {
        Err(step) => step,
        Ok(learner) => {
            let (payment, refund) = records(&row, identity, learner);
            deciding.given_back.insert(payment.id, GivenBack::coming(&payment, refund));
            // In a table of ours two payments may bear one number: whoever typed them meant two.
            if let Some(reference) = row.reference.clone().filter(|_| !own) {
                deciding.payments.insert(reference, (payment.id, learner));
            }
            Step::Brings(learner)
        }
    }))
}

/// What becomes of a line that tells what was given back of a payment.
fn refunded(
    deciding: &mut Deciding<'_>,
    row: &PaymentRow,
    part_of: Option<(PaymentId, LearnerId)>,
) -> Result<Step, Failure> {
    let Some((payment, learner)) = part_of else { return Ok(Step::Waits) };
    let back = match (deciding.given_back.entry(payment), deciding.store) {
        (Entry::Occupied(told), _) => told.into_mut(),
        (Entry::Vacant(place), Some(store)) => place.insert(GivenBack::here(store, deciding.source, payment)?),
        (Entry::Vacant(_), None) => return Ok(Step::Waits),
    };
    Ok(match back.told(row.amount, row.day) {
        Ok(Back::Is(refund)) => Step::IsRefund(refund),
        Ok(Back::New) => Step::GivesBack(learner, payment),
        Err(_) => Step::Waits,
    })
}

/// The payment of a number, and whose it is. A table of ours names it by the identity it had where the table was written.
fn payment_of(deciding: &Deciding<'_>, number: &str, own: bool) -> Result<Option<(PaymentId, LearnerId)>, Failure> {
    let Some(store) = deciding.store.filter(|_| own) else { return Ok(deciding.payments.get(number).copied()) };
    let came = store.origin(OWN_PAYMENTS, number, PAYMENT)?.map(|origin| PaymentId::from_uuid(origin.target));
    let found = [number.parse().ok(), came].into_iter().flatten().map(|id| store.find::<Payment>(id));
    let payment = found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().next();
    Ok(payment.map(|payment| (payment.id, payment.learner)))
}

/// Brings a line in as it was decided.
pub(super) fn bring(
    into: &mut Bringing<'_, '_, '_>,
    line: Line<'_>,
    identity: &Identity,
    step: Step,
) -> Result<(), Failure> {
    let Ok(Some(row)) = PaymentRow::read(line) else { return Ok(()) };
    match step {
        Step::Brings(learner) => {
            let (payment, refund) = records(&row, identity, learner);
            into.add(&payment)?;
            refund.iter().try_for_each(|refund| into.add(refund))?;
            into.came_from(identity, PAYMENT, payment.id)
        }
        Step::GivesBack(learner, payment) => {
            let refund = refund(&row, identity, learner, payment);
            into.add(&refund)?;
            into.came_from(identity, PAYMENT, refund.id)
        }
        Step::IsRefund(refund) => into.came_from(identity, PAYMENT, refund),
        Step::Waits => into.add(&waiting(&row, into.source, identity)),
        _ => Ok(()),
    }
}

/// What a row that waited becomes of a learner.
pub(super) enum Given {
    /// A payment, and what was given back of it since.
    Payment(Payment, Option<Refund>),
    /// What was given back of a payment.
    Refund(Refund),
    /// This refund, which is here already.
    Is(RefundId),
}

/// The records of a row that waited, and now is a learner's.
pub(super) fn give(store: &Store, item: &InboxItem, learner: LearnerId, identity: &Identity) -> Result<Given, Failure> {
    let row = row_of(item).ok_or(Failure::new(Code::Internal))?;
    if !row.is_refund {
        let (payment, refund) = records(&row, identity, learner);
        return Ok(Given::Payment(payment, refund));
    }
    let payments = store.payments_by_reference()?;
    let back = of_waiting(store, item, row.part_of.as_deref(), row.amount, &payments)?;
    // What was given back belongs to a payment of the same learner.
    let of = back.and_then(|back| if back.1 == learner { Ok(back) } else { Err(RefundWaits::ItsPaymentFirst) });
    Ok(match of.map_err(RefundWaits::refusal)? {
        (_, _, Back::Is(refund)) => Given::Is(refund),
        (payment, _, Back::New) => Given::Refund(refund(&row, identity, learner, payment)),
    })
}

/// Why a row waits that tells of money given back; `None` when only its learner is to be said, or it tells of something
/// else.
pub(super) fn why_waits(store: &Store, item: &InboxItem, payments: &Payments) -> Result<Option<RefundWaits>, Failure> {
    let Some(row) = row_of(item).filter(|row| row.is_refund) else { return Ok(None) };
    Ok(of_waiting(store, item, row.part_of.as_deref(), row.amount, payments)?.err())
}

fn payment_id(row: &PaymentRow, identity: &Identity) -> PaymentId {
    identity.key.id(row.day)
}

/// A payment, and what was given back of it since.
fn records(row: &PaymentRow, identity: &Identity, learner: LearnerId) -> (Payment, Option<Refund>) {
    let payment = Payment {
        id: payment_id(row, identity),
        learner,
        contract: None,
        due_on: row.due_on,
        paid_on: (!row.is_open).then_some(row.day),
        amount: row.amount,
        method: row.method.clone(),
        payer: None,
        part_of: None,
        fee: row.fee,
        reference: row.reference.clone(),
    };
    let refund = row.refunded.map(|(amount, day)| Refund {
        id: Key::of("refund").with(identity.key.text()).id(day),
        learner,
        payment: payment.id,
        day,
        amount,
        reason: None,
        method: row.method.clone(),
    });
    (payment, refund)
}

fn refund(row: &PaymentRow, identity: &Identity, learner: LearnerId, payment: PaymentId) -> Refund {
    Refund {
        id: identity.key.id(row.day),
        learner,
        payment,
        day: row.day,
        amount: row.amount,
        reason: row.description.clone(),
        method: row.method.clone(),
    }
}

fn waiting(row: &PaymentRow, source: &str, identity: &Identity) -> InboxItem {
    let minor = if row.is_refund { row.amount.minor.saturating_neg() } else { row.amount.minor };
    let fields = Fields::default()
        .with("name", row.name.as_ref())
        .with("mail", row.mail.as_ref())
        .with("description", row.description.as_ref())
        .with("method", row.method.as_ref())
        .with("reference", row.reference.as_ref())
        .with("part_of", row.part_of.as_ref())
        .with("due_on", row.due_on)
        .with("open", row.is_open.then_some(true))
        .with("fee", row.fee.map(|fee| fee.minor))
        .with("refunded", row.refunded.map(|(money, _)| money.minor))
        .with("refunded_on", row.refunded.map(|(_, day)| day));
    let summary = summary(&[row.name.as_deref(), row.mail.as_deref(), row.description.as_deref()]);
    let amount = Some(Money { minor, ..row.amount });
    Waiting { kind: InboxKind::Payment, day: row.day, time: None, summary, amount }.item(source, identity, fields)
}

fn row_of(item: &InboxItem) -> Option<PaymentRow> {
    let amount = item.amount?;
    let money = |minor: i64| Money { minor, currency: amount.currency };
    let refunded = field::<i64>(item, "refunded").map(money);
    Some(PaymentRow {
        day: item.day,
        is_open: field(item, "open").unwrap_or_default(),
        due_on: field(item, "due_on"),
        amount: money(amount.minor.saturating_abs()),
        is_refund: amount.minor < 0,
        refunded: refunded.map(|money| (money, field(item, "refunded_on").unwrap_or(item.day))),
        fee: field(item, "fee").map(money),
        method: field(item, "method"),
        reference: field(item, "reference"),
        part_of: field(item, "part_of"),
        name: field(item, "name"),
        mail: field(item, "mail"),
        description: field(item, "description"),
    })
}

impl<'r> From<&'r PaymentRow> for Traits<'r> {
    fn from(row: &'r PaymentRow) -> Self {
        Self { mail: row.mail.as_deref(), name: row.name.as_deref(), ..Self::default() }
    }
}
