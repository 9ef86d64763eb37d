//! The words that the page gives for the drawings of metrics: below the wire there are none.

use std::collections::BTreeMap;

use nenrin_charts::{BarWords, RevenueWords, StayingWords, TimeWords};
use nenrin_insight::metrics::SplitBy;
use serde::Deserialize;
use ts_rs::TS;

/// The words in the drawings of metrics; only what occurs is written.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChartWords {
    /// The unit of the upright axis; empty for none.
    pub unit: String,
    /// What the band around a curve is.
    pub interval: String,
    /// What rests on fewer than 10 cases.
    pub indicative: String,
    /// What rests on fewer than 5 cases.
    pub too_few: String,
    /// A period that goes on.
    pub to_date: String,
    /// Where the value should be.
    pub target: String,
    /// Where the definition changed.
    pub version: String,
    /// The names of usual reasons and sources by their codes; others are the coach's own words.
    pub names: BTreeMap<String, String>,
    /// All reasons that have no series of their own.
    pub others: String,
    /// Those who were not asked (未聴取).
    pub unasked: String,
    /// What came in.
    pub received: String,
    /// What was given back.
    pub refunded: String,
    /// The thresholds of days without a booking.
    pub threshold: String,
    /// The unit of lengths of stay.
    pub months: String,
    /// How many are still watched.
    pub at_risk: String,
    /// The weekdays from Monday, for groups by weekday.
    pub weekdays: Vec<String>,
}

impl ChartWords {
    pub(super) fn of_time(&self) -> TimeWords {
        TimeWords {
            interval: self.interval.clone(),
            indicative: self.indicative.clone(),
            too_few: self.too_few.clone(),
            to_date: self.to_date.clone(),
            target: self.target.clone(),
            version: self.version.clone(),
        }
    }

    pub(super) fn of_bars(&self) -> BarWords {
        BarWords { to_date: self.to_date.clone(), target: self.target.clone(), version: self.version.clone() }
    }

    pub(super) fn of_revenue(&self) -> RevenueWords {
        let (received, refunded) = (self.received.clone(), self.refunded.clone());
        RevenueWords { received, refunded, to_date: self.to_date.clone() }
    }

    pub(super) fn of_staying(&self) -> StayingWords {
        StayingWords { unit: self.months.clone(), interval: self.interval.clone(), at_risk: self.at_risk.clone() }
    }

    /// How a reason or a group is called.
    pub(super) fn name(&self, name: &str) -> String {
        self.names.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    /// How a group is called: weekdays are `1` for Monday to `7`.
    pub(super) fn group(&self, by: Option<SplitBy>, group: &str) -> String {
        let nth = || group.parse::<usize>().ok().and_then(|nth| nth.checked_sub(1));
        let weekday = (by == Some(SplitBy::Weekday)).then(nth).flatten().and_then(|at| self.weekdays.get(at));
        weekday.cloned().unwrap_or_else(|| self.name(group))
    }
}
