//! M1, applications.

use nenrin_domain::{ApplicationState, EndKind, TrialOutcome};
use nenrin_insight::metrics::Metrics;

use crate::someone::{Someone, told};

const NEW: ApplicationState = ApplicationState::New;

fn in_march(someone: &Someone) -> Vec<String> {
    told(&someone.in_march("2026-04-30").applications)
}

#[test]
fn an_application_counts_in_the_period_of_its_day() {
    let someone = Someone::new().applied("2026-02-28", ApplicationState::Rejected).applied("2026-03-01", NEW);
    assert_eq!(in_march(&someone), ["counts"]);
    assert_eq!(in_march(&Someone::new().applied("2026-04-01", NEW)), [""; 0]);
}

#[test]
fn a_repeat_while_one_is_open_counts_once() {
    assert_eq!(
        in_march(&Someone::new().applied("2026-03-02", NEW).applied("2026-03-09", NEW)),
        ["counts", "out: repeat"]
    );
    let before = Someone::new().applied("2026-02-20", NEW).applied("2026-03-02", NEW);
    assert_eq!(in_march(&before), ["out: repeat"], "also of one of the month before");
}

#[test]
fn after_an_answer_the_next_application_is_a_new_one() {
    let lost = Someone::new()
        .applied("2026-03-02", NEW)
        .trial("2026-03-05", true, TrialOutcome::Lost, Some("2026-03-06"))
        .applied("2026-03-20", NEW);
    assert_eq!(in_march(&lost), ["counts", "counts"], "the trial was lost in between");
    let came = Someone::new()
        .applied("2026-01-10", NEW)
        .term("2026-01-15", "2026-02-14")
        .ended("2026-02-14", EndKind::Completed)
        .applied("2026-03-20", NEW);
    assert_eq!(in_march(&came), ["counts"], "a contract had answered the first");
    let turned_down = Someone::new().applied("2026-03-02", ApplicationState::Rejected).applied("2026-03-20", NEW);
    assert_eq!(in_march(&turned_down), ["counts", "counts"]);
}

#[test]
fn spam_is_no_application_and_opens_none() {
    let someone = Someone::new().applied("2026-03-02", ApplicationState::Spam).applied("2026-03-03", NEW);
    assert_eq!(in_march(&someone), ["out: no_application", "counts"]);
}

#[test]
fn persons_are_told_beside_applications() {
    let twice = Someone::new()
        .applied("2026-03-02", ApplicationState::Rejected)
        .applied("2026-03-20", NEW)
        .in_march("2026-04-30");
    let once = Someone::new().applied("2026-03-05", NEW).in_march("2026-04-30");
    let metrics = Metrics::of([&twice, &once]);
    assert_eq!((metrics.applications.tally.counts.len(), metrics.applications.people()), (3, 2));
}
