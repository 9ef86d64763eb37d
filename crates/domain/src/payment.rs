//! Money received.

use crate::{ContractId, Day, LearnerId, Money, PayerId, PaymentId};

/// One payment, expected or received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Identity.
    pub id: PaymentId,
    /// Who owes or paid it.
    pub learner: LearnerId,
    /// The contract it is for.
    pub contract: Option<ContractId>,
    /// The day it is due.
    pub due_on: Option<Day>,
    /// The day it was received; `None` while it is outstanding.
    pub paid_on: Option<Day>,
    /// How much.
    pub amount: Money,
    /// By which means.
    pub method: Option<String>,
    /// Who pays, when it is not the learner.
    pub payer: Option<PayerId>,
    /// The expected payment of which this is a part.
    pub part_of: Option<PaymentId>,
    /// What the way of payment cost.
    pub fee: Option<Money>,
    /// Its number at the bank or the payment service.
    pub reference: Option<String>,
}
