//! Improvements.

use nenrin_domain::{Day, Improvement, ImprovementResult, Metric, ReviewId};

use crate::record::record;
use crate::{Store, StoreError};

record!(Improvement, ImprovementId, "improvement", immutable: false, {
    review: Option<ReviewId>,
    hypothesis: String,
    change: String,
    started_on: Day,
    metric: Option<Metric>,
    review_on: Option<Day>,
    result: Option<ImprovementResult>,
    learned: Option<String>,
    closed_on: Option<Day>,
});

impl Store {
    /// All improvements, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn improvements(&self) -> Result<Vec<Improvement>, StoreError> {
        self.rows("SELECT * FROM improvement ORDER BY started_on DESC, id DESC", [])
    }
}
