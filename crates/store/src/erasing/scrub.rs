//! Taking the rows away, and emptying what the log and the acts say of them.

use nenrin_domain::{Day, Id, Learner};
use rusqlite::params;
use rusqlite::types::Value;
use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use super::scope::{Scope, fields_of};
use super::{Row, cleared};
use crate::change::ChangeKind;
use crate::record::{TABLES, Table, table_named};
use crate::{Record, StoreError, Writer};

/// By what a payer is reached. The name and the registration number stay with the accounts of those who are paid for.
const REACHED_BY: [&str; 4] = ["kana", "mail", "phone", "address"];

impl Scope {
    /// Empties, then removes. What is left of the learner first: the file lets go of words only of one who is erased.
    pub fn scrub(&self, writer: &mut Writer<'_>, day: Day) -> Result<(), StoreError> {
        self.mark_acts(writer, day)?;
        self.forget_drafts(writer)?;
        self.mark_learner(writer, day)?;
        for (entity, id) in &self.stays {
            let Some(table) = table_named(entity) else { continue };
            let mut columns = cleared(entity).unwrap_or_default().to_vec();
            if self.loses_payer(writer, table, *id)? {
                columns.push("payer");
            }
            writer.empty(table, *id, &columns)?;
            writer.touch(table, Some(self.learner.uuid()));
        }
        for (entity, id) in &self.payers {
            let Some(table) = table_named(entity) else { continue };
            writer.empty(table, *id, &REACHED_BY)?;
            writer.touch(table, None);
        }
        for origin in &self.origins {
            writer.veil_origin(*origin)?;
        }
        for (seq, fields) in &self.undone_merges.entries {
            writer.rewrite_entry(*seq, fields.clone())?;
        }
        // What refers goes before what is referred to: the index finds the words of a note by its version.
        for table in TABLES.iter().rev() {
            for (_, id) in self.goes.iter().filter(|(entity, _)| *entity == table.name) {
                writer.take_away(table, *id)?;
                writer.touch(table, Some(self.learner.uuid()));
            }
        }
        Ok(())
    }

    /// Acts that touched the learner keep their place and lose their facts; those that touched others, too, keep them until the
    /// last of these is erased.
    fn mark_acts(&self, writer: &Writer<'_>, day: Day) -> Result<(), StoreError> {
        let day = day.to_string();
        let connection = writer.store().connection();
        let (own, erased) = (self.all().collect(), writer.store().erased_learners()?);
        let mut mark = connection.prepare("UPDATE act SET about = json_set(about, '$.erased', ?2) WHERE seq = ?1")?;
        let mut empty = connection.prepare("UPDATE act SET about = json_object('erased', ?2) WHERE seq = ?1")?;
        for act in self.acts(writer.store())?.into_keys() {
            if self.is_of_nobody_else(writer.store(), act, &own, &erased)? {
                empty.execute(params![act, day])?
            } else {
                mark.execute(params![act, day])?
            };
        }
        let mut of = connection.prepare("UPDATE act SET about = json_object('erased', ?2) WHERE learner = ?1")?;
        for person in &self.persons {
            of.execute(params![person.as_bytes(), day])?;
        }
        for merge in &self.undone_merges.merges {
            empty.execute(params![merge, day])?;
        }
        let mut forget =
            connection.prepare("UPDATE act SET about = json_remove(about, '$.\"' || ?2 || '\"') WHERE seq = ?1")?;
        for (act, fact) in &self.undone_merges.facts {
            forget.execute(params![act, fact])?;
        }
        Ok(())
    }

    fn forget_drafts(&self, writer: &Writer<'_>) -> Result<(), StoreError> {
        let connection = writer.store().connection();
        for table in ["draft", "confirmed_draft"] {
            for person in &self.persons {
                let sql = format!("DELETE FROM {table} WHERE learner = ?1");
                connection.execute(&sql, params![person.as_bytes()])?;
            }
            for (_, session) in self.goes.iter().filter(|(entity, _)| *entity == "session") {
                let sql = format!("DELETE FROM {table} WHERE session = ?1");
                connection.prepare_cached(&sql)?.execute(params![session.as_bytes()])?;
            }
        }
        Ok(())
    }

    fn mark_learner(&self, writer: &mut Writer<'_>, day: Day) -> Result<(), StoreError> {
        let (table, id) = (Learner::table(), self.learner);
        let columns: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
        writer.empty(table, id.uuid(), &columns)?;
        let emptied: Learner = writer.get(id)?;
        writer.put(&Learner { erased_on: Some(day), ..emptied })
    }

    fn loses_payer(&self, writer: &Writer<'_>, table: &Table, id: Uuid) -> Result<bool, StoreError> {
        if !table.columns.iter().any(|column| column.name == "payer") {
            return Ok(false);
        }
        let sql = format!("SELECT payer FROM {} WHERE id = ?1", table.name);
        let payer: Option<Vec<u8>> =
            writer.store().connection().query_row(&sql, params![id.as_bytes()], |row| row.get(0))?;
        let payer = payer.and_then(|bytes| Uuid::from_slice(&bytes).ok());
        Ok(payer.is_some_and(|payer| self.goes.contains(&("payer", payer))))
    }
}

impl Writer<'_> {
    /// Empties columns of a row, in the row and in all that the log says of it.
    fn empty(&self, table: &Table, id: Uuid, columns: &[&str]) -> Result<(), StoreError> {
        let assigned: Vec<_> = columns
            .iter()
            .map(|column| format!("{column} = {}", if *column == "tags" { "'[]'" } else { "NULL" }))
            .collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ?1", table.name, assigned.join(", "));
        self.store().connection().prepare_cached(&sql)?.execute(params![id.as_bytes()])?;
        self.rewrite_log(&(table.name, id), |kind, mut fields| {
            for column in columns {
                let was = fields.remove(*column);
                if *column == "tags" && was.is_some() && kind != ChangeKind::Updated {
                    fields.insert((*column).to_owned(), json!("[]"));
                }
            }
            fields
        })
    }

    /// Keeps where a row came from in a form in which it can only be known again.
    fn veil_origin(&self, id: Uuid) -> Result<(), StoreError> {
        let store = self.store();
        let mut failed = None;
        let mut veil = |key: &str| {
            store.veiled(key).unwrap_or_else(|error| {
                failed = Some(error);
                String::new()
            })
        };
        let sql = "SELECT key FROM origin WHERE id = ?1";
        let mut select = store.connection().prepare_cached(sql)?;
        let mut rows = select.query(params![id.as_bytes()])?;
        let key: Option<String> = rows.next()?.map(|row| row.get(0)).transpose()?;
        if let Some(key) = key {
            let update = "UPDATE origin SET key = ?2 WHERE id = ?1";
            store.connection().prepare_cached(update)?.execute(params![id.as_bytes(), veil(&key)])?;
        }
        self.rewrite_log(&("origin", id), |_, mut fields| {
            match fields.get_mut("key") {
                Some(Json::Array(pair)) => {
                    pair.iter_mut().for_each(|key| *key = json!(veil(key.as_str().unwrap_or_default())));
                }
                Some(key) => *key = json!(veil(key.as_str().unwrap_or_default())),
                None => {}
            }
            fields
        })?;
        failed.map_or(Ok(()), Err)
    }

    /// Removes a row, and all that the log says of it.
    fn take_away(&mut self, table: &'static Table, id: Uuid) -> Result<(), StoreError> {
        self.rewrite_log(&(table.name, id), |_, _| Map::new())?;
        let removed = self.store().connection().prepare_cached(&table.delete)?.execute(params![id.as_bytes()])?;
        if removed > 0 { self.log(table, id, ChangeKind::Removed, "{}") } else { Ok(()) }
    }

    fn rewrite_log(
        &self,
        (entity, id): &Row,
        mut rewrite: impl FnMut(ChangeKind, Map<String, Json>) -> Map<String, Json>,
    ) -> Result<(), StoreError> {
        let connection = self.store().connection();
        let mut select =
            connection.prepare_cached("SELECT seq, kind, fields FROM change WHERE row = ?1 AND entity = ?2")?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let entries: Vec<(i64, String, String)> =
            select.query_map(params![id.as_bytes(), entity], read)?.collect::<Result<_, _>>()?;
        for (seq, kind, fields) in entries {
            self.rewrite_entry(seq, rewrite(ChangeKind::from_code(&kind)?, fields_of(&fields)?))?;
        }
        Ok(())
    }

    fn rewrite_entry(&self, seq: i64, fields: Map<String, Json>) -> Result<(), StoreError> {
        let sql = "UPDATE change SET fields = ?2 WHERE seq = ?1";
        let mut update = self.store().connection().prepare_cached(sql)?;
        update.execute(params![seq, Value::Text(Json::Object(fields).to_string())])?;
        Ok(())
    }
}
