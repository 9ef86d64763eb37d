//! A goal as papers tell it: from where, how far, and its curve.

use nenrin_domain::{Coded as _, Day, GoalState, Hundredths};

use crate::money::in_threes;
use crate::paper::Block;
use crate::{Curve, Tile, Words};

/// A goal, where it stands, and its curve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldGoal {
    /// What is to be reached, in the learner's words.
    pub title: String,
    /// The value at the start.
    pub baseline: Hundredths,
    /// The value to reach.
    pub target: Hundredths,
    /// Unit of the values.
    pub unit: String,
    /// When it was set.
    pub set_on: Day,
    /// What became of it.
    pub state: GoalState,
    /// The last value, when it was read, and how much of the way had come then, 0 to 100 %.
    pub latest: Option<(Hundredths, Day, u8)>,
    /// Its curve; `None` without two readings.
    pub curve: Option<Curve>,
}

impl ToldGoal {
    pub(crate) fn tile(&self, words: Words) -> Tile {
        let value = match self.latest {
            Some((_, _, percent)) => words.say("goal.percent", &[("n", &percent.to_string())]),
            None => "–".to_owned(),
        };
        Tile {
            label: self.title.clone(),
            value,
            beside: vec![self.now(words).unwrap_or_else(|| words.say("goal.no_value", &[]))],
        }
    }

    pub(crate) fn blocks(&self, words: Words) -> Vec<Block> {
        let mut fields = vec![(words.say("goal.way", &[]), self.way(words))];
        fields.extend(self.now(words).map(|now| (words.say("goal.now", &[]), now)));
        let state = words.code("goal", "state", self.state.as_code()).unwrap_or_default().to_owned();
        fields.push((words.say("goal.state", &[]), state));
        fields.push((words.say("goal.set_on", &[]), words.day_on_paper(self.set_on)));
        let mut blocks = vec![Block::Item(self.title.clone()), Block::Fields(fields)];
        let caption = || words.say("goal.curve", &[("title", &self.title)]);
        blocks.extend(self.curve.as_ref().map(|curve| curve.block(caption(), words)));
        blocks
    }

    fn way(&self, words: Words) -> String {
        let [from, to] = [self.baseline, self.target].map(|value| self.value(value));
        words.say("goal.from_to", &[("from", &from), ("to", &to)])
    }

    fn now(&self, words: Words) -> Option<String> {
        let (value, day, percent) = self.latest?;
        let (value, day, n) = (self.value(value), words.day_on_paper(day), percent.to_string());
        Some(words.say("goal.latest", &[("value", &value), ("day", &day), ("n", &n)]))
    }

    /// A value with its unit: letters of a word are set off from the number, signs and Japanese stand at it.
    fn value(&self, value: Hundredths) -> String {
        let between = if self.unit.starts_with(|it: char| it.is_ascii_alphabetic()) { " " } else { "" };
        format!("{}{between}{}", in_threes(&value.to_string()), self.unit)
    }
}
