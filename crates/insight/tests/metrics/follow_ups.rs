//! M6, follow-up rate.

use nenrin_domain::{Arm, FollowUpState};
use nenrin_insight::metrics::Metrics;

use crate::someone::{Someone, told};

const DONE: FollowUpState = FollowUpState::Done;
const OPEN: FollowUpState = FollowUpState::Open;

fn rate(someone: &Someone, as_of: &str) -> Vec<String> {
    told(&someone.in_march(as_of).follow_ups)
}

fn done(closed: &str) -> Someone {
    Someone::new().follow_up("2026-03-10", DONE, Some(closed))
}

#[test]
fn one_counts_that_is_done_with_a_contact_by_the_due_day() {
    assert_eq!(rate(&done("2026-03-10").contact("2026-03-10", true), "2026-04-30"), ["counts"]);
    assert_eq!(rate(&done("2026-03-11").contact("2026-03-11", true), "2026-04-30"), ["counts not"], "a day late");
    assert_eq!(rate(&done("2026-03-10"), "2026-04-30"), ["counts not"], "nobody was contacted");
}

#[test]
fn a_contact_that_is_linked_to_none_counts_between_opening_and_closing() {
    assert_eq!(rate(&done("2026-03-10").contact("2026-03-05", false), "2026-04-30"), ["counts"]);
    assert_eq!(
        rate(&done("2026-03-10").contact("2026-02-27", false), "2026-04-30"),
        ["counts not"],
        "before it was opened"
    );
}

#[test]
fn what_is_not_due_yet_is_undecided_and_what_was_not_done_counts_not() {
    let open = Someone::new().follow_up("2026-03-10", OPEN, None);
    assert_eq!(rate(&open, "2026-03-10"), ["undecided"]);
    assert_eq!(rate(&open, "2026-03-11"), ["counts not"]);
    let put_off = Someone::new().follow_up("2026-04-10", FollowUpState::Snoozed, None);
    assert_eq!(rate(&put_off, "2026-04-30"), [""; 0], "due in April now");
}

#[test]
fn what_resolved_itself_in_time_or_was_dismissed_or_held_back_is_out() {
    let resolved =
        |on| rate(&Someone::new().follow_up("2026-03-10", FollowUpState::ResolvedItself, Some(on)), "2026-04-30");
    assert_eq!(resolved("2026-03-10"), ["out: resolved_itself"]);
    assert_eq!(resolved("2026-03-11"), ["counts not"], "after it was due");
    let dismissed = Someone::new().follow_up("2026-03-10", FollowUpState::Dismissed, Some("2026-03-09"));
    assert_eq!(rate(&dismissed, "2026-04-30"), ["out: dismissed"]);
    let held_out = done("2026-03-10").contact("2026-03-10", true).with(|it| it.follow_ups[0].arm = Some(Arm::Holdout));
    assert_eq!(rate(&held_out, "2026-04-30"), ["out: held_out"]);
}

#[test]
fn beside_it_what_was_done_at_last_and_after_how_many_days() {
    let late = done("2026-03-15").contact("2026-03-13", true).in_march("2026-04-30");
    let soon = done("2026-03-05").contact("2026-03-04", true).in_march("2026-04-30");
    let never = Someone::new().follow_up("2026-03-10", OPEN, None).in_march("2026-04-30");
    let follow_ups = Metrics::of([&late, &soon, &never]).follow_ups;
    assert_eq!((follow_ups.tally.counts.len(), follow_ups.eventually.counts.len()), (1, 2));
    assert_eq!(follow_ups.days_to_contact, [3, 12]);
    assert_eq!(follow_ups.twice_the_median(), Some(15), "7.5 days");
}
