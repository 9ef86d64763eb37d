//! What the metrics are reckoned by, version by version.

use crate::{Day, Instant, MetricDefinitionId};

/// The parameters of the metrics from a day on. Never changed: a change makes a new version, and what was told under an earlier
/// one stays. Before the first one the built-in parameters hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricDefinition {
    /// Identity.
    pub id: MetricDefinitionId,
    /// The first day on which it holds: for periods that end on that day or later.
    pub valid_from: Day,
    /// When it was made. Of two versions that are valid from the same day the newer one holds.
    pub made_at: Instant,
    /// Days after the end of a contract within which the next one is still a renewal.
    pub grace_days: u32,
    /// Days after a trial within which a first paid contract counts.
    pub conversion_days: u32,
    /// Days after an exit within which a new contract counts.
    pub recontract_days: u32,
    /// Days before a new contract within which a logged contact makes it one "from follow-up".
    pub from_follow_up_days: u32,
    /// Days without a next booking over which learners are counted, rising.
    pub unbooked_over: Vec<u32>,
    /// Why it was changed.
    pub note: String,
}

impl MetricDefinition {
    /// The version that holds on `day`; `None` while the built-in parameters do.
    #[must_use]
    pub fn on(versions: &[Self], day: Day) -> Option<&Self> {
        versions.iter().filter(|it| it.valid_from <= day).max_by_key(|it| (it.valid_from, it.made_at, it.id))
    }
}

#[cfg(test)]
mod tests {
    use super::MetricDefinition;
    use crate::{Day, Id, Instant, MetricDefinitionId};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn from(valid_from: &str, made_at: i64) -> MetricDefinition {
        MetricDefinition {
            id: MetricDefinitionId::from_uuid(uuid::Uuid::from_u128(made_at.unsigned_abs().into())),
            valid_from: day(valid_from),
            made_at: Instant::from_millis(made_at),
            grace_days: 30,
            conversion_days: 30,
            recontract_days: 180,
            from_follow_up_days: 30,
            unbooked_over: vec![14, 30, 60],
            note: String::new(),
        }
    }

    #[test]
    fn the_version_of_a_day_is_the_last_that_is_valid_by_then_and_of_one_day_the_newest() {
        let versions = [from("2026-07-01", 3), from("2026-10-01", 1), from("2026-10-01", 2)];
        let on = |text: &str| MetricDefinition::on(&versions, day(text)).map(|it| it.made_at.millis());
        assert_eq!(on("2026-06-30"), None, "before the first there is none");
        assert_eq!(on("2026-07-01"), Some(3));
        assert_eq!(on("2026-09-30"), Some(3), "made last, and yet valid only until the next one is");
        assert_eq!(on("2026-10-01"), Some(2));
    }
}
