use nenrin_domain::{Contract, EndKind, SessionState::*};
use nenrin_insight::review::{CameOf, came_of};

use crate::{booked, contract, day, session};

#[test]
fn a_session_that_was_booked_since_tells_its_day() {
    let came = |sessions: &[_]| came_of(day("2026-11-23"), day("2026-11-30"), sessions, &[]);
    let since = came(&[booked("2026-11-24", "2026-12-04", Booked)]);
    assert_eq!(since, CameOf { booked_for: Some(day("2026-12-04")), ..CameOf::default() });
    assert!(came(&[booked("2026-11-22", "2026-12-04", Booked)]).is_nothing(), "booked before");
    assert!(came(&[booked("2026-12-01", "2026-12-04", Booked)]).is_nothing(), "not known yet");
    assert!(came(&[booked("2026-11-24", "2026-11-27", CancelledByLearner)]).is_nothing());
    let held = came(&[booked("2026-11-24", "2026-11-27", Held)]);
    assert_eq!((held.booked_for, held.held_on), (None, Some(day("2026-11-27"))), "it took place by now");
}

#[test]
fn a_session_that_took_place_since_is_told_whenever_it_was_booked() {
    let came = came_of(day("2026-11-23"), day("2026-11-30"), &[booked("2026-11-01", "2026-11-25", Held)], &[]);
    assert_eq!(came, CameOf { held_on: Some(day("2026-11-25")), ..CameOf::default() });
    let before = came_of(day("2026-11-23"), day("2026-11-30"), &[session("2026-11-22", Held)], &[]);
    assert!(before.is_nothing());
}

#[test]
fn a_contract_counts_from_its_first_day() {
    let old = contract("2026-06-01", Some("2026-11-30"));
    let renewed = [old.clone(), contract("2026-12-01", Some("2027-05-31"))];
    let came = |contracts: &[_]| came_of(day("2026-11-23"), day("2026-11-30"), &[], contracts);
    assert_eq!(came(&renewed), CameOf { contract_from: Some(day("2026-12-01")), ..CameOf::default() });
    assert!(came(&[old]).is_nothing(), "nobody has ended it");
}

#[test]
fn an_end_is_told_unless_another_contract_goes_on() {
    let ended = Contract {
        ended_on: Some(day("2026-11-27")),
        end_kind: Some(EndKind::Cancelled),
        ..contract("2026-06-01", None)
    };
    let came = |contracts: &[_]| came_of(day("2026-11-23"), day("2026-11-30"), &[], contracts).ended_on;
    assert_eq!(came(std::slice::from_ref(&ended)), Some(day("2026-11-27")));
    assert_eq!(came(&[ended, contract("2026-06-01", None)]), None);
}
