//! Filters of lists that the coach has given a name.

use nenrin_domain::{SavedFilter, SavedFilterId};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Most filters of one list.
const MOST: usize = 100;

/// Most entries of one filter.
const ENTRIES: usize = check::LIST;

/// A named filter.
#[derive(Debug, Serialize, TS)]
pub struct SavedFilterView {
    /// Identity.
    pub id: Plain<SavedFilterId>,
    /// The coach's name for it.
    pub name: String,
    /// What it asks for, each as one entry of the form `name=value`.
    pub query: Vec<String>,
}

/// Asks for the filters of one list, in their order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListFilters {
    /// The list, such as `learners`.
    pub place: String,
}

impl Command for ListFilters {
    const NAME: &'static str = "filter.list";
    type Output = Vec<SavedFilterView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<SavedFilterView>>, Failure> {
        let view = |SavedFilter { id, name, query, .. }| SavedFilterView { id: Plain(id), name, query };
        Ok(Answer::read(call.store()?.saved_filters_of(&self.place)?.into_iter().map(view).collect()))
    }
}

/// Keeps a filter under a name; one of the same name in the same list then asks for this. Answers its identity.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveFilter {
    /// The list, such as `learners`.
    pub place: String,
    /// The coach's name for it.
    pub name: String,
    /// What it asks for, each as one entry of the form `name=value`.
    pub query: Vec<String>,
}

impl Command for SaveFilter {
    const NAME: &'static str = "filter.save";
    type Output = Plain<SavedFilterId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<SavedFilterId>>, Failure> {
        let place = check::required("place", &self.place, check::NAME)?;
        let name = check::required("name", &self.name, check::NAME)?;
        if self.query.len() > ENTRIES {
            return Err(Failure::not_allowed("query", &format!("at_most_{ENTRIES}")));
        }
        let asks = self.query.iter().map(|entry| check::required("query", entry, check::LINE));
        let query = asks.collect::<Result<Vec<_>, _>>()?;
        let done = call.act(&Act::new(Self::NAME, call.now()).about("name", name.clone()), |writer| {
            let known = writer.saved_filters_of(&place)?;
            let is_full = known.len() >= MOST;
            let after = known.last().map_or(0, |filter| filter.position.saturating_add(1));
            let filter = match known.into_iter().find(|filter| filter.name == name) {
                Some(same) => SavedFilter { query, ..same },
                None if is_full => return Err(Failure::not_allowed("name", &format!("at_most_{MOST}"))),
                None => SavedFilter { id: writer.mint(), place, name, query, position: after },
            };
            writer.put(&filter)?;
            Ok(Plain(filter.id))
        })?;
        Ok(done.into())
    }
}

/// Gives a filter another name.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenameFilter {
    /// The filter.
    pub filter: Plain<SavedFilterId>,
    /// The coach's name for it, which no other filter of the list has.
    pub name: String,
}

impl Command for RenameFilter {
    const NAME: &'static str = "filter.rename";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut filter: SavedFilter = call.store()?.get(self.filter.0)?;
        filter.name = check::required("name", &self.name, check::NAME)?;
        let others = call.store()?.saved_filters_of(&filter.place)?;
        if others.iter().any(|other| other.id != filter.id && other.name == filter.name) {
            return Err(Failure::not_allowed("name", "twice"));
        }
        let act = Act::new(Self::NAME, call.now()).about("name", filter.name.clone());
        Ok(call.act(&act, |writer| Ok(writer.put(&filter)?))?.into())
    }
}

/// Forgets a filter.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemoveFilter {
    /// The filter.
    pub filter: Plain<SavedFilterId>,
}

impl Command for RemoveFilter {
    const NAME: &'static str = "filter.remove";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let filter: SavedFilter = call.store()?.get(self.filter.0)?;
        let act = Act::new(Self::NAME, call.now()).about("name", filter.name);
        Ok(call.act(&act, |writer| Ok(writer.remove::<SavedFilter>(filter.id)?))?.into())
    }
}
