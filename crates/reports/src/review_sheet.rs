//! What a weekly review came to: its numbers, what was decided, the next moves, and what came of what was decided the week before.

use nenrin_domain::{Coded as _, Day, DecisionKind, FollowUpResult, FollowUpState, Language, Metric, ReviewStep};

use crate::{Block, Grid, Lacking, Measured, Paper, Side, Words};

/// One of the numbers, and a word on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberTold {
    /// Which.
    pub metric: Metric,
    /// The days it is told of.
    pub within: (Day, Day),
    /// Its value.
    pub now: Measured,
    /// Its value in the days it is compared with.
    pub before: Measured,
    /// What was decided.
    pub decision: Option<DecisionKind>,
    /// What the coach wrote of it.
    pub text: Option<String>,
}

/// What was decided of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionTold {
    /// In which step.
    pub step: ReviewStep,
    /// Of whom.
    pub who: String,
    /// What.
    pub decision: DecisionKind,
    /// What the coach wrote of it.
    pub text: Option<String>,
    /// The day on which a follow-up is due.
    pub due_on: Option<Day>,
}

/// What came of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FateTold {
    /// Of whom.
    pub who: String,
    /// What was decided.
    pub decision: DecisionKind,
    /// What was to be done, or why not.
    pub text: Option<String>,
    /// Where its follow-up stands.
    pub follow_up: Option<(FollowUpState, Option<FollowUpResult>)>,
    /// For when a session was booked since.
    pub booked_for: Option<Day>,
    /// When a session was held since.
    pub held_on: Option<Day>,
    /// From when there is a new contract.
    pub contract_from: Option<Day>,
    /// When the last contract was ended.
    pub ended_on: Option<Day>,
}

/// A move for the next week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveTold {
    /// What is believed.
    pub hypothesis: String,
    /// What is done otherwise.
    pub change: String,
    /// The number that should show it.
    pub metric: Option<Metric>,
    /// When it is looked at again.
    pub review_on: Option<Day>,
}

/// What is on the paper, and nothing else that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewSheet {
    /// What the practice is called.
    pub practice: String,
    /// Its language.
    pub language: Language,
    /// As of which day.
    pub made_on: Day,
    /// The week that is looked at: its first and its last day.
    pub week: (Day, Day),
    /// When the review was finished.
    pub finished_on: Option<Day>,
    /// How many things were passed over.
    pub skipped: u32,
    /// The numbers.
    pub numbers: Vec<NumberTold>,
    /// What was decided of people.
    pub decisions: Vec<DecisionTold>,
    /// The next moves.
    pub moves: Vec<MoveTold>,
    /// What came of what was decided the week before.
    pub last: Vec<FateTold>,
}

impl ReviewSheet {
    /// The paper.
    #[must_use]
    pub fn paper(&self) -> Paper {
        let words = Words::of(self.language);
        let title = words.say("review.title", &[("week", &self.week(words, self.week))]);
        let mut blocks = vec![Block::Fields(self.facts(words))];
        section(&mut blocks, words, "numbers", self.number_grid(words));
        section(&mut blocks, words, "decisions", self.decision_grid(words));
        section(&mut blocks, words, "moves", self.move_fields(words));
        section(&mut blocks, words, "last", self.last_grid(words));
        let (language, made_on) = (self.language, self.made_on);
        Paper { title, language, made_on, every_page: None, lacking: Lacking::Marked("paper.marked"), blocks }
    }

    fn week(&self, words: Words, (from, to): (Day, Day)) -> String {
        words.say("review.span", &[("from", &words.day_on_paper(from)), ("to", &words.day_on_paper(to))])
    }

    fn facts(&self, words: Words) -> Vec<(String, String)> {
        let mut facts = Vec::new();
        let mut tell = |key: &str, fact: String| facts.push((words.say(key, &[]), fact));
        if !self.practice.is_empty() {
            tell("review.practice", self.practice.clone());
        }
        match self.finished_on {
            Some(day) => tell("review.finished_on", words.day_on_paper(day)),
            None => tell("review.finished_on", words.say("review.under_way", &[])),
        }
        if self.skipped > 0 {
            tell("review.skipped", self.skipped.to_string());
        }
        facts
    }

    fn number_grid(&self, words: Words) -> Vec<Block> {
        let row = |it: &NumberTold| {
            let word = [it.decision.map(|decision| decided(words, decision)), it.text.clone()];
            vec![
                words.say(&format!("review.metric.{}", it.metric.as_code()), &[]),
                // Unbooked days are those at the end.
                if it.metric == Metric::Unbooked {
                    words.day_on_paper(it.within.1)
                } else {
                    self.week(words, it.within)
                },
                it.now.whole(words),
                it.before.whole(words),
                word.into_iter().flatten().collect::<Vec<_>>().join(&words.say("review.then", &[])),
            ]
        };
        let heads = ["metric", "within", "value", "before", "word"];
        grid(words, &heads, self.numbers.iter().map(row).collect())
    }

    fn decision_grid(&self, words: Words) -> Vec<Block> {
        let row = |it: &DecisionTold| {
            let due = it.due_on.map(|day| words.say("review.due", &[("day", &words.day_on_paper(day))]));
            let text = [it.text.clone(), due].into_iter().flatten().collect::<Vec<_>>();
            vec![
                words.say(&format!("review.step.{}", it.step.as_code()), &[]),
                it.who.clone(),
                decided(words, it.decision),
                text.join(&words.say("review.then", &[])),
            ]
        };
        grid(words, &["step", "who", "decision", "text"], self.decisions.iter().map(row).collect())
    }

    fn move_fields(&self, words: Words) -> Vec<Block> {
        let label = |key: &str| words.say(&format!("review.head.{key}"), &[]);
        let blocks = self.moves.iter().enumerate().flat_map(|(at, it)| {
            let metric = it.metric.map(|metric| words.say(&format!("review.metric.{}", metric.as_code()), &[]));
            let fields = [
                (label("hypothesis"), Some(it.hypothesis.clone())),
                (label("metric"), metric),
                (label("review_on"), it.review_on.map(|day| words.day_on_paper(day))),
            ];
            let told = fields.into_iter().filter_map(|(label, text)| Some((label, text?))).collect();
            let number = (at + 1).to_string();
            let item = words.say("review.move", &[("n", &number), ("change", &it.change)]);
            [Block::Item(item), Block::Fields(told)]
        });
        blocks.collect()
    }

    fn last_grid(&self, words: Words) -> Vec<Block> {
        let row = |it: &FateTold| {
            let text = [Some(decided(words, it.decision)), it.text.clone()].into_iter().flatten().collect::<Vec<_>>();
            vec![it.who.clone(), text.join(&words.say("review.then", &[])), it.told(words)]
        };
        grid(words, &["who", "decision", "came"], self.last.iter().map(row).collect())
    }
}

impl FateTold {
    fn told(&self, words: Words) -> String {
        let state = self.follow_up.map(|(state, result)| {
            let code = |column: &str, code: &str| words.code("follow_up", column, code).unwrap_or_default();
            let state = code("state", state.as_code());
            match result {
                Some(result) => {
                    words.say("review.closed_with", &[("state", state), ("result", code("result", result.as_code()))])
                }
                None => words.say("review.follow_up_is", &[("state", state)]),
            }
        });
        let day = |key: &str, day: Option<Day>| day.map(|day| words.say(key, &[("day", &words.day_on_paper(day))]));
        let facts = [
            state,
            day("review.booked_for", self.booked_for),
            day("review.held_on", self.held_on),
            day("review.contract_from", self.contract_from),
            day("review.ended_on", self.ended_on),
        ];
        let facts: Vec<_> = facts.into_iter().flatten().collect();
        if facts.is_empty() { words.say("review.nothing_yet", &[]) } else { facts.join("\n") }
    }
}

fn decided(words: Words, decision: DecisionKind) -> String {
    words.say(&format!("review.decision.{}", decision.as_code()), &[])
}

/// A heading and what stands below it; a word for nothing when there is nothing.
fn section(blocks: &mut Vec<Block>, words: Words, name: &str, told: Vec<Block>) {
    blocks.push(Block::Heading(words.say(&format!("review.{name}"), &[])));
    if told.is_empty() {
        blocks.push(Block::Text(words.say(&format!("review.no_{name}"), &[])));
    }
    blocks.extend(told);
}

fn grid(words: Words, heads: &[&str], rows: Vec<Vec<String>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let head = |key: &&str| (words.say(&format!("review.head.{key}"), &[]), Side::Start);
    vec![Block::Grid(Grid { heads: heads.iter().map(head).collect(), rows })]
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{
        Coded as _, Day, DecisionKind, FollowUpResult, FollowUpState, Language, Metric, Money, ReviewStep,
    };

    use super::{DecisionTold, FateTold, MoveTold, NumberTold, ReviewSheet};
    use crate::{Block, Fraction, Measured, ReportError};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn sheet(language: Language) -> ReviewSheet {
        let number = |metric, now: Measured| NumberTold {
            metric,
            within: (day("2026-11-02"), day("2026-11-29")),
            before: now.clone(),
            now,
            decision: Some(DecisionKind::Acted),
            text: Some("電話を先にする".to_owned()),
        };
        let share = |of, all, percent: Option<u32>| {
            let percent = percent.map(|percent| (percent, (40, 95)));
            Measured::Share(Fraction { of, all, percent, is_indicative: all < 10 })
        };
        let days = Measured::Days {
            twice_median: Some(25),
            waiting: 4,
            is_indicative: true,
            over: 30,
            share: Fraction { of: 1, all: 9, percent: Some((11, (2, 44))), is_indicative: true },
        };
        let decision = |step| DecisionTold {
            step,
            who: "佐藤 美咲".to_owned(),
            decision: DecisionKind::FollowUp,
            text: Some("様子をたずねる".to_owned()),
            due_on: Some(day("2026-12-02")),
        };
        ReviewSheet {
            practice: "中村コーチング".to_owned(),
            language,
            made_on: day("2026-11-30"),
            week: (day("2026-11-23"), day("2026-11-29")),
            finished_on: None,
            skipped: 2,
            numbers: vec![
                number(Metric::Renewal, share(3, 4, None)),
                number(Metric::FollowUps, share(8, 10, Some(80))),
                number(Metric::Comebacks, share(5, 6, Some(83))),
                number(Metric::Unbooked, days),
                number(Metric::Revenue, Measured::Amounts(vec![Money::yen(22_000)], vec![Money::yen(154_000)], 7)),
            ],
            decisions: ReviewStep::ALL.iter().map(|step| decision(*step)).collect(),
            moves: vec![MoveTold {
                hypothesis: "終わりに次を決めると空かない".to_owned(),
                change: "次回を必ず決めて終える".to_owned(),
                metric: Some(Metric::Unbooked),
                review_on: Some(day("2026-12-28")),
            }],
            last: vec![FateTold {
                who: "鈴木 健太".to_owned(),
                decision: DecisionKind::FollowUp,
                text: None,
                follow_up: Some((FollowUpState::Done, Some(FollowUpResult::Booked))),
                booked_for: Some(day("2026-12-04")),
                held_on: None,
                contract_from: None,
                ended_on: None,
            }],
        }
    }

    fn all_text(blocks: &[Block]) -> String {
        format!("{blocks:?}")
    }

    #[test]
    fn every_number_stands_with_how_many_of_how_many_and_a_share_only_where_there_are_enough() {
        let told = all_text(&sheet(Language::Ja).paper().blocks);
        for said in
            ["3/4", "8/10（80%）", "5/6（83%、参考値）", "12.5日", "予約のない4人", "22,000円", "2026/12/04（金）"]
        {
            assert!(told.contains(said), "{said}: {told}");
        }
        assert!(!told.contains("75"), "{told}");
    }

    #[test]
    fn both_languages_have_a_word_for_everything() {
        for language in [Language::Ja, Language::En] {
            let paper = sheet(language).paper();
            assert!(!all_text(&paper.blocks).contains("review."), "{:?}", paper.blocks);
            for metric in Metric::ALL {
                let words = crate::Words::of(language);
                assert!(words.find(&format!("review.metric.{}", metric.as_code())).is_some());
            }
            let pdf = paper.pdf(|_, _| Ok::<_, ReportError>(())).unwrap();
            assert!(pdf.starts_with(b"%PDF"));
        }
    }

    #[test]
    fn a_review_in_which_nothing_was_decided_says_so() {
        let empty = ReviewSheet {
            numbers: Vec::new(),
            decisions: Vec::new(),
            moves: Vec::new(),
            last: Vec::new(),
            ..sheet(Language::En)
        };
        assert!(!all_text(&empty.paper().blocks).contains("Grid"));
    }
}
