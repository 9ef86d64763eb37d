//! The commands of bringing a history in: looking through it, bringing it in.

use serde::Deserialize;
use ts_rs::TS;

use super::{HistoryReport, Source, bring_in, check};
use crate::intake::{Dropped, chosen_history};
use crate::{Answer, Call, Command, Failure, start};

/// Looks through the chosen history without changing anything.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckHistory {
    /// The number of the choice.
    pub token: u32,
}

impl Command for CheckHistory {
    const NAME: &'static str = "history.check";
    type Output = HistoryReport;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<HistoryReport>, Failure> {
        let path = chosen_history(call, self.token)?;
        check(call, &Source::at(&path)).map(Answer::read)
    }
}

/// Brings the chosen history into the open practice; into a new one of the coach's own when none is open.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BringInHistory {
    /// The number of the choice.
    pub token: u32,
    /// The coach's name for the practice that is made when none is open; may be empty.
    pub name: String,
}

impl Command for BringInHistory {
    const NAME: &'static str = "history.bring_in";
    type Output = HistoryReport;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<HistoryReport>, Failure> {
        let path = chosen_history(call, self.token)?;
        let dropped = Dropped::at(call.desk, &path);
        let brought = into_own(call, &Source::at(&path), self.name.trim())?;
        // One that cannot be moved is shown again, and brings nothing the second time.
        let left = dropped.is_some_and(|dropped| dropped.put_away(call.desk).is_err());
        Ok(brought.map(|report| HistoryReport { left, ..report }))
    }
}

/// Brings a history into the open practice, or into a new one of the coach's own called `name`, of which nothing
/// remains when the history cannot be brought in.
pub fn into_own(call: &mut Call<'_>, source: &Source, name: &str) -> Result<Answer<HistoryReport>, Failure> {
    if call.desk.which().is_some() {
        return bring_in(call, source).map(Answer::from);
    }
    start::create(call, name)?;
    let brought = bring_in(call, source);
    if brought.is_err() {
        call.desk.abandon()?;
    }
    brought.map(Answer::from)
}
