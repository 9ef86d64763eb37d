//! The whole practice as tables of plain text, and back into an empty file.

use nenrin_domain::{Day, DayTime, Hundredths, Instant};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{TransactionBehavior, params_from_iter};
use uuid::Uuid;

use crate::field::{Column, ColumnType};
use crate::loading::LOADING;
use crate::older::of_today;
use crate::open::WORKING;
use crate::search::Unfilled;
use crate::sheet::{SHEETS, Sheet};
use crate::verify::Verdict;
use crate::{Store, StoreError, WriteError};

/// A table as others see it: its name and its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainTable {
    /// Its name.
    pub name: &'static str,
    /// Its columns in order.
    pub columns: Vec<&'static str>,
}

/// Every table of a practice, in the order in which [`Filling::add`] wants their rows: the records, then the acts, their
/// changes, the drafts and the snapshots.
#[must_use]
pub fn plain_tables() -> Vec<PlainTable> {
    let columns = |sheet: &'static Sheet| sheet.columns.iter().map(|column| column.name.as_str()).collect();
    SHEETS.iter().map(|sheet| PlainTable { name: sheet.name, columns: columns(sheet) }).collect()
}

impl Store {
    /// How many rows there are in all tables.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn plain_row_count(&self) -> Result<u64, StoreError> {
        SHEETS.iter().map(|sheet| self.count(&format!("SELECT count(*) FROM {}", sheet.name))).sum()
    }

    /// Reads the rows of a table in the order of their identities, each value as text, `None` for no value: ids
    /// hyphenated, days as `2026-11-20`, times as `10:00`, moments as `2026-11-20T01:02:03.456Z`.
    ///
    /// # Errors
    /// What `each` answers, or [`StoreError`] when the file cannot be read.
    pub fn read_plain<E: From<StoreError>>(
        &self,
        table: &PlainTable,
        mut each: impl FnMut(&[Option<String>]) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = |error: rusqlite::Error| E::from(StoreError::from(error));
        let sheet = sheet_named(table.name)?;
        let mut select = self.connection().prepare(&sheet.select).map_err(sql)?;
        let mut rows = select.query([]).map_err(sql)?;
        while let Some(row) = rows.next().map_err(sql)? {
            let cell = |(n, column): (usize, &Column)| {
                plain(column.kind, row.get_ref(n)?).ok_or_else(|| unreadable(sheet, column))
            };
            let cells = sheet.columns.iter().enumerate().map(cell).collect::<Result<Vec<_>, StoreError>>()?;
            each(&cells)?;
        }
        Ok(())
    }

    /// Fills a practice in which nothing was done yet with all rows of another one. What `fill` added counts only if it
    /// makes a sound practice, whose change log gives its rows; else, or when `fill` fails, nothing of it remains.
    ///
    /// # Errors
    /// What `fill` answers, [`StoreError::NotEmpty`], or [`StoreError::Contradiction`].
    pub fn fill<T, E: WriteError>(&mut self, fill: impl FnOnce(&mut Filling<'_>) -> Result<T, E>) -> Result<T, E> {
        self.mend()?;
        self.keep_pages(LOADING)?;
        let filled = self.write_alone(|store| store.fill_at_once(fill));
        // What is committed is done, whatever becomes of the memory it took.
        let _ = self.keep_pages(WORKING);
        filled
    }

    fn fill_at_once<T, E: WriteError>(&self, fill: impl FnOnce(&mut Filling<'_>) -> Result<T, E>) -> Result<T, E> {
        let sql = |error: rusqlite::Error| E::from(StoreError::from(error));
        let transaction =
            rusqlite::Transaction::new_unchecked(self.connection(), TransactionBehavior::Immediate).map_err(sql)?;
        if !self.is_untouched()? {
            return Err(StoreError::NotEmpty.into());
        }
        // What the founding wrote makes room.
        for sheet in SHEETS.iter().rev() {
            transaction.execute(&format!("DELETE FROM {}", sheet.name), []).map_err(sql)?;
        }
        let unfilled = Unfilled::begin(self.connection())?;
        let filled = fill(&mut Filling { store: self })?;
        let mut verdict = Verdict::default();
        self.check_content(&mut verdict, &mut |_| Ok::<_, StoreError>(()))?;
        if let Some(finding) = verdict.findings.into_iter().next() {
            return Err(StoreError::Contradiction { entity: finding.entity }.into());
        }
        // Only what can be read can be indexed.
        unfilled.fill()?;
        self.file().check()?;
        self.refuse_without_room()?;
        self.heed(transaction.commit())?;
        Ok(filled)
    }
}

/// A practice being filled.
pub struct Filling<'s> {
    store: &'s Store,
}

impl Filling<'_> {
    /// Adds a row as [`Store::read_plain`] gives it, or gave it when an older archive was written.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when a cell is not written as it should be, [`StoreError::Contradiction`] when the row
    /// cannot stand beside those that are there.
    pub fn add(&mut self, table: &PlainTable, cells: &[Option<String>]) -> Result<(), StoreError> {
        let row = of_today(table, cells);
        let sheet = sheet_named(row.table)?;
        let cell = |(name, cell): (&&str, &Option<String>)| {
            let column = sheet.columns.iter().find(|column| column.name == *name);
            let column = column.ok_or_else(|| StoreError::Unreadable { column: format!("{}.{name}", sheet.name) })?;
            match cell {
                None => Ok(Value::Null),
                Some(text) => value(column.kind, text).ok_or_else(|| unreadable(sheet, column)),
            }
        };
        let values = row.columns.iter().zip(row.cells.iter()).map(cell).collect::<Result<Vec<_>, _>>()?;
        let insert = sheet.insert_of(&row.columns);
        let added = self.store.connection().prepare_cached(&insert)?.execute(params_from_iter(values));
        let added = added.map_err(StoreError::from).map(drop);
        added.map_err(|error| {
            let entity = sheet.name.to_owned();
            if error.is_constraint() { StoreError::Contradiction { entity } } else { error }
        })
    }
}

fn sheet_named(name: &str) -> Result<&'static Sheet, StoreError> {
    let unknown = || StoreError::Unreadable { column: name.to_owned() };
    SHEETS.iter().find(|sheet| sheet.name == name).ok_or_else(unknown)
}

fn unreadable(sheet: &Sheet, column: &Column) -> StoreError {
    StoreError::Unreadable { column: format!("{}.{}", sheet.name, column.name) }
}

/// A stored value as text; the outer `None` when it is not what its column promises.
fn plain(kind: ColumnType, value: ValueRef<'_>) -> Option<Option<String>> {
    let text = match (kind, value) {
        (_, ValueRef::Null) => return Some(None),
        (ColumnType::Id, ValueRef::Blob(bytes)) => Uuid::from_slice(bytes).ok()?.hyphenated().to_string(),
        (ColumnType::Text | ColumnType::Code, ValueRef::Text(text)) => std::str::from_utf8(text).ok()?.to_owned(),
        (ColumnType::Number, ValueRef::Integer(number)) => number.to_string(),
        (ColumnType::Hundredths, ValueRef::Integer(number)) => Hundredths(number).to_string(),
        (ColumnType::Flag, ValueRef::Integer(0)) => "false".to_owned(),
        (ColumnType::Flag, ValueRef::Integer(1)) => "true".to_owned(),
        (ColumnType::Day, ValueRef::Integer(number)) => Day::from_number(number)?.to_string(),
        (ColumnType::Time, ValueRef::Integer(minutes)) => {
            DayTime::from_minutes(u16::try_from(minutes).ok()?)?.to_string()
        }
        (ColumnType::Moment, ValueRef::Integer(millis)) => Instant::from_millis(millis).to_string(),
        _ => return None,
    };
    Some(Some(text))
}

/// The value of a text that was written by [`plain`]; `None` for any other form of it.
fn value(kind: ColumnType, text: &str) -> Option<Value> {
    let value = match kind {
        ColumnType::Id => Value::Blob(Uuid::try_parse(text).ok()?.as_bytes().to_vec()),
        ColumnType::Text | ColumnType::Code => Value::Text(text.to_owned()),
        ColumnType::Number => Value::Integer(text.parse().ok()?),
        ColumnType::Hundredths => Value::Integer(text.parse::<Hundredths>().ok()?.0),
        ColumnType::Flag => Value::Integer(i64::from(text.parse::<bool>().ok()?)),
        ColumnType::Day => Value::Integer(text.parse::<Day>().ok()?.number()),
        ColumnType::Time => Value::Integer(i64::from(text.parse::<DayTime>().ok()?.minutes())),
        ColumnType::Moment => Value::Integer(text.parse::<Instant>().ok()?.millis()),
    };
    let back = plain(kind, ValueRef::from(&value)).flatten()?;
    (back == text).then_some(value)
}
