//! M1, applications (申込数).

use nenrin_domain::{Application, ApplicationState, Day, TrialOutcome};

use super::look::Look;
use super::period::Period;
use super::tally::{About, Case, Exclusion, Verdict};

/// The applications of `period`. A repeat while an earlier one was still open counts once, and what was no application not at all.
#[must_use]
pub fn applications(look: &Look<'_>, period: Period) -> Vec<Case> {
    let mut all: Vec<&Application> = look.facts.applications.iter().collect();
    all.sort_unstable_by_key(|it| (it.applied_on, it.id));
    let judged = all.iter().enumerate().filter(|(_, it)| period.contains(it.applied_on)).map(|(at, application)| {
        let earlier = all.iter().take(at);
        let verdict = if is_no_application(application) {
            Verdict::Excluded(Exclusion::NoApplication)
        } else if earlier.into_iter().any(|it| is_open_on(it, application.applied_on, look)) {
            Verdict::Excluded(Exclusion::Repeat)
        } else {
            Verdict::Counts
        };
        Case {
            about: About::Application(application.id),
            learner: Some(application.learner),
            contract: None,
            day: application.applied_on,
            verdict,
        }
    });
    judged.collect()
}

/// Unwanted mail, and what a list tells of somebody who was a learner already.
fn is_no_application(application: &Application) -> bool {
    application.state == ApplicationState::Spam || !application.state.asks()
}

/// Whether an application still waited on a later `day`: it was not turned down, and neither a decided trial nor a contract had
/// answered it. The day on which one is turned down is not kept, so that one refused by now waits no more.
fn is_open_on(application: &Application, day: Day, look: &Look<'_>) -> bool {
    let since = |answered: Day| application.applied_on <= answered && answered <= day;
    let begun = look.facts.contracts.iter().any(|contract| since(contract.starts_on));
    let decided = look
        .facts
        .trials
        .iter()
        .any(|trial| trial.outcome != TrialOutcome::Undecided && since(trial.decided_on.unwrap_or(trial.day)));
    application.state.asks() && !application.state.is_refused() && !begun && !decided
}
