//! Contracts that go on as new ones.

use nenrin_domain::{Contract, ContractId, Day, EndKind, Plan, PlanId, Rest};
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::taking_in::taken_in;
use super::{Terms, conclude, expect_price, settle};
use crate::lengthening::noted_since;
use crate::wire::{Plain, Sum};
use crate::{Answer, Call, Command, Failure, check};

/// Renews a contract. The old one is ended the day before, when it would still run; but a package with tickets left runs on,
/// so that they are used first.
///
/// Of tickets left when the old one's last day has passed, those that its rule allows come over into the new one, and the
/// others run out, in the same act. One that is renewed ahead keeps its tickets until its last day, so that nothing is
/// forfeited by renewing: what is left after it waits in the upkeep.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenewContract {
    /// The contract to renew.
    pub contract: Plain<ContractId>,
    /// First day of the new one; see [`Contract::goes_on`] when absent.
    pub starts_on: Option<Plain<Day>>,
    /// What is agreed; the same terms for the same length when absent. Who pays and what was agreed besides price and
    /// sessions stays as it was.
    pub terms: Option<Terms>,
    /// The plan it follows from now on, whose terms hold; what was agreed before goes on when absent.
    pub plan: Option<Plain<PlanId>>,
    /// The day its price is due; no payment is expected when absent.
    pub due_on: Option<Plain<Day>>,
}

impl Command for RenewContract {
    const NAME: &'static str = "contract.renew";
    type Output = Plain<ContractId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ContractId>>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let old: Contract = store.get(self.contract.0)?;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(old.learner), |writer| {
            Ok::<_, Failure>(Plain(self.renew(writer, today, old)?.id))
        })?;
        Ok(done.into())
    }
}

impl RenewContract {
    /// On the same terms, from `starts_on` on; no payment is expected.
    pub(crate) const fn on_the_same_terms(contract: ContractId, starts_on: Option<Plain<Day>>) -> Self {
        Self { contract: Plain(contract), starts_on, terms: None, plan: None, due_on: None }
    }

    /// Renews `old`, as part of an act. Answers the new one.
    pub(crate) fn renew(&self, writer: &mut Writer<'_>, today: Day, mut old: Contract) -> Result<Contract, Failure> {
        let starts_on = begins(writer, today, &old, self.starts_on)?;
        check::not_before("starts_on", starts_on, old.starts_on.plus(1))?;
        if writer.contracts_of(old.learner)?.iter().any(|other| other.predecessor == Some(old.id)) {
            return Err(Failure::not_allowed("contract", "not_renewed_yet"));
        }
        let new = self.agree(writer, &old, starts_on)?;
        if old.covers(starts_on) && !has_tickets(writer, &old)? {
            (old.ended_on, old.end_kind) = (Some(starts_on.plus(-1)), Some(EndKind::Completed));
            writer.put(&old)?;
        }
        let new = conclude(writer, new)?;
        if let Some(last) = old.last_day().filter(|last| *last < today.min(starts_on) && old.ended_on.is_none()) {
            settle(writer, &old, Rest::CarryOver, last, Some(&new))?;
        }
        expect_price(writer, &new, self.due_on)?;
        Ok(new)
    }

    /// The contract that follows on `old`; in no file yet.
    fn agree(&self, writer: &mut Writer<'_>, old: &Contract, starts_on: Day) -> Result<Contract, Failure> {
        let plan: Option<Plan> = self.plan.map(|plan| writer.get(plan.0)).transpose()?;
        let (id, predecessor) = (writer.mint(), Some(old.id));
        let new = match (&self.terms, plan) {
            (Some(_), Some(_)) => return Err(Failure::not_allowed("terms", "plan_or_terms")),
            (None, Some(plan)) => Contract { payer: old.payer, ..plan.agree(id, old.learner, starts_on) },
            (Some(terms), None) => {
                Contract { plan: old.plan, ..renewed(terms.agree(id, old.learner, starts_on)?, old) }
            }
            (None, None) => old.continued(id, starts_on, &noted_since(writer, old)?),
        };
        Ok(Contract { predecessor, ..new })
    }
}

/// Asks what would be agreed when a contract is renewed on the same terms.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookRenewal {
    /// The contract to renew.
    pub contract: Plain<ContractId>,
    /// First day of the new one; see [`Contract::goes_on`] when absent.
    pub starts_on: Option<Plain<Day>>,
}

/// What a renewal on the same terms would come to.
#[derive(Debug, Serialize, TS)]
pub struct RenewalLook {
    /// First day of the new one.
    pub starts_on: Plain<Day>,
    /// Last day of the new one; `null` when open-ended.
    pub term_end: Option<Plain<Day>>,
    /// Price of one term or package.
    pub price: Sum,
    /// How many sessions that were recorded without a contract it takes in, if it counts them and its tickets last.
    pub taken_in: u32,
}

impl Command for LookRenewal {
    const NAME: &'static str = "contract.look_renewal";
    type Output = RenewalLook;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<RenewalLook>, Failure> {
        let store = call.store()?;
        let old: Contract = store.get(self.contract.0)?;
        let starts_on = begins(store, call.today(), &old, self.starts_on)?;
        let new = old.continued(old.id, starts_on, &noted_since(store, &old)?);
        let taken_in = taken_in(store, old.learner, None, (new.starts_on, new.term_end))?;
        let (starts_on, term_end) = (Plain(new.starts_on), new.term_end.map(Plain));
        Ok(Answer::read(RenewalLook { starts_on, term_end, price: new.price.into(), taken_in }))
    }
}

/// The first day of the contract that renews `old`.
fn begins(store: &Store, today: Day, old: &Contract, said: Option<Plain<Day>>) -> Result<Day, Failure> {
    match check::plain(said) {
        Some(day) => Ok(day),
        None => Ok(old.goes_on(today, &store.sessions_of(old.learner)?)),
    }
}

/// A contract of new terms: what they do not speak of is the old one's.
fn renewed(new: Contract, old: &Contract) -> Contract {
    let Contract { payer, tax, carry_over, notice_hours, auto_renew, .. } = *old;
    Contract { payer, tax, carry_over, notice_hours, auto_renew, ..new }
}

fn has_tickets(writer: &Writer<'_>, contract: &Contract) -> Result<bool, Failure> {
    let all = writer.contracts_with_balance(contract.learner)?;
    Ok(contract.counts_tickets() && all.iter().any(|(other, balance)| other.id == contract.id && *balance > 0))
}
