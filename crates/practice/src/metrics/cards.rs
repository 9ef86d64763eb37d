//! The metrics room: nine cards, each with its value now, before, and over the last periods.

use nenrin_domain::{Coded, Day, Money};
use nenrin_insight::metrics::{Definition, Metric, Metrics, Period, PeriodLength, Share, Tally};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shown::{ShareShown, count, half};
use super::{Asked, brought_up};
use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure, check};

/// How many periods the small curves show.
const PERIODS: usize = 12;

/// Asks for the cards of the metrics room.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MetricCards {
    /// How long the periods are.
    pub length: Word<PeriodLength>,
    /// A day of the period that is looked at; today when absent.
    pub day: Option<Plain<Day>>,
}

/// The cards of a period.
#[derive(Debug, Serialize, TS)]
pub struct CardsView {
    /// The last day of which anything is known.
    pub as_of: Plain<Day>,
    /// The period that is looked at, the last of `periods`.
    pub now: PeriodShown,
    /// The periods of the small curves, the earliest first; not more than there is history for.
    pub periods: Vec<PeriodShown>,
    /// One for each metric.
    pub cards: Vec<MetricCard>,
}

/// A period.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct PeriodShown {
    /// Its first day.
    pub from: Plain<Day>,
    /// Its last day.
    pub to: Plain<Day>,
    /// Whether all its days have passed; what is told is "to date" else, and compared with none that is full.
    pub is_over: bool,
}

/// One metric.
#[derive(Debug, Serialize, TS)]
pub struct MetricCard {
    /// Which.
    pub metric: Word<Metric>,
    /// Its value in each period, the last is that of the period looked at.
    pub values: Vec<MetricValue>,
    /// How many cases of the period are not decided yet.
    pub undecided: u32,
    /// How many are left out.
    pub excluded: u32,
}

/// The value of a metric.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MetricValue {
    /// So many (M1), of so many different people.
    Count {
        /// How many.
        count: u32,
        /// People.
        people: u32,
    },
    /// A share (M2, M3, M4, M6, M8).
    Share(ShareShown),
    /// Days (M5): the median, and how many of all who could book have been without a booking for longer than the second threshold.
    Days {
        /// The median; `null` when everybody is booked.
        median: Option<f64>,
        /// The threshold.
        over: u32,
        /// How many are over it.
        share: ShareShown,
    },
    /// The first reason of most losses (M7), out of all losses.
    Reason {
        /// The reason; `null` when nobody was lost, or for those who were not asked.
        reason: Option<String>,
        /// Whose it was.
        share: ShareShown,
    },
    /// Amounts by head (M9): what came in less what was given back, for each learner of the period, in each currency.
    Amounts {
        /// By head.
        each: Vec<Sum>,
        /// In all.
        all: Vec<Sum>,
        /// How many learners.
        learners: u32,
    },
}

impl Command for MetricCards {
    const NAME: &'static str = "metrics.cards";
    type Output = CardsView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<CardsView>, Failure> {
        let today = call.today();
        let day = check::plain(self.day).map_or(Ok(today), |day| check::not_after("day", day, today))?;
        let first = call.store()?.first_day()?.unwrap_or(day);
        let mut periods = Period::up_to(day, self.length.0, PERIODS);
        // Nothing is told of a time before the practice; the period that is looked at stays.
        periods.retain(|period| period.until > first || period.contains(day));
        let definition = Definition::default();
        let asked = Asked { as_of: today, periods: periods.clone(), definition: definition.clone(), by: None };
        let metrics = brought_up(call, asked)?.metrics();
        let shown = |period: &Period| PeriodShown::of(*period, today);
        let card = |metric: &Metric| MetricCard::of(*metric, &metrics, &definition);
        let periods: Vec<PeriodShown> = periods.iter().map(shown).collect();
        let now = periods.last().copied().unwrap_or_else(|| PeriodShown::of(Period::around(day, self.length.0), today));
        let cards = Metric::ALL.iter().map(card).collect();
        Ok(Answer::read(CardsView { as_of: Plain(today), now, periods, cards }))
    }
}

impl PeriodShown {
    pub(crate) fn of(period: Period, today: Day) -> Self {
        Self { from: Plain(period.from), to: Plain(period.last_day()), is_over: period.is_over(today) }
    }
}

impl MetricCard {
    pub(crate) fn of(metric: Metric, periods: &[Metrics], definition: &Definition) -> Self {
        let (undecided, excluded) = periods.last().map_or((0, 0), |now| beside(metric, now));
        Self {
            metric: Word(metric),
            values: periods.iter().map(|it| MetricValue::of(metric, it, definition)).collect(),
            undecided: count(undecided),
            excluded: count(excluded),
        }
    }
}

/// How many cases are undecided, and how many left out.
fn beside(metric: Metric, metrics: &Metrics) -> (usize, usize) {
    let of = |tally: &Tally| (tally.undecided.len(), tally.excluded.len());
    match metric {
        Metric::Applications => of(&metrics.applications.tally),
        Metric::Conversion => of(&metrics.conversion.cohort),
        Metric::Retention => of(&metrics.retention.tally),
        Metric::Renewal => of(&metrics.renewal),
        Metric::Unbooked => (0, metrics.unbooked.excluded.len()),
        Metric::FollowUps => of(&metrics.follow_ups.tally),
        Metric::Reasons | Metric::Revenue => (0, 0),
        Metric::Comebacks => of(&metrics.comebacks.tally(|_| true)),
    }
}

impl MetricValue {
    fn of(metric: Metric, metrics: &Metrics, definition: &Definition) -> Self {
        let share = |tally: &Tally| Self::Share(tally.share().into());
        match metric {
            Metric::Applications => Self::Count {
                count: count(metrics.applications.tally.counts.len()),
                people: count(metrics.applications.people()),
            },
            Metric::Conversion => share(&metrics.conversion.cohort),
            Metric::Retention => Self::Share(metrics.retention.share().into()),
            Metric::Renewal => share(&metrics.renewal),
            Metric::Unbooked => Self::days(metrics, definition),
            Metric::FollowUps => share(&metrics.follow_ups.tally),
            Metric::Reasons => Self::reason(metrics),
            Metric::Comebacks => share(&metrics.comebacks.tally(|_| true)),
            Metric::Revenue => Self::amounts(metrics),
        }
    }

    fn days(metrics: &Metrics, definition: &Definition) -> Self {
        let over = metrics.unbooked.over(definition);
        // The second is the one that asks for an act; a definition with a single threshold has that one.
        let (over, share) = over.get(1).or(over.first()).copied().unwrap_or((0, Share { of: 0, all: 0 }));
        Self::Days { median: metrics.unbooked.twice_the_median().map(half), over, share: share.into() }
    }

    fn reason(metrics: &Metrics) -> Self {
        let reasons = metrics.loss_reasons();
        let most = reasons.iter().max_by_key(|it| it.first.len()).filter(|it| !it.first.is_empty());
        let share = Share { of: most.map_or(0, |it| it.first.len()), all: metrics.losses.len() };
        Self::Reason { reason: most.and_then(|it| it.reason.clone()), share: share.into() }
    }

    fn amounts(metrics: &Metrics) -> Self {
        let (all, learners) = (metrics.revenue.net(), metrics.revenue.active());
        let heads = i64::try_from(learners).unwrap_or(i64::MAX);
        let by_head = |sum: &Money| Some(Money { minor: sum.minor.checked_div_euclid(heads)?, ..*sum }.into());
        Self::Amounts {
            each: all.iter().filter_map(by_head).collect(),
            all: all.into_iter().map(Sum::from).collect(),
            learners: count(learners),
        }
    }
}
