//! The nine metrics as bare numbers, without whoever is behind them: what one learner brings to them can be taken out and put in
//! again, so that after a change nothing is summed anew.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use nenrin_domain::{Currency, Metric, Money};

use super::definition::Definition;
use super::summed::Metrics;
use super::tally::{Case, Tally, Verdict};
use super::unbooked_days::Booking;
use super::{Judged, Takings};
use crate::statistics::Share;

/// How many cases are in each part of a fraction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    /// In numerator and denominator.
    pub counts: usize,
    /// In the denominator only.
    pub counts_not: usize,
    /// Not decided yet.
    pub undecided: usize,
    /// Left out.
    pub excluded: usize,
}

/// The nine metrics of a period as numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    applications: Parts,
    applicants: usize,
    conversion: Parts,
    retention: Parts,
    renewal: Parts,
    follow_ups: Parts,
    comebacks: Parts,
    booked: usize,
    /// By days without a booking.
    unbooked: BTreeMap<u32, usize>,
    not_expected: usize,
    /// By reason how many have it first, and how many besides.
    reasons: BTreeMap<Option<String>, (usize, usize)>,
    /// By currency how many learners moved money in it, and what came in less what was given back.
    net: BTreeMap<Currency, (usize, i128)>,
    active: usize,
}

/// Whether a judgement is put in or taken out.
#[derive(Clone, Copy)]
enum Turn {
    In,
    Out,
}

impl Turn {
    /// Of numbers of which what is taken out was put in before.
    const fn count(self, number: &mut usize, by: usize) {
        *number = match self {
            Self::In => number.saturating_add(by),
            Self::Out => number.saturating_sub(by),
        };
    }
}

impl Parts {
    fn turn<'c>(&mut self, turn: Turn, cases: impl IntoIterator<Item = &'c Case>) {
        for case in cases {
            let part = match case.verdict {
                Verdict::Counts => &mut self.counts,
                Verdict::CountsNot => &mut self.counts_not,
                Verdict::Undecided => &mut self.undecided,
                Verdict::Excluded(_) => &mut self.excluded,
            };
            turn.count(part, 1);
        }
    }

    /// Those that count out of those that are decided.
    const fn share(self) -> Share {
        Share { of: self.counts, all: self.counts + self.counts_not }
    }
}

impl From<&Tally> for Parts {
    fn from(tally: &Tally) -> Self {
        Self {
            counts: tally.counts.len(),
            counts_not: tally.counts_not.len(),
            undecided: tally.undecided.len(),
            excluded: tally.excluded.len(),
        }
    }
}

impl Counted {
    /// Puts in what one learner brings.
    pub fn add(&mut self, judged: &Judged) {
        self.turn(Turn::In, judged);
    }

    /// Takes out what one learner brought, as it was put in.
    pub fn take_out(&mut self, judged: &Judged) {
        self.turn(Turn::Out, judged);
    }

    fn turn(&mut self, turn: Turn, judged: &Judged) {
        self.applications.turn(turn, &judged.applications);
        let applied = judged.applications.iter().any(|it| it.verdict == Verdict::Counts && it.learner.is_some());
        turn.count(&mut self.applicants, usize::from(applied));
        self.conversion.turn(turn, &judged.cohort);
        self.retention.turn(turn, judged.retention.as_slice());
        self.renewal.turn(turn, &judged.renewals);
        self.follow_ups.turn(turn, &judged.follow_ups);
        self.comebacks.turn(turn, judged.comebacks.iter().map(|it| &it.case));
        match judged.booking {
            Some((_, Booking::Booked)) => turn.count(&mut self.booked, 1),
            Some((_, Booking::Unbooked(days))) => self.turn_days(turn, days),
            Some((_, Booking::NotExpected(_))) => turn.count(&mut self.not_expected, 1),
            None => {}
        }
        if let Some(loss) = &judged.loss {
            self.turn_reason(turn, loss.primary.as_ref(), (1, 0));
            loss.secondary.iter().for_each(|besides| self.turn_reason(turn, Some(besides), (0, 1)));
        }
        if let Some(takings) = &judged.takings {
            self.turn_takings(turn, takings);
        }
    }

    fn turn_days(&mut self, turn: Turn, days: u32) {
        let learners = self.unbooked.entry(days).or_default();
        turn.count(learners, 1);
        if *learners == 0 {
            self.unbooked.remove(&days);
        }
    }

    fn turn_reason(&mut self, turn: Turn, reason: Option<&String>, (first, besides): (usize, usize)) {
        let counts = self.reasons.entry(reason.cloned()).or_default();
        turn.count(&mut counts.0, first);
        turn.count(&mut counts.1, besides);
        if *counts == (0, 0) {
            self.reasons.remove(&reason.cloned());
        }
    }

    fn turn_takings(&mut self, turn: Turn, takings: &Takings) {
        turn.count(&mut self.active, usize::from(takings.is_active));
        for Money { minor, currency } in takings.net() {
            let (learners, sum) = self.net.entry(currency).or_default();
            turn.count(learners, 1);
            *sum += match turn {
                Turn::In => i128::from(minor),
                Turn::Out => -i128::from(minor),
            };
        }
        self.net.retain(|_, (learners, _)| *learners > 0);
    }

    /// The cases of a metric by their parts; of unbooked days only how many are left out, of reasons and revenue none.
    #[must_use]
    pub fn parts(&self, metric: Metric) -> Parts {
        match metric {
            Metric::Applications => self.applications,
            Metric::Conversion => self.conversion,
            Metric::Retention => self.retention,
            Metric::Renewal => self.renewal,
            Metric::FollowUps => self.follow_ups,
            Metric::Comebacks => self.comebacks,
            Metric::Unbooked => Parts { excluded: self.not_expected, ..Parts::default() },
            Metric::Reasons | Metric::Revenue => Parts::default(),
        }
    }

    /// The share of a metric that is one. Who is in the grace after a contract counts as staying until it has passed.
    #[must_use]
    pub fn share(&self, metric: Metric) -> Share {
        let parts = self.parts(metric);
        if metric != Metric::Retention {
            return parts.share();
        }
        let staying = parts.counts + parts.undecided;
        Share { of: staying, all: staying + parts.counts_not }
    }

    /// M1: how many different people applied.
    #[must_use]
    pub const fn applicants(&self) -> usize {
        self.applicants
    }

    /// M5: how many have no booking.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.unbooked.values().sum()
    }

    /// M5: twice the median of the days without a booking, of those who have none.
    #[must_use]
    pub fn twice_the_median(&self) -> Option<u32> {
        let all = self.waiting();
        let at = |place: usize| {
            let mut passed = 0;
            self.unbooked.iter().find(|(_, learners)| {
                passed += **learners;
                passed > place
            })
        };
        let (lower, _) = at(all.checked_sub(1)? / 2)?;
        let (upper, _) = at(all / 2)?;
        Some(lower.saturating_add(*upper))
    }

    /// M5: for each threshold of the definition, how many learners have been without a booking for longer, of all who could book.
    #[must_use]
    pub fn over(&self, definition: &Definition) -> Vec<(u32, Share)> {
        let all = self.booked + self.waiting();
        let longer =
            |over: u32| self.unbooked.iter().filter(|(days, _)| **days > over).map(|(_, learners)| learners).sum();
        definition.unbooked_over.iter().map(|over| (*over, Share { of: longer(*over), all })).collect()
    }

    /// M7: the first reason of most losses, and how many; of reasons that are as frequent one that was told, then the one that is more
    /// frequent besides. `None` when nobody was lost; the reason is `None` for those who were not asked.
    #[must_use]
    pub fn first_reason(&self) -> Option<(Option<&str>, usize)> {
        let most = self.reasons.iter().filter(|(_, (first, _))| *first > 0);
        let most = most.max_by_key(|(reason, (first, besides))| (*first, reason.is_some(), *besides, Reverse(*reason)));
        most.map(|(reason, (first, _))| (reason.as_deref(), *first))
    }

    /// M7: how many were lost.
    #[must_use]
    pub fn losses(&self) -> usize {
        self.reasons.values().map(|(first, _)| first).sum()
    }

    /// M7: how many of them were not asked why.
    #[must_use]
    pub fn unasked(&self) -> usize {
        self.reasons.get(&None).map_or(0, |(first, _)| *first)
    }

    /// M9: what came in less what was given back, in each currency.
    #[must_use]
    pub fn net(&self) -> Vec<Money> {
        let end = |minor: i128| i64::try_from(minor).unwrap_or(if minor < 0 { i64::MIN } else { i64::MAX });
        self.net.iter().map(|(currency, (_, minor))| Money { minor: end(*minor), currency: *currency }).collect()
    }

    /// M9: how many were learners on at least one day.
    #[must_use]
    pub const fn active(&self) -> usize {
        self.active
    }
}

impl From<&Metrics> for Counted {
    fn from(metrics: &Metrics) -> Self {
        let mut counted = Self {
            applications: (&metrics.applications.tally).into(),
            applicants: metrics.applications.people(),
            conversion: (&metrics.conversion.cohort).into(),
            retention: (&metrics.retention.tally).into(),
            renewal: (&metrics.renewal).into(),
            follow_ups: (&metrics.follow_ups.tally).into(),
            comebacks: (&metrics.comebacks.tally(|_| true)).into(),
            booked: metrics.unbooked.booked.len(),
            not_expected: metrics.unbooked.excluded.len(),
            ..Self::default()
        };
        for (_, days) in &metrics.unbooked.unbooked {
            counted.turn_days(Turn::In, *days);
        }
        for reason in metrics.loss_reasons() {
            counted.reasons.insert(reason.reason, (reason.first.len(), reason.besides.len()));
        }
        metrics.revenue.takings.iter().for_each(|it| counted.turn_takings(Turn::In, it));
        counted
    }
}
