//! What is agreed in a contract.

use nenrin_domain::{Contract, ContractId, ContractKind, Day, LearnerId, TaxKind};
use nenrin_store::Act;
use serde::Deserialize;
use ts_rs::TS;

use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure, check};

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
    pub(super) fn agree(&self, id: ContractId, learner: LearnerId, starts_on: Day) -> Result<Contract, Failure> {
        let term_end = check::plain(self.term_end).map(|day| check::not_before("term_end", day, starts_on));
        let price = check::price("price", &self.price)?;
        Ok(Contract {
            plan_name: check::optional("plan_name", self.plan_name.as_deref(), check::NAME)?,
            term_end: term_end.transpose()?,
            sessions: check::sessions(self.kind.0, self.sessions)?,
            cadence_days: check::count("cadence_days", self.cadence_days)?,
            ..Contract::from(id, learner, self.kind.0, starts_on, price)
        })
    }
}

/// What is agreed besides price and sessions.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoreTerms {
    /// How the price is taxed; absent when nobody says.
    pub tax: Option<Word<TaxKind>>,
    /// How many unused sessions at most come over into a renewal.
    pub carry_over: u32,
    /// Hours of notice for a cancellation in time; absent as the practice says.
    pub notice_hours: Option<u32>,
    /// Whether it is renewed at the end of its term unless someone decides otherwise.
    pub auto_renew: bool,
}

impl MoreTerms {
    /// The contract with these terms.
    ///
    /// # Errors
    /// When a number is too large.
    pub(super) fn agree(&self, contract: Contract) -> Result<Contract, Failure> {
        Ok(Contract {
            tax: self.tax.map(|tax| tax.0),
            carry_over: check::carry_over(self.carry_over)?,
            notice_hours: self.notice_hours.map(check::notice_hours).transpose()?,
            auto_renew: self.auto_renew,
            ..contract
        })
    }
}

/// Agrees on more terms of a contract that is there; what happened under it stays as it is.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeMoreTerms {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// What is agreed now.
    pub more: MoreTerms,
}

impl Command for ChangeMoreTerms {
    const NAME: &'static str = "contract.more_terms";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let contract = self.more.agree(call.store()?.get(self.contract.0)?)?;
        let act = Act::new(Self::NAME, call.now()).of(contract.learner);
        Ok(call.act(&act, |writer| Ok(writer.put(&contract)?))?.into())
    }
}
