//! Silent leaving: staying away without a word, so long that the learner's own rhythm no longer explains it.

use nenrin_domain::{Contract, Day, Learner, Pause, Session, SessionState, is_resting};

use crate::rhythm::held_days;
use crate::{NOMINAL_DAYS, elapsed_days, rhythm, state_on};

/// Silence is told from a long gap only after so many days …
const SILENT_DAYS: u32 = 60;
/// … and so many usual gaps.
const SILENT_GAPS: f64 = 3.0;

/// Whether so many days without a session and a booking, at an expected gap of so many, are a leaving: more than 60 days, and
/// more than three times the gap.
pub(crate) fn is_silence(days: u32, expected_gap: f64) -> bool {
    days > SILENT_DAYS && f64::from(days) > SILENT_GAPS * expected_gap
}

/// The day on which the learner probably left `contract` without a word, as known on `as_of`: when no session is booked, nobody
/// rests, and more than 60 days and three expected gaps have passed since the last session, or since the contract began. It is
/// the day on which the next session was to be expected. `None` for somebody who is still expected.
#[must_use]
pub fn left_in_silence(
    as_of: Day,
    contract: &Contract,
    learner: Option<&Learner>,
    contracts: &[Contract],
    pauses: &[Pause],
    sessions: &[Session],
) -> Option<Day> {
    let is_ahead = |session: &Session| session.day >= as_of && state_on(session, as_of) == Some(SessionState::Booked);
    if sessions.iter().any(is_ahead) || is_resting(as_of, contracts, pauses) {
        return None;
    }
    let last = held_days(as_of, sessions).last().copied().max(Some(contract.starts_on))?;
    let days = elapsed_days(last, as_of, contracts, pauses);
    if days <= SILENT_DAYS {
        return None;
    }
    let gap = rhythm(as_of, nominal_days(Some(contract), learner), contracts, pauses, sessions).expected_gap_days();
    // Gaps are told in whole days; the calendar ends long before such a number does.
    is_silence(days, gap).then(|| last.plus(gap.round() as i64))
}

/// The agreed days between two sessions: the contract's, else the learner's, else [`NOMINAL_DAYS`].
pub(crate) fn nominal_days(contract: Option<&Contract>, learner: Option<&Learner>) -> u32 {
    let of_contract = contract.and_then(|contract| contract.cadence_days);
    let of_learner = learner.and_then(|learner| learner.cadence_days);
    [of_contract, of_learner].into_iter().flatten().find(|days| *days > 0).unwrap_or(NOMINAL_DAYS)
}

#[cfg(test)]
mod tests {
    use super::left_in_silence;
    use crate::sample::{contract, day, held, learner, pause, session};
    use nenrin_domain::{Contract, Pause, Session, SessionState};

    fn left(as_of: &str, contract: &Contract, pauses: &[Pause], sessions: &[Session]) -> Option<String> {
        let contracts = std::slice::from_ref(contract);
        let left = left_in_silence(day(as_of), contract, Some(&learner()), contracts, pauses, sessions);
        left.map(|day| day.to_string())
    }

    /// Twice a month is expected: 60 days after the first of March end with the last of April.
    #[test]
    fn sixty_days_of_silence_are_a_leaving_on_the_day_the_next_session_was_due() {
        let (contract, sessions) = (contract("2026-03-01"), [held("2026-03-01")]);
        assert_eq!(left("2026-04-30", &contract, &[], &sessions), None);
        assert_eq!(left("2026-05-01", &contract, &[], &sessions), Some("2026-03-15".to_owned()));
    }

    #[test]
    fn whoever_never_came_is_expected_from_the_first_day_of_the_contract() {
        assert_eq!(left("2026-05-01", &contract("2026-03-01"), &[], &[]), Some("2026-03-15".to_owned()));
        assert_eq!(left("2026-04-30", &contract("2026-03-01"), &[], &[]), None);
    }

    #[test]
    fn three_gaps_of_a_slow_rhythm_are_more_than_sixty_days() {
        let contract = Contract { cadence_days: Some(30), ..contract("2026-03-01") };
        assert_eq!(left("2026-05-30", &contract, &[], &[held("2026-03-01")]), None, "90 days");
        assert_eq!(left("2026-05-31", &contract, &[], &[held("2026-03-01")]), Some("2026-03-31".to_owned()));
    }

    #[test]
    fn a_booking_ahead_and_a_pause_are_no_silence_and_what_came_to_nothing_is() {
        let contract = contract("2026-03-01");
        let with = |state| [held("2026-03-01"), session("2026-06-02", state)];
        let mut booked = with(SessionState::Booked);
        booked[1].booked_on = Some(day("2026-03-01"));
        assert_eq!(left("2026-06-01", &contract, &[], &booked), None);
        assert!(left("2026-06-10", &contract, &[], &with(SessionState::NoShow)).is_some(), "nobody came");
        let rests = [pause("2026-04-01", None)];
        assert_eq!(left("2026-09-01", &contract, &rests, &booked[..1]), None, "rests");
        let rested = [pause("2026-04-01", Some("2026-04-30"))];
        assert_eq!(left("2026-05-30", &contract, &rested, &booked[..1]), None, "the days of the pause do not count");
    }
}
