//! M3, retention (継続率) and churn (離脱率).

use nenrin_domain::is_resting;

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
