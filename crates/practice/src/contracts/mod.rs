//! Agreements: made, renewed and ended.

mod correcting;
mod due;
mod ending;
mod renewing;
mod rest;
mod taking_in;
mod terms;
mod unpaid;

use nenrin_domain::{
    Contract, ContractId, ContractKind, ContractState, Day, EndKind, Entitlement, EntitlementKind, Learner, LearnerId,
    Payer, PayerId, Payment, Plan, PlanId, TaxKind, balance,
};
use nenrin_store::{Act, LearnerHistory, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure, flow};

pub(crate) use correcting::leaves_out;
pub use correcting::{CorrectContract, CorrectionLook, FollowingDue, LookCorrection};
use due::expect_price;
pub use ending::{EndContract, EndLook, LookEnd};
pub(crate) use ending::{Ending, last_day};
pub use renewing::{LookRenewal, RenewContract, RenewalLook};
use rest::settle;
pub use rest::{LeftOverView, SettleRest};
pub use taking_in::LookTakenIn;
use taking_in::take_in;
pub use terms::{ChangeMoreTerms, MoreTerms, Terms};
pub use unpaid::{UnpaidOfContract, UnpaidView};

/// One contract.
#[derive(Debug, Serialize, TS)]
pub struct ContractView {
    /// Identity.
    pub id: Plain<ContractId>,
    /// The plan whose terms were taken.
    pub plan: Option<Plain<PlanId>>,
    /// The plan's name on the day the contract was made.
    pub plan_name: Option<String>,
    /// How it is charged.
    pub kind: Word<ContractKind>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Last day of the agreed term; `null` when open-ended.
    pub term_end: Option<Plain<Day>>,
    /// Price of the term or package.
    pub price: Sum,
    /// Sessions included.
    pub sessions: Option<u32>,
    /// Days between two sessions.
    pub cadence_days: Option<u32>,
    /// The contract that this one renews.
    pub predecessor: Option<Plain<ContractId>>,
    /// The day it came to an end, or will.
    pub ended_on: Option<Plain<Day>>,
    /// The last day it covers, by its end or its term; `null` when open-ended.
    pub last_day: Option<Plain<Day>>,
    /// How it ended.
    pub end_kind: Option<Word<EndKind>>,
    /// The reason given.
    pub end_reason: Option<String>,
    /// Where it stands today.
    pub state: Word<ContractState>,
    /// Remaining sessions; `null` when they are not counted.
    pub balance: Option<i64>,
    /// What was left over when it was over, and nobody has decided on; `null` when nothing was.
    pub left_over: Option<LeftOverView>,
    /// Who pays for it; the learner when `null`.
    pub payer: Option<Plain<PayerId>>,
    /// How its price is taxed; `null` when nobody has said.
    pub tax: Option<Word<TaxKind>>,
    /// How many unused sessions at most come over into a renewal.
    pub carry_over: u32,
    /// Hours of notice for a cancellation in time; `null` as the practice says.
    pub notice_hours: Option<u32>,
    /// Whether it is renewed at the end of its term unless someone decides otherwise.
    pub auto_renew: bool,
    /// The day on which a renewal begins unless said otherwise.
    pub goes_on: Plain<Day>,
}

impl ContractView {
    /// A contract of the learner of this `history`.
    pub(crate) fn of(contract: Contract, history: &LearnerHistory, today: Day) -> Self {
        let LearnerHistory { contracts, entitlements: ledger, pauses, sessions, .. } = history;
        let state = Word(contract.state(today, pauses));
        let own = ledger.iter().filter(|entry| entry.contract == contract.id);
        let balance = contract.counts_tickets().then(|| balance(own));
        let left_over = LeftOverView::of(&contract, (ledger, contracts, sessions), today);
        let last_day = contract.last_day().map(Plain);
        let goes_on = Plain(contract.goes_on(today, sessions));
        Self {
            id: Plain(contract.id),
            plan: contract.plan.map(Plain),
            plan_name: contract.plan_name,
            kind: Word(contract.kind),
            starts_on: Plain(contract.starts_on),
            term_end: contract.term_end.map(Plain),
            price: contract.price.into(),
            sessions: contract.sessions,
            cadence_days: contract.cadence_days,
            predecessor: contract.predecessor.map(Plain),
            ended_on: contract.ended_on.map(Plain),
            last_day,
            end_kind: contract.end_kind.map(Word),
            end_reason: contract.end_reason,
            state,
            balance,
            left_over,
            payer: contract.payer.map(Plain),
            tax: contract.tax.map(Word),
            carry_over: contract.carry_over,
            notice_hours: contract.notice_hours,
            auto_renew: contract.auto_renew,
            goes_on,
        }
    }
}

/// Makes a contract. Its sessions, when they are counted, are granted in the ticket ledger.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddContract {
    /// Whose contract.
    pub learner: Plain<LearnerId>,
    /// The plan it follows; its terms hold where none are given.
    pub plan: Option<Plain<PlanId>>,
    /// What is agreed; may be absent with a plan.
    pub terms: Option<Terms>,
    /// What is agreed besides; the plan's when absent.
    pub more: Option<MoreTerms>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Who pays for it; when absent, as for a payment without a contract.
    pub payer: Option<Plain<PayerId>>,
    /// The day its price is due; no payment is expected when absent.
    pub due_on: Option<Plain<Day>>,
}

impl Command for AddContract {
    const NAME: &'static str = "contract.add";
    type Output = Plain<ContractId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ContractId>>, Failure> {
        let (learner, starts_on) = (self.learner.0, self.starts_on.0);
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            writer.get::<Learner>(learner)?;
            let Self { plan, terms, more, payer, due_on, .. } = self;
            let agreed = Agreed { plan, terms, more, payer, starts_on, due_on };
            Ok(Plain(agreed.conclude(writer, learner)?.id))
        })?;
        Ok(done.into())
    }
}

/// Says who pays for a contract from now on; what is still to come in for it is theirs as well.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PayContract {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// Who pays; the learner when absent.
    pub payer: Option<Plain<PayerId>>,
}

impl Command for PayContract {
    const NAME: &'static str = "contract.pay_by";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let contract: Contract = call.store()?.get(self.contract.0)?;
        let act = Act::new(Self::NAME, call.now()).of(contract.learner);
        let done = call.act(&act, |writer| {
            let payer = self.payer.map(|payer| writer.get::<Payer>(payer.0)).transpose()?.map(|payer| payer.id);
            let open = |payment: &Payment| payment.contract == Some(contract.id) && payment.paid_on.is_none();
            for payment in writer.payments_of(contract.learner)?.into_iter().filter(open) {
                writer.put(&Payment { payer, ..payment })?;
            }
            Ok(writer.put(&Contract { payer, ..contract.clone() })?)
        })?;
        Ok(done.into())
    }
}

/// What is agreed with a learner.
pub(crate) struct Agreed {
    /// The plan it follows; its terms hold where none are given.
    pub plan: Option<Plain<PlanId>>,
    /// The terms of its own.
    pub terms: Option<Terms>,
    /// What is agreed besides; the plan's when absent.
    pub more: Option<MoreTerms>,
    /// Who pays for it.
    pub payer: Option<Plain<PayerId>>,
    /// First day.
    pub starts_on: Day,
    /// The day its price is due; no payment is expected when absent.
    pub due_on: Option<Plain<Day>>,
}

impl Agreed {
    /// Makes the contract by its plan or by terms of its own, grants its sessions, and expects its price.
    ///
    /// # Errors
    /// When neither is given, the terms are not possible, or the file refuses it.
    pub(crate) fn conclude(&self, writer: &mut Writer<'_>, learner: LearnerId) -> Result<Contract, Failure> {
        let plan: Option<Plan> = self.plan.map(|plan| writer.get(plan.0)).transpose()?;
        let by_plan = plan.as_ref().map(|plan| plan.agree(writer.mint(), learner, self.starts_on));
        let mut contract = match (&self.terms, by_plan) {
            (Some(terms), by_plan) => beside(terms.agree(writer.mint(), learner, self.starts_on)?, by_plan),
            (None, Some(by_plan)) => by_plan,
            (None, None) => return Err(Failure::not_allowed("terms", "plan_or_terms")),
        };
        if let Some(more) = &self.more {
            contract = more.agree(contract)?;
        }
        contract.payer = self.payer.map(|payer| writer.get::<Payer>(payer.0)).transpose()?.map(|payer| payer.id);
        let contract = conclude(writer, contract)?;
        expect_price(writer, &contract, self.due_on)?;
        Ok(contract)
    }
}

/// A contract of terms of its own beside a plan: what they do not speak of is the plan's.
fn beside(own: Contract, plan: Option<Contract>) -> Contract {
    let Some(Contract { plan, plan_name, tax, carry_over, notice_hours, auto_renew, .. }) = plan else { return own };
    Contract { plan, plan_name: own.plan_name.or(plan_name), tax, carry_over, notice_hours, auto_renew, ..own }
}

/// Writes a new contract under the steps of now, grants its sessions, and takes in what took place on its days already.
fn conclude(writer: &mut Writer<'_>, contract: Contract) -> Result<Contract, Failure> {
    let contract = Contract { flow: flow::current(writer)?, ..contract };
    writer.add(&contract)?;
    grant(writer, &contract)?;
    take_in(writer, &contract)?;
    Ok(contract)
}

/// Grants the sessions of a contract that has just been written, when they are counted.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn grant(writer: &mut Writer<'_>, contract: &Contract) -> Result<(), Failure> {
    if let Some(sessions) = contract.sessions.filter(|_| contract.counts_tickets()) {
        writer.add(&Entitlement {
            id: writer.mint(),
            learner: contract.learner,
            contract: contract.id,
            kind: EntitlementKind::Grant,
            quantity: i32::try_from(sessions).unwrap_or(i32::MAX),
            day: contract.starts_on,
            session: None,
            reason: None,
        })?;
    }
    Ok(())
}
