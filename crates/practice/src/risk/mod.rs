//! Who may leave, with what speaks for it: the signs and the forecasts of everybody who is there.

mod everybody;
mod shown;

use nenrin_domain::Day;
use nenrin_insight::churn::{QuietDays, RestsOn, Teaching, mondays};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use everybody::Everybody;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

pub use shown::{RiskLine, SignShown};

/// Asks who may leave, the most urgent first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Risk {
    /// The day, as far as things were known at its end; today when absent.
    pub as_of: Option<Plain<Day>>,
}

/// Who may leave.
#[derive(Debug, Serialize, TS)]
pub struct RiskView {
    /// The last day of which anything is known.
    pub as_of: Plain<Day>,
    /// How many leavings of this practice were known.
    pub leavers: u32,
    /// What the forecasts rest on.
    pub rests_on: Word<RestsOn>,
    /// Everybody who is there and may leave, the most urgent first.
    pub learners: Vec<RiskLine>,
}

impl Command for Risk {
    const NAME: &'static str = "risk.of";
    type Output = RiskView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<RiskView>, Failure> {
        let today = call.today();
        let as_of = check::plain(self.as_of).map_or(Ok(today), |day| check::not_after("as_of", day, today))?;
        let everybody = Everybody::read(call.store()?)?;
        let quiet = QuietDays::usual(as_of);
        let passages = everybody.passages(as_of, &quiet);
        Ok(Answer::read(everybody.seen(&mut Teaching::of(&passages), as_of, &quiet)))
    }
}

/// Asks the same of each Monday of some time, learned anew each time from what was known by then. It takes its time, and is no
/// command of the page.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RiskByWeek {
    /// The first day.
    pub from: Plain<Day>,
    /// The last.
    pub to: Plain<Day>,
}

impl Command for RiskByWeek {
    const NAME: &'static str = "risk.by_week";
    type Output = Vec<RiskView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<RiskView>>, Failure> {
        let (from, to) = (self.from.0, check::not_after("to", self.to.0, call.today())?);
        check::not_after("from", from, to)?;
        let everybody = Everybody::read(call.store()?)?;
        let quiet = QuietDays::usual(to);
        let passages = everybody.passages(to, &quiet);
        let mut teaching = Teaching::of(&passages);
        let seen = |as_of| everybody.seen(&mut teaching, as_of, &quiet);
        Ok(Answer::read(mondays(from, to).map(seen).collect()))
    }
}
