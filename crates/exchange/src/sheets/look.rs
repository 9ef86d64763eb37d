//! What a preset cannot hold as it is, said before anything is written.

use nenrin_domain::{Language, codes};

use super::{Cell, FURTHER, Kind, Preset, Table, safety, shift_jis};

codes! {
    /// What happens to a cell that a preset cannot hold as it is.
    LossKind {
        /// A character does not exist in the encoding and is written as `〓`.
        Unmappable = "unmappable",
        /// It begins like a formula and is written with the sign in full width.
        Defused = "defused",
        /// It is longer than a cell of a workbook can be, and its end is left out.
        Cut = "cut",
    }
}

/// A cell that a preset cannot hold as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What happens to it.
    pub kind: LossKind,
    /// The row, from 0; none when it is the heading of a column of the coach's own.
    pub row: Option<usize>,
    /// The place of its column among the table's, from 0.
    pub column: usize,
    /// The first character concerned.
    pub character: Option<char>,
}

/// Everything in `table` that `preset` cannot hold as it is.
pub fn look(table: &Table, language: Language, preset: Preset) -> impl Iterator<Item = Loss> + '_ {
    let named = table.columns().enumerate().filter(|(_, column)| column.key == FURTHER);
    let headings = named.filter_map(move |(column, of)| {
        let (kind, character) = lost(of.heading(language), Kind::Text, preset)?;
        Some(Loss { kind, row: None, column, character })
    });
    let places = table
        .rows
        .iter()
        .enumerate()
        .flat_map(move |(row, cells)| std::iter::repeat(row).zip(cells.iter().zip(table.columns()).enumerate()));
    headings.chain(places.filter_map(move |(row, (column, (cell, of)))| {
        let Cell::Text(_) = cell else { return None };
        let (kind, character) = lost(&cell.shown(of, language), of.kind, preset)?;
        Some(Loss { kind, row: Some(row), column, character })
    }))
}

/// What happens to words under a column of a kind, and the first character concerned; `None` when they are held as they are.
fn lost(text: &str, kind: Kind, preset: Preset) -> Option<(LossKind, Option<char>)> {
    match preset {
        Preset::Excel => None,
        Preset::ShiftJis => Some((LossKind::Unmappable, Some(shift_jis::unmappable(text).next()?))),
        Preset::Plain if safety::is_free(kind) => {
            safety::defused(text)?;
            Some((LossKind::Defused, text.chars().next()))
        }
        Preset::Plain => None,
        Preset::Workbook => {
            text.encode_utf16().nth(super::workbook::CELL)?;
            Some((LossKind::Cut, None))
        }
    }
}
