//! Records: domain values that have a table of their own, described once for writing, logging and undoing.

use std::sync::LazyLock;

use nenrin_domain::Id;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::field::{Column, ColumnType};
use crate::{Store, StoreError};

/// A domain value stored as one row.
pub trait Record: Sized {
    /// The identity of such a row.
    type Id: Id;
    /// The row's identity.
    fn id(&self) -> Self::Id;
    #[doc(hidden)]
    fn table() -> &'static Table;
    #[doc(hidden)]
    fn values(&self) -> Vec<Value>;
    #[doc(hidden)]
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError>;
    /// As [`Self::from_row`], with its columns at [`places`].
    #[doc(hidden)]
    fn from_row_at(row: &Row<'_>, places: &[usize]) -> Result<Self, StoreError>;
}

/// Where the columns of a record are in the rows of a statement, its identity first.
pub(crate) fn places<R: Record>(statement: &rusqlite::Statement<'_>) -> Result<Vec<usize>, StoreError> {
    let names = R::table().columns.iter().map(|column| column.name.as_str());
    Ok(std::iter::once("id").chain(names).map(|name| statement.column_index(name)).collect::<Result<_, _>>()?)
}

/// A record that keeps the id it had in the tables the history came from.
pub trait External: Record {}

impl External for nenrin_domain::Contract {}
impl External for nenrin_domain::Goal {}
impl External for nenrin_domain::Learner {}
impl External for nenrin_domain::Session {}
impl External for nenrin_domain::Trial {}

/// A table whose rows are logged: its columns besides `id`, and the statements that follow from them.
#[derive(Debug)]
pub struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: Vec<Column>,
    /// Rows of an immutable table are never removed, not even by undo, and nothing of them changes but the learner whose they
    /// are.
    pub(crate) immutable: bool,
    pub(crate) insert: String,
    pub(crate) insert_if_new: String,
    pub(crate) select: String,
    pub(crate) delete: String,
    /// Reads a row of this table as its record; fails when a value is not what its column promises.
    pub(crate) read: fn(&Row<'_>) -> Result<(), StoreError>,
    /// Where in `columns` the learner stands whose row this is.
    pub(crate) learner: Option<usize>,
}

impl Table {
    pub(crate) fn new<R: Record>(name: &'static str, columns: Vec<Column>, immutable: bool) -> Self {
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        let learner = columns.iter().position(|column| column.name == "learner" && column.kind == ColumnType::Id);
        let insert = format!("INSERT INTO {name} (id, {}) VALUES (?{})", names.join(", "), ", ?".repeat(names.len()));
        Self {
            name,
            insert_if_new: format!("{insert} ON CONFLICT (id) DO NOTHING"),
            insert,
            select: format!("SELECT {} FROM {name} WHERE id = ?1", names.join(", ")),
            delete: format!("DELETE FROM {name} WHERE id = ?1"),
            read: |row| R::from_row(row).map(drop),
            columns,
            immutable,
            learner,
        }
    }

    /// The statement that inserts `count` rows, of which there is one at least.
    pub(crate) fn insert_together(&self, count: usize) -> String {
        let row = format!(", (?{})", ", ?".repeat(self.columns.len()));
        self.insert.clone() + &row.repeat(count.saturating_sub(1))
    }

    /// The learner whose row this is; for the learner's own row, the learner itself.
    pub(crate) fn learner_of(&self, id: Uuid, values: &[Value]) -> Option<Uuid> {
        if self.name == "learner" {
            return Some(id);
        }
        match values.get(self.learner?) {
            Some(Value::Blob(bytes)) => Uuid::from_slice(bytes).ok(),
            _ => None,
        }
    }
}

/// Describes a record: its table and, in order, the fields that are its columns.
macro_rules! record {
    ($type:ident, $id:ident, $table:literal, immutable: $immutable:literal, { $($field:ident: $kind:ty),+ $(,)? }) => {
        static TABLE: std::sync::LazyLock<$crate::record::Table> = std::sync::LazyLock::new(|| {
            let columns = [$(<$kind as $crate::field::Field>::columns(stringify!($field))),+].concat();
            $crate::record::Table::new::<$type>($table, columns, $immutable)
        });

        impl $crate::Record for $type {
            type Id = nenrin_domain::$id;
            fn id(&self) -> Self::Id { self.id }
            fn table() -> &'static $crate::record::Table { &TABLE }
            fn values(&self) -> Vec<rusqlite::types::Value> {
                let mut values = Vec::new();
                $($crate::field::Field::write(&self.$field, &mut values);)+
                values
            }
            fn from_row(row: &rusqlite::Row<'_>) -> Result<Self, $crate::StoreError> {
                Ok(Self {
                    id: $crate::field::Field::read(row, "id")?,
                    $($field: $crate::field::Field::read(row, stringify!($field))?),+
                })
            }
            fn from_row_at(row: &rusqlite::Row<'_>, places: &[usize]) -> Result<Self, $crate::StoreError> {
                let mut places = places.iter();
                Ok(Self {
                    id: $crate::field::Field::read_at(row, &mut places)?,
                    $($field: $crate::field::Field::read_at(row, &mut places)?),+
                })
            }
        }

        pub(crate) fn table() -> &'static $crate::record::Table { &TABLE }
    };
}

pub(crate) use record;

/// Every logged table, in an order in which rows may be inserted.
pub(crate) static TABLES: LazyLock<Vec<&'static Table>> = LazyLock::new(crate::tables::all);

/// The logged table called `name`.
pub(crate) fn table_named(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name).copied()
}

impl Store {
    /// Looks at the practice as it is at one moment. For many small questions: each of them alone would have to ask the
    /// system whether anything has changed since the one before.
    ///
    /// # Errors
    /// What `look` answers, or [`StoreError`] when the file cannot be read.
    pub fn at_one_moment<T, E: From<StoreError>>(&self, look: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        let _moment = self.connection().unchecked_transaction().map_err(StoreError::from)?;
        look(self)
    }

    /// The row with this identity, if there is one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find<R: Record>(&self, id: R::Id) -> Result<Option<R>, StoreError> {
        let sql = format!("SELECT * FROM {} WHERE id = ?1", R::table().name);
        let mut statement = self.connection().prepare_cached(&sql)?;
        let found = statement.query_row(params![id.uuid().as_bytes()], |row| Ok(R::from_row(row))).optional()?;
        found.transpose()
    }

    /// The row with this identity.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none.
    pub fn get<R: Record>(&self, id: R::Id) -> Result<R, StoreError> {
        self.find(id)?.ok_or(StoreError::Missing { entity: R::table().name })
    }

    /// Whether there is a row with this identity.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn contains<R: Record>(&self, id: R::Id) -> Result<bool, StoreError> {
        let sql = format!("SELECT 1 FROM {} WHERE id = ?1", R::table().name);
        Ok(self.connection().prepare_cached(&sql)?.exists(params![id.uuid().as_bytes()])?)
    }

    /// The row that has this id in the tables the history came from.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn id_of_external<R: External>(&self, external: &str) -> Result<Option<R::Id>, StoreError> {
        let sql = format!("SELECT id FROM {} WHERE external_id = ?1", R::table().name);
        let mut statement = self.connection().prepare_cached(&sql)?;
        let found: Option<Vec<u8>> = statement.query_row(params![external], |row| row.get(0)).optional()?;
        let unreadable = |_| StoreError::Unreadable { column: "id".to_owned() };
        found.map(|bytes| Uuid::from_slice(&bytes).map(R::Id::from_uuid).map_err(unreadable)).transpose()
    }

    /// The values of a row as they are now, in the order of the table's columns.
    pub(crate) fn current(&self, table: &Table, id: Uuid) -> Result<Option<Vec<Value>>, StoreError> {
        let mut select = self.connection().prepare_cached(&table.select)?;
        let read = |row: &Row<'_>| (0..table.columns.len()).map(|n| row.get(n)).collect();
        Ok(select.query_row(params![id.as_bytes()], read).optional()?)
    }

    /// The rows a `SELECT` of all columns of `R` answers.
    pub(crate) fn rows<R: Record>(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<R>, StoreError> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let places = places::<R>(&statement)?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(R::from_row_at(row, &places)?);
        }
        Ok(found)
    }
}
