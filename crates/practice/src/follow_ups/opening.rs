//! Opening a follow-up.

use nenrin_domain::{
    Coded, Contract, ContractId, Day, FollowUp, FollowUpId, FollowUpPurpose, FollowUpState, Learner, LearnerId, Trigger,
};
use nenrin_store::{Act, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// A follow-up that is wanted.
#[derive(Debug, Clone)]
pub(crate) struct Opening {
    /// Whom it is about.
    pub learner: LearnerId,
    /// The contract it is about.
    pub contract: Option<ContractId>,
    /// What it is for.
    pub purpose: FollowUpPurpose,
    /// What gives rise to it.
    pub trigger: Trigger,
    /// The day on which it should be done.
    pub due_on: Day,
    /// What is to be done, when it is not plain from the trigger.
    pub text: Option<String>,
}

/// Opens a follow-up as part of an act done on `today`, and answers its identity. When the same one is open already, that one
/// is answered and stays as it is, so whoever finds twice that it is wanted need not ask.
///
/// # Errors
/// When the file refuses it.
pub(crate) fn open(writer: &mut Writer<'_>, today: Day, wanted: Opening) -> Result<FollowUpId, Failure> {
    let Opening { learner, contract, purpose, trigger, due_on, text } = wanted;
    if let Some(open) = writer.open_follow_up(learner, contract, trigger, text.as_deref())? {
        return Ok(open.id);
    }
    let id = writer.mint();
    writer.add(&FollowUp {
        id,
        learner,
        day: today,
        kind: FollowUp::ANY_WAY.to_owned(),
        trigger: trigger.as_code().to_owned(),
        arm: None,
        contract,
        purpose: Some(purpose),
        text,
        due_on: Some(due_on),
        state: FollowUpState::Open,
        closed_on: None,
        result: None,
        reason: None,
    })?;
    Ok(id)
}

/// Writes down by hand that someone is to be contacted. Answers its identity; one that is open with the same text is that one,
/// and takes over what it is for and the day that was given.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddFollowUp {
    /// Whom it is about.
    pub learner: Plain<LearnerId>,
    /// The contract it is about.
    pub contract: Option<Plain<ContractId>>,
    /// What it is for.
    pub purpose: Word<FollowUpPurpose>,
    /// What is to be done.
    pub text: String,
    /// The day on which it should be done; when absent, that of one which is open, else today.
    pub due_on: Option<Plain<Day>>,
}

impl Command for AddFollowUp {
    const NAME: &'static str = "follow_up.add";
    type Output = Plain<FollowUpId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<FollowUpId>>, Failure> {
        let (learner, today) = (self.learner.0, call.today());
        let given = check::plain(self.due_on).map(|day| check::not_before("due_on", day, today)).transpose()?;
        let wanted = Opening {
            learner,
            contract: check::plain(self.contract),
            purpose: self.purpose.0,
            trigger: Trigger::ByHand,
            due_on: given.unwrap_or(today),
            text: Some(check::required("text", &self.text, check::LINE)?),
        };
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            writer.get::<Learner>(learner)?;
            if let Some(contract) = wanted.contract
                && writer.get::<Contract>(contract)?.learner != learner
            {
                return Err(Failure::not_allowed("contract", "of_this_learner"));
            }
            let id = open(writer, today, wanted.clone())?;
            let stands: FollowUp = writer.get(id)?;
            let due_on = given.or(stands.due_on);
            writer.put(&FollowUp { purpose: Some(wanted.purpose), due_on, ..stands })?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}
