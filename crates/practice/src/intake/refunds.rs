//! Lines that tell what was given back of a payment: a refund that is here already, another one, or more than is left of it.

use std::collections::HashMap;

use nenrin_domain::{Day, Id as _, InboxItem, LearnerId, Money, Payment, PaymentId, Refund, RefundId};
use nenrin_store::Store;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;

/// Days between what two files say of one refund: the one tells when it was asked for, the other when the money left.
const NEAR_DAYS: i64 = 7;

/// Why a refund waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RefundWaits {
    /// The payment that it was given back of is not here.
    ItsPaymentFirst,
    /// Not as much is left of the payment.
    AtMostWhatCameIn,
}

impl RefundWaits {
    /// The refusal to take it in.
    pub(super) fn refusal(self) -> Failure {
        match self {
            Self::ItsPaymentFirst => Failure::not_allowed("payment", "its_payment_first"),
            Self::AtMostWhatCameIn => Failure::not_allowed("amount", "at_most_what_came_in"),
        }
    }
}

/// What a line is that tells of money given back of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Back {
    /// This refund, which is here.
    Is(RefundId),
    /// Another one.
    New,
}

/// What can still be given back of a payment, and what was given back of it without a line of this source telling so.
pub(super) struct GivenBack {
    left: Money,
    untold: Vec<Refund>,
}

impl GivenBack {
    /// Of a payment that is here.
    pub fn here(store: &Store, source: &str, payment: PaymentId) -> Result<Self, Failure> {
        let (payment, mut untold): (Payment, _) = (store.get(payment)?, Vec::new());
        let refunds = store.refunds_of_payment(payment.id)?;
        let left = payment.refundable(&refunds);
        for refund in refunds {
            if !store.came_from(source, refund.id.uuid())? {
                untold.push(refund);
            }
        }
        Ok(Self { left, untold })
    }

    /// Of a payment that comes, with what was given back of it since.
    pub fn coming(payment: &Payment, refund: Option<Refund>) -> Self {
        Self { left: payment.refundable(&refund), untold: refund.into_iter().collect() }
    }

    /// What a line is that tells of so much given back on a day.
    pub fn told(&mut self, amount: Money, day: Day) -> Result<Back, RefundWaits> {
        let apart = |refund: &Refund| refund.day.since(day).abs();
        let alike = self.untold.iter().enumerate().filter(|(_, refund)| refund.amount == amount);
        let near = alike.filter(|(_, refund)| apart(refund) <= NEAR_DAYS).min_by_key(|(_, refund)| apart(refund));
        if let Some((place, refund)) = near {
            let id = refund.id;
            self.untold.remove(place);
            return Ok(Back::Is(id));
        }
        if amount.currency != self.left.currency || amount.minor > self.left.minor {
            return Err(RefundWaits::AtMostWhatCameIn);
        }
        self.left.minor -= amount.minor;
        Ok(Back::New)
    }
}

/// A payment by its number at its source, and whose it is.
pub(super) type Payments = HashMap<String, (PaymentId, LearnerId)>;

/// What a row is that waits and tells of `amount` given back of the payment with the number `part_of`.
pub(super) fn of_waiting(
    store: &Store,
    item: &InboxItem,
    part_of: Option<&str>,
    amount: Money,
    payments: &Payments,
) -> Result<Result<(PaymentId, LearnerId, Back), RefundWaits>, Failure> {
    let Some((payment, learner)) = part_of.and_then(|number| payments.get(number)).copied() else {
        return Ok(Err(RefundWaits::ItsPaymentFirst));
    };
    let back = GivenBack::here(store, &item.source, payment)?.told(amount, item.day);
    Ok(back.map(|back| (payment, learner, back)))
}
