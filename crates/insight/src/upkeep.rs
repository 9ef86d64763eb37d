//! What waits to be settled or has gone stale (整える): a record that is not kept up tells less every week.

use nenrin_domain::{Contract, Day, DayTime, Goal, GoalState, Session, SessionState, Trial, TrialOutcome};

use crate::GRACE_DAYS;

/// Days after which a goal that nobody has touched is asked about.
pub const GOAL_TOUCHED_DAYS: i64 = 45;

/// Whether a booking is over and nobody has said what came of it. One of today without a start may be said at any time.
#[must_use]
pub fn awaits_outcome(as_of: Day, now: DayTime, session: &Session) -> bool {
    session.state == SessionState::Booked && is_over(as_of, now, session)
}

/// Whether a time that was offered is over and was never answered: it blocks nothing, but says what is not so any more.
#[must_use]
pub fn awaits_answer(as_of: Day, now: DayTime, session: &Session) -> bool {
    session.state == SessionState::Proposed && is_over(as_of, now, session)
}

fn is_over(as_of: Day, now: DayTime, session: &Session) -> bool {
    session.day < as_of || session.day == as_of && session.end().is_none_or(|end| end <= now)
}

/// Whether a session was held within the last [`Session::NOTE_ASKED_DAYS`] and has no note.
#[must_use]
pub fn awaits_note(as_of: Day, session: &Session, has_note: bool) -> bool {
    let days = as_of.since(session.day);
    session.state == SessionState::Held && !has_note && (0..=Session::NOTE_ASKED_DAYS).contains(&days)
}

/// Whether a trial is over and undecided. Who is to be contacted on a later day may decide until then.
#[must_use]
pub fn is_trial_undecided(as_of: Day, trial: &Trial) -> bool {
    let waits = trial.next_contact_on.is_some_and(|day| day > as_of);
    trial.outcome == TrialOutcome::Undecided && trial.day < as_of && !waits
}

/// The day on which a goal was last set, confirmed or read.
#[must_use]
pub fn last_touched(goal: &Goal, last_reading: Option<Day>) -> Day {
    let told = goal.confirmed_on.map_or(goal.set_on, |day| day.max(goal.set_on));
    last_reading.map_or(told, |day| day.max(told))
}

/// Whether a goal is worked on and nobody has touched it for [`GOAL_TOUCHED_DAYS`].
#[must_use]
pub fn is_goal_stale(as_of: Day, goal: &Goal, last_reading: Option<Day>) -> bool {
    goal.state == GoalState::Active && as_of.since(last_touched(goal, last_reading)) >= GOAL_TOUCHED_DAYS
}

/// Whether a learner may still come, by their agreements: they have none at all, or one that has not been over for longer
/// than the grace of a renewal.
#[must_use]
pub fn is_still_here(as_of: Day, contracts: &[Contract]) -> bool {
    let lasts = |contract: &Contract| contract.last_day().is_none_or(|last| as_of.since(last) <= GRACE_DAYS);
    contracts.is_empty() || contracts.iter().any(lasts)
}

/// Whether the last day of a contract has passed and something about it is undecided:
///
/// - it was not ended, and none of the learner's `contracts` begins after it: nobody has said how it goes on; or
/// - sessions are `left` over under it, and nobody has said what becomes of them, or that they stay. Of one that goes on as a later one this is
///   asked as long as the learner [is still here](is_still_here); of one that was ended, for the grace of a renewal.
///
/// The remains of those who left long ago are not asked about: the histories of other programs bring many such.
#[must_use]
pub fn awaits_decision(as_of: Day, contract: &Contract, left: i64, contracts: &[Contract]) -> bool {
    let Some(last) = contract.last_day().filter(|last| *last < as_of) else { return false };
    let is_left_over = contract.counts_tickets() && left > 0 && contract.rest_kept_on.is_none();
    if contract.ended_on.is_some() {
        return is_left_over && as_of.since(last) <= GRACE_DAYS;
    }
    let goes_on = contracts.iter().any(|other| other.starts_on > contract.starts_on);
    !goes_on || is_left_over && is_still_here(as_of, contracts)
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::str::FromStr;

    use nenrin_domain::{Contract, DayTime, EndKind, Goal, GoalState, Hundredths, Session};
    use nenrin_domain::{SessionState, Trial, TrialOutcome, Zone};

    use super::{
        awaits_answer, awaits_decision, awaits_note, awaits_outcome, is_goal_stale, is_still_here, is_trial_undecided,
    };
    use crate::sample::{contract, day, ended};

    fn id<T: FromStr<Err: Debug>>() -> T {
        format!("{:032x}", 1).parse().unwrap()
    }

    fn goal(set_on: &str) -> Goal {
        Goal {
            id: id(),
            external_id: None,
            learner: id(),
            title: "発表で緊張しない".to_owned(),
            baseline: Hundredths(0),
            target: Hundredths(100),
            unit: String::new(),
            set_on: day(set_on),
            due_on: None,
            state: GoalState::Active,
            confirmed_on: None,
        }
    }

    fn session(on: &str, time: Option<&str>, state: SessionState) -> Session {
        let time: Option<DayTime> = time.map(|time| time.parse().unwrap());
        Session { time, ..Session::on(id(), id(), day(on), Zone::UTC, state) }
    }

    #[test]
    fn an_offered_time_is_asked_about_once_it_is_over() {
        let (today, noon) = (day("2026-11-20"), "12:00".parse().unwrap());
        let waits = |on: &str, time: Option<&str>, state| awaits_answer(today, noon, &session(on, time, state));
        assert!(waits("2026-11-19", Some("18:00"), SessionState::Proposed));
        assert!(waits("2026-11-20", Some("10:00"), SessionState::Proposed), "it would have ended by now");
        assert!(!waits("2026-11-20", Some("11:30"), SessionState::Proposed));
        assert!(!waits("2026-11-21", None, SessionState::Proposed));
        assert!(!waits("2026-11-19", None, SessionState::Booked), "a booking is asked about by itself");
    }

    #[test]
    fn a_goal_is_asked_about_45_days_after_it_was_touched() {
        let stale = |as_of: &str, goal: &Goal, read: Option<&str>| is_goal_stale(day(as_of), goal, read.map(day));
        let set = goal("2026-10-01");
        assert!(!stale("2026-11-14", &set, None));
        assert!(stale("2026-11-15", &set, None));
        assert!(!stale("2026-11-15", &set, Some("2026-10-02")), "a reading touches it");
        let confirmed = Goal { confirmed_on: Some(day("2026-10-20")), ..goal("2026-10-01") };
        assert!(!stale("2026-12-03", &confirmed, Some("2026-10-02")));
        assert!(stale("2026-12-04", &confirmed, Some("2026-10-02")));
        assert!(!stale("2026-12-04", &Goal { state: GoalState::Reached, ..set }, None));
    }

    fn term(from: &str, end: &str) -> Contract {
        Contract { term_end: Some(day(end)), ..contract(from) }
    }

    #[test]
    fn a_contract_waits_from_the_day_after_its_term_until_it_is_ended_or_another_begins() {
        let old = term("2026-01-01", "2026-06-30");
        assert!(!awaits_decision(day("2026-06-30"), &old, 0, std::slice::from_ref(&old)));
        assert!(awaits_decision(day("2026-07-01"), &old, 0, std::slice::from_ref(&old)));
        let both = [old.clone(), contract("2026-07-15")];
        assert!(!awaits_decision(day("2026-08-01"), &old, 0, &both), "it went on");
        let over = Contract { term_end: old.term_end, ..ended("2026-01-01", "2026-06-30", EndKind::Lapsed) };
        assert!(!awaits_decision(day("2026-08-01"), &over, 0, std::slice::from_ref(&over)));
    }

    #[test]
    fn what_is_left_over_is_asked_about_though_it_goes_on_but_not_of_those_who_left() {
        let package = Contract { sessions: Some(6), ..term("2026-01-01", "2026-06-30") };
        let (next, as_of) = (contract("2026-07-15"), day("2026-08-01"));
        let waits =
            |old: &Contract, left, next: &Contract| awaits_decision(as_of, old, left, &[old.clone(), next.clone()]);
        assert!(waits(&package, 2, &next));
        assert!(!waits(&package, 0, &next), "nothing left");
        assert!(!waits(&package, -1, &next));
        assert!(!awaits_decision(day("2026-06-30"), &package, 2, &[package.clone(), next.clone()]), "its last day");
        assert!(!waits(&Contract { sessions: None, ..package.clone() }, 2, &next), "not counted");
        let long_ago = Contract { ended_on: Some(day("2026-07-01")), ..contract("2026-06-01") };
        assert!(!waits(&package, 2, &long_ago), "who left is not asked about");
        assert!(waits(&package, 2, &Contract { ended_on: Some(day("2026-07-02")), ..long_ago }));
    }

    #[test]
    fn what_is_left_of_an_ended_contract_is_asked_about_for_30_days_from_the_day_after_its_last() {
        let package = Contract { sessions: Some(6), ..ended("2026-01-01", "2026-06-20", EndKind::Cancelled) };
        let waits = |as_of: &str, left| awaits_decision(day(as_of), &package, left, std::slice::from_ref(&package));
        assert!(!waits("2026-06-20", 2), "they can still be used");
        assert!(waits("2026-06-21", 2));
        assert!(!waits("2026-06-21", 0), "settled, or used up");
        assert!(waits("2026-07-20", 2));
        assert!(!waits("2026-07-21", 2), "long ago");
        let both = [package.clone(), contract("2026-06-21")];
        assert!(awaits_decision(day("2026-06-21"), &package, 2, &both), "whether or not the learner goes on");
        let kept = Contract { rest_kept_on: Some(day("2026-06-21")), ..package.clone() };
        assert!(!awaits_decision(day("2026-06-21"), &kept, 2, &[]), "it was decided that they stay");
        let uncounted = Contract { sessions: None, ..package.clone() };
        assert!(!awaits_decision(day("2026-06-21"), &uncounted, 2, &[]));
        let past_its_term = Contract { term_end: Some(day("2026-05-31")), ..package };
        assert!(awaits_decision(day("2026-06-30"), &past_its_term, 2, &[]));
        assert!(!awaits_decision(day("2026-07-01"), &past_its_term, 2, &[]), "its term was over before");
    }

    #[test]
    fn who_left_is_not_asked_about_a_goal() {
        assert!(is_still_here(day("2026-11-20"), &[]));
        assert!(is_still_here(day("2026-11-20"), &[contract("2020-01-01")]));
        let left = ended("2026-01-01", "2026-06-30", EndKind::Cancelled);
        assert!(is_still_here(day("2026-07-30"), std::slice::from_ref(&left)));
        assert!(!is_still_here(day("2026-07-31"), &[left]));
    }

    #[test]
    fn a_booking_waits_for_its_outcome_once_it_is_over() {
        let waits = |session: &Session| awaits_outcome(day("2026-11-20"), "10:50".parse().unwrap(), session);
        assert!(waits(&session("2026-11-20", Some("10:00"), SessionState::Booked)));
        assert!(!waits(&session("2026-11-20", Some("10:01"), SessionState::Booked)));
        assert!(waits(&session("2026-11-20", None, SessionState::Booked)));
        assert!(waits(&session("2020-01-01", Some("23:00"), SessionState::Booked)));
        assert!(!waits(&session("2026-11-19", Some("10:00"), SessionState::Held)));
    }

    #[test]
    fn a_note_is_asked_for_as_long_as_one_may_remember() {
        let held = |on: &str| session(on, Some("10:00"), SessionState::Held);
        assert!(awaits_note(day("2026-11-20"), &held("2026-11-06"), false));
        assert!(!awaits_note(day("2026-11-20"), &held("2026-11-05"), false));
        assert!(!awaits_note(day("2026-11-20"), &held("2026-11-19"), true));
        assert!(!awaits_note(day("2026-11-20"), &held("2026-11-21"), false));
    }

    #[test]
    fn an_undecided_trial_rests_until_its_next_contact() {
        let on = |outcome| Trial::on(id(), day("2026-11-10"), outcome);
        let undecided = on(TrialOutcome::Undecided);
        assert!(!is_trial_undecided(day("2026-11-10"), &undecided), "its own day");
        assert!(is_trial_undecided(day("2026-11-11"), &undecided));
        let rests = Trial { next_contact_on: Some(day("2026-11-20")), ..undecided };
        assert!(!is_trial_undecided(day("2026-11-19"), &rests));
        assert!(is_trial_undecided(day("2026-11-20"), &rests));
        assert!(!is_trial_undecided(day("2026-11-20"), &on(TrialOutcome::Lost)));
    }
}
