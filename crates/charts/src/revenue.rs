//! What came in and what was given back over periods: receipts upwards, refunds downwards in the period in which they were given.

use plotters::style::FontStyle;
use plotters::style::text_anchor::HPos;

use crate::bars::{DASH, half_of};
use crate::fill::Fill;
use crate::frame::{Frame, HEIGHT, Legend, WIDTH};
use crate::label::width;
use crate::pen::Pen;
use crate::scale::{Axis, Scale, number};
use crate::theme::Palette;
use crate::{Chart, ChartError, Theme};

/// What is drawn, with the words that stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revenue {
    /// The currency as it is written over the axis.
    pub unit: String,
    /// Decimals of the currency: how many of the last digits of an amount are behind the point.
    pub decimals: u8,
    /// One for each period, the earliest first; at least one.
    pub periods: Vec<Moved>,
    /// The words of the drawing.
    pub words: RevenueWords,
}

/// What moved in one period, in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// What is written under it.
    pub label: String,
    /// What came in.
    pub received: i64,
    /// What was given back.
    pub refunded: i64,
    /// Whether all days of the period have passed.
    pub is_over: bool,
}

/// The words of a drawing of revenue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevenueWords {
    /// What came in.
    pub received: String,
    /// What was given back.
    pub refunded: String,
    /// What a dashed outline is.
    pub to_date: String,
}

/// Draws revenue.
///
/// # Errors
/// [`ChartError::NoPoints`] without a period.
pub fn revenue(revenue: &Revenue, theme: Theme) -> Result<Chart, ChartError> {
    if revenue.periods.is_empty() {
        return Err(ChartError::NoPoints);
    }
    let received = |moved: &Moved| major(moved.received, revenue.decimals);
    let refunded = |moved: &Moved| major(moved.refunded, revenue.decimals);
    let highest = revenue.periods.iter().map(received).fold(0.0, f64::max);
    let lowest = revenue.periods.iter().map(refunded).fold(0.0, f64::max);
    let axis = Axis::Number { unit: revenue.unit.clone() };
    let labels = revenue.periods.iter().map(|moved| moved.label.clone()).collect();
    let frame = Frame::of(&axis, Scale::around(-lowest, highest, 1.0), labels);
    let mut svg = String::new();
    let pen = Pen::onto(&mut svg, (WIDTH.unsigned_abs(), HEIGHT.unsigned_abs()));
    let palette = theme.palette();
    frame.draw(&pen, &palette)?;
    for (moved, x) in revenue.periods.iter().zip(frame.xs()) {
        draw_period(&pen, &frame, &palette, x, (received(moved), refunded(moved), moved.is_over))?;
    }
    let ground = frame.y(0.0);
    pen.line(vec![(frame.left, ground), (frame.right, ground)], palette.faint, 1)?;
    draw_legend(&pen, &frame, &palette, revenue)?;
    pen.finish()?;
    let ys = revenue.periods.iter().map(|moved| frame.y(received(moved))).collect();
    Ok(Chart { svg, geometry: frame.geometry(ys) })
}

fn draw_period(
    pen: &Pen<'_>,
    frame: &Frame,
    palette: &Palette,
    x: i32,
    (received, refunded, is_over): (f64, f64, bool),
) -> Result<(), ChartError> {
    let half = half_of(frame.pitch());
    let (head, ground, foot) = (frame.y(received), frame.y(0.0), frame.y(-refunded));
    if received > 0.0 {
        Fill::nth(0, palette).draw(pen, (x - half, head), (x + half, ground))?;
        let said = number(received);
        if width(&said) <= frame.pitch() {
            pen.write((x, head - 10), HPos::Center, &said, palette.ink, FontStyle::Bold)?;
        }
    }
    if refunded > 0.0 {
        Fill::nth(1, palette).draw(pen, (x - half, ground), (x + half, foot))?;
    }
    if !is_over && received > 0.0 {
        let (left, right) = (x - half - 3, x + half + 3);
        pen.dashed(vec![(left, ground), (left, head - 3), (right, head - 3), (right, ground)], palette.ink, 1, DASH)?;
    }
    Ok(())
}

fn draw_legend(pen: &Pen<'_>, frame: &Frame, palette: &Palette, revenue: &Revenue) -> Result<(), ChartError> {
    let mut legend = Legend::at(frame.left, pen, palette);
    let words = &revenue.words;
    let swatch = |nth: usize| {
        let fill = Fill::nth(nth, palette);
        move |pen: &Pen<'_>, (x, y): (i32, i32)| fill.draw(pen, (x - 8, y - 5), (x + 8, y + 5))
    };
    legend.add(&words.received, swatch(0))?;
    if revenue.periods.iter().any(|moved| moved.refunded > 0) {
        legend.add(&words.refunded, swatch(1))?;
    }
    if revenue.periods.iter().any(|moved| !moved.is_over && moved.received > 0) {
        let ink = palette.ink;
        legend.add(&words.to_date, |pen, (x, y)| pen.dashed(vec![(x - 8, y), (x + 8, y)], ink, 1, DASH))?;
    }
    Ok(())
}

/// An amount in the currency's own unit: as exact as a height needs.
fn major(minor: i64, decimals: u8) -> f64 {
    minor as f64 / 10_f64.powi(i32::from(decimals))
}
