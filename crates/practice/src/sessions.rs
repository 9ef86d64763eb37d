//! Sessions besides their notes: booking, changing, moving, calling off.

use nenrin_domain::{Coded, Day, DayTime, Learner, LearnerId, Mode, Outcome, Session, SessionId, SessionState};
use nenrin_store::Act;
use serde::Deserialize;
use ts_rs::TS;

use crate::booking::{follow_trial, go_on, resolve};
use crate::follow_ups::booked_anew;
use crate::places::place_after;
use crate::planned::{check_free, check_minutes, contract_on, open_session};
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check, drafts};

/// Books a session. Answers its identity.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookSession {
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// The length in minutes; as in the learner's last session when absent.
    pub minutes: Option<u32>,
    /// How they will meet; as in the learner's last session when absent.
    pub mode: Option<Word<Mode>>,
    /// Where: a link or a place, none when empty; as in the learner's last session held in that way when absent.
    pub place: Option<String>,
}

impl Command for BookSession {
    const NAME: &'static str = "session.book";
    type Output = Plain<SessionId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<SessionId>>, Failure> {
        check_minutes(self.minutes)?;
        let (store, learner, today, zone) = (call.store()?, self.learner.0, call.today(), call.zone());
        store.get::<Learner>(learner)?;
        check_free(store, learner, self.day.0, None)?;
        let before = store.sessions_of(learner)?;
        let (minutes, mode) = before.last().map_or((None, None), |last| (last.minutes, last.mode));
        let mode = self.mode.map(|mode| mode.0).or(mode);
        let place = place_after(&before, mode, self.place.as_deref())?;
        let act = Act::new("session.book", call.now()).of(learner).about("day", self.day.0.to_string());
        let done = call.act(&act, |writer| {
            let session = Session {
                contract: contract_on(writer, learner, self.day.0)?,
                time: self.time.map(|time| time.0),
                minutes: self.minutes.or(minutes),
                mode,
                booked_on: Some(today),
                place,
                ..Session::on(writer.mint(), learner, self.day.0, zone, SessionState::Booked)
            };
            writer.add(&session)?;
            booked_anew(writer, learner, today)?;
            Ok(Plain(session.id))
        })?;
        Ok(done.into())
    }
}

/// Corrects when and how an open session is to take place, also in what is being typed about it. The booking stays the
/// same one; see [`RescheduleSession`] for moving it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeSession {
    /// The session.
    pub session: Plain<SessionId>,
    /// The day.
    pub day: Plain<Day>,
    /// The start.
    pub time: Option<Plain<DayTime>>,
    /// The length in minutes.
    pub minutes: Option<u32>,
    /// How they will meet.
    pub mode: Option<Word<Mode>>,
}

impl Command for ChangeSession {
    const NAME: &'static str = "session.change";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        check_minutes(self.minutes)?;
        let session = open_session(call.store()?, self.session.0)?;
        check_free(call.store()?, session.learner, self.day.0, Some(session.id))?;
        let act = Act::new(Self::NAME, call.now())
            .of(session.learner)
            .about("day", self.day.0.to_string())
            .about("session", session.id.to_string());
        let changed = Session {
            day: self.day.0,
            time: self.time.map(|time| time.0),
            minutes: self.minutes,
            mode: self.mode.map(|mode| mode.0),
            ..session.clone()
        };
        let today = call.today();
        Ok(call.act(&act, |writer| go_on(writer, &session, changed, today))?.into())
    }
}

/// Says that a session did not take place, without a note.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveSession {
    /// The session.
    pub session: Plain<SessionId>,
    /// What came of it; a session that was held is confirmed in the composer.
    pub state: Word<Outcome>,
}

impl Command for ResolveSession {
    const NAME: &'static str = "session.resolve";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let (store, today, outcome) = (call.store()?, call.today(), self.state.0);
        let session: Session = store.get(self.session.0)?;
        if outcome == Outcome::Held {
            return Err(Failure::not_allowed("state", "confirmed_in_the_composer"));
        }
        if !session.state.may_become(outcome.state()) {
            return Err(Failure::not_allowed("session", "moved"));
        }
        if outcome.needs_the_day() && session.day > today {
            return Err(Failure::not_allowed("day", "in_the_future"));
        }
        let act = Act::new("session.resolve", call.now())
            .of(session.learner)
            .about("state", outcome.as_code().to_owned())
            .about("day", session.day.to_string());
        Ok(call.act(&act, |writer| resolve(writer, &session, outcome, today))?.into())
    }
}

/// Moves a booked session to another date (振替). The old one keeps the link to the new one, and what is being typed
/// about it goes along. Answers the new one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RescheduleSession {
    /// The session.
    pub session: Plain<SessionId>,
    /// The new day.
    pub day: Plain<Day>,
    /// The new start.
    pub time: Option<Plain<DayTime>>,
}

impl Command for RescheduleSession {
    const NAME: &'static str = "session.reschedule";
    type Output = Plain<SessionId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<SessionId>>, Failure> {
        let (store, today) = (call.store()?, call.today());
        let old = open_session(store, self.session.0)?;
        // Nothing was agreed on that could be made up for: another time is offered, or this one booked.
        if old.state == SessionState::Proposed {
            return Err(Failure::not_allowed("session", "only_offered"));
        }
        check_free(store, old.learner, self.day.0, Some(old.id))?;
        let (from, id): (_, SessionId) = (old.id, store.mint(call.now()));
        let act = times(Act::new(Self::NAME, call.now()).of(old.learner), old.time, check::plain(self.time))
            .about("from", old.day.to_string())
            .about("day", self.day.0.to_string())
            .about("session", old.id.to_string())
            .about("moved_to", id.to_string());
        let done = call.act(&act, |writer| {
            let new = Session {
                id,
                external_id: None,
                contract: contract_on(writer, old.learner, self.day.0)?,
                day: self.day.0,
                time: self.time.map(|time| time.0),
                state: SessionState::Booked,
                booked_on: Some(today),
                ..old.clone()
            };
            writer.add(&new)?;
            follow_trial(writer, from, &new)?;
            let (state, resolved_on) = (SessionState::Rescheduled, Some(today));
            writer.put(&Session { state, resolved_on, moved_to: Some(new.id), ..old })?;
            if let Some(draft) = drafts::carried(writer, from, id)? {
                writer.move_draft(from, &draft)?;
            }
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}

/// Names the times of a move as far as they are known.
fn times(act: Act, from: Option<DayTime>, to: Option<DayTime>) -> Act {
    let named = [("from_time", from), ("time", to)];
    let known = named.into_iter().filter_map(|(what, time)| Some((what, time?)));
    known.fold(act, |act, (what, time)| act.about(what, time.to_string()))
}
