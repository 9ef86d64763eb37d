//! M4, renewal.

use nenrin_domain::{ContractKind, EndKind};

use crate::someone::{Someone, told};

fn renewals(someone: &Someone, as_of: &str) -> Vec<String> {
    told(&someone.in_march(as_of).renewals)
}

fn due_in_march() -> Someone {
    Someone::new().term("2026-01-01", "2026-03-20")
}

#[test]
fn a_contract_that_begins_within_the_grace_renews() {
    assert_eq!(renewals(&due_in_march().monthly("2026-04-19"), "2026-06-01"), ["counts"], "30 days after");
    assert_eq!(renewals(&due_in_march().monthly("2026-04-20"), "2026-06-01"), ["counts not"], "31 days after");
    assert_eq!(renewals(&due_in_march(), "2026-04-19"), ["undecided"]);
    assert_eq!(renewals(&due_in_march(), "2026-04-20"), ["counts not"]);
    assert_eq!(renewals(&due_in_march(), "2026-03-19"), [""; 0], "not due yet");
}

#[test]
fn an_early_renewal_counts_on_the_day_that_was_due() {
    assert_eq!(renewals(&due_in_march().term("2026-02-20", "2026-05-20"), "2026-03-20"), ["counts"]);
}

#[test]
fn a_renewal_may_be_of_any_plan_but_for_a_fee() {
    let package = due_in_march().package("2026-03-25", None, 5);
    assert_eq!(renewals(&package, "2026-06-01"), ["counts"]);
    let free = due_in_march().contract(ContractKind::ProBono, "2026-03-25", None, 0);
    assert_eq!(renewals(&free, "2026-06-01"), ["counts not"]);
}

#[test]
fn a_package_is_due_with_its_last_ticket_or_its_expiry() {
    let used_up = Someone::new().package("2026-01-10", Some("2026-12-31"), 1).used(&["2026-03-10"]);
    assert_eq!(renewals(&used_up, "2026-06-01"), ["counts not"]);
    let expired = Someone::new().package("2026-01-10", Some("2026-03-31"), 9).used(&["2026-03-10"]);
    assert_eq!(renewals(&expired, "2026-06-01"), ["counts not"]);
    let goes_on = Someone::new().package("2026-01-10", None, 9).used(&["2026-03-10"]);
    assert_eq!(renewals(&goes_on, "2026-06-01"), [""; 0]);
}

#[test]
fn from_month_to_month_nothing_falls_due() {
    assert_eq!(renewals(&Someone::new().monthly("2026-01-01"), "2026-06-01"), [""; 0]);
    let by_itself = due_in_march().with(|it| it.contracts[0].auto_renew = true);
    assert_eq!(renewals(&by_itself, "2026-06-01"), ["out: open_ended"]);
}

#[test]
fn graduation_and_what_ended_before_it_was_due_are_out() {
    assert_eq!(renewals(&due_in_march().ended("2026-03-20", EndKind::Graduated), "2026-06-01"), ["out: graduated"]);
    let midterm = due_in_march().ended("2026-02-10", EndKind::Cancelled);
    assert_eq!(renewals(&midterm, "2026-06-01"), ["out: ended_before_due"]);
    let at_term = due_in_march().ended("2026-03-20", EndKind::Cancelled);
    assert_eq!(renewals(&at_term, "2026-06-01"), ["counts not"], "cancelled to its term was not renewed");
}

#[test]
fn a_single_session_and_one_without_a_fee_are_not_renewed() {
    let one_off = Someone::new().contract(ContractKind::OneOff, "2026-03-05", Some("2026-03-05"), 8_000);
    assert_eq!(renewals(&one_off, "2026-06-01"), ["out: one_off"]);
    let free = Someone::new().contract(ContractKind::ProBono, "2026-01-05", Some("2026-03-05"), 0);
    assert_eq!(renewals(&free, "2026-06-01"), ["out: pro_bono"]);
}

#[test]
fn of_a_chain_each_contract_is_renewed_by_the_next() {
    let chain = due_in_march().term("2026-03-21", "2026-03-31").term("2026-04-01", "2026-06-30");
    assert_eq!(renewals(&chain, "2026-06-01"), ["counts", "counts"]);
}
