//! Unbooked days (未予約期間): how long a learner has been without a next booking.

use nenrin_domain::{Contract, Day, Entitlement, Learner, Pause, Session, SessionState, balance, is_resting};

use crate::rhythm::held_days;
use crate::silent::{is_silence, nominal_days};
use crate::unwritten::came_lately;
use crate::{comes_without_contract, decided_end, elapsed_days, rhythm, spell, state_on};

/// A learner who could come and has nothing booked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unbooked {
    /// Days since the last held session, or since the contract began when none was held under it, without paused days.
    pub days: u32,
    /// Days that usually lie between two of this learner's sessions.
    pub expected_gap: f64,
    /// `days` measured by `expected_gap`: 1 is the learner's own rhythm, more is late.
    pub ratio: f64,
    /// Whether all sessions of the contract are used up, so that the next booking waits for a new one. Metric M5 leaves
    /// such learners out; whoever decides whom to contact must not.
    pub used_up: bool,
}

impl Unbooked {
    /// Whether the learner has probably left without a word: more than 60 days, and more than three times the usual gap,
    /// have passed. Such a learner is asked whether they are still with us, not when the next session shall be.
    #[must_use]
    pub fn has_probably_left(&self) -> bool {
        is_silence(self.days, self.expected_gap)
    }

    /// Whether another session would usually still fit in, tomorrow at the soonest, before the contracts come to a
    /// [decided end](decided_end). Metric M5 counts a learner either way; whoever decides whom to ask for a booking must not.
    #[must_use]
    pub fn fits_before_the_end(&self, as_of: Day, contracts: &[Contract]) -> bool {
        let due_in = (self.expected_gap - f64::from(self.days)).max(1.0);
        let left = |end: Day| f64::from(u32::try_from(end.since(as_of)).unwrap_or_default());
        decided_end(as_of, contracts).is_none_or(|end| left(end) >= due_in)
    }
}

/// How long the learner has been without a next booking, as known on `as_of` (metric M5).
///
/// `None` without an active contract, during a pause, and with a booking for `as_of` or later. Missed and cancelled
/// sessions do not start the count anew. A contract whose tickets have no entry in the ledger has sessions left; one
/// with all of them used counts for a year after the last session. Who [comes without a
/// contract](comes_without_contract) counts from the last held session. The agreed rhythm is the contract's, else the learner's, else [`NOMINAL_DAYS`].
#[must_use]
pub fn unbooked(
    as_of: Day,
    learner: &Learner,
    contracts: &[Contract],
    entitlements: &[Entitlement],
    pauses: &[Pause],
    sessions: &[Session],
) -> Option<Unbooked> {
    let covering = contracts.iter().filter(|contract| contract.covers(as_of));
    let is_usable = |contract: &Contract| has_sessions_left(as_of, contract, entitlements);
    let contract = covering.max_by_key(|contract| (is_usable(contract), contract.starts_on, contract.id));
    let used_up = contract.is_some_and(|contract| !is_usable(contract));
    let last_held = held_days(as_of, sessions).last().copied();
    let comes = match contract {
        Some(_) => !used_up || came_lately(as_of, last_held),
        None => comes_without_contract(as_of, contracts, last_held),
    };
    if !comes {
        return None;
    }
    let is_ahead = |session: &Session| session.day >= as_of && state_on(session, as_of) == Some(SessionState::Booked);
    if sessions.iter().any(is_ahead) || is_resting(as_of, contracts, pauses) {
        return None;
    }
    let begun = spell(as_of, contracts).map(|spell| spell.starts_on);
    let days = elapsed_days(begun.max(last_held)?, as_of, contracts, pauses);
    let own = rhythm(as_of, nominal_days(contract, Some(learner)), contracts, pauses, sessions);
    let expected_gap = own.expected_gap_days();
    Some(Unbooked { days, expected_gap, ratio: f64::from(days) / expected_gap, used_up })
}

fn has_sessions_left(as_of: Day, contract: &Contract, entitlements: &[Entitlement]) -> bool {
    let mut entries =
        entitlements.iter().filter(|entry| entry.contract == contract.id && entry.day <= as_of).peekable();
    !contract.counts_tickets() || entries.peek().is_none() || balance(entries) > 0
}

#[cfg(test)]
mod tests {
    use super::{Unbooked, unbooked};
    use crate::sample::{History, contract, day, ended, entry, held, histories, learner, origin, pause, session};
    use nenrin_domain::{Contract, Day, EndKind, Entitlement, Pause, Session, SessionState};
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    fn on(as_of: &str, contracts: &[Contract], pauses: &[Pause], sessions: &[Session]) -> Option<Unbooked> {
        unbooked(day(as_of), &learner(), contracts, &[], pauses, sessions)
    }

    fn days(unbooked: Option<Unbooked>) -> Option<u32> {
        unbooked.map(|unbooked| unbooked.days)
    }

    #[test]
    fn days_count_from_the_last_held_session_without_paused_days() {
        let (contracts, sessions) = ([contract("2026-01-01")], [held("2026-01-10"), held("2026-03-01")]);
        assert_eq!(days(on("2026-03-21", &contracts, &[], &sessions)), Some(20));
        let pauses = [pause("2026-03-05", Some("2026-03-09"))];
        assert_eq!(days(on("2026-03-21", &contracts, &pauses, &sessions)), Some(15));
    }

    #[test]
    fn without_any_contract_days_count_from_the_last_session_until_a_year_has_passed() {
        let sessions = [held("2026-01-10"), held("2026-03-01")];
        assert_eq!(days(on("2026-03-21", &[], &[], &sessions)), Some(20));
        assert_eq!(days(on("2027-03-01", &[], &[], &sessions)), Some(365));
        assert_eq!(on("2027-03-02", &[], &[], &sessions), None);
        assert_eq!(on("2026-03-21", &[], &[], &[]), None, "never came");
    }

    #[test]
    fn before_the_first_session_days_count_from_the_start_of_the_contract() {
        assert_eq!(days(on("2026-01-09", &[contract("2026-01-01")], &[], &[])), Some(8));
    }

    #[test]
    fn after_a_renewal_days_go_on_from_the_last_session_and_after_a_return_from_the_new_contract() {
        let first = ended("2026-01-01", "2026-03-31", EndKind::Completed);
        let sessions = [held("2026-03-20")];
        assert_eq!(days(on("2026-04-09", &[first.clone(), contract("2026-04-01")], &[], &sessions)), Some(20));
        assert_eq!(days(on("2026-09-09", &[first, contract("2026-09-01")], &[], &sessions)), Some(8));
    }

    #[test]
    fn a_booking_ahead_ends_the_count_and_today_is_ahead() {
        let contracts = [contract("2026-01-01")];
        let booked = |on: &str| [held("2026-03-01"), session(on, SessionState::Booked)];
        assert_eq!(on("2026-03-21", &contracts, &[], &booked("2026-03-28")), None);
        assert_eq!(on("2026-03-21", &contracts, &[], &booked("2026-03-21")), None);
        assert_eq!(days(on("2026-03-21", &contracts, &[], &booked("2026-03-20"))), Some(20));
    }

    #[test]
    fn another_session_fits_in_while_the_usual_day_or_tomorrow_lies_before_a_decided_end() {
        let fits = |last: &str, end: &str| {
            let contracts = [ended("2026-01-01", end, EndKind::Cancelled)];
            let late = on("2026-03-21", &contracts, &[], &[held("2026-03-01"), held(last)]);
            late.map(|late| late.fits_before_the_end(day("2026-03-21"), &contracts))
        };
        assert_eq!(fits("2026-03-15", "2026-03-29"), Some(true), "fourteen days later, as usual");
        assert_eq!(fits("2026-03-15", "2026-03-28"), Some(false));
        assert_eq!(fits("2026-03-02", "2026-03-22"), Some(true), "late, and still here tomorrow");
        assert_eq!(fits("2026-03-02", "2026-03-21"), Some(false), "the last day is today");
        let goes_on = on("2026-03-21", &[contract("2026-01-01")], &[], &[held("2026-03-20")]);
        assert!(goes_on.is_some_and(|late| late.fits_before_the_end(day("2026-03-21"), &[contract("2026-01-01")])));
    }

    #[test]
    fn no_show_and_cancellation_do_not_reset_the_count() {
        let missed = [
            held("2026-03-01"),
            session("2026-03-08", SessionState::NoShow),
            session("2026-03-15", SessionState::CancelledByLearner),
            session("2026-04-01", SessionState::CancelledByCoach),
        ];
        assert_eq!(days(on("2026-04-10", &[contract("2026-01-01")], &[], &missed)), Some(40));
    }

    #[test]
    fn nobody_is_unbooked_after_the_contract_or_during_a_pause() {
        let sessions = [held("2026-03-01")];
        assert_eq!(on("2026-04-10", &[ended("2026-01-01", "2026-03-31", EndKind::Completed)], &[], &sessions), None);
        assert_eq!(on("2026-04-10", &[contract("2026-01-01")], &[pause("2026-04-01", None)], &sessions), None);
        assert_eq!(on("2026-04-10", &[], &[pause("2026-04-01", None)], &sessions), None);
    }

    #[test]
    fn with_all_tickets_used_the_count_goes_on_for_a_year_and_says_so() {
        let mut package = contract("2026-01-01");
        package.sessions = Some(2);
        let ask = |as_of: Day, ledger: &[Entitlement]| {
            let package = std::slice::from_ref(&package);
            unbooked(as_of, &learner(), package, ledger, &[], &[held("2026-03-01")]).map(|it| (it.days, it.used_up))
        };
        let used =
            [entry(&package, "2026-01-01", 2), entry(&package, "2026-02-01", -1), entry(&package, "2026-03-01", -1)];
        assert_eq!(ask(day("2026-03-11"), &used), Some((10, true)));
        assert_eq!(ask(day("2027-03-01"), &used), Some((365, true)));
        assert_eq!(ask(day("2027-03-02"), &used), None);
        assert_eq!(ask(day("2026-03-11"), &used[..2]), Some((10, false)));
        assert_eq!(ask(day("2026-03-11"), &[]), Some((10, false)), "nothing in the ledger");
    }

    #[test]
    fn lateness_is_measured_by_the_learners_own_rhythm() {
        let mut weekly = contract("2026-01-01");
        weekly.cadence_days = Some(7);
        let late = on("2026-01-22", &[weekly], &[], &[held("2026-01-01"), held("2026-01-08")]).unwrap();
        assert!((late.expected_gap - 7.0).abs() < 1e-9 && (late.ratio - 2.0).abs() < 1e-9, "{late:?}");
        let mut learner = learner();
        learner.cadence_days = Some(28);
        let early = unbooked(day("2026-01-15"), &learner, &[contract("2026-01-01")], &[], &[], &[]).unwrap();
        assert!((early.ratio - 0.5).abs() < 1e-9, "{early:?}");
    }

    #[test]
    fn what_became_known_later_is_unseen() {
        let contracts = [contract("2026-01-01")];
        let mut late_outcome = held("2026-03-20");
        late_outcome.resolved_on = Some(day("2026-03-25"));
        let sessions = [held("2026-03-01"), late_outcome];
        assert_eq!(days(on("2026-03-24", &contracts, &[], &sessions)), Some(23));
        assert_eq!(days(on("2026-03-25", &contracts, &[], &sessions)), Some(5));
        let mut moved = session("2026-04-20", SessionState::Rescheduled);
        moved.resolved_on = Some(day("2026-04-10"));
        moved.booked_on = Some(day("2026-04-01"));
        let sessions = [held("2026-03-01"), moved];
        assert_eq!(days(on("2026-03-31", &contracts, &[], &sessions)), Some(30));
        assert_eq!(on("2026-04-09", &contracts, &[], &sessions), None, "it was still booked");
        assert_eq!(days(on("2026-04-10", &contracts, &[], &sessions)), Some(40));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn a_past_day_looks_as_if_the_history_were_cut_off_at_it(history in histories(), days in 0i64..200) {
            let as_of = origin().plus(days);
            let cut = history.cut_off_at(as_of);
            let ask = |h: &History| {
                unbooked(as_of, &learner(), &h.contracts, &h.entitlements, &h.pauses, &h.sessions)
            };
            prop_assert_eq!(ask(&history), ask(&cut));
        }
    }

    #[test]
    fn silence_counts_as_leaving_after_sixty_days_and_three_gaps() {
        let waiting = |days: u32, expected_gap: f64| {
            let ratio = f64::from(days) / expected_gap;
            super::Unbooked { days, expected_gap, ratio, used_up: false }.has_probably_left()
        };
        assert!(waiting(61, 14.0));
        assert!(!waiting(60, 14.0), "sixty days are not more than sixty");
        assert!(!waiting(80, 28.0), "less than three gaps of a monthly rhythm");
    }
}
