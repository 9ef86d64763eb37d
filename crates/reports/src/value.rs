//! The value of a metric as a paper tells it: always with how many of how many.

use nenrin_domain::Money;

use crate::Words;

/// The value of a metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measured {
    /// So many, of so many different people.
    Count(u32, u32),
    /// A share.
    Share(Fraction),
    /// Days without a booking.
    Days {
        /// The doubled median of those who have none; `None` when everybody is booked.
        twice_median: Option<u32>,
        /// How many have none.
        waiting: u32,
        /// Whether they are so few that the median only indicates.
        is_indicative: bool,
        /// The threshold.
        over: u32,
        /// How many are over it, of all who could book.
        share: Fraction,
    },
    /// The reason of most, or nobody's; `None` within for those who were not asked.
    Reason(Option<String>, Fraction),
    /// By head, in all, and of how many learners.
    Amounts(Vec<Money>, Vec<Money>, u32),
}

/// A share of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// The numerator.
    pub of: u32,
    /// The denominator.
    pub all: u32,
    /// Percent, and the ends of its 95 % interval; `None` where there are too few cases.
    pub percent: Option<(u32, (u32, u32))>,
    /// Whether it only indicates.
    pub is_indicative: bool,
}

impl Measured {
    /// Whether nothing was there to be counted, so that there is nothing to compare with either.
    pub(crate) const fn is_of_nothing(&self) -> bool {
        match self {
            Self::Count(..) => false,
            Self::Share(share) | Self::Days { share, .. } | Self::Reason(_, share) => share.all == 0,
            Self::Amounts(_, all, _) => all.is_empty(),
        }
    }

    /// What is said in large, and what belongs to it.
    pub(crate) fn large(&self, words: Words) -> (String, Vec<String>) {
        let nothing = || ("–".to_owned(), vec![words.say("report.none", &[])]);
        match self {
            Self::Count(count, people) => {
                let people = (*count > 0).then(|| words.counted("report.people", *people));
                (words.counted("report.cases", *count), people.into_iter().collect())
            }
            _ if self.is_of_nothing() => nothing(),
            Self::Share(share) => share.large(words),
            Self::Days { twice_median, waiting, is_indicative, over, share } => {
                let facts = [("days", &*over.to_string()), ("of", &share.shortly(words))];
                let over = words.say("report.over", &facts);
                let Some(twice) = twice_median else { return (words.say("report.all_booked", &[]), vec![over]) };
                let indicative = is_indicative.then(|| words.say("report.indicative", &[]));
                let rests_on = words.counted("report.waiting", *waiting);
                let beside = std::iter::once(rests_on).chain(indicative).chain([over]).collect();
                (words.say("report.median", &[("n", &half(*twice))]), beside)
            }
            Self::Reason(reason, share) => (told_reason(words, reason.as_deref()), vec![share.shortly(words)]),
            Self::Amounts(each, all, learners) => {
                let facts = [("sum", &*words.sums(all)), ("learners", &words.counted("report.learners", *learners))];
                (words.sums(each), vec![words.say("report.all", &facts)])
            }
        }
    }

    /// In one line, as the value of the period before.
    pub(crate) fn shortly(&self, words: Words) -> String {
        match self {
            Self::Share(_) | Self::Reason(..) => self.whole(words),
            Self::Days { twice_median: Some(_), is_indicative: true, .. } => {
                words.say("report.value_indicative", &[("value", &self.large(words).0)])
            }
            _ => self.large(words).0,
        }
    }

    /// In one line with what it rests on.
    pub(crate) fn whole(&self, words: Words) -> String {
        match self {
            _ if self.is_of_nothing() => words.say("report.none", &[]),
            Self::Share(share) => share.shortly(words),
            _ => {
                let (value, beside) = self.large(words);
                std::iter::once(value).chain(beside).collect::<Vec<_>>().join(&words.say("report.apart", &[]))
            }
        }
    }
}

impl Fraction {
    fn counted(self) -> String {
        format!("{}/{}", self.of, self.all)
    }

    fn large(self, words: Words) -> (String, Vec<String>) {
        let Some((percent, (low, high))) = self.percent else {
            return (self.counted(), vec![words.say("report.too_few", &[])]);
        };
        let interval = words.say("report.interval", &[("low", &low.to_string()), ("high", &high.to_string())]);
        let indicative = self.is_indicative.then(|| words.say("report.indicative", &[]));
        let beside = std::iter::once(format!("{}  {interval}", self.counted())).chain(indicative).collect();
        (words.say("goal.percent", &[("n", &percent.to_string())]), beside)
    }

    /// `8/10（80%）`, or `3/4` where there are too few for a percentage.
    pub(crate) fn shortly(self, words: Words) -> String {
        let Some((percent, _)) = self.percent else { return self.counted() };
        let percent = words.say("goal.percent", &[("n", &percent.to_string())]);
        let key = if self.is_indicative { "report.share_indicative" } else { "report.share" };
        words.say(key, &[("counted", &self.counted()), ("percent", &percent)])
    }
}

/// A reason for leaving in words; of those who were not asked when there is none.
pub(crate) fn told_reason(words: Words, reason: Option<&str>) -> String {
    match reason {
        Some(reason) => words.code("cancellation", "reason", reason).unwrap_or(reason).to_owned(),
        None => words.say("report.unasked", &[]),
    }
}

fn half(twice: u32) -> String {
    if twice.is_multiple_of(2) { (twice / 2).to_string() } else { format!("{}.5", twice / 2) }
}
