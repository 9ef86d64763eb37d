//! Drawings on the wire: the picture, where its points are, and what each stands for.

use nenrin_charts::{Chart, ChartError, Geometry};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Code, Failure};

/// On what a drawing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// A light surface.
    Light,
    /// A dark surface.
    Dark,
    /// White paper.
    Print,
}

/// A drawing, where its points are, and what they stand for.
#[derive(Debug, Serialize, TS)]
pub struct Drawn<Value> {
    /// The drawing as an SVG document.
    pub svg: String,
    /// Where its points are.
    pub geometry: Places,
    /// What each point stands for, in the order of the places.
    pub values: Vec<Value>,
}

/// Where the points of a drawing are, in units of its view box; one entry per point, from left to right.
#[derive(Debug, Serialize, TS)]
pub struct Places {
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
    /// The label of each point.
    pub labels: Vec<String>,
}

impl<Value> Drawn<Value> {
    /// What was drawn of the points that stand for `values`.
    ///
    /// # Errors
    /// [`Code::Internal`] when it could not be drawn: what has no points is not drawn at all.
    pub(crate) fn of(chart: Result<Chart, ChartError>, values: Vec<Value>) -> Result<Self, Failure> {
        let Chart { svg, geometry } = chart.map_err(|_| Failure::new(Code::Internal))?;
        Ok(Self { svg, geometry: geometry.into(), values })
    }
}

impl From<Ground> for nenrin_charts::Theme {
    fn from(ground: Ground) -> Self {
        match ground {
            Ground::Light => Self::Light,
            Ground::Dark => Self::Dark,
            Ground::Print => Self::Print,
        }
    }
}

impl From<Geometry> for Places {
    fn from(geometry: Geometry) -> Self {
        let Geometry { width, height, top, bottom, xs, ys, labels } = geometry;
        Self { width, height, top, bottom, xs, ys, labels }
    }
}
