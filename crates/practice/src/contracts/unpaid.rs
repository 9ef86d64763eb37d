//! What is still to come in for a contract, and what of it is no longer expected once it ends.

use nenrin_domain::{Contract, ContractId, Day, Payment, PaymentId};
use nenrin_exchange::intake::OWN_PAYMENTS;
use nenrin_store::{Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::left_behind::left_behind;
use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure};

/// Asks what is still to come in for a contract.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnpaidOfContract {
    /// The contract.
    pub contract: Plain<ContractId>,
}

/// A payment that is still to come in.
#[derive(Debug, Serialize, TS)]
pub struct UnpaidView {
    /// Identity.
    pub id: Plain<PaymentId>,
    /// How much.
    pub amount: Sum,
    /// The day it is due.
    pub due_on: Option<Plain<Day>>,
}

impl Command for UnpaidOfContract {
    const NAME: &'static str = "contract.unpaid";
    type Output = Vec<UnpaidView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<UnpaidView>>, Failure> {
        let store = call.store()?;
        let told = |payment: Payment| UnpaidView {
            id: Plain(payment.id),
            amount: payment.amount.into(),
            due_on: payment.due_on.map(Plain),
        };
        Ok(Answer::read(unpaid(store, &store.get(self.contract.0)?)?.into_iter().map(told).collect()))
    }
}

/// The open payments for a contract.
fn unpaid(store: &Store, contract: &Contract) -> Result<Vec<Payment>, Failure> {
    let mut payments = store.payments_of(contract.learner)?;
    payments.retain(|payment| payment.contract == Some(contract.id) && payment.paid_on.is_none());
    Ok(payments)
}

/// Takes out the wished of the open payments for a contract. What came in of one stands for itself from then on,
/// and what a row of a table of ours told of it stays known.
///
/// # Errors
/// When one is not among them, or the file refuses it.
pub(super) fn withdraw(
    writer: &mut Writer<'_>,
    contract: &Contract,
    wished: &[Plain<PaymentId>],
) -> Result<(), Failure> {
    let open = unpaid(writer, contract)?;
    for Plain(id) in wished {
        if !open.iter().any(|payment| payment.id == *id) {
            return Err(Failure::not_allowed("withdraw", "open_for_the_contract"));
        }
        for part in writer.payments_of(contract.learner)?.into_iter().filter(|part| part.part_of == Some(*id)) {
            writer.put(&Payment { part_of: None, ..part })?;
        }
        writer.remove::<Payment>(*id)?;
        left_behind(writer, OWN_PAYMENTS, *id, *id)?;
    }
    Ok(())
}
