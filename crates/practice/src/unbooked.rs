//! Who has no next booking.

use nenrin_domain::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::learners::LearnerName;
use crate::week::Listed;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Asks who could come and has nothing booked, the latest by their own rhythm first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListUnbooked {
    /// The day; today when absent.
    pub as_of: Option<Plain<Day>>,
}

/// One learner without a next booking.
#[derive(Debug, Serialize, TS)]
pub struct UnbookedLine {
    /// Who.
    pub learner: LearnerName,
    /// Days since the last held session, without paused days.
    pub days: u32,
    /// How many days usually lie between two of the learner's sessions.
    pub usual_days: u32,
    /// The day of the last held session; `null` before the first.
    pub last_held: Option<Plain<Day>>,
}

impl Command for ListUnbooked {
    const NAME: &'static str = "week.unbooked";
    type Output = Listed<UnbookedLine>;

    fn run(self, _: &mut Call<'_>) -> Result<Answer<Listed<UnbookedLine>>, Failure> {
        Err(Failure::new(crate::Code::Internal))
    }
}
