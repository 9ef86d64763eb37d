//! The reasons to choose from when a learner leaves, or somebody decides against a contract after a trial.

use std::collections::BTreeSet;

use nenrin_domain::{Reason, ReasonId, ReasonKind};
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Most reasons of one kind.
const MOST: usize = 50;

/// A reason to choose.
#[derive(Debug, Serialize, TS)]
pub struct ReasonView {
    /// Identity; `null` for a usual one while the coach has changed nothing.
    pub id: Option<Plain<ReasonId>>,
    /// The code of a usual reason, or the coach's own words.
    pub label: String,
    /// Whether it can still be chosen.
    pub offered: bool,
}

/// Asks for the reasons of one kind, in their order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListReasons {
    /// What they are for.
    pub kind: Word<ReasonKind>,
}

impl Command for ListReasons {
    const NAME: &'static str = "reason.list";
    type Output = Vec<ReasonView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<ReasonView>>, Failure> {
        Ok(Answer::read(views(call.store()?, self.kind.0)?))
    }
}

/// Changes the reasons of one kind. What was recorded keeps the words it was recorded under.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReasons {
    /// What they are for.
    pub kind: Word<ReasonKind>,
    /// All of them in their order, 1 to 50; one that is left out goes.
    pub reasons: Vec<ReasonWish>,
}

/// A reason as the coach wishes it.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReasonWish {
    /// One that is there; `null` for a new one.
    pub id: Option<Plain<ReasonId>>,
    /// The code of a usual reason, or the coach's own words.
    pub label: String,
    /// Whether it can be chosen.
    pub offered: bool,
}

impl Command for SaveReasons {
    const NAME: &'static str = "reason.save";
    type Output = ();

    fn run(mut self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let before = call.store()?.reasons_for(self.kind.0)?;
        self.check(&before)?;
        let done = call.act(&Act::new(Self::NAME, call.now()), |writer| self.write(writer, before))?;
        Ok(done.into())
    }
}

impl SaveReasons {
    /// Checks what is wished and takes the blanks around the words away.
    fn check(&mut self, before: &[Reason]) -> Result<(), Failure> {
        if self.reasons.is_empty() || self.reasons.len() > MOST {
            return Err(Failure::not_allowed("reasons", &format!("1_to_{MOST}")));
        }
        let (mut labels, mut ids) = (BTreeSet::new(), BTreeSet::new());
        for wish in &mut self.reasons {
            wish.label = check::required("label", &wish.label, check::NAME)?;
            let id = wish.id.map(|id| id.0);
            if id.is_some_and(|id| !before.iter().any(|reason| reason.id == id)) {
                return Err(Failure::not_allowed("id", "unknown"));
            }
            if !labels.insert(wish.label.clone()) || id.is_some_and(|id| !ids.insert(id)) {
                return Err(Failure::not_allowed("label", "twice"));
            }
        }
        Ok(())
    }

    fn write(self, writer: &mut Writer<'_>, before: Vec<Reason>) -> Result<(), Failure> {
        let kept: BTreeSet<_> = self.reasons.iter().filter_map(|wish| wish.id).map(|id| id.0).collect();
        for gone in before.into_iter().filter(|reason| !kept.contains(&reason.id)) {
            writer.remove::<Reason>(gone.id)?;
        }
        for (position, ReasonWish { id, label, offered }) in (0..).zip(self.reasons) {
            let id = id.map_or_else(|| writer.mint(), |id| id.0);
            writer.put(&Reason { id, kind: self.kind.0, label, position, offered })?;
        }
        Ok(())
    }
}

fn views(store: &Store, kind: ReasonKind) -> Result<Vec<ReasonView>, Failure> {
    let own = store.reasons_for(kind)?;
    if own.is_empty() {
        let usual = |label: &&str| ReasonView { id: None, label: (*label).to_owned(), offered: true };
        return Ok(kind.usual().iter().map(usual).collect());
    }
    let view = |Reason { id, label, offered, .. }: Reason| ReasonView { id: Some(Plain(id)), label, offered };
    Ok(own.into_iter().map(view).collect())
}
