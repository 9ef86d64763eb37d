//! M7, cancellation reasons.

use nenrin_domain::{ContractKind, EndKind, Money};
use nenrin_insight::metrics::{Metrics, leading_reasons, monthly_value};

use crate::someone::Someone;

fn left() -> Someone {
    Someone::new().monthly("2026-01-10").ended("2026-03-15", EndKind::Cancelled)
}

#[test]
fn every_loss_counts_once_by_its_first_reason_and_whoever_was_not_asked_has_a_bar() {
    let all = [
        left().because(Some("price"), &["too_busy"]),
        left().because(Some("price"), &[]),
        left().because(Some("moved"), &[]),
        left(),
        Someone::new().monthly("2026-01-10").ended("2026-03-15", EndKind::Graduated).because(Some("goal_reached"), &[]),
    ];
    let judged: Vec<_> = all.iter().map(|it| it.in_march("2026-05-01")).collect();
    let reasons = Metrics::of(&judged).loss_reasons();
    let told: Vec<_> = reasons
        .iter()
        .map(|it| (it.reason.as_deref(), it.first.len(), it.besides.len(), it.is_unavoidable, it.monthly.clone()))
        .collect();
    assert_eq!(
        told,
        [
            (Some("price"), 2, 0, false, vec![Money::yen(44_000)]),
            (Some("moved"), 1, 0, true, vec![Money::yen(22_000)]),
            (Some("too_busy"), 0, 1, false, vec![]),
            (None, 1, 0, false, vec![Money::yen(22_000)]),
        ]
    );
}

#[test]
fn the_reason_that_an_imported_contract_names_is_one() {
    let imported = left().with(|it| it.contracts[0].end_reason = Some("price".to_owned()));
    assert_eq!(imported.in_march("2026-05-01").loss.unwrap().primary.as_deref(), Some("price"));
}

#[test]
fn nobody_is_lost_before_the_grace_has_passed_or_outside_the_period() {
    assert_eq!(left().in_march("2026-04-10").loss, None);
    assert_eq!(
        Someone::new().monthly("2026-01-10").ended("2026-04-01", EndKind::Cancelled).in_march("2026-06-01").loss,
        None
    );
}

/// 60,000 yen for 91 days are 60,000 × 30.44 / 91 = 20,070; 66,000 for six sessions a fortnight apart 66,000 × 30.44 / 84 = 23,917.
#[test]
fn what_a_contract_brings_in_a_month() {
    let of = |someone: Someone| monthly_value(&someone.0.contracts[0]).minor;
    assert_eq!(of(Someone::new().monthly("2026-01-10")), 22_000);
    assert_eq!(of(Someone::new().term("2026-01-01", "2026-04-01")), 20_070);
    let package = Someone::new().package("2026-01-10", None, 6).with(|it| it.contracts[0].cadence_days = Some(14));
    assert_eq!(of(package), 23_917);
    assert_eq!(of(Someone::new().contract(ContractKind::OneOff, "2026-01-10", None, 8_000)), 0);
}

#[test]
fn the_reasons_that_are_followed_are_those_of_most_losses_and_not_asked_is_none_of_them() {
    let all = [
        left().because(Some("moved"), &[]),
        left().because(Some("too_busy"), &[]),
        left().because(Some("too_busy"), &[]),
        left().because(Some("price"), &["moved", "moved"]),
        left(),
        left(),
        left(),
    ];
    let judged: Vec<_> = all.iter().map(|it| it.in_march("2026-05-01")).collect();
    let losses = Metrics::of(&judged).losses;
    assert_eq!(leading_reasons(&losses, 2), ["too_busy", "moved"], "of two as frequent the first by its code");
    assert!(leading_reasons(&losses[4..], 2).is_empty());
}
