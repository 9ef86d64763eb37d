//! Drawings: figures in, SVG text out, together with the geometry that lets a reader point at them.
//!
//! A drawing carries presentation attributes only (no style sheet, no script), keeps its words as text, and is the
//! same to the byte for the same figures. Words come from the caller. This crate must never choose what a figure
//! means, read a file or open a font. Start at [`goal_curve()`].

mod bars;
mod distribution;
mod fill;
mod frame;
mod goal_curve;
mod label;
mod pen;
mod picture;
mod revenue;
mod scale;
mod staying;
mod theme;
mod time_curve;

pub use bars::{Bar, BarSeries, BarWords, Bars, bars};
pub use distribution::{DaySpan, Distribution, distribution};
pub use goal_curve::{CurveWords, GoalCurve, GoalPoint, goal_curve};
pub use picture::png;
pub use revenue::{Moved, Revenue, RevenueWords, revenue};
pub use scale::Axis;
pub use staying::{Fall, Mark, Staying, StayingLine, StayingWords, staying};
pub use theme::Theme;
pub use time_curve::{Certainty, TimeCurve, TimePoint, TimeWords, time_curve};

/// A finished drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The drawing as a whole SVG document without an XML declaration.
    pub svg: String,
    /// Where its points are.
    pub geometry: Geometry,
}

/// Where the points of a drawing are. All lengths are in the units of the SVG's view box; `xs`, `ys` and `labels` have one entry
/// for each point in the order in which the caller gave them, which is from left to right. What a point stands for, the caller
/// knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Geometry {
    /// Width of the view box.
    pub width: u32,
    /// Height of the view box.
    pub height: u32,
    /// Upper end of a line of sight through a point.
    pub top: i32,
    /// Lower end of a line of sight through a point.
    pub bottom: i32,
    /// Distance of each point from the left edge.
    pub xs: Vec<i32>,
    /// Distance of each point from the upper edge.
    pub ys: Vec<i32>,
    /// The full label of each point, whether or not there was room to draw it.
    pub labels: Vec<String>,
}

/// Why there is no drawing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// There is nothing to draw; the caller shows an empty state instead.
    #[error("no points to draw")]
    NoPoints,
    /// An achievement above 100 %.
    #[error("achievement above 100 %: {0}")]
    AchievementOutOfRange(u8),
    /// A value that has no place on its axis: no number, or a share beyond 0 to 1.
    #[error("no place on the axis for point {0}")]
    OffTheAxis(usize),
    /// More series than can be told apart: four are.
    #[error("more than four series: {0}")]
    TooManySeries(usize),
    /// The drawing library refused.
    #[error("the drawing failed: {0}")]
    Drawing(String),
}
