//! Payments that were written down with a mistake.

use nenrin_domain::{Day, Money, Payment, PaymentId, Refund};
use nenrin_store::{Act, Store};
use serde::Deserialize;
use ts_rs::TS;

use super::more_than_nothing;
use crate::intake::left_behind;
use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure, check};

/// Corrects a payment: how much, when, and how it came in. Of one that came in in parts, what is still due changes with the
/// part, so that all of them stay what was expected.
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
        let due = still_due(store, &old, Some(new.amount))?;
        let act = Act::new(Self::NAME, call.now()).of(old.learner);
        let done = call.act(&act, |writer| {
            due.iter().try_for_each(|due| writer.put(due))?;
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

/// Removes a payment that is no longer expected, or that never came in. A part becomes due again with the rest. The rows of
/// files from which it came stay known, and so does its own in a table of ours: none of them brings it again.
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
        if store.payments_of(payment.learner)?.iter().any(|part| part.part_of == Some(payment.id)) {
            return Err(Failure::not_allowed("payment", "its_parts_first"));
        }
        let due = still_due(store, &payment, None)?;
        let act = Act::new(Self::NAME, call.now()).of(payment.learner);
        let done = call.act(&act, |writer| {
            due.iter().try_for_each(|due| writer.put(due))?;
            writer.remove::<Payment>(payment.id)?;
            left_behind(writer, payment.id, payment.id)
        })?;
        Ok(done.into())
    }
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

/// What is still due of the payment of which `part` is one, when so much of it came in: `None` when nothing is due or changes.
fn still_due(store: &Store, part: &Payment, came_in: Option<Money>) -> Result<Option<Payment>, Failure> {
    let whole: Option<Payment> = part.part_of.map(|whole| store.find(whole)).transpose()?.flatten();
    let Some(due) = whole.filter(|whole| whole.paid_on.is_none()) else { return Ok(None) };
    let came_in = came_in.unwrap_or(Money { minor: 0, ..part.amount });
    if came_in == part.amount {
        return Ok(None);
    }
    let minor = due.amount.minor.saturating_add(part.amount.minor).saturating_sub(came_in.minor);
    if came_in.currency != due.amount.currency || minor < 1 {
        return Err(Failure::not_allowed("amount", "something_due"));
    }
    Ok(Some(Payment { amount: Money { minor, ..due.amount }, ..due }))
}
