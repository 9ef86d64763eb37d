//! The course of one learner: all that churn reads of a person, set in order once and looked at on any day.

use std::collections::BTreeMap;

use nenrin_domain::{
    ActionItem, ActionState, Arm, Contract, Day, FollowUp, Hundredths, Interaction, Learner, LearnerId, Pause, Payment,
    Satisfaction, Session, SessionId, SessionState, Way,
};

use super::clock::Clock;
use super::spell::{Spell, spells};

/// What is read of a learner, in any order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'f> {
    /// The agreements.
    pub contracts: &'f [Contract],
    /// The recorded times of rest.
    pub pauses: &'f [Pause],
    /// The sessions, trials left out.
    pub sessions: &'f [Session],
    /// What the learner said of them.
    pub satisfactions: &'f [Satisfaction],
    /// What the learner set out to do.
    pub actions: &'f [ActionItem],
    /// What is expected and was received.
    pub payments: &'f [Payment],
    /// The contacts outside of sessions.
    pub interactions: &'f [Interaction],
    /// The follow-ups; of a history brought in they tell when the learner was contacted.
    pub follow_ups: &'f [FollowUp],
}

/// A session as churn sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit {
    /// The day on which the booking became known; `None` of an open session of which nobody wrote it: that is known always.
    pub booked: Option<Day>,
    /// Whose place among those of the same day does not change.
    id: SessionId,
    /// The planned day.
    pub day: Day,
    /// What became of it in the end.
    pub state: SessionState,
    /// Whether the learner came.
    pub came: bool,
    /// The day on which that became known; `None` while it is open.
    pub resolved: Option<Day>,
}

impl Visit {
    fn of(session: &Session) -> Self {
        let resolved = (!session.state.is_open()).then(|| session.resolved_on.unwrap_or(session.day));
        Self {
            // Of a history that does not tell, a session is known from its day, or from its outcome if that came first.
            booked: session.booked_on.or(resolved.map(|resolved| resolved.min(session.day))),
            id: session.id,
            day: session.day,
            state: session.state,
            came: session.took_place(),
            resolved,
        }
    }

    /// Whether its outcome was known on `as_of`.
    pub fn is_resolved(self, as_of: Day) -> bool {
        self.resolved.is_some_and(|resolved| resolved <= as_of)
    }

    /// Whether the learner was known on `as_of` to have come.
    pub fn was_held(self, as_of: Day) -> bool {
        self.came && self.day <= as_of && self.is_resolved(as_of)
    }

    /// Whether it was known on `as_of` and stood: nobody had called it off, and it was not over.
    pub fn stands(self, as_of: Day) -> bool {
        self.is_known(as_of) && !self.is_resolved(as_of)
    }

    /// Whether it had been booked by `as_of`.
    pub fn is_known(self, as_of: Day) -> bool {
        self.booked.is_none_or(|booked| booked <= as_of)
    }
}

/// What a learner set out to do by a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Task {
    /// When it was agreed.
    pub created: Day,
    /// Until when it was to be done.
    pub due: Day,
    /// When it was done, wholly or partly, and how much of it.
    pub done: Option<(Day, f64)>,
    /// From which day on it was no task any more.
    pub dropped: Option<Day>,
}

/// The course of a learner.
#[derive(Debug, Clone)]
pub struct Course {
    /// Whose.
    pub learner: LearnerId,
    /// The stays, the earliest first.
    pub(super) spells: Vec<Spell>,
    pub(super) clock: Clock,
    /// By day.
    pub(super) visits: Vec<Visit>,
    /// The days on which something was booked, in order.
    pub(super) bookings: Vec<Day>,
    /// What was said of a session: the session's day, the day it was said, the score. By the session's day.
    pub(super) scores: Vec<(Day, Day, f64)>,
    /// By due day.
    pub(super) tasks: Vec<Task>,
    /// Days due and paid.
    pub(super) dues: Vec<(Day, Option<Day>)>,
    /// The days of the learner's answers and the natural logarithm of the hours they took, by day.
    pub(super) replies: Vec<(Day, f64)>,
    /// The days on which the coach contacted the learner.
    pub(super) contacts: Vec<Day>,
}

impl Course {
    /// Of one learner's facts. Contracts without a session and sessions without a contract are fine.
    #[must_use]
    pub fn of(learner: &Learner, told: Told<'_>) -> Self {
        let mut visits: Vec<Visit> = told.sessions.iter().map(Visit::of).collect();
        visits.sort_by_key(|visit| (visit.day, visit.booked, visit.id));
        let mut bookings: Vec<Day> = visits.iter().filter_map(|visit| visit.booked).collect();
        bookings.sort_unstable();
        let clock = Clock::of(told.contracts, told.pauses);
        Self {
            learner: learner.id,
            spells: spells(learner, told.contracts, &visits),
            clock,
            bookings,
            scores: scores(told),
            tasks: tasks(told.actions),
            dues: told.payments.iter().filter_map(|it| Some((it.due_on?, it.paid_on))).collect(),
            replies: replies(told.interactions),
            contacts: contacts(told),
            visits,
        }
    }
}

// Of what happened on the same day, the identity tells which came later: what is concluded must not depend on the order in which it is
// told.

fn scores(told: Told<'_>) -> Vec<(Day, Day, f64)> {
    let days: BTreeMap<SessionId, Day> = told.sessions.iter().map(|session| (session.id, session.day)).collect();
    let said = |it: &Satisfaction| {
        let session = *days.get(&it.session)?;
        Some(((session, it.day, it.id), f64::from(it.score?.value())))
    };
    let mut scores: Vec<_> = told.satisfactions.iter().filter_map(said).collect();
    scores.sort_unstable_by_key(|(place, _)| *place);
    scores.into_iter().map(|((session, said, _), score)| (session, said, score)).collect()
}

/// Half done is half of it.
fn tasks(actions: &[ActionItem]) -> Vec<Task> {
    let task = |it: &&ActionItem| {
        let part = match it.state {
            ActionState::Done => 1.0,
            ActionState::Partly => 0.5,
            ActionState::Open | ActionState::NotDone | ActionState::Dropped => 0.0,
        };
        let done = it.resolved_on.filter(|_| part > 0.0).map(|day| (day, part));
        let dropped = (it.state == ActionState::Dropped).then(|| it.resolved_on.unwrap_or(it.created_on));
        Some(Task { created: it.created_on, due: it.due_on?, done, dropped })
    };
    let mut actions: Vec<&ActionItem> = actions.iter().collect();
    actions.sort_unstable_by_key(|it| (it.due_on, it.created_on, it.id));
    actions.iter().filter_map(task).collect()
}

fn replies(interactions: &[Interaction]) -> Vec<(Day, f64)> {
    let mut came_in: Vec<&Interaction> = interactions.iter().filter(|it| it.way == Way::In).collect();
    came_in.sort_unstable_by_key(|it| (it.day, it.id));
    let hours = |it: &Interaction| it.reply_hours.map(|Hundredths(hours)| hours as f64 / 100.0);
    let replies = came_in.into_iter().filter_map(|it| Some((it.day, hours(it).filter(|hours| *hours > 0.0)?.ln())));
    replies.collect()
}

/// The contacts that followed somebody up: the everyday exchange is none. A follow-up of a history says only that the learner was
/// contacted on its day; one that was opened here tells nothing before somebody logs the contact.
fn contacts(told: Told<'_>) -> Vec<Day> {
    let of_history = told.follow_ups.iter().filter(|it| it.arm == Some(Arm::Contact) && it.purpose.is_none());
    let went_out = told.interactions.iter().filter(|it| it.way == Way::Out && it.follow_up.is_some());
    let mut days: Vec<Day> = of_history.map(|it| it.day).chain(went_out.map(|it| it.day)).collect();
    days.sort_unstable();
    days
}
