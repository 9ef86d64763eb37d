//! How many learners have waited for how long: a bar for each span of days, and a line where a threshold lies.

use plotters::style::FontStyle;
use plotters::style::text_anchor::HPos;

use crate::bars::DASH;
use crate::fill::Fill;
use crate::frame::{BOTTOM, Frame, HEIGHT, Legend, TOP, WIDTH};
use crate::label::width;
use crate::pen::Pen;
use crate::scale::{Axis, Scale, whole};
use crate::theme::Palette;
use crate::{Chart, ChartError, Theme};

/// What is drawn, with the words that stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distribution {
    /// What is counted.
    pub unit: String,
    /// Spans of days that follow one another from 0, all of the same length; at least one.
    pub spans: Vec<DaySpan>,
    /// Thresholds in days, rising.
    pub thresholds: Vec<u32>,
    /// What the thresholds are.
    pub threshold: String,
}

/// How many wait for a number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySpan {
    /// The least number of days.
    pub from: u32,
    /// The greatest.
    pub to: u32,
    /// How many.
    pub count: u32,
}

/// Draws a distribution.
///
/// # Errors
/// [`ChartError::NoPoints`] without a span.
pub fn distribution(told: &Distribution, theme: Theme) -> Result<Chart, ChartError> {
    let highest = told.spans.iter().map(|span| span.count).max().ok_or(ChartError::NoPoints)?;
    let axis = Axis::Number { unit: told.unit.clone() };
    let labels = told.spans.iter().map(|span| format!("{}–{}", span.from, span.to)).collect();
    let frame = Frame::of(&axis, Scale::around(0.0, f64::from(highest), 1.0), labels);
    let mut svg = String::new();
    let pen = Pen::onto(&mut svg, (WIDTH.unsigned_abs(), HEIGHT.unsigned_abs()));
    let palette = theme.palette();
    frame.draw(&pen, &palette)?;
    draw_spans(told, &frame, &pen, &palette)?;
    draw_thresholds(told, &frame, &pen, &palette)?;
    if !told.thresholds.is_empty() {
        let strip = palette.strip;
        Legend::at(frame.left, &pen, &palette)
            .add(&told.threshold, |pen, (x, y)| pen.dashed(vec![(x, y - 7), (x, y + 7)], strip, 1, DASH))?;
    }
    pen.finish()?;
    let ys = told.spans.iter().map(|span| frame.y(f64::from(span.count))).collect();
    Ok(Chart { svg, geometry: frame.geometry(ys) })
}

fn draw_spans(told: &Distribution, frame: &Frame, pen: &Pen<'_>, palette: &Palette) -> Result<(), ChartError> {
    let half = (frame.pitch() / 2 - 1).max(1);
    for (span, x) in told.spans.iter().zip(frame.xs()).filter(|(span, _)| span.count > 0) {
        let head = frame.y(f64::from(span.count));
        Fill::nth(0, palette).draw(pen, (x - half, head), (x + half, BOTTOM))?;
        let said = span.count.to_string();
        if width(&said) <= frame.pitch() {
            pen.write((x, head - 10), HPos::Center, &said, palette.ink, FontStyle::Bold)?;
        }
    }
    Ok(())
}

fn draw_thresholds(told: &Distribution, frame: &Frame, pen: &Pen<'_>, palette: &Palette) -> Result<(), ChartError> {
    let days = told.spans.last().map_or(1, |span| span.to + 1);
    for threshold in told.thresholds.iter().filter(|threshold| **threshold < days) {
        // Whoever waits longer than the threshold is right of the line.
        let part = f64::from(threshold + 1) / f64::from(days);
        let x = frame.left + whole(part * f64::from(frame.right - frame.left));
        pen.dashed(vec![(x, TOP - 6), (x, BOTTOM)], palette.strip, 1, DASH)?;
        pen.write((x, TOP - 14), HPos::Center, &threshold.to_string(), palette.strip, FontStyle::Bold)?;
    }
    Ok(())
}
