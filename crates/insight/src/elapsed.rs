//! The clock of a learner, which stands still during a pause.

use nenrin_domain::{Day, Pause};

/// Days from `from` to `to` without the days of a pause: the days after `from` up to and with `to` on which the
/// learner did not rest. 0 when `to` is not after `from`.
#[must_use]
pub fn elapsed_days(from: Day, to: Day, pauses: &[Pause]) -> u32 {
    let within = |pause: &Pause| (pause.starts_on, pause.ends_on.map_or(to, |last| last.min(to)));
    let mut rests: Vec<(Day, Day)> = pauses.iter().map(within).collect();
    rests.sort_unstable();
    let (mut resting, mut counted_to) = (0, from);
    for (first, last) in rests {
        let first = first.max(counted_to.plus(1));
        if first <= last {
            resting += last.since(first) + 1;
            counted_to = last;
        }
    }
    u32::try_from(to.since(from) - resting).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::elapsed_days;
    use crate::sample::{day, pause};

    #[test]
    fn the_clock_stands_still_during_a_pause() {
        let (from, to) = (day("2026-03-01"), day("2026-03-31"));
        assert_eq!(elapsed_days(from, to, &[]), 30);
        assert_eq!(elapsed_days(from, to, &[pause("2026-03-10", Some("2026-03-19"))]), 20);
        assert_eq!(elapsed_days(from, to, &[pause("2026-03-30", None)]), 28);
        assert_eq!(elapsed_days(from, to, &[pause("2026-01-01", Some("2026-03-05"))]), 26);
        assert_eq!(elapsed_days(from, to, &[pause("2026-04-01", None)]), 30);
    }

    #[test]
    fn days_of_overlapping_pauses_count_once() {
        let pauses = [
            pause("2026-03-15", Some("2026-03-20")),
            pause("2026-03-10", Some("2026-03-16")),
            pause("2026-03-12", None),
        ];
        assert_eq!(elapsed_days(day("2026-03-01"), day("2026-03-31"), &pauses), 8);
    }

    #[test]
    fn no_time_passes_backwards() {
        assert_eq!(elapsed_days(day("2026-03-31"), day("2026-03-01"), &[pause("2026-03-10", None)]), 0);
    }
}
