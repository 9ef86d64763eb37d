//! Graduations (卒業): the goal is reached, and the coach stays in touch.

use nenrin_domain::{Contract, ContractId, Day, EndKind, FollowUpPurpose, PaymentId, Rest, Trigger};
use nenrin_store::Act;
use serde::Deserialize;
use ts_rs::TS;

use crate::calling_off::CallOff;
use crate::contracts::{Ending, last_day};
use crate::follow_ups::{Opening, open};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// When to hear from someone who has graduated, in days after the last day.
const CONTACTS: [(i64, Trigger); 3] =
    [(30, Trigger::After30Days), (90, Trigger::After90Days), (180, Trigger::After180Days)];

/// Notes that a learner graduates: the contract ends, and the contacts after 30, 90 and 180 days are written down, in one act.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Graduate {
    /// The contract.
    pub contract: Plain<ContractId>,
    /// Its last day.
    pub ended_on: Plain<Day>,
    /// What was reached, in a few words.
    pub words: Option<String>,
    /// What becomes of the tickets left, as in [`EndContract`](crate::contracts::EndContract).
    pub rest: Option<Word<Rest>>,
    /// The bookings after its last day that are called off; none when absent.
    pub call_off: Option<CallOff>,
    /// The payments for it that are no longer expected; all stay due when absent.
    pub withdraw: Option<Vec<Plain<PaymentId>>>,
}

impl Command for Graduate {
    const NAME: &'static str = "contract.graduate";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (contract, moment): (Contract, _) = (call.store()?.get(self.contract.0)?, call.minute());
        let today = moment.0;
        let ended_on = last_day("ended_on", self.ended_on.0, &contract)?;
        let end_reason = check::optional("words", self.words.as_deref(), check::LINE)?;
        let (id, learner) = (contract.id, contract.learner);
        let ended = Contract { ended_on: Some(ended_on), end_kind: Some(EndKind::Graduated), end_reason, ..contract };
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            Ending { rest: self.rest, call_off: self.call_off, withdraw: self.withdraw }
                .conclude(writer, &ended, moment)?;
            for (days, trigger) in CONTACTS {
                let due_on = ended_on.plus(days).max(today);
                let (contract, purpose) = (Some(id), FollowUpPurpose::Graduate);
                open(writer, today, Opening { learner, contract, purpose, trigger, due_on, text: None })?;
            }
            Ok(())
        })?;
        Ok(done.into())
    }
}
