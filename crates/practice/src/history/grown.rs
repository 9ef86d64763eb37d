//! What a later export of a history knows more of a row that is here already.
//!
//! A row that is still open here goes on as the table has it: a booking, a contract, an action, a payment outstanding. A
//! row that has come to its end here, and a cell that is blank in the table, change nothing.

use nenrin_domain::{
    ActionItem, ActionState, Contract, Goal, Interaction, Obstacle, Pause, Payment, Session, Trial, TrialOutcome,
};
use nenrin_store::Record;

/// What came of a row of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// It was not here yet.
    New,
    /// It was here, open, and has gone on as the table has it.
    Updated,
    /// It was here, open, and stays so: the coach has changed it since it was brought in.
    Kept,
    /// It is here, and the table knows no more of it.
    Known,
    /// It is here and belongs to another learner.
    Elsewhere,
}

/// A record of which a later export may know more.
pub(super) trait Grow: Record + PartialEq {
    /// This record, which is here, gone on as the table has it.
    fn grown(&self, table: &Self) -> Self;
}

impl Grow for Session {
    fn grown(&self, table: &Self) -> Self {
        if !self.state.is_open() || self.learner != table.learner {
            return self.clone();
        }
        let grown = Self {
            day: table.day,
            time: table.time.or(self.time),
            minutes: table.minutes.or(self.minutes),
            mode: table.mode.or(self.mode),
            place: table.place.clone().or_else(|| self.place.clone()),
            state: table.state,
            booked_on: table.booked_on.or(self.booked_on),
            resolved_on: table.resolved_on,
            ..self.clone()
        };
        // Its contract may have come with the same export; alone it says nothing, because what covers a day moves with
        // the tickets that are left.
        let contract = if grown == *self { self.contract } else { table.contract.or(self.contract) };
        Self { contract, ..grown }
    }
}

impl Grow for Contract {
    fn grown(&self, table: &Self) -> Self {
        if self.ended_on.is_some() || self.learner != table.learner {
            return self.clone();
        }
        Self {
            term_end: table.term_end.or(self.term_end),
            ended_on: table.ended_on,
            end_kind: table.end_kind,
            end_reason: table.end_reason.clone().or_else(|| self.end_reason.clone()),
            ..self.clone()
        }
    }
}

impl Grow for Goal {
    fn grown(&self, _: &Self) -> Self {
        self.clone()
    }
}

impl Grow for Trial {
    fn grown(&self, table: &Self) -> Self {
        if self.outcome != TrialOutcome::Undecided {
            return self.clone();
        }
        Self {
            learner: table.learner.or(self.learner),
            showed_up: table.showed_up,
            outcome: table.outcome,
            contact_lag_days: table.contact_lag_days.or(self.contact_lag_days),
            ..self.clone()
        }
    }
}

impl Grow for Pause {
    fn grown(&self, table: &Self) -> Self {
        Self { ends_on: self.ends_on.or(table.ends_on), ..self.clone() }
    }
}

impl Grow for ActionItem {
    fn grown(&self, table: &Self) -> Self {
        if self.state != ActionState::Open {
            return self.clone();
        }
        Self { state: table.state, resolved_on: table.resolved_on, ..self.clone() }
    }
}

impl Grow for Payment {
    fn grown(&self, table: &Self) -> Self {
        if self.paid_on.is_some() {
            return self.clone();
        }
        let method = table.method.clone().or_else(|| self.method.clone());
        Self { paid_on: table.paid_on, method, ..self.clone() }
    }
}

impl Grow for Interaction {
    fn grown(&self, table: &Self) -> Self {
        Self { reply_hours: self.reply_hours.or(table.reply_hours), ..self.clone() }
    }
}

impl Grow for Obstacle {
    fn grown(&self, table: &Self) -> Self {
        Self { cleared_on: self.cleared_on.or(table.cleared_on), ..self.clone() }
    }
}
