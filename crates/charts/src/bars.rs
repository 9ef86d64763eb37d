//! Counts over periods as bars, in up to four parts that are told apart by their fill as well as by their colour.

use plotters::style::FontStyle;
use plotters::style::text_anchor::HPos;

use crate::fill::Fill;
use crate::frame::{BOTTOM, Frame, HEIGHT, Legend, TOP, WIDTH};
use crate::label::width;
use crate::pen::Pen;
use crate::scale::{Axis, Scale, number};
use crate::theme::Palette;
use crate::{Chart, ChartError, Theme};

/// What is drawn, with the words that stand in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What is counted.
    pub unit: String,
    /// The parts of each bar from the ground upwards, at most four.
    pub series: Vec<BarSeries>,
    /// One bar for each period, the earliest first; at least one.
    pub bars: Vec<Bar>,
    /// Where the bars should reach, as a level line.
    pub target: Option<f64>,
    /// The bars before which a new version of the definition came into force, by their place from 0.
    pub version_changes: Vec<usize>,
    /// The words of the drawing.
    pub words: BarWords,
}

/// One part of all bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarSeries {
    /// What it is; nothing where the bars have one part only.
    pub name: String,
    /// Whether it stands for what is not known: it is hollow then.
    pub is_unknown: bool,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What is written under it.
    pub label: String,
    /// How many in each series.
    pub parts: Vec<u32>,
    /// Whether all days of the period have passed.
    pub is_over: bool,
}

/// The words of bars. Only what occurs is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarWords {
    /// What a dashed outline is.
    pub to_date: String,
    /// What the level line is.
    pub target: String,
    /// What an upright line is.
    pub version: String,
}

pub(crate) const DASH: (i32, i32) = (5, 4);
const DOTS: (i32, i32) = (2, 3);

/// The widest bar, and the least height of a part in which its number is written.
pub(crate) const WIDEST: i32 = 36;
const ROOM_FOR_A_NUMBER: i32 = 13;

/// Draws bars.
///
/// # Errors
/// [`ChartError::NoPoints`] without a bar, [`ChartError::TooManySeries`] for more than four parts.
pub fn bars(bars: &Bars, theme: Theme) -> Result<Chart, ChartError> {
    if bars.bars.is_empty() {
        return Err(ChartError::NoPoints);
    }
    if bars.series.len() > 4 {
        return Err(ChartError::TooManySeries(bars.series.len()));
    }
    let highest = bars.bars.iter().map(|bar| f64::from(total(bar))).chain(bars.target).fold(0.0, f64::max);
    let axis = Axis::Number { unit: bars.unit.clone() };
    let labels = bars.bars.iter().map(|bar| bar.label.clone()).collect();
    let frame = Frame::of(&axis, Scale::around(0.0, highest, 1.0), labels);
    let mut svg = String::new();
    let pen = Pen::onto(&mut svg, (WIDTH.unsigned_abs(), HEIGHT.unsigned_abs()));
    let palette = theme.palette();
    let sheet = Sheet { bars, frame: &frame, palette: &palette, pen: &pen };
    frame.draw(&pen, &palette)?;
    sheet.draw_versions()?;
    sheet.draw_target()?;
    for (bar, x) in bars.bars.iter().zip(frame.xs()) {
        sheet.draw_bar(bar, x)?;
    }
    sheet.draw_legend()?;
    pen.finish()?;
    let ys = bars.bars.iter().map(|bar| frame.y(f64::from(total(bar)))).collect();
    Ok(Chart { svg, geometry: frame.geometry(ys) })
}

fn total(bar: &Bar) -> u32 {
    bar.parts.iter().fold(0, |sum, part| sum.saturating_add(*part))
}

/// One drawing in the making.
struct Sheet<'a, 'svg> {
    bars: &'a Bars,
    frame: &'a Frame,
    palette: &'a Palette,
    pen: &'a Pen<'svg>,
}

impl Sheet<'_, '_> {
    fn fill(&self, nth: usize) -> Fill {
        let is_unknown = self.bars.series.get(nth).is_some_and(|series| series.is_unknown);
        if is_unknown { Fill::unknown(self.palette) } else { Fill::nth(nth, self.palette) }
    }

    fn draw_versions(&self) -> Result<(), ChartError> {
        let xs = self.frame.xs();
        for x in self.bars.version_changes.iter().filter_map(|at| xs.get(*at)) {
            let x = *x - self.frame.pitch() / 2;
            self.pen.dashed(vec![(x, TOP - 8), (x, BOTTOM)], self.palette.faint, 1, DOTS)?;
        }
        Ok(())
    }

    fn draw_target(&self) -> Result<(), ChartError> {
        let Some(target) = self.bars.target.filter(|target| target.is_finite()) else { return Ok(()) };
        let (y, strip) = (self.frame.y(target), self.palette.strip);
        self.pen.dashed(vec![(self.frame.left, y), (self.frame.right, y)], strip, 1, DASH)?;
        self.pen.write((self.frame.right + 4, y), HPos::Left, &number(target), strip, FontStyle::Normal)
    }

    fn draw_bar(&self, bar: &Bar, x: i32) -> Result<(), ChartError> {
        let half = half_of(self.frame.pitch());
        let (mut below, mut foot) = (0_u32, BOTTOM);
        for (nth, part) in bar.parts.iter().enumerate().filter(|(_, part)| **part > 0) {
            below = below.saturating_add(*part);
            let head = self.frame.y(f64::from(below));
            let fill = self.fill(nth);
            fill.draw(self.pen, (x - half, head), (x + half, foot))?;
            let said = part.to_string();
            let has_room = foot - head >= ROOM_FOR_A_NUMBER && width(&said) <= 2 * half;
            if self.bars.series.len() > 1 && has_room {
                fill.write(self.pen, (x, i32::midpoint(head, foot)), &said)?;
            }
            foot = head;
        }
        if below > 0 && !bar.is_over {
            let around =
                [(x - half - 3, BOTTOM), (x - half - 3, foot - 3), (x + half + 3, foot - 3), (x + half + 3, BOTTOM)];
            self.pen.dashed(around.to_vec(), self.palette.ink, 1, DASH)?;
        }
        let said = below.to_string();
        if below > 0 && width(&said) <= self.frame.pitch() {
            // A line behind the number would cross it out.
            let half = width(&said) / 2 + 1;
            self.pen.cell((x - half, foot - 16), (x + half, foot - 4), self.palette.paper, 0.8)?;
            self.pen.write((x, foot - 10), HPos::Center, &said, self.palette.ink, FontStyle::Bold)?;
        }
        Ok(())
    }

    fn draw_legend(&self) -> Result<(), ChartError> {
        let Palette { ink, strip, faint, .. } = *self.palette;
        let words = &self.bars.words;
        let mut legend = Legend::at(self.frame.left, self.pen, self.palette);
        for (nth, series) in self.bars.series.iter().enumerate().filter(|(_, series)| !series.name.is_empty()) {
            let fill = self.fill(nth);
            legend.add(&series.name, |pen, (x, y)| fill.draw(pen, (x - 8, y - 5), (x + 8, y + 5)))?;
        }
        if self.bars.bars.iter().any(|bar| !bar.is_over && total(bar) > 0) {
            legend.add(&words.to_date, |pen, (x, y)| pen.dashed(vec![(x - 8, y), (x + 8, y)], ink, 1, DASH))?;
        }
        if self.bars.target.is_some() {
            legend.add(&words.target, |pen, (x, y)| pen.dashed(vec![(x - 8, y), (x + 8, y)], strip, 1, DASH))?;
        }
        if !self.bars.version_changes.is_empty() {
            legend.add(&words.version, |pen, (x, y)| pen.dashed(vec![(x, y - 7), (x, y + 7)], faint, 1, DOTS))?;
        }
        Ok(())
    }
}

/// Half the width of a bar, from the distance between two.
pub(crate) fn half_of(pitch: i32) -> i32 {
    (pitch * 3 / 10).clamp(1, WIDEST / 2)
}
