//! What a weekly review came to: its numbers, what was decided, the next moves, and what came of what was decided the week before.

use nenrin_domain::{Coded as _, Day, DecisionKind, Language, Metric};

use crate::review_told::{DecisionTold, FateTold, MoveTold, NumberTold, TriedTold};
use crate::{Block, Grid, Lacking, Paper, Side, Words};

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
    /// The moves of earlier reviews: those that were looked at again, and those that go on.
    pub tried: Vec<TriedTold>,
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
        if !self.tried.is_empty() {
            section(&mut blocks, words, "tried", self.tried_grid(words));
        }
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
            let renewed =
                it.renewed_from.map(|day| words.say("review.renewed_from", &[("day", &words.day_on_paper(day))]));
            let text = [renewed, it.text.clone(), due].into_iter().flatten().collect::<Vec<_>>();
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

    fn tried_grid(&self, words: Words) -> Vec<Block> {
        let row = |it: &TriedTold| {
            let metric = it.metric.map(|metric| words.say(&format!("review.metric.{}", metric.as_code()), &[]));
            let result = it.result.map(|result| words.say(&format!("review.result.{}", result.as_code()), &[]));
            let until = || it.review_on.map(|day| words.say("review.until", &[("day", &words.day_on_paper(day))]));
            let goes_on = || until().unwrap_or_else(|| words.say("review.goes_on", &[]));
            vec![
                it.change.clone(),
                metric.unwrap_or_default(),
                result.unwrap_or_else(goes_on),
                it.learned.clone().unwrap_or_default(),
            ]
        };
        grid(words, &["change", "metric", "result", "learned"], self.tried.iter().map(row).collect())
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
        Coded as _, Day, DecisionKind, FollowUpResult, FollowUpState, ImprovementResult, Language, Metric, Money,
        ReviewStep,
    };

    use super::ReviewSheet;
    use crate::review_told::{DecisionTold, FateTold, MoveTold, NumberTold, TriedTold};
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
            renewed_from: (step == ReviewStep::Renewals).then(|| day("2026-12-01")),
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
            tried: [None, Some(ImprovementResult::Better)].map(|result| tried(result, day("2026-12-14"))).to_vec(),
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

    fn tried(result: Option<ImprovementResult>, review_on: Day) -> TriedTold {
        TriedTold {
            change: "予約の案内を前日に送る".to_owned(),
            metric: Some(Metric::Unbooked),
            review_on: Some(review_on),
            learned: result.map(|_| "前日では遅い".to_owned()),
            result,
        }
    }

    fn all_text(blocks: &[Block]) -> String {
        format!("{blocks:?}")
    }

    #[test]
    fn every_number_stands_with_how_many_of_how_many_and_a_share_only_where_there_are_enough() {
        let told = all_text(&sheet(Language::Ja).paper().blocks);
        for said in [
            "更新（2026/12/01（火）から）",
            "良くなった",
            "前日では遅い",
            "2026/12/14（月）に見直す",
            "3/4",
            "8/10（80%）",
            "5/6（83%、参考値）",
            "12.5日",
            "予約のない4人",
            "22,000円",
            "2026/12/04（金）",
        ] {
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
            tried: Vec::new(),
            last: Vec::new(),
            ..sheet(Language::En)
        };
        assert!(!all_text(&empty.paper().blocks).contains("Grid"));
    }
}
