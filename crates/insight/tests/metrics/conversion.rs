//! M2, trial conversion.

use nenrin_domain::{ContractKind, EndKind, TrialOutcome};

use crate::someone::{Someone, told};

const UNDECIDED: TrialOutcome = TrialOutcome::Undecided;
const WON: TrialOutcome = TrialOutcome::Won;

fn came(on: &str) -> Someone {
    Someone::new().trial(on, true, UNDECIDED, None)
}

fn cohort(someone: &Someone, as_of: &str) -> Vec<String> {
    told(&someone.in_march(as_of).cohort)
}

#[test]
fn a_first_paid_contract_within_thirty_days_converts_a_trial() {
    assert_eq!(cohort(&came("2026-03-10").monthly("2026-04-09"), "2026-05-01"), ["counts"], "day 30");
    assert_eq!(cohort(&came("2026-03-10").monthly("2026-04-10"), "2026-05-01"), ["counts not"], "day 31");
    assert_eq!(cohort(&came("2026-03-10"), "2026-05-01"), ["counts not"]);
}

#[test]
fn a_trial_whose_window_is_open_is_undecided_also_when_it_was_won() {
    let won = came("2026-03-10").monthly("2026-03-12");
    assert_eq!(cohort(&won, "2026-04-09"), ["undecided"]);
    assert_eq!(cohort(&won, "2026-04-10"), ["counts"]);
}

#[test]
fn a_contract_agreed_within_the_window_converts_although_it_begins_later() {
    let won = Someone::new().trial("2026-03-10", true, WON, Some("2026-03-12")).monthly("2026-05-01");
    assert_eq!(cohort(&won, "2026-05-01"), ["counts"]);
}

#[test]
fn a_contract_without_a_fee_converts_nothing() {
    let free = came("2026-03-10").contract(ContractKind::ProBono, "2026-03-12", None, 0);
    assert_eq!(cohort(&free, "2026-05-01"), ["counts not"]);
}

#[test]
fn the_second_course_of_a_learner_is_no_conversion() {
    let again = Someone::new().monthly("2026-01-10").trial("2026-03-10", true, UNDECIDED, None).monthly("2026-03-12");
    assert_eq!(cohort(&again, "2026-05-01"), ["out: learner_before"]);
}

#[test]
fn a_contract_withdrawn_in_cooling_off_stays_won() {
    let withdrawn = came("2026-03-10").monthly("2026-03-12").ended("2026-03-18", EndKind::CoolingOff);
    assert_eq!(cohort(&withdrawn, "2026-05-01"), ["counts"]);
}

#[test]
fn attendance_is_told_apart_from_conversion() {
    let missed = Someone::new().trial("2026-03-10", false, TrialOutcome::Dropped, None);
    assert_eq!(cohort(&missed, "2026-05-01"), ["out: not_held"]);
    assert_eq!(told(&missed.in_march("2026-05-01").attendance), ["counts not"]);
    assert_eq!(told(&came("2026-03-10").in_march("2026-05-01").attendance), ["counts"]);
    let ahead = Someone::new().trial("2026-03-10", false, UNDECIDED, None);
    assert_eq!(told(&ahead.in_march("2026-03-09").attendance), [""; 0], "a trial ahead was missed by nobody");
}

#[test]
fn decided_counts_by_the_day_of_the_decision() {
    let decided =
        |outcome, on| told(&Someone::new().trial("2026-02-20", true, outcome, Some(on)).in_march("2026-05-01").decided);
    assert_eq!(decided(WON, "2026-03-01"), ["counts"]);
    assert_eq!(decided(TrialOutcome::Lost, "2026-03-31"), ["counts not"]);
    assert_eq!(decided(TrialOutcome::Dropped, "2026-03-31"), ["counts not"]);
    assert_eq!(decided(WON, "2026-04-01"), [""; 0]);
    assert_eq!(told(&came("2026-03-10").in_march("2026-05-01").decided), [""; 0], "nobody has decided");
}
