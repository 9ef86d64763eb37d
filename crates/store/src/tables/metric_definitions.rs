//! What the metrics are reckoned by, version by version.

use nenrin_domain::{Day, Instant, MetricDefinition};

use crate::record::record;
use crate::{Store, StoreError};

record!(MetricDefinition, MetricDefinitionId, "metric_definition", immutable: false, {
    valid_from: Day,
    made_at: Instant,
    grace_days: u32,
    conversion_days: u32,
    recontract_days: u32,
    from_follow_up_days: u32,
    unbooked_over: Vec<u32>,
    note: String,
});

impl Store {
    /// All versions, in the order in which they were made; none while the built-in parameters hold.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn metric_definitions(&self) -> Result<Vec<MetricDefinition>, StoreError> {
        self.rows("SELECT * FROM metric_definition ORDER BY made_at, id", [])
    }
}
