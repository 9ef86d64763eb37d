//! The metrics room: nine cards, each with its value now, before, and over the last periods.

use nenrin_domain::{Coded, Day, Metric, MetricDefinitionId, MetricTarget};
use nenrin_insight::metrics::{Counted, Period, PeriodLength};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::{Asked, Reckoned};
use super::figure::{self, Direction, Figure};
use super::periods::{PERIODS, history};
use super::shown::{ShareShown, count, half, is_indicative};
use super::targets::TargetOnCard;
use super::{brought_up, definitions};
use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure, check};

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
    /// For each of them the version of the definition it is reckoned by, `null` for the built-in one.
    pub versions: Vec<Option<Plain<MetricDefinitionId>>>,
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
    /// For each period whether it is reckoned otherwise than the one before, by another version of what this metric reads.
    pub breaks: Vec<bool>,
    /// How many cases of the period are not decided yet.
    pub undecided: u32,
    /// How many are left out.
    pub excluded: u32,
    /// What has become of it since the period before; `null` where the two cannot be compared: one of them is not over, they are reckoned by
    /// different definitions, or there are fewer than 5 cases.
    pub change: Option<Word<Direction>>,
    /// What it is to reach in the period looked at; `null` without a target.
    pub target: Option<TargetOnCard>,
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
    /// Days (M5): the median of those who have no booking, and how many of all who could book have been without one for longer than
    /// the second threshold.
    Days {
        /// The median; `null` when everybody is booked.
        median: Option<f64>,
        /// How many have no booking: those the median is of.
        waiting: u32,
        /// Whether they are fewer than 10, so that the median only indicates (参考値).
        is_indicative: bool,
        /// Whether they are fewer than 5, so that the median is compared with nothing.
        is_too_few: bool,
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
        let periods = history(call, day, self.length.0, PERIODS)?;
        let (store, targets) = (call.store()?, call.store()?.metric_targets()?);
        let reckoned = definitions::in_force(store, &periods, today)?;
        let board = brought_up(call, Asked { as_of: today, periods: reckoned.clone(), by: None })?;
        let shown = |period: &Period| PeriodShown::of(*period, today);
        let told = Told { reckoned: &reckoned, counted: board.counted(), targets: &targets, today };
        let card = |metric: &Metric| told.card(*metric);
        let versions = reckoned.iter().map(|it| it.version.map(Plain)).collect();
        let periods: Vec<PeriodShown> = periods.iter().map(shown).collect();
        let now = periods.last().copied().unwrap_or_else(|| PeriodShown::of(Period::around(day, self.length.0), today));
        let cards = Metric::ALL.iter().map(card).collect();
        Ok(Answer::read(CardsView { as_of: Plain(today), now, periods, versions, cards }))
    }
}

impl PeriodShown {
    pub(crate) fn of(period: Period, today: Day) -> Self {
        Self { from: Plain(period.from), to: Plain(period.last_day()), is_over: period.is_over(today) }
    }
}

/// What the cards are told from.
struct Told<'t> {
    reckoned: &'t [Reckoned],
    counted: &'t [Counted],
    targets: &'t [MetricTarget],
    today: Day,
}

impl Told<'_> {
    fn card(&self, metric: Metric) -> MetricCard {
        let parts = self.counted.last().map(|now| now.parts(metric)).unwrap_or_default();
        let figures: Vec<_> = self
            .reckoned
            .iter()
            .zip(self.counted)
            .map(|(by, it)| Figure::counted(metric, it, &by.definition))
            .collect();
        let now = self.reckoned.last().zip(figures.last());
        MetricCard {
            metric: Word(metric),
            values: figures.iter().map(MetricValue::from).collect(),
            undecided: count(parts.undecided),
            excluded: count(parts.excluded),
            breaks: self.breaks(metric),
            change: self.change(metric, &figures).map(Word),
            target: now.and_then(|(by, now)| TargetOnCard::of(self.targets, metric, now, by.period, self.today)),
        }
    }

    fn breaks(&self, metric: Metric) -> Vec<bool> {
        let otherwise = self.reckoned.windows(2).map(|pair| match pair {
            [before, now] => !now.definition.reckons_alike(&before.definition, metric),
            _ => false,
        });
        std::iter::once(false).chain(otherwise).take(self.reckoned.len()).collect()
    }

    /// Only what is over is compared, with what is over, and what was reckoned alike.
    fn change(&self, metric: Metric, figures: &[Figure]) -> Option<Direction> {
        let [.., before, now] = self.reckoned else { return None };
        let [.., was, is] = figures else { return None };
        let are_alike = now.period.is_over(self.today) && now.definition.reckons_alike(&before.definition, metric);
        if are_alike { is.since(was) } else { None }
    }
}

impl From<&Figure> for MetricValue {
    fn from(figure: &Figure) -> Self {
        let share = |of: u32, all: u32| ShareShown::from(figure::share(of, all));
        match figure {
            Figure::Count { count, people } => Self::Count { count: *count, people: *people },
            Figure::Share { of, all } => Self::Share(share(*of, *all)),
            Figure::Days { twice_median, waiting, over, of, all } => Self::Days {
                median: twice_median.map(half),
                waiting: *waiting,
                is_indicative: is_indicative(*waiting),
                is_too_few: !figure::is_enough(*waiting),
                over: *over,
                share: share(*of, *all),
            },
            Figure::Reason { reason, of, all, .. } => Self::Reason { reason: reason.clone(), share: share(*of, *all) },
            Figure::Amounts { all, learners } => {
                Self::Amounts { each: figure::by_head(all, *learners), all: all.clone(), learners: *learners }
            }
        }
    }
}
