//! Drawings: figures in, SVG text out, together with the geometry that lets a reader point at them.
//!
//! A drawing carries presentation attributes only (no style sheet, no script), keeps its words as text, and is the
//! same to the byte for the same figures. Words come from the caller. This crate must never choose what a figure
//! means, read a file or open a font. Start at [`goal_curve()`].

mod goal_curve;
mod label;
mod pen;
mod theme;

pub use goal_curve::{CurveWords, GoalCurve, GoalPoint, GoalValue, goal_curve};
pub use theme::Theme;

/// A finished drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The drawing as a whole SVG document without an XML declaration.
    pub svg: String,
    /// Where its points are.
    pub geometry: Geometry,
}

/// Where the points of a drawing are and what they stand for. All lengths are in the units of the SVG's view box;
/// `xs`, `ys`, `values` and `labels` have one entry per point, from left to right.
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
    /// What each point stands for.
    pub values: Vec<GoalValue>,
    /// The full label of each point, whether or not there was room to draw it.
    pub labels: Vec<String>,
    /// Whether the strip shows averages over neighbouring points because single ones had no room.
    pub strip_is_averaged: bool,
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
    /// The drawing library refused.
    #[error("the drawing failed: {0}")]
    Drawing(String),
}
