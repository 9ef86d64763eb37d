//! Where words such as a learner's name stand in the change log beyond what an erasure would empty.

use std::collections::BTreeSet;

use nenrin_domain::{Id, LearnerId, Material};
use rusqlite::params;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::scope::{Scope, fields_of};
use super::{Along, Row};
use crate::field::ColumnType;
use crate::record::{Table, table_named};
use crate::{Store, StoreError};

/// Columns of words that only the program writes: in its codes and hashes the letters of a short name may stand. What is
/// not listed here counts.
const OURS: [(&str, &str); 8] = [
    ("column_mapping", "headers"),
    ("column_mapping", "source"),
    ("erasure", "external_key"),
    ("inbox_item", "source"),
    ("material", "file"),
    ("origin", "entity"),
    ("origin", "source"),
    ("saved_filter", "place"),
];

impl Store {
    /// What a learner is or was called and how that is read, and whoever turned out to be the same person: as names are
    /// [compared](nenrin_domain::name_key).
    ///
    /// # Errors
    /// As [`Self::erasure_of`].
    pub fn names_of(&self, learner: LearnerId) -> Result<BTreeSet<String>, StoreError> {
        self.refuse_erased(learner)?;
        Scope::of(self, learner, &Along::default())?.called(self, &["name", "kana"])
    }

    /// The materials that were shared with a learner and with nobody else: they are the coach's, and go only [`Along`].
    ///
    /// # Errors
    /// As [`Self::erasure_of`].
    pub fn materials_of_only(&self, learner: LearnerId) -> Result<Vec<Material>, StoreError> {
        self.refuse_erased(learner)?;
        let scope = Scope::of(self, learner, &Along::default())?;
        scope.materials.iter().map(|id| self.get(*id)).collect()
    }

    /// How many records that an erasure of the learner would leave have words in their history of which `has` holds: as they
    /// are, as they once were, or of a record that is gone. An act that says such words of itself only counts as one.
    ///
    /// # Errors
    /// As [`Self::erasure_of`].
    pub fn named_in_history(
        &self,
        learner: LearnerId,
        along: &Along,
        has: impl Fn(&str) -> bool,
    ) -> Result<u64, StoreError> {
        self.refuse_erased(learner)?;
        let scope = Scope::of(self, learner, along)?;
        let own: BTreeSet<Row> = scope.all().collect();
        let (mut rows, mut acts) = (BTreeSet::new(), BTreeSet::new());
        let mut select = self.connection().prepare("SELECT seq, act, entity, row, fields FROM change")?;
        let mut entries = select.query([])?;
        while let Some(entry) = entries.next()? {
            let Some(table) = table_named(&entry.get::<_, String>(2)?) else { continue };
            let row = (table.name, Uuid::from_bytes(entry.get(3)?));
            let seq: i64 = entry.get(0)?;
            if own.contains(&row) || scope.undone_merges.entries.contains_key(&seq) {
                continue;
            }
            if words_of(table, &fields_of(&entry.get::<_, String>(4)?)?).any(&has) {
                rows.insert(row);
                acts.insert(entry.get::<_, i64>(1)?);
            }
        }
        let facts = self.acts_that_say(&scope, &own, has)?.difference(&acts).count();
        Ok(u64::try_from(rows.len() + facts).unwrap_or_default())
    }

    /// The acts that say such words of themselves, and would after the erasure.
    fn acts_that_say(
        &self,
        scope: &Scope,
        own: &BTreeSet<Row>,
        has: impl Fn(&str) -> bool,
    ) -> Result<BTreeSet<i64>, StoreError> {
        let (touching, erased) = (scope.acts(self)?, self.erased_learners()?);
        let sql = "SELECT a.seq, f.key, f.value FROM act a, json_each(a.about) f
             WHERE f.type = 'text' AND (a.learner IS NULL OR a.learner <> ?1)";
        let mut select = self.connection().prepare(sql)?;
        let mut facts = select.query(params![scope.learner.uuid().as_bytes()])?;
        let mut acts = BTreeSet::new();
        while let Some(fact) = facts.next()? {
            let (act, key): (i64, String) = (fact.get(0)?, fact.get(1)?);
            let merges = &scope.undone_merges;
            let goes = merges.merges.contains(&act) || merges.facts.contains(&(act, key));
            if goes || acts.contains(&act) || !has(&fact.get::<_, String>(2)?) {
                continue;
            }
            if !touching.contains_key(&act) || !scope.is_of_nobody_else(self, act, own, &erased)? {
                acts.insert(act);
            }
        }
        Ok(acts)
    }
}

/// The words in an entry of the log, earlier ones among them.
fn words_of<'f>(table: &'f Table, fields: &'f Map<String, Json>) -> impl Iterator<Item = &'f str> {
    let holds_words = |name: &str| {
        !OURS.contains(&(table.name, name))
            && table.columns.iter().any(|column| column.name == name && column.kind == ColumnType::Text)
    };
    let values = fields.iter().filter(move |(name, _)| holds_words(name)).map(|(_, value)| value);
    let each = values.flat_map(|value| match value {
        Json::Array(pair) => pair.as_slice(),
        whole => std::slice::from_ref(whole),
    });
    each.filter_map(Json::as_str)
}
