//! The curve of a goal: how far the learner has come from session to session.

use nenrin_charts::GoalPoint;
use nenrin_domain::{Day, Goal, GoalId, Progress, Session};
use nenrin_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::drawn::{Drawn, Ground};
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Asks for the drawing of a goal's curve; there is none before the first reading.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GoalCurve {
    /// The goal.
    pub goal: Plain<GoalId>,
    /// On what it will stand.
    pub theme: Ground,
    /// The words in the drawing.
    pub words: CurveWords,
}

/// The words in the drawing of a goal's curve.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CurveWords {
    /// The name of the strip of satisfaction answers.
    pub satisfaction: String,
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
    type Output = Option<Drawn<CurveValue>>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Self::Output>, Failure> {
        let store = call.store()?;
        let goal: Goal = store.get(self.goal.0)?;
        let satisfaction = check::required("words.satisfaction", &self.words.satisfaction, check::NAME)?;
        let points = points_of(store, &goal)?;
        if points.is_empty() {
            return Ok(Answer::read(None));
        }
        let values = points.iter().map(CurveValue::of).collect();
        let words = nenrin_charts::CurveWords { satisfaction };
        let chart = nenrin_charts::goal_curve(&nenrin_charts::GoalCurve { points, words }, self.theme.into());
        Drawn::of(chart, values).map(|drawn| Answer::read(Some(drawn)))
    }
}

impl CurveValue {
    fn of(point: &GoalPoint) -> Self {
        let satisfaction = point.satisfaction.map(|score| score.value());
        Self { day: Plain(point.day), achievement: point.achievement, satisfaction }
    }
}

/// The readings of a goal as points.
///
/// # Errors
/// When the practice cannot be read.
pub(crate) fn points_of(store: &Store, goal: &Goal) -> Result<Vec<GoalPoint>, Failure> {
    let mut readings = store.progress_of(goal.learner)?;
    readings.retain(|reading| reading.goal == goal.id);
    let sessions = store.sessions_of(goal.learner)?;
    let labels = DayLabels::of(readings.iter().map(|reading| reading.day));
    readings.iter().map(|reading| point(store, goal, reading, &sessions, labels)).collect()
}

/// How days are written under a curve: month and day, and the year before them where the curve is so long that they come again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DayLabels {
    has_years: bool,
}

impl DayLabels {
    pub fn of(days: impl Iterator<Item = Day> + Clone) -> Self {
        let (first, last) = (days.clone().min(), days.max());
        let is_a_year = |(first, last): (Day, Day)| {
            let (year, month, day) = first.ymd();
            (year + 1, month, day) <= last.ymd()
        };
        Self { has_years: first.zip(last).is_some_and(is_a_year) }
    }

    pub fn label(self, day: Day) -> String {
        let (year, month, day) = day.ymd();
        if self.has_years { format!("{year}/{month}/{day}") } else { format!("{month}/{day}") }
    }
}

/// A reading as a point: labelled with the number of its session, or with its day when it has none.
fn point(
    store: &Store,
    goal: &Goal,
    reading: &Progress,
    sessions: &[Session],
    labels: DayLabels,
) -> Result<GoalPoint, Failure> {
    // A reading of a history names no session; it was taken in the one that was held that day.
    let is_its = |session: &&Session| match reading.session {
        Some(id) => session.id == id,
        None => session.day == reading.day && session.took_place(),
    };
    let session = sessions.iter().find(is_its);
    let number = session.map(|session| store.session_number(session)).transpose()?.flatten();
    let label = match number {
        Some(number) => number.to_string(),
        None => labels.label(reading.day),
    };
    let said = session.map(|session| store.satisfaction_of(session.id)).transpose()?.flatten();
    let (day, achievement) = (reading.day, goal.achievement(reading.value));
    Ok(GoalPoint { day, label, achievement, satisfaction: said.and_then(|said| said.score) })
}
