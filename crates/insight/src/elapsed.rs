//! The clock of a learner, which stands still during a pause.

use nenrin_domain::{Contract, Day, Pause, is_resting};

/// Days from `from` to `to` without the days of rest: the days after `from` up to and with `to` on which a learner of these
/// `contracts` did not [rest](is_resting). 0 when `to` is not after `from`.
#[must_use]
pub fn elapsed_days(from: Day, to: Day, contracts: &[Contract], pauses: &[Pause]) -> u32 {
    let within = |pause: &Pause| (pause.starts_on, pause.ends_on.map_or(to, |last| last.min(to)));
    let mut rests: Vec<(Day, Day)> = pauses.iter().map(within).collect();
    rests.sort_unstable();
    let (mut resting, mut counted_to) = (0_usize, from);
    for (first, last) in rests {
        let first = first.max(counted_to.plus(1));
        if first <= last {
            let rests = |n: &i64| is_resting(first.plus(*n), contracts, pauses);
            resting += (0..=last.since(first)).filter(rests).count();
            counted_to = last;
        }
    }
    let resting = u32::try_from(resting).unwrap_or(u32::MAX);
    u32::try_from(to.since(from)).unwrap_or(0).saturating_sub(resting)
}

#[cfg(test)]
mod tests {
    use super::elapsed_days;
    use crate::sample::{contract, day, pause};
    use nenrin_domain::Pause;

    #[test]
    fn the_clock_stands_still_during_a_pause() {
        let (from, to) = (day("2026-03-01"), day("2026-03-31"));
        assert_eq!(elapsed_days(from, to, &[], &[]), 30);
        assert_eq!(elapsed_days(from, to, &[], &[pause("2026-03-10", Some("2026-03-19"))]), 20);
        assert_eq!(elapsed_days(from, to, &[], &[pause("2026-03-30", None)]), 28);
        assert_eq!(elapsed_days(from, to, &[], &[pause("2026-01-01", Some("2026-03-05"))]), 26);
        assert_eq!(elapsed_days(from, to, &[], &[pause("2026-04-01", None)]), 30);
    }

    #[test]
    fn days_of_overlapping_pauses_count_once() {
        let pauses = [
            pause("2026-03-15", Some("2026-03-20")),
            pause("2026-03-10", Some("2026-03-16")),
            pause("2026-03-12", None),
        ];
        assert_eq!(elapsed_days(day("2026-03-01"), day("2026-03-31"), &[], &pauses), 8);
    }

    #[test]
    fn a_day_on_which_one_contract_rests_and_another_goes_on_passes() {
        let (from, to) = (day("2026-03-01"), day("2026-03-31"));
        let (one, other) = (contract("2026-01-01"), contract("2026-03-15"));
        let of_one = Pause { contract: Some(one.id), ..pause("2026-03-10", Some("2026-03-19")) };
        let both = [one, other];
        assert_eq!(elapsed_days(from, to, &both[..1], std::slice::from_ref(&of_one)), 20);
        assert_eq!(elapsed_days(from, to, &both, &[of_one]), 25, "from the 15th on the other one goes on");
    }

    #[test]
    fn no_time_passes_backwards() {
        assert_eq!(elapsed_days(day("2026-03-31"), day("2026-03-01"), &[], &[pause("2026-03-10", None)]), 0);
    }
}
