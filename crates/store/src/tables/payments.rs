//! Payments.

use nenrin_domain::{ContractId, Day, LearnerId, Money, Payment};

use crate::record::record;

record!(Payment, PaymentId, "payment", immutable: false, {
    learner: LearnerId,
    contract: Option<ContractId>,
    due_on: Option<Day>,
    paid_on: Option<Day>,
    amount: Money,
    method: Option<String>,
});
