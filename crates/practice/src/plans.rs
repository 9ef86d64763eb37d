//! The plans on offer.

use nenrin_domain::{ContractKind, Plan, PlanId, TaxKind};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Asks for all plans, those on offer first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListPlans {}

/// One plan.
#[derive(Debug, Serialize, TS)]
pub struct PlanView {
    /// Identity.
    pub id: Plain<PlanId>,
    /// The coach's name for the offer.
    pub name: String,
    /// How it is charged.
    pub kind: Word<ContractKind>,
    /// Price of one term or package.
    pub price: Sum,
    /// Sessions included.
    pub sessions: Option<u32>,
    /// Length of the term in months.
    pub months: Option<u32>,
    /// Days between two sessions.
    pub cadence_days: Option<u32>,
    /// Whether it is still offered.
    pub offered: bool,
    /// How its price is taxed; `null` when nobody has said.
    pub tax: Option<Word<TaxKind>>,
    /// How many unused sessions at most come over into a renewal.
    pub carry_over: u32,
    /// Hours of notice for a cancellation in time; `null` as the practice says.
    pub notice_hours: Option<u32>,
    /// Whether its contracts are renewed at the end of their term unless someone decides otherwise.
    pub auto_renew: bool,
}

impl From<Plan> for PlanView {
    fn from(plan: Plan) -> Self {
        Self {
            id: Plain(plan.id),
            name: plan.name,
            kind: Word(plan.kind),
            price: plan.price.into(),
            sessions: plan.sessions,
            months: plan.months,
            cadence_days: plan.cadence_days,
            offered: plan.offered,
            tax: plan.tax.map(Word),
            carry_over: plan.carry_over,
            notice_hours: plan.notice_hours,
            auto_renew: plan.auto_renew,
        }
    }
}

impl Command for ListPlans {
    const NAME: &'static str = "plan.list";
    type Output = Vec<PlanView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<PlanView>>, Failure> {
        Ok(Answer::read(call.store()?.plans()?.into_iter().map(PlanView::from).collect()))
    }
}

/// Adds a plan or changes one. Contracts keep the terms they were made with.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePlan {
    /// The plan to change; a new one when absent.
    pub plan: Option<Plain<PlanId>>,
    /// The coach's name for the offer.
    pub name: String,
    /// How it is charged.
    pub kind: Word<ContractKind>,
    /// Price of one term or package.
    pub price: Sum,
    /// Sessions included; absent when they are not counted, which those of a package always are.
    pub sessions: Option<u32>,
    /// Length of the term in months; absent when open-ended.
    pub months: Option<u32>,
    /// Days between two sessions.
    pub cadence_days: Option<u32>,
    /// Whether it is offered.
    pub offered: bool,
    /// How its price is taxed; absent when nobody says.
    pub tax: Option<Word<TaxKind>>,
    /// How many unused sessions at most come over into a renewal; none when absent.
    pub carry_over: Option<u32>,
    /// Hours of notice for a cancellation in time; absent as the practice says.
    pub notice_hours: Option<u32>,
    /// Whether its contracts are renewed at the end of their term unless someone decides otherwise; not when absent.
    pub auto_renew: Option<bool>,
}

impl Command for SavePlan {
    const NAME: &'static str = "plan.save";
    type Output = Plain<PlanId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<PlanId>>, Failure> {
        let name = check::required("name", &self.name, check::NAME)?;
        let price = check::price("price", &self.price)?;
        let sessions = check::sessions(self.kind.0, self.sessions)?;
        let months = check::months("months", self.months)?;
        let cadence_days = check::count("cadence_days", self.cadence_days)?;
        let notice_hours = self.notice_hours.map(check::notice_hours).transpose()?;
        let (tax, carry_over) = (self.tax.map(|tax| tax.0), check::carry_over(self.carry_over.unwrap_or(0))?);
        let act = Act::new(Self::NAME, call.now()).about("name", name.clone());
        let done = call.act(&act, |writer| {
            let before: Option<Plan> = self.plan.map(|plan| writer.get(plan.0)).transpose()?;
            let id = before.map_or_else(|| writer.mint(), |plan| plan.id);
            let (kind, offered) = (self.kind.0, self.offered);
            writer.put(&Plan {
                id,
                name,
                kind,
                price,
                sessions,
                months,
                cadence_days,
                offered,
                tax,
                carry_over,
                notice_hours,
                auto_renew: self.auto_renew.unwrap_or(false),
            })?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}
