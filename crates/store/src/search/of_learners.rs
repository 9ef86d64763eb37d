//! Of whom: a name typed beside other words means what those words find of whoever is called so.

use rusqlite::ToSql;

use super::terms::Run;
use super::{Calling, Hit};

/// So many runs at most are taken for a name.
const NAME: usize = 2;

/// So many learners at most are meant by one name.
pub(super) const CALLED: u32 = 50;

/// The ways to take what was typed as a name and other words, the name before or behind them.
pub(super) fn splits(wanted: &[Run]) -> Vec<(&[Run], &[Run])> {
    let lengths = 1..=NAME.min(wanted.len().saturating_sub(1));
    let before = lengths.clone().map(|name| wanted.split_at(name));
    let behind = lengths.map(|name| wanted.split_at(wanted.len() - name)).map(|(words, name)| (name, words));
    before.chain(behind).collect()
}

/// Where the SQL of a search says whose rows are meant.
const PLACE: &str = "/* whose */";

/// Some learners, as a list of their ids in JSON.
pub(super) struct OfLearners(String);

impl OfLearners {
    /// Those of `found` who are called so; `None` when nobody is.
    pub(super) fn called(found: Vec<(Calling, Hit)>) -> Option<Self> {
        let called = found.into_iter().filter(|(calling, _)| *calling != Calling::Not);
        let ids: Vec<String> = called.map(|(_, hit)| format!("\"{}\"", hit.row.simple())).collect();
        (!ids.is_empty()).then(|| Self(format!("[{}]", ids.join(","))))
    }

    /// `sql` asking only for rows of these learners where there are some, at its place for that: `seqs` are the numbers of the
    /// rows of whoever follows.
    pub(super) fn narrowed(of: Option<&Self>, sql: &str, seqs: &str) -> String {
        let theirs = format!("AND rowid IN ({seqs} IN (SELECT unhex (value) FROM json_each (?3)))");
        sql.replace(PLACE, of.map_or("", |_| &theirs))
    }

    /// What is asked with `narrowed`.
    pub(super) fn values<'v>(of: Option<&'v Self>, query: &'v dyn ToSql, limit: &'v u32) -> Vec<&'v dyn ToSql> {
        let theirs = of.map(|of| &of.0 as &dyn ToSql);
        [query, limit as &dyn ToSql].into_iter().chain(theirs).collect()
    }
}
