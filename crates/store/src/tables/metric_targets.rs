//! What the metrics are to reach.

use nenrin_domain::{Currency, Day, Instant, Metric, MetricTarget};

use crate::record::record;
use crate::{Store, StoreError};

record!(MetricTarget, MetricTargetId, "metric_target", immutable: false, {
    metric: Metric,
    valid_from: Day,
    made_at: Instant,
    amount: Option<u32>,
    amount_currency: Option<Currency>,
});

impl Store {
    /// All targets that were ever set or taken away, in the order in which that was done.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn metric_targets(&self) -> Result<Vec<MetricTarget>, StoreError> {
        self.rows("SELECT * FROM metric_target ORDER BY made_at, id", [])
    }
}
