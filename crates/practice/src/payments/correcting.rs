//! Payments that were written down with a mistake.

use nenrin_domain::{Day, Money, Payment, PaymentId, Refund};
use nenrin_exchange::intake::OWN_PAYMENTS;
use nenrin_store::{Act, Store, Writer};
use serde::Deserialize;
use ts_rs::TS;

use super::more_than_nothing;
use crate::left_behind::left_behind;
use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure, check};

/// Corrects a payment: how much, when, and how it came in. Of one that came in in parts, what is still due changes with the
/// part, so that all of them stay what was expected; when all of them had come in, what is missing becomes due.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectPayment {
    /// The payment.
    pub payment: Plain<PaymentId>,
    /// How much.
    pub amount: Sum,
    /// The day it came in; of one that is open, the day it is due.
    pub day: Plain<Day>,
    /// By which means.
    pub method: Option<String>,
    /// What the way of payment cost.
    pub fee: Option<Sum>,
    /// Its number at the bank or the payment service.
    pub reference: Option<String>,
}

impl Command for CorrectPayment {
    const NAME: &'static str = "payment.correct";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let old: Payment = store.get(self.payment.0)?;
        check::living(store, old.learner)?;
        let new = self.corrected(&old, today)?;
        allows(&new, &store.refunds_of_payment(old.id)?)?;
        let act = Act::new(Self::NAME, call.now()).of(old.learner);
        let done = call.act(&act, |writer| {
            if let Some(due) = still_due(writer, &old, new.amount)? {
                writer.put(&due)?;
            }
            Ok::<_, Failure>(writer.put(&new)?)
        })?;
        Ok(done.into())
    }
}

impl CorrectPayment {
    fn corrected(&self, old: &Payment, today: Day) -> Result<Payment, Failure> {
        let amount = more_than_nothing(&self.amount)?;
        let day = Some(self.day.0);
        let (due_on, paid_on) = match old.paid_on {
            Some(_) => (old.due_on, Some(check::not_after("paid_on", self.day.0, today)?)),
            None => (day, None),
        };
        Ok(Payment {
            amount,
            due_on,
            paid_on,
            method: check::optional("method", self.method.as_deref(), check::NAME)?,
            fee: check::fee(self.fee.as_ref(), amount)?,
            reference: check::optional("reference", self.reference.as_deref(), check::NAME)?,
            ..old.clone()
        })
    }
}

/// Takes back that a payment came in, if it was expected: it is due again, a part of it with the rest. One that is still due is
/// no longer expected, and one that nobody expected never came in: these are removed. The rows of files from which it came stay
/// known, and so does its own in a table of ours: none of them brings it again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemovePayment {
    /// The payment.
    pub payment: Plain<PaymentId>,
}

impl Command for RemovePayment {
    const NAME: &'static str = "payment.remove";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let store = call.store()?;
        let payment: Payment = store.get(self.payment.0)?;
        check::living(store, payment.learner)?;
        if !store.refunds_of_payment(payment.id)?.is_empty() {
            return Err(Failure::not_allowed("payment", "nothing_given_back"));
        }
        let act = Act::new(Self::NAME, call.now()).of(payment.learner);
        Ok(call.act(&act, |writer| take_back(writer, &payment))?.into())
    }
}

fn take_back(writer: &mut Writer<'_>, payment: &Payment) -> Result<(), Failure> {
    if let Some(whole) = open_whole(writer, payment)? {
        writer.put(&with_part(&whole, payment, Money { minor: 0, ..payment.amount })?)?;
        return remove(writer, payment.id);
    }
    if payment.paid_on.is_some() && payment.due_on.is_some() {
        return Ok(writer.put(&not_come_in(payment))?);
    }
    if writer.payments_of(payment.learner)?.iter().any(|part| part.part_of == Some(payment.id)) {
        return Err(Failure::not_allowed("payment", "its_parts_first"));
    }
    remove(writer, payment.id)
}

/// A payment as it is before it comes in.
fn not_come_in(payment: &Payment) -> Payment {
    Payment { paid_on: None, method: None, fee: None, reference: None, note: None, ..payment.clone() }
}

/// What a row of a table of ours told of it stays known.
fn remove(writer: &mut Writer<'_>, payment: PaymentId) -> Result<(), Failure> {
    writer.remove::<Payment>(payment)?;
    left_behind(writer, OWN_PAYMENTS, payment, payment)
}

/// Refuses a payment of which more was given back than came in, or before it came in.
fn allows(payment: &Payment, refunds: &[Refund]) -> Result<(), Failure> {
    let covers = |sum: &Money| sum.currency == payment.amount.currency && sum.minor <= payment.amount.minor;
    if !Money::sums(refunds.iter().map(|refund| refund.amount)).iter().all(covers) {
        return Err(Failure::not_allowed("amount", "at_least_what_was_given_back"));
    }
    match (payment.paid_on, refunds.iter().map(|refund| refund.day).min()) {
        (Some(paid_on), Some(first)) => check::not_before("day", first, paid_on).map(drop),
        _ => Ok(()),
    }
}

/// What is still due of the payment of which `part` is one, when `came_in` of it came in instead: `None` when nothing changes.
fn still_due(writer: &mut Writer<'_>, part: &Payment, came_in: Money) -> Result<Option<Payment>, Failure> {
    if part.part_of.is_none() || part.paid_on.is_none() || came_in == part.amount {
        return Ok(None);
    }
    if let Some(whole) = open_whole(writer, part)? {
        return with_part(&whole, part, came_in).map(Some);
    }
    if came_in.currency != part.amount.currency {
        return Err(Failure::not_allowed("amount", "something_due"));
    }
    let amount = Money { minor: part.amount.minor.saturating_sub(came_in.minor), ..came_in };
    Ok((amount.minor > 0).then(|| Payment { id: writer.mint(), amount, ..not_come_in(part) }))
}

/// The payment of which `part` is one, while some of it is still due.
fn open_whole(store: &Store, part: &Payment) -> Result<Option<Payment>, Failure> {
    let whole: Option<Payment> = part.part_of.map(|whole| store.find(whole)).transpose()?.flatten();
    Ok(whole.filter(|whole| whole.paid_on.is_none() && part.paid_on.is_some()))
}

/// What is due of `whole` when `came_in` came in as this part.
fn with_part(whole: &Payment, part: &Payment, came_in: Money) -> Result<Payment, Failure> {
    let minor = whole.amount.minor.saturating_add(part.amount.minor).saturating_sub(came_in.minor);
    if came_in.currency != whole.amount.currency || minor < 1 {
        return Err(Failure::not_allowed("amount", "something_due"));
    }
    Ok(Payment { amount: Money { minor, ..whole.amount }, ..whole.clone() })
}
