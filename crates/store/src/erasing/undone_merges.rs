//! What the log says of other people's rows from the time when two learners were taken for one person, by an act that was undone.
//!
//! Then rows of the one had what is the other's. They have it no more, but the log tells of it: by the act and by what took it back,
//! and by whatever was done to these rows and taken back in between.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::scope::fields_of;
use super::{Row, named};
use crate::change::ChangeKind;
use crate::{Act, Store, StoreError};

/// The acts of the kind ?2 that made the learner ?1 one with another one and do not stand: the last act with which each was taken
/// back, or done again before that.
const UNDONE: &str = "SELECT DISTINCT a.seq, a.learner,
        (WITH RECURSIVE of (seq) AS (VALUES (a.seq) UNION SELECT u.seq FROM act u JOIN of ON u.undoes = of.seq) SELECT max(seq) FROM of)
    FROM change c JOIN act a ON a.seq = c.act JOIN undone_act u ON u.seq = a.seq
    WHERE a.kind = ?2 AND c.row = ?1 AND c.entity = 'learner' AND c.kind = 'removed'";

/// From an act that made one person of two to the act that took it back.
#[derive(Clone, Copy)]
struct Span {
    from: i64,
    until: i64,
    /// Who would have stayed.
    keep: Option<Uuid>,
}

/// What is rewritten of rows that are not the learner's.
#[derive(Default)]
pub(super) struct UndoneMerges {
    /// What is left of entries, by their place in the log.
    pub entries: BTreeMap<i64, Map<String, Json>>,
    /// How many entries of each act these are.
    pub acts: BTreeMap<i64, u64>,
    /// The acts that made one of two: what they say of themselves is whom they made one.
    pub merges: BTreeSet<i64>,
    /// Facts of other acts that are words of the learner, by act and name of the fact.
    pub facts: BTreeSet<(i64, String)>,
}

impl UndoneMerges {
    /// Those of `persons`, as far as they reach rows beyond `own`.
    pub fn of(store: &Store, persons: &BTreeSet<Uuid>, own: &BTreeSet<Row>) -> Result<Self, StoreError> {
        let mut found = Self::default();
        let mut looking: Vec<_> = persons.iter().map(|person| (*person, 0, i64::MAX)).collect();
        while let Some((person, from, until)) = looking.pop() {
            for span in store.undone_merges(person)? {
                if span.from < from || span.until > until || !found.merges.insert(span.from) {
                    continue;
                }
                found.take(store, span, own)?;
                // As long as it stood, whoever stayed may have been made one with somebody else, who then had it, too.
                looking.extend(span.keep.map(|keep| (keep, span.from, span.until)));
            }
        }
        Ok(found)
    }

    fn take(&mut self, store: &Store, span: Span, own: &BTreeSet<Row>) -> Result<(), StoreError> {
        let mut words = BTreeSet::new();
        for (row, written) in store.written_by(span.from)? {
            if own.contains(&row) {
                continue;
            }
            words.extend(written.words.iter().cloned());
            let mut select = store.connection().prepare_cached(
                "SELECT seq, act, kind, fields FROM change WHERE row = ?1 AND entity = ?2 AND act BETWEEN ?3 AND ?4",
            )?;
            let mut entries = select.query(params![row.1.as_bytes(), row.0, span.from, span.until])?;
            while let Some(entry) = entries.next()? {
                let (seq, act, kind): (i64, i64, String) = (entry.get(0)?, entry.get(1)?, entry.get(2)?);
                let kind = ChangeKind::from_code(&kind)?;
                let before = self.entries.get(&seq).cloned();
                let before = before.map_or_else(|| fields_of(&entry.get::<_, String>(3)?), Ok)?;
                if self.entries.insert(seq, written.held_back(kind, before)).is_none() {
                    *self.acts.entry(act).or_default() += 1;
                }
            }
        }
        self.find_facts(store, span, &words)
    }

    /// Finds the facts of acts about whoever would have stayed that are words they had from the learner, such as a name.
    fn find_facts(&mut self, store: &Store, span: Span, words: &BTreeSet<String>) -> Result<(), StoreError> {
        let sql = "SELECT a.seq, f.key, f.value FROM act a, json_each(a.about) f
             WHERE a.learner = ?1 AND a.seq BETWEEN ?2 AND ?3 AND f.type = 'text'";
        let mut select = store.connection().prepare_cached(sql)?;
        let keep = span.keep.map(|keep| keep.as_bytes().to_vec());
        let mut facts = select.query(params![keep, span.from, span.until])?;
        while let Some(fact) = facts.next()? {
            if words.contains(&fact.get::<_, String>(2)?) {
                self.facts.insert((fact.get(0)?, fact.get(1)?));
            }
        }
        Ok(())
    }
}

/// What an act wrote into one row.
#[derive(Default)]
struct Written {
    /// Whether it added the row.
    added: bool,
    /// What the fields that it changed were before.
    before: Map<String, Json>,
    /// The words that it changed them to.
    words: BTreeSet<String>,
}

impl Written {
    fn note(&mut self, kind: ChangeKind, fields: Map<String, Json>, first: bool) {
        self.added |= first && kind == ChangeKind::Created;
        if kind != ChangeKind::Updated {
            return;
        }
        for (field, pair) in fields {
            let Some([old, new]) = pair.as_array().map(Vec::as_slice) else { continue };
            self.words.extend(new.as_str().map(ToOwned::to_owned));
            self.before.entry(field).or_insert_with(|| old.clone());
        }
    }

    /// An entry about the row as if what the act changed had stayed as it was: the row is again as it was before, so that the log
    /// played from its beginning gives the same.
    fn held_back(&self, kind: ChangeKind, mut fields: Map<String, Json>) -> Map<String, Json> {
        if self.added {
            return Map::new();
        }
        for (field, old) in &self.before {
            if kind == ChangeKind::Updated || old.is_null() {
                fields.remove(field);
            } else {
                fields.insert(field.clone(), old.clone());
            }
        }
        fields
    }
}

impl Store {
    fn undone_merges(&self, person: Uuid) -> Result<Vec<Span>, StoreError> {
        let mut select = self.connection().prepare_cached(UNDONE)?;
        let span = |row: &rusqlite::Row<'_>| {
            let keep: Option<[u8; 16]> = row.get(1)?;
            Ok(Span { from: row.get(0)?, until: row.get(2)?, keep: keep.map(Uuid::from_bytes) })
        };
        Ok(select.query_map(params![person.as_bytes(), Act::MERGING], span)?.collect::<Result<_, _>>()?)
    }

    fn written_by(&self, act: i64) -> Result<BTreeMap<Row, Written>, StoreError> {
        let mut written: BTreeMap<Row, Written> = BTreeMap::new();
        let mut select = self
            .connection()
            .prepare_cached("SELECT entity, row, kind, fields FROM change WHERE act = ?1 ORDER BY seq")?;
        let mut entries = select.query(params![act])?;
        while let Some(entry) = entries.next()? {
            let Some(entity) = named(&entry.get::<_, String>(0)?) else { continue };
            let row = (entity, Uuid::from_bytes(entry.get(1)?));
            let first = !written.contains_key(&row);
            let kind = ChangeKind::from_code(&entry.get::<_, String>(2)?)?;
            written.entry(row).or_default().note(kind, fields_of(&entry.get::<_, String>(3)?)?, first);
        }
        Ok(written)
    }
}
