//! Proposals (打診): times that are offered to a learner. One of them becomes the booking, and the others go. What is open
//! of a learner is one proposal.

use std::collections::BTreeSet;

use nenrin_domain::{Day, DayTime, Learner, LearnerId, Mode, Session, SessionId, SessionState};
use nenrin_store::{Act, Store};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::follow_ups::booked_anew;
use crate::places::{check_place, place_after};
use crate::planned::{check_free, check_minutes, contract_on};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Most times of one proposal.
const MOST: usize = 20;

/// Offers one or several times to a learner, today at the earliest. None of them is a booking yet.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Propose {
    /// To whom.
    pub learner: Plain<LearnerId>,
    /// The times.
    pub times: Vec<OfferedTime>,
}

/// One time that is offered.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfferedTime {
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// How they would meet.
    pub mode: Option<Word<Mode>>,
    /// Where: a link or a place, none when empty; as in the learner's last session held in that way when absent.
    pub place: Option<String>,
}

impl Command for Propose {
    const NAME: &'static str = "session.propose";
    type Output = Vec<Plain<SessionId>>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<Plain<SessionId>>>, Failure> {
        let (store, learner, zone, today) = (call.store()?, self.learner.0, call.zone(), call.today());
        store.get::<Learner>(learner)?;
        let (open, before) = (store.proposals_of(learner)?, store.sessions_of(learner)?);
        if !(1..=MOST.saturating_sub(open.len())).contains(&self.times.len()) {
            return Err(Failure::not_allowed("times", &format!("1_to_{MOST}")));
        }
        let mut offered: BTreeSet<_> = open.iter().map(|session| (session.day, session.time)).collect();
        for it in &self.times {
            check_minutes(it.minutes)?;
            check_place(it.place.as_deref())?;
            check::not_gone_by("times", it.day.0, today)?;
            check_free(store, learner, it.day.0, None)?;
            if !offered.insert((it.day.0, check::plain(it.time))) {
                return Err(Failure::not_allowed("times", "twice"));
            }
        }
        let first = self.times.iter().map(|it| it.day.0).min().map(|day| day.to_string()).unwrap_or_default();
        let act = Act::new(Self::NAME, call.now())
            .of(learner)
            .about("day", first)
            .about("count", self.times.len().to_string());
        let done = call.act(&act, |writer| {
            let mut proposed = Vec::new();
            for it in &self.times {
                let session = Session {
                    time: check::plain(it.time),
                    minutes: it.minutes,
                    mode: it.mode.map(|mode| mode.0),
                    place: place_after(&before, it.mode.map(|mode| mode.0), it.place.as_deref())?,
                    ..Session::on(writer.mint(), learner, it.day.0, zone, SessionState::Proposed)
                };
                writer.add(&session)?;
                proposed.push(Plain(session.id));
            }
            Ok::<_, Failure>(proposed)
        })?;
        Ok(done.into())
    }
}

/// Asks what is offered to a learner and not answered yet.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProposalOfLearner {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

/// A time that is offered.
#[derive(Debug, Serialize, TS)]
pub struct ProposedTime {
    /// The session it would become.
    pub session: Plain<SessionId>,
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// How they would meet.
    pub mode: Option<Word<Mode>>,
}

impl Command for ProposalOfLearner {
    const NAME: &'static str = "proposal.of_learner";
    type Output = Vec<ProposedTime>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<ProposedTime>>, Failure> {
        let view = |session: Session| ProposedTime {
            session: Plain(session.id),
            day: Plain(session.day),
            time: session.time.map(Plain),
            minutes: session.minutes,
            mode: session.mode.map(Word),
        };
        Ok(Answer::read(call.store()?.proposals_of(self.learner.0)?.into_iter().map(view).collect()))
    }
}

/// Books one of the times that are offered to a learner. The others are withdrawn, but for those the coach keeps open.
/// Answers how many were withdrawn.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConfirmProposal {
    /// The one that is booked.
    pub session: Plain<SessionId>,
    /// Others that stay open.
    pub keep: Vec<Plain<SessionId>>,
}

impl Command for ConfirmProposal {
    const NAME: &'static str = "proposal.confirm";
    type Output = usize;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<usize>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let session = proposed(store, self.session.0)?;
        let learner = session.learner;
        check_free(store, learner, session.day, None)?;
        let stays: BTreeSet<SessionId> = self.keep.iter().map(|kept| kept.0).chain([session.id]).collect();
        let mut others = store.proposals_of(learner)?;
        others.retain(|other| !stays.contains(&other.id));
        let contract = contract_on(store, learner, session.day)?;
        let act = Act::new(Self::NAME, call.now()).of(learner).about("day", session.day.to_string());
        let done = call.act(&act, |writer| {
            writer.put(&Session { state: SessionState::Booked, booked_on: Some(today), contract, ..session })?;
            for other in &others {
                writer.remove::<Session>(other.id)?;
            }
            booked_anew(writer, learner, today)?;
            Ok::<_, Failure>(others.len())
        })?;
        Ok(done.into())
    }
}

/// Takes an offer back. Nothing was booked, so nothing is cancelled either: it is no longer among the sessions.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawProposal {
    /// The times that are no longer offered.
    pub sessions: Vec<Plain<SessionId>>,
}

impl Command for WithdrawProposal {
    const NAME: &'static str = "proposal.withdraw";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let store = call.store()?;
        let offers: Vec<Session> = self.sessions.iter().map(|id| proposed(store, id.0)).collect::<Result<_, _>>()?;
        let Some(first) = offers.first() else { return Err(Failure::not_allowed("sessions", "empty")) };
        if offers.iter().any(|offer| offer.learner != first.learner) {
            return Err(Failure::not_allowed("session", "of_this_learner"));
        }
        let act = Act::new(Self::NAME, call.now())
            .of(first.learner)
            .about("day", first.day.to_string())
            .about("count", offers.len().to_string());
        let done = call.act(&act, |writer| {
            for offer in &offers {
                writer.remove::<Session>(offer.id)?;
            }
            Ok::<_, Failure>(())
        })?;
        Ok(done.into())
    }
}

/// A session that is offered and not agreed.
fn proposed(store: &Store, id: SessionId) -> Result<Session, Failure> {
    let session: Session = store.get(id)?;
    let is_open = session.state == SessionState::Proposed;
    if is_open { Ok(session) } else { Err(Failure::not_allowed("session", "not_proposed")) }
}
