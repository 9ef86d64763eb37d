//! The report of a practice for a month or a year: the nine metrics with what they rest on, their curves, why people left, and what
//! came in.

use nenrin_domain::{Day, Language, Money};

use crate::paper::{Block, Drawing, Grid, Lacking, Side};
use crate::progress::heads;
use crate::{Paper, Tile, Words};

/// What is told of a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeReport {
    /// What it is called.
    pub practice: String,
    /// The language of the paper.
    pub language: Language,
    /// As of which day.
    pub made_on: Day,
    /// The first and the last day of the period.
    pub within: (Day, Day),
    /// Whether all its days have passed.
    pub is_over: bool,
    /// The nine metrics in their order.
    pub measures: Vec<Measure>,
    /// Why people left, the most frequent first.
    pub reasons: Vec<WhyLost>,
    /// What came in and was earned, in each currency.
    pub amounts: Vec<Amounts>,
    /// What the metrics are reckoned by.
    pub definition: Definition,
}

/// One metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The code of the metric.
    pub metric: &'static str,
    /// Its value in the period.
    pub now: Measured,
    /// Its value in the period before; `None` where there is none, or it is not to be compared.
    pub before: Option<Measured>,
    /// Whether there are enough cases in both to tell by how much it has changed.
    pub is_compared: bool,
    /// Cases that are not decided yet.
    pub undecided: u32,
    /// Cases that are left out, with the code of why.
    pub excluded: Vec<(&'static str, u32)>,
    /// Its curve; `None` when there is too little for one.
    pub curve: Option<String>,
    /// Who is behind it, by what they are to it (`counts`, `counts_not`, …); empty when names were not wanted.
    pub people: Vec<(&'static str, Vec<String>)>,
}

/// The value of a metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measured {
    /// So many, of so many different people.
    Count(u32, u32),
    /// A share.
    Share(Fraction),
    /// The doubled median of days, and how many are over so many days.
    Days(Option<u32>, u32, Fraction),
    /// The reason of most, or nobody's; `None` within for those who were not asked.
    Reason(Option<String>, Fraction),
    /// By head, in all, and of how many learners.
    Amounts(Vec<Money>, Vec<Money>, u32),
}

/// A share of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// The numerator.
    pub of: u32,
    /// The denominator.
    pub all: u32,
    /// Percent, and the ends of its 95 % interval; `None` where there are too few cases.
    pub percent: Option<(u32, (u32, u32))>,
    /// Whether it only indicates.
    pub is_indicative: bool,
}

/// A reason for leaving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyLost {
    /// The reason as it is stored; `None` for those who were not asked.
    pub reason: Option<String>,
    /// Whose first reason it was.
    pub share: Fraction,
    /// How many named it besides.
    pub besides: u32,
    /// What they paid a month.
    pub monthly: Vec<Money>,
}

/// What came in and was earned in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amounts {
    /// What came in less what was given back.
    pub received: Option<Money>,
    /// What was earned by sessions used and days passed.
    pub earned: Option<Money>,
    /// What came in, for each learner of the period.
    pub each: Option<Money>,
}

/// The days by which metrics are reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// After the end of a contract, within which the next one is a renewal.
    pub grace: i64,
    /// After a trial, within which a contract counts.
    pub conversion: i64,
    /// After an exit, within which a new contract counts.
    pub recontract: i64,
}

impl PracticeReport {
    /// The paper.
    #[must_use]
    pub fn paper(&self) -> Paper {
        let words = Words::of(self.language);
        let heading = |key: &str| Block::Heading(words.say(key, &[]));
        let mut blocks = vec![Block::Note(self.opening(words))];
        blocks.push(Block::Tiles(self.measures.iter().map(|it| it.tile(words)).collect()));
        blocks.push(Block::Note(words.say("report.how_to_read", &[])));
        if !self.reasons.is_empty() {
            blocks.extend([heading("report.reasons"), Block::Grid(self.reasons_grid(words))]);
        }
        if !self.amounts.is_empty() {
            blocks.extend([heading("report.amounts"), Block::Grid(self.amounts_grid(words))]);
        }
        blocks.push(heading("report.each"));
        blocks.extend(self.measures.iter().flat_map(|it| it.blocks(words, self.definition)));
        let [from, to] = [self.within.0, self.within.1].map(|day| words.day_on_paper(day));
        let title = words.say("report.title", &[("from", &from), ("to", &to)]);
        let (language, made_on) = (self.language, self.made_on);
        Paper { title, language, made_on, every_page: None, lacking: Lacking::Refused, blocks }
    }

    fn opening(&self, words: Words) -> String {
        let day = words.day_on_paper(self.made_on);
        let made = match self.practice.as_str() {
            "" => words.say("progress.made_alone", &[("day", &day)]),
            practice => words.say("progress.made", &[("practice", practice), ("day", &day)]),
        };
        if self.is_over { made } else { format!("{made}\n{}", words.say("report.to_date", &[])) }
    }

    fn reasons_grid(&self, words: Words) -> Grid {
        let row = |it: &WhyLost| {
            let besides = if it.besides == 0 { "–".to_owned() } else { it.besides.to_string() };
            let reason = told_reason(words, it.reason.as_deref());
            vec![reason, it.share.shortly(words), besides, words.sums(&it.monthly)]
        };
        let mut heads = heads(words, &["report.reason", "report.first", "report.besides", "report.monthly"]);
        heads.iter_mut().skip(1).for_each(|(_, side)| *side = Side::End);
        Grid { heads, rows: self.reasons.iter().map(row).collect() }
    }

    fn amounts_grid(&self, words: Words) -> Grid {
        let told = |sum: Option<Money>| sum.map_or_else(|| "–".to_owned(), |sum| words.money(sum));
        let row = |it: &Amounts| vec![told(it.received), told(it.earned), told(it.each)];
        let keys = ["report.received", "report.earned", "report.per_learner"];
        let heads = keys.iter().map(|key| (words.say(key, &[]), Side::End)).collect();
        Grid { heads, rows: self.amounts.iter().map(row).collect() }
    }
}

impl Measure {
    fn name(&self, words: Words) -> String {
        words.say(&format!("report.name.{}", self.metric), &[])
    }

    fn tile(&self, words: Words) -> Tile {
        let (value, mut beside) = self.now.large(words);
        beside.extend(self.before.as_ref().map(|before| self.change(before, words)));
        Tile { label: self.name(words), value, beside }
    }

    /// The value of the period before, and by how much it has changed.
    fn change(&self, before: &Measured, words: Words) -> String {
        let told = words.say("report.before", &[("value", &before.shortly(words))]);
        let difference = match (&self.now, before) {
            (Measured::Share(now), Measured::Share(before)) => now.percent.zip(before.percent).map(|(now, before)| {
                let points = i64::from(now.0) - i64::from(before.0);
                words.say("report.points", &[("n", &signed(points))])
            }),
            (Measured::Count(now, _), Measured::Count(before, _)) => Some(signed(i64::from(*now) - i64::from(*before))),
            _ => None,
        };
        match difference.filter(|_| self.is_compared) {
            Some(difference) => words.say("report.changed", &[("before", &told), ("by", &difference)]),
            None => told,
        }
    }

    fn blocks(&self, words: Words, definition: Definition) -> Vec<Block> {
        let mut blocks = vec![Block::Item(self.name(words))];
        let (value, beside) = self.now.large(words);
        let now = std::iter::once(value).chain(beside).collect::<Vec<_>>().join(&words.say("report.apart", &[]));
        let mut fields = vec![(words.say("report.value", &[]), now)];
        fields.extend(self.before.as_ref().map(|it| (words.say("report.period_before", &[]), it.shortly(words))));
        if self.undecided > 0 {
            fields.push((words.say("report.undecided", &[]), words.counted("report.cases", self.undecided)));
        }
        if !self.excluded.is_empty() {
            let told = |(why, n): &(&str, u32)| {
                let why = words.say(&format!("report.why.{why}"), &[]);
                words.say("report.why_count", &[("why", &why), ("n", &n.to_string())])
            };
            let told = self.excluded.iter().map(told).collect::<Vec<_>>().join(&words.say("paper.list", &[]));
            fields.push((words.say("report.excluded", &[]), told));
        }
        let people = self.people.iter().map(|(part, names)| {
            let own = words.find(&format!("report.part.{}.{part}", self.metric));
            let part = own.or_else(|| words.find(&format!("report.part.{part}"))).unwrap_or_default();
            (part.to_owned(), names.join(&words.say("paper.list", &[])))
        });
        fields.extend(people);
        fields.push((words.say("report.how", &[]), self.how(words, definition)));
        blocks.push(Block::Fields(fields));
        blocks.extend(self.curve.clone().map(|svg| {
            let caption = words.say("report.curve", &[("name", &self.name(words))]);
            Block::Drawing(Drawing { svg, caption })
        }));
        blocks
    }

    fn how(&self, words: Words, definition: Definition) -> String {
        let Definition { grace, conversion, recontract } = definition;
        let [grace, after, conversion, recontract] =
            [grace, grace + 1, conversion, recontract].map(|days| days.to_string());
        let facts = [("grace", &*grace), ("after", &after), ("conversion", &conversion), ("recontract", &recontract)];
        words.say(&format!("report.how.{}", self.metric), &facts)
    }
}

impl Measured {
    /// What is said in large, and what belongs to it.
    fn large(&self, words: Words) -> (String, Vec<String>) {
        let nothing = || ("–".to_owned(), vec![words.say("report.none", &[])]);
        match self {
            Self::Count(count, people) => {
                (words.counted("report.cases", *count), vec![words.counted("report.people", *people)])
            }
            Self::Share(share) | Self::Days(_, _, share) | Self::Reason(_, share) if share.all == 0 => nothing(),
            Self::Share(share) => share.large(words),
            Self::Days(twice, over, share) => {
                let median = match twice {
                    Some(twice) => words.say("report.median", &[("n", &half(*twice))]),
                    None => words.say("report.all_booked", &[]),
                };
                let facts = [("days", &*over.to_string()), ("of", &share.shortly(words))];
                (median, vec![words.say("report.over", &facts)])
            }
            Self::Reason(reason, share) => (told_reason(words, reason.as_deref()), vec![share.shortly(words)]),
            Self::Amounts(_, all, _) if all.is_empty() => nothing(),
            Self::Amounts(each, all, learners) => {
                let facts = [("sum", &*words.sums(all)), ("learners", &words.counted("report.learners", *learners))];
                (words.sums(each), vec![words.say("report.all", &facts)])
            }
        }
    }

    fn shortly(&self, words: Words) -> String {
        match self {
            Self::Share(share) => share.shortly(words),
            other => other.large(words).0,
        }
    }
}

impl Fraction {
    fn counted(self) -> String {
        format!("{}/{}", self.of, self.all)
    }

    fn large(self, words: Words) -> (String, Vec<String>) {
        let Some((percent, (low, high))) = self.percent else {
            return (self.counted(), vec![words.say("report.too_few", &[])]);
        };
        let interval = words.say("report.interval", &[("low", &low.to_string()), ("high", &high.to_string())]);
        let indicative = self.is_indicative.then(|| words.say("report.indicative", &[]));
        let beside = std::iter::once(format!("{}  {interval}", self.counted())).chain(indicative).collect();
        (words.say("goal.percent", &[("n", &percent.to_string())]), beside)
    }

    /// `8/10（80%）`, or `3/4` where there are too few for a percentage.
    pub(crate) fn shortly(self, words: Words) -> String {
        let Some((percent, _)) = self.percent else { return self.counted() };
        let percent = words.say("goal.percent", &[("n", &percent.to_string())]);
        let key = if self.is_indicative { "report.share_indicative" } else { "report.share" };
        words.say(key, &[("counted", &self.counted()), ("percent", &percent)])
    }
}

fn told_reason(words: Words, reason: Option<&str>) -> String {
    match reason {
        Some(reason) => words.code("cancellation", "reason", reason).unwrap_or(reason).to_owned(),
        None => words.say("report.unasked", &[]),
    }
}

fn half(twice: u32) -> String {
    if twice.is_multiple_of(2) { (twice / 2).to_string() } else { format!("{}.5", twice / 2) }
}

fn signed(difference: i64) -> String {
    match difference {
        0 => "±0".to_owned(),
        1.. => format!("+{difference}"),
        _ => format!("−{}", difference.unsigned_abs()),
    }
}
