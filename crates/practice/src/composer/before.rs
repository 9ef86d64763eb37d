//! What the record says about a session and its learner before a draft is confirmed.

use nenrin_domain::{
    ActionItem, ActionItemId, Contract, Day, DayTime, Entitlement, EntitlementKind, FollowUp, Goal, GoalId, GoalState,
    Intent, Learner, Note, NoteTemplate, NoteVersion, Obstacle, ObstacleId, Pause, Policy, Profile, Progress,
    Satisfaction, Score, Session, Zone, balance, contract_of_session,
};
use nenrin_store::{Record, Store, StoreError};

use crate::agreed_off::counted_anew;
use crate::draft_body::{BookingWish, DraftBody};
use crate::follow_ups::wanting_a_date;
use crate::places::place_after;
use crate::{Code, Failure};

/// The record around one session, as far as the composer shows it or confirming changes it.
pub(super) struct Before {
    pub learner: Learner,
    /// The session as it is recorded; `None` when it was never booked.
    pub session: Option<Session>,
    /// The session as the draft states it, its outcome included.
    pub stated: Session,
    /// What outcomes count as.
    pub policy: Policy,
    /// The number it has, or will have, among the held sessions of the learner; a trial has none.
    pub number: Option<u32>,
    pub note: Option<(Note, NoteVersion)>,
    pub template: NoteTemplate,
    /// The learner's contracts, the oldest first, with their balances.
    pub contracts: Vec<(Contract, i64)>,
    /// The learner's pauses.
    pub pauses: Vec<Pause>,
    /// The session's entries in the ticket ledger.
    pub ledger: Vec<Entitlement>,
    pub answers: Option<Satisfaction>,
    pub last_answers: (Option<Score>, Option<Intent>),
    pub actions: Vec<ActionItem>,
    pub goals: Vec<GoalBefore>,
    pub obstacles: Vec<Obstacle>,
    /// The learner's bookings from today on, this session left out, the earliest first.
    pub bookings: Vec<Session>,
    /// The first of them that is not over.
    pub next_booking: Option<Session>,
    /// The follow-up in which another date for a cancelled day is to be agreed on, and the learner's sessions besides this one.
    pub wanted_date: Option<(FollowUp, Vec<Session>)>,
    /// Where the next session that is wished takes place; what is too long to be kept is told as a problem.
    pub next_place: Option<String>,
}

/// A goal, its last reading before the session, and the one the session gave it.
pub(super) struct GoalBefore {
    pub goal: Goal,
    pub last: Option<Progress>,
    pub here: Option<Progress>,
}

impl Before {
    /// Reads the record around the session of `body`.
    ///
    /// # Errors
    /// [`Code::Missing`] when the learner is not there, or the session belongs to another one.
    pub fn read(store: &Store, body: &DraftBody, zone: Zone, minute: (Day, DayTime)) -> Result<Self, Failure> {
        store.at_one_moment(|store| Self::read_together(store, body, zone, minute))
    }

    fn read_together(store: &Store, body: &DraftBody, zone: Zone, minute: (Day, DayTime)) -> Result<Self, Failure> {
        let ((today, now), learner, id) = (minute, body.learner.0, body.session.0);
        let session: Option<Session> = store.find(id)?;
        // Wordings outlive their session; one that was taken back must not come to speak of somebody else.
        let of_another = match &session {
            Some(session) => session.learner != learner,
            None => store.note_versions_of(id)?.iter().any(|version| version.learner != learner),
        };
        if of_another {
            return Err(Failure::new(Code::Missing).about("entity", "session"));
        }
        let mut stated = stated(body, session.as_ref(), zone, today);
        if let Some(recorded) = &session {
            stated = counted_anew(store, recorded, stated)?;
        }
        let profile: Profile = store.get(Profile::only())?;
        let note = store.note_of(id)?.map(|note| Ok::<_, StoreError>((store.get(note.version)?, note))).transpose()?;
        let resolved_on = session.as_ref().and_then(|session| session.resolved_on);
        let mut actions = store.actions_around(learner, id, resolved_on)?;
        add_named(store, &mut actions, body.actions.iter().map(|tick| tick.id.0))?;
        let obstacles = store.obstacles_of(learner)?;
        let mut goals = store.goals_of(learner)?;
        goals.retain(|goal| goal.state == GoalState::Active || body.levels.iter().any(|l| l.goal.0 == goal.id));
        let mut bookings = store.bookings_from(learner, today)?;
        bookings.retain(|booking| booking.id != id);
        actions.retain(|action| action.learner == learner);
        Ok(Self {
            learner: store.get(learner)?,
            policy: store.policy()?,
            number: store.session_number(&stated)?,
            note: note.map(|(version, note)| (note, version)),
            template: store.get(profile.note_template)?,
            contracts: store.contracts_with_balance(learner)?,
            pauses: store.pauses_of(learner)?,
            ledger: store.entitlements_of_session(learner, id)?,
            answers: store.satisfaction_of(id)?,
            last_answers: store.last_answers_before(&stated)?,
            actions,
            goals: goals_before(store, goals, &stated)?,
            obstacles,
            next_booking: bookings.iter().find(|booking| booking.is_ahead(today, now)).cloned(),
            bookings,
            wanted_date: wanted_date(store, body)?,
            next_place: next_place(store, body)?,
            session,
            stated,
        })
    }

    /// The contract whose ticket the session has used, else the one it belongs to, with its balance.
    pub fn contract(&self) -> Option<&(Contract, i64)> {
        let used = self.ledger.iter().find(|entry| entry.kind == EntitlementKind::Consume);
        let used = used.filter(|_| balance(&self.ledger) < 0);
        let its_own = used.and_then(|used| self.contracts.iter().find(|(contract, _)| contract.id == used.contract));
        its_own.or_else(|| self.contract_on(self.stated.day))
    }

    /// The contract a session on this day belongs to, with its balance.
    pub fn contract_on(&self, day: Day) -> Option<&(Contract, i64)> {
        contract_of_session(day, &self.contracts, &self.pauses)
    }

    pub fn action(&self, id: ActionItemId) -> Option<&ActionItem> {
        self.actions.iter().find(|action| action.id == id)
    }

    pub fn goal(&self, id: GoalId) -> Option<&GoalBefore> {
        self.goals.iter().find(|before| before.goal.id == id)
    }

    pub fn obstacle(&self, id: ObstacleId) -> Option<&Obstacle> {
        self.obstacles.iter().find(|obstacle| obstacle.id == id)
    }

    pub fn booking_on(&self, day: Day) -> Option<&Session> {
        self.bookings.iter().find(|booking| booking.day == day)
    }
}

/// The session as the draft states it. What only the record knows is kept.
fn stated(body: &DraftBody, recorded: Option<&Session>, zone: Zone, today: Day) -> Session {
    let state = body.outcome.0.state();
    let same = recorded.filter(|session| session.state == state);
    Session {
        id: body.session.0,
        external_id: recorded.and_then(|session| session.external_id.clone()),
        learner: body.learner.0,
        contract: recorded.and_then(|session| session.contract),
        day: body.day.0,
        time: body.time.map(|time| time.0),
        minutes: body.minutes,
        zone: recorded.map_or(zone, |session| session.zone),
        mode: body.mode.map(|mode| mode.0),
        state,
        // A session that was never booked became known when it was recorded.
        booked_on: recorded.map_or(Some(today), |session| session.booked_on),
        // A history may not say when; confirming it again does not make it today.
        resolved_on: same.map_or(Some(today), |session| session.resolved_on),
        moved_to: recorded.and_then(|session| session.moved_to),
        happened: recorded.and_then(|session| session.happened),
        consumes: recorded.and_then(|session| session.consumes),
        chargeable: recorded.and_then(|session| session.chargeable),
        series: recorded.and_then(|session| session.series),
        gathering: recorded.and_then(|session| session.gathering),
        place: recorded.and_then(|session| session.place.clone()),
    }
}

/// The follow-up that a booking might close, with the sessions that tell whether it does; nothing is read without one.
fn wanted_date(store: &Store, body: &DraftBody) -> Result<Option<(FollowUp, Vec<Session>)>, Failure> {
    let Some(follow_up) = wanting_a_date(store, body.learner.0)? else { return Ok(None) };
    let mut sessions = store.sessions_of(body.learner.0)?;
    sessions.retain(|session| session.id != body.session.0);
    Ok(Some((follow_up, sessions)))
}

fn next_place(store: &Store, body: &DraftBody) -> Result<Option<String>, Failure> {
    let Some(BookingWish { mode, place, .. }) = &body.next_booking else { return Ok(None) };
    let before = match place {
        Some(_) => Vec::new(),
        None => store.sessions_of(body.learner.0)?,
    };
    Ok(place_after(&before, mode.or(body.mode).map(|mode| mode.0), place.as_deref()).unwrap_or_default())
}

/// Adds the rows a draft names that are not among `rows`, as far as they are there.
fn add_named<R: Record>(store: &Store, rows: &mut Vec<R>, named: impl Iterator<Item = R::Id>) -> Result<(), Failure> {
    for id in named {
        if rows.iter().all(|row| row.id() != id) {
            rows.extend(store.find(id)?);
        }
    }
    Ok(())
}

fn goals_before(store: &Store, goals: Vec<Goal>, session: &Session) -> Result<Vec<GoalBefore>, Failure> {
    let mut here = store.progress_of_session(session.learner, session.id)?;
    let read = |goal: Goal| {
        let last = store.last_progress(goal.id, session.day, session.id)?;
        let at = here.iter().position(|reading| reading.goal == goal.id);
        Ok(GoalBefore { here: at.map(|at| here.swap_remove(at)), last, goal })
    };
    goals.into_iter().map(read).collect()
}
