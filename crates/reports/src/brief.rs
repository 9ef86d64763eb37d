//! A brief for the coach before a talk about a renewal or a new contract: what is known, so that the history is used again. It is the
//! coach's own, and every page says so.

use nenrin_domain::{Channel, Coded as _, ContractKind, Day, Language, Money, Way};

use crate::paper::{Block, Grid, Lacking};
use crate::progress::heads;
use crate::{Paper, ToldGoal, Words};

/// What a coach looks at before the talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoachBrief {
    /// About whom.
    pub name: String,
    /// Its language.
    pub language: Language,
    /// As of which day.
    pub made_on: Day,
    /// What they came with.
    pub concern: Option<String>,
    /// What to be careful about.
    pub care: Option<String>,
    /// Since when they come.
    pub since: Option<Day>,
    /// How many sessions were held, and when the last one was.
    pub held: (u32, Option<Day>),
    /// The next session.
    pub next: Option<Day>,
    /// The contract that counts, or was the last.
    pub terms: Option<AgreedTerms>,
    /// What they said lately: satisfaction 1 to 5, and the code of how much they mean to go on.
    pub answers: (Option<u8>, Option<&'static str>),
    /// Goals, those that go on first.
    pub goals: Vec<ToldGoal>,
    /// The steps by which goals rose most, the largest first.
    pub helped: Vec<Rise>,
    /// What was in the way, open ones first.
    pub hindrances: Vec<Hindrance>,
    /// Reasons and objections that were given, the latest first.
    pub heard: Vec<Heard>,
    /// The last contacts, the latest first.
    pub exchanges: Vec<Exchange>,
    /// The last notes, the latest first: the day, and what stands under which heading.
    pub said: Vec<Said>,
    /// Actions that are open, with the day they are due.
    pub open: Vec<(String, Option<Day>)>,
}

/// The terms of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedTerms {
    /// What it is called.
    pub name: Option<String>,
    /// How it is charged.
    pub kind: ContractKind,
    /// Its first day.
    pub starts_on: Day,
    /// Its last day, as far as it is decided.
    pub last_day: Option<Day>,
    /// Its price.
    pub price: Money,
    /// Sessions that are left; `None` when they are not counted.
    pub left: Option<i64>,
}

/// A step of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rise {
    /// The goal.
    pub goal: String,
    /// From how much of the way to how much, in percent.
    pub from_to: (u8, u8),
    /// When the higher value was read.
    pub day: Day,
    /// What was done between the two readings.
    pub done: Vec<String>,
}

/// An obstacle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hindrance {
    /// Its kind, as it is stored.
    pub category: Option<String>,
    /// In words.
    pub text: String,
    /// When it came up.
    pub opened_on: Day,
    /// When it was out of the way.
    pub cleared_on: Option<Day>,
}

/// A reason or an objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// At what: `cancellation`, `trial` or `pause`.
    pub about: &'static str,
    /// When.
    pub day: Day,
    /// The reasons as they are stored, the first first.
    pub reasons: Vec<String>,
    /// What was said of it.
    pub words: Option<String>,
}

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// When.
    pub day: Day,
    /// How.
    pub channel: Channel,
    /// Who wrote.
    pub way: Way,
    /// What it was about.
    pub summary: Option<String>,
}

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The day of its session.
    pub day: Day,
    /// Each section: its key, the coach's own heading (empty for the usual one), and the words.
    pub sections: Vec<(String, String, String)>,
}

impl CoachBrief {
    /// The paper.
    #[must_use]
    pub fn paper(&self) -> Paper {
        let words = Words::of(self.language);
        let mut blocks = vec![Block::Note(words.say("brief.made", &[("day", &words.day_on_paper(self.made_on))]))];
        blocks.push(Block::Fields(self.facts(words)));
        let mut section = |key: &str, within: Vec<Block>| {
            if !within.is_empty() {
                blocks.push(Block::Heading(words.say(key, &[])));
                blocks.extend(within);
            }
        };
        section("brief.goals", self.goals.iter().flat_map(|goal| goal.blocks(words)).collect());
        section("brief.helped", self.helped_blocks(words));
        section("brief.hindrances", grid(words, HINDRANCES, &self.hindrances, |it| it.row(words)));
        section("brief.heard", self.heard.iter().flat_map(|it| it.blocks(words)).collect());
        section("brief.said", self.said.iter().flat_map(|it| it.blocks(words)).collect());
        section("brief.exchanges", grid(words, EXCHANGES, &self.exchanges, |it| it.row(words)));
        section(
            "brief.open",
            grid(words, ["progress.agreed", "progress.due"], &self.open, |(text, due)| {
                [text.clone(), due.map_or_else(|| "–".to_owned(), |day| words.day_on_paper(day))]
            }),
        );
        let title = words.say("brief.title", &[("name", &self.name)]);
        let every_page = Some(words.say("brief.every_page", &[]));
        let (language, made_on) = (self.language, self.made_on);
        // Nobody but the coach reads it, who knows what was written: a paper with a mark in it helps more than none.
        Paper { title, language, made_on, every_page, lacking: Lacking::Marked("paper.marked"), blocks }
    }

    fn facts(&self, words: Words) -> Vec<(String, String)> {
        let day = |day: Day| words.day_on_paper(day);
        let (held, last) = self.held;
        let held = words.counted("progress.sessions", held);
        let held = match last {
            Some(last) => words.say("brief.held_until", &[("held", &held), ("day", &day(last))]),
            None => held,
        };
        let (score, intent) = self.answers;
        let facts = [
            ("brief.concern", self.concern.clone()),
            ("brief.care", self.care.clone()),
            ("brief.since", self.since.map(day)),
            ("brief.held", Some(held)),
            ("brief.next", Some(self.next.map_or_else(|| words.say("brief.no_next", &[]), day))),
            ("brief.terms", self.terms.as_ref().map(|terms| terms.told(words))),
            ("brief.ends", self.terms.as_ref().and_then(|terms| terms.last_day).map(|last| self.end(last, words))),
            ("brief.score", score.map(|n| words.say("measure.score", &[("n", &n.to_string())]))),
            ("brief.intent", intent.and_then(|code| words.code("satisfaction", "intent", code)).map(str::to_owned)),
        ];
        facts.into_iter().filter_map(|(key, fact)| Some((words.say(key, &[]), fact?))).collect()
    }

    /// The last day of the contract, and how far it is from today.
    fn end(&self, last: Day, words: Words) -> String {
        let days = last.since(self.made_on);
        let n = words.counted("measure.days", u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX));
        let key = if days < 0 { "brief.ended_before" } else { "brief.ends_in" };
        words.say(key, &[("day", &words.day_on_paper(last)), ("n", &n)])
    }

    fn helped_blocks(&self, words: Words) -> Vec<Block> {
        let rows = grid(words, ["brief.rise", "brief.on", "brief.between"], &self.helped, |it| {
            let (from, to) = it.from_to;
            let facts = [("goal", it.goal.as_str()), ("from", &from.to_string()), ("to", &to.to_string())];
            let done = if it.done.is_empty() { "–".to_owned() } else { it.done.join("\n") };
            [words.say("brief.rose", &facts), words.day_on_paper(it.day), done]
        });
        let why = (!rows.is_empty()).then(|| Block::Note(words.say("brief.helped_why", &[])));
        why.into_iter().chain(rows).collect()
    }
}

const HINDRANCES: [&str; 4] = ["brief.hindrance", "brief.category", "brief.opened", "brief.cleared"];
const EXCHANGES: [&str; 3] = ["brief.on", "brief.how", "brief.about"];

fn grid<T, const N: usize>(words: Words, keys: [&str; N], all: &[T], row: impl Fn(&T) -> [String; N]) -> Vec<Block> {
    let rows: Vec<Vec<String>> = all.iter().map(|it| row(it).to_vec()).collect();
    if rows.is_empty() { Vec::new() } else { vec![Block::Grid(Grid { heads: heads(words, &keys), rows })] }
}

impl AgreedTerms {
    fn told(&self, words: Words) -> String {
        let kind = words.code("contract", "kind", self.kind.as_code()).unwrap_or_default();
        let name = self.name.as_deref().unwrap_or(kind);
        let (price, from) = (words.money(self.price), words.day_on_paper(self.starts_on));
        let told = words.say("brief.terms_told", &[("name", name), ("price", &price), ("from", &from)]);
        match self.left {
            Some(left) => words.say("brief.terms_left", &[("terms", &told), ("n", &left.to_string())]),
            None => told,
        }
    }
}

impl Hindrance {
    fn row(&self, words: Words) -> [String; 4] {
        let category = self.category.as_deref();
        let category = category.map(|it| words.code("obstacle", "category", it).unwrap_or(it).to_owned());
        let cleared = self.cleared_on.map(|day| words.day_on_paper(day));
        let cleared = cleared.unwrap_or_else(|| words.say("brief.not_cleared", &[]));
        [self.text.clone(), category.unwrap_or_default(), words.day_on_paper(self.opened_on), cleared]
    }
}

impl Heard {
    fn blocks(&self, words: Words) -> Vec<Block> {
        let told = |it: &String| words.code("cancellation", "reason", it).unwrap_or(it).to_owned();
        let reasons = self.reasons.iter().map(told).collect::<Vec<_>>().join(&words.say("paper.list", &[]));
        let about = words.say(&format!("brief.heard_at_{}", self.about), &[]);
        let item = words.say("paper.beside", &[("one", &words.day_on_paper(self.day)), ("other", &about)]);
        let fields = [("brief.reasons", Some(reasons)), ("brief.words", self.words.clone())];
        let fields = fields.into_iter().filter_map(|(key, it)| Some((words.say(key, &[]), it?)));
        let fields = fields.filter(|(_, text)| !text.is_empty()).collect();
        vec![Block::Item(item), Block::Fields(fields)]
    }
}

impl Exchange {
    fn row(&self, words: Words) -> [String; 3] {
        let channel = words.code("interaction", "channel", self.channel.as_code()).unwrap_or_default();
        let way = words.code("interaction", "way", self.way.as_code()).unwrap_or_default();
        let how = words.say("paper.beside", &[("one", channel), ("other", way)]);
        [words.day_on_paper(self.day), how, self.summary.clone().unwrap_or_default()]
    }
}

impl Said {
    fn blocks(&self, words: Words) -> Vec<Block> {
        let field = |(key, heading, text): &(String, String, String)| {
            let usual = || words.find(&format!("section.{key}")).unwrap_or_default().to_owned();
            (if heading.is_empty() { usual() } else { heading.clone() }, text.clone())
        };
        let fields = self.sections.iter().map(field).collect();
        vec![Block::Item(words.day_on_paper(self.day)), Block::Fields(fields)]
    }
}
