//! Money given back.

use crate::{Day, LearnerId, Money, PaymentId, RefundId};

/// A payment, or part of it, given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// Identity.
    pub id: RefundId,
    /// Whose payment it was.
    pub learner: LearnerId,
    /// The payment.
    pub payment: PaymentId,
    /// The day it was given back.
    pub day: Day,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: Option<String>,
    /// By which means.
    pub method: Option<String>,
}
