//! Refunds that were written down with a mistake.

use nenrin_domain::{Day, Payment, Refund, RefundId};
use nenrin_exchange::intake::OWN_REFUNDS;
use nenrin_store::Act;
use serde::Deserialize;
use ts_rs::TS;

use super::{at_most_what_is_left, given_back_on};
use crate::left_behind::left_behind;
use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure, check};

/// Corrects a refund: how much, when, why and how it was given back. It stays one of the same payment.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectRefund {
    /// The refund.
    pub refund: Plain<RefundId>,
    /// How much.
    pub amount: Sum,
    /// The day it was given back.
    pub day: Plain<Day>,
    /// Why.
    pub reason: String,
    /// By which means.
    pub method: Option<String>,
}

impl Command for CorrectRefund {
    const NAME: &'static str = "refund.correct";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let old: Refund = store.get(self.refund.0)?;
        check::living(store, old.learner)?;
        let payment: Payment = store.get(old.payment)?;
        let mut others = store.refunds_of_payment(payment.id)?;
        others.retain(|other| other.id != old.id);
        let new = Refund {
            amount: at_most_what_is_left(&payment, &others, &self.amount)?,
            day: given_back_on(&payment, self.day.0, today)?,
            reason: Some(check::required("reason", &self.reason, check::LINE)?),
            method: check::optional("method", self.method.as_deref(), check::NAME)?,
            ..old
        };
        let act = Act::new(Self::NAME, call.now()).of(new.learner);
        Ok(call.act(&act, |writer| Ok::<_, Failure>(writer.put(&new)?))?.into())
    }
}

/// Removes a refund that never was. The rows of files from which it came stay known, and so does its own in a table of
/// ours: none of them brings it again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveRefund {
    /// The refund.
    pub refund: Plain<RefundId>,
}

impl Command for RemoveRefund {
    const NAME: &'static str = "refund.remove";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let store = call.store()?;
        let refund: Refund = store.get(self.refund.0)?;
        check::living(store, refund.learner)?;
        let act = Act::new(Self::NAME, call.now()).of(refund.learner);
        let done = call.act(&act, |writer| {
            writer.remove::<Refund>(refund.id)?;
            left_behind(writer, OWN_REFUNDS, refund.id, refund.id)
        })?;
        Ok(done.into())
    }
}
