//! Accounts: what is owed, what came in and what was given back, of the practice, of a payer and of a learner.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{
    Contract, ContractId, ContractKind, Day, Learner, LearnerId, Money as Amount, Overdue, Payer, PayerId, Payment,
    Refund, Standing,
};
use nenrin_store::{Period, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::payers::PayerView;
use crate::shown::{LearnerName, Listed};
use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure};

mod telling;

use telling::Telling;
pub use telling::{PayerLinkView, PayerName, PaymentLine};

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
    /// What of it should have come in already.
    pub overdue: Sum,
    /// The first day on which some of that was due; `null` when nothing is overdue.
    pub overdue_since: Option<Plain<Day>>,
}

impl AccountView {
    fn of(payments: &[Payment], refunds: &[Refund], today: Day) -> Vec<Self> {
        let late = Overdue::of(payments, today);
        let view = |it: Standing| {
            let late = late.iter().find(|late| late.amount.currency == it.open.currency);
            Self {
                expected: it.expected.into(),
                received: it.received.into(),
                refunded: it.refunded.into(),
                open: it.open.into(),
                overdue: late.map_or(Amount { minor: 0, ..it.open }, |late| late.amount).into(),
                overdue_since: late.map(|late| Plain(late.since)),
            }
        };
        Standing::of(payments, refunds).into_iter().map(view).collect()
    }
}

/// Payments and what was given back of them.
type Booked = (Vec<Payment>, Vec<Refund>);

/// Whose account a payment is in: a payer's, else the learner's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Payer(PayerId),
    Own(LearnerId),
}

impl Holder {
    fn of(payment: &Payment) -> Self {
        payment.payer.map_or(Self::Own(payment.learner), Self::Payer)
    }

    /// All that was booked, by whose account it is in.
    fn booked(store: &Store) -> Result<BTreeMap<Self, Booked>, Failure> {
        let mut all: BTreeMap<Self, Booked> = BTreeMap::new();
        let mut holders = BTreeMap::new();
        for payment in store.payments_of_period(Period::default())? {
            holders.insert(payment.id, Self::of(&payment));
            all.entry(Self::of(&payment)).or_default().0.push(payment);
        }
        for refund in store.refunds_of_period(Period::default())? {
            if let Some(holder) = holders.get(&refund.payment) {
                all.entry(*holder).or_default().1.push(refund);
            }
        }
        Ok(all)
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
    /// The learners who pay for themselves, in the order of the list of learners.
    pub own: Vec<OwnLine>,
}

/// A learner who pays for themselves, as a line.
#[derive(Debug, Serialize, TS)]
pub struct OwnLine {
    /// Who.
    pub learner: LearnerName,
    /// The reading of their name.
    pub kana: Option<String>,
    /// How their account stands, by currency.
    pub accounts: Vec<AccountView>,
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
        let mut booked = Holder::booked(store)?;
        let line = |payer: Payer| {
            let links = store.payer_links_of_payer(payer.id)?;
            let now = links.iter().filter(|link| link.covers(today));
            let (payments, refunds) = booked.remove(&Holder::Payer(payer.id)).unwrap_or_default();
            Ok::<_, Failure>(PayerLine {
                learners: now.map(|link| telling.learner(link.learner)).collect::<Result<_, _>>()?,
                accounts: AccountView::of(&payments, &refunds, today),
                payer: payer.into(),
            })
        };
        let payers = store.payers()?.into_iter().map(line).collect::<Result<_, _>>()?;
        let own = own_lines(store, booked, today)?;
        Ok(Answer::read(Money { today: Plain(today), overdue, coming, payers, own }))
    }
}

/// The learners who pay for themselves, each with their account.
fn own_lines(store: &Store, booked: BTreeMap<Holder, Booked>, today: Day) -> Result<Vec<OwnLine>, Failure> {
    let own = booked.into_iter().filter_map(|(holder, booked)| match holder {
        Holder::Own(learner) => Some(store.get::<Learner>(learner).map(|learner| (learner, booked))),
        Holder::Payer(_) => None,
    });
    let mut own = own.collect::<Result<Vec<_>, _>>()?;
    own.sort_by_cached_key(|(learner, _)| (learner.sort_key(), learner.id));
    let line = |(learner, (payments, refunds)): (Learner, Booked)| OwnLine {
        kana: learner.kana.clone(),
        learner: LearnerName::of(learner),
        accounts: AccountView::of(&payments, &refunds, today),
    };
    Ok(own.into_iter().map(line).collect())
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
    /// Since when, until when and how much of it they pay.
    pub links: Vec<PayerLinkView>,
    /// The contracts they pay for.
    pub contracts: Vec<PaidContract>,
}

/// A contract as its payer sees it.
#[derive(Debug, Serialize, TS)]
pub struct PaidContract {
    /// Identity.
    pub id: Plain<ContractId>,
    /// What the agreement is called.
    pub plan_name: Option<String>,
    /// How it is charged.
    pub kind: Word<ContractKind>,
    /// Its price.
    pub price: Sum,
    /// First day.
    pub starts_on: Plain<Day>,
}

impl From<Contract> for PaidContract {
    fn from(contract: Contract) -> Self {
        Self {
            id: Plain(contract.id),
            plan_name: contract.plan_name,
            kind: Word(contract.kind),
            price: contract.price.into(),
            starts_on: Plain(contract.starts_on),
        }
    }
}

impl Command for MoneyOfPayer {
    const NAME: &'static str = "money.of_payer";
    type Output = PayerAccount;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<PayerAccount>, Failure> {
        let (store, today, id) = (call.store()?, call.today(), self.payer.0);
        let payer: Payer = store.get(id)?;
        let (payments, refunds) = (store.payments_of_payer(id)?, store.refunds_of_payer(id)?);
        let mut telling = Telling::on(store, today);
        let links = store.payer_links_of_payer(id)?;
        let contracts = store.contracts_of_payer(id)?;
        let linked = links.iter().map(|link| link.learner).chain(contracts.iter().map(|contract| contract.learner));
        let ids: BTreeSet<LearnerId> = linked.chain(payments.iter().map(|payment| payment.learner)).collect();
        let mut named = ids.into_iter().map(|id| store.get::<Learner>(id)).collect::<Result<Vec<_>, _>>()?;
        named.sort_by_cached_key(|learner| (learner.sort_key(), learner.id));
        let account = |named: Learner| {
            let learner = named.id;
            let payments: Vec<_> = payments.iter().filter(|it| it.learner == learner).cloned().collect();
            let refunds: Vec<_> = refunds.iter().filter(|it| it.learner == learner).cloned().collect();
            let own = links.iter().filter(|link| link.learner == learner);
            let paid = contracts.iter().filter(|contract| contract.learner == learner).cloned();
            Ok::<_, Failure>(LearnerAccount {
                accounts: AccountView::of(&payments, &refunds, today),
                links: own.map(|link| telling.link(link)).collect::<Result<_, _>>()?,
                contracts: paid.map(PaidContract::from).collect(),
                learner: LearnerName::of(named),
            })
        };
        let learners = named.into_iter().map(account).collect::<Result<_, _>>()?;
        let accounts = AccountView::of(&payments, &refunds, today);
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

impl Command for MoneyOfLearner {
    const NAME: &'static str = "money.of_learner";
    type Output = MoneyForLearner;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<MoneyForLearner>, Failure> {
        let (store, today, id) = (call.store()?, call.today(), self.learner.0);
        let (payments, refunds) = (store.payments_of(id)?, store.refunds_of(id)?);
        let mut telling = Telling::on(store, today);
        let links = store.payer_links_of(id)?;
        let payers = links.iter().map(|link| telling.link(link)).collect::<Result<_, _>>()?;
        let accounts = AccountView::of(&payments, &refunds, today);
        let payments = telling.lines(payments, &refunds)?;
        Ok(Answer::read(MoneyForLearner { today: Plain(today), accounts, payers, payments }))
    }
}
