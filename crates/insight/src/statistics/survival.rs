//! How long something lasts, told also while much of it has not ended yet.
//!
//! The share that lasts is that of E. L. Kaplan and P. Meier (1958), "Nonparametric estimation from incomplete observations", JASA 53,
//! 457–481; its variance that of M. Greenwood (1926); its interval stands on the scale of log(−log), on which it stays between 0 and 1
//! (J. D. Kalbfleisch and R. L. Prentice (1980), "The Statistical Analysis of Failure Time Data", section 1.3). The sum of the risks is
//! that of W. Nelson (1969) and O. Aalen (1978).

use super::share::{Interval, Z};

/// How long one of them lasted, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lasted {
    /// From which length on it was watched: 0 from the beginning, more of what had begun before anybody wrote it down. Whoever did not last
    /// so long was never seen.
    pub watched_from: u32,
    /// Up to which length it was watched.
    pub days: u32,
    /// Whether it ended then.
    pub ended: bool,
}

impl Lasted {
    /// Whether it was watched at a length: whoever was first watched at it could not have ended at it unseen.
    const fn is_at_risk(self, day: u32) -> bool {
        day <= self.days && (self.watched_from < day || self.watched_from == 0)
    }
}

/// What is known of a length at which some of them ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The length, in days.
    pub day: u32,
    /// How many were watched at it.
    pub at_risk: usize,
    /// How many of them ended at it.
    pub ended: usize,
    /// The share that lasts longer, from 0 to 1.
    pub share: f64,
    /// The standard error of the share.
    pub error: f64,
    /// The 95 % interval of the share; none where all or none of them last.
    pub interval: Option<Interval>,
    /// The sum of the risks up to here.
    pub risks: f64,
}

/// How long they last.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survival {
    /// The lengths at which some ended, the shortest first.
    pub steps: Vec<Step>,
}

impl Survival {
    /// Of these, in any order.
    #[must_use]
    pub fn of(all: &[Lasted]) -> Self {
        let (mut share, mut greenwood, mut risks) = (1.0, 0.0, 0.0);
        let step = |(day, at_risk, ended): (u32, usize, usize)| {
            let (n, d) = (at_risk as f64, ended as f64);
            share *= (n - d) / n;
            greenwood += d / (n * (n - d));
            risks += d / n;
            let error = if share > 0.0 { share * greenwood.sqrt() } else { 0.0 };
            Step { day, at_risk, ended, share, error, interval: interval(share, greenwood), risks }
        };
        Self { steps: counted(all).into_iter().map(step).collect() }
    }

    /// The step that tells of a length; `None` before the first end.
    #[must_use]
    pub fn at(&self, day: u32) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.day <= day)
    }

    /// The shortest length by which half have ended; `None` while more than half last.
    #[must_use]
    pub fn median(&self) -> Option<u32> {
        self.first(|step| step.share <= 0.5)
    }

    /// The 95 % interval of the median; either end may not be reached.
    #[must_use]
    pub fn median_interval(&self) -> (Option<u32>, Option<u32>) {
        let end = |of: fn(Interval) -> f64| {
            self.first(|step| step.interval.map_or(step.share <= 0.0, |interval| of(interval) <= 0.5))
        };
        (end(|interval| interval.low), end(|interval| interval.high))
    }

    fn first(&self, is_it: impl Fn(&Step) -> bool) -> Option<u32> {
        self.steps.iter().find(|step| is_it(step)).map(|step| step.day)
    }
}

/// Each length at which some ended, how many were watched at it, and how many ended.
fn counted(all: &[Lasted]) -> Vec<(u32, usize, usize)> {
    let was_watched = |it: &&Lasted| it.is_at_risk(it.days);
    let sorted = |of: &dyn Fn(&Lasted) -> Option<u32>| {
        let mut lengths: Vec<u32> = all.iter().filter(was_watched).filter_map(of).collect();
        lengths.sort_unstable();
        lengths
    };
    let (ends, until) = (sorted(&|it| it.ended.then_some(it.days)), sorted(&|it| Some(it.days)));
    let from = sorted(&|it| Some(it.watched_from));
    let at_risk = |day: u32| {
        let entered = from.partition_point(|it| *it < day.max(1));
        entered.saturating_sub(until.partition_point(|it| *it < day))
    };
    let ended = ends.chunk_by(|one, other| one == other).filter_map(|those| Some((*those.first()?, those.len())));
    ended.map(|(day, ended)| (day, at_risk(day), ended)).collect()
}

/// S^exp(±z σ) with σ = √(Σ d / n(n − d)) / ln S.
fn interval(share: f64, greenwood: f64) -> Option<Interval> {
    if !(share > 0.0 && share < 1.0) {
        return None;
    }
    let spread = Z * greenwood.sqrt() / share.ln().abs();
    Some(Interval { low: share.powf(spread.exp()), high: share.powf((-spread).exp()) })
}

/// Whether two groups last equally long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRank {
    /// χ² with one degree of freedom.
    pub chi2: f64,
    /// The probability of as much by chance alone.
    pub p: f64,
}

/// The log-rank test of N. Mantel (1966), "Evaluation of survival data and two new rank order statistics arising in its consideration",
/// Cancer Chemotherapy Reports 50, 163–170. `None` where nothing can be told: nobody ended, or never while both were watched.
#[must_use]
pub fn log_rank(one: &[Lasted], other: &[Lasted]) -> Option<LogRank> {
    let both: Vec<Lasted> = one.iter().chain(other).copied().collect();
    let (mut off, mut variance) = (0.0, 0.0);
    for (day, at_risk, ended) in counted(&both) {
        let mine = one.iter().filter(|it| it.is_at_risk(day)).count() as f64;
        let mine_ended = one.iter().filter(|it| it.ended && it.days == day && it.is_at_risk(day)).count() as f64;
        let (n, d) = (at_risk as f64, ended as f64);
        off += mine_ended - mine * d / n;
        if n > 1.0 {
            variance += mine / n * (1.0 - mine / n) * (n - d) / (n - 1.0) * d;
        }
    }
    if variance <= 0.0 {
        return None;
    }
    let chi2 = off * off / variance;
    Some(LogRank { chi2, p: libm::erfc((chi2 / 2.0).sqrt()) })
}
