//! Figures in tiles, and drawings: where they stand on a page. Lengths are points.

use super::cell::Cell;
use super::pages::{LEFT, Laying, MEASURE, Rule, THICK};
use super::strokes::Placed;
use super::style::{BESIDE, FIGURE, LABEL, NOTE, Tone};
use super::{Drawing, Side, Tile};
use crate::ReportError;
use crate::drawing::Drawn;

/// Tiles beside each other.
const ACROSS: usize = 3;
/// Room between two tiles, and between the edge of one and its words.
const BETWEEN: f32 = 10.0;
const INSET: f32 = 9.0;
/// Lines of each of its texts, which say it in short: whole it stands below, where there is room.
const LINES: usize = 3;
/// Room above tiles and drawings.
const ABOVE: f32 = 10.0;
/// Points for a unit of a drawing: its words are then as large as those around it.
const SCALE: f32 = 0.86;

impl Laying<'_> {
    pub fn tiles(&mut self, tiles: &[Tile]) {
        let width = (MEASURE - BETWEEN * (ACROSS - 1) as f32) / ACROSS as f32;
        for row in tiles.chunks(ACROSS) {
            let xs = (0..row.len()).map(|place| LEFT + (width + BETWEEN) * place as f32);
            let cells: Vec<Vec<Cell>> = row.iter().zip(xs).map(|(tile, x)| cells(tile, x, width)).collect();
            let high = |cells: &Vec<Cell>| {
                cells.iter().map(|cell| self.begun(cell, LINES).len() as f32 * cell.style.leading).sum::<f32>()
            };
            let height = cells.iter().map(high).fold(0.0, f32::max) + INSET * 2.0;
            self.make_room(height + ABOVE);
            self.y += ABOVE;
            let top = self.y;
            for (place, cells) in cells.iter().enumerate() {
                self.frame(LEFT + (width + BETWEEN) * place as f32, top, width, height);
                self.y = top + INSET;
                cells.iter().for_each(|cell| self.stack(cell));
            }
            self.y = top + height;
        }
    }

    /// Sets a text below what was set last in its tile.
    fn stack(&mut self, cell: &Cell) {
        for line in self.begun(cell, LINES) {
            self.y += cell.style.leading;
            self.place(&line, cell, cell.style.leading);
        }
    }

    fn frame(&mut self, x: f32, y: f32, width: f32, height: f32) {
        let Some(page) = self.pages.last_mut() else { return };
        let tone = Tone::Faint;
        page.rules.extend([
            Rule { x, y, width, height: THICK, tone },
            Rule { x, y: y + height - THICK, width, height: THICK, tone },
            Rule { x, y, width: THICK, height, tone },
            Rule { x: x + width - THICK, y, width: THICK, height, tone },
        ]);
    }

    /// # Errors
    /// [`ReportError::Drawing`] when it cannot be set.
    pub fn drawing(&mut self, drawing: &Drawing) -> Result<(), ReportError> {
        let drawn = Drawn::read(&drawing.svg)?;
        let (scale, height) = scaled(&drawn);
        self.make_room(self.with_caption(height, &drawing.caption));
        let y = self.y + ABOVE;
        self.y = y + height;
        if let Some(page) = self.pages.last_mut() {
            page.drawings.push(Placed { drawn, x: LEFT, y, scale });
        }
        self.set(&drawing.caption, NOTE);
        Ok(())
    }

    /// How much room a drawing takes with its caption.
    ///
    /// # Errors
    /// [`ReportError::Drawing`] when it cannot be read.
    pub fn drawing_height(&self, drawing: &Drawing) -> Result<f32, ReportError> {
        let (_, height) = scaled(&Drawn::read(&drawing.svg)?);
        Ok(self.with_caption(height, &drawing.caption))
    }

    fn with_caption(&self, height: f32, caption: &str) -> f32 {
        let lines = self.broken(&Cell::whole(caption, NOTE)).len() as f32;
        ABOVE + height + NOTE.above + NOTE.leading * lines
    }
}

/// Points for a unit of a drawing, and how high it is in points.
fn scaled(drawn: &Drawn) -> (f32, f32) {
    let scale = SCALE.min(MEASURE / drawn.width.max(1.0));
    (scale, drawn.height * scale)
}

fn cells(tile: &Tile, x: f32, width: f32) -> Vec<Cell> {
    let cell = |text: &str, style| Cell {
        text: text.to_owned(),
        x: x + INSET,
        width: width - INSET * 2.0,
        style,
        side: Side::Start,
    };
    let first = [cell(&tile.label, LABEL), cell(&tile.value, FIGURE)];
    first.into_iter().chain(tile.beside.iter().map(|text| cell(text, BESIDE))).collect()
}
