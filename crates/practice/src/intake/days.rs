//! The days of learners as a file of bookings leaves them: a learner has one booking a day.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use nenrin_domain::{Day, DayTime, LearnerId, Session, SessionId, SessionState};
use nenrin_store::Store;

use crate::Failure;

/// A session, as far as it takes its learner's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    pub id: SessionId,
    pub day: Day,
    pub time: Option<DayTime>,
    pub state: SessionState,
    /// Whether a line of the file has told of it.
    pub is_told: bool,
}

impl Slot {
    pub fn is_booked(&self) -> bool {
        self.state == SessionState::Booked
    }

    /// Whether it was called off or moved, and takes nobody's day any more.
    pub fn is_free(&self) -> bool {
        !self.state.is_open() && !self.state.happened() && self.state != SessionState::NoShow
    }
}

impl From<&Session> for Slot {
    fn from(session: &Session) -> Self {
        let Session { id, day, time, state, .. } = session;
        Self { id: *id, day: *day, time: *time, state: *state, is_told: false }
    }
}

/// The sessions of learners as they are when a file has come in, as far as its lines were decided.
#[derive(Debug, Default)]
pub(super) struct Days {
    slots: HashMap<LearnerId, Vec<Slot>>,
    held_back: HashSet<SessionId>,
}

impl Days {
    /// After `changed` bookings have gone on as the file tells: all at once, for one may make room for another.
    pub fn after(store: &Store, changed: &[Session]) -> Result<Self, Failure> {
        let (mut days, mut of) = (Self::default(), HashMap::<_, Vec<_>>::new());
        for session in changed {
            of.entry(session.learner).or_default().push(Slot::from(session));
        }
        for (learner, changed) in of {
            let held_back = go_on(days.of(store, learner)?, changed);
            days.held_back.extend(held_back);
        }
        Ok(days)
    }

    /// The sessions of a learner.
    pub fn of(&mut self, store: &Store, learner: LearnerId) -> Result<&mut Vec<Slot>, Failure> {
        Ok(match self.slots.entry(learner) {
            Entry::Occupied(slots) => slots.into_mut(),
            Entry::Vacant(place) => place.insert(store.sessions_of(learner)?.iter().map(Slot::from).collect()),
        })
    }

    /// Whether a booking stays as it is, because the day to which it would move is taken.
    pub fn holds_back(&self, session: SessionId) -> bool {
        self.held_back.contains(&session)
    }
}

/// Lets the sessions of a learner go on. Answers those that stay as they are.
fn go_on(slots: &mut [Slot], mut changed: Vec<Slot>) -> Vec<SessionId> {
    let mut held_back = Vec::new();
    loop {
        let after = |slot: &Slot| *changed.iter().find(|change| change.id == slot.id).unwrap_or(slot);
        let all: Vec<Slot> = slots.iter().map(after).collect();
        let is_moved = |to: &Slot| to.is_booked() && slots.iter().any(|here| here.id == to.id && here.day != to.day);
        let takes = |other: &Slot, to: &Slot| other.id != to.id && other.day == to.day && other.is_booked();
        // Of two that move to one day the first gets it.
        let refused = changed.iter().rposition(|to| is_moved(to) && all.iter().any(|other| takes(other, to)));
        let Some(refused) = refused else {
            slots.copy_from_slice(&all);
            return held_back;
        };
        held_back.push(changed.remove(refused).id);
    }
}
