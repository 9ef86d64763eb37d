//! The goal curve of one learner: how far the goal has come, session by session, and how content the learner was.
//!
//! One measure per axis: achievement is a line from 0 to 100 % (0 is the goal's baseline and 100 its target), and
//! satisfaction a numbered strip under it. Points stand at equal distances in the order of the sessions, not at the
//! distance of their days: what is read is progress from one session to the next, and a pause must not crush it.

use std::ops::Range;

use nenrin_domain::{Day, Score};
use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordi32;
use plotters::style::text_anchor::HPos;
use plotters::style::{Color, FontStyle};

use crate::label::{fit, step, width};
use crate::pen::{Pen, Spot};
use crate::theme::Palette;
use crate::{Chart, ChartError, Geometry, Theme};

/// What is drawn, with the words that stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalCurve {
    /// The readings in the order of their sessions; at least one.
    pub points: Vec<GoalPoint>,
    /// The words of the drawing.
    pub words: CurveWords,
}

/// One reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalPoint {
    /// The day of the reading.
    pub day: Day,
    /// What is written under it, such as the number of the session.
    pub label: String,
    /// How much of the way has come, 0 to 100 %.
    pub achievement: u8,
    /// The learner's satisfaction; `None` when not asked, and then drawn as a dash.
    pub satisfaction: Option<Score>,
}

/// The words of a goal curve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurveWords {
    /// The name of the strip.
    pub satisfaction: String,
}

const WIDTH: i32 = 400;
const HEIGHT: i32 = 128;

/// Heights of the lines of 100 % and 0 %, of the upper and lower edge of the strip, and of the middle of the labels.
const FULL: i32 = 16;
const NONE: i32 = 84;
const STRIP: (i32, i32) = (92, 110);
const LABELS: i32 = 120;

/// Free space between the plot and the right edge, and between the plot's sides and the outermost points.
const MARGIN: i32 = 8;
const INSET: i32 = 14;

/// Points closer than this get no mark each, and those closer than the second no number each in the strip.
const MARK_PITCH: i32 = 10;
const NUMBER_PITCH: i32 = 16;

/// Width of a strip cell that holds an average.
const AVERAGE_WIDTH: i32 = 28;

/// Opacity of a strip cell by its score from 1 to 5: the lower the score, the more it stands out.
const TINTS: [(u8, f64); 5] = [(1, 0.42), (2, 0.34), (3, 0.2), (4, 0.12), (5, 0.07)];

/// Draws a goal curve. Points too close to be told apart lose their marks, labels are thinned out from the last one
/// backwards, and the strip then shows averages to one decimal over neighbouring points that were asked.
///
/// # Errors
/// [`ChartError::NoPoints`] without a reading, [`ChartError::AchievementOutOfRange`] above 100 %.
pub fn goal_curve(curve: &GoalCurve, theme: Theme) -> Result<Chart, ChartError> {
    if let Some(point) = curve.points.iter().find(|point| point.achievement > 100) {
        return Err(ChartError::AchievementOutOfRange(point.achievement));
    }
    let layout = Layout::of(curve)?;
    let mut svg = String::new();
    let pen = Pen::onto(&mut svg, (WIDTH.unsigned_abs(), HEIGHT.unsigned_abs()));
    let sheet = Sheet { curve, layout: &layout, palette: theme.palette(), pen: &pen };
    sheet.draw_grid()?;
    sheet.draw_strip()?;
    sheet.draw_labels()?;
    sheet.draw_line()?;
    pen.finish()?;
    let (xs, ys) = layout.spots.iter().copied().unzip();
    Ok(Chart {
        svg,
        geometry: Geometry {
            width: WIDTH.unsigned_abs(),
            height: HEIGHT.unsigned_abs(),
            top: FULL,
            bottom: STRIP.1,
            xs,
            ys,
            labels: curve.points.iter().map(|point| point.label.clone()).collect(),
        },
    })
}

/// Where everything goes.
struct Layout {
    /// The left side of the plot.
    left: i32,
    /// The points.
    spots: Vec<Spot>,
    /// The last point.
    last: Spot,
    /// Distance between the first and the last point.
    span: i32,
    /// Distance between two neighbouring points.
    pitch: i32,
    /// Number of cells in the strip.
    cells: usize,
}

impl Layout {
    fn of(curve: &GoalCurve) -> Result<Self, ChartError> {
        let count = curve.points.len();
        let left = (width(&curve.words.satisfaction) + MARGIN).clamp(40, 104);
        let (from, to) = (left + INSET, WIDTH - MARGIN - INSET);
        let gaps = i32::try_from(count).unwrap_or(i32::MAX) - 1;
        // A single point stands in the middle.
        let order = if gaps == 0 { -1..1 } else { 0..gaps };
        let upwards = Range { start: NONE, end: FULL };
        let plane = Cartesian2d::<RangedCoordi32, RangedCoordi32>::new(order, 0..100, (from..to, upwards));
        let spot = |(index, point): (i32, &GoalPoint)| plane.translate(&(index, i32::from(point.achievement)));
        let spots: Vec<Spot> = (0..).zip(&curve.points).map(spot).collect();
        let last = *spots.last().ok_or(ChartError::NoPoints)?;
        let span = to - from;
        let pitch = span / gaps.max(1);
        let per_cell = if pitch >= NUMBER_PITCH { 1 } else { AVERAGE_WIDTH.saturating_mul(gaps) / span + 1 };
        Ok(Self { left, spots, last, span, pitch, cells: count / usize::try_from(per_cell).unwrap_or(1) })
    }
}

/// One drawing in the making.
struct Sheet<'a, 'svg> {
    curve: &'a GoalCurve,
    layout: &'a Layout,
    palette: Palette,
    pen: &'a Pen<'svg>,
}

impl Sheet<'_, '_> {
    fn draw_grid(&self) -> Result<(), ChartError> {
        let Palette { grid, faint, .. } = self.palette;
        for (percent, y) in [("0%", NONE), ("50%", (FULL + NONE) / 2), ("100%", FULL)] {
            self.pen.line(vec![(self.layout.left, y), (WIDTH - MARGIN, y)], grid, 1)?;
            self.pen.write((self.layout.left - 6, y), HPos::Right, percent, faint, FontStyle::Normal)?;
        }
        Ok(())
    }

    fn draw_strip(&self) -> Result<(), ChartError> {
        let Palette { strip, ink, faint, .. } = self.palette;
        let middle = i32::midpoint(STRIP.0, STRIP.1);
        let name = fit(&self.curve.words.satisfaction, self.layout.left - MARGIN);
        self.pen.write((0, middle), HPos::Left, &name, faint, FontStyle::Normal)?;
        let count = self.curve.points.len();
        let points: Vec<_> = self.curve.points.iter().zip(&self.layout.spots).enumerate().collect();
        let cell = |index: usize| index * self.layout.cells / count;
        let half = (self.layout.pitch / 2 - 2).clamp(0, INSET);
        for group in points.chunk_by(|(a, _), (b, _)| cell(*a) == cell(*b)) {
            let ([(_, (_, first)), ..], [.., (_, (_, last))]) = (group, group) else { continue };
            let (from, to) = (first.0 - half, last.0 + half);
            let at = (i32::midpoint(from, to), middle);
            let scores: Vec<Score> = group.iter().filter_map(|(_, (point, _))| point.satisfaction).collect();
            let Some(tenths) = mean_tenths(&scores) else {
                self.pen.write(at, HPos::Center, "–", faint, FontStyle::Normal)?;
                continue;
            };
            let nearest = (tenths + 5) / 10;
            let opacity = TINTS.iter().find(|(score, _)| u32::from(*score) == nearest).map_or(0.0, |(_, tint)| *tint);
            self.pen.cell((from, STRIP.0), (to, STRIP.1), strip, opacity)?;
            let text = match self.layout.cells == count {
                true => nearest.to_string(),
                false => format!("{}.{}", tenths / 10, tenths % 10),
            };
            self.pen.write(at, HPos::Center, &text, ink, FontStyle::Bold)?;
        }
        Ok(())
    }

    fn draw_labels(&self) -> Result<(), ChartError> {
        let labels: Vec<String> = self.curve.points.iter().map(|point| fit(&point.label, 120)).collect();
        let widest = labels.iter().map(|label| width(label)).max().unwrap_or(0);
        // The outermost labels are pushed inwards when they are wider than the margin beside their point.
        let pushed = (widest / 2 - INSET - MARGIN).max(0);
        let step = step(labels.len(), self.layout.span, widest + MARGIN + pushed);
        for (label, (x, _)) in labels.iter().zip(&self.layout.spots).rev().step_by(step) {
            let half = width(label) / 2;
            let at = ((*x).clamp(half, WIDTH - half), LABELS);
            self.pen.write(at, HPos::Center, label, self.palette.faint, FontStyle::Normal)?;
        }
        Ok(())
    }

    fn draw_line(&self) -> Result<(), ChartError> {
        let Palette { paper, line, .. } = self.palette;
        let Layout { spots, last, pitch, .. } = self.layout;
        if spots.len() > 1 {
            self.pen.line(spots.clone(), line, 2)?;
        }
        for spot in spots.iter().filter(|spot| *pitch >= MARK_PITCH || *spot == last) {
            self.pen.disc(*spot, 3, paper.filled())?;
            self.pen.disc(*spot, 3, line.stroke_width(2))?;
        }
        let Some(point) = self.curve.points.last() else { return Ok(()) };
        // A line that comes from above would run through a figure over its end.
        let falls = spots.iter().rev().nth(1).is_some_and(|before| before.1 < last.1);
        let y = if falls && last.1 + 18 < STRIP.0 { last.1 + 12 } else { last.1 - 11 };
        self.pen.write((last.0, y), HPos::Center, &format!("{}%", point.achievement), line, FontStyle::Bold)
    }
}

/// The mean of scores in tenths, rounded half up; `None` without any.
fn mean_tenths(scores: &[Score]) -> Option<u32> {
    let count = u32::try_from(scores.len()).ok()?;
    let sum: u32 = scores.iter().map(|score| u32::from(score.value())).sum();
    (sum * 10 + count / 2).checked_div(count)
}
