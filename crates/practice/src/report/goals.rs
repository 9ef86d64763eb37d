//! Goals on papers, with their curves.

use nenrin_charts::{Axis, Certainty, Theme, TimeCurve, TimePoint, TimeWords};
use nenrin_domain::{Day, Goal, Progress};
use nenrin_reports::{ToldGoal, Words};
use nenrin_store::Store;

use crate::Failure;
use crate::goal_curve::points_of;

/// A goal as a paper tells it.
pub(super) fn told(goal: &Goal, readings: &[Progress], curve: Option<String>) -> ToldGoal {
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
pub(super) fn way(goal: &Goal, readings: &[Progress], from: Option<Day>) -> Option<String> {
    let own = readings.iter().filter(|it| it.goal == goal.id && from.is_none_or(|from| from <= it.day));
    let point = |reading: &Progress| {
        let (_, month, day) = reading.day.ymd();
        TimePoint {
            label: format!("{month}/{day}"),
            value: Some(f64::from(goal.achievement(reading.value)) / 100.0),
            interval: None,
            certainty: Certainty::Sure,
            is_over: true,
        }
    };
    let points: Vec<TimePoint> = own.map(point).collect();
    let none = TimeWords {
        interval: String::new(),
        indicative: String::new(),
        too_few: String::new(),
        to_date: String::new(),
        target: String::new(),
        version: String::new(),
    };
    // One reading is no way.
    let curve = (points.len() > 1).then_some(TimeCurve {
        axis: Axis::Percent,
        points,
        target: None,
        version_changes: Vec::new(),
        words: none,
    })?;
    Some(nenrin_charts::time_curve(&curve, Theme::Print).ok()?.svg)
}

/// The curve with what was said about the sessions: for the coach.
///
/// # Errors
/// When the practice cannot be read.
pub(super) fn whole_curve(store: &Store, goal: &Goal, words: Words) -> Result<Option<String>, Failure> {
    let points = points_of(store, goal)?;
    let words = nenrin_charts::CurveWords { satisfaction: words.say("goal.satisfaction", &[]) };
    Ok(nenrin_charts::goal_curve(&nenrin_charts::GoalCurve { points, words }, Theme::Print).ok().map(|it| it.svg))
}
