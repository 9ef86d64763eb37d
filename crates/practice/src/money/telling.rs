//! How the lines of an account are told.

use std::collections::BTreeMap;

use nenrin_domain::{
    ContractId, Day, Learner, LearnerId, Payer, PayerId, PayerLink, PayerLinkId, Payment, PaymentId, Refund,
};
use nenrin_store::Store;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::refunds::RefundView;
use crate::shown::{LearnerName, Listed};
use crate::wire::{Plain, Sum};

/// One payment as a line.
#[derive(Debug, Serialize, TS)]
pub struct PaymentLine {
    /// Identity.
    pub id: Plain<PaymentId>,
    /// For whom.
    pub learner: LearnerName,
    /// The contract it is for.
    pub contract: Option<Plain<ContractId>>,
    /// Who pays; the learner when `null`.
    pub payer: Option<PayerName>,
    /// How much.
    pub amount: Sum,
    /// The day it is due.
    pub due_on: Option<Plain<Day>>,
    /// The day it came in; `null` while it is open.
    pub paid_on: Option<Plain<Day>>,
    /// Days since it was due; `null` when it came in, or is due on no day. Negative when it is not due yet.
    pub days: Option<i64>,
    /// By which means.
    pub method: Option<String>,
    /// What the way of payment cost.
    pub fee: Option<Sum>,
    /// Its number at the bank or the payment service.
    pub reference: Option<String>,
    /// What the bank or the payment service says of it besides.
    pub note: Option<String>,
    /// The expected payment of which this is a part.
    pub part_of: Option<Plain<PaymentId>>,
    /// The open payments among these lines which it can be made, or a part of which, when it came without having been expected.
    pub joins: Vec<Plain<PaymentId>>,
    /// What was given back of it.
    pub refunds: Vec<RefundView>,
    /// How much can still be given back.
    pub refundable: Sum,
}

/// A payer as a line names them.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PayerName {
    /// Identity.
    pub id: Plain<PayerId>,
    /// Full name.
    pub name: String,
}

/// That a payer pays for a learner.
#[derive(Debug, Serialize, TS)]
pub struct PayerLinkView {
    /// Identity.
    pub id: Plain<PayerLinkId>,
    /// Who pays.
    pub payer: PayerName,
    /// How much of it, in %.
    pub share: u32,
    /// From which day.
    pub starts_on: Option<Plain<Day>>,
    /// Until which day.
    pub ends_on: Option<Plain<Day>>,
}

/// Tells lines of payments, and asks for each name once.
pub(super) struct Telling<'s> {
    store: &'s Store,
    today: Day,
    learners: BTreeMap<LearnerId, LearnerName>,
}

impl<'s> Telling<'s> {
    pub(super) const fn on(store: &'s Store, today: Day) -> Self {
        Self { store, today, learners: BTreeMap::new() }
    }

    pub(super) fn learner(&mut self, id: LearnerId) -> Result<LearnerName, Failure> {
        if let Some(name) = self.learners.get(&id) {
            return Ok(name.clone());
        }
        let name = LearnerName::of(self.store.get::<Learner>(id)?);
        self.learners.insert(id, name.clone());
        Ok(name)
    }

    fn payer(&self, id: PayerId) -> Result<PayerName, Failure> {
        let payer: Payer = self.store.get(id)?;
        Ok(PayerName { id: Plain(payer.id), name: payer.name })
    }

    pub(super) fn link(&self, link: &PayerLink) -> Result<PayerLinkView, Failure> {
        let PayerLink { id, payer, share, starts_on, ends_on, .. } = *link;
        let (starts_on, ends_on) = (starts_on.map(Plain), ends_on.map(Plain));
        Ok(PayerLinkView { id: Plain(id), payer: self.payer(payer)?, share, starts_on, ends_on })
    }

    fn line(&mut self, payment: Payment, open: &[Payment], refunds: &[Refund]) -> Result<PaymentLine, Failure> {
        let own = refunds.iter().filter(|refund| refund.payment == payment.id);
        let waiting = payment.due_on.filter(|_| payment.paid_on.is_none());
        Ok(PaymentLine {
            id: Plain(payment.id),
            learner: self.learner(payment.learner)?,
            contract: payment.contract.map(Plain),
            payer: payment.payer.map(|payer| self.payer(payer)).transpose()?,
            amount: payment.amount.into(),
            due_on: payment.due_on.map(Plain),
            paid_on: payment.paid_on.map(Plain),
            days: waiting.map(|due| self.today.since(due)),
            joins: open.iter().filter(|due| payment.can_join(due)).map(|due| Plain(due.id)).collect(),
            refunds: own.map(RefundView::from).collect(),
            refundable: payment.refundable(refunds).into(),
            method: payment.method,
            fee: payment.fee.map(Sum::from),
            reference: payment.reference,
            note: payment.note,
            part_of: payment.part_of.map(Plain),
        })
    }

    pub(super) fn lines(&mut self, payments: Vec<Payment>, refunds: &[Refund]) -> Result<Vec<PaymentLine>, Failure> {
        let open: Vec<_> = payments.iter().filter(|payment| payment.paid_on.is_none()).cloned().collect();
        payments.into_iter().map(|payment| self.line(payment, &open, refunds)).collect()
    }

    /// Lines of what is still to come in, of which nothing can have been given back.
    pub(super) fn listed(&mut self, open: nenrin_store::Listed<Payment>) -> Result<Listed<PaymentLine>, Failure> {
        Ok(Listed { total: open.total, first: self.lines(open.first, &[])? })
    }
}
