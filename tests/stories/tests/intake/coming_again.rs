//! Bookings that come again: what the coach has changed stays, and what hangs on a booking goes along with it.

use nenrin_domain::{Day, LearnerId, Session, SessionId, SessionState, TrialId};
use nenrin_stories::{Json, Practice, json};

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
    let wish =
        json!({ "session": session(&practice).id.to_string(), "day": "2026-11-24", "time": "10:00", "minutes": 80 });
    practice.ask("session.change", wish);
    let called_off = event(1, "20261124T100000", CALLED_OFF);
    assert_eq!(told(&bring_in(&practice, "a.ics", &called_off)), json!({ "rows": 1, "updated": 1 }));
    let off = session(&practice);
    assert_eq!((off.state, off.minutes), (SessionState::CancelledByLearner, Some(80)));
}

#[test]
fn a_trial_and_what_is_being_typed_go_along_with_a_booking_that_a_file_moves() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    let trial = json!({ "learner": misaki, "trial": { "day": "2026-11-24", "time": "10:00" } });
    let trial: TrialId = practice.ask("trial.book", trial).as_str().unwrap().parse().unwrap();
    bring_in(&practice, "a.ics", event(1, "20261124T100000", ""));
    let id = session(&practice).id.to_string();
    let mut draft = practice.composer_of(misaki.as_str().unwrap(), &id)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "資料を読んでおく。" }]);
    practice.ask("draft.save", json!({ "draft": draft }));

    bring_in(&practice, "a.ics", event(2, "20261127T180000", ""));
    let body = practice.composer_of(misaki.as_str().unwrap(), &id)["body"].take();
    assert_eq!((&body["day"], &body["time"]), (&json!("2026-11-27"), &json!("18:00")));
    assert_eq!(practice.stored::<nenrin_domain::Trial>(trial).unwrap().day, day("2026-11-27"));
    practice.undo();
    assert_eq!(practice.stored::<nenrin_domain::Trial>(trial).unwrap().day, day("2026-11-24"));
    let body = practice.composer_of(misaki.as_str().unwrap(), &id)["body"].take();
    assert_eq!(body["day"], "2026-11-24");
}

#[test]
fn a_booking_that_moves_belongs_to_the_contract_of_its_new_day() {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    bring_in(&practice, "a.ics", event(1, "20261124T100000", ""));
    let contract = practice.package(misaki.as_str().unwrap(), 3, "2026-12-01");
    let of = || session(&practice).contract.map(|contract| contract.to_string());
    bring_in(&practice, "a.ics", event(2, "20261204T100000", ""));
    assert_eq!(of(), Some(contract.clone()));
    change(&practice, session(&practice).id, "2026-11-27", "10:00");
    assert_eq!(of(), None);
    change(&practice, session(&practice).id, "2026-12-02", "10:00");
    assert_eq!(of(), Some(contract));
}

/// What a learner calls off uses a ticket, of three.
fn strict() -> (Practice, Json) {
    let practice = with_two_learners();
    let misaki = learner(&practice, "佐藤 美咲");
    let _ = practice.package(misaki.as_str().unwrap(), 3, "2026-11-01");
    let wish = json!({ "outcome": "cancelled_by_learner", "consumes": true, "chargeable": true });
    practice.ask("policy.save", json!({ "outcomes": [wish], "notice_hours": 24 }));
    (practice, misaki)
}

#[test]
fn a_booking_that_a_file_calls_off_uses_its_ticket_by_the_policy() {
    let (practice, misaki) = strict();
    let balance = || practice.balance(misaki.as_str().unwrap());
    bring_in(&practice, "a.ics", event(1, "20261124T100000", ""));
    assert_eq!(balance(), 3);
    bring_in(&practice, "a.ics", event(2, "20261124T100000", CALLED_OFF));
    assert_eq!(balance(), 2);
    practice.undo();
    assert_eq!(balance(), 3);
}

#[test]
fn a_booking_that_comes_in_called_off_uses_its_ticket_too_also_out_of_the_inbox() {
    let (practice, misaki) = strict();
    let lines = "Invitee Name,Invitee Email,Event Type Name,Start Date & Time,End Date & Time,Canceled,Event UUID,Invitee UUID\n\
        佐藤 美咲,misaki@example.jp,面談,2026-11-24 10:00,2026-11-24 10:50,true,ev-1,inv-1\n\
        みさき,other@example.jp,面談,2026-11-25 10:00,2026-11-25 10:50,true,ev-2,inv-2\n";
    let before = practice.rows();
    assert_eq!(told(&bring_in(&practice, "c.csv", lines)), json!({ "rows": 2, "new": 1, "waiting": 1 }));
    assert_eq!(practice.balance(misaki.as_str().unwrap()), 2);
    let item = practice.ask("inbox.list", json!({ "limit": 10 }))["items"][0]["id"].clone();
    practice.ask("inbox.give", json!({ "items": [item], "learner": misaki }));
    assert_eq!(practice.balance(misaki.as_str().unwrap()), 1);
    practice.undo();
    practice.undo();
    assert_eq!(practice.rows(), before);
}
