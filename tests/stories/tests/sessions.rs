//! Booking, changing, moving and calling off.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use nenrin_domain::{Session, SessionState};
use nenrin_stories::{Json, Practice, json, text};

fn stored(practice: &Practice, session: &str) -> Session {
    practice.stored(session.parse().unwrap()).unwrap()
}

#[test]
fn a_booking_can_be_corrected_while_it_is_open() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-12-04", "10:00");
    let wish = json!({ "session": session, "day": "2026-12-05", "time": "14:30", "minutes": 60, "mode": "in_person" });
    practice.ask("session.change", wish.clone());
    let changed = stored(&practice, &session);
    assert_eq!((changed.day.to_string().as_str(), changed.minutes), ("2026-12-05", Some(60)));
    assert_eq!(changed.state, SessionState::Booked);

    practice.ask("session.resolve", json!({ "session": session, "state": "cancelled_by_coach" }));
    assert_eq!(practice.refused("session.change", wish)["about"]["rule"], "not_open");
}

#[test]
fn a_booking_is_as_long_and_held_as_the_last_session_unless_it_says_otherwise() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let book = |fields: nenrin_stories::Json| stored(&practice, &text(&practice.ask("session.book", fields)));
    let first =
        book(json!({ "learner": learner, "day": "2026-12-04", "time": "10:00", "minutes": 75, "mode": "in_person" }));
    let next = book(json!({ "learner": learner, "day": "2026-12-11", "time": "10:00" }));
    assert_eq!((next.minutes, next.mode), (first.minutes, first.mode));
    let shorter = book(json!({ "learner": learner, "day": "2026-12-18", "time": "10:00", "minutes": 50 }));
    assert_eq!((shorter.minutes, shorter.mode), (Some(50), first.mode));
}

#[test]
fn a_day_is_booked_once_for_a_learner() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.booked(&learner, "2026-12-04", "10:00");
    let again = json!({ "learner": learner, "day": "2026-12-04", "time": "15:00" });
    assert_eq!(practice.refused("session.book", again)["about"]["rule"], "booked_that_day");
}

#[test]
fn a_moved_session_keeps_the_link_to_its_new_date_and_uses_no_ticket() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 4, "2026-11-01");
    let before = practice.rows();
    let old = practice.booked(&learner, "2026-11-20", "10:00");
    let new =
        text(&practice.ask("session.reschedule", json!({ "session": old, "day": "2026-11-27", "time": "11:00" })));

    assert_eq!(stored(&practice, &old).state, SessionState::Rescheduled);
    assert_eq!(stored(&practice, &old).moved_to.map(|id| id.to_string()), Some(new.clone()));
    assert_eq!((stored(&practice, &new).minutes, stored(&practice, &new).state), (Some(50), SessionState::Booked));
    let about = practice.ask("act.recent", json!({ "limit": 1 }))[0]["about"].take();
    for (what, said) in [("from", "2026-11-20"), ("from_time", "10:00"), ("day", "2026-11-27"), ("time", "11:00")] {
        assert_eq!(about[what], said, "the act names the move");
    }
    assert_eq!(practice.balance(&learner), 4);
    let mut draft = practice.composer_of(&learner, &old)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "…" }]);
    assert_eq!(practice.refused("composer.confirm", json!({ "draft": draft }))["about"]["rule"], "moved");

    practice.undo();
    practice.undo();
    assert_eq!(practice.rows(), before);
}

#[test]
fn both_ends_of_a_move_lead_to_each_other() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let first = practice.booked(&learner, "2026-11-20", "10:00");
    let moved = |session: &str, day: &str| {
        text(&practice.ask("session.reschedule", json!({ "session": session, "day": day, "time": null })))
    };
    let second = moved(&first, "2026-11-27");
    let third = moved(&second, "2026-12-04");
    let at = |id: &str, day: &str, time: Json| json!({ "id": id, "day": day, "time": time });
    let [one, two, three] = [
        at(&first, "2026-11-20", json!("10:00")),
        at(&second, "2026-11-27", Json::Null),
        at(&third, "2026-12-04", Json::Null),
    ];
    let expected = [
        (&third, json!({ "from": two, "to": null })),
        (&second, json!({ "from": one, "to": three })),
        (&first, json!({ "from": null, "to": two })),
    ];
    let events = practice.ask("timeline.page", json!({ "learner": learner, "limit": 50 }))["events"].take();
    for ((session, moves), event) in expected.iter().zip(events.as_array().unwrap()) {
        assert_eq!((&event["id"], &event["moves"]), (&json!(session), moves));
        assert_eq!(&practice.composer_of(&learner, session)["moves"], moves);
    }
}

#[test]
fn a_corrected_booking_is_not_taken_back_by_what_is_being_typed_about_it() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-20", "10:00");
    let mut draft = practice.composer(&learner)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "資料を読んでおく。" }]);
    practice.ask("draft.save", json!({ "draft": draft }));
    let begins = || practice.composer_of(&learner, &session)["body"]["time"].take();

    let wish = json!({ "session": session, "day": "2026-11-20", "time": "11:30", "minutes": 50, "mode": "online" });
    practice.ask("session.change", wish);
    assert_eq!(begins(), "11:30");
    practice.undo();
    assert_eq!(begins(), "10:00");
    practice.ask("act.redo", json!({}));
    let body = practice.composer_of(&learner, &session)["body"].take();
    practice.ask("composer.confirm", json!({ "draft": body }));
    let stored: nenrin_domain::Session = practice.stored(session.parse().unwrap()).unwrap();
    assert_eq!(stored.time.map(|time| time.to_string()), Some("11:30".to_owned()));
}

#[test]
fn a_draft_does_not_pass_for_what_is_recorded() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-20", "10:00");
    let mut draft = practice.composer(&learner)["body"].take();
    (draft["time"], draft["satisfaction"]) = (json!("13:00"), json!(5));
    practice.ask("draft.save", json!({ "draft": draft }));
    let composer = practice.composer_of(&learner, &session);
    assert_eq!((&composer["body"]["time"], &composer["record"]["time"]), (&json!("13:00"), &json!("10:00")));
    assert!(composer["record"]["satisfaction"].is_null());
}

#[test]
fn what_is_being_typed_goes_along_with_a_session_that_is_moved() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let old = practice.booked(&learner, "2026-11-20", "10:00");
    let mut draft = practice.composer(&learner)["body"].take();
    draft["sections"] = json!([{ "key": "talked", "text": "資料を読んでおく。" }]);
    draft["typing"] = json!({ "action": "読書 金曜" });
    let saved_at = practice.ask("draft.save", json!({ "draft": draft }));

    let wish = json!({ "session": old, "day": "2026-11-27", "time": "11:00" });
    let new = text(&practice.ask("session.reschedule", wish));
    let composer = practice.composer(&learner);
    let mut expected = draft.clone();
    (expected["session"], expected["day"], expected["time"]) = (json!(new), json!("2026-11-27"), json!("11:00"));
    assert_eq!((&composer["body"], &composer["saved_at"]), (&expected, &saved_at));
    let drafts = || practice.ask("draft.list", json!({})).as_array().unwrap().len();
    assert_eq!(drafts(), 1);

    expected["sections"][0]["text"] = json!("資料を読んでおく。二冊。");
    practice.ask("draft.save", json!({ "draft": expected }));
    practice.undo();
    draft["sections"] = expected["sections"].clone();
    assert_eq!((&practice.composer(&learner)["body"], drafts()), (&draft, 1));
    practice.ask("act.redo", json!({}));
    assert_eq!((&practice.composer(&learner)["body"], drafts()), (&expected, 1));
}

#[test]
fn a_no_show_uses_a_ticket_and_a_cancellation_in_time_does_not() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let _ = practice.package(&learner, 4, "2026-11-01");
    let missed = practice.booked(&learner, "2026-11-20", "10:00");
    let ahead = practice.booked(&learner, "2026-11-27", "10:00");
    let resolve = |session: &str, state: &str| json!({ "session": session, "state": state });

    practice.ask("session.resolve", resolve(&missed, "no_show"));
    assert_eq!(practice.balance(&learner), 3);
    practice.ask("session.resolve", resolve(&missed, "cancelled_by_learner"));
    assert_eq!(practice.balance(&learner), 4);
    practice.ask("session.resolve", resolve(&ahead, "cancelled_by_learner"));
    assert_eq!(practice.balance(&learner), 4);
    assert_eq!(practice.refused("session.resolve", resolve(&ahead, "no_show"))["about"]["rule"], "in_the_future");
    let held = practice.refused("session.resolve", resolve(&missed, "held"));
    assert_eq!(held["about"]["rule"], "confirmed_in_the_composer");
    assert_eq!(practice.ask("composer.next", json!({})), json!(null));
}

#[test]
fn what_a_history_does_not_say_is_not_today() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let sessions = ["2026-10-09", "2026-10-23"].map(|day| practice.booked(&learner, day, "10:00"));
    for (session, state) in sessions.iter().zip([SessionState::Held, SessionState::NoShow]) {
        let booked: Session = practice.stored(session.parse().unwrap()).unwrap();
        practice.act("history.bring_in", |writer| Ok(writer.put(&Session { state, ..booked.clone() })?));
    }
    practice.record(&learner, &sessions[0], "順調。");
    practice.ask("session.resolve", json!({ "session": sessions[1], "state": "no_show" }));
    for session in &sessions {
        assert_eq!(practice.stored::<Session>(session.parse().unwrap()).unwrap().resolved_on, None);
    }
}

#[test]
fn what_is_booked_at_the_time_of_another_is_told_and_refuses_nothing() {
    let practice = Practice::on("2026-11-20");
    let [sato, suzuki] = ["佐藤 美咲", "鈴木 健太"].map(|name| practice.learner(name));
    let theirs = json!({ "learner": suzuki, "day": "2026-12-04", "time": "10:00", "minutes": 60 });
    let theirs = practice.ask("session.book", theirs);
    let look = |learner: &str, days: &[&str], time: &str, minutes: u32| {
        let wish = json!({ "learners": [learner], "days": days, "time": time, "minutes": minutes });
        practice.ask("session.meanwhile", wish)
    };
    for (time, minutes, meets) in [
        ("10:00", 60, true),
        ("10:59", 30, true),
        ("09:30", 31, true),
        ("09:00", 180, true),
        ("11:00", 60, false),
        ("09:30", 30, false),
    ] {
        let met = look(&sato, &["2026-12-04"], time, minutes);
        assert_eq!(met.as_array().unwrap().len(), usize::from(meets), "{time}, {minutes}: {met}");
    }
    let met = look(&sato, &["2026-12-03", "2026-12-04", "2026-12-05"], "10:30", 60)[0].take();
    assert_eq!((&met["session"], &met["learner"]["name"]), (&theirs, &json!("鈴木 健太")));
    assert_eq!((&met["day"], &met["time"], &met["people"]), (&json!("2026-12-04"), &json!("10:00"), &json!(1)));
    assert_eq!(look(&suzuki, &["2026-12-04"], "10:00", 60), json!([]), "one's own booking is told when it is refused");
    practice.ask("session.book", json!({ "learner": sato, "day": "2026-12-04", "time": "10:30", "minutes": 60 }));
    practice.ask("session.resolve", json!({ "session": theirs, "state": "cancelled_by_learner" }));
    assert_eq!(look(&suzuki, &["2026-12-04"], "10:00", 30), json!([]), "it begins when that one is over");
    assert_eq!(look(&sato, &["2026-12-04"], "10:00", 60), json!([]), "what is called off is in nobody's way");
}

#[test]
fn a_group_at_the_time_of_another_booking_is_told_once_and_lengths_are_the_usual_ones() {
    let practice = Practice::on("2026-11-20");
    let [sato, suzuki, takahashi] = ["佐藤 美咲", "鈴木 健太", "高橋 歩"].map(|name| practice.learner(name));
    let group = json!({ "learners": [suzuki, takahashi], "title": "朝の読書会", "day": "2026-12-04", "time": "10:00" });
    practice.ask("gathering.book", group);
    let look = |time: &str| {
        let wish = json!({ "learners": [sato], "days": ["2026-12-04"], "time": time });
        practice.ask("session.meanwhile", wish)
    };
    let met = look("10:49");
    assert_eq!((met.as_array().unwrap().len(), &met[0]["people"]), (1, &json!(2)));
    assert_eq!(met[0]["title"], "朝の読書会");
    assert_eq!(look("10:50"), json!([]), "a session without a length lasts 50 minutes");
    assert_eq!(look("09:00"), json!([]));
    practice.ask("session.book", json!({ "learner": sato, "day": "2026-12-01", "time": "10:00", "minutes": 90 }));
    assert_eq!(look("09:00").as_array().unwrap().len(), 1, "as long as the last one with them");
}
