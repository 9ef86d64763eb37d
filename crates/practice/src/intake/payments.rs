//! Lines that tell of money: payments, and what was given back of them.

use std::collections::hash_map::Entry;

use nenrin_domain::{InboxItem, InboxKind, InboxState, LearnerId, Money, Payment, PaymentId, Refund, RefundId};
use nenrin_exchange::history::ProblemKind;
use nenrin_exchange::intake::{Flaw, Line, Meaning, PaymentRow, is_own};
use nenrin_store::Store;

use super::edited;
use super::numbers::{came_of, numbered, payment_of, payment_of_waiting, same_number};
use super::plan::{Decided, Deciding, Identity, Step};
use super::refunds::{Back, GivenBack, RefundWaits, of_waiting, refund_of};
use super::run::Bringing;
use super::waiting::{Fields, Waiting, field, summary};
use crate::left_behind::PAYMENT;
use crate::payments::payer_of;
use crate::whose::{OtherName, Traits};
use crate::{Code, Failure};

/// What becomes of a line.
pub(super) fn decide(deciding: &mut Deciding<'_>, line: Line<'_>, identity: &Identity) -> Result<Decided, Failure> {
    let (number, own, named) = (line.number(), line.is_own(), deciding.named(line.learner_id())?);
    let (column, amount) = (line.place(Meaning::At), line.place(Meaning::Amount));
    let row = match PaymentRow::read(line) {
        Ok(row) => row,
        Err(no_row) => return Ok(no_row.into()),
    };
    if !row.is_open && row.day > deciding.today {
        return Ok(Decided::Faulty(vec![Flaw { column, kind: ProblemKind::NotYet }]));
    }
    if deciding.in_inbox(identity)?.is_some_and(|here| waits_otherwise(&here, &row)) {
        return Ok(Decided::Step(Step::WaitsOtherwise));
    }
    let kept = own && edited::payment(deciding, (number, &row), named, identity)?;
    if kept || deciding.is_here(identity, PAYMENT)? {
        let payment = came_of(deciding, &row, identity)?;
        return given_back_since(deciding, &row, payment).map(Decided::Step);
    }
    if let Some(payment) = numbered(deciding, &row)?.filter(|_| !row.is_refund) {
        return given_back_since(deciding, &row, Some(payment)).map(Decided::Step);
    }
    if own && !row.is_open && row.amount.minor == 0 {
        let kind = ProblemKind::OutOfRange { text: "0".to_owned(), least: 1, most: Money::MOST };
        return Ok(Decided::Faulty(vec![Flaw { column: amount, kind }]));
    }
    if row.is_refund {
        let part_of = row.part_of.as_deref().map(|number| payment_of(deciding, number, own)).transpose()?.flatten();
        return refunded(deciding, &row, part_of).map(Decided::Step);
    }
    let learner = named.map_or_else(|| deciding.learner_of(number, Traits::from(&row)), Ok);
    Ok(Decided::Step(match learner {
        Err(step) => step,
        // Whether it was typed in by hand, or told by another file, only the coach knows.
        Ok(learner) if !own && !row.is_open && may_be_paid(deciding, &row, learner)? => Step::Waits,
        Ok(learner) => {
            let (payment, refund) = records(&row, identity, learner);
            deciding.given_back.insert(payment.id, GivenBack::coming(deciding.source, &payment, refund));
            // In a table of ours two payments may bear one number: whoever typed them meant two.
            if let Some(reference) = row.reference.clone().filter(|_| !own) {
                deciding.payments.insert(reference, (payment.id, learner));
            }
            Step::Brings(learner)
        }
    }))
}

/// Days by which a bank may write a payment later, or earlier, than the coach has noted it.
const DAYS_APART: i64 = 7;

/// Whether a payment of this learner and amount is here that may be the one of a row. One that was written by hand for another day
/// may be that of one row alone.
fn may_be_paid(deciding: &mut Deciding<'_>, row: &PaymentRow, learner: LearnerId) -> Result<bool, Failure> {
    let Some(store) = deciding.store else { return Ok(false) };
    let about = store.payments_about(learner, row.day, DAYS_APART, row.amount)?;
    let is_free = |here: &&Payment| here.paid_on == Some(row.day) || !deciding.paid_by_hand.contains(&here.id);
    let found = about.iter().find(is_free).map(|here| here.id);
    deciding.paid_by_hand.extend(found);
    Ok(found.is_some())
}

/// Whether a payment is here that may be the one of which a row that waits tells, if it is this learner's.
pub(super) fn may_be_here(store: &Store, item: &InboxItem, learner: LearnerId) -> Result<bool, Failure> {
    let came_in = item.amount.filter(|amount| amount.minor > 0 && field::<bool>(item, "open") != Some(true));
    let about = came_in.map(|amount| store.payments_about(learner, item.day, DAYS_APART, amount)).transpose()?;
    Ok(about.is_some_and(|about| !about.is_empty()))
}

/// What becomes of the line of a payment that is here: it may tell that more of it was given back since.
fn given_back_since(
    deciding: &mut Deciding<'_>,
    row: &PaymentRow,
    payment: Option<(PaymentId, LearnerId)>,
) -> Result<Step, Failure> {
    let (Some((all, _)), Some((payment, learner))) = (row.refunded, payment) else { return Ok(Step::Known) };
    let more = given_back(deciding, payment)?.and_then(|back| back.more(all));
    Ok(more.map_or(Step::Known, |(amount, after)| Step::GivesBackMore { learner, payment, amount, after }))
}

/// What was given back of a payment so far; `None` of one that is not here while no practice is open.
fn given_back<'d>(deciding: &'d mut Deciding<'_>, payment: PaymentId) -> Result<Option<&'d mut GivenBack>, Failure> {
    Ok(match (deciding.given_back.entry(payment), deciding.store) {
        (Entry::Occupied(told), _) => Some(told.into_mut()),
        (Entry::Vacant(place), Some(store)) => Some(place.insert(GivenBack::here(store, deciding.source, payment)?)),
        (Entry::Vacant(_), None) => None,
    })
}

/// What becomes of a line that tells what was given back of a payment.
fn refunded(
    deciding: &mut Deciding<'_>,
    row: &PaymentRow,
    part_of: Option<(PaymentId, LearnerId)>,
) -> Result<Step, Failure> {
    let Some((payment, learner)) = part_of else { return Ok(Step::Waits) };
    let Some(back) = given_back(deciding, payment)? else { return Ok(Step::Waits) };
    Ok(match back.told(row.amount, row.day) {
        Ok(Back::Is(refund)) => Step::IsRefund(refund),
        Ok(Back::Part(sum)) => Step::IsPartOf(sum),
        Ok(Back::New) => Step::GivesBack(learner, payment),
        Err(_) => Step::Waits,
    })
}

/// Brings a line in as it was decided.
pub(super) fn bring(
    into: &mut Bringing<'_, '_, '_>,
    line: Line<'_>,
    identity: &Identity,
    step: Step,
) -> Result<(), Failure> {
    let Ok(row) = PaymentRow::read(line) else { return Ok(()) };
    match step {
        Step::Brings(learner) => {
            let (payment, refund) = records(&row, identity, learner);
            let payer = payer_of(into.loader.writer(), None, learner, None, row.day)?;
            into.add(&Payment { payer, ..payment })?;
            refund.iter().try_for_each(|refund| into.add(refund))?;
            into.came_from(identity, PAYMENT, payment_id(&row, identity))
        }
        Step::GivesBack(learner, payment) => {
            let refund = refund(&row, identity, learner, payment);
            into.add(&refund)?;
            into.came_from(identity, PAYMENT, refund.id)
        }
        Step::GivesBackMore { learner, payment, amount, after } => {
            into.add(&more_given_back(&row, identity, learner, payment, (amount, after)))
        }
        Step::IsPartOf(sum) => {
            let sum: Refund = into.loader.get(sum)?;
            let (part, rest) = parted(&row, identity, sum);
            into.loader.change(&rest)?;
            into.add(&part)?;
            into.came_from(identity, PAYMENT, part.id)
        }
        Step::IsRefund(refund) => into.came_from(identity, PAYMENT, refund),
        Step::Waits => into.add(&waiting(&row, into.source, identity)),
        Step::Dismissed => into.dismiss(waiting(&row, into.source, identity)),
        Step::WaitsOtherwise => Ok(into.loader.change(&waiting(&row, into.source, identity))?),
        _ => Ok(()),
    }
}

/// What a row that waited becomes of a learner.
pub(super) enum Given {
    /// A payment, and what was given back of it since.
    Payment(Payment, Option<Refund>),
    /// This payment, which is here already, and what more was given back of it.
    IsPayment(PaymentId, Option<Refund>),
    /// What was given back of a payment.
    Refund(Refund),
    /// A part of what was given back, and the rest of it, which is here with the part in it.
    Part(Refund, Refund),
    /// This refund, which is here already.
    Is(RefundId),
}

/// The records of a row that waited, and now is a learner's.
pub(super) fn give(store: &Store, item: &InboxItem, learner: LearnerId, identity: &Identity) -> Result<Given, Failure> {
    let row = row_of(item).ok_or(Failure::new(Code::Internal))?;
    if !row.is_refund {
        return paid(store, item, &row, identity, learner);
    }
    let payment = payment_of_waiting(store, item, &row)?;
    // What was given back belongs to a payment of the same learner.
    if payment.is_some_and(|(_, whose)| whose != learner) {
        return Err(Failure::not_allowed("learner", "number_of_another"));
    }
    let back = of_waiting(store, item, row.amount, payment.map(|(payment, _)| payment))?;
    Ok(match back.map_err(RefundWaits::refusal)? {
        (_, Back::Is(refund)) => Given::Is(refund),
        (_, Back::Part(sum)) => {
            let (part, rest) = parted(&row, identity, store.get(sum)?);
            Given::Part(part, rest)
        }
        (payment, Back::New) => Given::Refund(refund(&row, identity, learner, payment)),
    })
}

/// A payment that waited. A payment has one number, by however many files it came.
fn paid(
    store: &Store,
    item: &InboxItem,
    row: &PaymentRow,
    identity: &Identity,
    learner: LearnerId,
) -> Result<Given, Failure> {
    let Some(here) = same_number(store, item, row)? else {
        let (payment, refund) = records(row, identity, learner);
        return Ok(Given::Payment(payment, refund));
    };
    if here.learner != learner {
        return Err(Failure::not_allowed("learner", "number_of_another"));
    }
    let mut back = GivenBack::here(store, &item.source, here.id)?;
    let more = row.refunded.and_then(|(all, _)| back.more(all));
    let refund = more.map(|more| more_given_back(row, identity, learner, here.id, more));
    Ok(Given::IsPayment(here.id, refund))
}

/// Whether a row tells further of what waits: that it came in, or that more of it was given back. Of money given back a table of
/// ours may have been put right.
fn waits_otherwise(here: &InboxItem, row: &PaymentRow) -> bool {
    let Some(before) = row_of(here).filter(|_| here.state == InboxState::Waiting) else { return false };
    let given_back = |row: &PaymentRow| row.refunded.map_or(0, |(all, _)| all.minor);
    let (came, more) = (before.is_open && !row.is_open, given_back(row) > given_back(&before));
    let says = |row: &PaymentRow| (row.day, row.amount, row.part_of.clone());
    let put_right = row.is_refund && is_own(&here.source) && says(row) != says(&before);
    came || more && row.is_open == before.is_open || put_right
}

/// Why a row waits that tells of money given back; `None` when only its learner is to be said, or it tells of something
/// else.
pub(super) fn why_waits(store: &Store, item: &InboxItem) -> Result<Option<RefundWaits>, Failure> {
    let Some(row) = row_of(item).filter(|row| row.is_refund) else { return Ok(None) };
    let payment = payment_of_waiting(store, item, &row)?.map(|(payment, _)| payment);
    Ok(of_waiting(store, item, row.amount, payment)?.err())
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
        note: row.note.clone(),
    };
    let refund = row.refunded.map(|(amount, day)| Refund {
        id: refund_of(&identity.key.text(), 0, day),
        learner,
        payment: payment.id,
        day,
        amount,
        reason: None,
        method: row.method.clone(),
    });
    (payment, refund)
}

/// What more was given back of a payment than is known, and after how many other refunds of it, as its own row tells.
fn more_given_back(
    row: &PaymentRow,
    identity: &Identity,
    learner: LearnerId,
    payment: PaymentId,
    (amount, after): (Money, usize),
) -> Refund {
    let day = row.refunded.map_or(row.day, |(_, day)| day);
    let id = refund_of(&identity.key.text(), after, day);
    Refund { id, learner, payment, day, amount, reason: None, method: row.method.clone() }
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

/// The refund of a row, and the sum in which it was, without it.
fn parted(row: &PaymentRow, identity: &Identity, sum: Refund) -> (Refund, Refund) {
    let part = refund(row, identity, sum.learner, sum.payment);
    let minor = sum.amount.minor.saturating_sub(part.amount.minor);
    (part, Refund { amount: Money { minor, ..sum.amount }, ..sum })
}

fn waiting(row: &PaymentRow, source: &str, identity: &Identity) -> InboxItem {
    let minor = if row.is_refund { row.amount.minor.saturating_neg() } else { row.amount.minor };
    let fields = Fields::default()
        .with("name", row.name.as_ref())
        .with("mail", row.mail.as_ref())
        .with("description", row.description.as_ref())
        .with("method", row.method.as_ref())
        .with("reference", row.reference.as_ref())
        .with("note", row.note.as_ref())
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
        note: field(item, "note"),
        part_of: field(item, "part_of"),
        name: field(item, "name"),
        mail: field(item, "mail"),
        description: field(item, "description"),
    })
}

impl<'r> From<&'r PaymentRow> for Traits<'r> {
    fn from(row: &'r PaymentRow) -> Self {
        let (mail, name) = (row.mail.as_deref(), row.name.as_deref());
        Self { mail, name, other_name: OtherName::TellsNothing, ..Self::default() }
    }
}
