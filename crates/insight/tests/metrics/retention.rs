//! M3, retention and churn.

use nenrin_domain::{ContractKind, EndKind, EntitlementKind};
use nenrin_insight::metrics::{Metrics, Share};

use crate::someone::{Someone, told};

fn retention(someone: &Someone, as_of: &str) -> String {
    told(&someone.in_march(as_of).retention).join("")
}

fn early(someone: &Someone, as_of: &str) -> usize {
    someone.in_march(as_of).left_early.len()
}

#[test]
fn whoever_was_a_learner_on_the_first_day_and_stays_counts() {
    let stays = Someone::new().monthly("2026-01-10").held(&["2026-02-20", "2026-03-20", "2026-04-20"]);
    assert_eq!(retention(&stays, "2026-05-01"), "counts");
    let begins = Someone::new().monthly("2026-03-01");
    assert_eq!(retention(&begins, "2026-03-31"), "counts", "the first day is one of them");
    let later = Someone::new().monthly("2026-03-02");
    assert_eq!(retention(&later, "2026-03-31"), "", "the second is not");
}

#[test]
fn a_cancellation_is_a_loss_on_its_own_day_once_the_grace_has_passed() {
    let left = Someone::new().monthly("2026-01-10").ended("2026-03-15", EndKind::Cancelled);
    assert_eq!(retention(&left, "2026-03-15"), "counts", "its last day");
    assert_eq!(retention(&left, "2026-04-14"), "undecided", "30 days");
    assert_eq!(retention(&left, "2026-04-15"), "counts not");
    let before = Someone::new().monthly("2026-01-10").ended("2026-02-28", EndKind::Cancelled);
    assert_eq!(retention(&before, "2026-05-01"), "", "lost in February, also though the grace reached into March");
    assert_eq!(retention(&before, "2026-03-10"), "undecided", "which nobody knew then");
}

#[test]
fn a_successor_within_the_grace_goes_on_with_the_stay() {
    let renewed = |from| Someone::new().term("2026-01-01", "2026-03-10").monthly(from).held(&["2026-04-20"]);
    assert_eq!(retention(&renewed("2026-04-09"), "2026-05-01"), "counts", "30 days after");
    assert_eq!(retention(&renewed("2026-04-10"), "2026-05-01"), "counts not", "31 days after");
}

#[test]
fn in_the_grace_somebody_counts_as_staying() {
    let lost = Someone::new().monthly("2026-01-01").ended("2026-03-10", EndKind::Cancelled).in_march("2026-04-20");
    let grace = Someone::new().term("2026-01-01", "2026-03-25").in_march("2026-04-20");
    let stays = Someone::new().monthly("2026-03-01").in_march("2026-04-20");
    let metrics = Metrics::of([&lost, &grace, &stays]);
    assert_eq!(metrics.retention.share(), Share { of: 2, all: 3 });
    assert_eq!(metrics.retention.churn(), Share { of: 1, all: 3 });
    assert_eq!(metrics.retention.tally.undecided.len(), 1);
}

#[test]
fn graduation_is_out_and_never_a_loss() {
    let reached = Someone::new().monthly("2026-01-10").ended("2026-03-15", EndKind::Graduated);
    assert_eq!(retention(&reached, "2026-05-01"), "out: graduated");
}

#[test]
fn whoever_comes_and_leaves_within_the_period_has_a_line_of_their_own() {
    let early_leaver = Someone::new().monthly("2026-03-05").ended("2026-03-20", EndKind::Cancelled);
    assert_eq!((retention(&early_leaver, "2026-05-01").as_str(), early(&early_leaver, "2026-05-01")), ("", 1));
    assert_eq!(early(&early_leaver, "2026-04-10"), 0, "not before the grace has passed");
    let graduated = Someone::new().monthly("2026-03-05").ended("2026-03-20", EndKind::Graduated);
    assert_eq!(early(&graduated, "2026-05-01"), 0);
}

#[test]
fn a_pause_is_no_leaving_and_a_cancellation_in_it_counts_on_its_day() {
    let rests = Someone::new().monthly("2026-01-10").pause("2026-02-01", Some("2026-06-30"), false);
    assert_eq!(retention(&rests, "2026-05-20"), "counts");
    assert!(rests.in_march("2026-05-20").rests);
    let cancelled = rests.ended("2026-03-15", EndKind::Cancelled);
    assert_eq!(retention(&cancelled, "2026-05-20"), "counts not");
}

#[test]
fn a_package_ends_with_its_last_ticket_or_its_expiry() {
    let used_up = || Someone::new().package("2026-01-10", Some("2026-12-31"), 2).used(&["2026-02-01", "2026-03-10"]);
    assert_eq!(retention(&used_up(), "2026-04-09"), "undecided");
    assert_eq!(retention(&used_up(), "2026-04-10"), "counts not");
    let expired = Someone::new().package("2026-01-10", Some("2026-03-12"), 5).used(&["2026-02-01"]);
    assert_eq!(retention(&expired, "2026-05-01"), "counts not");
    let given_back = used_up().ticket("2026-03-12", EntitlementKind::Restore, 1).held(&["2026-03-10", "2026-04-10"]);
    assert_eq!(retention(&given_back, "2026-05-01"), "counts", "a ticket is there again");
}

#[test]
fn an_open_ended_contract_ends_with_silence() {
    let silent = Someone::new().monthly("2026-01-10").held(&["2026-02-20"]);
    // The agreed fortnight: expected again on the 6th of March, known after 60 days, on the 22nd of April.
    assert_eq!(retention(&silent, "2026-04-21"), "counts");
    assert_eq!(retention(&silent, "2026-04-22"), "counts not");
    let came_back = silent.held(&["2026-05-10"]);
    assert_eq!(retention(&came_back, "2026-05-11"), "counts", "who comes again had not left");
    let by_itself = Someone::new()
        .term("2025-12-01", "2026-02-10")
        .with(|it| it.contracts[0].auto_renew = true)
        .held(&["2026-02-20", "2026-03-20", "2026-04-20"]);
    assert_eq!(retention(&by_itself, "2026-05-01"), "counts", "a term that renews itself goes on");
}

#[test]
fn learners_without_a_fee_are_learners() {
    let free = Someone::new().contract(ContractKind::ProBono, "2026-01-10", Some("2026-12-31"), 0);
    assert_eq!(retention(&free, "2026-05-01"), "counts");
}

#[test]
fn of_two_contracts_the_one_that_ends_last_tells() {
    let both = Someone::new().term("2026-01-01", "2026-03-10").term("2026-02-01", "2026-06-30");
    assert_eq!(retention(&both, "2026-05-01"), "counts");
    let inner = Someone::new().term("2026-01-01", "2026-06-30").term("2026-02-01", "2026-03-10");
    assert_eq!(retention(&inner, "2026-05-01"), "counts", "in whatever order they began");
}
