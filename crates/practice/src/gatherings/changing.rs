//! Changing a group that is booked: somebody joins, or it is called something else.

use nenrin_domain::{Gathering, GatheringId, Learner, LearnerId, Session, SessionId, SessionState, Skipped};
use nenrin_store::{Act, Store};
use serde::Deserialize;
use ts_rs::TS;

use super::booking::{MOST, book};
use crate::standing::Standing;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Books one more learner into a group, for the time at which one of its people is booked.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddToGathering {
    /// The session whose time it is.
    pub session: Plain<SessionId>,
    /// Who joins.
    pub learner: Plain<LearnerId>,
}

impl Command for AddToGathering {
    const NAME: &'static str = "gathering.add";
    type Output = Plain<SessionId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<SessionId>>, Failure> {
        let (store, today, learner) = (call.store()?, call.today(), self.learner.0);
        let (one, gathering) = booked_in_a_group(store, self.session.0)?;
        store.get::<Learner>(learner)?;
        let mut people = store.sessions_of_gathering(gathering.id)?;
        // Who has called off may come after all.
        people.retain(|other| other.day == one.day && (other.state.is_open() || other.took_place()));
        if people.iter().any(|other| other.learner == learner) {
            return Err(Failure::not_allowed("learner", "in_the_group"));
        }
        if people.len() >= MOST {
            return Err(Failure::not_allowed("learners", &format!("2_to_{MOST}")));
        }
        match Standing::of(store, learner, one.day, &[])?.obstructions().on(one.day) {
            None => {}
            Some(Skipped::Booked) => return Err(Failure::not_allowed("day", "booked_that_day")),
            Some(Skipped::Paused) => return Err(Failure::not_allowed("day", "paused")),
            Some(Skipped::AfterContract | Skipped::EndOfCalendar) => {
                return Err(Failure::not_allowed("day", "after_contract"));
            }
        }
        let act = Act::new(Self::NAME, call.now()).of(learner).about("day", one.day.to_string());
        let done = call.act(&act, |writer| {
            let session = Session {
                time: one.time,
                minutes: one.minutes,
                mode: one.mode,
                gathering: one.gathering,
                place: one.place,
                ..Session::on(writer.mint(), learner, one.day, one.zone, SessionState::Booked)
            };
            let id = session.id;
            book(writer, session, today)?;
            Ok::<_, Failure>(Plain(id))
        })?;
        Ok(done.into())
    }
}

/// Gives a group another name, or takes its name away.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenameGathering {
    /// The group.
    pub gathering: Plain<GatheringId>,
    /// What it is called from now on.
    pub title: Option<String>,
}

impl Command for RenameGathering {
    const NAME: &'static str = "gathering.rename";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let gathering: Gathering = call.store()?.get(self.gathering.0)?;
        let title = check::optional("title", self.title.as_deref(), check::LINE)?;
        let act = Act::new(Self::NAME, call.now());
        Ok(call.act(&act, |writer| Ok::<_, Failure>(writer.put(&Gathering { title, ..gathering })?))?.into())
    }
}

/// A session that is ahead of its outcome, and the group it belongs to.
fn booked_in_a_group(store: &Store, session: SessionId) -> Result<(Session, Gathering), Failure> {
    let session: Session = store.get(session)?;
    let group = session.gathering.filter(|_| session.state == SessionState::Booked);
    let group = group.ok_or_else(|| Failure::not_allowed("session", "booked_in_a_group"))?;
    Ok((session, store.get(group)?))
}
