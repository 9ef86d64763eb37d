//! How learners get from one session to the next: of those who held session k, the share that reaches the one after it.

use nenrin_domain::LearnerId;

use super::look::Look;
use super::stay::StayState;
use super::staying::StayEnd;
use crate::statistics::Share;

/// How many sessions a learner has held, and whether more may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionsHeld {
    /// Whose.
    pub learner: LearnerId,
    /// How many, without trials.
    pub held: usize,
    /// How the last stay stands: while it is open the next session may come, and a graduate needs none.
    pub end: StayEnd,
}

/// One step of the loop: of those who held session `after`, what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoopStep {
    /// The session that all of them held, from 1.
    pub after: usize,
    /// Who reached the next.
    pub reached: Vec<LearnerId>,
    /// Who was lost after it.
    pub lost: Vec<LearnerId>,
    /// Who may still reach it: they are in neither part of the share.
    pub open: Vec<LearnerId>,
    /// Who graduated after it, as well in neither.
    pub graduated: Vec<LearnerId>,
}

impl LoopStep {
    /// Those who reached the next session out of those of whom it is known.
    #[must_use]
    pub const fn share(&self) -> Share {
        Share { of: self.reached.len(), all: self.reached.len() + self.lost.len() }
    }
}

/// How many sessions the learner has held, as known on the day of `look`; `None` for a mere name, and for who held none.
#[must_use]
pub fn sessions_held(look: &Look<'_>) -> Option<SessionsHeld> {
    let held = look.facts.sessions.iter().filter(|it| it.day <= look.as_of && it.took_place()).count();
    let end = match look.stays.last().map(|stay| stay.state) {
        Some(StayState::Left(_, exit)) if exit.is_loss() => StayEnd::Lost,
        Some(StayState::Left(..)) => StayEnd::Graduated,
        // Who comes without a contract has no stay that could be over.
        Some(StayState::Runs | StayState::InGrace(..)) | None => StayEnd::Open,
    };
    (held > 0).then_some(SessionsHeld { learner: look.facts.id()?, held, end })
}

/// The steps of the loop, up to the last session that anybody held.
#[must_use]
pub fn session_loop(learners: &[SessionsHeld]) -> Vec<LoopStep> {
    let most = learners.iter().map(|learner| learner.held).max().unwrap_or(0);
    let mut steps: Vec<_> = (1..=most).map(|after| LoopStep { after, ..LoopStep::default() }).collect();
    for learner in learners {
        for step in steps.iter_mut().take(learner.held) {
            let part = match learner.end {
                _ if step.after < learner.held => &mut step.reached,
                StayEnd::Lost => &mut step.lost,
                StayEnd::Graduated => &mut step.graduated,
                StayEnd::Open => &mut step.open,
            };
            part.push(learner.learner);
        }
    }
    steps
}
