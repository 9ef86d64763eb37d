//! How the metrics look on the wire: every number with its parts, and everybody in each.

use nenrin_domain::{Day, LearnerId, Money};
use nenrin_insight::metrics::{
    About, Case, Comeback, Comebacks, Definition, Exclusion, Exit, LEAST_TO_BE_SURE, LossReason, Metrics, Retention,
    Revenue, Share, Takings, Tally, UnbookedDays,
};
use serde::Serialize;
use ts_rs::TS;

use crate::wire::{Plain, Sum, Word};

/// The nine metrics.
#[derive(Debug, Default, Serialize, TS)]
pub struct MetricsShown {
    /// M1: the applications.
    pub applications: FractionShown,
    /// M1: how many different people applied.
    pub applicants: u32,
    /// M2 by cohort: of the trials held, those that led to a contract in time.
    pub conversion: FractionShown,
    /// M2 by decision: of the trials decided, those that were won.
    pub decided_trials: FractionShown,
    /// Of the trials booked, those that were held.
    pub trial_attendance: FractionShown,
    /// M3.
    pub retention: RetentionShown,
    /// M4: of the contracts that fell due, those that were renewed.
    pub renewal: FractionShown,
    /// M5.
    pub unbooked: UnbookedShown,
    /// M6: of the follow-ups due, those done in time with a logged contact.
    pub follow_ups: FractionShown,
    /// M6: of the same, those done at any time.
    pub follow_ups_eventually: FractionShown,
    /// M6: the median of the days from opening to the first contact.
    pub days_to_contact: Option<f64>,
    /// M7: why learners were lost, the most frequent first, those who were not asked last.
    pub reasons: Vec<LossShown>,
    /// M8.
    pub comebacks: ComebacksShown,
    /// M9.
    pub revenue: RevenueShown,
}

/// A share of so many.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct ShareShown {
    /// The numerator.
    pub of: u32,
    /// The denominator.
    pub all: u32,
    /// The share from 0 to 1; `null` below 5 cases.
    pub rate: Option<f64>,
    /// The ends of its 95 % interval after Wilson; `null` of nothing.
    pub interval: Option<(f64, f64)>,
    /// Whether it rests on fewer than 10 cases and only indicates (参考値).
    pub is_indicative: bool,
}

/// A fraction and the cases it is made of.
#[derive(Debug, Default, Serialize, TS)]
pub struct FractionShown {
    /// Those that count, out of those that are decided.
    pub share: ShareShown,
    /// In numerator and denominator.
    pub counts: Vec<CaseShown>,
    /// In the denominator only.
    pub counts_not: Vec<CaseShown>,
    /// Not decided yet.
    pub undecided: Vec<CaseShown>,
    /// Left out.
    pub excluded: Vec<ExcludedShown>,
}

/// One case.
#[derive(Debug, Serialize, TS)]
pub struct CaseShown {
    /// What was judged, when it is more than the person: the id of the application, trial, contract or follow-up.
    pub id: Option<String>,
    /// Whom it concerns; `null` for somebody who is known by name only.
    pub learner: Option<Plain<LearnerId>>,
    /// The day on which it falls into the period.
    pub day: Plain<Day>,
}

/// A case that was left out, and why.
#[derive(Debug, Serialize, TS)]
pub struct ExcludedShown {
    /// Why.
    pub why: Word<Exclusion>,
    /// The case.
    pub case: CaseShown,
}

/// M3, retention.
#[derive(Debug, Default, Serialize, TS)]
pub struct RetentionShown {
    /// The learners of the first day: who stays counts, who was lost does not. Who is in the grace after a contract is undecided,
    /// and is in the shares as one who stays.
    pub learners: FractionShown,
    /// Who stays (継続率).
    pub stays: ShareShown,
    /// Who was lost (離脱率).
    pub lost: ShareShown,
    /// Who of them rested on the first day.
    pub resting: Vec<Plain<LearnerId>>,
    /// Who came and was lost within the period (早期離脱).
    pub left_early: Vec<CaseShown>,
}

/// M5, unbooked days.
#[derive(Debug, Default, Serialize, TS)]
pub struct UnbookedShown {
    /// Whose next booking is there.
    pub booked: Vec<Plain<LearnerId>>,
    /// Whose is not, the longest first.
    pub unbooked: Vec<DaysShown>,
    /// Of whom none is to be expected, and why.
    pub excluded: Vec<(Plain<LearnerId>, Word<Exclusion>)>,
    /// The median of the days without a booking, of those who have none.
    pub median_days: Option<f64>,
    /// Whether they are fewer than 10, so that it only indicates (参考値).
    pub is_indicative: bool,
    /// For each threshold of days, how many learners have been without a booking for longer, of all who could book.
    pub over: Vec<(u32, ShareShown)>,
}

/// A learner and how many days.
#[derive(Debug, Serialize, TS)]
pub struct DaysShown {
    /// Who.
    pub learner: Plain<LearnerId>,
    /// How many days.
    pub days: u32,
}

/// M7: one reason and whose it was.
#[derive(Debug, Serialize, TS)]
pub struct LossShown {
    /// The code of a usual reason or the coach's own words; `null` for those who were not asked (未聴取).
    pub reason: Option<String>,
    /// Whether nothing can be done about it.
    pub is_unavoidable: bool,
    /// Out of all losses, those whose first reason it was.
    pub share: ShareShown,
    /// Whose first reason it was.
    pub first: Vec<Plain<LearnerId>>,
    /// Whose further reason it was.
    pub besides: Vec<Plain<LearnerId>>,
    /// What was lost by it in a month, in each currency.
    pub monthly: Vec<Sum>,
}

/// M8, re-contract.
#[derive(Debug, Default, Serialize, TS)]
pub struct ComebacksShown {
    /// All exits.
    pub all: FractionShown,
    /// Those of graduates.
    pub graduates: FractionShown,
    /// All others.
    pub others: FractionShown,
    /// Of those who came back, whom somebody had contacted shortly before.
    pub from_follow_up: Vec<CaseShown>,
}

/// M9, revenue per learner.
#[derive(Debug, Default, Serialize, TS)]
pub struct RevenueShown {
    /// How many were learners on at least one day, also without a fee.
    pub active: u32,
    /// How many paid.
    pub paying: u32,
    /// What came in less what was given back, in each currency.
    pub net: Vec<AmountsShown>,
    /// What was earned by sessions used and days passed, in each currency.
    pub earned: Vec<AmountsShown>,
    /// What a learner has ever paid, in each currency.
    pub lifetime: Vec<LifetimeShown>,
    /// What each learner brought.
    pub takings: Vec<TakingsShown>,
}

/// An amount, alone and by head. Shares are rounded down to whole minor units.
#[derive(Debug, Serialize, TS)]
pub struct AmountsShown {
    /// All of it.
    pub sum: Sum,
    /// For each learner who was one on at least one day; `null` when there was none.
    pub per_active: Option<Sum>,
    /// For each learner who paid.
    pub per_paying: Option<Sum>,
}

/// What a learner has ever paid, less what was given back.
#[derive(Debug, Serialize, TS)]
pub struct LifetimeShown {
    /// Of how many learners.
    pub learners: u32,
    /// The median, rounded down.
    pub median: Sum,
    /// The mean, rounded down.
    pub mean: Sum,
}

/// What one learner brought.
#[derive(Debug, Serialize, TS)]
pub struct TakingsShown {
    /// Who.
    pub learner: Plain<LearnerId>,
    /// What came in.
    pub received: Vec<Sum>,
    /// What was given back.
    pub refunded: Vec<Sum>,
    /// What was earned.
    pub earned: Vec<Sum>,
}

impl MetricsShown {
    pub(super) fn of(metrics: &Metrics, definition: &Definition) -> Self {
        let Metrics { applications, conversion, follow_ups, losses, .. } = metrics;
        Self {
            applications: FractionShown::of(&applications.tally),
            applicants: count(applications.people()),
            conversion: FractionShown::of(&conversion.cohort),
            decided_trials: FractionShown::of(&conversion.decided),
            trial_attendance: FractionShown::of(&conversion.attendance),
            retention: RetentionShown::of(&metrics.retention),
            renewal: FractionShown::of(&metrics.renewal),
            unbooked: UnbookedShown::of(&metrics.unbooked, definition),
            follow_ups: FractionShown::of(&follow_ups.tally),
            follow_ups_eventually: FractionShown::of(&follow_ups.eventually),
            days_to_contact: follow_ups.twice_the_median().map(half),
            reasons: metrics.loss_reasons().into_iter().map(|it| LossShown::of(it, losses.len())).collect(),
            comebacks: ComebacksShown::of(&metrics.comebacks),
            revenue: RevenueShown::of(&metrics.revenue),
        }
    }
}

impl From<Share> for ShareShown {
    fn from(share: Share) -> Self {
        Self {
            of: count(share.of),
            all: count(share.all),
            rate: share.rate(),
            interval: share.interval().map(|interval| (interval.low, interval.high)),
            is_indicative: share.is_indicative(),
        }
    }
}

impl FractionShown {
    fn of(tally: &Tally) -> Self {
        let excluded = |(why, case): &(Exclusion, Case)| ExcludedShown { why: Word(*why), case: case.into() };
        Self {
            share: tally.share().into(),
            counts: cases(&tally.counts),
            counts_not: cases(&tally.counts_not),
            undecided: cases(&tally.undecided),
            excluded: tally.excluded.iter().map(excluded).collect(),
        }
    }
}

impl From<&Case> for CaseShown {
    fn from(case: &Case) -> Self {
        let id = match case.about {
            About::Learner => None,
            About::Application(id) => Some(id.to_string()),
            About::Trial(id) => Some(id.to_string()),
            About::Contract(id) => Some(id.to_string()),
            About::FollowUp(id) => Some(id.to_string()),
        };
        Self { id, learner: case.learner.map(Plain), day: Plain(case.day) }
    }
}

impl RetentionShown {
    fn of(retention: &Retention) -> Self {
        Self {
            learners: FractionShown::of(&retention.tally),
            stays: retention.share().into(),
            lost: retention.churn().into(),
            resting: plain(&retention.resting),
            left_early: cases(&retention.left_early),
        }
    }
}

impl UnbookedShown {
    fn of(unbooked: &UnbookedDays, definition: &Definition) -> Self {
        let days = |(learner, days): &(LearnerId, u32)| DaysShown { learner: Plain(*learner), days: *days };
        let excluded = |(why, learner): &(Exclusion, LearnerId)| (Plain(*learner), Word(*why));
        let over = |(days, share): (u32, Share)| (days, share.into());
        Self {
            booked: plain(&unbooked.booked),
            unbooked: unbooked.unbooked.iter().map(days).collect(),
            excluded: unbooked.excluded.iter().map(excluded).collect(),
            median_days: unbooked.twice_the_median().map(half),
            is_indicative: is_indicative(count(unbooked.unbooked.len())),
            over: unbooked.over(definition).into_iter().map(over).collect(),
        }
    }
}

impl LossShown {
    fn of(reason: LossReason, losses: usize) -> Self {
        Self {
            is_unavoidable: reason.is_unavoidable,
            share: Share { of: reason.first.len(), all: losses }.into(),
            first: plain(&reason.first),
            besides: plain(&reason.besides),
            monthly: sums(&reason.monthly),
            reason: reason.reason,
        }
    }
}

impl ComebacksShown {
    fn of(comebacks: &Comebacks) -> Self {
        let fraction = |belongs: fn(&Comeback) -> bool| FractionShown::of(&comebacks.tally(belongs));
        let contacted = comebacks.all.iter().filter(|it| it.from_follow_up).map(|it| (&it.case).into());
        Self {
            all: fraction(|_| true),
            graduates: fraction(|it| it.exit == Exit::Graduated),
            others: fraction(|it| it.exit.is_loss()),
            from_follow_up: contacted.collect(),
        }
    }
}

impl RevenueShown {
    fn of(revenue: &Revenue) -> Self {
        let (active, paying) = (revenue.active(), revenue.paying());
        let by_head =
            |sum: Money| AmountsShown { sum: sum.into(), per_active: each(sum, active), per_paying: each(sum, paying) };
        let takings = |it: &Takings| TakingsShown {
            learner: Plain(it.learner),
            received: sums(&it.received),
            refunded: sums(&it.refunded),
            earned: sums(&it.earned),
        };
        Self {
            active: count(active),
            paying: count(paying),
            net: revenue.net().into_iter().map(by_head).collect(),
            earned: revenue.earned().into_iter().map(by_head).collect(),
            lifetime: revenue.lifetime().into_iter().map(LifetimeShown::from).collect(),
            takings: revenue.takings.iter().map(takings).collect(),
        }
    }
}

impl From<nenrin_insight::metrics::Lifetime> for LifetimeShown {
    fn from(lifetime: nenrin_insight::metrics::Lifetime) -> Self {
        Self { learners: count(lifetime.learners), median: lifetime.median.into(), mean: lifetime.mean.into() }
    }
}

fn each(sum: Money, heads: usize) -> Option<Sum> {
    let heads = i64::try_from(heads).ok().filter(|heads| *heads > 0)?;
    Some(Money { minor: sum.minor.div_euclid(heads), ..sum }.into())
}

fn cases(cases: &[Case]) -> Vec<CaseShown> {
    cases.iter().map(CaseShown::from).collect()
}

fn plain(learners: &[LearnerId]) -> Vec<Plain<LearnerId>> {
    learners.iter().copied().map(Plain).collect()
}

fn sums(amounts: &[Money]) -> Vec<Sum> {
    amounts.iter().copied().map(Sum::from).collect()
}

pub(super) fn half(twice: u32) -> f64 {
    f64::from(twice) / 2.0
}

/// Whether there are so few cases that what is told of them only indicates.
pub(super) fn is_indicative(cases: u32) -> bool {
    usize::try_from(cases).is_ok_and(|cases| cases < LEAST_TO_BE_SURE)
}

pub(super) fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
