//! The judgements of all learners as nine values.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Currency, LearnerId, Money};

use super::Judged;
use super::definition::Definition;
use super::reasons::{Loss, LossReason, loss_reasons};
use super::recontract::Comeback;
use super::revenue::Takings;
use super::tally::{Case, Exclusion, Tally};
use super::unbooked_days::Booking;
use crate::statistics::Share;

/// The nine metrics of a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metrics {
    /// M1.
    pub applications: Applications,
    /// M2.
    pub conversion: Conversion,
    /// M3.
    pub retention: Retention,
    /// M4.
    pub renewal: Tally,
    /// M5.
    pub unbooked: UnbookedDays,
    /// M6.
    pub follow_ups: FollowUps,
    /// M7: everybody who was lost, and why.
    pub losses: Vec<Loss>,
    /// M8.
    pub comebacks: Comebacks,
    /// M9.
    pub revenue: Revenue,
}

/// M1, applications (申込数).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applications {
    /// The applications: those that count and those left out.
    pub tally: Tally,
}

/// M2, trial conversion (転換率).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversion {
    /// Of the trials held, those that led to a contract in time.
    pub cohort: Tally,
    /// Of the trials decided, those that were won.
    pub decided: Tally,
    /// Of the trials booked, those that were held.
    pub attendance: Tally,
}

/// M3, retention (継続率).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Retention {
    /// Of the learners of the first day, those who stay.
    pub tally: Tally,
    /// Those of them who rested on that day.
    pub resting: Vec<LearnerId>,
    /// Those who came and left within the period (早期離脱).
    pub left_early: Vec<Case>,
}

/// M5, unbooked days (未予約期間).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnbookedDays {
    /// Whose next booking is there.
    pub booked: Vec<LearnerId>,
    /// Whose is not, and for how many days, the longest first.
    pub unbooked: Vec<(LearnerId, u32)>,
    /// Of whom none is to be expected, and why.
    pub excluded: Vec<(Exclusion, LearnerId)>,
}

/// M6, follow-up rate (フォロー実施率).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowUps {
    /// Of those due, those done in time.
    pub tally: Tally,
    /// Of those due, those done at any time.
    pub eventually: Tally,
    /// Days from opening to the first contact, rising.
    pub days_to_contact: Vec<u32>,
}

/// M8, re-contract (再契約率).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comebacks {
    /// Every exit of the period and what became of it.
    pub all: Vec<Comeback>,
}

/// M9, revenue per learner (受講者あたり売上).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revenue {
    /// What each learner brought.
    pub takings: Vec<Takings>,
    /// What each learner has ever paid, less what was given back.
    pub lifetimes: Vec<(LearnerId, Vec<Money>)>,
}

impl Metrics {
    /// Sums the judgements of all learners, in the order in which they come.
    #[must_use]
    pub fn of<'j>(judged: impl IntoIterator<Item = &'j Judged>) -> Self {
        let mut metrics = Self::default();
        for learner in judged {
            metrics.add(learner);
        }
        metrics.unbooked.unbooked.sort_by_key(|(_, days)| Reverse(*days));
        metrics.follow_ups.days_to_contact.sort_unstable();
        metrics
    }

    fn add(&mut self, learner: &Judged) {
        self.applications.tally.extend(&learner.applications);
        self.conversion.cohort.extend(&learner.cohort);
        self.conversion.decided.extend(&learner.decided);
        self.conversion.attendance.extend(&learner.attendance);
        self.retention.tally.extend(learner.retention.as_slice());
        if let Some(case) = learner.retention.filter(|_| learner.rests) {
            self.retention.resting.extend(case.learner);
        }
        self.retention.left_early.extend(&learner.left_early);
        self.renewal.extend(&learner.renewals);
        self.unbooked.add(learner.booking);
        self.follow_ups.tally.extend(&learner.follow_ups);
        self.follow_ups.eventually.extend(&learner.eventually_done);
        self.follow_ups.days_to_contact.extend(&learner.days_to_contact);
        self.losses.extend(learner.loss.clone());
        self.comebacks.all.extend(&learner.comebacks);
        self.revenue.takings.extend(learner.takings.clone());
        self.revenue.lifetimes.extend(learner.lifetime.clone());
    }

    /// M7: the reasons of the losses.
    #[must_use]
    pub fn loss_reasons(&self) -> Vec<LossReason> {
        loss_reasons(&self.losses)
    }
}

impl Applications {
    /// How many different people applied.
    #[must_use]
    pub fn people(&self) -> usize {
        self.tally.counts.iter().filter_map(|case| case.learner).collect::<BTreeSet<_>>().len()
    }
}

impl Retention {
    /// Those who stay out of those who were learners on the first day and did not graduate. Who is in the grace after a contract
    /// counts as staying until it has passed.
    #[must_use]
    pub const fn share(&self) -> Share {
        let staying = self.tally.counts.len() + self.tally.undecided.len();
        Share { of: staying, all: staying + self.tally.counts_not.len() }
    }

    /// Those who were lost, out of the same (離脱率).
    #[must_use]
    pub const fn churn(&self) -> Share {
        let staying = self.share();
        Share { of: self.tally.counts_not.len(), all: staying.all }
    }
}

impl UnbookedDays {
    fn add(&mut self, learner: Option<(LearnerId, Booking)>) {
        match learner {
            Some((id, Booking::Booked)) => self.booked.push(id),
            Some((id, Booking::Unbooked(days))) => self.unbooked.push((id, days)),
            Some((id, Booking::NotExpected(why))) => self.excluded.push((why, id)),
            None => {}
        }
    }

    /// The median of the days without a booking, of those who have none; twice the median, so that a half stays whole.
    #[must_use]
    pub fn twice_the_median(&self) -> Option<u32> {
        let mut days: Vec<u32> = self.unbooked.iter().map(|(_, days)| *days).collect();
        days.sort_unstable();
        twice_the_median(&days)
    }

    /// For each threshold of the definition, how many learners have been without a booking for longer, of all who could book.
    #[must_use]
    pub fn over(&self, definition: &Definition) -> Vec<(u32, Share)> {
        let all = self.booked.len() + self.unbooked.len();
        let longer = |over: u32| self.unbooked.iter().filter(|(_, days)| *days > over).count();
        definition.unbooked_over.iter().map(|over| (*over, Share { of: longer(*over), all })).collect()
    }
}

impl FollowUps {
    /// Twice the median of the days to the first contact.
    #[must_use]
    pub fn twice_the_median(&self) -> Option<u32> {
        twice_the_median(&self.days_to_contact)
    }
}

impl Comebacks {
    /// The tally of those exits that `belongs` tells.
    #[must_use]
    pub fn tally(&self, belongs: impl Fn(&Comeback) -> bool) -> Tally {
        self.all.iter().filter(|it| belongs(it)).map(|it| it.case).collect()
    }
}

impl Revenue {
    /// What came in less what was given back, in each currency.
    #[must_use]
    pub fn net(&self) -> Vec<Money> {
        Money::sums(self.takings.iter().flat_map(Takings::net))
    }

    /// What was earned, in each currency.
    #[must_use]
    pub fn earned(&self) -> Vec<Money> {
        Money::sums(self.takings.iter().flat_map(|it| it.earned.iter().copied()))
    }

    /// The median and the mean of the lifetimes, in each currency.
    #[must_use]
    pub fn lifetime(&self) -> Vec<Lifetime> {
        let mut by_currency: BTreeMap<Currency, Vec<i64>> = BTreeMap::new();
        for amount in self.lifetimes.iter().flat_map(|(_, amounts)| amounts) {
            by_currency.entry(amount.currency).or_default().push(amount.minor);
        }
        by_currency.into_iter().filter_map(|(currency, amounts)| Lifetime::of(currency, amounts)).collect()
    }

    /// How many were learners on at least one day.
    #[must_use]
    pub fn active(&self) -> usize {
        self.takings.iter().filter(|it| it.is_active).count()
    }

    /// How many paid.
    #[must_use]
    pub fn paying(&self) -> usize {
        self.takings.iter().filter(|it| it.payments > 0).count()
    }
}

/// What learners have ever paid, less what was given back, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    /// How many learners paid in it.
    pub learners: usize,
    /// The median, rounded down to whole minor units.
    pub median: Money,
    /// The mean, rounded down.
    pub mean: Money,
}

impl Lifetime {
    fn of(currency: Currency, mut amounts: Vec<i64>) -> Option<Self> {
        amounts.sort_unstable();
        let learners = amounts.len();
        let upper = i128::from(*amounts.get(learners / 2)?);
        let lower = i128::from(*amounts.get((learners - 1) / 2)?);
        let sum: i128 = amounts.iter().copied().map(i128::from).sum();
        let mean = sum.div_euclid(i128::try_from(learners).ok()?);
        let money = |minor: i128| Some(Money { minor: i64::try_from(minor).ok()?, currency });
        Some(Self { learners, median: money((lower + upper).div_euclid(2))?, mean: money(mean)? })
    }
}

/// Twice the median of rising numbers; `None` of nothing.
fn twice_the_median(rising: &[u32]) -> Option<u32> {
    let upper = rising.get(rising.len() / 2)?;
    let lower = rising.get((rising.len() - 1) / 2)?;
    Some(lower.saturating_add(*upper))
}
