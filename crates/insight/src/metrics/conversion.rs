//! M2, trial conversion (転換率): by cohort, by decision, and who came at all.

use nenrin_domain::{Contract, Day, Trial, TrialOutcome};

use super::look::Look;
use super::period::Period;
use super::stay::is_paid;
use super::tally::{About, Case, Exclusion, Verdict};

/// **Cohort**: of the trials held in `period` whose window of W days has closed, those followed by a first paid contract within
/// it. One whose window is open is undecided, also when the contract is there: a young cohort would look better than it is.
/// A contract withdrawn in the cooling-off period stays won.
#[must_use]
pub fn cohort(look: &Look<'_>, period: Period) -> Vec<Case> {
    let within = look.facts.trials.iter().filter(|trial| period.contains(trial.day) && trial.day <= look.as_of);
    let judged = within.map(|trial| {
        let first = first_paid(look);
        let window = look.definition.conversion_days;
        let is_won = agreed_on(trial, first).is_some_and(|day| day >= trial.day && day.since(trial.day) <= window);
        let verdict = if !trial.showed_up {
            Verdict::Excluded(Exclusion::NotHeld)
        } else if is_learner_before(trial, first) {
            Verdict::Excluded(Exclusion::LearnerBefore)
        } else if look.as_of.since(trial.day) <= window {
            Verdict::Undecided
        } else if is_won {
            Verdict::Counts
        } else {
            Verdict::CountsNot
        };
        case(trial, trial.day, first, verdict)
    });
    judged.collect()
}

/// **Decided**: of the trials decided in `period`, those that were won.
#[must_use]
pub fn decided(look: &Look<'_>, period: Period) -> Vec<Case> {
    let first = first_paid(look);
    let judged = look.facts.trials.iter().filter_map(|trial| {
        let verdict = match trial.outcome {
            TrialOutcome::Undecided => return None,
            _ if is_learner_before(trial, first) => Verdict::Excluded(Exclusion::LearnerBefore),
            TrialOutcome::Won => Verdict::Counts,
            TrialOutcome::Lost | TrialOutcome::Dropped => Verdict::CountsNot,
        };
        let day = trial.decided_on.unwrap_or(trial.day);
        period.contains(day).then(|| case(trial, day, first, verdict))
    });
    judged.collect()
}

/// **Attendance**: of the trials booked for a day of `period` that has passed, those to which the person came.
#[must_use]
pub fn attendance(look: &Look<'_>, period: Period) -> Vec<Case> {
    let within = look.facts.trials.iter().filter(|trial| period.contains(trial.day) && trial.day <= look.as_of);
    let judged = within.map(|trial| {
        let verdict = if trial.showed_up {
            Verdict::Counts
        } else if trial.outcome == TrialOutcome::Undecided && trial.day == look.as_of {
            Verdict::Undecided
        } else {
            Verdict::CountsNot
        };
        case(trial, trial.day, None, verdict)
    });
    judged.collect()
}

fn case(trial: &Trial, day: Day, first: Option<&Contract>, verdict: Verdict) -> Case {
    let contract = first.filter(|contract| contract.starts_on >= trial.day).map(|contract| contract.id);
    Case { about: About::Trial(trial.id), learner: trial.learner, contract, day, verdict }
}

/// The learner's first contract for a fee.
fn first_paid<'l>(look: &'l Look<'_>) -> Option<&'l Contract> {
    let paid = look.facts.contracts.iter().filter(|contract| is_paid(contract));
    paid.min_by_key(|contract| (contract.starts_on, contract.id))
}

fn is_learner_before(trial: &Trial, first: Option<&Contract>) -> bool {
    first.is_some_and(|contract| contract.starts_on < trial.day)
}

/// The day on which the contract after a trial was agreed: the one on which the trial was won, when it begins later.
fn agreed_on(trial: &Trial, first: Option<&Contract>) -> Option<Day> {
    let starts_on = first?.starts_on;
    let won_on = trial.decided_on.filter(|_| trial.outcome == TrialOutcome::Won);
    Some(won_on.map_or(starts_on, |won| won.min(starts_on)))
}
