//! Everybody behind a point of the curves beside retention.

use nenrin_domain::LearnerId;
use nenrin_insight::metrics::{Exclusion, StayEnd, StayLength, session_loop};
use serde::Deserialize;
use ts_rs::TS;

use super::over_time::GroupWish;
use super::people::{Part, PartShown, Person, shown};
use super::staying::{board, day_of, is_lost_between};
use crate::{Answer, Call, Command, Failure};

/// Asks for everybody behind a point of one of the curves.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StayingPeople {
    /// Of which group; of everybody when absent.
    pub group: Option<GroupWish>,
    /// Which point.
    pub at: StayPoint,
}

/// A point of one of the curves.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StayPoint {
    /// Of the curve of stays: so many months, and the mark before it.
    Month {
        /// Months since the first contract.
        month: u32,
        /// Those of the mark before, of which the losses count no more.
        after: Option<u32>,
    },
    /// Of the session loop: after so many sessions.
    Session {
        /// The session that all of them held.
        after: u32,
    },
}

impl Command for StayingPeople {
    const NAME: &'static str = "metrics.staying_people";
    type Output = Vec<PartShown>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<PartShown>>, Failure> {
        let group = self.group.as_ref().map(|group| group.group.as_str());
        let board = board(call, self.group.as_ref().map(|group| group.by.0))?;
        let parts = match self.at {
            StayPoint::Month { month, after } => of_month(&board.stays(group), after, month),
            StayPoint::Session { after } => {
                let steps = session_loop(&board.sessions_held(group));
                let step = steps.into_iter().find(|step| u32::try_from(step.after) == Ok(after)).unwrap_or_default();
                parts(&step.reached, &step.lost, &step.open, &step.graduated)
            }
        };
        let store = call.store()?;
        let filled = parts.into_iter().filter(|(_, people)| !people.is_empty());
        let shown = filled.map(|(part, people)| shown(store, part, people)).collect::<Result<_, _>>()?;
        Ok(Answer::read(shown))
    }
}

/// Who is watched longer, and who was lost, is last seen or graduated since the mark before.
fn of_month(stays: &[StayLength], before: Option<u32>, month: u32) -> Vec<(Part, Vec<Person>)> {
    let last_seen = |stay: &StayLength, end| {
        let is_after = before.is_none_or(|before| stay.days > day_of(before));
        stay.end == end && is_after && stay.days <= day_of(month)
    };
    let of = |belongs: &dyn Fn(&StayLength) -> bool| -> Vec<LearnerId> {
        stays.iter().filter(|stay| belongs(stay)).map(|stay| stay.learner).collect()
    };
    parts(
        &of(&|stay| stay.days > day_of(month)),
        &of(&|stay| is_lost_between(stay, before, month)),
        &of(&|stay| last_seen(stay, StayEnd::Open)),
        &of(&|stay| last_seen(stay, StayEnd::Graduated)),
    )
}

fn parts(
    go_on: &[LearnerId],
    lost: &[LearnerId],
    open: &[LearnerId],
    graduated: &[LearnerId],
) -> Vec<(Part, Vec<Person>)> {
    let people = |learners: &[LearnerId], why: Option<Exclusion>| -> Vec<Person> {
        learners.iter().map(|learner| Person::of(*learner, why)).collect()
    };
    vec![
        (Part::Counts, people(go_on, None)),
        (Part::CountsNot, people(lost, None)),
        (Part::Undecided, people(open, None)),
        (Part::Excluded, people(graduated, Some(Exclusion::Graduated))),
    ]
}
