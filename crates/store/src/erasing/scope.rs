//! What belongs to a learner: every row there is or ever was, as the change log knows them.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{
    Distinction, Id, InboxItem, InboxState, Learner, LearnerId, Material, MaterialId, Payment, name_key,
};
use rusqlite::{OptionalExtension, params};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::undone_merges::UndoneMerges;
use super::{Along, ErasedLearners, ErasureCounts, Row, cleared, learner_row, named, simple};
use crate::attachments::files_in;
use crate::record::table_named;
use crate::tables::distinctions::SIDES;
use crate::{Record, Store, StoreError};

/// The rows of one learner.
pub(super) struct Scope {
    pub learner: LearnerId,
    /// The learner, and those who became the same person with them.
    pub persons: BTreeSet<Uuid>,
    /// Rows that go, and rows that are long gone and of which only the log knows.
    pub goes: BTreeSet<Row>,
    /// Rows that stay without a name; the learner's own is not among them.
    pub stays: BTreeSet<Row>,
    /// Payers of a name of the learner's own who pay for somebody else, too: their names stay, and nothing by which they are reached.
    pub payers: BTreeSet<Row>,
    /// Materials that were shared with nobody else, whether they go or not.
    pub materials: BTreeSet<MaterialId>,
    /// Where these rows came from.
    pub origins: BTreeSet<Uuid>,
    /// What the log says of rows of others that had for a time what is the learner's.
    pub undone_merges: UndoneMerges,
}

impl Scope {
    pub fn of(store: &Store, learner: LearnerId, along: &Along) -> Result<Self, StoreError> {
        let mut scope = Self {
            learner,
            persons: BTreeSet::from([learner.uuid()]),
            goes: BTreeSet::new(),
            stays: BTreeSet::new(),
            payers: BTreeSet::new(),
            materials: BTreeSet::new(),
            origins: BTreeSet::new(),
            undone_merges: UndoneMerges::default(),
        };
        let mut looking = vec![learner.uuid()];
        while let Some(person) = looking.pop() {
            let mut same = scope.find_rows(store, person)?;
            same.extend(store.merged_into(person)?);
            for before in same {
                if !store.has_row(&learner_row(before))? && scope.persons.insert(before) {
                    scope.goes.insert(learner_row(before));
                    looking.push(before);
                }
            }
        }
        scope.find_distinctions(store)?;
        scope.find_shared(store, along)?;
        scope.find_waiting(store, along)?;
        scope.find_origins(store)?;
        scope.find_given(store)?;
        scope.undone_merges = UndoneMerges::of(store, &scope.persons, &scope.all().collect())?;
        Ok(scope)
    }

    /// Finds the rows of one person. Answers with those to whom rows of theirs belonged before.
    fn find_rows(&mut self, store: &Store, person: Uuid) -> Result<BTreeSet<Uuid>, StoreError> {
        let mut last: BTreeMap<Row, Option<Uuid>> = BTreeMap::new();
        let mut before = BTreeSet::new();
        let mut select = store
            .connection()
            .prepare("SELECT entity, row, fields FROM change WHERE fields LIKE '%' || ?1 || '%' ORDER BY seq")?;
        let mut entries = select.query(params![simple(LearnerId::from_uuid(person))])?;
        while let Some(entry) = entries.next()? {
            let (entity, row): (String, Vec<u8>) = (entry.get(0)?, entry.get(1)?);
            let fields: Map<String, Json> = fields_of(&entry.get::<_, String>(2)?)?;
            let (Some(entity), Ok(row)) = (named(&entity), Uuid::from_slice(&row)) else { continue };
            match fields.get("learner") {
                Some(Json::Array(pair)) => {
                    let (old, new) = (pair.first().and_then(uuid), pair.get(1).and_then(uuid));
                    before.extend(old.filter(|_| new == Some(person)));
                    last.insert((entity, row), new);
                }
                Some(whole) => _ = last.insert((entity, row), uuid(whole)),
                None => {}
            }
        }
        for (row, of) in last {
            match (store.learner_of_row(&row)?, of == Some(person)) {
                (Some(now), _) if now != person => {}
                (Some(_), _) if cleared(row.0).is_some() && !store.is_still_due(&row)? => _ = self.stays.insert(row),
                (Some(_), _) | (None, true) => _ = self.goes.insert(row),
                (None, false) => {}
            }
        }
        Ok(before)
    }

    /// Finds the pairs in which the learner is told apart from somebody: with either of the two the whole row goes.
    fn find_distinctions(&mut self, store: &Store) -> Result<(), StoreError> {
        let table = Distinction::table().name;
        let mut select = store.connection().prepare("SELECT row, fields FROM change WHERE entity = ?1")?;
        let mut entries = select.query(params![table])?;
        while let Some(entry) = entries.next()? {
            let fields = fields_of(&entry.get::<_, String>(1)?)?;
            let sides = SIDES.iter().filter_map(|side| fields.get(*side).and_then(uuid));
            if sides.into_iter().any(|side| self.persons.contains(&side)) {
                self.goes.extend(Uuid::from_slice(&entry.get::<_, Vec<u8>>(0)?).map(|id| (table, id)));
            }
        }
        Ok(())
    }

    /// Takes the rows of imports that wait still; what became of another one in the meantime is not taken.
    fn find_waiting(&mut self, store: &Store, along: &Along) -> Result<(), StoreError> {
        for id in &along.waiting {
            if store.find::<InboxItem>(*id)?.is_some_and(|item| item.state == InboxState::Waiting) {
                self.goes.insert((InboxItem::table().name, id.uuid()));
            }
        }
        Ok(())
    }

    /// What the learner is or was called, and whoever turned out to be the same person: as names are compared.
    pub(super) fn names(&self, store: &Store) -> Result<BTreeSet<String>, StoreError> {
        self.called(store, &["name"])
    }

    /// The same by several columns.
    pub(super) fn called(&self, store: &Store, columns: &[&str]) -> Result<BTreeSet<String>, StoreError> {
        let mut names = BTreeSet::new();
        for person in &self.persons {
            for fields in store.logged_fields(&learner_row(*person))? {
                let told = columns.iter().filter_map(|column| fields.get(*column)).flat_map(texts);
                names.extend(told.map(name_key).filter(|key| !key.is_empty()));
            }
        }
        Ok(names)
    }

    fn find_origins(&mut self, store: &Store) -> Result<(), StoreError> {
        let sql = "SELECT row, fields FROM change WHERE entity = 'origin'";
        let mut select = store.connection().prepare(sql)?;
        let mut entries = select.query([])?;
        let targets: BTreeSet<Uuid> =
            self.goes.iter().chain(&self.stays).map(|(_, id)| *id).chain(self.persons.iter().copied()).collect();
        while let Some(entry) = entries.next()? {
            let fields = fields_of(&entry.get::<_, String>(1)?)?;
            if fields.get("target").and_then(uuid).is_some_and(|target| targets.contains(&target)) {
                self.origins.extend(Uuid::from_slice(&entry.get::<_, Vec<u8>>(0)?));
            }
        }
        Ok(())
    }

    /// Finds the rows of imports that waited until the coach said that they are this learner's: they still say what was read.
    fn find_given(&mut self, store: &Store) -> Result<(), StoreError> {
        let sql = "SELECT i.id FROM inbox_item i JOIN origin o ON o.source = i.source AND o.key = i.key
             WHERE o.id = ?1 AND i.state = 'matched'";
        let mut select = store.connection().prepare(sql)?;
        for origin in &self.origins {
            let mut rows = select.query(params![origin.as_bytes()])?;
            while let Some(row) = rows.next()? {
                self.goes.extend(Uuid::from_slice(&row.get::<_, Vec<u8>>(0)?).map(|id| ("inbox_item", id)));
            }
        }
        Ok(())
    }

    /// Every row whose entries in the log are rewritten.
    pub fn all(&self) -> impl Iterator<Item = Row> + '_ {
        let own = std::iter::once(learner_row(self.learner.uuid()));
        let origins = self.origins.iter().map(|id| ("origin", *id));
        let rows = [&self.goes, &self.stays, &self.payers].into_iter().flatten().copied();
        rows.chain(own).chain(origins)
    }

    /// The files that the materials among these rows name, or named once.
    pub fn files(&self, store: &Store) -> Result<BTreeSet<String>, StoreError> {
        let mut files = BTreeSet::new();
        for row in self.goes.iter().filter(|(entity, _)| *entity == Material::table().name) {
            for fields in store.logged_fields(row)? {
                files.extend(files_in(&Json::Object(fields)));
            }
        }
        Ok(files)
    }

    /// How many entries of each act are rewritten.
    pub fn acts(&self, store: &Store) -> Result<BTreeMap<i64, u64>, StoreError> {
        let mut acts = self.undone_merges.acts.clone();
        let mut select = store.connection().prepare("SELECT act FROM change WHERE row = ?1 AND entity = ?2")?;
        for (entity, id) in self.all() {
            let mut entries = select.query(params![id.as_bytes(), entity])?;
            while let Some(entry) = entries.next()? {
                *acts.entry(entry.get(0)?).or_default() += 1;
            }
        }
        Ok(acts)
    }

    /// Whether an act has changed nothing but rows among `own` and rows of those who were erased before.
    pub fn is_of_nobody_else(
        &self,
        store: &Store,
        act: i64,
        own: &BTreeSet<Row>,
        erased: &ErasedLearners,
    ) -> Result<bool, StoreError> {
        // What the columns of a file mean is nobody's: an import of one learner's file is theirs, by its name, too.
        let sql = "SELECT seq, entity, row, fields = '{}' FROM change WHERE act = ?1 AND entity <> 'column_mapping'";
        let mut select = store.connection().prepare_cached(sql)?;
        let mut entries = select.query(params![act])?;
        while let Some(entry) = entries.next()? {
            let (entity, id): (String, [u8; 16]) = (entry.get(1)?, entry.get(2)?);
            let Some(entity) = named(&entity) else { return Ok(false) };
            let row = (entity, Uuid::from_bytes(id));
            let is_own = own.contains(&row) || self.undone_merges.entries.contains_key(&entry.get(0)?);
            // Only an erasure leaves nothing of an entry.
            if !is_own && !entry.get::<_, bool>(3)? && !store.is_of_erased(&row, erased)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Counts what goes and what stays.
    pub fn counts(&self, store: &Store) -> Result<ErasureCounts, StoreError> {
        let mut counts = ErasureCounts::default();
        for row in &self.goes {
            if store.has_row(row)? {
                *counts.goes.entry(row.0).or_default() += 1;
            }
        }
        for (entity, _) in &self.stays {
            *counts.stays.entry(*entity).or_default() += 1;
        }
        counts.payers = u64::try_from(self.payers.len()).unwrap_or_default();
        let acts = self.acts(store)?;
        counts.changes = acts.values().sum();
        counts.acts = u64::try_from(acts.len()).unwrap_or_default();
        for person in &self.persons {
            for table in ["draft", "confirmed_draft"] {
                let sql = format!("SELECT count(*) FROM {table} WHERE learner = ?1");
                let drafts: i64 = store.connection().query_row(&sql, params![person.as_bytes()], |row| row.get(0))?;
                counts.drafts += u64::try_from(drafts).unwrap_or_default();
            }
        }
        Ok(counts)
    }
}

impl Store {
    pub(super) fn has_row(&self, (entity, id): &Row) -> Result<bool, StoreError> {
        let sql = format!("SELECT 1 FROM {entity} WHERE id = ?1");
        Ok(self.connection().prepare_cached(&sql)?.exists(params![id.as_bytes()])?)
    }

    /// Whether a row is a payment that has not come in: the books know nothing of it, and nobody is left to ask for it.
    fn is_still_due(&self, (entity, id): &Row) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM payment WHERE id = ?1 AND paid_on IS NULL";
        Ok(*entity == Payment::table().name && self.connection().prepare_cached(sql)?.exists(params![id.as_bytes()])?)
    }

    /// Whether what is left of a row is that of one who was erased; of where a row came from, that of the row.
    fn is_of_erased(&self, row: &Row, erased: &ErasedLearners) -> Result<bool, StoreError> {
        let ("origin", id) = row else {
            let learner = if row.0 == Learner::table().name { Some(row.1) } else { self.learner_of_row(row)? };
            return Ok(learner.is_some_and(|learner| erased.contain(learner)));
        };
        let sql = "SELECT entity, target FROM origin WHERE id = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, Uuid::from_bytes(row.get(1)?)));
        let target = self.connection().prepare_cached(sql)?.query_row(params![id.as_bytes()], read).optional()?;
        let Some((entity, target)) = target else { return Ok(false) };
        let Some(entity) = named(&entity) else { return Ok(false) };
        let target = (entity, target);
        Ok(!self.has_row(&target)? || self.is_of_erased(&target, erased)?)
    }

    /// The learners who were merged into this one for good, whether or not any row of theirs came over.
    fn merged_into(&self, person: Uuid) -> Result<BTreeSet<Uuid>, StoreError> {
        let sql = "SELECT c.row FROM change c JOIN act a ON a.seq = c.act
             WHERE a.learner = ?1 AND c.entity = 'learner' AND c.kind = 'removed' AND c.row <> ?1
               AND coalesce(a.undoes, a.seq) NOT IN (SELECT seq FROM undone_act)";
        let mut select = self.connection().prepare_cached(sql)?;
        let rows = select.query_map(params![person.as_bytes()], |row| row.get::<_, Vec<u8>>(0))?;
        let unreadable = |_| StoreError::Unreadable { column: "change.row".to_owned() };
        rows.map(|row| Uuid::from_slice(&row?).map_err(unreadable)).collect()
    }

    /// The learner of a row as it is now; `None` when there is no such row, or it is nobody's.
    fn learner_of_row(&self, (entity, id): &Row) -> Result<Option<Uuid>, StoreError> {
        if table_named(entity).is_none_or(|table| table.learner.is_none()) {
            return Ok(None);
        }
        let sql = format!("SELECT learner FROM {entity} WHERE id = ?1");
        let mut select = self.connection().prepare_cached(&sql)?;
        let mut rows = select.query(params![id.as_bytes()])?;
        let learner: Option<Vec<u8>> = rows.next()?.map(|row| row.get(0)).transpose()?.flatten();
        Ok(learner.and_then(|bytes| Uuid::from_slice(&bytes).ok()))
    }

    pub(super) fn logged_fields(&self, (entity, id): &Row) -> Result<Vec<Map<String, Json>>, StoreError> {
        let sql = "SELECT fields FROM change WHERE row = ?1 AND entity = ?2";
        let mut select = self.connection().prepare_cached(sql)?;
        let fields = select.query_map(params![id.as_bytes(), entity], |row| row.get::<_, String>(0))?;
        fields.map(|fields| fields_of(&fields?)).collect()
    }
}

/// What an entry says of a column: as it is, or as it was and became.
pub(super) fn texts(value: &Json) -> impl Iterator<Item = &str> {
    let each = if let Json::Array(pair) = value { pair.as_slice() } else { std::slice::from_ref(value) };
    each.iter().filter_map(Json::as_str)
}

pub(super) fn fields_of(json: &str) -> Result<Map<String, Json>, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Unreadable { column: "change.fields".to_owned() })
}

fn uuid(json: &Json) -> Option<Uuid> {
    json.as_str().and_then(|text| Uuid::try_parse(text).ok())
}
