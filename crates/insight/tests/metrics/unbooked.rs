//! M5, unbooked days.

use nenrin_domain::SessionState;
use nenrin_insight::metrics::{Booking, Definition, Exclusion, Metrics, Share, waiting_spans};

use crate::someone::{Someone, day};

fn booking(someone: &Someone, as_of: &str) -> Option<Booking> {
    someone.in_march(as_of).booking.map(|(_, booking)| booking)
}

fn came() -> Someone {
    Someone::new().monthly("2026-01-10").held(&["2026-03-10"])
}

#[test]
fn days_count_from_the_last_held_session_or_the_beginning() {
    assert_eq!(booking(&came(), "2026-03-22"), Some(Booking::Unbooked(12)));
    assert_eq!(booking(&Someone::new().monthly("2026-03-02"), "2026-03-22"), Some(Booking::Unbooked(20)));
}

#[test]
fn a_booking_ahead_is_enough_and_what_came_to_nothing_is_none() {
    let booked =
        came().with(|it| it.sessions.extend(Someone::new().sessions(SessionState::Booked, &["2026-04-02"]).0.sessions));
    assert_eq!(booking(&booked, "2026-03-26"), Some(Booking::Booked));
    let missed = came().sessions(SessionState::NoShow, &["2026-03-15"]);
    assert_eq!(booking(&missed, "2026-03-22"), Some(Booking::Unbooked(12)), "the count does not begin anew");
}

#[test]
fn days_of_rest_do_not_count_and_whoever_rests_is_out() {
    let rested = came().pause("2026-03-11", Some("2026-03-15"), false);
    assert_eq!(booking(&rested, "2026-03-22"), Some(Booking::Unbooked(7)));
    assert_eq!(booking(&rested, "2026-03-12"), Some(Booking::NotExpected(Exclusion::Paused)));
}

#[test]
fn without_a_ticket_or_a_contract_nobody_is_expected_to_book() {
    let used_up = Someone::new().package("2026-01-10", None, 1).held(&["2026-03-10"]).used(&["2026-03-10"]);
    assert_eq!(booking(&used_up, "2026-03-22"), Some(Booking::NotExpected(Exclusion::UsedUp)));
    let unwritten = Someone::new().held(&["2026-03-10"]);
    assert_eq!(booking(&unwritten, "2026-03-22"), Some(Booking::NotExpected(Exclusion::WithoutContract)));
    assert_eq!(booking(&Someone::new(), "2026-03-22"), None, "is no learner");
}

#[test]
fn whoever_has_left_in_silence_is_lost_and_not_unbooked() {
    let silent = || Someone::new().monthly("2026-01-10").held(&["2026-01-20"]);
    assert_eq!(booking(&silent(), "2026-03-21"), Some(Booking::Unbooked(60)));
    assert_eq!(booking(&silent(), "2026-03-22"), Some(Booking::NotExpected(Exclusion::LeftInSilence)));
    let goes_on = silent().term("2026-03-01", "2026-12-31");
    assert_eq!(booking(&goes_on, "2026-03-22"), Some(Booking::Unbooked(61)), "another contract goes on");
}

#[test]
fn of_a_past_period_it_tells_how_it_stood_at_its_end() {
    let booked_later = came().held(&["2026-04-20"]);
    assert_eq!(
        booking(&booked_later, "2026-05-01"),
        Some(Booking::Unbooked(21)),
        "on the 31st of March nothing was booked"
    );
}

/// 12, 20 and 40 days: the median is 20; one of four is over 30.
#[test]
fn the_median_and_the_counts_over_the_thresholds() {
    let on = "2026-03-22";
    let learners = [
        came().in_march(on),
        Someone::new().monthly("2026-03-02").in_march(on),
        Someone::new().monthly("2026-02-10").in_march(on),
        came()
            .with(|it| {
                let mut ahead = it.sessions[0].clone();
                (ahead.day, ahead.state, ahead.resolved_on) = (day("2026-03-28"), SessionState::Booked, None);
                it.sessions.push(ahead);
            })
            .in_march(on),
    ];
    let unbooked = Metrics::of(&learners).unbooked;
    assert_eq!(unbooked.twice_the_median(), Some(40));
    let over = unbooked.over(&Definition::default());
    assert_eq!(over, [(14, Share { of: 2, all: 4 }), (30, Share { of: 1, all: 4 }), (60, Share { of: 0, all: 4 })]);
    let two = Metrics::of(&learners[..2]).unbooked;
    assert_eq!(two.twice_the_median(), Some(32), "between 12 and 20 lies 16");
}

/// Waits of 3, 12 and 40 days: weeks up to the last threshold, 60 days, whatever lies between.
#[test]
fn waits_are_spread_over_weeks_up_to_the_last_threshold() {
    let since = |on| Someone::new().monthly("2026-01-10").held(&[on]).in_march("2026-03-22");
    let judged = [since("2026-03-19"), since("2026-03-10"), since("2026-02-10")];
    let spans = waiting_spans(&Metrics::of(&judged).unbooked, &Definition::default());
    assert_eq!(spans.iter().map(|span| (span.from, span.to)).collect::<Vec<_>>()[..2], [(0, 6), (7, 13)]);
    let counts: Vec<_> = spans.iter().map(|span| span.learners.len()).collect();
    assert_eq!(counts, [1, 1, 0, 0, 0, 1, 0, 0, 0]);
    assert!(waiting_spans(&Metrics::default().unbooked, &Definition::default()).is_empty());
}

#[test]
fn of_very_long_waits_the_spans_grow() {
    let late = Definition { unbooked_over: vec![14, 400], ..Definition::default() };
    let judged = [came().in_march("2026-03-22")];
    let spans = waiting_spans(&Metrics::of(&judged).unbooked, &late);
    assert_eq!((spans[0].to, spans.len()), (27, 15), "four weeks each: 400 days in 18 spans at most");
}
