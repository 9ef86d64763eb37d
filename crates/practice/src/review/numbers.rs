//! The four numbers of a review, each against a week earlier, and against its target when there is one.

use nenrin_domain::{Day, Metric, MetricTarget, ReviewStep};
use nenrin_insight::metrics::{Definition, Period, PeriodLength};
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
    /// What it is to reach, when that was said.
    pub target: Option<NumberTarget>,
    /// Whether it misses its target; without one, whether it is worse than a week earlier. Never said of a few cases.
    pub is_off: bool,
    /// What was decided in this review.
    pub decision: Option<DecisionLine>,
}

/// What one of the numbers is to reach: per cent at least, days of the median at most, or minor units of a month for each learner.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NumberTarget {
    /// How much.
    pub amount: u32,
    /// The currency, where it is money.
    pub currency: Option<String>,
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
    let targets = call.store()?.metric_targets()?;
    let line = |(metric, (spans, told)): (&Metric, (Spans, &[_]))| {
        let card = MetricCard::of(*metric, told, &definition);
        let mut values = card.values.into_iter();
        let (before, now) = (values.next()?, values.next()?);
        let target = MetricTarget::on(&targets, *metric, week.last_day());
        let missed = target.map(|target| misses(&now, target, spans.now.last_day() == month_end(week.last_day())));
        let is_it =
            |it: &&DecisionLine| it.step.0 == ReviewStep::Numbers && it.metric.is_some_and(|of| of.0 == *metric);
        Some(NumberLine {
            metric: Word(*metric),
            within: PeriodShown::of(spans.now, today),
            before_within: PeriodShown::of(spans.before, today),
            undecided: card.undecided,
            target: target.and_then(NumberTarget::of),
            is_off: missed.unwrap_or_else(|| is_worse(&now, &before)),
            now,
            before,
            decision: decisions.iter().find(is_it).cloned(),
        })
    };
    Ok(FOUR_NUMBERS.iter().zip(spans.into_iter().zip(metrics.chunks(2))).filter_map(line).collect())
}

/// The last day of the month in which `day` lies.
fn month_end(day: Day) -> Day {
    Period::around(day, PeriodLength::Month).last_day()
}

impl NumberTarget {
    fn of(target: &MetricTarget) -> Option<Self> {
        let currency = target.amount_currency.map(|currency| currency.as_code().to_owned());
        Some(Self { amount: target.amount?, currency })
    }
}

/// Whether a value misses its target, as far as there are enough cases to say so. What is to come in within a month is asked of a
/// month that is `whole` only.
fn misses(now: &MetricValue, target: &MetricTarget, whole: bool) -> bool {
    let Some(amount) = target.amount else { return false };
    match now {
        MetricValue::Share(share) => share.rate.is_some_and(|rate| rate * 100.0 < f64::from(amount)),
        MetricValue::Days { median, share, .. } => {
            share.all >= LEAST_TO_COMPARE && median.is_some_and(|median| median > f64::from(amount))
        }
        MetricValue::Amounts { each, learners, .. } => {
            let currency = target.amount_currency.map(|currency| currency.as_code().to_owned());
            let came = each.iter().find(|sum| Some(&sum.currency) == currency.as_ref()).map_or(0, |sum| sum.minor);
            whole && *learners >= LEAST_TO_COMPARE && came < i64::from(amount)
        }
        MetricValue::Count { .. } | MetricValue::Reason { .. } => false,
    }
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
