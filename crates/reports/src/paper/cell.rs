//! A text with its place in the line.

use super::Side;
use super::columns::GAP;
use super::pages::{LEFT, MEASURE};
use super::style::{LABEL, Style, VALUE};

/// How wide the column of labels is.
const LABELS: f32 = 112.0;

/// A text in a column.
#[derive(Clone)]
pub(super) struct Cell {
    pub text: String,
    pub x: f32,
    pub width: f32,
    pub style: Style,
    pub side: Side,
}

impl Cell {
    /// A text over the whole width.
    pub fn whole(text: &str, style: Style) -> Self {
        Self { text: text.to_owned(), x: LEFT, width: MEASURE, style, side: Side::Start }
    }
}

/// A text beside its label.
pub(super) fn field(label: &str, text: &str) -> [Cell; 2] {
    let label = Cell { width: LABELS, ..Cell::whole(label, LABEL) };
    let x = LEFT + LABELS + GAP;
    [label, Cell { x, width: LEFT + MEASURE - x, ..Cell::whole(text, VALUE) }]
}
