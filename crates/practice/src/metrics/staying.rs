//! How long learners stay, and how they get from one session to the next: the two curves beside retention (M3).

use nenrin_charts::{Axis, Fall, Mark, Staying, StayingLine, TimeCurve, TimePoint};
use nenrin_insight::metrics::{
    LEAST_FOR_A_RATE, LoopStep, Period, PeriodLength, SplitBy, StayEnd, StayLength, StayingCurve, StayingStep,
    session_loop,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::{Asked, Board};
use super::chart_words::ChartWords;
use super::drawing::at_share;
use super::shown::{ShareShown, count};
use super::{definitions, moment};
use crate::drawn::{Drawn, Ground};
use crate::wire::Word;
use crate::{Answer, Call, Command, Failure};

/// The most curves that can be told apart in one drawing.
const MOST_CURVES: usize = 4;
/// The most steps of the session loop that are drawn.
const MOST_SESSIONS: usize = 40;

/// Asks for the curves beside retention: of everybody, of the largest groups beside one another, or of one group.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StayingCurves {
    /// By what learners are split; by nothing when absent.
    pub by: Option<Word<SplitBy>>,
    /// The one group that is looked at; the four largest when absent.
    pub group: Option<String>,
    /// On what the drawings will stand.
    pub theme: Ground,
    /// The words in them.
    pub words: ChartWords,
}

/// The curves, and of whom they tell.
#[derive(Debug, Serialize, TS)]
pub struct StayingView {
    /// All groups, the largest first; empty when nothing was to be split.
    pub groups: Vec<GroupSize>,
    /// How many learners are told of: of the group that is looked at, else of everybody.
    pub learners: u32,
    /// How many of them were lost.
    pub lost: u32,
    /// How many graduated; they are watched up to then.
    pub graduated: u32,
    /// How many are learners still.
    pub open: u32,
    /// By how many days half of them were lost; `null` as long as more than half stay.
    pub median_days: Option<u32>,
    /// How long they stay; `null` where there never were five.
    pub curve: Option<Drawn<StayMark>>,
    /// Of those who held a session, who reached the next one; `null` where of no session five are known.
    pub sessions: Option<Drawn<LoopShown>>,
}

/// A group and how many learners belong to it.
#[derive(Debug, Serialize, TS)]
pub struct GroupSize {
    /// Its name.
    pub group: String,
    /// How many of them ever were under contract.
    pub learners: u32,
}

/// What the curves tell at so many months.
#[derive(Debug, Serialize, TS)]
pub struct StayMark {
    /// Months since the first contract.
    pub month: u32,
    /// One for each curve.
    pub lines: Vec<StayLineShown>,
}

/// What one curve tells there.
#[derive(Debug, Serialize, TS)]
pub struct StayLineShown {
    /// The group; `null` for everybody.
    pub group: Option<String>,
    /// The share that stays beyond it; `null` where fewer than five are watched.
    pub share: Option<f64>,
    /// The ends of its 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// How many are watched so long.
    pub at_risk: u32,
    /// How many were lost since the mark before.
    pub lost: u32,
}

/// One step of the session loop.
#[derive(Debug, Serialize, TS)]
pub struct LoopShown {
    /// The session that all of them held, from 1.
    pub after: u32,
    /// Those who reached the next out of those of whom it is known.
    pub share: ShareShown,
    /// Who may still reach it.
    pub open: u32,
    /// Who graduated after it.
    pub graduated: u32,
}

impl Command for StayingCurves {
    const NAME: &'static str = "metrics.staying";
    type Output = StayingView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<StayingView>, Failure> {
        self.told(call).map(Answer::read)
    }
}

/// The board that knows of stays, as they are told today.
pub(super) fn board<'c>(call: &'c mut Call<'_>, by: Option<SplitBy>) -> Result<&'c Board, Failure> {
    let today = call.today();
    let now = definitions::in_force_for(call.store()?, Period::around(today, PeriodLength::Month), today)?;
    let moment = moment(call)?;
    let (boards, store) = call.desk.boards()?;
    boards.telling_stays(Asked { as_of: today, periods: vec![now], by }, moment, store)
}

impl StayingCurves {
    /// The curves, and of whom they tell.
    pub(super) fn told(&self, call: &mut Call<'_>) -> Result<StayingView, Failure> {
        let board = board(call, self.by.map(|by| by.0))?;
        self.view(board)
    }

    fn view(&self, board: &Board) -> Result<StayingView, Failure> {
        let mut groups: Vec<_> = board.groups().into_iter().collect();
        groups.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        let told = StayingCurve::of(board.stays(self.group.as_deref()));
        let of = |end| count(told.count(end));
        Ok(StayingView {
            learners: count(told.stays.len()),
            lost: of(StayEnd::Lost),
            graduated: of(StayEnd::Graduated),
            open: of(StayEnd::Open),
            median_days: told.median(),
            curve: self.draw(&self.lines(board, &groups))?,
            sessions: self.draw_sessions(session_loop(&board.sessions_held(self.group.as_deref())))?,
            groups: groups.into_iter().map(|(group, size)| GroupSize { group, learners: count(size) }).collect(),
        })
    }

    /// The curves that are drawn, those of whom enough is known.
    fn lines(&self, board: &Board, groups: &[(String, usize)]) -> Vec<(Option<String>, StayingCurve)> {
        let of = |group: Option<&str>| (group.map(ToOwned::to_owned), StayingCurve::of(board.stays(group)));
        let wanted: Vec<_> = match (&self.group, self.by) {
            (Some(group), _) => vec![of(Some(group))],
            (None, None) => vec![of(None)],
            (None, Some(_)) => groups.iter().map(|(group, _)| of(Some(group))).collect(),
        };
        wanted.into_iter().filter(|(_, curve)| curve.known_until.is_some()).take(MOST_CURVES).collect()
    }

    fn draw(&self, lines: &[(Option<String>, StayingCurve)]) -> Result<Option<Drawn<StayMark>>, Failure> {
        let Some(until) = lines.iter().filter_map(|(_, curve)| curve.known_until).max() else { return Ok(None) };
        let months = months_up_to(until);
        let is_alone = lines.len() == 1;
        let line = |(group, curve): &(Option<String>, StayingCurve)| StayingLine {
            name: group
                .as_deref()
                .filter(|_| !is_alone)
                .map(|group| self.words.group(self.by.map(|by| by.0), group))
                .unwrap_or_default(),
            falls: curve.steps.iter().map(fall).collect(),
            until: curve.known_until.unwrap_or(0),
            at_risk: months.iter().map(|month| at_risk(curve, *month)).collect(),
        };
        let told = Staying {
            curves: lines.iter().map(line).collect(),
            marks: months.iter().map(|month| Mark { day: day_of(*month), label: month.to_string() }).collect(),
            words: self.words.of_staying(),
        };
        let marks = marks(&months, lines);
        Drawn::of(nenrin_charts::staying(&told, self.theme.into()), marks).map(Some)
    }

    fn draw_sessions(&self, mut steps: Vec<LoopStep>) -> Result<Option<Drawn<LoopShown>>, Failure> {
        // Nothing is told after the last session of which enough is known.
        let known = steps.iter().rposition(|step| step.share().all >= LEAST_FOR_A_RATE).map_or(0, |last| last + 1);
        steps.truncate(known.min(MOST_SESSIONS));
        if steps.is_empty() {
            return Ok(None);
        }
        let point = |step: &LoopStep| TimePoint { label: step.after.to_string(), ..at_share(step.share()) };
        let curve = TimeCurve {
            axis: Axis::Percent,
            points: steps.iter().map(point).collect(),
            target: None,
            version_changes: Vec::new(),
            words: self.words.of_time(),
        };
        let values = steps.iter().map(LoopShown::of).collect();
        Drawn::of(nenrin_charts::time_curve(&curve, self.theme.into()), values).map(Some)
    }
}

impl LoopShown {
    fn of(step: &LoopStep) -> Self {
        let (open, graduated) = (count(step.open.len()), count(step.graduated.len()));
        Self { after: count(step.after), share: step.share().into(), open, graduated }
    }
}

fn fall(step: &StayingStep) -> Fall {
    Fall { day: step.day, share: step.share, interval: step.interval.map(|it| (it.low, it.high)) }
}

fn at_risk(curve: &StayingCurve, month: u32) -> Option<u32> {
    curve.share(day_of(month)).map(|_| count(curve.at_risk(day_of(month))))
}

fn marks(months: &[u32], lines: &[(Option<String>, StayingCurve)]) -> Vec<StayMark> {
    let before = [None].into_iter().chain(months.iter().copied().map(Some));
    let mark = |(month, before): (&u32, Option<u32>)| {
        let line = |(group, curve): &(Option<String>, StayingCurve)| {
            let day = day_of(*month);
            let step = curve.steps.iter().rev().find(|step| step.day <= day);
            let share = curve.share(day);
            let interval = step.filter(|_| share.is_some()).and_then(|step| step.interval);
            StayLineShown {
                group: group.clone(),
                share,
                interval: interval.map(|it| (it.low, it.high)),
                at_risk: count(curve.at_risk(day)),
                lost: count(curve.stays.iter().filter(|stay| is_lost_between(stay, before, *month)).count()),
            }
        };
        StayMark { month: *month, lines: lines.iter().map(line).collect() }
    };
    months.iter().zip(before).map(mark).collect()
}

/// Whether a stay ended with a loss after the mark `before` and up to `month`.
pub(super) fn is_lost_between(stay: &StayLength, before: Option<u32>, month: u32) -> bool {
    let is_after = before.is_none_or(|before| stay.days > day_of(before));
    stay.end == StayEnd::Lost && is_after && stay.days <= day_of(month)
}

/// The months that are marked: each one of three years, of a longer time every third, and of more than nine years each year.
fn months_up_to(days: u32) -> Vec<u32> {
    let last = (0..).find(|month| day_of(*month) >= days).unwrap_or(0);
    let every = match last {
        0..=36 => 1,
        37..=108 => 3,
        _ => 12,
    };
    (0..=last.div_ceil(every)).map(|nth| nth * every).collect()
}

/// The day of a month of a stay: an average month has 365.25 / 12 = 487 / 16 days. Months that nobody can have stayed end far behind
/// every stay.
pub(super) const fn day_of(month: u32) -> u32 {
    month.saturating_mul(487).saturating_add(8) / 16
}
