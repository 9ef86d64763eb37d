//! Which of the rows that wait tell of a learner, so that they can go when the learner is erased.

use std::collections::BTreeSet;

use nenrin_domain::{InboxItem, LearnerId, name_key};
use nenrin_store::Store;

use super::waiting::field;
use crate::Failure;
use crate::whose::{Fit, Traits, Whose};

/// Characters that a name has at least to be found within what a row says.
const TELLING: usize = 3;

/// A row that waits and tells of a learner.
pub(crate) struct TellsOf {
    pub item: InboxItem,
    /// Whether it may tell of nobody else.
    pub only: bool,
}

/// The rows that wait and tell of a learner, by mail address, by any of `names` or by how one is read, as an import finds whose a
/// row is. `names` are those that the learner has or had, as names are compared.
pub(crate) fn telling_of(store: &Store, learner: LearnerId, names: &BTreeSet<String>) -> Result<Vec<TellsOf>, Failure> {
    let (_, items) = store.inbox_waiting(u32::MAX)?;
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let whose = Whose::of(store.learners()?);
    Ok(items.into_iter().filter_map(|item| tells_of(item, learner, names, &whose)).collect())
}

fn tells_of(item: InboxItem, learner: LearnerId, names: &BTreeSet<String>, whose: &Whose) -> Option<TellsOf> {
    let (name, mail) = (field::<String>(&item, "name"), field::<String>(&item, "mail"));
    let those = match whose.fit(Traits { name: name.as_deref(), mail: mail.as_deref(), ..Traits::default() }) {
        Fit::Sure(one) => return (one == learner).then_some(TellsOf { item, only: true }),
        perhaps => perhaps.those(),
    };
    let says = name_key(&item.summary);
    let is_named = names.iter().any(|name| name.chars().count() >= TELLING && says.contains(name));
    if !is_named && !those.contains(&learner) {
        return None;
    }
    let mut alike = those.into_iter().chain(whose.those_named_in(&says, TELLING));
    let only = alike.all(|one| one == learner);
    Some(TellsOf { item, only })
}
