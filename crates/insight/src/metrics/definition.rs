//! What the metrics are reckoned by: figures that a coach may change, and that change nothing told before.

use nenrin_domain::{Metric, MetricDefinition};

/// The parameters of the metrics. A changed one makes a new version, valid from a day on; what was told under an earlier one
/// stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// G: days after the end of a contract within which the next one is still a renewal.
    pub grace_days: i64,
    /// W of the trial conversion (M2): days after a trial within which a first paid contract counts.
    pub conversion_days: i64,
    /// W of the re-contract rate (M8): days after an exit within which a new contract counts.
    pub recontract_days: i64,
    /// Days before a new contract within which a logged contact makes it one "from follow-up" (M8).
    pub from_follow_up_days: i64,
    /// Days without a next booking over which learners are counted (M5), rising.
    pub unbooked_over: Vec<u32>,
}

impl Default for Definition {
    fn default() -> Self {
        Self {
            grace_days: crate::GRACE_DAYS,
            conversion_days: 30,
            recontract_days: 180,
            from_follow_up_days: 30,
            unbooked_over: vec![14, 30, 60],
        }
    }
}

impl Definition {
    /// Whether a metric is reckoned alike by another definition: each reads only some of the parameters.
    #[must_use]
    pub fn reckons_alike(&self, other: &Self, metric: Metric) -> bool {
        let grace = self.grace_days == other.grace_days;
        match metric {
            Metric::Applications | Metric::FollowUps => true,
            Metric::Conversion => grace && self.conversion_days == other.conversion_days,
            // What makes a stay, and with it a loss and a learner, depends on the grace.
            Metric::Retention | Metric::Renewal | Metric::Reasons | Metric::Revenue => grace,
            Metric::Unbooked => grace && self.unbooked_over == other.unbooked_over,
            Metric::Comebacks => {
                grace
                    && self.recontract_days == other.recontract_days
                    && self.from_follow_up_days == other.from_follow_up_days
            }
        }
    }
}

impl From<&MetricDefinition> for Definition {
    fn from(version: &MetricDefinition) -> Self {
        Self {
            grace_days: version.grace_days.into(),
            conversion_days: version.conversion_days.into(),
            recontract_days: version.recontract_days.into(),
            from_follow_up_days: version.from_follow_up_days.into(),
            unbooked_over: version.unbooked_over.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Coded, Metric};

    use super::Definition;

    fn reckoned_otherwise(changed: &Definition) -> Vec<&'static str> {
        let usual = Definition::default();
        let others = Metric::ALL.iter().filter(|metric| !usual.reckons_alike(changed, **metric));
        others.map(|metric| metric.as_code()).collect()
    }

    #[test]
    fn a_changed_parameter_changes_the_metrics_that_read_it_and_no_others() {
        let usual = Definition::default;
        assert_eq!(reckoned_otherwise(&usual()), [""; 0]);
        assert_eq!(reckoned_otherwise(&Definition { unbooked_over: vec![21], ..usual() }), ["unbooked"]);
        assert_eq!(reckoned_otherwise(&Definition { conversion_days: 7, ..usual() }), ["conversion"]);
        assert_eq!(reckoned_otherwise(&Definition { recontract_days: 90, ..usual() }), ["comebacks"]);
        assert_eq!(reckoned_otherwise(&Definition { from_follow_up_days: 7, ..usual() }), ["comebacks"]);
        let untouched = ["applications", "follow_ups"];
        let by_grace = reckoned_otherwise(&Definition { grace_days: 7, ..usual() });
        assert!(by_grace.len() == 7 && untouched.iter().all(|metric| !by_grace.contains(metric)), "{by_grace:?}");
    }
}
