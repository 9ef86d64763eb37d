//! Goals with their readings, and what stands in the way.

use chrono::NaiveDate;

use crate::calendar::later;
use crate::chance::Chance;
use crate::history::History;
use crate::practice::take;
use crate::records::{GoalRow, ObstacleRow, ProgressRow};
use crate::words::Wording;

/// The goal a learner works on now.
struct Current {
    id: u32,
    baseline: i64,
    target: i64,
    /// Part of the way that has been gone, 0 to 1.
    come: f64,
}

/// The goals and obstacles of one learner.
pub(crate) struct Goals {
    learner_id: u32,
    chance: Chance,
    current: Option<Current>,
    set: usize,
    open_obstacle: Option<usize>,
}

impl Goals {
    pub(crate) const fn new(learner_id: u32, chance: Chance) -> Self {
        Self { learner_id, chance, current: None, set: 0, open_obstacle: None }
    }

    /// A session of `day` with its effect on goals and obstacles.
    pub(crate) fn session(
        &mut self,
        history: &mut History,
        day: NaiveDate,
        level: usize,
        wording: &Wording<'_>,
        next_id: &mut u32,
    ) {
        match &mut self.current {
            None if self.chance.yes(0.55) => self.set_goal(history, day, wording, next_id),
            Some(goal) if self.chance.yes(0.38) => {
                let step = if level < 2 { 0.09 } else { -0.01 };
                goal.come = (goal.come + step + 0.06 * self.chance.normal()).clamp(0.0, 1.0);
                let way = (goal.target - goal.baseline) as f64;
                let value = goal.baseline + libm::round(way * goal.come) as i64;
                history.progress.push(ProgressRow { goal_id: goal.id, day, value });
                if goal.come >= 1.0 {
                    self.current = None;
                }
            }
            _ => {}
        }
        self.meet_obstacle(history, day, level, wording);
    }

    fn set_goal(&mut self, history: &mut History, day: NaiveDate, wording: &Wording<'_>, next_id: &mut u32) {
        let Some(goal) = wording.theme.goals.get(self.set % wording.theme.goals.len().max(1)) else {
            return;
        };
        let id = take(next_id);
        self.set += 1;
        self.current = Some(Current { id, baseline: goal.baseline, target: goal.target, come: 0.0 });
        history.goals.push(GoalRow {
            goal_id: id,
            learner_id: self.learner_id,
            title: wording.render(&goal.title, &mut self.chance),
            baseline: goal.baseline,
            target: goal.target,
            unit: goal.unit.to_owned(),
            set_on: day,
            due: later(day, 30 * self.chance.between(3, 12)),
        });
    }

    fn meet_obstacle(&mut self, history: &mut History, day: NaiveDate, level: usize, wording: &Wording<'_>) {
        match self.open_obstacle {
            Some(row) if level < 2 && self.chance.yes(0.15) => {
                if let Some(obstacle) = history.obstacles.get_mut(row) {
                    obstacle.cleared = Some(day);
                }
                self.open_obstacle = None;
            }
            None if self.chance.yes(if level < 2 { 0.05 } else { 0.2 }) => {
                let Some(obstacle) = self.chance.pick(&wording.theme.obstacles) else {
                    return;
                };
                self.open_obstacle = Some(history.obstacles.len());
                history.obstacles.push(ObstacleRow {
                    learner_id: self.learner_id,
                    category: obstacle.category.to_owned(),
                    text: wording.render(&obstacle.text, &mut self.chance),
                    opened: day,
                    cleared: None,
                });
            }
            _ => {}
        }
    }
}
