//! The one figure of a metric in a period, in whole numbers: what is shown, compared with another one, and kept.

use nenrin_domain::{Metric, ReasonKind};
use nenrin_insight::metrics::{Counted, Definition, LEAST_FOR_A_RATE, Metrics, Share};

use super::shown::count;
use crate::wire::Sum;

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Figure {
    /// So many, of so many people (M1).
    Count { count: u32, people: u32 },
    /// A share (M2, M3, M4, M6, M8).
    Share { of: u32, all: u32 },
    /// Twice the median of the days of those who have no booking, how many they are, and how many of all who could book are over the
    /// second threshold (M5).
    Days { twice_median: Option<u32>, waiting: u32, over: u32, of: u32, all: u32 },
    /// The first reason of most losses, out of all, and how many were not asked (M7).
    Reason { reason: Option<String>, of: u32, all: u32, unasked: u32 },
    /// What came in, and of how many learners (M9).
    Amounts { all: Vec<Sum>, learners: u32 },
}

nenrin_domain::codes! {
    /// How a figure stands to the one of the period before.
    Direction {
        /// It is more.
        More = "more",
        /// It is less.
        Less = "less",
        /// It is the same.
        Same = "same",
    }
}

impl Figure {
    pub fn of(metric: Metric, metrics: &Metrics, definition: &Definition) -> Self {
        Self::counted(metric, &Counted::from(metrics), definition)
    }

    pub fn counted(metric: Metric, counted: &Counted, definition: &Definition) -> Self {
        match metric {
            Metric::Applications => {
                Self::Count { count: count(counted.parts(metric).counts), people: count(counted.applicants()) }
            }
            Metric::Unbooked => Self::days(counted, definition),
            Metric::Reasons => Self::reason(counted),
            Metric::Revenue => Self::Amounts {
                all: counted.net().into_iter().map(Sum::from).collect(),
                learners: count(counted.active()),
            },
            Metric::Conversion | Metric::Retention | Metric::Renewal | Metric::FollowUps | Metric::Comebacks => {
                let share = counted.share(metric);
                Self::Share { of: count(share.of), all: count(share.all) }
            }
        }
    }

    fn days(counted: &Counted, definition: &Definition) -> Self {
        let over = counted.over(definition);
        // The second is the one that asks for an act; a definition with a single threshold has that one.
        let (over, share) = over.get(1).or(over.first()).copied().unwrap_or((0, Share { of: 0, all: 0 }));
        Self::Days {
            twice_median: counted.twice_the_median(),
            waiting: count(counted.waiting()),
            over,
            of: count(share.of),
            all: count(share.all),
        }
    }

    fn reason(counted: &Counted) -> Self {
        let (reason, of) = counted.first_reason().unwrap_or((None, 0));
        Self::Reason {
            reason: reason.map(ToOwned::to_owned),
            of: count(of),
            all: count(counted.losses()),
            unasked: count(counted.unasked()),
        }
    }

    /// The same without words that anybody wrote: a reason in the coach's own is another one.
    pub fn without_words(self) -> Self {
        match self {
            Self::Reason { reason, of, all, unasked } => {
                Self::Reason { reason: reason.map(unworded), of, all, unasked }
            }
            figure => figure,
        }
    }

    /// How it stands to the figure of the period before. `None` where either rests on too few cases for a percentage, of counts where
    /// both do, and for what is not more or less: reasons, and amounts in several currencies.
    pub fn since(&self, before: &Self) -> Option<Direction> {
        let compared = |is: i64, was: i64| match is.cmp(&was) {
            std::cmp::Ordering::Less => Direction::Less,
            std::cmp::Ordering::Equal => Direction::Same,
            std::cmp::Ordering::Greater => Direction::More,
        };
        let crossed = |of: i64, all: i64, was: i64, of_all: i64| Some(compared(of * of_all, was * all));
        match (before, self) {
            (Self::Count { count: was, .. }, Self::Count { count: is, .. }) => {
                is_enough(*was.max(is)).then(|| compared((*is).into(), (*was).into()))
            }
            (Self::Share { of: was, all: of_all }, Self::Share { of, all }) if is_enough(*all.min(of_all)) => {
                crossed((*of).into(), (*all).into(), (*was).into(), (*of_all).into())
            }
            (Self::Days { twice_median: was, waiting: of_all, .. }, Self::Days { twice_median: is, waiting, .. })
                if is_enough(*waiting.min(of_all)) =>
            {
                was.zip(*is).map(|(was, is)| compared(is.into(), was.into()))
            }
            (Self::Amounts { all: was, learners: of_all }, Self::Amounts { all, learners }) => {
                let (was, is) = (only(was, *of_all)?, only(all, *learners)?);
                (was.currency == is.currency).then(|| compared(is.minor, was.minor))
            }
            _ => None,
        }
    }
}

/// A reason for leaving, or that it is another one where it stands in the coach's own words.
pub(crate) fn unworded(reason: String) -> String {
    let is_usual = ReasonKind::Cancellation.usual().iter().any(|usual| *usual == reason);
    if is_usual { reason } else { "other".to_owned() }
}

/// Whether there are enough cases for a percentage.
pub(super) fn is_enough(cases: u32) -> bool {
    usize::try_from(cases).is_ok_and(|cases| cases >= LEAST_FOR_A_RATE)
}

/// The share of a figure.
pub(super) fn share(of: u32, all: u32) -> Share {
    let whole = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    Share { of: whole(of), all: whole(all) }
}

/// Amounts by head, rounded down to whole minor units; none without a head.
pub(super) fn by_head(all: &[Sum], heads: u32) -> Vec<Sum> {
    let each = |sum: &Sum| Some(Sum { minor: sum.minor.checked_div_euclid(heads.into())?, ..sum.clone() });
    all.iter().filter_map(each).collect()
}

/// The amount by head where there is one currency and enough heads.
fn only(all: &[Sum], heads: u32) -> Option<Sum> {
    let [_] = all else { return None };
    by_head(all, heads).pop().filter(|_| is_enough(heads))
}

/// The amount in one currency by head.
pub(super) fn in_currency(all: &[Sum], currency: &str, heads: u32) -> Option<i64> {
    let found = by_head(all, heads).into_iter().find(|sum| sum.currency == currency);
    (heads > 0).then(|| found.map_or(0, |sum| sum.minor))
}
