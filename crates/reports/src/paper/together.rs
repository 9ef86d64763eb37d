//! What is not parted by the end of a page: an item, what is told of it, and its drawing. Lengths are points.

use super::Block;
use super::cell::{Cell, field};
use super::pages::{Laying, UNDER, WHOLE};
use super::style::{CELL, ITEM, VALUE};

/// Fields no higher than this are not parted from their item.
const TOLD: f32 = 260.0;
/// A drawing no higher than this, with its caption, is not parted from the fields above it.
const DRAWN: f32 = 320.0;

impl Laying<'_> {
    /// Room below an item for what it is about: all of it, unless that is long.
    pub fn kept(&self, rest: &[Block]) -> f32 {
        let Some(Block::Fields(fields)) = rest.first() else { return ITEM.kept };
        let told = fields.iter().map(|(label, text)| self.field_height(label, text)).sum();
        if told > TOLD {
            return ITEM.kept;
        }
        let drawn = match rest.get(1) {
            // One that cannot be read takes no room here: that is told when it is to be set.
            Some(Block::Drawing(drawing)) => self.drawing_height(drawing).unwrap_or_default(),
            _ => 0.0,
        };
        if drawn > DRAWN { told } else { told + drawn }
    }

    fn field_height(&self, label: &str, text: &str) -> f32 {
        let lines = field(label, text).iter().map(|cell| self.broken(cell).len()).max();
        VALUE.above + VALUE.leading * lines.unwrap_or_default() as f32
    }

    /// Begins a page for the last two rows of a table when there is not room for both. `rest` is what follows `row`.
    pub fn keep_with_last(&mut self, row: &[Cell], rest: &[Vec<Cell>]) {
        let [last] = rest else { return };
        let lines = [row, last].map(|cells| self.row_lines(cells));
        if lines.iter().all(|lines| *lines <= WHOLE) {
            let height = |lines: &usize| CELL.above + CELL.leading * *lines as f32 + UNDER;
            self.make_room(lines.iter().map(height).sum());
        }
    }

    fn row_lines(&self, cells: &[Cell]) -> usize {
        cells.iter().map(|cell| self.broken(cell).len()).max().unwrap_or_default()
    }
}
