//! Money received.

use crate::{ContractId, Day, LearnerId, Money, PaymentId};

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
}
