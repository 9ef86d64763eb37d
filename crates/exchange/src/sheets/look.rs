//! What a preset cannot hold as it is, said before anything is written.

use nenrin_domain::{Language, codes};

use super::{Cell, Preset, Table, safety, shift_jis};

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
    /// The row, from 0.
    pub row: usize,
    /// The column's key.
    pub column: &'static str,
    /// The first character concerned.
    pub character: Option<char>,
}

/// Everything in `table` that `preset` cannot hold as it is.
pub fn look(table: &Table, language: Language, preset: Preset) -> impl Iterator<Item = Loss> + '_ {
    let columns = table.subject.columns();
    let places = table
        .rows
        .iter()
        .enumerate()
        .flat_map(move |(row, cells)| std::iter::repeat(row).zip(cells.iter().zip(columns)));
    places.filter_map(move |(row, (cell, column))| {
        let Cell::Text(_) = cell else { return None };
        let text = cell.shown(column, language);
        let (kind, character) = match preset {
            Preset::Excel => return None,
            Preset::ShiftJis => (LossKind::Unmappable, Some(shift_jis::unmappable(&text).next()?)),
            Preset::Plain if safety::is_free(column.kind) => {
                safety::defused(&text)?;
                (LossKind::Defused, text.chars().next())
            }
            Preset::Plain => return None,
            Preset::Workbook => {
                text.encode_utf16().nth(super::workbook::CELL)?;
                (LossKind::Cut, None)
            }
        };
        Some(Loss { kind, row, column: column.key, character })
    })
}
