//! Agreements: made, renewed and ended.

use nenrin_domain::{
    Contract, ContractId, ContractKind, Day, EndKind, Entitlement, EntitlementKind, Learner, LearnerId, Payer, PayerId,
    Payment, Plan, PlanId,
};
use nenrin_store::{Act, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure, check, flow, payments};

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
    /// How it ended.
    pub end_kind: Option<Word<EndKind>>,
    /// The reason given.
    pub end_reason: Option<String>,
    /// Remaining sessions; `null` when they are not counted.
    pub balance: Option<i64>,
    /// Who pays for it; the learner when `null`.
    pub payer: Option<Plain<PayerId>>,
}

impl ContractView {
    pub(crate) fn of(contract: Contract, balance: Option<i64>) -> Self {
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
            end_kind: contract.end_kind.map(Word),
            end_reason: contract.end_reason,
            balance,
            payer: contract.payer.map(Plain),
        }
    }
}

/// What is agreed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// What the agreement is called.
    pub plan_name: Option<String>,
    /// How it is charged.
    pub kind: Word<ContractKind>,
    /// Last day of the term; absent when open-ended.
    pub term_end: Option<Plain<Day>>,
    /// Price of the term or package.
    pub price: Sum,
    /// Sessions included; absent when they are not counted, which those of a package always are.
    pub sessions: Option<u32>,
    /// Days between two sessions.
    pub cadence_days: Option<u32>,
}

impl Terms {
    /// A contract of these terms that is in no file yet.
    fn agree(&self, id: ContractId, learner: LearnerId, starts_on: Day) -> Result<Contract, Failure> {
        let term_end = check::plain(self.term_end).map(|day| check::not_before("term_end", day, starts_on));
        Ok(Contract {
            id,
            external_id: None,
            learner,
            plan: None,
            plan_name: check::optional("plan_name", self.plan_name.as_deref(), check::NAME)?,
            kind: self.kind.0,
            starts_on,
            term_end: term_end.transpose()?,
            price: check::price("price", &self.price)?,
            sessions: check::sessions(self.kind.0, self.sessions)?,
            cadence_days: check::count("cadence_days", self.cadence_days)?,
            predecessor: None,
            ended_on: None,
            end_kind: None,
            end_reason: None,
            payer: None,
            tax: None,
            carry_over: 0,
            notice_hours: None,
            auto_renew: false,
            flow: None,
        })
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
            let id = agree(writer, learner, self.plan, self.terms.as_ref(), starts_on)?;
            if let Some(Plain(payer)) = self.payer {
                let payer = Some(writer.get::<Payer>(payer)?.id);
                writer.put(&Contract { payer, ..writer.get(id)? })?;
            }
            let price = writer.get::<Contract>(id)?.price;
            if let Some(Plain(day)) = self.due_on.filter(|_| price.minor > 0) {
                let due = payments::expected(writer, learner, Some(Plain(id)), None, price, day)?;
                writer.add(&due)?;
            }
            Ok(Plain(id))
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

/// Makes a contract by a plan or by terms of its own, and grants its sessions.
///
/// # Errors
/// When neither is given, the terms are not possible, or the file refuses it.
pub(crate) fn agree(
    writer: &mut Writer<'_>,
    learner: LearnerId,
    plan: Option<Plain<PlanId>>,
    terms: Option<&Terms>,
    starts_on: Day,
) -> Result<ContractId, Failure> {
    let plan: Option<Plan> = plan.map(|plan| writer.get(plan.0)).transpose()?;
    let mut contract = match (terms, &plan) {
        (Some(terms), _) => terms.agree(writer.mint(), learner, starts_on)?,
        (None, Some(plan)) => plan.agree(writer.mint(), learner, starts_on),
        (None, None) => return Err(Failure::not_allowed("terms", "plan_or_terms")),
    };
    contract.plan = plan.as_ref().map(|plan| plan.id);
    contract.notice_hours = plan.as_ref().and_then(|plan| plan.notice_hours);
    if contract.plan_name.is_none() {
        contract.plan_name = plan.map(|plan| plan.name);
    }
    let id = contract.id;
    conclude(writer, contract)?;
    Ok(id)
}

/// Renews a contract. The old one is ended the day before, when it would still run; but a package with tickets left runs on,
/// so that they are used first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenewContract {
    /// The contract to renew.
    pub contract: Plain<ContractId>,
    /// First day of the new one; the day after the old one's last when absent, today when the old one is open-ended.
    pub starts_on: Option<Plain<Day>>,
    /// What is agreed; the same terms for the same length when absent.
    pub terms: Option<Terms>,
}

impl Command for RenewContract {
    const NAME: &'static str = "contract.renew";
    type Output = Plain<ContractId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ContractId>>, Failure> {
        let mut old: Contract = call.store()?.get(self.contract.0)?;
        let next_day = old.last_day().map_or(call.today(), |last| last.plus(1));
        let starts_on = check::plain(self.starts_on).unwrap_or(next_day);
        check::not_before("starts_on", starts_on, old.starts_on.plus(1))?;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(old.learner), |writer| {
            if writer.contracts_of(old.learner)?.iter().any(|other| other.predecessor == Some(old.id)) {
                return Err(Failure::not_allowed("contract", "not_renewed_yet"));
            }
            let mut new = match &self.terms {
                Some(terms) => terms.agree(writer.mint(), old.learner, starts_on)?,
                None => old.continued(writer.mint(), starts_on),
            };
            (new.plan, new.predecessor) = (old.plan, Some(old.id));
            if old.covers(starts_on) && !has_tickets(writer, &old)? {
                (old.ended_on, old.end_kind) = (Some(starts_on.plus(-1)), Some(EndKind::Completed));
                writer.put(&old)?;
            }
            let id = new.id;
            conclude(writer, new)?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}

fn has_tickets(writer: &Writer<'_>, contract: &Contract) -> Result<bool, Failure> {
    let all = writer.contracts_with_balance(contract.learner)?;
    Ok(contract.counts_tickets() && all.iter().any(|(other, balance)| other.id == contract.id && *balance > 0))
}

/// Writes a new contract under the steps of now, and grants its sessions.
fn conclude(writer: &mut Writer<'_>, contract: Contract) -> Result<(), Failure> {
    let contract = Contract { flow: flow::current(writer)?, ..contract };
    writer.add(&contract)?;
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

/// Notes that a contract ends, or corrects how it ended.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndContract {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// Its last day.
    pub ended_on: Plain<Day>,
    /// How it ends.
    pub end_kind: Word<EndKind>,
    /// The reason given.
    pub reason: Option<String>,
}

impl Command for EndContract {
    const NAME: &'static str = "contract.end";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut contract: Contract = call.store()?.get(self.contract.0)?;
        contract.ended_on = Some(check::not_before("ended_on", self.ended_on.0, contract.starts_on)?);
        contract.end_kind = Some(self.end_kind.0);
        contract.end_reason = check::optional("reason", self.reason.as_deref(), check::LINE)?;
        let act = Act::new(Self::NAME, call.now()).of(contract.learner);
        Ok(call.act(&act, |writer| Ok(writer.put(&contract)?))?.into())
    }
}
