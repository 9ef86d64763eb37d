//! Which weeks are to be kept, and whether what is kept of one was told in its time.
//!
//! A week that was kept within the seven days after its end was told, and stays for ever. One that was kept later was filled in from
//! what was known by then of its end: it is taken anew when history was brought in or taken back since.

use nenrin_domain::{Day, Instant, Zone};
use nenrin_store::{Store, StoreError, WeekKept};

use crate::history::BringInHistory;
use crate::intake::RunImport;
use crate::{Call, Command, Failure};

/// How many weeks back are told, and filled in at most.
pub(super) const WEEKS: u8 = 52;

/// A day, in milliseconds.
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// The acts that bring in history.
const BRINGING: [&str; 2] = [BringInHistory::NAME, RunImport::NAME];

nenrin_domain::codes! {
    /// How a week was kept.
    WayKept {
        /// Within the seven days after its end.
        Told = "told",
        /// Later, from what was known by then.
        FilledIn = "filled_in",
    }
}

impl WayKept {
    pub(super) fn of(kept: &WeekKept, zone: Zone) -> Self {
        if (-1..7).contains(&days_after_end(kept, zone)) { Self::Told } else { Self::FilledIn }
    }
}

/// How many days lie between a week's end and the day on which it was kept: 0 on the Monday after it. What was kept on that Monday
/// was kept one day before where a coach has gone west since.
fn days_after_end(kept: &WeekKept, zone: Zone) -> i64 {
    kept.taken_at.day(zone).since(kept.week.plus(7))
}

/// The first day of the last week that is over.
pub(super) fn last_over(today: Day) -> Day {
    today.monday().plus(-7)
}

/// What is to be done about the weeks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Owed {
    /// The first days of the weeks that are to be kept, the earliest first: missing ones, and those that are taken anew.
    pub take: Vec<Day>,
    /// Of those that are let go: they were filled in from a history that was taken back, and there is none of them now.
    pub let_go: Vec<Day>,
}

impl Owed {
    pub fn now(call: &Call<'_>) -> Result<Self, Failure> {
        let store = call.store()?;
        let judge = Judge { now: call.now(), zone: call.zone(), brought: brought(store, call.now())? };
        Ok(Self::of(&store.weeks_kept()?, store.first_day()?, call.today(), &judge))
    }

    /// Nothing is told of a time before the history, which begins on `first`, nor of a week that is not over: what is kept of one was kept
    /// by a clock that was ahead, and waits for its time.
    fn of(kept: &[WeekKept], first: Option<Day>, today: Day, judge: &Judge) -> Self {
        let last = last_over(today);
        let (mut anew, standing): (Vec<&WeekKept>, Vec<&WeekKept>) =
            kept.iter().filter(|it| it.week <= last).partition(|it| judge.is_to_be_taken_anew(it));
        let is_of_history = |week: Day| first.is_some_and(|first| first < week.plus(7));
        let earliest = last.plus(-7 * (i64::from(WEEKS) - 1));
        let weeks = std::iter::successors(Some(earliest), |week| Some(week.plus(7))).take_while(|week| *week <= last);
        let is_standing = |week: Day| standing.binary_search_by_key(&week, |it| it.week).is_ok();
        anew.retain(|it| !is_of_history(it.week));
        Self {
            take: weeks.filter(|week| is_of_history(*week) && !is_standing(*week)).collect(),
            let_go: anew.into_iter().map(|it| it.week).collect(),
        }
    }
}

/// When history was last brought in or taken back, up to now: what a clock that was ahead has noted for later is not yet.
fn brought(store: &Store, now: Instant) -> Result<Option<Instant>, StoreError> {
    store.last_done_or_undone(&BRINGING, now)
}

/// By what is judged whether a week stays as it is kept.
struct Judge {
    now: Instant,
    zone: Zone,
    /// When history was last brought in or taken back.
    brought: Option<Instant>,
}

impl Judge {
    fn is_to_be_taken_anew(&self, kept: &WeekKept) -> bool {
        // Kept before its end, or long after the present moment. A clock that was set right by some seconds or hours was not wrong.
        let is_ahead = kept.taken_at.millis() > self.now.millis().saturating_add(DAY_MILLIS);
        let was_clock_wrong = days_after_end(kept, self.zone) < -1 || is_ahead;
        let is_of_another_history = self.brought.is_some_and(|brought| kept.taken_at <= brought);
        was_clock_wrong || (is_of_another_history && WayKept::of(kept, self.zone) == WayKept::FilledIn)
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Day, DayTime, Instant, Zone};
    use nenrin_store::WeekKept;

    use super::{Judge, Owed, WEEKS, WayKept};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn noon(text: &str) -> Instant {
        day(text).at(DayTime::new(12, 0).unwrap(), Zone::UTC)
    }

    fn kept(week: &str, on: &str) -> WeekKept {
        WeekKept { week: day(week), taken_at: noon(on) }
    }

    /// On Friday, 20 November 2026, with a history from the first of October on.
    fn owed(weeks: &[WeekKept], brought: Option<&str>) -> Owed {
        let judge = Judge { now: noon("2026-11-20"), zone: Zone::UTC, brought: brought.map(noon) };
        Owed::of(weeks, Some(day("2026-10-28")), day("2026-11-20"), &judge)
    }

    fn days(all: &[&str]) -> Vec<Day> {
        all.iter().copied().map(day).collect()
    }

    #[test]
    fn what_was_kept_within_seven_days_was_told() {
        let way = |on: &str| WayKept::of(&kept("2026-11-02", on), Zone::UTC);
        assert_eq!(way("2026-11-09"), WayKept::Told, "the Monday after");
        assert_eq!(way("2026-11-15"), WayKept::Told, "the Sunday after");
        assert_eq!(way("2026-11-16"), WayKept::FilledIn);
    }

    #[test]
    fn what_was_filled_in_is_taken_anew_after_history_came_or_went_and_what_was_told_stays() {
        let told = kept("2026-11-09", "2026-11-16");
        let filled = kept("2026-11-02", "2026-11-16");
        let first = kept("2026-10-26", "2026-11-16");
        assert_eq!(owed(&[first, filled, told], None), Owed::default());
        assert_eq!(owed(&[first, filled, told], Some("2026-11-15")), Owed::default(), "it was known by then");
        let anew = owed(&[first, filled, told], Some("2026-11-17"));
        assert_eq!(anew.take, days(&["2026-10-26", "2026-11-02"]));
    }

    #[test]
    fn a_week_before_the_history_that_was_filled_in_is_let_go() {
        let before = kept("2026-10-12", "2026-11-16");
        let told = kept("2026-10-05", "2026-10-12");
        assert_eq!(owed(&[told, before], Some("2026-11-17")).let_go, days(&["2026-10-12"]));
        assert!(owed(&[told, before], Some("2026-11-15")).let_go.is_empty());
    }

    #[test]
    fn a_clock_that_was_ahead_leaves_nothing_that_stays() {
        let ahead = kept("2026-11-02", "2100-01-04");
        let not_over = kept("2026-11-16", "2100-01-04");
        let to_come = kept("2099-12-28", "2100-01-04");
        let others = ["2026-10-26", "2026-11-09"];
        let take = owed(&[ahead, not_over, to_come], None).take;
        assert_eq!(take, days(&[others[0], "2026-11-02", others[1]]), "nothing that is not over");
        let early = kept("2026-11-02", "2026-11-01");
        assert!(owed(&[early], None).take.contains(&early.week), "before its end");
    }

    #[test]
    fn a_clock_that_is_set_back_by_less_than_a_day_leaves_what_was_told() {
        let told = |on: &str, hour: u16| {
            let taken_at = day(on).at(DayTime::new(hour, 0).unwrap(), Zone::UTC);
            Judge { now: taken_at, zone: Zone::UTC, brought: None }
                .is_to_be_taken_anew(&WeekKept { week: day("2026-11-09"), taken_at: noon("2026-11-17") })
        };
        assert!(!told("2026-11-17", 11), "some hours");
        assert!(!told("2026-11-16", 12), "a day");
        assert!(told("2026-11-16", 11), "more than a day");
    }

    #[test]
    fn no_more_than_a_year_is_filled() {
        let judge = Judge { now: noon("2100-01-04"), zone: Zone::UTC, brought: None };
        let owed = Owed::of(&[kept("2026-11-09", "2026-11-16")], Some(day("2020-01-01")), day("2100-01-04"), &judge);
        assert_eq!(owed.take.len(), usize::from(WEEKS));
        assert_eq!(owed.take.last(), Some(&day("2099-12-28")));
    }
}
