//! Money given back.

use nenrin_domain::{Day, Money, Payment, PaymentId, Refund, RefundId};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure, check};

mod correcting;

pub use correcting::{CorrectRefund, RemoveRefund};

/// One refund.
#[derive(Debug, Serialize, TS)]
pub struct RefundView {
    /// Identity.
    pub id: Plain<RefundId>,
    /// The day it was given back.
    pub day: Plain<Day>,
    /// How much.
    pub amount: Sum,
    /// Why.
    pub reason: Option<String>,
    /// By which means.
    pub method: Option<String>,
}

impl From<&Refund> for RefundView {
    fn from(refund: &Refund) -> Self {
        Self {
            id: Plain(refund.id),
            day: Plain(refund.day),
            amount: refund.amount.into(),
            reason: refund.reason.clone(),
            method: refund.method.clone(),
        }
    }
}

/// Notes that a payment, or part of it, was given back; never more than came in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddRefund {
    /// The payment.
    pub payment: Plain<PaymentId>,
    /// How much.
    pub amount: Sum,
    /// The day it was given back; today when absent.
    pub day: Option<Plain<Day>>,
    /// Why.
    pub reason: String,
    /// By which means.
    pub method: Option<String>,
}

impl Command for AddRefund {
    const NAME: &'static str = "refund.add";
    type Output = Plain<RefundId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<RefundId>>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let payment: Payment = store.get(self.payment.0)?;
        let day = given_back_on(&payment, check::plain(self.day).unwrap_or(today), today)?;
        let reason = Some(check::required("reason", &self.reason, check::LINE)?);
        let method = check::optional("method", self.method.as_deref(), check::NAME)?;
        let amount = at_most_what_is_left(&payment, &store.refunds_of_payment(payment.id)?, &self.amount)?;
        let act = Act::new(Self::NAME, call.now()).of(payment.learner);
        let done = call.act(&act, |writer| {
            let id = writer.mint();
            let (learner, payment) = (payment.learner, payment.id);
            writer.add(&Refund { id, learner, payment, day, amount, reason, method })?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}

/// The day on which something was given back of a payment: not before it came in, and not to come.
fn given_back_on(payment: &Payment, day: Day, today: Day) -> Result<Day, Failure> {
    let Some(paid_on) = payment.paid_on else { return Err(Failure::not_allowed("payment", "received_first")) };
    check::not_after("day", check::not_before("day", day, paid_on)?, today)
}

/// How much was given back of a payment: never more than came in, with what the `others` gave back.
fn at_most_what_is_left(payment: &Payment, others: &[Refund], amount: &Sum) -> Result<Money, Failure> {
    let (amount, left) = (check::price("amount", amount)?, payment.refundable(others));
    if amount.currency != left.currency || !(1..=left.minor).contains(&amount.minor) {
        return Err(Failure::not_allowed("amount", "at_most_what_came_in"));
    }
    Ok(amount)
}
