//! Bookings that come again: what the coach has changed stays, and what hangs on a booking goes along with it.

use nenrin_domain::{Day, LearnerId, Session, SessionId, SessionState};
use nenrin_stories::{Practice, json};

use crate::{bring_in, learner, told, with_two_learners};

/// A calendar with one event of 佐藤 美咲.
fn event(sequence: u32, starts: &str, more: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:{sequence}\r\nDTSTART;TZID=Asia/Tokyo:{starts}\r\n\
         DURATION:PT50M\r\nSUMMARY:面談\r\nATTENDEE:mailto:misaki@example.jp\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

const CALLED_OFF: &str = "STATUS:CANCELLED\r\n";

/// The only session there is.
fn session(practice: &Practice) -> Session {
    let learner: LearnerId = learner(practice, "佐藤 美咲").as_str().unwrap().parse().unwrap();
    let mut all = practice.with(|call| Ok(call.store()?.sessions_of(learner)?)).unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn change(practice: &Practice, session: SessionId, day: &str, time: &str) {
    let wish = json!({ "session": session.to_string(), "day": day, "time": time, "minutes": 50, "mode": "online" });
    practice.ask("session.change", wish);
}

#[test]
fn the_same_file_again_leaves_what_the_coach_has_changed() {
    let practice = with_two_learners();
    let first = event(1, "20261124T100000", "");
    bring_in(&practice, "a.ics", &first);
    change(&practice, session(&practice).id, "2026-11-26", "10:00");
    let changed = practice.rows();
    assert_eq!(told(&bring_in(&practice, "a.ics", &first)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(practice.rows(), changed);
    let called_off = event(1, "20261124T100000", CALLED_OFF);
    assert_eq!(told(&bring_in(&practice, "a.ics", &called_off)), json!({ "rows": 1, "known": 1 }));

    let later = event(2, "20261127T180000", "");
    assert_eq!(told(&bring_in(&practice, "a.ics", &later)), json!({ "rows": 1, "updated": 1 }));
    assert_eq!(session(&practice).day, day("2026-11-27"));
    change(&practice, session(&practice).id, "2026-11-28", "18:00");
    assert_eq!(told(&bring_in(&practice, "a.ics", &later)), json!({ "rows": 1, "known": 1 }));
    practice.undo();
    assert_eq!(told(&bring_in(&practice, "a.ics", &later)), json!({ "rows": 1, "known": 1 }));
    assert_eq!(session(&practice).day, day("2026-11-27"));
}

#[test]
fn a_booking_whose_length_alone_was_changed_is_called_off_by_the_file_that_calls_it_off() {
    let practice = with_two_learners();
    bring_in(&practice, "a.ics", event(1, "20261124T100000", ""));
    let wish = json!({ "session": session(&practice).id.to_string(), "day": "2026-11-24", "time": "10:00", "minutes": 80 });
    practice.ask("session.change", wish);
    let called_off = event(1, "20261124T100000", CALLED_OFF);
    assert_eq!(told(&bring_in(&practice, "a.ics", &called_off)), json!({ "rows": 1, "updated": 1 }));
    let off = session(&practice);
    assert_eq!((off.state, off.minutes), (SessionState::CancelledByLearner, Some(80)));
}
