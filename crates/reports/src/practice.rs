//! The report of a practice for a month or a year: the nine metrics with what they rest on, their curves, why people left, and what
//! came in.

use nenrin_domain::{Day, Language, Money};

use crate::paper::{Block, Grid, Lacking, Side};
use crate::progress::heads;
use crate::value::{Fraction, Measured, told_reason};
use crate::{Curve, Paper, Tile, Words};

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
    pub curve: Option<Curve>,
    /// Who is behind it, by what they are to it (`counts`, `counts_not`, …); empty when names were not wanted.
    pub people: Vec<(&'static str, Vec<String>)>,
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
        let title = words.say("report.title", &[("period", &words.period_on_paper(self.within))]);
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
            let besides = if it.besides == 0 { String::new() } else { it.besides.to_string() };
            let reason = told_reason(words, it.reason.as_deref());
            vec![reason, it.share.shortly(words), besides, words.sums(&it.monthly)]
        };
        let mut heads = heads(words, &["report.reason", "report.first", "report.besides", "report.monthly"]);
        heads.iter_mut().skip(1).for_each(|(_, side)| *side = Side::End);
        Grid { heads, rows: self.reasons.iter().map(row).collect() }
    }

    fn amounts_grid(&self, words: Words) -> Grid {
        let told = |sum: Option<Money>| sum.map(|sum| words.money(sum)).unwrap_or_default();
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
        beside.extend(self.told_before().into_iter().flat_map(|before| self.change(before, words)));
        Tile { label: self.name(words), value, beside }
    }

    /// The value of the period before, where there was anything to count.
    fn told_before(&self) -> Option<&Measured> {
        self.before.as_ref().filter(|before| !before.is_of_nothing())
    }

    /// The value of the period before, and on a line of its own by how much it has changed.
    fn change(&self, before: &Measured, words: Words) -> Vec<String> {
        let told = words.say("report.before", &[("value", &before.shortly(words))]);
        let difference = match (&self.now, before) {
            (Measured::Share(now), Measured::Share(before)) => now.percent.zip(before.percent).map(|(now, before)| {
                let points = i64::from(now.0) - i64::from(before.0);
                words.say("report.points", &[("n", &signed(points))])
            }),
            (Measured::Count(now, _), Measured::Count(before, _)) => Some(signed(i64::from(*now) - i64::from(*before))),
            _ => None,
        };
        let changed = difference.filter(|_| self.is_compared).map(|by| words.say("report.changed", &[("by", &by)]));
        std::iter::once(told).chain(changed).collect()
    }

    /// What the undecided are called: those of retention are within its fraction, all others beside theirs.
    fn undecided_are(&self, words: Words) -> String {
        let own = words.find(&format!("report.undecided.{}", self.metric));
        own.map_or_else(|| words.say("report.undecided", &[]), str::to_owned)
    }

    fn blocks(&self, words: Words, definition: Definition) -> Vec<Block> {
        let mut blocks = vec![Block::Item(self.name(words))];
        let (value, beside) = self.now.large(words);
        let value = Some(value).filter(|_| !self.now.is_of_nothing());
        let now = value.into_iter().chain(beside).collect::<Vec<_>>().join(&words.say("report.apart", &[]));
        let mut fields = vec![(words.say("report.value", &[]), now)];
        fields.extend(self.told_before().map(|it| (words.say("report.period_before", &[]), it.shortly(words))));
        if self.undecided > 0 {
            fields.push((self.undecided_are(words), words.counted("report.cases", self.undecided)));
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
            (part.to_owned(), named(names, words))
        });
        fields.extend(people);
        fields.push((words.say("report.how", &[]), self.how(words, definition)));
        blocks.push(Block::Fields(fields));
        let caption = || words.say("report.curve", &[("name", &self.name(words))]);
        blocks.extend(self.curve.as_ref().map(|curve| curve.block(caption(), words)));
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

/// Names in their order, each once: whoever is behind several cases with how many.
fn named(names: &[String], words: Words) -> String {
    let mut counted: Vec<(&str, u32)> = Vec::new();
    for name in names {
        match counted.iter_mut().find(|(known, _)| known == name) {
            Some((_, cases)) => *cases += 1,
            None => counted.push((name, 1)),
        }
    }
    let told = counted.iter().map(|(name, cases)| match cases {
        1 => (*name).to_owned(),
        _ => words.say("report.named_often", &[("name", name), ("n", &cases.to_string())]),
    });
    told.collect::<Vec<_>>().join(&words.say("paper.list", &[]))
}

fn signed(difference: i64) -> String {
    match difference {
        0 => "±0".to_owned(),
        1.. => format!("+{difference}"),
        _ => format!("−{}", difference.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::Language;

    use super::{Definition, Fraction, Measure, Measured, named};
    use crate::Words;
    use crate::paper::Block;

    fn share(of: u32, all: u32, percent: Option<u32>) -> Measured {
        let percent = percent.map(|percent| (percent, (20, 90)));
        Measured::Share(Fraction { of, all, percent, is_indicative: false })
    }

    fn measure(now: Measured, before: Measured) -> Measure {
        let (undecided, excluded, curve, people) = (0, Vec::new(), None, Vec::new());
        let is_compared = true;
        Measure { metric: "retention", now, before: Some(before), is_compared, undecided, excluded, curve, people }
    }

    fn fields(measure: &Measure, language: Language) -> Vec<(String, String)> {
        let definition = Definition { grace: 30, conversion: 30, recontract: 180 };
        let blocks = measure.blocks(Words::of(language), definition);
        blocks.into_iter().find_map(|it| if let Block::Fields(fields) = it { Some(fields) } else { None }).unwrap()
    }

    #[test]
    fn a_change_stands_on_its_own_line_below_the_period_before() {
        let same = measure(share(8, 10, Some(80)), share(8, 10, Some(80)));
        let beside = same.tile(Words::of(Language::Ja)).beside;
        assert_eq!(beside[1..], ["前の期間 8/10（80%）", "前の期間から ±0ポイント"]);
        let less = measure(share(6, 10, Some(60)), share(8, 10, Some(80)));
        let beside = less.tile(Words::of(Language::En)).beside;
        assert_eq!(beside[1..], ["Period before 8/10 (80%)", "Change −20 points"]);
    }

    #[test]
    fn a_period_before_in_which_nothing_was_counted_is_left_out() {
        for before in [share(0, 0, None), Measured::Amounts(Vec::new(), Vec::new(), 0)] {
            let new = measure(share(3, 4, None), before);
            for language in [Language::Ja, Language::En] {
                let words = Words::of(language);
                assert_eq!(new.tile(words).beside, [words.say("report.too_few", &[])]);
                let label = words.say("report.period_before", &[]);
                assert!(fields(&new, language).iter().all(|(it, _)| *it != label));
            }
        }
    }

    #[test]
    fn where_nothing_was_counted_the_value_says_so_without_a_stroke() {
        let none = measure(share(0, 0, None), share(0, 0, None));
        assert_eq!(fields(&none, Language::En)[0], ("Value".to_owned(), "Nothing to count".to_owned()));
    }

    #[test]
    fn a_reason_of_the_period_before_stands_with_how_many_gave_it() {
        let Measured::Share(one) = share(1, 2, None) else { panic!() };
        let before = Measured::Reason(None, one);
        let told = measure(share(0, 0, None), before);
        assert_eq!(told.tile(Words::of(Language::En)).beside, ["Nothing to count", "Period before not asked – 1/2"]);
    }

    #[test]
    fn nobody_is_named_twice_and_no_cases_have_no_people() {
        let names = ["佐藤", "鈴木", "佐藤"].map(str::to_owned);
        assert_eq!(named(&names, Words::of(Language::Ja)), "佐藤（2件）、鈴木");
        assert_eq!(named(&names, Words::of(Language::En)), "佐藤 (2), 鈴木");
        let large = |count, people| Measured::Count(count, people).large(Words::of(Language::En));
        assert_eq!(large(0, 0), ("0".to_owned(), Vec::new()));
        assert_eq!(large(2, 1), ("2".to_owned(), vec!["1 person".to_owned()]));
    }
}
