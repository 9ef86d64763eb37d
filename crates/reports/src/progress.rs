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
        let attendance = self.attendance.filter(|attendance| *attendance != Attendance::default());
        blocks.extend((!tiles.is_empty()).then_some(Block::Tiles(tiles)));
        let heading = |key: &str| Block::Heading(words.say(key, &[]));
        if !self.goals.is_empty() {
            blocks.push(heading("progress.goals"));
            blocks.extend(self.goals.iter().flat_map(|goal| goal.blocks(words)));
        }
        if !self.done.is_empty() {
            blocks.extend([heading("progress.done"), Block::Grid(self.done_grid(words))]);
        }
        if let Some(attendance) = attendance {
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
        if blocks.len() == 1 {
            blocks.push(Block::Text(words.say("progress.nothing", &[])));
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
        // What there is none of is no figure to show.
        let held = self.attendance.map(|it| it.held).filter(|held| *held > 0);
        let held = held.map(|held| tile("progress.held", words.counted("progress.sessions", held)));
        let done = self.done.iter().filter(|it| it.is_whole).count();
        let done = (done > 0).then(|| tile("progress.actions_done", counted("progress.actions", done)));
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
            _ => {
                let facts = [("held", &*sessions(self.held)), ("hours", &words.counted("progress.hours", hours))];
                words.say("progress.held_for", &facts)
            }
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

#[cfg(test)]
mod tests {
    use nenrin_domain::{Day, GoalState, Hundredths, Language};

    use super::{Attendance, Done, ProgressReport};
    use crate::ToldGoal;

    fn empty(language: Language) -> ProgressReport {
        ProgressReport {
            name: "佐藤 美咲".to_owned(),
            practice: String::new(),
            language,
            made_on: Day::new(2026, 11, 29).unwrap(),
            from: None,
            goals: Vec::new(),
            attendance: Some(Attendance::default()),
            done: Vec::new(),
            agreed: Vec::new(),
            shared: Vec::new(),
            next: None,
        }
    }

    #[test]
    fn of_a_time_without_anything_it_says_so_and_counts_no_noughts() {
        for (language, told) in [
            (Language::Ja, "この期間について、お伝えすることはまだありません。"),
            (Language::En, "There is nothing to tell of this time yet."),
        ] {
            let texts = empty(language).paper().texts().unwrap();
            assert_eq!(texts.last().map(String::as_str), Some(told));
            assert_eq!(texts.len(), 3, "{texts:?}");
        }
    }

    #[test]
    fn what_there_is_none_of_is_no_figure_and_a_goal_without_a_value_says_so() {
        let made_on = Day::new(2026, 11, 29).unwrap();
        let goal = ToldGoal {
            title: "貯金".to_owned(),
            baseline: Hundredths(0),
            target: Hundredths(100_000_000),
            unit: "円".to_owned(),
            set_on: made_on,
            state: GoalState::Active,
            latest: None,
            curve: None,
        };
        let attendance = Some(Attendance { called_off: 1, held: 1, minutes: 60, ..Attendance::default() });
        let done = vec![Done { text: "本を読む".to_owned(), day: None, is_whole: false }];
        let report = ProgressReport { goals: vec![goal], attendance, done, ..empty(Language::En) };
        let texts = report.paper().texts().unwrap();
        assert!(!texts.iter().any(|text| text.starts_with("0 ")), "{texts:?}");
        for told in ["No value noted yet", "1 session (1 hour in all)", "from 0円 to 1,000,000円"] {
            assert!(texts.iter().any(|text| text == told), "{told}: {texts:?}");
        }
    }
}
