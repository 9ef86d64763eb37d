//! Weekly reviews.

use nenrin_domain::{Day, Review};

use crate::record::record;
use crate::{Store, StoreError};

record!(Review, ReviewId, "review", immutable: false, {
    week: Day,
    begun_on: Day,
    finished_on: Option<Day>,
});

impl Store {
    /// The review of the week that begins on `week`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn review_of(&self, week: Day) -> Result<Option<Review>, StoreError> {
        Ok(self.rows("SELECT * FROM review WHERE week = ?1", [week.number()])?.pop())
    }
}
