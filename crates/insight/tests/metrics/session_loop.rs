//! The loop of sessions: who reaches the next one.

use nenrin_domain::EndKind;
use nenrin_insight::metrics::{Definition, Look, LoopStep, SessionsHeld, Share, session_loop, sessions_held};

use crate::someone::{Someone, day};

fn held(someone: Someone) -> SessionsHeld {
    sessions_held(&Look::at(someone.0, day("2026-05-01"), &Definition::default())).unwrap()
}

fn goes_on(days: &[&str]) -> SessionsHeld {
    held(Someone::new().term("2026-01-01", "2026-12-31").held(days))
}

fn ended(kind: EndKind, days: &[&str]) -> SessionsHeld {
    held(Someone::new().term("2026-01-01", "2026-12-31").ended("2026-02-28", kind).held(days))
}

/// How many reached the next, were lost, may still reach it, and graduated.
fn counts(step: &LoopStep) -> [usize; 4] {
    [&step.reached, &step.lost, &step.open, &step.graduated].map(Vec::len)
}

/// Four learners: one was lost after two sessions, one goes on after two, one after three, one graduated after two.
#[test]
fn the_loop_tells_how_many_reach_the_next_session() {
    let two = ["2026-01-10", "2026-02-10"];
    let learners = [
        ended(EndKind::Cancelled, &two),
        goes_on(&two),
        goes_on(&["2026-01-10", "2026-02-10", "2026-03-10"]),
        ended(EndKind::Graduated, &two),
    ];
    let steps = session_loop(&learners);
    assert_eq!(steps.iter().map(counts).collect::<Vec<_>>(), [[4, 0, 0, 0], [1, 1, 1, 1], [0, 0, 1, 0]]);
    assert_eq!(steps[1].share(), Share { of: 1, all: 2 }, "who may still come and who graduated are in neither part");
    assert_eq!((steps[1].after, &steps[1].lost), (2, &vec![learners[0].learner]));
}

#[test]
fn whoever_waits_in_the_grace_may_still_come() {
    let in_grace = held(Someone::new().term("2026-01-01", "2026-04-20").held(&["2026-01-10"]));
    assert_eq!(counts(&session_loop(&[in_grace])[0]), [0, 0, 1, 0]);
}

#[test]
fn of_nobody_there_is_no_loop() {
    assert_eq!(session_loop(&[]), []);
}
