//! Goals on papers, with their curves.

use nenrin_charts::{Axis, Certainty, TimeCurve, TimePoint, TimeWords};
use nenrin_domain::{Day, Goal, Progress};
use nenrin_reports::{Curve, ToldGoal, Words};
use nenrin_store::Store;

use super::curves::{PAPER, curve};
use crate::Failure;
use crate::goal_curve::{DayLabels, points_of};

/// A goal as a paper tells it.
pub(super) fn told(goal: &Goal, readings: &[Progress], curve: Option<Curve>) -> ToldGoal {
    let latest = readings.iter().rev().find(|reading| reading.goal == goal.id);
    let latest = latest.map(|reading| (reading.value, reading.day, goal.achievement(reading.value)));
    ToldGoal {
        title: goal.title.clone(),
        baseline: goal.baseline,
        target: goal.target,
        unit: goal.unit.clone(),
        set_on: goal.set_on,
        state: goal.state,
        latest,
        curve,
    }
}

/// How far a goal has come, without what was said about sessions: for the learner.
pub(super) fn way(goal: &Goal, readings: &[Progress], from: Option<Day>) -> Option<Curve> {
    let is_own = |it: &&Progress| it.goal == goal.id && from.is_none_or(|from| from <= it.day);
    let own: Vec<_> = readings.iter().filter(is_own).collect();
    // One reading is no way.
    if own.len() < 2 {
        return None;
    }
    let labels = DayLabels::of(own.iter().map(|reading| reading.day));
    let point = |reading: &&Progress| TimePoint {
        label: labels.label(reading.day),
        value: Some(f64::from(goal.achievement(reading.value)) / 100.0),
        interval: None,
        certainty: Certainty::Sure,
        is_over: true,
    };
    let none = TimeWords {
        interval: String::new(),
        indicative: String::new(),
        too_few: String::new(),
        to_date: String::new(),
        target: String::new(),
        version: String::new(),
    };
    let told = TimeCurve {
        axis: Axis::Percent,
        points: own.iter().map(point).collect(),
        target: None,
        version_changes: Vec::new(),
        words: none,
    };
    Some(curve(nenrin_charts::time_curve(&told, PAPER)))
}

/// The curve with what was said about the sessions: for the coach; `None` before the first reading.
///
/// # Errors
/// When the practice cannot be read.
pub(super) fn whole_curve(store: &Store, goal: &Goal, words: Words) -> Result<Option<Curve>, Failure> {
    let points = points_of(store, goal)?;
    if points.is_empty() {
        return Ok(None);
    }
    let words = nenrin_charts::CurveWords { satisfaction: words.say("goal.satisfaction", &[]) };
    Ok(Some(curve(nenrin_charts::goal_curve(&nenrin_charts::GoalCurve { points, words }, PAPER))))
}
