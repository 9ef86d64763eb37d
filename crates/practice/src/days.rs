//! A whole day of the practice: seeing who is concerned, and cancelling it.

use std::collections::BTreeSet;

use nenrin_domain::{Day, FollowUpPurpose, LearnerId, Outcome, Session, SessionId, Trigger};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::booking::resolve;
use crate::follow_ups::{self, Opening};
use crate::shown::LearnerName;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Asks who is booked on a day, before it is cancelled.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookedOnDay {
    /// The day.
    pub day: Plain<Day>,
}

/// A booking that would be cancelled.
#[derive(Debug, Serialize, TS)]
pub struct DayBooking {
    /// The session.
    pub session: Plain<SessionId>,
    /// With whom.
    pub learner: LearnerName,
    /// The start.
    pub time: Option<Plain<nenrin_domain::DayTime>>,
    /// Whether it has begun as booked, so that it takes place or may have taken place.
    pub begun: bool,
}

impl Command for BookedOnDay {
    const NAME: &'static str = "day.bookings";
    type Output = Vec<DayBooking>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<DayBooking>>, Failure> {
        let (store, (today, now)) = (call.store()?, call.minute());
        let line = |session: Session| {
            let begun = !session.is_ahead(today, now) || session.is_under_way(today, now);
            let learner = LearnerName::of(store.get(session.learner)?);
            Ok(DayBooking { session: Plain(session.id), learner, time: session.time.map(Plain), begun })
        };
        let lines = store.bookings_on(self.day.0)?.into_iter().map(line);
        Ok(Answer::read(lines.collect::<Result<_, Failure>>()?))
    }
}

/// Cancels all bookings of a day, such as when the coach is ill: no ticket is used, and for each learner a follow-up is opened
/// to agree on another date. Answers how many were cancelled.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelDay {
    /// The day.
    pub day: Plain<Day>,
    /// Bookings that stay.
    pub keep: Vec<Plain<SessionId>>,
}

impl Command for CancelDay {
    const NAME: &'static str = "day.cancel";
    type Output = usize;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<usize>, Failure> {
        let (day, today) = (self.day.0, call.today());
        let kept: BTreeSet<SessionId> = self.keep.iter().map(|session| session.0).collect();
        let mut booked = call.store()?.bookings_on(day)?;
        booked.retain(|session| !kept.contains(&session.id));
        if booked.is_empty() {
            return Err(Failure::not_allowed("day", "nothing_booked"));
        }
        let count = booked.len();
        let act = Act::new(Self::NAME, call.now()).about("day", day.to_string()).about("count", count.to_string());
        let done = call.act(&act, |writer| {
            for session in booked {
                let learner = session.learner;
                resolve(writer, &session, Outcome::CancelledByCoach, today)?;
                follow_ups::open(writer, today, another_date(learner, today))?;
            }
            Ok::<_, Failure>(count)
        })?;
        Ok(done.into())
    }
}

/// The follow-up in which another date is to be agreed.
const fn another_date(learner: LearnerId, today: Day) -> Opening {
    Opening {
        learner,
        contract: None,
        purpose: FollowUpPurpose::Admin,
        trigger: Trigger::DayCancelled,
        due_on: today,
        text: None,
    }
}
