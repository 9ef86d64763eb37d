//! Two at one time: what is booked already when a session would take place. It is told, and refuses nothing.

use std::collections::BTreeMap;

use nenrin_domain::{Day, DayTime, GatheringId, LearnerId, Session, SessionId};
use nenrin_store::{MeanwhileLine, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::planned::check_minutes;
use crate::shown::LearnerName;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Asks what is booked already while sessions would take place, one on each of the days.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookMeanwhile {
    /// With whom they would be: bookings of their own are not told.
    pub learners: Vec<Plain<LearnerId>>,
    /// The days.
    pub days: Vec<Plain<Day>>,
    /// The start.
    pub time: Plain<DayTime>,
    /// The length in minutes; as in the last session of a single learner when absent.
    pub minutes: Option<u32>,
}

/// A booking at the same time; a group is one.
#[derive(Debug, Serialize, TS)]
pub struct Meanwhile {
    /// The booking.
    pub session: Plain<SessionId>,
    /// Its day.
    pub day: Plain<Day>,
    /// Its start.
    pub time: Plain<DayTime>,
    /// With whom, or with whom first.
    pub learner: LearnerName,
    /// With how many.
    pub people: u32,
    /// What the group is called.
    pub title: Option<String>,
}

impl Command for LookMeanwhile {
    const NAME: &'static str = "session.meanwhile";
    type Output = Vec<Meanwhile>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<Meanwhile>>, Failure> {
        check_minutes(self.minutes)?;
        check::list("days", &self.days)?;
        let store = call.store()?;
        let minutes = self.minutes.map_or_else(|| usual_minutes(store, &self.learners), Ok)?;
        let days: Vec<Day> = self.days.iter().map(|day| day.0).collect();
        let mut lines = store.bookings_meanwhile(&days, self.time.0, minutes)?;
        lines.retain(|line| !self.learners.contains(&Plain(line.learner.id)));
        Ok(Answer::read(told(lines)))
    }
}

/// How long a session with them would last when nobody says so.
fn usual_minutes(store: &Store, learners: &[Plain<LearnerId>]) -> Result<u32, Failure> {
    let last = match learners {
        [one] => store.sessions_of(one.0)?.pop(),
        _ => None,
    };
    Ok(last.and_then(|last| last.minutes).unwrap_or(Session::USUAL_MINUTES))
}

/// A line for each, and one for all of a group.
fn told(lines: Vec<MeanwhileLine>) -> Vec<Meanwhile> {
    let mut told: Vec<Meanwhile> = Vec::new();
    let mut groups: BTreeMap<GatheringId, usize> = BTreeMap::new();
    for MeanwhileLine { session, learner, title } in lines {
        let Some(time) = session.time else { continue };
        let known = session.gathering.and_then(|group| groups.get(&group)).and_then(|at| told.get_mut(*at));
        if let Some(group) = known {
            group.people += 1;
            continue;
        }
        groups.extend(session.gathering.map(|group| (group, told.len())));
        told.push(Meanwhile {
            session: Plain(session.id),
            day: Plain(session.day),
            time: Plain(time),
            learner: learner.into(),
            people: 1,
            title,
        });
    }
    told
}
