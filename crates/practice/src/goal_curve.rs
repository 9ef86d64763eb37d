//! The curve of a goal: how far the learner has come from session to session.

use nenrin_domain::{Day, GoalId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Asks for the drawing of a goal's curve.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GoalCurve {
    /// The goal.
    pub goal: Plain<GoalId>,
    /// On what it will stand.
    pub theme: CurveTheme,
    /// The words in the drawing.
    pub words: CurveWords,
}

/// On what a drawing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CurveTheme {
    /// A light surface.
    Light,
    /// A dark surface.
    Dark,
    /// White paper.
    Print,
}

/// The words in the drawing of a goal's curve.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CurveWords {
    /// The name of the strip of satisfaction answers.
    pub satisfaction: String,
}

/// A drawing and where its points are.
#[derive(Debug, Serialize, TS)]
pub struct Curve {
    /// The drawing as an SVG document.
    pub svg: String,
    /// Where its points are.
    pub geometry: CurveGeometry,
}

/// Where the points of a curve are, in units of its view box; one entry per point, from left to right.
#[derive(Debug, Serialize, TS)]
pub struct CurveGeometry {
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
    pub values: Vec<CurveValue>,
    /// The label of each point: the number of its session, or its day.
    pub labels: Vec<String>,
    /// Whether the strip shows averages over neighbouring points.
    pub strip_is_averaged: bool,
}

/// What one point stands for.
#[derive(Debug, Serialize, TS)]
pub struct CurveValue {
    /// The day of the reading.
    pub day: Plain<Day>,
    /// How much of the way has come, 0 to 100 %.
    pub achievement: u8,
    /// Satisfaction from 1 to 5; `null` when not asked.
    pub satisfaction: Option<u8>,
}

impl Command for GoalCurve {
    const NAME: &'static str = "goal.curve";
    type Output = Curve;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Curve>, Failure> {
        Err(Failure::new(crate::Code::Internal))
    }
}
