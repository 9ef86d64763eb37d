//! What the drawings over periods have in common: the grid with its figures, the places of the periods, the line of the legend.

use plotters::style::FontStyle;
use plotters::style::text_anchor::HPos;

use crate::label::{fit, step, width};
use crate::pen::{Pen, Spot};
use crate::scale::{Axis, Scale, number, percent};
use crate::theme::Palette;
use crate::{ChartError, Geometry};

pub(crate) const WIDTH: i32 = 640;
pub(crate) const HEIGHT: i32 = 232;

/// The lines of the upper and the lower end of the axis, and the middles of the unit, the labels and the legend.
pub(crate) const TOP: i32 = 26;
pub(crate) const BOTTOM: i32 = 186;
const UNIT: i32 = 8;
const LABELS: i32 = 199;
const LEGEND: i32 = 222;

/// Free space at the right edge, where a direct label may stand.
const MARGIN: i32 = 8;
const SIDE: i32 = 46;

/// A grid of an upright axis and of so many places beside one another.
pub(crate) struct Frame {
    pub left: i32,
    pub right: i32,
    pub scale: Scale,
    ticks: Vec<(i32, String)>,
    unit: String,
    labels: Vec<String>,
}

impl Frame {
    pub(crate) fn of(axis: &Axis, scale: Scale, labels: Vec<String>) -> Self {
        let say = |value: &f64| match axis {
            Axis::Percent => percent(*value),
            Axis::Number { .. } => number(*value),
        };
        let ticks: Vec<_> = scale.ticks().iter().map(|tick| (scale.y(*tick, TOP, BOTTOM), say(tick))).collect();
        let widest = ticks.iter().map(|(_, said)| width(said)).max().unwrap_or(0);
        let unit = match axis {
            Axis::Percent => String::new(),
            Axis::Number { unit } => fit(unit, 160),
        };
        Self { left: widest + MARGIN + 4, right: WIDTH - SIDE, scale, ticks, unit, labels }
    }

    /// The distance from one place to the next.
    pub(crate) fn pitch(&self) -> i32 {
        let count = i32::try_from(self.labels.len()).unwrap_or(i32::MAX).max(1);
        (self.right - self.left) / count
    }

    /// The middle of each place, from left to right.
    pub(crate) fn xs(&self) -> Vec<i32> {
        let count = i32::try_from(self.labels.len()).unwrap_or(i32::MAX).max(1);
        let span = self.right - self.left;
        (0..count).take(self.labels.len()).map(|nth| self.left + (2 * nth + 1) * span / (2 * count)).collect()
    }

    pub(crate) fn y(&self, value: f64) -> i32 {
        self.scale.y(value, TOP, BOTTOM)
    }

    pub(crate) fn draw(&self, pen: &Pen<'_>, palette: &Palette) -> Result<(), ChartError> {
        let Palette { grid, faint, .. } = *palette;
        for (y, said) in &self.ticks {
            pen.line(vec![(self.left, *y), (self.right, *y)], grid, 1)?;
            pen.write((self.left - 6, *y), HPos::Right, said, faint, FontStyle::Normal)?;
        }
        if !self.unit.is_empty() {
            pen.write((0, UNIT), HPos::Left, &self.unit, faint, FontStyle::Normal)?;
        }
        self.draw_labels(pen, palette)
    }

    fn draw_labels(&self, pen: &Pen<'_>, palette: &Palette) -> Result<(), ChartError> {
        let labels: Vec<String> = self.labels.iter().map(|label| fit(label, 120)).collect();
        let widest = labels.iter().map(|label| width(label)).max().unwrap_or(0);
        let xs = self.xs();
        let step = step(labels.len(), self.right - self.left - self.pitch(), widest + MARGIN);
        for (label, x) in labels.iter().zip(&xs).rev().step_by(step) {
            let half = width(label) / 2;
            let at = ((*x).clamp(half, WIDTH - half), LABELS);
            pen.write(at, HPos::Center, label, palette.faint, FontStyle::Normal)?;
        }
        Ok(())
    }

    /// The geometry of points at the frame's places.
    pub(crate) fn geometry(&self, ys: Vec<i32>) -> Geometry {
        Geometry {
            width: WIDTH.unsigned_abs(),
            height: HEIGHT.unsigned_abs(),
            top: TOP,
            bottom: BOTTOM,
            xs: self.xs(),
            ys,
            labels: self.labels.clone(),
        }
    }
}

/// The line under a drawing that says what its signs mean.
pub(crate) struct Legend<'p, 'svg> {
    pen: &'p Pen<'svg>,
    palette: &'p Palette,
    x: i32,
}

impl<'p, 'svg> Legend<'p, 'svg> {
    pub(crate) const fn at(x: i32, pen: &'p Pen<'svg>, palette: &'p Palette) -> Self {
        Self { pen, palette, x }
    }

    /// Adds a sign, drawn by `sign` in the middle of the 16 units from where it is told, and what it means.
    pub(crate) fn add(
        &mut self,
        says: &str,
        sign: impl FnOnce(&Pen<'svg>, Spot) -> Result<(), ChartError>,
    ) -> Result<(), ChartError> {
        sign(self.pen, (self.x + 8, LEGEND))?;
        let said = fit(says, (WIDTH - self.x - 20).max(0));
        self.pen.write((self.x + 20, LEGEND), HPos::Left, &said, self.palette.faint, FontStyle::Normal)?;
        self.x += 20 + width(&said) + 14;
        Ok(())
    }
}
