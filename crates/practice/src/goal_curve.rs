//! The curve of a goal: how far the learner has come from session to session.

use nenrin_charts::{Chart, Geometry, GoalPoint, GoalValue};
use nenrin_domain::{Day, Goal, GoalId, Progress, Session};
use nenrin_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Failure, check};

/// Asks for the drawing of a goal's curve; there is none before the first reading.
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
    type Output = Option<Curve>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<Curve>>, Failure> {
        let store = call.store()?;
        let goal: Goal = store.get(self.goal.0)?;
        let satisfaction = check::required("words.satisfaction", &self.words.satisfaction, check::NAME)?;
        let readings = store.progress_of(goal.learner)?.into_iter().filter(|reading| reading.goal == goal.id);
        let sessions = store.sessions_of(goal.learner)?;
        let points = readings.map(|reading| point(store, &goal, &reading, &sessions)).collect::<Result<Vec<_>, _>>()?;
        if points.is_empty() {
            return Ok(Answer::read(None));
        }
        let words = nenrin_charts::CurveWords { satisfaction };
        let chart = nenrin_charts::goal_curve(&nenrin_charts::GoalCurve { points, words }, self.theme.into())
            .map_err(|_| Failure::new(Code::Internal))?;
        Ok(Answer::read(Some(chart.into())))
    }
}

/// A reading as a point: labelled with the number of its session, or with its month and day when it has none.
fn point(store: &Store, goal: &Goal, reading: &Progress, sessions: &[Session]) -> Result<GoalPoint, Failure> {
    // A reading of a history names no session; it was taken in the one that was held that day.
    let is_its = |session: &&Session| match reading.session {
        Some(id) => session.id == id,
        None => session.day == reading.day && session.took_place(),
    };
    let session = sessions.iter().find(is_its);
    let number = session.map(|session| store.session_number(session)).transpose()?.flatten();
    let label = match number {
        Some(number) => number.to_string(),
        None => format!("{}/{}", reading.day.ymd().1, reading.day.ymd().2),
    };
    let said = session.map(|session| store.satisfaction_of(session.id)).transpose()?.flatten();
    let (day, achievement) = (reading.day, goal.achievement(reading.value));
    Ok(GoalPoint { day, label, achievement, satisfaction: said.and_then(|said| said.score) })
}

impl From<CurveTheme> for nenrin_charts::Theme {
    fn from(theme: CurveTheme) -> Self {
        match theme {
            CurveTheme::Light => Self::Light,
            CurveTheme::Dark => Self::Dark,
            CurveTheme::Print => Self::Print,
        }
    }
}

impl From<Chart> for Curve {
    fn from(chart: Chart) -> Self {
        let value = |value: GoalValue| CurveValue {
            day: Plain(value.day),
            achievement: value.achievement,
            satisfaction: value.satisfaction.map(|score| score.value()),
        };
        let Geometry { width, height, top, bottom, xs, ys, values, labels, strip_is_averaged } = chart.geometry;
        let values = values.into_iter().map(value).collect();
        let geometry = CurveGeometry { width, height, top, bottom, xs, ys, values, labels, strip_is_averaged };
        Self { svg: chart.svg, geometry }
    }
}
