//! Lines that tell what was given back of a payment: a refund that is here already, another one, or more than is left of it.

use std::collections::HashMap;

use nenrin_domain::{Day, Id as _, InboxItem, LearnerId, Money, Origin, Payment, PaymentId, Refund, RefundId};
use nenrin_exchange::intake::{OWN_PAYMENTS, is_own};
use nenrin_store::Store;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::derived::Key;
use crate::left_behind::PAYMENT;

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
    /// It would have been given back before the payment came in.
    NotBeforeItCameIn,
}

impl RefundWaits {
    /// The refusal to take it in.
    pub(super) fn refusal(self) -> Failure {
        match self {
            Self::ItsPaymentFirst => Failure::not_allowed("payment", "its_payment_first"),
            Self::AtMostWhatCameIn => Failure::not_allowed("amount", "at_most_what_came_in"),
            Self::NotBeforeItCameIn => Failure::not_allowed("day", "not_before"),
        }
    }
}

/// What a line is that tells of money given back of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Back {
    /// This refund, which is here.
    Is(RefundId),
    /// A part of this refund, which is here as the sum of several.
    Part(RefundId),
    /// Another one.
    New,
}

/// What can still be given back of a payment, and what was given back of it without a line of this source telling so.
pub(super) struct GivenBack {
    left: Money,
    /// The day it came in, where that is told in the coach's own days.
    came_in: Option<Day>,
    /// How much was given back so far.
    given: Money,
    /// How many refunds that is.
    count: usize,
    untold: Vec<Untold>,
}

struct Untold {
    refund: Refund,
    /// Whether it is all that was given back, as a line of the payment itself tells it in one sum, often without its day.
    is_sum: bool,
    /// Whether it is known on which day the last of it was given back.
    has_day: bool,
}

impl Untold {
    /// Whether what was given back on a day may be in this sum. The day may be told in another zone.
    fn may_hold(&self, day: Day) -> bool {
        self.is_sum && (!self.has_day || day.since(self.refund.day) <= 1)
    }
}

impl GivenBack {
    /// Of a payment that is here.
    pub fn here(store: &Store, source: &str, payment: PaymentId) -> Result<Self, Failure> {
        let (payment, mut untold): (Payment, _) = (store.get(payment)?, Vec::new());
        let refunds = store.refunds_of_payment(payment.id)?;
        let rows: Vec<_> = store.origins_of(payment.id.uuid())?.into_iter().map(|origin| row_of(&origin)).collect();
        let (left, count) = (payment.refundable(&refunds), refunds.len());
        for refund in refunds {
            if !store.came_from(source, refund.id.uuid())? {
                let is_sum = rows.iter().any(|row| (0..=count).any(|n| refund_of(row, n, refund.day) == refund.id));
                let has_day = payment.paid_on != Some(refund.day);
                untold.push(Untold { refund, is_sum, has_day });
            }
        }
        Ok(Self { left, came_in: came_in(source, &payment), given: less(payment.amount, left), count, untold })
    }

    /// Of a payment that comes, with what was given back of it since.
    pub fn coming(source: &str, payment: &Payment, refund: Option<Refund>) -> Self {
        let (left, count) = (payment.refundable(&refund), refund.iter().len());
        let untold = refund.into_iter().map(|refund| Untold { refund, is_sum: false, has_day: true }).collect();
        Self { left, came_in: came_in(source, payment), given: less(payment.amount, left), count, untold }
    }

    /// What more was given back than is known, when a line tells how much it is in all; and the how manieth refund it is.
    pub fn more(&mut self, all: Money) -> Option<(Money, usize)> {
        let more = less(all, self.given);
        if all.currency != self.left.currency || more.minor <= 0 || more.minor > self.left.minor {
            return None;
        }
        self.left = less(self.left, more);
        self.given = all;
        self.count += 1;
        Some((more, self.count - 1))
    }

    /// What a line is that tells of so much given back on a day.
    pub fn told(&mut self, amount: Money, day: Day) -> Result<Back, RefundWaits> {
        let apart = |told: &Untold| told.refund.day.since(day).abs();
        let alike = self.untold.iter().enumerate().filter(|(_, told)| told.refund.amount == amount);
        let near = alike
            .filter(|(_, told)| told.may_hold(day) || apart(told) <= NEAR_DAYS)
            .min_by_key(|(_, told)| apart(told));
        if let Some((place, told)) = near {
            let id = told.refund.id;
            self.untold.remove(place);
            return Ok(Back::Is(id));
        }
        let of_sum = |told: &&mut Untold| {
            let sum = told.refund.amount;
            told.may_hold(day) && sum.currency == amount.currency && sum.minor > amount.minor
        };
        if let Some(Untold { refund, .. }) = self.untold.iter_mut().find(of_sum) {
            refund.amount = less(refund.amount, amount);
            return Ok(Back::Part(refund.id));
        }
        if self.came_in.is_some_and(|came_in| day < came_in) {
            return Err(RefundWaits::NotBeforeItCameIn);
        }
        if amount.currency != self.left.currency || amount.minor > self.left.minor {
            return Err(RefundWaits::AtMostWhatCameIn);
        }
        self.left = less(self.left, amount);
        Ok(Back::New)
    }
}

/// The day a payment came in, if the source tells of it in the coach's own days. Another program may tell those of a payment and
/// of its refund in different zones.
fn came_in(source: &str, payment: &Payment) -> Option<Day> {
    payment.paid_on.filter(|_| is_own(source))
}

const fn less(from: Money, money: Money) -> Money {
    Money { minor: from.minor.saturating_sub(money.minor), ..from }
}

/// The identity of what the row of a payment itself tells to be given back, after so many other refunds of it.
pub(super) fn refund_of(row: &str, after: usize, day: Day) -> RefundId {
    let key = Key::of("refund").with(row);
    if after == 0 { key.id(day) } else { key.with(after).id(day) }
}

/// The row that a record came from, in the form of its identity's text.
fn row_of(origin: &Origin) -> String {
    Key::of(&origin.source).with(&origin.key).text()
}

/// A payment by its number at its source, and whose it is.
pub(super) type Payments = HashMap<String, (PaymentId, LearnerId)>;

/// The payment that a row of a table of ours names by the identity it had where the table was written, and whose it is.
pub(super) fn own_payment(store: &Store, number: &str) -> Result<Option<(PaymentId, LearnerId)>, Failure> {
    let came = store.origin(OWN_PAYMENTS, number, PAYMENT)?.map(|origin| PaymentId::from_uuid(origin.target));
    let found = [number.parse().ok(), came].into_iter().flatten().map(|id| store.find::<Payment>(id));
    let payment = found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().next();
    Ok(payment.map(|payment| (payment.id, payment.learner)))
}

/// What a row is that waits and tells of `amount` given back of a payment, which may not be here yet.
pub(super) fn of_waiting(
    store: &Store,
    item: &InboxItem,
    amount: Money,
    payment: Option<PaymentId>,
) -> Result<Result<(PaymentId, Back), RefundWaits>, Failure> {
    let Some(payment) = payment else {
        return Ok(Err(RefundWaits::ItsPaymentFirst));
    };
    let back = GivenBack::here(store, &item.source, payment)?.told(amount, item.day);
    Ok(back.map(|back| (payment, back)))
}
