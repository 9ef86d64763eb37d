//! What the rows of a learner refer to and others may refer to, too: payers, groups, series and the coach's materials.

use std::collections::BTreeSet;

use nenrin_domain::{Id, Material, MaterialId, Payer, PayerKind, Share, name_key};
use rusqlite::params;
use uuid::Uuid;

use super::scope::{Scope, fields_of, texts};
use super::{Along, Row};
use crate::record::TABLES;
use crate::{Record, Store, StoreError};

/// Kinds of rows that may be shared between learners, each called as the column that refers to it. They go with the last
/// learner they belong to, but for materials, which are the coach's and go when the coach says so.
const SHARED: [&str; 4] = ["payer", "gathering", "series", "material"];

/// Whose rows refer to a row that may be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// Those of the learner alone.
    Own,
    /// Those of somebody else, too.
    Others,
    /// None that there are.
    Nobody,
}

impl Scope {
    /// Finds what these rows refer to and no other row does. A payer that is no person is nobody's data.
    pub(super) fn find_shared(&mut self, store: &Store, along: &Along) -> Result<(), StoreError> {
        let mut candidates = BTreeSet::new();
        for row in self.goes.iter().chain(&self.stays) {
            for fields in store.logged_fields(row)? {
                for shared in SHARED {
                    let values = fields.get(shared).into_iter().flat_map(texts);
                    candidates.extend(values.filter_map(|id| Some((shared, Uuid::try_parse(id).ok()?))));
                }
            }
        }
        let names = self.names(store)?;
        candidates.extend(self.payers_called(store, &names)?);
        for row in candidates {
            let held = self.held(store, &row)?;
            let is_payer = row.0 == Payer::table().name && is_payer_themselves(store, row.1, &names)?;
            if held == Held::Own || held == Held::Nobody && (is_payer || !store.has_row(&row)?) {
                let material = MaterialId::from_uuid(row.1);
                let is_kept_apart = row.0 == Material::table().name && store.has_row(&row)?;
                if is_kept_apart {
                    self.materials.insert(material);
                }
                if !is_kept_apart || along.materials.contains(&material) {
                    self.goes.insert(row);
                }
            } else if is_payer {
                self.payers.insert(row);
            }
        }
        self.find_former_shares(store)
    }

    /// Payers who bear a name of the learner's own, be it in the log only, and were never said to pay for anybody that is known: they
    /// are the learner, unless somebody else bears the name.
    fn payers_called(&self, store: &Store, names: &BTreeSet<String>) -> Result<BTreeSet<Row>, StoreError> {
        let mut others = store.learners()?.into_iter().filter(|other| !self.persons.contains(&other.id.uuid()));
        if others.any(|other| other.name.is_some_and(|name| names.contains(&name_key(&name)))) {
            return Ok(BTreeSet::new());
        }
        let table = Payer::table().name;
        let mut select = store.connection().prepare("SELECT row, fields FROM change WHERE entity = ?1")?;
        let mut entries = select.query(params![table])?;
        let mut called = BTreeSet::new();
        while let Some(entry) = entries.next()? {
            let fields = fields_of(&entry.get::<_, String>(1)?)?;
            if fields.get("name").is_some_and(|name| texts(name).any(|name| names.contains(&name_key(name)))) {
                called.extend(Uuid::from_slice(&entry.get::<_, Vec<u8>>(0)?).map(|id| (table, id)));
            }
        }
        let mut apart = BTreeSet::new();
        for row in called {
            let is_theirs = !store.has_row(&row)? || is_payer_themselves(store, row.1, names)?;
            if is_theirs && self.held(store, &row)? == Held::Nobody {
                apart.insert(row);
            }
        }
        Ok(apart)
    }

    /// Finds with whom else a material that goes was shared once: what the log says of it is of the material, and its acts tell what
    /// that was called.
    fn find_former_shares(&mut self, store: &Store) -> Result<(), StoreError> {
        let table = Share::table().name;
        let sql = "SELECT DISTINCT row FROM change WHERE entity = ?1 AND fields LIKE '%' || ?2 || '%'";
        let mut select = store.connection().prepare(sql)?;
        let materials: Vec<Uuid> =
            self.goes.iter().filter(|(entity, _)| *entity == Material::table().name).map(|(_, id)| *id).collect();
        for material in materials {
            let rows =
                select.query_map(params![table, material.simple().to_string()], |row| row.get::<_, Vec<u8>>(0))?;
            for row in rows {
                let share = Uuid::from_slice(&row?).map(|id| (table, id));
                self.goes.extend(share);
            }
        }
        Ok(())
    }

    /// Whose rows refer to a row that may be shared. A payer that is no person is nobody's data.
    fn held(&self, store: &Store, (shared, id): &Row) -> Result<Held, StoreError> {
        let company = "SELECT EXISTS (SELECT 1 FROM payer WHERE id = ?1 AND kind <> 'person')";
        if *shared == "payer"
            && store.connection().query_row(company, params![id.as_bytes()], |row| row.get::<_, bool>(0))?
        {
            return Ok(Held::Others);
        }
        let referring = TABLES.iter().filter(|table| table.columns.iter().any(|column| column.name == *shared));
        let mut held = Held::Nobody;
        for table in referring {
            let sql = format!("SELECT id FROM {} WHERE {shared} = ?1", table.name);
            let mut select = store.connection().prepare_cached(&sql)?;
            let mut rows = select.query(params![id.as_bytes()])?;
            while let Some(row) = rows.next()? {
                let unreadable = |_| StoreError::Unreadable { column: format!("{}.id", table.name) };
                let row = (table.name, Uuid::from_slice(&row.get::<_, Vec<u8>>(0)?).map_err(unreadable)?);
                if !self.goes.contains(&row) && !self.stays.contains(&row) {
                    return Ok(Held::Others);
                }
                held = Held::Own;
            }
        }
        Ok(held)
    }
}

/// A person who pays under a name that the learner has or had is taken for the learner.
fn is_payer_themselves(store: &Store, payer: Uuid, names: &BTreeSet<String>) -> Result<bool, StoreError> {
    let payer = store.find::<Payer>(Id::from_uuid(payer))?.filter(|payer| payer.kind == PayerKind::Person);
    Ok(payer.is_some_and(|payer| names.contains(&name_key(&payer.name))))
}
