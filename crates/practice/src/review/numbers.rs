//! The four numbers of a review, each against a week earlier, and against its target when there is one.

use nenrin_domain::{Day, Metric, ReviewStep};
use nenrin_insight::metrics::Definition;
use nenrin_insight::review::{FOUR_NUMBERS, Spans, reviewed_week, spans_of};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::decisions::{self, DecisionLine};
use super::present;
use crate::metrics::{Asked, MetricCard, MetricValue, PeriodShown, brought_up};
use crate::wire::Word;
use crate::{Answer, Call, Command, Failure};

/// Fewer cases than this say nothing of better and worse.
const LEAST_TO_COMPARE: u32 = 5;

/// Asks for the four numbers of the review.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewNumbers {}

/// One of the four numbers.
#[derive(Debug, Serialize, TS)]
pub struct NumberLine {
    /// Which.
    pub metric: Word<Metric>,
    /// The days it is told of.
    pub within: PeriodShown,
    /// Its value.
    pub now: MetricValue,
    /// The days it is compared with.
    pub before_within: PeriodShown,
    /// Its value then.
    pub before: MetricValue,
    /// How many cases are not decided yet.
    pub undecided: u32,
    /// Whether it is worse than a week earlier, or than its target; never said of a few cases.
    pub is_off: bool,
    /// What was decided in this review.
    pub decision: Option<DecisionLine>,
}

impl Command for ReviewNumbers {
    const NAME: &'static str = "review.numbers";
    type Output = Vec<NumberLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<NumberLine>>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let review = present(store, today)?;
        let decisions = review.map(|review| decisions::lines(store, today, review.id)).transpose()?.unwrap_or_default();
        lines(call, today, &decisions).map(Answer::read)
    }
}

/// The four numbers, known by `today`.
pub(super) fn lines(call: &mut Call<'_>, today: Day, decisions: &[DecisionLine]) -> Result<Vec<NumberLine>, Failure> {
    let week = reviewed_week(today);
    let spans: Vec<Spans> = FOUR_NUMBERS.iter().map(|metric| spans_of(*metric, week)).collect();
    let definition = Definition::default();
    let periods = spans.iter().flat_map(|spans| [spans.before, spans.now]).collect();
    let asked = Asked { as_of: today, periods, definition: definition.clone(), by: None };
    let metrics = brought_up(call, asked)?.metrics();
    let line = |(metric, (spans, told)): (&Metric, (Spans, &[_]))| {
        let card = MetricCard::of(*metric, told, &definition);
        let mut values = card.values.into_iter();
        let (before, now) = (values.next()?, values.next()?);
        let is_it =
            |it: &&DecisionLine| it.step.0 == ReviewStep::Numbers && it.metric.is_some_and(|of| of.0 == *metric);
        Some(NumberLine {
            metric: Word(*metric),
            within: PeriodShown::of(spans.now, today),
            before_within: PeriodShown::of(spans.before, today),
            undecided: card.undecided,
            is_off: is_worse(&now, &before),
            now,
            before,
            decision: decisions.iter().find(is_it).cloned(),
        })
    };
    Ok(FOUR_NUMBERS.iter().zip(spans.into_iter().zip(metrics.chunks(2))).filter_map(line).collect())
}

/// Whether a value is worse than another one of the same metric, as far as there are enough cases to say so.
fn is_worse(now: &MetricValue, before: &MetricValue) -> bool {
    match (now, before) {
        (MetricValue::Share(now), MetricValue::Share(before)) => {
            let rates = now.rate.zip(before.rate);
            rates.is_some_and(|(now, before)| now < before)
        }
        (MetricValue::Days { median: now, share: of, .. }, MetricValue::Days { median: before, share: was, .. }) => {
            let is_enough = of.all >= LEAST_TO_COMPARE && was.all >= LEAST_TO_COMPARE;
            is_enough && (now.unwrap_or_default() > before.unwrap_or_default() || of.of > was.of)
        }
        (MetricValue::Amounts { each: now, learners, .. }, MetricValue::Amounts { each: before, .. }) => {
            let less = |was: &crate::wire::Sum| {
                let same = now.iter().find(|sum| sum.currency == was.currency);
                same.map_or(0, |sum| sum.minor) < was.minor
            };
            *learners >= LEAST_TO_COMPARE && before.iter().any(less)
        }
        _ => false,
    }
}
