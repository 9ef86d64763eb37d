//! M8, re-contract.

use nenrin_domain::{ContractKind, EndKind};
use nenrin_insight::metrics::{Exit, Metrics, Share};

use crate::someone::{Someone, told};

/// The last contract ends on the 10th of March; day 180 is the 6th of September.
fn left() -> Someone {
    Someone::new().monthly("2026-01-10").ended("2026-03-10", EndKind::Cancelled)
}

fn comebacks(someone: &Someone, as_of: &str) -> Vec<String> {
    told(someone.in_march(as_of).comebacks.iter().map(|it| &it.case))
}

#[test]
fn a_new_contract_later_than_the_grace_and_within_180_days_is_a_return() {
    let back = |from| comebacks(&left().monthly(from).held(&["2026-09-01"]), "2026-09-07");
    assert_eq!(back("2026-04-10"), ["counts"], "31 days");
    assert_eq!(back("2026-09-06"), ["counts"], "180 days");
    assert_eq!(back("2026-09-07"), ["counts not"], "181 days");
    assert_eq!(back("2026-04-09"), [""; 0], "30 days are a renewal, and no exit");
}

#[test]
fn until_180_days_have_passed_an_exit_is_observed() {
    assert_eq!(comebacks(&left(), "2026-09-06"), ["undecided"]);
    assert_eq!(comebacks(&left().monthly("2026-05-01"), "2026-05-02"), ["undecided"], "also when they are back");
    assert_eq!(comebacks(&left(), "2026-09-07"), ["counts not"]);
}

#[test]
fn coming_back_without_a_fee_is_none() {
    let free = left().contract(ContractKind::ProBono, "2026-05-01", None, 0);
    assert_eq!(comebacks(&free, "2026-12-01"), ["counts not"]);
}

#[test]
fn graduates_are_told_apart() {
    let graduate = Someone::new().monthly("2026-01-10").ended("2026-03-10", EndKind::Graduated).monthly("2026-06-01");
    let judged = [graduate.in_march("2026-12-01"), left().in_march("2026-12-01")];
    let comebacks = Metrics::of(&judged).comebacks;
    assert_eq!(comebacks.tally(|it| it.exit == Exit::Graduated).share(), Share { of: 1, all: 1 });
    assert_eq!(comebacks.tally(|it| it.exit.is_loss()).share(), Share { of: 0, all: 1 });
}

#[test]
fn a_contact_within_thirty_days_before_makes_it_one_from_a_follow_up() {
    let contacted =
        |on| left().contact(on, false).monthly("2026-06-01").in_march("2026-12-01").comebacks[0].from_follow_up;
    assert_eq!(["2026-05-01", "2026-05-02", "2026-06-01", "2026-06-02"].map(contacted), [false, true, true, false]);
}
