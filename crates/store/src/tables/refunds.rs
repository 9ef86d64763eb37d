//! Refunds.

use nenrin_domain::{Day, LearnerId, Money, PaymentId, Refund};

use crate::record::record;

record!(Refund, RefundId, "refund", immutable: false, {
    learner: LearnerId,
    payment: PaymentId,
    day: Day,
    amount: Money,
    reason: Option<String>,
    method: Option<String>,
});
