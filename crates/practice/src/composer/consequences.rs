//! What follows from confirming, told before it is done. Read off the same plan that confirming carries out.

use nenrin_domain::{
    ActionState, Contract, ContractId, Day, DayTime, FollowUp, GoalId, Hundredths, Intent, NoTicket, TicketStep,
};
use serde::Serialize;
use ts_rs::TS;

use super::before::Before;
use super::rules::{BookingStep, DateFound, Plan};
use crate::shown::SessionAt;
use crate::wire::{Plain, Word};

/// One thing that follows from confirming.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Consequence {
    /// A ticket is used.
    TicketUsed {
        /// The plan of the contract; null when the history brought no name.
        contract: Option<String>,
        /// Remaining sessions before.
        balance_before: i64,
    },
    /// The ticket that the session had used is given back.
    TicketRestored {
        /// The plan of the contract.
        contract: Option<String>,
        /// Remaining sessions before.
        balance_before: i64,
    },
    /// No ticket is used.
    NoTicket {
        /// Why not.
        why: Word<NoTicket>,
    },
    /// The note gets a version.
    NoteVersion {
        /// Whether there was one before, which is kept.
        amends: bool,
    },
    /// The session is recorded without a note.
    NoNote,
    /// Actions agreed before are resolved.
    ActionsResolved {
        /// How many are done.
        done: u32,
        /// How many are partly done.
        partly: u32,
        /// How many are not done.
        not_done: u32,
        /// How many are no longer wanted.
        dropped: u32,
    },
    /// Actions that were resolved are open again.
    ActionsReopened {
        /// How many.
        count: u32,
    },
    /// New actions are opened.
    ActionsOpened {
        /// How many.
        count: u32,
    },
    /// A goal gets a reading, another reading, or (`to` null) loses the one this session gave it.
    Level {
        /// The goal.
        goal: Plain<GoalId>,
        /// Its title.
        title: String,
        /// Its unit.
        unit: String,
        /// The value before.
        from: Option<Plain<Hundredths>>,
        /// The value after.
        to: Option<Plain<Hundredths>>,
    },
    /// The satisfaction answer differs from the one before.
    SatisfactionChanged {
        /// The answer before; null when there was none.
        from: Option<u8>,
        /// The answer now.
        to: u8,
    },
    /// The intent to continue differs from the one before.
    IntentChanged {
        /// The answer before; null when there was none.
        from: Option<Word<Intent>>,
        /// The answer now.
        to: Word<Intent>,
    },
    /// Obstacles are noted.
    ObstaclesOpened {
        /// How many.
        count: u32,
    },
    /// Obstacles are out of the way.
    ObstaclesCleared {
        /// How many.
        count: u32,
    },
    /// A session is booked.
    Booked {
        /// Its day.
        day: Plain<Day>,
        /// Its start.
        time: Option<Plain<DayTime>>,
    },
    /// A follow-up is closed by that booking: another date was to be agreed on in it.
    DateFound {
        /// What is to be done in it, when it is not plain from the trigger.
        text: Option<String>,
        /// What gave rise to it, such as `day_cancelled`.
        trigger: String,
        /// The sessions that were cancelled, for which another date was to be agreed on.
        cancelled: Vec<SessionAt>,
    },
    /// The learner has a booking already, and it stays.
    BookingKept {
        /// Its day.
        day: Plain<Day>,
        /// Its start.
        time: Option<Plain<DayTime>>,
    },
    /// The learner will be without a booking.
    NoNextBooking,
}

/// What follows from carrying out `plan`, in the order in which it is told.
pub(super) fn consequences(before: &Before, plan: &Plan<'_>) -> Vec<Consequence> {
    let mut told = Vec::new();
    told.extend(ticket(before, plan.ticket));
    told.extend(note(before, plan));
    told.extend(actions(plan));
    for step in plan.levels.iter().filter(|step| step.from != step.to) {
        let (goal, unit) = (Plain(step.goal.id), step.goal.unit.clone());
        let (from, to) = (step.from.map(Plain), step.to.map(Plain));
        told.push(Consequence::Level { goal, title: step.goal.title.clone(), unit, from, to });
    }
    told.extend(answers(before, plan));
    let (opened, cleared) = (count(plan.new_obstacles.len()), count(plan.cleared.len()));
    told.extend(opened.map(|count| Consequence::ObstaclesOpened { count }));
    told.extend(cleared.map(|count| Consequence::ObstaclesCleared { count }));
    told.extend(booking(before, &plan.booking));
    told.extend(plan.date_found.as_ref().map(date_found));
    told
}

fn ticket(before: &Before, step: TicketStep<'_>) -> Option<Consequence> {
    let line = |id: ContractId| {
        let found = before.contracts.iter().find(|(contract, _)| contract.id == id);
        found.map(|(contract, balance): &(Contract, i64)| (contract.plan_name.clone(), *balance))
    };
    match step {
        TicketStep::Keep => None,
        TicketStep::Without(why) => Some(Consequence::NoTicket { why: Word(why) }),
        TicketStep::Use(Contract { id: contract, .. }) => line(*contract).map(used),
        TicketStep::UseAgain(entry) => line(entry.contract).map(used),
        TicketStep::GiveBack(entry) => line(entry.contract)
            .map(|(contract, balance_before)| Consequence::TicketRestored { contract, balance_before }),
    }
}

fn used((contract, balance_before): (Option<String>, i64)) -> Consequence {
    Consequence::TicketUsed { contract, balance_before }
}

fn note(before: &Before, plan: &Plan<'_>) -> Option<Consequence> {
    let amends = before.note.is_some();
    plan.words.as_ref().map(|words| match (words.is_empty(), amends) {
        (true, false) => Consequence::NoNote,
        _ => Consequence::NoteVersion { amends },
    })
}

fn actions(plan: &Plan<'_>) -> Vec<Consequence> {
    let number = |state: ActionState| plan.actions.iter().filter(|action| action.state == state).count();
    let [done, partly, not_done, dropped, reopened] =
        [ActionState::Done, ActionState::Partly, ActionState::NotDone, ActionState::Dropped, ActionState::Open]
            .map(|state| count(number(state)).unwrap_or(0));
    let mut told = Vec::new();
    if done + partly + not_done + dropped > 0 {
        told.push(Consequence::ActionsResolved { done, partly, not_done, dropped });
    }
    if reopened > 0 {
        told.push(Consequence::ActionsReopened { count: reopened });
    }
    told.extend(count(plan.new_actions.len()).map(|count| Consequence::ActionsOpened { count }));
    told
}

fn answers(before: &Before, plan: &Plan<'_>) -> Vec<Consequence> {
    let ((last_score, last_intent), (score, intent)) = (before.last_answers, plan.answers);
    // What this session has been answered already changes nothing when it is confirmed again.
    let (had_score, had_intent) = before.answers.as_ref().map_or((None, None), |had| (had.score, had.intent));
    let mut told = Vec::new();
    if let Some(score) = score.filter(|score| ![last_score, had_score].contains(&Some(*score))) {
        let (from, to) = (last_score.map(|last| last.value()), score.value());
        told.push(Consequence::SatisfactionChanged { from, to });
    }
    if let Some(intent) = intent.filter(|intent| ![last_intent, had_intent].contains(&Some(*intent))) {
        told.push(Consequence::IntentChanged { from: last_intent.map(Word), to: Word(intent) });
    }
    told
}

fn booking(before: &Before, step: &BookingStep<'_>) -> Option<Consequence> {
    match step {
        BookingStep::New(session) => {
            Some(Consequence::Booked { day: Plain(session.day), time: session.time.map(Plain) })
        }
        BookingStep::Kept(session) => {
            Some(Consequence::BookingKept { day: Plain(session.day), time: session.time.map(Plain) })
        }
        BookingStep::None => before.next_booking.is_none().then_some(Consequence::NoNextBooking),
    }
}

fn date_found(found: &DateFound<'_>) -> Consequence {
    let FollowUp { text, trigger, .. } = found.follow_up.clone();
    let cancelled = found.cancelled.iter().map(|session| (session.id, session.day, session.time).into());
    Consequence::DateFound { text, trigger, cancelled: cancelled.collect() }
}

/// A number of things to tell of; `None` when there are none.
fn count(number: usize) -> Option<u32> {
    u32::try_from(number).ok().filter(|count| *count > 0)
}
