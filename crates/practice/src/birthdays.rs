//! Whose birthday comes in the next days: an occasion to write to somebody, whether they come or once came.

use nenrin_domain::{Day, Learner};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shown::LearnerName;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Days that are looked ahead, today among them.
const DAYS: i64 = 7;

/// Asks for the birthdays of the next seven days.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComingBirthdays {}

/// A birthday that comes.
#[derive(Debug, Serialize, TS)]
pub struct BirthdayLine {
    /// Whose.
    pub learner: LearnerName,
    /// The day on which it is kept: for 29 February the 28th in common years.
    pub day: Plain<Day>,
    /// How old they become; `null` when the year of birth is not known.
    pub age: Option<u32>,
}

impl Command for ComingBirthdays {
    const NAME: &'static str = "week.birthdays";
    type Output = Vec<BirthdayLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<BirthdayLine>>, Failure> {
        let today = call.today();
        let line = |learner: Learner| {
            let birthday = learner.birthday?;
            let day = birthday.next(today);
            let soon = today.plus(DAYS) > day;
            soon.then(|| BirthdayLine { age: birthday.age(day), day: Plain(day), learner: LearnerName::of(learner) })
        };
        let mut lines: Vec<_> = call.store()?.learners_with_birthday()?.into_iter().filter_map(line).collect();
        lines.sort_by_key(|line| line.day);
        Ok(Answer::read(lines))
    }
}
