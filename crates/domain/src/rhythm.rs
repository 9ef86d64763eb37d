//! The rhythm of a learner: how many days usually lie between two sessions.

use crate::{Contract, Day, Learner};

/// How many sessions back the habit is read.
const REMEMBERED: usize = 9;

/// Days between two sessions: as agreed in the contract, else with the learner, else the middle gap between the last
/// nine days on which sessions were held. `None` when nothing was agreed and fewer than two were held.
#[must_use]
pub fn rhythm(contract: Option<&Contract>, learner: &Learner, held: &[Day]) -> Option<u32> {
    let agreed = contract.and_then(|contract| contract.cadence_days).or(learner.cadence_days);
    agreed.filter(|days| *days > 0).or_else(|| habit(held))
}

fn habit(held: &[Day]) -> Option<u32> {
    let mut days = held.to_vec();
    days.sort_unstable();
    days.dedup();
    let recent = days.split_off(days.len().saturating_sub(REMEMBERED));
    let gaps = recent.windows(2).filter_map(|pair| match pair {
        [earlier, later] => u32::try_from(later.since(*earlier)).ok(),
        _ => None,
    });
    let mut gaps: Vec<u32> = gaps.collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied()
}

/// The day of a next session after one on `last`: the same day of the week, as many whole weeks later as come nearest
/// to the rhythm (at least one), and as many times again until it lies after `today`.
#[must_use]
pub fn next_in_rhythm(last: Day, rhythm_days: u32, today: Day) -> Day {
    let step = i64::from(((rhythm_days + 3) / 7).max(1)) * 7;
    let missed = today.since(last).max(0) / step;
    last.plus((missed + 1) * step)
}

#[cfg(test)]
mod tests {
    use super::{next_in_rhythm, rhythm};
    use crate::{Day, Id, Learner, LearnerId};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_habit_is_the_middle_gap_and_an_agreement_goes_before_it() {
        let mut learner = Learner::named(LearnerId::from_uuid(uuid::Uuid::nil()), "");
        let held = ["2026-10-01", "2026-10-15", "2026-10-29", "2026-12-30"].map(day);
        assert_eq!(rhythm(None, &learner, &held), Some(14));
        assert_eq!(rhythm(None, &learner, &[day("2026-10-01")]), None);
        learner.cadence_days = Some(7);
        assert_eq!(rhythm(None, &learner, &held), Some(7));
    }

    #[test]
    fn the_next_day_keeps_the_weekday_and_lies_ahead() {
        for (last, rhythm, today, next) in [
            ("2026-11-20", 14, "2026-11-20", "2026-12-04"),
            ("2026-11-20", 15, "2026-11-20", "2026-12-04"),
            ("2026-11-20", 10, "2026-11-20", "2026-11-27"),
            ("2026-11-20", 11, "2026-11-20", "2026-12-04"),
            ("2026-11-20", 30, "2026-11-20", "2026-12-18"),
            ("2026-11-20", 1, "2026-11-20", "2026-11-27"),
            ("2026-10-02", 14, "2026-11-20", "2026-11-27"),
            ("2026-11-06", 14, "2026-11-20", "2026-12-04"),
        ] {
            assert_eq!(next_in_rhythm(day(last), rhythm, day(today)), day(next), "{last} {rhythm}");
        }
    }
}
