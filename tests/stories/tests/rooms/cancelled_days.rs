//! A day that the coach had to cancel: what the follow-ups of it say, and when they are done.

use nenrin_domain::{FollowUp, FollowUpId, FollowUpResult, FollowUpState, Interaction};
use nenrin_stories::{Json, Practice, json, of_kind, text};

use crate::{book, broken_rule, day, each, id_of};

/// 佐藤 美咲, who is to be asked for another date for each of `days`.
fn cancelled(days: &[(&str, &str)]) -> (Practice, String) {
    let practice = Practice::on("2026-11-20");
    let known = json!({
        "name": "佐藤 美咲", "kana": null, "mail": "misaki@example.jp", "phone": "090-1234-5678", "line": "みさき",
        "concern": null, "tags": [],
    });
    let sato = text(&practice.ask("learner.add", known));
    // One that is over and not yet written about.
    let _ = book(&practice, &sato, "2026-11-19", "10:00");
    for (day, time) in days {
        let _ = book(&practice, &sato, day, time);
    }
    for (day, _) in days {
        practice.ask("day.cancel", json!({ "day": day, "keep": [] }));
    }
    (practice, sato)
}

fn due(practice: &Practice, learner: &str) -> Json {
    practice.ask("follow_up.due_of", json!({ "learner": learner }))
}

fn stored(practice: &Practice, line: &Json) -> FollowUp {
    practice.stored(id_of::<FollowUpId>(line["id"].as_str().unwrap())).unwrap()
}

#[test]
fn it_says_which_session_was_cancelled_and_how_to_reach_the_learner() {
    let (practice, sato) = cancelled(&[("2026-11-20", "15:00"), ("2026-11-21", "10:00")]);
    let other = practice.learner("鈴木 花");
    let fields = json!({ "learner": other, "purpose": "admin", "text": "教材を送る", "due_on": "2026-11-27" });
    practice.ask("follow_up.add", fields);
    let listed = practice.ask("follow_up.list", json!({}))["due"]["first"][0].take();
    assert_eq!(listed, due(&practice, &sato)[0]);
    let at = |n: usize| (listed["cancelled"][n]["day"].clone(), listed["cancelled"][n]["time"].clone());
    assert_eq!(at(0), (json!("2026-11-20"), json!("15:00")));
    assert_eq!(at(1), (json!("2026-11-21"), json!("10:00")));
    let reach = json!({ "preferred": null, "line": "みさき", "phone": "090-1234-5678", "mail": "misaki@example.jp" });
    assert_eq!(listed["reach"], reach);
    assert_eq!(due(&practice, &other), json!([]), "it is not due yet");
    practice.it_is("2026-11-27", "09:00");
    let later = due(&practice, &other);
    assert_eq!((each(&later, "text"), &later[0]["cancelled"]), (vec![&json!("教材を送る")], &json!([])));
}

#[test]
fn the_composer_says_beforehand_that_the_booking_in_it_closes_it() {
    for days in [&[("2026-11-20", "15:00")][..], &[("2026-11-20", "15:00"), ("2026-11-21", "10:00")]] {
        let (practice, sato) = cancelled(days);
        let mut draft = practice.composer(&sato)["body"].take();
        draft["sections"] = json!([{ "key": "talked", "text": "近況" }]);
        draft["next_booking"] =
            json!({ "day": "2026-11-27", "time": "15:00", "minutes": null, "mode": null, "place": null });
        let foreseen = || {
            let told = practice.ask("composer.preview", json!({ "draft": draft }))["consequences"].take();
            of_kind(&told, "date_found").into_iter().cloned().collect::<Vec<_>>()
        };
        let (told, line) = (foreseen(), due(&practice, &sato)[0].take());
        practice.ask("composer.confirm", json!({ "draft": draft }));
        let state = stored(&practice, &line).state;
        match days.len() {
            1 => {
                assert_eq!(told[0]["cancelled"], line["cancelled"], "it names what it was for");
                assert_eq!(state, FollowUpState::Done);
            }
            _ => assert_eq!((told, state), (vec![], FollowUpState::Open), "one date for two sessions is not enough"),
        }
    }
}

#[test]
fn the_composer_of_the_cancelled_session_itself_names_it_when_the_booking_in_it_closes_the_follow_up() {
    let (practice, sato) = cancelled(&[("2026-11-20", "15:00")]);
    let line = due(&practice, &sato)[0].take();
    let session = line["cancelled"][0]["id"].clone();
    let mut draft = practice.composer_of(&sato, session.as_str().unwrap())["body"].take();
    assert_eq!(draft["outcome"], "cancelled_by_coach");
    draft["next_booking"] =
        json!({ "day": "2026-11-27", "time": "15:00", "minutes": null, "mode": null, "place": null });
    let told = practice.ask("composer.preview", json!({ "draft": draft }))["consequences"].take();
    let told = of_kind(&told, "date_found").into_iter().map(|it| it["cancelled"].clone()).collect::<Vec<_>>();
    assert_eq!(told, [line["cancelled"].clone()]);
}

#[test]
fn a_new_date_closes_it_in_the_same_act_and_both_are_taken_back_together() {
    let (practice, sato) = cancelled(&[("2026-11-20", "15:00")]);
    let line = due(&practice, &sato)[0].take();
    let before = practice.rows();
    practice.it_is("2026-11-21", "09:00");
    let _ = book(&practice, &sato, "2026-11-27", "15:00");
    let closed = stored(&practice, &line);
    assert_eq!((closed.state, closed.result), (FollowUpState::Done, Some(FollowUpResult::Booked)));
    assert_eq!(closed.closed_on, Some(day("2026-11-21")));
    practice.undo();
    assert_eq!(practice.rows(), before);
    assert_eq!(stored(&practice, &line).state, FollowUpState::Open);
}

#[test]
fn every_way_to_book_closes_it() {
    let ways: [fn(&Practice, &str); 4] = [
        |practice, sato| {
            let fields = json!({
                "learner": sato, "first": "2026-11-27", "rhythm": { "every_days": 7, "times": 3, "until": null },
                "time": "10:00", "minutes": 50, "mode": "online", "leave_out": [],
            });
            practice.ask("session.book_series", fields);
        },
        |practice, sato| {
            let other = practice.learner("鈴木 花");
            let fields = json!({
                "title": null, "learners": [sato, other], "day": "2026-11-27", "time": "10:00", "minutes": 50, "mode": "online",
            });
            practice.ask("gathering.book", fields);
        },
        |practice, sato| {
            let times = json!([{ "day": "2026-11-27", "time": "10:00", "minutes": 50, "mode": "online" }]);
            let offered = practice.ask("session.propose", json!({ "learner": sato, "times": times }))[0].take();
            assert_eq!(due(practice, sato).as_array().map(Vec::len), Some(1), "only offered");
            practice.ask("proposal.confirm", json!({ "session": offered, "keep": [] }));
        },
        |practice, sato| {
            let mut draft = practice.composer(sato)["body"].take();
            draft["next_booking"] = json!({ "day": "2026-11-27", "time": "10:00", "minutes": null, "mode": null });
            practice.ask("composer.confirm", json!({ "draft": draft }));
        },
    ];
    for book in ways {
        let (practice, sato) = cancelled(&[("2026-11-20", "15:00")]);
        book(&practice, &sato);
        assert_eq!(due(&practice, &sato), json!([]));
        practice.undo();
        assert_eq!(due(&practice, &sato).as_array().map(Vec::len), Some(1));
    }
}

#[test]
fn two_cancelled_sessions_want_two_new_dates() {
    let (practice, sato) = cancelled(&[("2026-11-20", "15:00"), ("2026-11-21", "10:00")]);
    let _ = book(&practice, &sato, "2026-11-27", "15:00");
    assert_eq!(due(&practice, &sato).as_array().map(Vec::len), Some(1));
    let _ = book(&practice, &sato, "2026-11-28", "15:00");
    assert_eq!(due(&practice, &sato), json!([]));
}

#[test]
fn another_follow_up_stays_when_something_is_booked() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let fields = json!({ "learner": sato, "purpose": "renewal", "text": "更新の相談", "due_on": "2026-11-20" });
    practice.ask("follow_up.add", fields);
    let _ = book(&practice, &sato, "2026-11-27", "15:00");
    assert_eq!(each(&due(&practice, &sato), "text"), [&json!("更新の相談")]);
}

#[test]
fn a_contact_that_is_logged_leaves_it_open_and_can_close_it_afterwards() {
    let (practice, sato) = cancelled(&[("2026-11-20", "15:00")]);
    let line = due(&practice, &sato)[0].take();
    let logged = practice.ask("interaction.log", json!({ "learner": sato, "text": "LINE: 振替のご相談" }));
    assert_eq!(stored(&practice, &line).state, FollowUpState::Open, "an answer may still be awaited");
    let finish = json!({ "follow_up": line["id"], "result": "replied", "logged": logged });
    practice.ask("follow_up.finish", finish);
    let contact = || practice.stored::<Interaction>(id_of(logged.as_str().unwrap())).unwrap();
    let done = stored(&practice, &line);
    assert_eq!((done.state, contact().follow_up), (FollowUpState::Done, Some(done.id)));
    practice.undo();
    assert_eq!((stored(&practice, &line).state, contact().follow_up), (FollowUpState::Open, None));

    let other = practice.learner("鈴木 花");
    let theirs = practice.ask("interaction.log", json!({ "learner": other, "text": "電話: 別の件" }));
    let wrong = json!({ "follow_up": line["id"], "result": "replied", "logged": theirs });
    assert_eq!(broken_rule(&practice.refused("follow_up.finish", wrong)), ("logged", "of_this_learner"));
}
