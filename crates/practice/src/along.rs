//! What goes with a learner who is erased only because the coach says so: what the coach put into the library and shared with
//! nobody else, and rows of imports that wait and tell of the learner.

use nenrin_domain::{Day, InboxItemId, InboxKind, LearnerId, Material, MaterialId};
use nenrin_store::{Along, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Failure;
use crate::intake::{TellsOf, telling_of};
use crate::wire::{Plain, Sum, Word};

/// What the coach says goes along.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GoesAlong {
    /// Materials that were shared with nobody else.
    pub materials: Vec<Plain<MaterialId>>,
    /// Rows of imports that wait.
    pub waiting: Vec<Plain<InboxItemId>>,
}

/// A material that was shared with the learner and with nobody else.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct OnlyTheirs {
    /// Identity.
    pub id: Plain<MaterialId>,
    /// What it is called.
    pub title: String,
    /// Whether it is a file; else it is a link.
    pub is_file: bool,
    /// Whether it goes.
    pub goes: bool,
}

/// A row of an import that waits and tells of the learner.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct WaitingOfThem {
    /// Identity.
    pub id: Plain<InboxItemId>,
    /// What it tells of.
    pub kind: Word<InboxKind>,
    /// The local day.
    pub day: Plain<Day>,
    /// What it says.
    pub summary: String,
    /// The amount of a payment; what was given back is negative.
    pub amount: Option<Sum>,
    /// Whether it may tell of somebody else, too.
    pub or_another: bool,
    /// Whether it goes.
    pub goes: bool,
}

/// What may go along, and what does.
pub(crate) struct MayGoAlong {
    pub materials: Vec<OnlyTheirs>,
    pub waiting: Vec<WaitingOfThem>,
}

impl MayGoAlong {
    /// What may go with a learner, chosen as the coach says. Where nothing is said, the library stays as it is, and rows go that
    /// tell of nobody else.
    ///
    /// # Errors
    /// When the file cannot be read, or the learner was erased.
    pub fn of(store: &Store, learner: LearnerId, said: Option<&GoesAlong>) -> Result<Self, Failure> {
        let names = store.names_of(learner)?;
        let materials = store.materials_of_only(learner)?.into_iter().map(|material| only_theirs(material, said));
        let waiting = telling_of(store, learner, &names)?.into_iter().map(|row| waiting_of_them(row, said));
        Ok(Self { materials: materials.collect(), waiting: waiting.collect() })
    }

    /// What goes.
    pub fn along(&self) -> Along {
        Along {
            materials: self.materials.iter().filter(|one| one.goes).map(|one| one.id.0).collect(),
            waiting: self.waiting.iter().filter(|one| one.goes).map(|one| one.id.0).collect(),
        }
    }
}

fn only_theirs(material: Material, said: Option<&GoesAlong>) -> OnlyTheirs {
    let id = Plain(material.id);
    let goes = said.is_some_and(|said| said.materials.contains(&id));
    OnlyTheirs { id, title: material.title, is_file: material.file.is_some(), goes }
}

fn waiting_of_them(TellsOf { item, only }: TellsOf, said: Option<&GoesAlong>) -> WaitingOfThem {
    let id = Plain(item.id);
    WaitingOfThem {
        id,
        kind: Word(item.kind),
        day: Plain(item.day),
        summary: item.summary,
        amount: item.amount.map(Sum::from),
        or_another: !only,
        goes: said.map_or(only, |said| said.waiting.contains(&id)),
    }
}
