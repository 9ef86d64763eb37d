//! Contracts that come to their end.

use nenrin_domain::{Contract, ContractId, Day, EndKind, Rest, next_contract};
use nenrin_store::{Act, Writer};
use serde::Deserialize;
use ts_rs::TS;

use super::settle;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Notes that a contract ends. It ends once: what ending it wrote down, such as tickets that ran out, an exit interview or the
/// contacts after a graduation, would be at odds with another ending. To correct how it ended, the act is taken back.
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
    /// What becomes of the tickets left; they run out when absent. Those of a contract that ends later can be used until its
    /// last day and stay.
    pub rest: Option<Word<Rest>>,
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
        let today = call.today();
        Ok(call.act(&act, |writer| end(writer, &contract, self.rest, today))?.into())
    }
}

/// Writes a contract that was ended, and what becomes of the tickets left when it is over by `today`.
///
/// # Errors
/// When it has ended already, or the file refuses it.
pub(crate) fn end(
    writer: &mut Writer<'_>,
    ended: &Contract,
    rest: Option<Word<Rest>>,
    today: Day,
) -> Result<(), Failure> {
    if writer.get::<Contract>(ended.id)?.ended_on.is_some() {
        return Err(Failure::not_allowed("contract", "ended_already"));
    }
    writer.put(ended)?;
    let Some(last) = ended.last_day().filter(|last| *last <= today) else {
        return Ok(());
    };
    let contracts = writer.contracts_of(ended.learner)?;
    let rest = rest.map_or(Rest::Expire, |rest| rest.0);
    settle(writer, ended, rest, last, next_contract(today, ended, &contracts))?;
    Ok(())
}
