//! A table's row: one declaration from which its type, its columns, its reading and its writing come.

use csv::ByteRecord;

use super::form::Form;
use super::problem::Flaw;
use super::rules::Rules;
use super::{ProblemKind, Table};
use crate::limits::shown;

/// One column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The name in the header.
    pub name: &'static str,
    /// Whether the table cannot be read without it.
    pub required: bool,
    /// Whether its cells must not be blank.
    pub needed: bool,
    /// A cell that can be read; blank for free text, and where a blank cell is the example.
    pub example: &'static str,
    pub(super) words: fn() -> Vec<&'static str>,
}

impl Column {
    /// The words that its cells are written with; none when any text of the right form can be read.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        (self.words)()
    }
}

/// A typed row of one history table.
pub trait Row: Rules + Sized {
    /// The table whose row this is.
    const TABLE: Table;
    /// The table's columns, in the order in which they are written. An id of the row itself comes first.
    const COLUMNS: &'static [Column];
    /// The row of a record's cells; `None` when a cell has a flaw.
    #[doc(hidden)]
    fn read(cells: &mut Cells<'_>) -> Option<Self>;
    /// Writes the row's cells in the order of the columns.
    #[doc(hidden)]
    fn write(&self, line: &mut Line);
}

/// The cells of one record, taken in the order of the table's columns wherever the file has them.
#[derive(Debug)]
pub struct Cells<'r> {
    record: &'r ByteRecord,
    columns: std::iter::Zip<std::slice::Iter<'r, Column>, std::slice::Iter<'r, Option<usize>>>,
    flaws: Vec<Flaw>,
}

impl<'r> Cells<'r> {
    /// Over a record in which each of `columns` stands at its place, or nowhere.
    pub(super) fn new(record: &'r ByteRecord, columns: &'r [Column], places: &'r [Option<usize>]) -> Self {
        Self { record, columns: columns.iter().zip(places), flaws: Vec::new() }
    }

    /// The value of the next column's cell; a column that the file lacks is blank.
    pub(super) fn take<F: Form<T>, T>(&mut self) -> Option<T> {
        let (column, place) = self.columns.next()?;
        let bytes = place.and_then(|place| self.record.get(place)).unwrap_or_default();
        let value = match str::from_utf8(bytes) {
            Ok(cell) => F::read(cell.trim()),
            Err(_) => Err(ProblemKind::BrokenText { text: shown(&String::from_utf8_lossy(bytes)) }),
        };
        value.map_err(|kind| self.flaws.push(Flaw { column: column.name, kind })).ok()
    }

    /// What was wrong with the cells taken so far.
    pub(super) fn into_flaws(self) -> Vec<Flaw> {
        self.flaws
    }
}

/// One line to be written, cell by cell.
#[derive(Debug, Default)]
pub struct Line {
    pub(super) record: csv::StringRecord,
    cell: String,
}

impl Line {
    /// Appends a cell that is written in the form `F`.
    pub(super) fn put<F: Form<T>, T>(&mut self, value: &T) {
        self.cell.clear();
        F::write(value, &mut self.cell);
        self.record.push_field(&self.cell);
    }
}

/// Declares a row type, column by column: `field: Type = required "column" like "example" as Form`.
macro_rules! row {
    (@required required) => { true };
    (@required optional) => { false };
    ($(#[$meta:meta])* $name:ident of $table:ident {
        $($(#[$doc:meta])* $field:ident: $type:ty = $presence:ident $column:literal like $example:literal as $form:ty),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $($(#[$doc])* pub $field: $type),+ }

        impl $crate::history::Row for $name {
            const TABLE: $crate::history::Table = $crate::history::Table::$table;
            const COLUMNS: &'static [$crate::history::Column] =
                &[$($crate::history::Column {
                    name: $column,
                    required: row!(@required $presence),
                    needed: <$form as $crate::history::form::Form<$type>>::NEEDED,
                    example: $example,
                    words: <$form as $crate::history::form::Form<$type>>::words,
                }),+];

            fn read(cells: &mut $crate::history::row::Cells<'_>) -> Option<Self> {
                // All cells are taken before the first that is missing gives up the row, so that every flaw is told.
                $(let $field = cells.take::<$form, $type>();)+
                Some(Self { $($field: $field?),+ })
            }

            fn write(&self, line: &mut $crate::history::row::Line) {
                $(line.put::<$form, $type>(&self.$field);)+
            }
        }
    };
}

pub(super) use row;
