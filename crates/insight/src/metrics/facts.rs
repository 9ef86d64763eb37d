//! Everything the metrics read of one learner, and what of it was known on a day.

use nenrin_domain::{
    Application, Cancellation, Contract, Day, Entitlement, FollowUp, FollowUpState, Interaction, Learner, LearnerId,
    Pause, Payment, Refund, Session, SessionState, Trial, TrialOutcome,
};

use crate::state_on;

/// The facts of one learner, in any order; or those of somebody who came to a trial and is known by name only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Who it is.
    pub learner: Option<Learner>,
    /// What they applied for.
    pub applications: Vec<Application>,
    /// Their trials.
    pub trials: Vec<Trial>,
    /// Their contracts.
    pub contracts: Vec<Contract>,
    /// When they rested.
    pub pauses: Vec<Pause>,
    /// The entries of their tickets.
    pub entitlements: Vec<Entitlement>,
    /// Their sessions, trials left out.
    pub sessions: Vec<Session>,
    /// What they paid or owe.
    pub payments: Vec<Payment>,
    /// What was given back to them.
    pub refunds: Vec<Refund>,
    /// The follow-ups about them.
    pub follow_ups: Vec<FollowUp>,
    /// The contacts with them.
    pub interactions: Vec<Interaction>,
    /// What their exit interviews brought.
    pub cancellations: Vec<Cancellation>,
}

impl Facts {
    /// The id of the learner, when they are more than a name.
    #[must_use]
    pub fn id(&self) -> Option<LearnerId> {
        self.learner.as_ref().map(|learner| learner.id)
    }

    /// The facts as they were known at the end of `as_of`.
    ///
    /// A contract and a pause are known from their first day, an end, a payment, a refund and an entry of the tickets from their
    /// day, a cancellation from the day it was asked for, an outcome from the day on which it was decided: the trial's own where
    /// nobody recorded another. What became of an application, and how often a follow-up was put off, has no day: it is known as
    /// it is now.
    #[must_use]
    pub fn known_on(mut self, as_of: Day) -> Self {
        self.applications.retain(|it| it.applied_on <= as_of);
        self.trials.iter_mut().for_each(|trial| forget_outcome(trial, as_of));
        self.contracts.retain(|it| it.starts_on <= as_of);
        for contract in self.contracts.iter_mut().filter(|it| it.ended_on.is_some_and(|day| day > as_of)) {
            (contract.ended_on, contract.end_kind, contract.end_reason) = (None, None, None);
        }
        self.pauses.retain(|it| it.starts_on <= as_of);
        self.entitlements.retain(|it| it.day <= as_of);
        self.sessions.retain_mut(|session| is_seen(session, as_of));
        for payment in self.payments.iter_mut().filter(|it| it.paid_on.is_some_and(|day| day > as_of)) {
            payment.paid_on = None;
        }
        self.refunds.retain(|it| it.day <= as_of);
        self.follow_ups.retain(|it| it.day <= as_of);
        for follow_up in self.follow_ups.iter_mut().filter(|it| it.closed_on.is_some_and(|day| day > as_of)) {
            (follow_up.state, follow_up.closed_on, follow_up.result) = (FollowUpState::Open, None, None);
        }
        self.interactions.retain(|it| it.day <= as_of);
        self.cancellations.retain(|it| it.requested_on <= as_of);
        self
    }
}

fn forget_outcome(trial: &mut Trial, as_of: Day) {
    if trial.day > as_of {
        trial.showed_up = false;
    }
    if trial.decided_on.unwrap_or(trial.day) > as_of {
        (trial.outcome, trial.decided_on) = (TrialOutcome::Undecided, None);
    }
}

/// Whether the session was booked by then; it is left as it stood.
fn is_seen(session: &mut Session, as_of: Day) -> bool {
    let Some(state) = state_on(session, as_of) else { return false };
    if state != session.state {
        (session.state, session.resolved_on) = (SessionState::Booked, None);
        (session.happened, session.moved_to) = (None, None);
    }
    true
}
