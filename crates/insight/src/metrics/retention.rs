//! M3, retention (継続率) and churn (離脱率), and how learners get from one session to the next.

use nenrin_domain::{LearnerId, is_resting};

use super::look::Look;
use super::period::Period;
use super::stay::{Stay, StayState};
use super::tally::{About, Case, Exclusion, Verdict};

/// Of those who were learners on the first day of `period`, those who stay: `Counts`. Who left in it as a loss is in
/// `CountsNot`, who graduated in it is out. In the grace after a contract somebody counts as staying, and is `Undecided`: the
/// denominator of retention holds them too, see [`Retention`](super::Retention).
#[must_use]
pub fn retention(look: &Look<'_>, period: Period) -> Option<Case> {
    if look.as_of < period.from {
        return None;
    }
    let stay = look.stays.iter().find(|stay| stay.covers(period.from))?;
    let verdict = match stay.state {
        StayState::Left(day, exit) if period.contains(day) && exit.is_loss() => Verdict::CountsNot,
        StayState::Left(day, _) if period.contains(day) => Verdict::Excluded(Exclusion::Graduated),
        StayState::InGrace(day, _) if day < period.until => Verdict::Undecided,
        _ => Verdict::Counts,
    };
    Some(case(look, stay, period, verdict))
}

/// Those who became learners after the first day of `period` and left in it as a loss (早期離脱).
#[must_use]
pub fn left_early(look: &Look<'_>, period: Period) -> Vec<Case> {
    let is_early = |stay: &&Stay| {
        let lost = matches!(stay.state, StayState::Left(day, exit) if period.contains(day) && exit.is_loss());
        stay.from > period.from && lost
    };
    look.stays.iter().filter(is_early).map(|stay| case(look, stay, period, Verdict::CountsNot)).collect()
}

/// Whether the learner rested on the first day of `period`: shown beside retention, for a pause is no leaving.
#[must_use]
pub fn rests_at_the_start(look: &Look<'_>, period: Period) -> bool {
    is_resting(period.from, &look.facts.contracts, &look.facts.pauses)
}

fn case(look: &Look<'_>, stay: &Stay, period: Period, verdict: Verdict) -> Case {
    let day = stay.exit().map(|(day, _)| day).filter(|day| period.contains(*day)).unwrap_or(period.from);
    Case { about: About::Learner, learner: look.facts.id(), contract: Some(stay.last), day, verdict }
}

/// How many sessions a learner has held, and whether more may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionsHeld {
    /// Whose.
    pub learner: LearnerId,
    /// How many, without trials.
    pub held: usize,
    /// Whether the learner is still one, so that the next may come.
    pub is_open: bool,
}

/// One step of the loop curve: of those who held session `after`, how many reached the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoopStep {
    /// The session that all of them held, from 1.
    pub after: usize,
    /// How many reached the next.
    pub reached: usize,
    /// How many left after it.
    pub left: usize,
    /// How many may still reach it: they are in neither part of the share.
    pub open: usize,
}

/// How many sessions the learner has held, as known on the day of `look`; `None` for a mere name, and for who held none.
#[must_use]
pub fn sessions_held(look: &Look<'_>) -> Option<SessionsHeld> {
    let held = look.facts.sessions.iter().filter(|it| it.day <= look.as_of && it.took_place()).count();
    // Who comes without a contract has no stay that could be over.
    let is_open = look.stays.last().is_none_or(|stay| !matches!(stay.state, StayState::Left(..)));
    (held > 0).then_some(SessionsHeld { learner: look.facts.id()?, held, is_open })
}

/// The steps of the loop, up to the last session that anybody held.
#[must_use]
pub fn session_loop(learners: &[SessionsHeld]) -> Vec<LoopStep> {
    let most = learners.iter().map(|learner| learner.held).max().unwrap_or(0);
    let mut steps: Vec<_> = (1..=most).map(|after| LoopStep { after, reached: 0, left: 0, open: 0 }).collect();
    for learner in learners {
        for step in steps.iter_mut().take(learner.held) {
            match (step.after < learner.held, learner.is_open) {
                (true, _) => step.reached += 1,
                (false, true) => step.open += 1,
                (false, false) => step.left += 1,
            }
        }
    }
    steps
}
