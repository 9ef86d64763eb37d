//! A metric over periods: a curve with the interval of each value, as sure as its cases are many.
//!
//! What rests on too few cases stands alone as a hollow square, without a line to it; what only indicates is a hollow ring. The
//! part to a period that goes on is dashed. Where the definition changed, an upright line says so: what stands left and right of it
//! was counted differently.

use plotters::style::text_anchor::HPos;
use plotters::style::{Color, FontStyle, RGBColor};

use crate::frame::{BOTTOM, Frame, HEIGHT, Legend, TOP, WIDTH};
use crate::label::fit;
use crate::pen::{Pen, Spot};
use crate::scale::{Axis, Scale, number, percent};
use crate::theme::Palette;
use crate::{Chart, ChartError, Theme};

/// What is drawn, with the words that stand in it.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeCurve {
    /// What is measured.
    pub axis: Axis,
    /// One for each period, the earliest first; at least one.
    pub points: Vec<TimePoint>,
    /// Where the value should be, as a level line.
    pub target: Option<f64>,
    /// The points before which a new version of the definition came into force, by their place from 0.
    pub version_changes: Vec<usize>,
    /// The words of the drawing.
    pub words: TimeWords,
}

/// The value of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct TimePoint {
    /// What is written under it.
    pub label: String,
    /// The value; `None` where there is none.
    pub value: Option<f64>,
    /// The ends of its 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether all days of the period have passed.
    pub is_over: bool,
}

/// How sure a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// It rests on enough cases.
    Sure,
    /// It rests on few cases.
    Indicative,
    /// It rests on so few cases that no line may lead to it.
    TooFew,
}

/// The words of a curve over time. Only what occurs is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeWords {
    /// What the band is.
    pub interval: String,
    /// What a hollow ring is.
    pub indicative: String,
    /// What a hollow square is.
    pub too_few: String,
    /// What the dashed end is.
    pub to_date: String,
    /// What the level line is.
    pub target: String,
    /// What an upright line is.
    pub version: String,
}

/// Opacity of the band.
const BAND: f64 = 0.16;
const DASH: (i32, i32) = (5, 4);
const DOTS: (i32, i32) = (2, 3);
/// What is closer than this is not marked each for itself.
const APART: i32 = 10;

/// Draws a metric over periods.
///
/// # Errors
/// [`ChartError::NoPoints`] without a period, [`ChartError::OffTheAxis`] for a value that is no number or no share.
pub fn time_curve(curve: &TimeCurve, theme: Theme) -> Result<Chart, ChartError> {
    if curve.points.is_empty() {
        return Err(ChartError::NoPoints);
    }
    if let Some(at) = curve.points.iter().position(|point| !fits(&curve.axis, point)) {
        return Err(ChartError::OffTheAxis(at));
    }
    let frame = Frame::of(&curve.axis, scale(curve), curve.points.iter().map(|point| point.label.clone()).collect());
    let mut svg = String::new();
    let pen = Pen::onto(&mut svg, (WIDTH.unsigned_abs(), HEIGHT.unsigned_abs()));
    let palette = theme.palette();
    let sheet = Sheet { curve, xs: frame.xs(), frame: &frame, palette: &palette, pen: &pen };
    frame.draw(&pen, &palette)?;
    sheet.draw_versions()?;
    sheet.draw_target()?;
    sheet.draw_bands()?;
    sheet.draw_lines()?;
    sheet.draw_marks()?;
    sheet.draw_last()?;
    sheet.draw_legend()?;
    pen.finish()?;
    let ys = curve.points.iter().map(|point| point.value.map_or(BOTTOM, |value| frame.y(value))).collect();
    Ok(Chart { svg, geometry: frame.geometry(ys) })
}

fn fits(axis: &Axis, point: &TimePoint) -> bool {
    let ends = point.interval.map(|(low, high)| [low, high]);
    let mut values = point.value.into_iter().chain(ends.into_iter().flatten());
    values.all(|value| value.is_finite() && value >= 0.0 && (*axis != Axis::Percent || value <= 1.0))
}

fn scale(curve: &TimeCurve) -> Scale {
    let highest = curve.points.iter().flat_map(|point| [point.value, point.interval.map(|(_, high)| high)]);
    match curve.axis {
        Axis::Percent => Scale::PERCENT,
        Axis::Number { .. } => Scale::around(0.0, highest.chain([curve.target]).flatten().fold(0.0, f64::max), 1.0),
    }
}

/// One drawing in the making.
struct Sheet<'a, 'svg> {
    curve: &'a TimeCurve,
    xs: Vec<i32>,
    frame: &'a Frame,
    palette: &'a Palette,
    pen: &'a Pen<'svg>,
}

/// A point that a line may lead to.
struct Stop<'c> {
    at: usize,
    spot: Spot,
    point: &'c TimePoint,
}

impl Sheet<'_, '_> {
    fn spots(&self) -> impl Iterator<Item = Stop<'_>> {
        let places = self.curve.points.iter().zip(&self.xs).enumerate();
        places
            .filter_map(|(at, (point, x))| point.value.map(|value| Stop { at, spot: (*x, self.frame.y(value)), point }))
    }

    /// The points that are sure enough for a line, in runs of neighbours.
    fn runs(&self) -> Vec<Vec<Stop<'_>>> {
        let mut runs: Vec<Vec<Stop<'_>>> = Vec::new();
        for stop in self.spots().filter(|stop| stop.point.certainty != Certainty::TooFew) {
            // What was counted differently is not joined.
            let is_new = self.curve.version_changes.contains(&stop.at);
            match runs.last_mut().filter(|run| !is_new && run.last().is_some_and(|last| last.at + 1 == stop.at)) {
                Some(run) => run.push(stop),
                None => runs.push(vec![stop]),
            }
        }
        runs
    }

    fn draw_versions(&self) -> Result<(), ChartError> {
        for x in self.curve.version_changes.iter().filter_map(|at| self.xs.get(*at)) {
            let x = *x - self.frame.pitch() / 2;
            self.pen.dashed(vec![(x, TOP - 8), (x, BOTTOM)], self.palette.faint, 1, DOTS)?;
        }
        Ok(())
    }

    fn draw_target(&self) -> Result<(), ChartError> {
        let Some(target) = self.curve.target.filter(|target| target.is_finite()) else { return Ok(()) };
        let y = self.frame.y(target);
        let Frame { left, right, .. } = *self.frame;
        self.pen.dashed(vec![(left, y), (right, y)], self.palette.strip, 1, DASH)?;
        self.pen.write((right + 4, y), HPos::Left, &self.say(target), self.palette.strip, FontStyle::Normal)
    }

    fn draw_bands(&self) -> Result<(), ChartError> {
        let line = self.palette.line;
        for run in self.runs() {
            let ends = |stop: &Stop<'_>| {
                stop.point.interval.map(|(low, high)| (stop.spot.0, self.frame.y(low), self.frame.y(high)))
            };
            let band: Vec<(i32, i32, i32)> = run.iter().filter_map(ends).collect();
            if let [(x, low, high)] = band.as_slice() {
                self.pen.cell((x - 3, *high), (x + 3, *low), line, BAND)?;
                continue;
            }
            let upper = band.iter().map(|(x, _, high)| (*x, *high));
            let lower = band.iter().rev().map(|(x, low, _)| (*x, *low));
            let around: Vec<Spot> = upper.chain(lower).collect();
            if !around.is_empty() {
                self.pen.area(around, line, BAND)?;
            }
        }
        Ok(())
    }

    fn draw_lines(&self) -> Result<(), ChartError> {
        let line = self.palette.line;
        for run in self.runs() {
            let over: Vec<Spot> = run.iter().filter(|stop| stop.point.is_over).map(|stop| stop.spot).collect();
            if over.len() > 1 {
                self.pen.line(over.clone(), line, 2)?;
            }
            if let (Some(last), Some(goes_on)) = (over.last(), run.iter().find(|stop| !stop.point.is_over)) {
                self.pen.dashed(vec![*last, goes_on.spot], line, 2, DASH)?;
            }
        }
        Ok(())
    }

    fn draw_marks(&self) -> Result<(), ChartError> {
        let is_crowded = self.xs.windows(2).any(|pair| matches!(pair, [one, next] if next - one < APART));
        let last = self.spots().last().map(|stop| stop.at);
        for stop in self.spots() {
            // A line without marks is sure; marks that touch would only hide it.
            if !is_crowded || stop.point.certainty != Certainty::Sure || Some(stop.at) == last {
                self.mark(stop.spot, stop.point.certainty)?;
            }
        }
        Ok(())
    }

    fn mark(&self, spot: Spot, certainty: Certainty) -> Result<(), ChartError> {
        mark(self.pen, spot, certainty, self.palette)
    }

    /// The latest value is written at its point, if it is one that may be told.
    fn draw_last(&self) -> Result<(), ChartError> {
        let Some(stop) = self.spots().last().filter(|stop| stop.point.certainty != Certainty::TooFew) else {
            return Ok(());
        };
        let said = stop.point.value.map_or_else(String::new, |value| self.say(value));
        let y = if stop.spot.1 - 12 < TOP { stop.spot.1 + 13 } else { stop.spot.1 - 12 };
        self.pen.write((stop.spot.0, y), HPos::Center, &said, self.palette.line, FontStyle::Bold)
    }

    fn say(&self, value: f64) -> String {
        match self.curve.axis {
            Axis::Percent => percent(value),
            Axis::Number { .. } => number(value),
        }
    }

    fn draw_legend(&self) -> Result<(), ChartError> {
        let Palette { line, strip, faint, .. } = *self.palette;
        let (words, points) = (&self.curve.words, &self.curve.points);
        let occurs = |certainty| points.iter().any(|point| point.value.is_some() && point.certainty == certainty);
        let mut legend = Legend::at(self.frame.left, self.pen, self.palette);
        if self.runs().iter().flatten().any(|stop| stop.point.interval.is_some()) {
            legend.add(&words.interval, |pen, (x, y)| pen.cell((x - 8, y - 5), (x + 8, y + 5), line, BAND))?;
        }
        if occurs(Certainty::Indicative) {
            legend.add(&words.indicative, |_, spot| self.mark(spot, Certainty::Indicative))?;
        }
        if occurs(Certainty::TooFew) {
            legend.add(&words.too_few, |_, spot| self.mark(spot, Certainty::TooFew))?;
        }
        if points.iter().any(|point| !point.is_over && point.value.is_some()) {
            legend.add(&words.to_date, stroke(line, 2, DASH))?;
        }
        if self.curve.target.is_some() {
            legend.add(&words.target, stroke(strip, 1, DASH))?;
        }
        if !self.curve.version_changes.is_empty() {
            legend.add(&fit(&words.version, 200), |pen, (x, y)| {
                pen.dashed(vec![(x, y - 7), (x, y + 7)], faint, 1, DOTS)
            })?;
        }
        Ok(())
    }
}

/// A short dashed stroke for the legend.
fn stroke<'svg>(
    colour: RGBColor,
    width: u32,
    dash: (i32, i32),
) -> impl FnOnce(&Pen<'svg>, Spot) -> Result<(), ChartError> {
    move |pen, (x, y)| pen.dashed(vec![(x - 8, y), (x + 8, y)], colour, width, dash)
}

/// The mark of a value: the less sure, the emptier.
fn mark(pen: &Pen<'_>, spot: Spot, certainty: Certainty, palette: &Palette) -> Result<(), ChartError> {
    let Palette { line, paper, faint, .. } = *palette;
    match certainty {
        Certainty::Sure => pen.disc(spot, 4, line.filled()),
        Certainty::Indicative => {
            pen.disc(spot, 4, paper.filled())?;
            pen.disc(spot, 4, line.stroke_width(2))
        }
        Certainty::TooFew => pen.outline((spot.0 - 3, spot.1 - 3), (spot.0 + 3, spot.1 + 3), faint, paper),
    }
}
