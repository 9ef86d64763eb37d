//! Accounts: what is owed, what came in and what was given back, of the practice, of a payer and of a learner.

use std::collections::BTreeMap;

use nenrin_domain::{
    ContractId, Day, Learner, LearnerId, Payer, PayerId, PayerLink, PayerLinkId, Payment, PaymentId, Refund, Standing,
};
use nenrin_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::payers::PayerView;
use crate::refunds::RefundView;
use crate::shown::{LearnerName, Listed};
use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure};

/// Rows of each list.
const ROWS: u32 = 200;

/// How an account stands, in one currency.
#[derive(Debug, Serialize, TS)]
pub struct AccountView {
    /// All that was agreed to be paid.
    pub expected: Sum,
    /// What came in, before refunds.
    pub received: Sum,
    /// What was given back of it.
    pub refunded: Sum,
    /// What is still to come in.
    pub open: Sum,
}

impl AccountView {
    fn of(payments: &[Payment], refunds: &[Refund]) -> Vec<Self> {
        let view = |it: Standing| Self {
            expected: it.expected.into(),
            received: it.received.into(),
            refunded: it.refunded.into(),
            open: it.open.into(),
        };
        Standing::of(payments, refunds).into_iter().map(view).collect()
    }
}

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
    /// The expected payment of which this is a part.
    pub part_of: Option<Plain<PaymentId>>,
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

/// Tells lines of payments, and asks for each name once.
struct Telling<'s> {
    store: &'s Store,
    today: Day,
    learners: BTreeMap<LearnerId, LearnerName>,
}

impl<'s> Telling<'s> {
    const fn on(store: &'s Store, today: Day) -> Self {
        Self { store, today, learners: BTreeMap::new() }
    }

    fn learner(&mut self, id: LearnerId) -> Result<LearnerName, Failure> {
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

    fn line(&mut self, payment: Payment, refunds: &[Refund]) -> Result<PaymentLine, Failure> {
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
            refunds: own.map(RefundView::from).collect(),
            refundable: payment.refundable(refunds).into(),
            method: payment.method,
            fee: payment.fee.map(Sum::from),
            reference: payment.reference,
            part_of: payment.part_of.map(Plain),
        })
    }

    fn lines(&mut self, payments: Vec<Payment>, refunds: &[Refund]) -> Result<Vec<PaymentLine>, Failure> {
        payments.into_iter().map(|payment| self.line(payment, refunds)).collect()
    }

    /// Lines of what is still to come in, of which nothing can have been given back.
    fn listed(&mut self, open: nenrin_store::Listed<Payment>) -> Result<Listed<PaymentLine>, Failure> {
        Ok(Listed { total: open.total, first: self.lines(open.first, &[])? })
    }
}

/// Asks for what is owed to the practice, and by whom.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoneyView {}

/// What is owed to the practice, and by whom.
#[derive(Debug, Serialize, TS)]
pub struct Money {
    /// The day.
    pub today: Plain<Day>,
    /// Payments that should have come in, the oldest first.
    pub overdue: Listed<PaymentLine>,
    /// Payments that are to come in, the next first.
    pub coming: Listed<PaymentLine>,
    /// Who pays, by name.
    pub payers: Vec<PayerLine>,
}

/// One payer as a line.
#[derive(Debug, Serialize, TS)]
pub struct PayerLine {
    /// Who.
    pub payer: PayerView,
    /// For whom they pay today.
    pub learners: Vec<LearnerName>,
    /// How their account stands, by currency.
    pub accounts: Vec<AccountView>,
}

impl Command for MoneyView {
    const NAME: &'static str = "money.view";
    type Output = Money;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Money>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let mut telling = Telling::on(store, today);
        let overdue = telling.listed(store.overdue_payments(today, ROWS)?)?;
        let coming = telling.listed(store.coming_payments(today, ROWS)?)?;
        let mut line = |payer: Payer| {
            let links = store.payer_links_of_payer(payer.id)?;
            let now = links.iter().filter(|link| link.covers(today));
            Ok::<_, Failure>(PayerLine {
                learners: now.map(|link| telling.learner(link.learner)).collect::<Result<_, _>>()?,
                accounts: AccountView::of(&store.payments_of_payer(payer.id)?, &store.refunds_of_payer(payer.id)?),
                payer: payer.into(),
            })
        };
        let payers = store.payers()?.into_iter().map(&mut line).collect::<Result<_, _>>()?;
        Ok(Answer::read(Money { today: Plain(today), overdue, coming, payers }))
    }
}

/// Asks for the account of a payer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoneyOfPayer {
    /// The payer.
    pub payer: Plain<PayerId>,
}

/// The account of a payer, in all and for each learner.
#[derive(Debug, Serialize, TS)]
pub struct PayerAccount {
    /// Who.
    pub payer: PayerView,
    /// How the account stands, by currency.
    pub accounts: Vec<AccountView>,
    /// For whom they pay, and how it stands for each of them.
    pub learners: Vec<LearnerAccount>,
    /// All payments, the latest first.
    pub payments: Vec<PaymentLine>,
}

/// How a payer's account stands for one learner.
#[derive(Debug, Serialize, TS)]
pub struct LearnerAccount {
    /// For whom.
    pub learner: LearnerName,
    /// How it stands, by currency.
    pub accounts: Vec<AccountView>,
}

impl Command for MoneyOfPayer {
    const NAME: &'static str = "money.of_payer";
    type Output = PayerAccount;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<PayerAccount>, Failure> {
        let (store, id) = (call.store()?, self.payer.0);
        let payer: Payer = store.get(id)?;
        let (payments, refunds) = (store.payments_of_payer(id)?, store.refunds_of_payer(id)?);
        let mut telling = Telling::on(store, call.today());
        let linked = store.payer_links_of_payer(id)?.into_iter().map(|link| link.learner);
        let mut ids: Vec<LearnerId> = linked.chain(payments.iter().map(|payment| payment.learner)).collect();
        ids.sort();
        ids.dedup();
        let account = |learner: LearnerId| {
            let payments: Vec<_> = payments.iter().filter(|it| it.learner == learner).cloned().collect();
            let refunds: Vec<_> = refunds.iter().filter(|it| it.learner == learner).cloned().collect();
            let accounts = AccountView::of(&payments, &refunds);
            Ok::<_, Failure>(LearnerAccount { learner: telling.learner(learner)?, accounts })
        };
        let learners = ids.into_iter().map(account).collect::<Result<_, _>>()?;
        let accounts = AccountView::of(&payments, &refunds);
        let payments = telling.lines(payments, &refunds)?;
        Ok(Answer::read(PayerAccount { payer: payer.into(), accounts, learners, payments }))
    }
}

/// Asks for the account of a learner.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoneyOfLearner {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

/// The account of a learner, whoever pays.
#[derive(Debug, Serialize, TS)]
pub struct MoneyForLearner {
    /// The day.
    pub today: Plain<Day>,
    /// How it stands, by currency.
    pub accounts: Vec<AccountView>,
    /// Who pays, has paid or will.
    pub payers: Vec<PayerLinkView>,
    /// All payments, the latest first.
    pub payments: Vec<PaymentLine>,
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

impl Command for MoneyOfLearner {
    const NAME: &'static str = "money.of_learner";
    type Output = MoneyForLearner;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<MoneyForLearner>, Failure> {
        let (store, today, id) = (call.store()?, call.today(), self.learner.0);
        let (payments, refunds) = (store.payments_of(id)?, store.refunds_of(id)?);
        let mut telling = Telling::on(store, today);
        let link = |link: PayerLink| {
            let PayerLink { id, payer, share, starts_on, ends_on, .. } = link;
            let (starts_on, ends_on) = (starts_on.map(Plain), ends_on.map(Plain));
            Ok::<_, Failure>(PayerLinkView { id: Plain(id), payer: telling.payer(payer)?, share, starts_on, ends_on })
        };
        let payers = store.payer_links_of(id)?.into_iter().map(link).collect::<Result<_, _>>()?;
        let accounts = AccountView::of(&payments, &refunds);
        let payments = telling.lines(payments, &refunds)?;
        Ok(Answer::read(MoneyForLearner { today: Plain(today), accounts, payers, payments }))
    }
}
