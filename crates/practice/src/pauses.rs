//! Times in which a learner rests.

use std::collections::BTreeSet;

use nenrin_domain::{Contract, ContractId, Day, Learner, LearnerId, Pause, PauseId};
use nenrin_store::{Act, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// One pause.
#[derive(Debug, Serialize, TS)]
pub struct PauseView {
    /// Identity.
    pub id: Plain<PauseId>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Planned last day; `null` until further notice.
    pub ends_on: Option<Plain<Day>>,
    /// The reason given.
    pub reason: Option<String>,
    /// The contract that rests; all of the learner's when `null`.
    pub contract: Option<Plain<ContractId>>,
    /// Whether the fee is due while it rests.
    pub billed: bool,
    /// Whether the term grows by the time it rests.
    pub extends_term: bool,
}

impl From<Pause> for PauseView {
    fn from(pause: Pause) -> Self {
        Self {
            id: Plain(pause.id),
            starts_on: Plain(pause.starts_on),
            ends_on: pause.ends_on.map(Plain),
            reason: pause.reason,
            contract: pause.contract.map(Plain),
            billed: pause.billed,
            extends_term: pause.extends_term,
        }
    }
}

/// Notes that a learner rests from a day on, under all contracts or one of them. Two pauses of a learner have no day in
/// common, whatever rests.
///
/// When it extends the term and its last day is known, the terms it [lengthens](Pause::lengthens) grow by its length in the
/// same act.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPause {
    /// Who rests.
    pub learner: Plain<LearnerId>,
    /// First day.
    pub starts_on: Plain<Day>,
    /// Planned last day; absent until further notice.
    pub ends_on: Option<Plain<Day>>,
    /// The reason given.
    pub reason: Option<String>,
    /// The contract that rests; all of the learner's when absent.
    pub contract: Option<Plain<ContractId>>,
    /// Whether the fee is due while it rests; not when absent.
    pub billed: Option<bool>,
    /// Whether the term grows by the time it rests; not when absent.
    pub extends_term: Option<bool>,
}

impl Command for AddPause {
    const NAME: &'static str = "pause.add";
    type Output = Plain<PauseId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<PauseId>>, Failure> {
        let (learner, starts_on) = (self.learner.0, self.starts_on.0);
        let reason = check::optional("reason", self.reason.as_deref(), check::LINE)?;
        let ends_on = check::plain(self.ends_on).map(|day| check::not_before("ends_on", day, starts_on)).transpose()?;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            writer.get::<Learner>(learner)?;
            let contract = self.contract.map(|contract| writer.get::<Contract>(contract.0)).transpose()?;
            if contract.as_ref().is_some_and(|contract| contract.learner != learner) {
                return Err(Failure::not_allowed("contract", "of_this_learner"));
            }
            let pause = Pause {
                id: writer.mint(),
                learner,
                starts_on,
                ends_on,
                reason,
                contract: contract.map(|contract| contract.id),
                billed: self.billed.unwrap_or(false),
                extends_term: self.extends_term.unwrap_or(false),
            };
            if writer.pauses_of(learner)?.iter().any(|other| other.overlaps(&pause)) {
                return Err(Failure::not_allowed("starts_on", "no_pause_yet"));
            }
            writer.add(&pause)?;
            move_terms(writer, None, &pause)?;
            Ok(Plain(pause.id))
        })?;
        Ok(done.into())
    }
}

/// Notes the last day of a pause, or another one.
///
/// A pause that extends the term moves it in the same act: by its length when the end was not known, and by the difference
/// when it becomes another one, back as well as on. A term in which it did not begin, or whose contract was ended or
/// renewed since, stays where it is: the coach has decided where it ends, and it must not run beside its renewal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndPause {
    /// The pause.
    pub pause: Plain<PauseId>,
    /// Its last day.
    pub ends_on: Plain<Day>,
}

impl Command for EndPause {
    const NAME: &'static str = "pause.end";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let before: Pause = call.store()?.get(self.pause.0)?;
        let ends_on = Some(check::not_before("ends_on", self.ends_on.0, before.starts_on)?);
        let pause = Pause { ends_on, ..before.clone() };
        let done = call.act(&Act::new(Self::NAME, call.now()).of(pause.learner), |writer| {
            let others = writer.pauses_of(pause.learner)?;
            if others.iter().any(|other| other.id != pause.id && other.overlaps(&pause)) {
                return Err(Failure::not_allowed("ends_on", "no_pause_yet"));
            }
            writer.put(&pause)?;
            move_terms(writer, Some(&before), &pause)
        })?;
        Ok(done.into())
    }
}

/// Moves the terms that a pause lengthens by what it has become longer, but those that were renewed already.
fn move_terms(writer: &mut Writer<'_>, before: Option<&Pause>, after: &Pause) -> Result<(), Failure> {
    let contracts = writer.contracts_of(after.learner)?;
    let renewed: BTreeSet<ContractId> = contracts.iter().filter_map(|contract| contract.predecessor).collect();
    for contract in contracts.into_iter().filter(|contract| !renewed.contains(&contract.id)) {
        let by = after.lengthens(&contract) - before.map_or(0, |before| before.lengthens(&contract));
        if let Some(term_end) = contract.term_end.filter(|_| by != 0) {
            writer.put(&Contract { term_end: Some(term_end.plus(by)), ..contract })?;
        }
    }
    Ok(())
}
