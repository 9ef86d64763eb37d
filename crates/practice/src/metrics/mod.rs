//! The nine metrics (指標) of a period, with everybody behind each number.

mod board;
mod cards;
mod chart;
mod chart_words;
mod compared;
mod definitions;
mod drawing;
mod facts;
mod figure;
mod kept;
mod months;
mod over_time;
mod people;
mod periods;
mod preview;
mod saving;
mod shown;
mod snapshots;
mod split;
mod stayers;
mod staying;
mod targets;
mod told;
mod waiting;
mod weeks;

use std::collections::BTreeMap;

use nenrin_domain::Day;
use nenrin_insight::metrics::Period;
pub use nenrin_insight::metrics::{PeriodLength, SplitBy};
use nenrin_store::Touched;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use board::Boards;
pub use cards::{CardsView, MetricCard, MetricCards, MetricValue, PeriodShown};
pub use chart::MetricChart;
pub use chart_words::ChartWords;
pub(crate) use compared::{Compared, Spans, compared};
pub(crate) use definitions::definition_on;
pub use definitions::{DefinitionVersion, MetricDefinitions, MetricDefinitionsView, Parameters, SaveMetricDefinition};
pub use figure::Direction;
pub(crate) use figure::unworded;
pub(crate) use months::MonthCharts;
pub use over_time::{GroupWish, MovedSums, PeriodValue, ReasonCount};
pub use people::{MetricPeople, Part, PartShown, PersonLine};
pub use preview::{DefinitionPreview, PreviewMetricDefinition, ValueChanged};
pub use saving::{ChartFormat, ChartWish, SaveChart};
pub use shown::{
    AmountsShown, CaseShown, ComebacksShown, DaysShown, ExcludedShown, FractionShown, LifetimeShown, LossShown,
    MetricsShown, RetentionShown, RevenueShown, ShareShown, TakingsShown, UnbookedShown,
};
pub use snapshots::{SnapshotTaken, TakeMetricSnapshot};
pub use split::{GroupValue, MetricSplit};
pub use stayers::{StayPoint, StayingPeople};
pub use staying::{GroupSize, LoopShown, StayLineShown, StayMark, StayingCurves, StayingView};
pub use targets::{
    MetricTargets, SetMetricTarget, TargetOnCard, TargetShown, TargetStanding, TargetVersion, TargetsView,
};
pub use told::{MetricSnapshots, SnapshotLine, SnapshotPeople};
pub use waiting::{SpanShown, WaitingChart};
pub use weeks::WayKept;

use board::{Asked, Board};

use crate::which::Moment;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Asks for the metrics of a period.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MetricsOf {
    /// The period.
    pub within: PeriodWish,
    /// The day, as far as things were known at its end; today when absent.
    pub as_of: Option<Plain<Day>>,
    /// By what they are split; by nothing when absent.
    pub by: Option<Word<SplitBy>>,
}

/// Which period is meant.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeriodWish {
    /// The week, month, quarter or year in which a day lies.
    Around {
        /// How long it is.
        length: Word<PeriodLength>,
        /// The day.
        day: Plain<Day>,
    },
    /// Any days.
    Days {
        /// The first.
        from: Plain<Day>,
        /// The last.
        to: Plain<Day>,
    },
}

/// The metrics of a period.
#[derive(Debug, Serialize, TS)]
pub struct MetricsView {
    /// The last day of which anything is known.
    pub as_of: Plain<Day>,
    /// The first day of the period.
    pub from: Plain<Day>,
    /// The last day of the period.
    pub to: Plain<Day>,
    /// Whether all its days have passed; what is told is "to date" else.
    pub is_over: bool,
    /// Of everybody.
    pub all: MetricsShown,
    /// Of each group, by its name; empty when nothing was to be split.
    pub groups: BTreeMap<String, MetricsShown>,
}

impl Command for MetricsOf {
    const NAME: &'static str = "metrics.of";
    type Output = MetricsView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<MetricsView>, Failure> {
        let today = call.today();
        let as_of = check::plain(self.as_of).map_or(Ok(today), |day| check::not_after("as_of", day, today))?;
        let period = self.within.period(as_of)?;
        let periods = definitions::in_force(call.store()?, &[period], as_of)?;
        let definition = periods.first().map(|it| it.definition.clone()).unwrap_or_default();
        let board = brought_up(call, Asked { as_of, periods, by: self.by.map(|by| by.0) })?;
        let shown = |metrics: Vec<_>| metrics.first().map(|it| MetricsShown::of(it, &definition)).unwrap_or_default();
        let groups = board.split().into_iter().map(|(group, metrics)| (group, shown(metrics))).collect();
        let view = MetricsView {
            as_of: Plain(as_of),
            from: Plain(period.from),
            to: Plain(period.last_day()),
            is_over: period.is_over(as_of),
            all: shown(board.metrics()),
            groups,
        };
        Ok(Answer::read(view))
    }
}

impl PeriodWish {
    fn period(self, as_of: Day) -> Result<Period, Failure> {
        let period = match self {
            Self::Around { length, day } => Period::around(day.0, length.0),
            Self::Days { from, to } => {
                let empty = || Failure::not_allowed("to", "not_before");
                Period::new(from.0, to.0.plus(1)).ok_or_else(empty)?
            }
        };
        check::not_after("from", period.from, as_of)?;
        Ok(period)
    }
}

/// The board that answers `asked` of the practice that is open.
fn brought_up<'c>(call: &'c mut Call<'_>, asked: Asked) -> Result<&'c Board, Failure> {
    let moment = moment(call)?;
    let (boards, store) = call.desk.boards()?;
    boards.brought_up(asked, moment, store)
}

/// How the practice that is open stands.
fn moment(call: &Call<'_>) -> Result<Moment, Failure> {
    // Without a practice there is no moment, and nothing to read: the store says so.
    call.store()?;
    call.desk.moment()?.ok_or_else(|| Failure::new(crate::Code::NoPractice))
}

/// Heeds what a command has touched.
pub(crate) fn follow(call: &mut Call<'_>, touched: &Touched) {
    // Boards that could not be followed no longer fit the moment, and are read anew when they are asked for.
    if !touched.entities.is_empty()
        && let Ok(Some(moment)) = call.desk.moment()
        && let Ok((boards, _)) = call.desk.boards()
    {
        boards.heed(touched, moment);
    }
}
