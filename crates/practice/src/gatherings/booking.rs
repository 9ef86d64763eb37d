//! Booking a group: who can come, and doing it.

use std::collections::BTreeSet;

use nenrin_domain::{Day, DayTime, Gathering, GatheringId, Learner, LearnerId, Mode, Session, SessionState, Skipped};
use nenrin_store::{Act, Store, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::follow_ups::booked_anew;
use crate::places::check_place;
use crate::planned::{check_minutes, contract_on};
use crate::shown::LearnerName;
use crate::standing::Standing;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Most learners of one group.
pub(super) const MOST: usize = 50;

/// Asks who of several learners cannot be booked on a day, before it is done.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookAtGathering {
    /// The learners.
    pub learners: Vec<Plain<LearnerId>>,
    /// The day.
    pub day: Plain<Day>,
}

/// Somebody who is not booked with the others.
#[derive(Debug, Serialize, TS)]
pub struct LeftOut {
    /// Who.
    pub learner: LearnerName,
    /// Why.
    pub why: Word<Skipped>,
}

impl Command for LookAtGathering {
    const NAME: &'static str = "gathering.look";
    type Output = Vec<LeftOut>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<LeftOut>>, Failure> {
        Ok(Answer::read(who_comes(call.store()?, &self.learners, self.day.0)?.1))
    }
}

/// Books several learners for one time. Each gets a session of their own, which names the group; whoever cannot be booked on
/// that day is left out, and told of.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookGathering {
    /// The learners.
    pub learners: Vec<Plain<LearnerId>>,
    /// What the group is called.
    pub title: Option<String>,
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// How they will meet.
    pub mode: Option<Word<Mode>>,
    /// Where they meet: a link or a place.
    pub place: Option<String>,
}

/// What was booked.
#[derive(Debug, Serialize, TS)]
pub struct Gathered {
    /// The group.
    pub gathering: Plain<GatheringId>,
    /// How many were booked.
    pub booked: usize,
    /// Who was left out.
    pub left: Vec<LeftOut>,
}

impl Command for BookGathering {
    const NAME: &'static str = "gathering.book";
    type Output = Gathered;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Gathered>, Failure> {
        check_minutes(self.minutes)?;
        let place = check_place(self.place.as_deref())?;
        let title = check::optional("title", self.title.as_deref(), check::LINE)?;
        let (store, day, today, zone) = (call.store()?, self.day.0, call.today(), call.zone());
        let (come, left) = who_comes(store, &self.learners, day)?;
        if come.is_empty() {
            return Err(Failure::not_allowed("learners", "nobody_free"));
        }
        let act = Act::new(Self::NAME, call.now()).about("day", day.to_string()).about("count", come.len().to_string());
        let done = call.act(&act, |writer| {
            let gathering = Gathering { id: writer.mint(), title };
            writer.add(&gathering)?;
            for learner in &come {
                let session = Session {
                    time: check::plain(self.time),
                    minutes: self.minutes,
                    mode: self.mode.map(|mode| mode.0),
                    gathering: Some(gathering.id),
                    place: place.clone(),
                    ..Session::on(writer.mint(), *learner, day, zone, SessionState::Booked)
                };
                book(writer, session, today)?;
            }
            Ok::<_, Failure>(Gathered { gathering: Plain(gathering.id), booked: come.len(), left })
        })?;
        Ok(done.into())
    }
}

/// Writes the session of one of the people, under the contract that covers its day; it may be the new date that was wanted.
pub(super) fn book(writer: &mut Writer<'_>, session: Session, today: Day) -> Result<(), Failure> {
    let contract = contract_on(writer, session.learner, session.day)?;
    let learner = session.learner;
    writer.add(&Session { contract, booked_on: Some(today), ..session })?;
    booked_anew(writer, learner, today)
}

/// Who of the learners can be booked on a day, and who cannot and why.
fn who_comes(
    store: &Store,
    learners: &[Plain<LearnerId>],
    day: Day,
) -> Result<(BTreeSet<LearnerId>, Vec<LeftOut>), Failure> {
    let learners: BTreeSet<LearnerId> = learners.iter().map(|learner| learner.0).collect();
    if !(2..=MOST).contains(&learners.len()) {
        return Err(Failure::not_allowed("learners", &format!("2_to_{MOST}")));
    }
    let (mut come, mut left) = (BTreeSet::new(), Vec::new());
    for id in learners {
        let learner: Learner = store.get(id)?;
        match Standing::of(store, id, day, &[])?.obstructions().on(day) {
            None => _ = come.insert(id),
            Some(why) => left.push(LeftOut { learner: LearnerName::of(learner), why: Word(why) }),
        }
    }
    Ok((come, left))
}
