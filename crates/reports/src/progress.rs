//! A learner's progress, for the learner: what was reached, done, agreed and shared. Nothing that the coach keeps for themselves has a
//! place in it.

use nenrin_domain::{Day, DayTime, Language};

use crate::paper::{Block, Grid, Lacking, Side};
use crate::{Paper, Tile, ToldGoal, Words};

/// What is told of a learner's way, and nothing else that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressReport {
    /// Whose it is.
    pub name: String,
    /// What the practice is called.
    pub practice: String,
    /// Its language.
    pub language: Language,
    /// As of which day.
    pub made_on: Day,
    /// From which day on; `None` from the beginning.
    pub from: Option<Day>,
    /// Goals, those that go on first.
    pub goals: Vec<ToldGoal>,
    /// How sessions went; `None` when that is left out.
    pub attendance: Option<Attendance>,
    /// What was done, the latest first.
    pub done: Vec<Done>,
    /// What is agreed and open, with the day it is due.
    pub agreed: Vec<(String, Option<Day>)>,
    /// What was shared, the latest first.
    pub shared: Vec<(String, Day)>,
    /// The next session.
    pub next: Option<(Day, Option<DayTime>)>,
}

/// How the sessions of a span went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Sessions that took place.
    pub held: u32,
    /// Minutes of those whose length is known.
    pub minutes: u32,
    /// Called off in time, by whomever.
    pub called_off: u32,
    /// Called off by the learner after the deadline.
    pub late: u32,
    /// Nobody came.
    pub missed: u32,
}

/// An action whose outcome is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What was done.
    pub text: String,
    /// When that became known.
    pub day: Option<Day>,
    /// Whether all of it was done.
    pub is_whole: bool,
}

impl ProgressReport {
    /// The paper.
    #[must_use]
    pub fn paper(&self) -> Paper {
        let words = Words::of(self.language);
        let mut blocks = vec![Block::Note(self.opening(words))];
        let tiles = self.tiles(words);
        blocks.extend((!tiles.is_empty()).then_some(Block::Tiles(tiles)));
        let heading = |key: &str| Block::Heading(words.say(key, &[]));
        if !self.goals.is_empty() {
            blocks.push(heading("progress.goals"));
            blocks.extend(self.goals.iter().flat_map(|goal| goal.blocks(words)));
        }
        if !self.done.is_empty() {
            blocks.extend([heading("progress.done"), Block::Grid(self.done_grid(words))]);
        }
        if let Some(attendance) = self.attendance {
            blocks.extend([heading("progress.attendance"), Block::Fields(attendance.fields(words))]);
        }
        if !self.agreed.is_empty() || self.next.is_some() {
            blocks.push(heading("progress.ahead"));
            let next = self.next.map(|(day, time)| {
                let time = time.map(|time| format!(" {time}")).unwrap_or_default();
                (words.say("progress.next", &[]), words.day_on_paper(day) + &time)
            });
            blocks.extend(next.map(|next| Block::Fields(vec![next])));
            blocks.extend((!self.agreed.is_empty()).then(|| Block::Grid(self.agreed_grid(words))));
        }
        if !self.shared.is_empty() {
            let rows = self.shared.iter().map(|(title, day)| vec![title.clone(), words.day_on_paper(*day)]).collect();
            let heads = heads(words, &["progress.material", "progress.shared_on"]);
            blocks.extend([heading("progress.shared"), Block::Grid(Grid { heads, rows })]);
        }
        let title = words.say("progress.title", &[("name", &self.name)]);
        let (language, made_on) = (self.language, self.made_on);
        Paper { title, language, made_on, every_page: None, lacking: Lacking::Refused, blocks }
    }

    fn opening(&self, words: Words) -> String {
        let day = words.day_on_paper(self.made_on);
        let made = match self.practice.as_str() {
            "" => words.say("progress.made_alone", &[("day", &day)]),
            practice => words.say("progress.made", &[("practice", practice), ("day", &day)]),
        };
        let since = match self.from {
            Some(from) => words.say("progress.since", &[("from", &words.day_on_paper(from)), ("to", &day)]),
            None => words.say("progress.whole", &[("to", &day)]),
        };
        format!("{made}\n{since}")
    }

    fn tiles(&self, words: Words) -> Vec<Tile> {
        let tile = |key: &str, value: String| Tile { label: words.say(key, &[]), value, beside: Vec::new() };
        let counted = |key: &str, n: usize| words.counted(key, u32::try_from(n).unwrap_or(u32::MAX));
        let held = self.attendance.map(|it| tile("progress.held", words.counted("progress.sessions", it.held)));
        let done = self.done.iter().filter(|it| it.is_whole).count();
        let done = (!self.done.is_empty()).then(|| tile("progress.actions_done", counted("progress.actions", done)));
        let goals = self.goals.iter().take(4).map(|goal| goal.tile(words));
        goals.chain(held).chain(done).collect()
    }

    fn done_grid(&self, words: Words) -> Grid {
        let row = |it: &Done| {
            let how = words.say(if it.is_whole { "progress.whole_done" } else { "progress.partly_done" }, &[]);
            vec![it.text.clone(), how, it.day.map(|day| words.day_on_paper(day)).unwrap_or_default()]
        };
        let heads = heads(words, &["progress.action", "progress.how", "progress.on"]);
        Grid { heads, rows: self.done.iter().map(row).collect() }
    }

    fn agreed_grid(&self, words: Words) -> Grid {
        let due = |day: &Option<Day>| day.map_or_else(|| "–".to_owned(), |day| words.day_on_paper(day));
        let rows = self.agreed.iter().map(|(text, day)| vec![text.clone(), due(day)]).collect();
        Grid { heads: heads(words, &["progress.agreed", "progress.due"]), rows }
    }
}

impl Attendance {
    fn fields(self, words: Words) -> Vec<(String, String)> {
        let sessions = |n| words.counted("progress.sessions", n);
        let hours = self.minutes / 60;
        let held = match hours {
            0 => sessions(self.held),
            _ => words.say("progress.held_for", &[("held", &sessions(self.held)), ("hours", &hours.to_string())]),
        };
        let rest = [("called_off", self.called_off), ("late", self.late), ("missed", self.missed)];
        let rest = rest.into_iter().filter(|(_, n)| *n > 0);
        let rest = rest.map(|(key, n)| (words.say(&format!("progress.{key}"), &[]), sessions(n)));
        std::iter::once((words.say("progress.held", &[]), held)).chain(rest).collect()
    }
}

/// Columns of texts.
pub(crate) fn heads(words: Words, keys: &[&str]) -> Vec<(String, Side)> {
    keys.iter().map(|key| (words.say(key, &[]), Side::Start)).collect()
}
