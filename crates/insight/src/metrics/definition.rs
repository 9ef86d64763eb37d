//! What the metrics are reckoned by: figures that a coach may change, and that change nothing told before.

use nenrin_domain::MetricDefinition;

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
