//! Payments: expected, received, and received in parts.

use nenrin_domain::{Contract, ContractId, Day, Learner, LearnerId, Money, Payer, PayerId, Payment, PaymentId};
use nenrin_store::{Act, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure, check};

mod correcting;

pub use correcting::{CorrectPayment, RemovePayment};

/// Writes down that a payment is expected; of a learner for whom several pay, one of each by their share. Answers the first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExpectPayment {
    /// For whom.
    pub learner: Plain<LearnerId>,
    /// The contract it is for.
    pub contract: Option<Plain<ContractId>>,
    /// Who pays; when absent, who pays for the contract, or those who pay for the learner by their shares. The learner when there
    /// is nobody, and for the rest of shares.
    pub payer: Option<Plain<PayerId>>,
    /// How much.
    pub amount: Sum,
    /// The day it is due.
    pub due_on: Plain<Day>,
}

impl Command for ExpectPayment {
    const NAME: &'static str = "payment.expect";
    type Output = Plain<PaymentId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<PaymentId>>, Failure> {
        let learner = self.learner.0;
        let amount = more_than_nothing(&self.amount)?;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            let payment = expected(writer, learner, self.contract, self.payer, amount, self.due_on.0)?;
            expect(writer, &payment).map(Plain)
        })?;
        Ok(done.into())
    }
}

/// Writes down a payment that came in without having been expected.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordPayment {
    /// For whom.
    pub learner: Plain<LearnerId>,
    /// The contract it is for.
    pub contract: Option<Plain<ContractId>>,
    /// Who paid, as in [`ExpectPayment`].
    pub payer: Option<Plain<PayerId>>,
    /// How much.
    pub amount: Sum,
    /// The day it came in; today when absent.
    pub paid_on: Option<Plain<Day>>,
    /// By which means.
    pub method: Option<String>,
    /// What the way of payment cost.
    pub fee: Option<Sum>,
    /// Its number at the bank or the payment service.
    pub reference: Option<String>,
}

impl Command for RecordPayment {
    const NAME: &'static str = "payment.record";
    type Output = Plain<PaymentId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<PaymentId>>, Failure> {
        let (learner, today) = (self.learner.0, call.today());
        let amount = more_than_nothing(&self.amount)?;
        let paid_on = check::not_after("paid_on", check::plain(self.paid_on).unwrap_or(today), today)?;
        let method = check::optional("method", self.method.as_deref(), check::NAME)?;
        let fee = check::fee(self.fee.as_ref(), amount)?;
        let reference = check::optional("reference", self.reference.as_deref(), check::NAME)?;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            let expected = expected(writer, learner, self.contract, self.payer, amount, paid_on)?;
            let payment = Payment { due_on: None, paid_on: Some(paid_on), method, fee, reference, ..expected };
            writer.add(&payment)?;
            Ok(Plain(payment.id))
        })?;
        Ok(done.into())
    }
}

fn more_than_nothing(amount: &Sum) -> Result<Money, Failure> {
    let amount = check::price("amount", amount)?;
    if amount.minor == 0 {
        return Err(Failure::not_allowed("amount", "more_than_0"));
    }
    Ok(amount)
}

/// A payment that is expected on `day` and in no file yet.
pub(crate) fn expected(
    writer: &mut Writer<'_>,
    learner: LearnerId,
    contract: Option<Plain<ContractId>>,
    payer: Option<Plain<PayerId>>,
    amount: Money,
    day: Day,
) -> Result<Payment, Failure> {
    writer.get::<Learner>(learner)?;
    let contract = contract.map(|contract| writer.get::<Contract>(contract.0)).transpose()?;
    if contract.as_ref().is_some_and(|contract| contract.learner != learner) {
        return Err(Failure::not_allowed("contract", "of_this_learner"));
    }
    Ok(Payment {
        id: writer.mint(),
        learner,
        contract: contract.as_ref().map(|contract| contract.id),
        due_on: Some(day),
        paid_on: None,
        amount,
        method: None,
        payer: payer_of(writer, payer, learner, contract.as_ref(), day)?,
        part_of: None,
        fee: None,
        reference: None,
        note: None,
    })
}

/// Adds a payment that is expected: where nobody alone pays it, one of each who has a share in what the learner owes. Answers
/// the first.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn expect(writer: &mut Writer<'_>, payment: &Payment) -> Result<PaymentId, Failure> {
    let mut links = writer.payer_links_of(payment.learner)?;
    links.retain(|link| payment.due_on.is_some_and(|day| link.covers(day)));
    if payment.payer.is_some() || links.is_empty() {
        writer.add(payment)?;
        return Ok(payment.id);
    }
    let mut shares: Vec<(Option<PayerId>, u32)> = links.iter().map(|link| (Some(link.payer), link.share)).collect();
    let rest = 100_u32.saturating_sub(shares.iter().map(|(_, share)| share).sum());
    shares.push((None, rest));
    let percents: Vec<u32> = shares.iter().map(|(_, share)| *share).collect();
    let parts = shares.into_iter().zip(payment.amount.in_shares(&percents));
    for (n, ((payer, _), amount)) in parts.filter(|(_, amount)| amount.minor > 0).enumerate() {
        let id = if n == 0 { payment.id } else { writer.mint() };
        writer.add(&Payment { id, payer, amount, ..payment.clone() })?;
    }
    Ok(payment.id)
}

/// Who pays for a learner on `day`: who is named, else who pays for the contract, else who alone pays for the learner.
pub(crate) fn payer_of(
    writer: &Writer<'_>,
    named: Option<Plain<PayerId>>,
    learner: LearnerId,
    contract: Option<&Contract>,
    day: Day,
) -> Result<Option<PayerId>, Failure> {
    if let Some(Plain(payer)) = named {
        return Ok(Some(writer.get::<Payer>(payer)?.id));
    }
    if let Some(payer) = contract.and_then(|contract| contract.payer) {
        return Ok(Some(payer));
    }
    let mut links = writer.payer_links_of(learner)?;
    links.retain(|link| link.covers(day));
    Ok(if let [alone] = links[..].as_ref() { (alone.share == 100).then_some(alone.payer) } else { None })
}

/// Notes that an expected payment came in, or a part of it: what is left of it stays due. Answers the payment that came in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceivePayment {
    /// The expected payment.
    pub payment: Plain<PaymentId>,
    /// How much came in; all of it when absent.
    pub amount: Option<Sum>,
    /// The day it came in; today when absent.
    pub paid_on: Option<Plain<Day>>,
    /// By which means.
    pub method: Option<String>,
    /// What the way of payment cost.
    pub fee: Option<Sum>,
    /// Its number at the bank or the payment service.
    pub reference: Option<String>,
}

impl Command for ReceivePayment {
    const NAME: &'static str = "payment.receive";
    type Output = Plain<PaymentId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<PaymentId>>, Failure> {
        let today = call.today();
        let due: Payment = call.store()?.get(self.payment.0)?;
        if due.paid_on.is_some() {
            return Err(Failure::not_allowed("payment", "not_received_yet"));
        }
        let paid_on = check::not_after("paid_on", check::plain(self.paid_on).unwrap_or(today), today)?;
        let method = check::optional("method", self.method.as_deref(), check::NAME)?;
        let reference = check::optional("reference", self.reference.as_deref(), check::NAME)?;
        let amount = self.amount.as_ref().map(|amount| check::price("amount", amount)).transpose()?;
        let fee = check::fee(self.fee.as_ref(), amount.unwrap_or(due.amount))?;
        let act = Act::new(Self::NAME, call.now()).of(due.learner);
        let done = call.act(&act, |writer| {
            let mut came_in = due.clone();
            if let Some(amount) = amount.filter(|amount| *amount != due.amount) {
                let Some((open, part)) = due.split(writer.mint(), amount) else {
                    return Err(Failure::not_allowed("amount", "at_most_what_is_due"));
                };
                writer.put(&open)?;
                came_in = part;
            }
            let came_in = Payment { paid_on: Some(paid_on), method, fee, reference, ..came_in };
            writer.put(&came_in)?;
            Ok(Plain(came_in.id))
        })?;
        Ok(done.into())
    }
}
