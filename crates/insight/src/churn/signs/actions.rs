//! The sign of what was agreed and stays undone.

use nenrin_domain::Day;

use super::super::course::Task;
use super::super::seen::Seen;
use super::shrunk;

/// How many of the latest tasks count, and for how many days after they were due.
const LATEST: usize = 6;
const DAYS: i64 = 60;
/// What is done two days later still counts as done.
const GRACE: i64 = 2;
/// The share that is done where nothing is known, and how many tasks that weighs.
const USUAL: f64 = 0.68;
const WEIGHT: f64 = 2.0;

/// By how much the share of the undone exceeds the usual one, among the last six tasks due within sixty days; and how many these are.
/// 0 where none was due.
pub(super) fn unmet(seen: &Seen<'_>) -> (f64, usize) {
    let tasks = &seen.course.tasks;
    let begin = tasks.partition_point(|task| task.due <= seen.day.plus(-DAYS));
    let end = tasks.partition_point(|task| task.due <= seen.day);
    let due = tasks.get(begin..end).unwrap_or_default().iter().filter(|task| counts(task, seen.day));
    let latest = due.rev().take(LATEST);
    let done = latest.clone().filter_map(|task| {
        let (day, part) = task.done?;
        (day <= seen.day && day <= task.due.plus(GRACE)).then_some(part)
    });
    let count = latest.clone().count();
    ((1.0 - shrunk(done.sum(), count, USUAL, WEIGHT)) - (1.0 - USUAL), count)
}

/// Whether it had been agreed before that day, and was not dropped by then.
fn counts(task: &Task, day: Day) -> bool {
    task.created < day && task.dropped.is_none_or(|dropped| dropped > day)
}
